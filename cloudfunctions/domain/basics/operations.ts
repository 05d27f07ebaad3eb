import * as v from 'valibot'
import { dayOf, isCalendarMonth } from '../../../src/contract/calendar'
import type { Role } from '../../../types/accounts'
import type {
  BasicFacts,
  Basics,
  BasicsAct,
  BasicsOperations,
  BasicsStep,
  BasicsView,
} from '../../../types/basics'
import type { Member } from '../../../types/members'
import { leadingRoles, roleWithin } from '../../kernel/actor'
import { answer, type Done, type Refused, refuse } from '../../kernel/answer'
import { withChapters } from '../../kernel/chapters'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import * as input from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { inUnit, isOwnAct } from '../../kernel/own-act'
import { mayAsMember } from '../accounts/access'
import { findMember, findMembers, isSeen } from '../members/store'
import { mayAnswerFor, mayListBasics } from './access'
import { askedAt, factsOf, isWaiting, mayMemberAsk, mayUnitEnter } from './rules'
import * as store from './store'

const aPage = 20
const earliestMonth = '1900-01'

const words = (most: number) => v.nullable(input.text(most))
const month = v.nullable(
  v.pipe(
    v.string(),
    v.check(text => isCalendarMonth(text) && text >= earliestMonth),
  ),
)
const facts = v.strictObject({
  jobTitle: words(40),
  skills: words(100),
  joinedMonth: month,
  bornMonth: month,
})

const mine = operation<'basics.mine'>()({
  input: input.nothing,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }) {
    if (!member) return refuse('notAllowed')
    return answer(viewOf(context, { member, basics: await storyOf(context, memberId) }))
  },
})

const show = operation<'basics.show'>()({
  input: v.strictObject({ memberId: input.id }),
  find: ({ db }, { memberId }) => findMember(db, memberId),
  allow: mayAnswerFor,
  async run(context, member) {
    const basics = await storyOf(context, member._id)
    return answer(viewOf(context, { member, basics }), member.branchId)
  },
})

async function storyOf({ db }: Context, memberId: string): Promise<Basics | null> {
  const basics = await store.findBasics(db, memberId)
  return basics && withChapters(db, 'basics', basics, 'steps')
}

const ask = operation<'basics.ask'>()({
  input: v.strictObject({ tapId: input.tapId, facts }),
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId }, { tapId, facts }) {
    if (!mayMemberAsk(filledBy(context))) return refuse('filledByUnit')
    if (isInFuture(facts, context)) return refuse('badInput')
    const done = await store.keepWish(
      context.db,
      memberId,
      stepOf(context, 'ask', tapId, facts),
      context.tree,
    )
    return told(context, done)
  },
})

const withdraw = operation<'basics.withdraw'>()({
  input: v.strictObject({ tapId: input.tapId }),
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId }, { tapId }) {
    const step = stepOf(context, 'withdraw', tapId, noFacts)
    const done = await store.withdrawWish(context.db, memberId, step, context.tree)
    return told(context, done)
  },
})

const enter = operation<'basics.enter'>()({
  input: v.strictObject({ tapId: input.tapId, memberId: input.id, facts }),
  find: ({ db }, { memberId }) => findMember(db, memberId),
  allow: mayAnswerFor,
  judges: ({ _id: memberId, branchId }) => inUnit(branchId, { memberId }),
  async run(context, member, { tapId, facts }) {
    if (!mayUnitEnter(filledBy(context))) return refuse('filledByMember')
    if (isInFuture(facts, context)) return refuse('badInput')
    const step = stepOf(context, 'enter', tapId, facts, member.branchId)
    const done = await store.enterFacts(context.db, member._id, step, context.tree)
    return told(context, done)
  },
})

const list = operation<'basics.list'>()({
  input: v.strictObject({ orgId: input.id, cursor: input.cursor }),
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayListBasics,
  async run(context, reach, { cursor }) {
    const rows = await store.listWaiting(context.db, reach, readCursor(cursor), aPage + 1)
    const ids = rows.slice(0, aPage).map(({ _id }) => _id)
    const people = ids.length > 0 ? await findMembers(context.db, ids) : []
    const byId = new Map(people.filter(isSeen).map(person => [person._id, person]))
    const page = pageOf(
      rows,
      aPage,
      ({ sortKey }) => sortKey,
      row => row,
    )
    return answer(
      {
        items: page.items.flatMap(basics => {
          const member = byId.get(basics._id)
          return member ? [viewOf(context, { member, basics })] : []
        }),
        cursor: page.cursor,
      },
      reach.orgId,
    )
  },
})

const decide = operation<'basics.decide'>()({
  input: v.strictObject({
    tapId: input.tapId,
    memberId: input.id,
    askedAt: v.pipe(v.number(), v.integer(), v.minValue(0)),
    decision: v.picklist(['confirm', 'decline']),
    reason: v.nullable(input.text(100)),
  }),
  find: ({ db }, { memberId }) => findMember(db, memberId),
  allow: mayAnswerFor,
  judges: ({ _id: memberId, branchId }) => inUnit(branchId, { memberId }),
  async run(context, member, { tapId, askedAt: seenAt, decision, reason }) {
    if (decision === 'decline' && !reason) return refuse('reasonMissing')
    const step = { ...stepOf(context, decision, tapId, noFacts, member.branchId), reason }
    const done = await store.answerWish(context.db, member._id, seenAt, step, context.tree)
    return told(context, done)
  },
})

/** How things stand after a step, or why it was not taken; who is gone is answered like nobody. */
function told<Refusal extends string>(
  context: Context,
  done: store.Stepped<Refusal>,
): Done<BasicsView> | Refused<Refusal | 'notAllowed'> {
  if (done.ok) return answer(viewOf(context, done.kept), done.kept.member.branchId)
  return refuse(done.refusal === 'gone' ? 'notAllowed' : done.refusal)
}

const noFacts: BasicFacts = { jobTitle: null, skills: null, joinedMonth: null, bornMonth: null }

function filledBy({ rules, now }: Context) {
  return rules.on(dayOf(now))['basicInfo.filledBy']
}

/** Nobody is born, and nobody joined, after this month. */
function isInFuture({ joinedMonth, bornMonth }: BasicFacts, { now }: Context): boolean {
  const thisMonth = dayOf(now).slice(0, 7)
  return [joinedMonth, bornMonth].some(one => one !== null && one > thisMonth)
}

function stepOf(
  { actor, tree, now }: Context,
  act: BasicsAct,
  tapId: string,
  facts: BasicFacts,
  orgId: string | null = null,
): BasicsStep {
  const held = orgId ? roleWithin(actor.roles, tree, orgId, leadingRoles) : null
  const by: { role: Role; orgId: string } | null = held && { role: held.role, orgId: held.orgId }
  return { act, at: now, openid: actor.openid, by, tapId, facts: factsOf(facts), reason: null }
}

function viewOf(
  context: Context,
  { member, basics }: { member: Member; basics: store.Kept['basics'] },
): BasicsView {
  const { actor, tree } = context
  const isOwn = isOwnAct(actor, { memberId: member._id })
  const answers = actor.leads(member.branchId) && !isOwn
  const waits = isWaiting(basics)
  const last = basics?.steps.at(-1)
  return {
    memberId: member._id,
    name: member.name,
    facts: factsOf(member),
    asked: waits && basics ? basics.asked : null,
    askedAt: waits && basics ? askedAt(basics) : null,
    declinedReason: basics?.state === 'declined' ? (last?.reason ?? null) : null,
    steps: (basics?.steps ?? []).slice(-mostSteps).map(({ act, at, by, reason }) => ({
      act,
      at,
      by: by && { role: by.role, place: tree.find(by.orgId)?.name ?? '' },
      reason,
    })),
    can: {
      ask: isOwn && mayMemberAsk(filledBy(context)),
      enter: answers && mayUnitEnter(filledBy(context)),
      confirm: answers && waits,
      withdraw: isOwn && waits,
    },
  }
}

const mostSteps = 100

export const basicsOperations = {
  'basics.mine': mine,
  'basics.show': show,
  'basics.ask': ask,
  'basics.withdraw': withdraw,
  'basics.enter': enter,
  'basics.list': list,
  'basics.decide': decide,
} satisfies Pick<OperationTable, keyof BasicsOperations>
