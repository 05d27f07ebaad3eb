import type {
  PostClaimState,
  PostHandOver,
  PostPlace,
  PostPlaceWritten,
  PostStep,
} from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { registrationId } from '../registrations/rules'
import { each } from '../registrations/store'
import { askAgain, endHandOver, type PersonShown } from './hand-over-store'
import { afterStep, type ClaimRefusal, claimOn, countsAfter, isRepeat, refusalOf, stateAfter } from './rules'
import { isAccepted, keepClaims, keepSeat, seatOf, type Wish } from './seats'

/** Eight people are eighteen steps of one transaction; the cloud frowns on more than twenty. */
const peopleATransaction = 8

/** X17: out of whatever there is; a handover that was under way ends with it. */
export function leave(db: Db, { memberId, communityId, postId, step }: Wish): Promise<void> {
  return db.transaction(async transaction => {
    const id = registrationId(memberId, communityId)
    const registration = await transaction.get<Registration>('registrations', id)
    const claims = registration?.posts ?? []
    const before = claimOn(claims, postId)
    if (!registration || !before || !stateAfter('leave', before.state)) return

    if (before.handOverId) {
      const handOver = await transaction.get<PostHandOver>('postHandOvers', before.handOverId)
      if (handOver && before.state === 'held') await endHandOver(transaction, handOver, step)
      if (handOver && before.state === 'offered') await askAgain(transaction, handOver, step)
    }
    await keepClaims(transaction, registration, afterStep(claims, postId, step))
    if (before.state === 'offered') return
    const seat = await seatOf(transaction, communityId, postId)
    await keepSeat(transaction, seat, countsAfter(seat.place, before.state, 'ended'))
  })
}

export type Decided =
  | { kind: 'done'; state: PostClaimState }
  | { kind: 'movedOn' | 'gone' }
  | { kind: 'refused'; refusal: ClaimRefusal }

export interface Decision {
  communityId: string
  step: PostStep & { act: 'approve' | 'notNow' }
  atMost: number
}

/**
 * Several claims at once. Those of one post share its counts, so that they are decided one after another,
 * eight in a transaction; different posts go side by side.
 */
export async function decide(
  db: Db,
  decision: Decision,
  items: { memberId: string; postId: string }[],
): Promise<Map<string, Decided>> {
  const decided = new Map<string, Decided>()
  const posts = [...new Set(items.map(({ postId }) => postId))]
  await each(posts, async postId => {
    const people = items.filter(item => item.postId === postId).map(({ memberId }) => memberId)
    for (let from = 0; from < people.length; from += peopleATransaction) {
      const some = people.slice(from, from + peopleATransaction)
      const answers = await decideOnPost(db, decision, postId, some)
      for (const [memberId, answer] of answers) decided.set(`${memberId} ${postId}`, answer)
    }
  })
  return decided
}

/** Six calls for one person: begin, two looks, two changes, commit. */
function decideOnPost(
  db: Db,
  { communityId, step, atMost }: Decision,
  postId: string,
  memberIds: string[],
): Promise<Map<string, Decided>> {
  return db.transaction(async transaction => {
    const seat = await seatOf(transaction, communityId, postId)
    const answers = new Map<string, Decided>()
    let counts: Pick<PostPlace, 'held' | 'waiting'> = seat.place
    for (const memberId of memberIds) {
      const id = registrationId(memberId, communityId)
      const registration = await transaction.get<Registration>('registrations', id)
      const claims = registration?.posts ?? []
      const before = claimOn(claims, postId)
      const after = stateAfter(step.act, before?.state ?? null)
      if (!registration || !before) answers.set(memberId, { kind: 'gone' })
      else if (before.state === 'held' && step.act === 'approve')
        answers.set(memberId, { kind: 'done', state: 'held' })
      else if (isRepeat(before, step)) answers.set(memberId, { kind: 'done', state: before.state })
      else if (!after || !isAccepted(registration)) answers.set(memberId, { kind: 'movedOn' })
      else {
        const room = { ...seat.place, ...counts }
        const refusal = step.act === 'approve' ? refusalOf('approve', { claims, room, atMost }) : null
        if (refusal) {
          answers.set(memberId, { kind: 'refused', refusal })
          continue
        }
        await keepClaims(transaction, registration, afterStep(claims, postId, step))
        counts = countsAfter(counts, before.state, after)
        answers.set(memberId, { kind: 'done', state: after })
      }
    }
    if (counts !== seat.place)
      await keepSeat(transaction, seat, { held: counts.held, waiting: counts.waiting })
    return answers
  })
}

/** A change holds the whole text of what the post asks. */
const changesKept = 16

export type Placed =
  | { kind: 'done'; place: PostPlace }
  | { kind: 'changedMeanwhile' }
  | { kind: 'moreHoldIt'; held: number }

/** A41: what the community fixes, decided on the revision it saw. */
export function keepPlace(
  db: Db,
  { communityId, postId, revision }: Pick<PostPlace, 'communityId' | 'postId' | 'revision'>,
  set: PostPlaceWritten,
  trace: Omit<PostPlace['history'][number], 'set'>,
): Promise<Placed> {
  return db.transaction(async transaction => {
    const seat = await seatOf(transaction, communityId, postId)
    const { place } = seat
    const isDone = place.history.some(
      ({ tapId, by }) => tapId === trace.tapId && by.openid === trace.by.openid,
    )
    if (isDone) return { kind: 'done', place }
    if (place.revision !== revision) return { kind: 'changedMeanwhile' }
    if (set.capacity !== null && set.capacity < place.held) return { kind: 'moreHoldIt', held: place.held }
    const before = seat.isKept
      ? await shorten(transaction, 'postPlaces', place, 'history', { most: changesKept })
      : place.history
    const change = { ...set, revision: revision + 1, history: [...before, { ...trace, set }] }
    await keepSeat(transaction, seat, change)
    return { kind: 'done', place: { ...place, ...change } }
  })
}

export type ClaimsRow = Registration & { people: PersonShown[] }

/** Whoever waits longest first, with the person beside it, in one call. */
export function listClaims(
  db: Db,
  communityId: string,
  after: string | null,
  limit: number,
): Promise<ClaimsRow[]> {
  return listWithPeople(db, { communityId, postsKey: is.moreThan(after ?? '') }, 'postsKey', limit)
}

/** Whoever was accepted first, first. */
export function listHolders(
  db: Db,
  communityId: string,
  postId: string,
  after: string | null,
  limit: number,
): Promise<ClaimsRow[]> {
  const where = { communityId, 'assigned.postIds': postId, ...(after && { stubKey: is.moreThan(after) }) }
  return listWithPeople(db, where, 'stubKey', limit)
}

function listWithPeople(
  db: Db,
  where: Record<string, unknown>,
  orderBy: 'postsKey' | 'stubKey',
  limit: number,
): Promise<ClaimsRow[]> {
  return db.aggregate<ClaimsRow>('registrations', limit, stages =>
    stages
      .match(where)
      .sort({ [orderBy]: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}
