import type { Member } from '../../../types/members'
import type { RatingReview, RatingReviewView } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { isOwnAct } from '../../kernel/own-act'
import { tells } from '../../kernel/told'
import type { RatingReach } from './access'

export type ReviewRow = RatingReview & {
  requests: Pick<ServiceRequest, '_id' | 'no' | 'askedAt'>[]
  members: Pick<Member, '_id' | 'name'>[]
}

/** What is open, the newest first, each with its matters: one call. */
export function listReviews(
  db: Db,
  { communityId }: RatingReach,
  before: string | null,
  limit: number,
): Promise<ReviewRow[]> {
  return db.aggregate<ReviewRow>('ratingReviews', limit, stages =>
    stages
      .match({ communityId, state: 'open', ...(before !== null && { sortKey: is.lessThan(before) }) })
      .sort({ sortKey: -1 })
      .limit(limit)
      .lookup({ from: 'requests', localField: 'ratingIds', foreignField: '_id', as: 'requests' })
      .lookup({ from: 'members', localField: 'memberIds', foreignField: '_id', as: 'members' }),
  )
}

export function findReview(db: Db, reviewId: string): Promise<RatingReview | null> {
  return db.get<RatingReview>('ratingReviews', reviewId)
}

/** Only while it is open: whoever looked first has the word. */
export async function settleReview(
  db: Db,
  { _id }: RatingReview,
  looked: NonNullable<RatingReview['looked']>,
): Promise<RatingReview | null> {
  await db.updateOne('ratingReviews', _id, { state: 'open' }, { set: { state: 'looked', looked } })
  return findReview(db, _id)
}

export function reviewView(row: ReviewRow, actor: Actor): RatingReviewView {
  const { _id, kind, count, firstAt, lastAt, ratingIds, requests, members } = row
  return tells(
    { memberIds: row.memberIds, orgId: row.communityId },
    {
      reviewId: _id,
      kind,
      count,
      firstAt,
      lastAt,
      can: { settle: !isOwnAct(actor, ...row.memberIds.map(memberId => ({ memberId }))) },
      names: members.map(({ name }) => name).sort(),
      matters: ratingIds.flatMap(id => {
        const request = requests.find(one => one._id === id)
        return request ? [{ requestId: id, no: request.no, at: request.askedAt }] : []
      }),
    },
  )
}
