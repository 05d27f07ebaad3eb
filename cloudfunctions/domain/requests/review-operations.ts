import type { LettingGoView } from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { answer } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { inCommunity, isOwnAct } from '../../kernel/own-act'
import { allowed, denied } from '../../kernel/verdict'
import { mayHost } from '../registrations/access'
import { patternIn } from './hand'
import * as hands from './hand-store'
import * as input from './input'

const reviewsAPage = 20

const listReviews = operation<'requests.listReviews'>()({
  input: input.reviewsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run(context, { communityId }, { cursor }) {
    const rows = await hands.listReviews(context.db, communityId, readCursor(cursor), reviewsAPage + 1)
    return answer(
      pageOf(
        rows,
        reviewsAPage,
        ({ reviewKey }) => reviewKey ?? '',
        row => reviewView(row, context),
      ),
      communityId,
    )
  },
})

const countReviews = operation<'requests.countReviews'>()({
  input: input.boardInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayHost,
  async run({ db }, { communityId }) {
    return answer({ waiting: await hands.countReviews(db, communityId) })
  },
})

const settleReview = operation<'requests.settleReview'>()({
  input: input.settleReviewInput,
  find: async ({ db, tree }, { reviewId, communityId }) => ({
    community: tree.find(communityId),
    hand: await hands.findHand(db, reviewId),
  }),
  allow(actor, { community, hand }) {
    const verdict = mayHost(actor, community)
    if (!verdict.may) return verdict
    return hand?.communityId === verdict.value.communityId ? allowed({ ...verdict.value, hand }) : denied()
  },
  judges: ({ communityId, hand }) => inCommunity(communityId, { memberId: hand._id }),
  async run(context, { communityId, hand }, { note, tapId }) {
    const { db, actor, now } = context
    const by = { openid: actor.openid, name: actor.member?.name ?? null }
    const isNew = await hands.settleReview(db, hand, { at: now, by, note, tapId })
    audit(context, communityId, [hand._id])
    return answer({ reviewId: hand._id, isNew: isNew || hand.looked?.tapId === tapId })
  },
})

function reviewView(
  { _id, members: [person], requests, ...hand }: hands.ReviewRow,
  { actor, now }: { actor: Actor; now: Context['now'] },
): LettingGoView {
  const pattern = patternIn({ _id, ...hand }, now)
  return {
    reviewId: _id,
    memberId: _id,
    name: person?.name ?? '',
    unitName: person?.unitName ?? '',
    phoneTail: person?.phoneTail ?? null,
    count: pattern.length,
    firstAt: pattern[0]?.at ?? hand.touchedAt,
    lastAt: pattern.at(-1)?.at ?? hand.touchedAt,
    requests: pattern.flatMap(({ requestId, at }) => {
      const request = requests.find(one => one._id === requestId)
      return request ? [{ requestId, no: request.no, category: request.category, at }] : []
    }),
    can: { settle: !isOwnAct(actor, { memberId: _id }) },
  }
}

export const reviewOperations = {
  'requests.listReviews': listReviews,
  'requests.countReviews': countReviews,
  'requests.settleReview': settleReview,
} satisfies Partial<OperationTable>
