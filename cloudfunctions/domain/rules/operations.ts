import * as v from 'valibot'
import { dayOf } from '../../../src/contract/calendar'
import type { RuleGroup, RuleOperations, RuleVersion } from '../../../types/rules'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { day, someLines, tapId, text } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayChangeRules, mayReadRules } from './access'
import { isRuleName, names } from './book'
import { points } from './points'
import * as decide from './rules'
import { insertVersion, readVersions } from './store'
import { changeViews, historyOf, ruleDetail, ruleView } from './view'

const name = v.pipe(v.string(), v.regex(/^[A-Za-z]{1,30}(\.[A-Za-z]{1,40}){1,2}$/))
const plain = v.union([v.pipe(v.number(), v.finite()), someLines(1000)])
const value = v.union([v.boolean(), plain, v.pipe(v.array(plain), v.maxLength(20))])
const wish = v.strictObject({ name, value })
const wishes = v.pipe(
  v.array(wish),
  v.minLength(1),
  v.maxLength(20),
  v.check(list => new Set(list.map(one => one.name)).size === list.length),
)
const revision = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))
const reason = text(200)

const groups: RuleGroup[] = [
  'checkin',
  'reminders',
  'posts',
  'service',
  'ratings',
  'feedback',
  'meetings',
  'mobility',
  'accounts',
]

const list = operation<'rules.list'>()({
  input: v.strictObject({ day: v.nullable(day) }),
  find: () => null,
  allow: mayReadRules,
  async run({ db, now }, { mayChange }, asked) {
    const onDay = asked.day ?? dayOf(now)
    const versions = await readVersions(db)
    const rules = names.map(name => ruleView(versions, name, onDay))
    return answer({
      day: onDay,
      groups: groups.map(group => ({ group, rules: rules.filter(rule => rule.group === group) })),
      points,
      can: { change: mayChange },
    })
  },
})

const show = operation<'rules.show'>()({
  input: v.strictObject({ name }),
  find: () => null,
  allow: mayReadRules,
  async run({ db, now }, { mayChange }, asked) {
    if (!isRuleName(asked.name)) return refuse('unknownRule', { name: asked.name })
    const versions = await readVersions(db)
    return answer({
      rule: ruleDetail(versions, asked.name, dayOf(now)),
      history: historyOf(versions, asked.name, now, mayChange),
      revision: decide.latestRevision(versions),
      earliestDay: decide.earliestDay(now),
      can: { change: mayChange },
    })
  },
})

const preview = operation<'rules.preview'>()({
  input: v.strictObject({ changes: wishes, effectiveDay: day }),
  find: () => null,
  allow: mayChangeRules,
  async run({ db, now, tree }, _actor, { changes, effectiveDay }) {
    const versions = await readVersions(db)
    const decision = decide.decideChange(versions, changes, effectiveDay, now)
    if (!decision.ok) return decision
    return answer({
      effectiveDay,
      revision: decide.latestRevision(versions),
      changes: changeViews(versions, decision.value, effectiveDay, tree),
    })
  },
})

const change = operation<'rules.change'>()({
  input: v.strictObject({ tapId, changes: wishes, effectiveDay: day, reason, revision }),
  find: () => null,
  allow: mayChangeRules,
  async run(context, _actor, asked) {
    const versions = await readVersions(context.db)
    const earlier = tappedBefore(context, versions, asked.tapId)
    if (earlier) return answer(kept(earlier))
    if (decide.latestRevision(versions) !== asked.revision) return refuse('changedSince')

    const decision = decide.decideChange(versions, asked.changes, asked.effectiveDay, context.now)
    if (!decision.ok) return decision
    const { effectiveDay } = asked
    return insert(context, asked, { effectiveDay, changes: decision.value, withdraws: null })
  },
})

const withdraw = operation<'rules.withdraw'>()({
  input: v.strictObject({ tapId, versionId: v.pipe(v.string(), v.regex(/^\d{8}$/)), reason, revision }),
  // A number that no version has is answered like one that is out of reach.
  find: async ({ db }, { versionId }) => {
    const versions = await readVersions(db)
    const found = versions.find(({ _id, withdraws }) => _id === versionId && !withdraws)
    return found ? { found, versions } : null
  },
  allow(actor, asked) {
    const verdict = mayChangeRules(actor)
    if (!verdict.may) return verdict
    return asked ? { may: true, value: asked } : { may: false, refusal: 'notAllowed' }
  },
  async run(context, { found, versions }, asked) {
    const earlier = tappedBefore(context, versions, asked.tapId)
    if (earlier) return answer(kept(earlier))
    if (versions.some(({ withdraws }) => withdraws === found._id)) return refuse('withdrawnAlready')
    if (!decide.isOpen(found, context.now)) return refuse('inForceAlready')
    if (decide.latestRevision(versions) !== asked.revision) return refuse('changedSince')

    const without = versions.filter(({ _id }) => _id !== found._id)
    const contradiction = decide.contradictionFrom(without, found.effectiveDay)
    if (contradiction) return refuse('contradiction', contradiction)
    const { effectiveDay } = found
    return insert(context, asked, { effectiveDay, changes: {}, withdraws: found._id })
  },
})

/** The next revision; whoever wanted the same one and was faster made this one outdated. */
async function insert(
  context: Context,
  { tapId, reason, revision }: { tapId: string; reason: string; revision: number },
  what: Pick<RuleVersion, 'effectiveDay' | 'changes' | 'withdraws'>,
) {
  const { db, actor, now } = context
  const version: RuleVersion = {
    _id: decide.versionId(revision + 1),
    revision: revision + 1,
    ...what,
    reason,
    changedBy: actor.openid,
    changedByName: actor.member?.name ?? null,
    changedAt: now,
    tapId,
  }
  audit(context, null, [])
  const faster = await insertVersion(db, version)
  if (!faster) return answer(kept(version))
  return tappedBefore(context, [faster], tapId) ? answer(kept(faster)) : refuse('changedSince')
}

const tappedBefore = ({ actor }: Context, versions: RuleVersion[], tapId: string) =>
  versions.find(version => version.tapId === tapId && version.changedBy === actor.openid)

const kept = ({ _id, revision, effectiveDay }: RuleVersion) => ({ versionId: _id, revision, effectiveDay })

export const ruleOperations = {
  'rules.list': list,
  'rules.show': show,
  'rules.preview': preview,
  'rules.change': change,
  'rules.withdraw': withdraw,
} satisfies Pick<OperationTable, keyof RuleOperations>
