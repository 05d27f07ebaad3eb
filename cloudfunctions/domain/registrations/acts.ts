import { dayOf } from '../../../src/contract/calendar'
import type { RegistrationOperations } from '../../../types/registrations'
import { answer, refuse } from '../../kernel/answer'
import { type OperationTable, operation } from '../../kernel/operation'
import { inCommunity, inUnit } from '../../kernel/own-act'
import { allowed } from '../../kernel/verdict'
import { mayAsMember } from '../accounts/access'
import { mayHost, maySend } from './access'
import * as input from './input'
import { registrationView } from './registration'
import { isOpen } from './rules'
import { answerOne, moveOne, stepOf } from './steps'
import * as store from './store'

const report = operation<'registrations.report'>()({
  input: input.reportInput,
  async find({ db, tree }, asked) {
    const { communityId } = asked
    const memberId =
      asked.way === 'secretary'
        ? asked.memberId
        : (await store.findByLetter(db, communityId, asked.letterNo))?.memberId
    return { community: tree.find(communityId), memberId }
  },
  allow(actor, { community, memberId }) {
    const verdict = mayHost(actor, community)
    return verdict.may ? allowed({ ...verdict.value, memberId }) : verdict
  },
  judges: ({ communityId, memberId }) => inCommunity(communityId, { memberId }),
  async run(context, { communityId, memberId }, asked) {
    if (!memberId) return refuse('unknownLetter')
    return moveOne(context, memberId, communityId, { act: 'report', tapId: asked.tapId, way: asked.way })
  },
})

const decline = operation<'registrations.decline'>()({
  input: input.reasonedInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  judges: ({ communityId }, { memberId }) => inCommunity(communityId, { memberId }),
  run: (context, { communityId }, { memberId, reason, tapId }) =>
    moveOne(context, memberId, communityId, { act: 'decline', tapId, reason }),
})

const withdraw = operation<'registrations.withdraw'>()({
  input: input.reasonedInput,
  find: ({ db }, { memberId, communityId }) => store.findRegistration(db, memberId, communityId),
  allow: maySend,
  judges: ({ memberId, branchId }) => inUnit(branchId, { memberId }),
  run: (context, { memberId, communityId, branchId }, { reason, tapId }) =>
    moveOne(context, memberId, communityId, { act: 'withdraw', tapId, reason, inNameOf: branchId }),
})

const moveAway = operation<'registrations.moveAway'>()({
  input: input.moveAwayInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  judges: ({ communityId }, { memberId }) => inCommunity(communityId, { memberId }),
  async run(context, { communityId }, { memberId, to, day, tapId }) {
    const { db, tree, now } = context
    if (day > dayOf(now)) return refuse('dayAhead')
    if (to.kind === 'community') {
      if (to.communityId === communityId) return refuse('sameCommunity')
      const community = tree.find(to.communityId)
      if (community?.kind !== 'community' || community.state !== 'open') return refuse('unknownCommunity')
    }
    const destination =
      to.kind === 'community'
        ? { communityId: to.communityId, place: null, day }
        : { communityId: null, place: to.place, day }
    const step = { ...stepOf(context, 'moveAway', communityId, tapId), destination }
    return answerOne(context, communityId, await store.moveAway(db, memberId, communityId, step))
  },
})

const reportMove = operation<'registrations.reportMove'>()({
  input: input.reportMoveInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { isMoving, tapId }) {
    const { db, now } = context
    const open = member?.registration
    if (!open || !isOpen(open.state)) return refuse('noRegistration')
    await store.sayMoving(db, memberId, open.communityId, isMoving ? { at: now, tapId } : null)
    const kept = await store.findRegistration(db, memberId, open.communityId)
    return kept ? answer({ registration: registrationView(kept, member, context) }) : refuse('noRegistration')
  },
})

/** Steps for one person. */
export const acts = {
  'registrations.report': report,
  'registrations.decline': decline,
  'registrations.withdraw': withdraw,
  'registrations.moveAway': moveAway,
  'registrations.reportMove': reportMove,
} satisfies Partial<Pick<OperationTable, keyof RegistrationOperations>>
