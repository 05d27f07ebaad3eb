import type { RuleValue, RuleVersion } from '../../../types/rules'
import type { CalendarDay } from '../../../types/time'
import type { Setting } from './setting'
import { settings } from './settings'

export type RuleName = keyof typeof settings

/** The county's settings on one day (G152), each with the type of its default. */
export type Rules = { [Name in RuleName]: (typeof settings)[Name]['standard'] }

/** The county's settings through time: last year's quarter is judged by last year's rule. */
export interface RuleBook {
  /** A setting as it was, is or will be on that day. */
  on(day: CalendarDay): Rules
}

export const names = Object.keys(settings) as RuleName[]

export const isRuleName = (name: string): name is RuleName => Object.hasOwn(settings, name)

/** The setting as the console sees it, whatever its value. */
export const settingOf = (name: RuleName): Setting => settings[name] as unknown as Setting

export const defaults = Object.fromEntries(
  names.map(name => [name, settings[name].standard]),
) as unknown as Rules

/** Versions in the order of their days; a later one of the same day wins. Unknown names are passed over. */
export function ruleBookOf(versions: RuleVersion[]): RuleBook {
  const inOrder = standing(versions)
  return {
    on(day) {
      const inForce = inOrder.filter(({ effectiveDay }) => effectiveDay <= day)
      const changed = inForce.flatMap(({ changes }) =>
        Object.entries(changes).filter(([name]) => isRuleName(name)),
      )
      return { ...defaults, ...Object.fromEntries(changed) }
    },
  }
}

/** The versions that nobody took back, as they come into force. */
export function standing(versions: RuleVersion[]): RuleVersion[] {
  const withdrawn = new Set(versions.map(({ withdraws }) => withdraws))
  return versions
    .filter(({ _id, withdraws }) => !withdraws && !withdrawn.has(_id))
    .sort((a, b) => a.effectiveDay.localeCompare(b.effectiveDay) || a._id.localeCompare(b._id))
}

/** What one setting becomes, and when, in the versions that stand. */
export function turnsOf(
  versions: RuleVersion[],
  name: RuleName,
): { version: RuleVersion; value: RuleValue }[] {
  return standing(versions).flatMap(version => {
    const value = version.changes[name]
    return value === undefined ? [] : [{ version, value }]
  })
}
