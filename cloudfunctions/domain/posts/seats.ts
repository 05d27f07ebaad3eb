import type { PostClaim, PostPlace, PostStep } from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import { keepChapters } from '../../kernel/chapters'
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

export async function keepClaims(
  transaction: Transaction,
  registration: Registration,
  claims: PostClaim[],
): Promise<void> {
  const set = carriedOf(registration, await shortenClaims(transaction, registration, claims))
  await transaction.update('registrations', registration._id, { set })
}

/** Of all claims together; one that was not touched for long keeps its last steps. */
const mostClaimSteps = 40
const stepsAClaim = 2

/** The claims with less to tell when they tell much: their oldest steps are kept in rows of their own before. */
export async function shortenClaims(
  db: Db | Transaction,
  { _id, posts = [], postsBefore = 0 }: Registration,
  claims: PostClaim[],
): Promise<{ claims: PostClaim[]; before: number }> {
  const longOnes = posts.map(({ postId, steps }) => ({ postId, gone: steps.slice(0, -stepsAClaim) }))
  const gone = longOnes.flatMap(one => one.gone.map(step => ({ ...step, postId: one.postId })))
  if (gone.length < mostClaimSteps) return { claims, before: postsBefore }
  await keepChapters(db, `registrations_${_id}_posts`, postsBefore, gone)
  const left = claims.map(claim => {
    const those = longOnes.find(({ postId }) => postId === claim.postId)?.gone.length ?? 0
    return { ...claim, steps: claim.steps.slice(those) }
  })
  return { claims: left, before: postsBefore + gone.length }
}

export const isAccepted = (registration: Registration | null): registration is Registration =>
  registration !== null && statesAccepted.includes(registration.state)
