import { randomUUID } from 'node:crypto'
import type { PostClaim, PostClaiming, PostClaimState, PostPlace } from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { findRegistration } from '../registrations/store'
import {
  afterStep,
  type ClaimRefusal,
  carriedOf,
  claimOn,
  isRepeat,
  placeIdOf,
  refusalOf,
  stateAfter,
} from './rules'
import { isAccepted, shortenClaims, unsaidPlace, type Wish } from './seats'

/** Each time somebody else has changed the post, or the claims of this member. */
const mostTries = 40

export type Claimed =
  | { kind: 'done'; state: PostClaimState }
  | { kind: 'notAccepted' }
  | { kind: 'refused'; refusal: ClaimRefusal; place: PostPlace }

/**
 * A41: the registration is the referee of what somebody claims, the post of whether it may be claimed and how many wait.
 * Both are conditional updates, which wait for their turn and conflict with nobody: a post that everybody wants at once
 * is claimed by everybody. Five calls: two looks at once, the claim on its way, the claim, its end.
 */
export async function claim(
  db: Db,
  { memberId, communityId, postId, step }: Wish,
  atMost: number,
): Promise<Claimed> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [registration, kept] = await Promise.all([
      findRegistration(db, memberId, communityId),
      findPlace(db, placeIdOf(communityId, postId)),
    ])
    const place = kept ?? unsaidPlace(communityId, postId)
    const earlier = place.underWay.find(other => other.memberId === memberId)
    if (earlier) {
      await finish(db, place, earlier, atMost)
      continue
    }
    if (!isAccepted(registration)) return { kind: 'notAccepted' }
    const claims = registration.posts ?? []
    const before = claimOn(claims, postId)
    // Whoever was asked to take the post over goes on being asked: agreeing is the shorter way.
    if (before && (!stateAfter('claim', before.state) || isRepeat(before, step)))
      return { kind: 'done', state: before.state }
    const refusal = refusalOf('claim', { claims, room: place, atMost })
    if (refusal) return { kind: 'refused', refusal, place }

    if (!kept) await db.insert('postPlaces', place)
    const claiming = { id: randomUUID(), memberId, step }
    if (!(await begin(db, place, claiming))) continue
    if (await write(db, registration, afterStep(claims, postId, step))) {
      await end(db, place, claiming, true)
      return { kind: 'done', state: 'waiting' }
    }
    await finish(db, place, claiming, atMost)
  }
  throw new Error('a post that never stood still')
}

const findPlace = (db: Db, placeId: string) => db.get<PostPlace>('postPlaces', placeId)

/** Only while the post may be claimed as it was seen. */
function begin(db: Db, { _id, revision, capacity }: PostPlace, claiming: PostClaiming): Promise<boolean> {
  const free = { 'underWay.memberId': is.not(claiming.memberId) }
  const room = capacity === null ? {} : { held: is.lessThan(capacity) }
  return db.updateOne(
    'postPlaces',
    _id,
    { ...free, revision, state: 'open', ...room },
    { push: { underWay: claiming } },
  )
}

/** Only while the claims are as they were seen, and the community still has the member. */
async function write(db: Db, registration: Registration, claims: PostClaim[]): Promise<boolean> {
  const { _id, state, postsRevision = null } = registration
  const set = carriedOf(registration, await shortenClaims(db, registration, claims))
  return db.updateOne('registrations', _id, { state, postsRevision }, { set })
}

/** Writes a claim that was found on its way, whoever began it, and ends it; two may do so at once. */
async function finish(
  db: Db,
  { _id, communityId, postId }: PostPlace,
  claiming: PostClaiming,
  atMost: number,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    // In this order: what is on its way after the registration was read was so when it was read.
    const registration = await findRegistration(db, claiming.memberId, communityId)
    const place = await findPlace(db, _id)
    if (!place?.underWay.some(({ id }) => id === claiming.id)) return
    const claims = registration?.posts ?? []
    const before = claimOn(claims, postId)
    if (isRepeat(before, claiming.step)) return end(db, place, claiming, true)
    const mayFollow =
      stateAfter('claim', before?.state ?? null) &&
      !refusalOf('claim', { claims, room: unsaidPlace(communityId, postId), atMost })
    if (!isAccepted(registration) || !mayFollow) return end(db, place, claiming, false)
    if (await write(db, registration, afterStep(claims, postId, claiming.step)))
      return end(db, place, claiming, true)
  }
}

/** Once: only while it is on its way. */
async function end(db: Db, { _id }: PostPlace, { id }: PostClaiming, isClaimed: boolean): Promise<void> {
  await db.updateOne(
    'postPlaces',
    _id,
    { 'underWay.id': id },
    { pull: { underWay: { id } }, ...(isClaimed && { add: { waiting: 1 } }) },
  )
}

const placesAtOnce = 20

/** An operation ends within twenty seconds. */
const settledMs = 2 * 60_000

/** Counts the claims whose instance was stopped after it wrote them, and drops those that nobody wrote. Answers how many. */
export async function healClaims(db: Db, now: Moment): Promise<number> {
  const before = now - settledMs
  const places = await db.find<PostPlace>('postPlaces', {
    where: { 'underWay.step.at': is.lessThan(before) },
    limit: placesAtOnce,
  })
  const stopped = places.flatMap(place =>
    place.underWay.filter(({ step }) => step.at < before).map(claiming => ({ place, claiming })),
  )
  for (const { place, claiming } of stopped) {
    const registration = await findRegistration(db, claiming.memberId, place.communityId)
    const claim = claimOn(registration?.posts ?? [], place.postId)
    await end(db, place, claiming, isRepeat(claim, claiming.step))
  }
  return stopped.length
}
