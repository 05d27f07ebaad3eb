import { addDays, dayOf } from '../../../src/contract/calendar'
import type { RuleVersion, RuleVersionState, RuleWish } from '../../../types/rules'
import type { CalendarDay, Moment } from '../../../types/time'
import { answer, refuse } from '../../kernel/answer'
import { isRuleName, type RuleName, type Rules, ruleBookOf, settingOf, standing } from './book'
import { accepts, inOrder, isSame } from './setting'

/** An instance may know the settings of a minute ago, and a call lasts up to twenty seconds. */
const spreadMs = 120_000

/** The first day from which a change decided now holds everywhere at once. */
export function earliestDay(now: Moment): CalendarDay {
  return addDays(dayOf(now + spreadMs), 1)
}

/** Settings of which one may not pass the other. */
const pairs: [low: RuleName, high: RuleName][] = [
  ['groups.least', 'groups.most'],
  ['deeds.least', 'deeds.most'],
  ['absence.remindAfterQuarters', 'absence.contactAfterQuarters'],
]

export type Wishes = Partial<Record<RuleName, RuleWish['value']>>

/** Wishes that each setting accepts, that change something, and that contradict nothing on that day or later. */
export function decideChange(
  versions: RuleVersion[],
  wishes: RuleWish[],
  effectiveDay: CalendarDay,
  now: Moment,
) {
  const changes: Wishes = {}
  for (const { name, value } of wishes) {
    if (!isRuleName(name)) return refuse('unknownRule', { name })
    const setting = settingOf(name)
    if (!accepts(setting, value))
      return refuse('badValue', { name, title: setting.title, kind: setting.kind })
    changes[name] = inOrder(setting, value)
  }
  const earliest = earliestDay(now)
  if (effectiveDay < earliest) return refuse('tooEarly', { earliestDay: earliest })

  const before = ruleBookOf(versions).on(effectiveDay)
  const changing = Object.entries(changes).filter(([name, value]) => !isSame(value, before[name as RuleName]))
  if (changing.length === 0) return refuse('nothingChanges', { name: wishes[0]?.name })

  const contradiction = contradictionFrom([...versions, draftOf(changes, effectiveDay)], effectiveDay)
  return contradiction
    ? refuse('contradiction', contradiction)
    : answer(Object.fromEntries(changing) as Wishes)
}

/** Which pair would be the wrong way round, on that day or when something decided later comes into force. */
export function contradictionFrom(versions: RuleVersion[], from: CalendarDay) {
  const book = ruleBookOf(versions)
  const later = standing(versions).flatMap(({ effectiveDay }) => (effectiveDay > from ? [effectiveDay] : []))
  for (const day of [from, ...later]) {
    const wrong = pairs.find(([low, high]) => isAbove(book.on(day), low, high))
    if (wrong) {
      const [low, high] = wrong
      return { name: low, title: settingOf(low).title, otherTitle: settingOf(high).title, day }
    }
  }
  return null
}

const isAbove = (rules: Rules, low: RuleName, high: RuleName): boolean =>
  Number(rules[low]) > Number(rules[high])

/** As the version would stand; its id is after all others. */
function draftOf(changes: Wishes, effectiveDay: CalendarDay): RuleVersion {
  return {
    _id: '~',
    revision: 0,
    effectiveDay,
    changes,
    withdraws: null,
    reason: '',
    changedBy: '',
    changedByName: null,
    changedAt: 0,
    tapId: '',
  }
}

export function latestRevision(versions: RuleVersion[]): number {
  return Math.max(0, ...versions.map(({ revision }) => revision ?? 0))
}

export const versionId = (revision: number): string => String(revision).padStart(8, '0')

/** May it still be taken back? Not from the moment on at which some instance may act on it. */
export function isOpen({ effectiveDay }: RuleVersion, now: Moment): boolean {
  return effectiveDay >= earliestDay(now)
}

export function stateOf(
  version: RuleVersion,
  name: RuleName,
  versions: RuleVersion[],
  now: Moment,
): RuleVersionState {
  if (versions.some(({ withdraws }) => withdraws === version._id)) return 'withdrawn'
  const today = dayOf(now)
  if (version.effectiveDay > today) return 'decided'
  const last = standing(versions).findLast(
    ({ effectiveDay, changes }) => effectiveDay <= today && changes[name] !== undefined,
  )
  return last?._id === version._id ? 'inForce' : 'past'
}
