import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { pageOf, readCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { inCommunity } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import { mayAsMember } from '../accounts/access'
import { nameKeyOf } from '../members/name'
import { mayHost } from '../registrations/access'
import { statesAccepted } from '../registrations/rules'
import { mayDecideHandOver, mayLeadHandOver } from './access'
import { rulesOn, stepOf } from './acting'
import { readCatalogue } from './catalogue'
import * as store from './hand-over-store'
import * as input from './input'
import { printHandOver } from './print'
import { handOverView } from './view'

const peopleAPage = 20

const askHandOver = operation<'posts.askHandOver'>()({
  input: input.askHandOverInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { tapId, postId, wish }) {
    const communityId = member?.registration?.communityId
    if (!communityId) return refuse('notHeld')
    const _id = `h${shortHash(`${context.actor.openid}|${tapId}`)}`
    const step = stepOf(context, 'handOver', null, tapId)
    const handOverId = await store.askHandOver(
      context.db,
      { memberId, communityId, postId, step },
      { _id, wish },
    )
    return handOverId ? answer({ handOverId }) : refuse('notHeld')
  },
})

const decideHandOver = operation<'posts.decideHandOver'>()({
  input: input.decideHandOverInput,
  find: ({ db }, { handOverId }) => store.findHandOver(db, handOverId),
  allow: (actor, handOver, { decision }) => mayDecideHandOver(actor, handOver, decision),
  async run(context, { memberId }, { tapId, handOverId, decision }) {
    const { db } = context
    const step = stepOf(context, 'takeOver', null, tapId)
    if (decision === 'decline') {
      const isDeclined = await store.declineOffer(db, handOverId, memberId, step)
      return isDeclined ? answer({ state: 'asked' }) : refuse('handOverClosed')
    }
    const { atMost } = rulesOn(context)
    const decided =
      decision === 'agree'
        ? await store.agree(db, handOverId, memberId, step, atMost)
        : await store.withdrawHandOver(db, handOverId, step)
    if (decided.kind === 'refused') return refuse('enoughPosts', { atMost })
    if (decided.kind === 'closed') return refuse('handOverClosed')
    return answer({ state: decision === 'agree' ? 'done' : 'withdrawn' })
  },
})

const listHandOvers = operation<'posts.listHandOvers'>()({
  input: input.listHandOversInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { show, cursor }) {
    const { db, now } = context
    const [catalogue, rows] = await Promise.all([
      readCatalogue(db, now),
      store.listHandOvers(db, communityId, show, readCursor(cursor), peopleAPage + 1),
    ])
    return answer(
      pageOf(
        rows,
        peopleAPage,
        row => row.sortKey,
        row => handOverView(row, catalogue, context.actor),
      ),
      communityId,
    )
  },
})

const findSuccessor = operation<'posts.findSuccessor'>()({
  input: input.findSuccessorInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { name, cursor }) {
    const found = await store.findNamed(
      context.db,
      communityId,
      nameKeyOf(name),
      readCursor(cursor),
      peopleAPage + 1,
    )
    return answer(
      pageOf(
        found,
        peopleAPage,
        ({ nameSort }) => nameSort,
        ({ _id, name, unitName, phoneTail, registration }) => ({
          memberId: _id,
          name,
          unitName,
          phoneTail,
          isAccepted:
            registration?.communityId === communityId && statesAccepted.includes(registration.state),
        }),
      ),
      communityId,
    )
  },
})

const nameSuccessor = operation<'posts.nameSuccessor'>()({
  input: input.nameSuccessorInput,
  find: ({ db }, { handOverId }) => store.findHandOver(db, handOverId),
  allow: mayLeadHandOver,
  judges: ({ communityId, fromId }, { memberId }) =>
    inCommunity(communityId, { memberId: fromId }, { memberId }),
  async run(context, { communityId, fromId, _id }, { tapId, memberId }) {
    const { db } = context
    const step = stepOf(context, 'offer', communityId, tapId)
    const named = await (memberId === null
      ? store.takeBack(db, _id, step)
      : store.nameSuccessor(db, _id, memberId, step))
    audit(context, communityId, memberId ? [fromId, memberId] : [fromId])
    if (named.kind === 'done') return answer({ state: named.handOver.state })
    if (named.kind === 'closed') return refuse('handOverClosed')
    if (named.kind === 'notAccepted') return refuse('successorNotAccepted')
    return refuse(named.kind === 'holdsIt' ? 'successorHoldsIt' : 'successorAsked')
  },
})

export const handOverOperations = {
  'posts.askHandOver': askHandOver,
  'posts.decideHandOver': decideHandOver,
  'posts.listHandOvers': listHandOvers,
  'posts.findSuccessor': findSuccessor,
  'posts.nameSuccessor': nameSuccessor,
  'posts.printHandOver': printHandOver,
}
