import type { PostClaim, PostPlace, PostStep } from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { statesAccepted } from '../registrations/rules'
import { carriedOf, placeIdOf } from './rules'

/** Whose post it is, and the step that is taken with it. */
export interface Wish {
  memberId: string
  communityId: string
  postId: string
  step: PostStep
}

/** A post of which a community has not said anything yet: open to all. */
export function unsaidPlace(communityId: string, postId: string): PostPlace {
  return {
    _id: placeIdOf(communityId, postId),
    communityId,
    postId,
    state: 'open',
    capacity: null,
    tasks: '',
    requirements: '',
    held: 0,
    waiting: 0,
    underWay: [],
    revision: 0,
    history: [],
  }
}

const placeFields = [
  'communityId',
  'postId',
  'state',
  'capacity',
  'tasks',
  'requirements',
  'held',
  'waiting',
  'revision',
]

/** These posts in one community, by post. The catalogue is bounded, so one call brings them all. */
export async function findPlaces(
  db: Db,
  communityId: string,
  postIds: string[],
): Promise<(postId: string) => PostPlace> {
  const ids = postIds.map(postId => placeIdOf(communityId, postId))
  const found = await db.find<PostPlace>('postPlaces', {
    where: { _id: is.oneOf(ids) },
    fields: placeFields,
    limit: Math.max(1, ids.length),
  })
  const byPost = new Map(found.map(place => [place.postId, place]))
  return postId => byPost.get(postId) ?? unsaidPlace(communityId, postId)
}

/** A post in a community, in a transaction: whoever changes a claim changes its counts with it. */
interface Seat {
  place: PostPlace
  isKept: boolean
}

export async function seatOf(transaction: Transaction, communityId: string, postId: string): Promise<Seat> {
  const kept = await transaction.get<PostPlace>('postPlaces', placeIdOf(communityId, postId))
  return { place: kept ?? unsaidPlace(communityId, postId), isKept: kept !== null }
}

export async function keepSeat(
  transaction: Transaction,
  { place, isKept }: Seat,
  set: Partial<PostPlace>,
): Promise<void> {
  if (isKept) await transaction.update('postPlaces', place._id, { set })
  else await transaction.insert('postPlaces', { ...place, ...set })
}

export const keepClaims = (transaction: Transaction, registration: Registration, claims: PostClaim[]) =>
  transaction.update('registrations', registration._id, { set: carriedOf(registration, claims) })

export const isAccepted = (registration: Registration | null): registration is Registration =>
  registration !== null && statesAccepted.includes(registration.state)
