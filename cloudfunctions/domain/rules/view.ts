import type {
  RuleChangeView,
  RuleConcern,
  RuleDetail,
  RuleHistoryView,
  RuleValue,
  RuleVersion,
  RuleView,
} from '../../../types/rules'
import type { CalendarDay, Moment } from '../../../types/time'
import type { Tree } from '../orgs/tree'
import { defaults, isRuleName, type RuleName, ruleBookOf, settingOf, turnsOf } from './book'
import { inUse } from './in-use'
import { isOpen, stateOf, type Wishes } from './rules'
import { inWords, isSame } from './setting'

const said = (name: RuleName, value: RuleValue): string => inWords(settingOf(name), value)

export function ruleView(versions: RuleVersion[], name: RuleName, day: CalendarDay): RuleView {
  const { group, title, row } = settingOf(name)
  const value = ruleBookOf(versions).on(day)[name]
  return {
    name,
    group,
    title,
    value,
    valueInWords: said(name, value),
    defaultInWords: said(name, defaults[name]),
    isDefault: isSame(value, defaults[name]),
    row,
    isInUse: inUse.includes(name),
    next: laterThan(versions, name, day)[0] ?? null,
  }
}

export function ruleDetail(versions: RuleVersion[], name: RuleName, day: CalendarDay): RuleDetail {
  const { kind, explanation, quotation, touches } = settingOf(name)
  return { ...ruleView(versions, name, day), kind, explanation, quotation, touches }
}

/** Every version that changed the setting, the latest first, those taken back among them. */
export function historyOf(
  versions: RuleVersion[],
  name: RuleName,
  now: Moment,
  mayChange: boolean,
): RuleHistoryView[] {
  return versions
    .flatMap(version => {
      const value = version.changes[name]
      return value === undefined ? [] : [historyView(version, name, value)]
    })
    .reverse()

  function historyView(version: RuleVersion, name: RuleName, value: RuleValue): RuleHistoryView {
    const state = stateOf(version, name, versions, now)
    return {
      versionId: version._id,
      effectiveDay: version.effectiveDay,
      valueInWords: said(name, value),
      reason: version.reason,
      changedByName: version.changedByName,
      changedAt: version.changedAt,
      state,
      titles: Object.keys(version.changes).flatMap(one => (isRuleName(one) ? [settingOf(one).title] : [])),
      can: { withdraw: mayChange && state === 'decided' && isOpen(version, now) },
    }
  }
}

/** What each wish changes, and what was decided before and still comes after it. */
export function changeViews(
  versions: RuleVersion[],
  changes: Wishes,
  effectiveDay: CalendarDay,
  tree: Tree,
): RuleChangeView[] {
  const before = ruleBookOf(versions).on(effectiveDay)
  return Object.entries(changes).flatMap(([name, value]) => {
    if (!isRuleName(name)) return []
    const { title, touches, concerns } = settingOf(name)
    return [
      {
        name,
        title,
        fromInWords: said(name, before[name]),
        toInWords: said(name, value),
        touches,
        concerns: concerns ? { what: concerns, count: countOf(concerns, tree) } : null,
        later: laterThan(versions, name, effectiveDay),
      },
    ]
  })
}

function laterThan(versions: RuleVersion[], name: RuleName, day: CalendarDay) {
  return turnsOf(versions, name)
    .filter(({ version }) => version.effectiveDay > day)
    .map(({ version, value }) => ({ day: version.effectiveDay, valueInWords: said(name, value) }))
}

/** The tree is in memory already: counting it asks nobody. */
function countOf(what: RuleConcern, tree: Tree): number {
  return tree.ofKind(what === 'communities' ? 'community' : 'branch').length
}
