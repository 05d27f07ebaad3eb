import { addDays, dayOf } from '../../../src/contract/calendar'
import type { Checkin, CheckinReview, ReviewView } from '../../../types/checkins'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Actor } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { isOwnAct } from '../../kernel/own-act'
import { shortHash } from '../../kernel/seal'
import type { CommunityReach } from './access'

const hintsAtOnce = 500

/**
 * Perhaps which phone (G205): WeChat gives no number of a device, so this is a keyed hash of the day, the part of the
 * address that a whole neighbourhood shares, and the model as the phone says it. Without a model it would be the
 * neighbourhood alone, and is nothing.
 */
export function phoneHintOf(address: string | null, model: string | null, now: Moment): string | null {
  const day = dayOf(now)
  return address && model ? `${day}_${shortHash(`phone ${day} ${address} ${model}`).slice(0, 12)}` : null
}

/** Takes away the hints of the days before yesterday, some hundreds at once. */
export async function dropPhoneHints(db: Db, collection: string, now: Moment): Promise<number> {
  const yesterday = addDays(dayOf(now), -1)
  const where = { phoneHint: is.lessThan(yesterday) }
  const old = await db.find<Stored>(collection, { where, fields: ['_id'], limit: hintsAtOnce })
  if (old.length === 0) return 0
  const ids = old.map(({ _id }) => _id)
  return db.updateMany(collection, { _id: is.oneOf(ids) }, { set: { phoneHint: null } })
}

export type ReviewRow = CheckinReview & {
  members: Pick<Member, '_id' | 'name' | 'unitName' | 'phoneTail'>[]
  checkins: Pick<Checkin, '_id' | 'memberId' | 'quarter' | 'day' | 'at' | 'state'>[]
}

/** What is open, the newest first, each with its people: one call. */
export function listReviews(
  db: Db,
  { communityId }: CommunityReach,
  before: string | null,
  limit: number,
): Promise<ReviewRow[]> {
  return db.aggregate<ReviewRow>('checkinReviews', limit, stages =>
    stages
      .match({ communityId, state: 'open', ...(before !== null && { sortKey: is.lessThan(before) }) })
      .sort({ sortKey: -1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberIds', foreignField: '_id', as: 'members' })
      .lookup({ from: 'checkins', localField: 'checkinIds', foreignField: '_id', as: 'checkins' }),
  )
}

export function findReview(db: Db, reviewId: string): Promise<CheckinReview | null> {
  return db.get<CheckinReview>('checkinReviews', reviewId)
}

/** Only while it is open: whoever looked first has the word. */
export async function settleReview(
  db: Db,
  { _id }: CheckinReview,
  looked: NonNullable<CheckinReview['looked']>,
): Promise<CheckinReview | null> {
  const set = { state: 'fine', looked }
  await db.updateOne('checkinReviews', _id, { state: 'open' }, { set })
  return findReview(db, _id)
}

/** Old rows are of no use to anybody. */
export function forgetReviews(db: Db, before: string): Promise<number> {
  return db.removeMany('checkinReviews', { sortKey: is.lessThan(before) })
}

export function reviewView(row: ReviewRow, actor: Actor): ReviewView {
  const { _id, kind, count, firstAt, lastAt, metres, checkinIds, members, checkins } = row
  const isOwn = isOwnAct(actor, ...row.memberIds.map(memberId => ({ memberId })))
  const people = checkinIds.flatMap(checkinId => {
    const checkin = checkins.find(one => one._id === checkinId)
    const member = members.find(one => one._id === checkin?.memberId)
    if (!checkin || !member) return []
    const { quarter, day, at, state, memberId } = checkin
    const { name, unitName, phoneTail } = member
    return [{ checkinId, memberId, name, unitName, phoneTail, quarter, day, at, state }]
  })
  return { reviewId: _id, kind, count, firstAt, lastAt, metres, people, can: { settle: !isOwn } }
}
