import { dayOf } from '../../../src/contract/calendar'
import type { Pledge, PledgeAct, PledgeOperations, PledgeToRead } from '../../../types/pledges'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { judgeText } from '../../platform/wechat'
import { mayAsMember } from '../accounts/access'
import { isSeen } from '../members/store'
import { mayTend, mayTendMember, mayTendPledge } from './access'
import * as input from './input'
import { movedOnDetail, newPledge, pledgeView, stepBy, verdictStep } from './pledge'
import {
  isChangedTooOften,
  isDoneAlready,
  isRepeat,
  isRunning,
  isTheSame,
  isUnjudged,
  lastDay,
} from './rules'
import * as store from './store'

const periodsShown = 12
const pledgesAPage = 20
const mostTries = 3

const mine = operation<'pledges.mine'>()({
  input: nothing,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId }) {
    const { db, rules, now } = context
    const [newest, ...others] = await store.findOwn(db, memberId, periodsShown)
    const running = newest && isRunning(newest, now) ? newest : null
    const earlier = newest && !running ? [newest, ...others] : others
    const today = dayOf(now)
    return answer({
      pledge: running && pledgeView(running, context),
      earlier: earlier.map(pledge => pledgeView(pledge, context)),
      untilIfBegunNow: lastDay(today, rules.on(today)['pledges.months']),
    })
  },
})

const write = operation<'pledges.write'>()({
  input: input.writeInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { text, tapId }) {
    const communityId = member?.communityId
    if (!communityId) return refuse('noCommunity')
    const [newest] = await store.findOwn(context.db, memberId, 1)
    return writeOne(context, newest, { memberId, communityId, text, tapId, inNameOf: null })
  },
})

const withdraw = operation<'pledges.withdraw'>()({
  input: input.withdrawInput,
  find: ({ db, actor }) => (actor.memberId ? store.findOwn(db, actor.memberId, 1) : []),
  allow: (actor, found) => {
    const verdict = mayAsMember(actor)
    return verdict.may ? { may: true, value: { newest: found[0] } } : verdict
  },
  run: (context, { newest }, { tapId }) => withdrawOne(context, newest, null, tapId),
})

const writeFor = operation<'pledges.writeFor'>()({
  input: input.writeForInput,
  find: ({ db }, { memberId }) => store.findMemberWithPledge(db, memberId),
  allow: (actor, member, { communityId }, { tree }) =>
    mayTendMember(actor, member, tree.find(communityId), tree),
  judges: ({ reach }, { memberId }) => inCommunity(reach.communityId, { memberId }),
  async run(context, { member, reach }, { text, tapId }) {
    if (member.openid !== null) return refuse('writesAlone')
    const { communityId } = reach
    const writing = { memberId: member._id, communityId, text, tapId, inNameOf: communityId }
    return writeOne(context, member.pledges[0], writing)
  },
})

const withdrawFor = operation<'pledges.withdrawFor'>()({
  input: input.withdrawForInput,
  find: ({ db }, { memberId }) => store.findMemberWithPledge(db, memberId),
  allow: (actor, member, { communityId }, { tree }) =>
    mayTendMember(actor, member, tree.find(communityId), tree),
  judges: ({ reach }, { memberId }) => inCommunity(reach.communityId, { memberId }),
  async run(context, { member, reach }, { tapId }) {
    if (member.openid !== null) return refuse('writesAlone')
    return withdrawOne(context, member.pledges[0], reach.communityId, tapId)
  },
})

const release = operation<'pledges.release'>()({
  input: input.releaseInput,
  find: ({ db }, { pledgeId }) => store.findPledge(db, pledgeId),
  allow: (actor, pledge, { communityId }, { tree }) =>
    mayTendPledge(actor, pledge, tree.find(communityId), tree),
  judges: ({ communityId, memberId }) => inCommunity(communityId, { memberId }),
  run: (context, pledge, asked) => decide(context, pledge, 'release', asked),
})

const sendBack = operation<'pledges.sendBack'>()({
  input: input.sendBackInput,
  find: ({ db }, { pledgeId }) => store.findPledge(db, pledgeId),
  allow: (actor, pledge, { communityId }, { tree }) =>
    mayTendPledge(actor, pledge, tree.find(communityId), tree),
  judges: ({ communityId, memberId }) => inCommunity(communityId, { memberId }),
  run: (context, pledge, asked) => decide(context, pledge, 'sendBack', asked),
})

const listWaiting = operation<'pledges.listWaiting'>()({
  input: input.listWaitingInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: (actor, community, _asked, { tree }) => mayTend(actor, community, tree),
  async run(context, reach, { cursor }) {
    const { db, now } = context
    const after = readCursor(cursor)
    const rows = await store.listWaiting(db, reach, dayOf(now), after, pledgesAPage + 1)
    return answer(
      pageOf(
        rows,
        pledgesAPage,
        ({ sortKey }) => sortKey,
        row => toRead(row, context),
      ),
      reach.communityId,
    )
  },
})

function toRead({ people, ...pledge }: store.PledgeRow, context: Context): PledgeToRead {
  const person = people.find(isSeen)
  return {
    ...pledgeView(pledge, context),
    memberId: pledge.memberId,
    name: person?.name ?? '',
    unitName: person?.unitName ?? '',
    can: { decide: !isOwnAct(context.actor, { memberId: pledge.memberId }) },
  }
}

interface Writing {
  memberId: string
  communityId: string
  text: string
  tapId: string
  /** The community, when its secretary writes for the member. */
  inNameOf: string | null
}

/** Kept first and judged then: whatever becomes of the check, what was written is not lost. */
async function writeOne(context: Context, newest: Pledge | undefined, writing: Writing) {
  const { db, actor, now } = context
  const { communityId, text, tapId, inNameOf } = writing
  const running = newest && isRunning(newest, now) ? newest : null
  if (running && (isRepeat(running, 'write', actor.openid, tapId) || isTheSame(running, text))) {
    return judged(context, running)
  }
  if (running && isChangedTooOften(running)) return refuse('changedTooOften')

  const kept = running
    ? await store.take(db, running, stepBy(context, 'write', inNameOf, tapId, { text }), {
        text,
        communityId,
        isOnBehalf: inNameOf !== null,
      })
    : await store.begin(db, begun(context, writing, (newest?.number ?? 0) + 1))
  if (!kept) return refuse('movedOn')
  const isOurs = isRepeat(kept, 'write', actor.openid, tapId) || isTheSame(kept, text)
  if (!isOurs) return refuse('movedOn', { ...movedOnDetail(kept, context.tree) })
  return judged(context, kept)
}

function begun(
  context: Context,
  { memberId, communityId, text, tapId, inNameOf }: Writing,
  number: number,
): Pledge {
  const from = dayOf(context.now)
  const until = lastDay(from, context.rules.on(from)['pledges.months'])
  const isOnBehalf = inNameOf !== null
  return newPledge(
    { memberId, communityId, number, text, from, until, isOnBehalf },
    stepBy(context, 'write', inNameOf, tapId, { text }),
  )
}

/** G182: only what passed is public. What WeChat doubts, or did not answer, waits for a person. */
async function judged(context: Context, pledge: Pledge) {
  if (!isUnjudged(pledge)) return answer({ pledge: pledgeView(pledge, context) })
  const verdict = await judgeText(context.actor.openid, pledge.text)
  const after = await store.take(context.db, pledge, verdictStep(context, verdict))
  const stands = after ?? (await store.findPledge(context.db, pledge._id)) ?? pledge
  return answer({ pledge: pledgeView(stands, context) })
}

/** X17: it needs nobody's leave, so that whoever was faster is only waited for. */
async function withdrawOne(
  context: Context,
  newest: Pledge | undefined,
  inNameOf: string | null,
  tapId: string,
) {
  if (!newest || !isRunning(newest, context.now)) return refuse('noPledge')
  const step = stepBy(context, 'withdraw', inNameOf, tapId)
  let stands = newest
  for (let tried = 0; tried < mostTries && stands.state !== 'withdrawn'; tried++) {
    const after = await store.take(context.db, stands, step)
    stands = after ?? (await store.findPledge(context.db, stands._id)) ?? stands
  }
  if (stands.state === 'withdrawn') return answer({ pledge: pledgeView(stands, context) })
  return refuse('movedOn', { ...movedOnDetail(stands, context.tree) })
}

/** A secretary decides on the words that were read. */
async function decide(
  context: Context,
  pledge: Pledge,
  act: 'release' | 'sendBack',
  {
    communityId,
    revision,
    tapId,
    reason,
  }: { communityId: string; revision: number; tapId: string; reason?: string },
) {
  const isSeenAsItIs = pledge.revision === revision && isRunning(pledge, context.now)
  const step = stepBy(context, act, communityId, tapId, { reason: reason ?? null })
  return taken(context, pledge, act, isSeenAsItIs ? await store.take(context.db, pledge, step) : null)
}

/** What became of a step: taken, done before by the same person, or somebody else was faster. */
async function taken(context: Context, before: Pledge, act: PledgeAct, after: Pledge | null) {
  if (after) return answer({ pledge: pledgeView(after, context) })
  const stands = (await store.findPledge(context.db, before._id)) ?? before
  if (isDoneAlready(stands, act, context.actor.openid)) return answer({ pledge: pledgeView(stands, context) })
  return refuse('movedOn', { ...movedOnDetail(stands, context.tree) })
}

export const pledgeOperations = {
  'pledges.mine': mine,
  'pledges.write': write,
  'pledges.withdraw': withdraw,
  'pledges.writeFor': writeFor,
  'pledges.withdrawFor': withdrawFor,
  'pledges.release': release,
  'pledges.sendBack': sendBack,
  'pledges.listWaiting': listWaiting,
} satisfies Pick<OperationTable, keyof PledgeOperations>
