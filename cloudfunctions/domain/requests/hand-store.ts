import type { Member } from '../../../types/members'
import type { RequestHand, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { noHand } from './hand'
import { isTaken, openBefore } from './rules'

export function findHand(db: Db, memberId: string): Promise<RequestHand | null> {
  return db.get<RequestHand>('requestHands', memberId)
}

/** What one volunteer has in hand now, what is due first on top; one more than asked for tells that there is more. */
export async function listInHand(db: Db, memberId: string, limit: number): Promise<ServiceRequest[]> {
  const open = await db.find<ServiceRequest>('requests', {
    where: { volunteerIds: memberId, sortKey: is.lessThan(openBefore) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
  return open.filter(({ state }) => isTaken(state))
}

/** Keeps a hand only while it still is as it was seen; answers whether it did. */
export async function keepHand(db: Db, before: RequestHand | null, after: RequestHand): Promise<boolean> {
  const { _id, revision, ...set } = after
  if (before === null) {
    const first: RequestHand = { ...after, revision: 1 }
    return (await db.insert('requestHands', first)) === 'inserted'
  }
  return db.updateOne('requestHands', _id, { revision: before.revision }, { set, add: { revision: 1 } })
}

const mostTries = 6

/**
 * Changes a hand by what `decide` says, again when another tap was faster. `kept` when it was changed; what `decide`
 * says instead is told. Two calls when nobody interferes, and those of `decide`.
 */
export async function changeHand<Told extends { kind: string }>(
  db: Db,
  memberId: string,
  decide: (hand: RequestHand) => Promise<Changing<Told>> | Changing<Told>,
): Promise<'kept' | Told> {
  for (let tried = 0; tried < mostTries; tried++) {
    const before = await findHand(db, memberId)
    const decided = await decide(before ?? noHand(memberId))
    if (!('hand' in decided)) return decided
    if (await keepHand(db, before, decided.hand)) return 'kept'
  }
  throw new Error('a hand that changes all the time')
}

type Changing<Told> = Told | { hand: RequestHand }

export type ReviewRow = RequestHand & {
  members: Pick<Member, '_id' | 'name' | 'unitName' | 'phoneTail'>[]
  requests: Pick<ServiceRequest, '_id' | 'no' | 'category'>[]
}

/** Whose hand is to be looked at again, the newest first, with the person and the requests: one call. */
export function listReviews(
  db: Db,
  communityId: string,
  before: string | null,
  limit: number,
): Promise<ReviewRow[]> {
  return db.aggregate<ReviewRow>('requestHands', limit, stages =>
    stages
      .match({ communityId, reviewKey: before === null ? is.moreThan('') : is.after('', before) })
      .sort({ reviewKey: -1 })
      .limit(limit)
      .lookup({ from: 'members', localField: '_id', foreignField: '_id', as: 'members' })
      .lookup({ from: 'requests', localField: 'letGo.requestId', foreignField: '_id', as: 'requests' }),
  )
}

export function countReviews(db: Db, communityId: string): Promise<number> {
  return db.count('requestHands', { communityId, reviewKey: is.moreThan('') })
}

/** Only while it waits: whoever looked first has the word. */
export function settleReview(
  db: Db,
  { _id, reviewKey }: RequestHand,
  looked: NonNullable<RequestHand['looked']>,
): Promise<boolean> {
  const set = { reviewKey: null, looked }
  return db.updateOne('requestHands', _id, { reviewKey: reviewKey ?? '' }, { set, add: { revision: 1 } })
}

/** What nobody touched for so long is of no use to anybody. */
export function forgetHands(db: Db, before: Moment): Promise<number> {
  return db.removeMany('requestHands', { touchedAt: is.lessThan(before) })
}
