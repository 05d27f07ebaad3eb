import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import { pageOf, readCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { inCommunity } from '../../kernel/own-act'
import { maySeeCommunity, maySettleReview } from './access'
import { listReviewsInput, settleReviewInput } from './input'
import * as store from './review-store'
import { officeOf } from './view'

const reviewsAPage = 20

const listReviews = operation<'checkins.listReviews'>()({
  input: listReviewsInput,
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: maySeeCommunity,
  async run(context, reach, { cursor }) {
    const rows = await store.listReviews(context.db, reach, readCursor(cursor), reviewsAPage + 1)
    return answer(
      pageOf(
        rows,
        reviewsAPage,
        ({ sortKey }) => sortKey,
        row => store.reviewView(row, context.actor),
      ),
      reach.communityId,
    )
  },
})

const settleReview = operation<'checkins.settleReview'>()({
  input: settleReviewInput,
  find: async ({ db }, { reviewId, communityId }) => {
    const review = await store.findReview(db, reviewId)
    return review?.communityId === communityId ? review : null
  },
  allow: maySettleReview,
  judges: ({ communityId, memberIds }) =>
    inCommunity(communityId, ...memberIds.map(memberId => ({ memberId }))),
  async run(context, review, { note, tapId }) {
    const by = officeOf(context, review.communityId)
    const kept = await store.settleReview(context.db, review, { at: context.now, by, note, tapId })
    if (!kept) return refuse('notAllowed')
    audit(context, review.communityId, review.memberIds)
    return answer({ reviewId: review._id, isNew: kept.looked?.tapId === tapId })
  },
})

export const reviewOperations = {
  'checkins.listReviews': listReviews,
  'checkins.settleReview': settleReview,
}
