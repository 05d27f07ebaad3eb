import type { Member } from '../../../types/members'
import type {
  PostChange,
  PostClaim,
  PostClaimState,
  PostHandOver,
  PostHandOverAct,
  PostPlace,
  PostPlaceWritten,
  PostStep,
  PostWritten,
} from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { momentKey, registrationId, statesAccepted } from '../registrations/rules'
import { each } from '../registrations/store'
import type { KeptPost } from './catalogue'
import {
  afterStep,
  type ClaimRefusal,
  carriedOf,
  claimOn,
  countsAfter,
  isRepeat,
  placeIdOf,
  refusalOf,
  stateAfter,
} from './rules'

/** Eight people are eighteen steps of one transaction; the cloud frowns on more than twenty. */
const peopleATransaction = 8

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

interface Seat {
  place: PostPlace
  isKept: boolean
}

async function seatOf(transaction: Transaction, communityId: string, postId: string): Promise<Seat> {
  const kept = await transaction.get<PostPlace>('postPlaces', placeIdOf(communityId, postId))
  return { place: kept ?? unsaidPlace(communityId, postId), isKept: kept !== null }
}

async function keepSeat(
  transaction: Transaction,
  { place, isKept }: Seat,
  set: Partial<PostPlace>,
): Promise<void> {
  if (isKept) await transaction.update('postPlaces', place._id, { set })
  else await transaction.insert('postPlaces', { ...place, ...set })
}

const keepClaims = (transaction: Transaction, registration: Registration, claims: PostClaim[]) =>
  transaction.update('registrations', registration._id, { set: carriedOf(registration, claims) })

const isAccepted = (registration: Registration | null): registration is Registration =>
  registration !== null && statesAccepted.includes(registration.state)

export type Claimed =
  | { kind: 'done'; state: PostClaimState }
  | { kind: 'notAccepted' }
  | { kind: 'refused'; refusal: ClaimRefusal; place: PostPlace }

interface Wish {
  memberId: string
  communityId: string
  postId: string
  step: PostStep
}

/** A41: the registration and the post's counts change together; they are the referees. Six calls. */
export function claim(
  db: Db,
  { memberId, communityId, postId, step }: Wish,
  atMost: number,
): Promise<Claimed> {
  return db.transaction(async transaction => {
    const id = registrationId(memberId, communityId)
    const registration = await transaction.get<Registration>('registrations', id)
    if (!isAccepted(registration)) return { kind: 'notAccepted' }
    const claims = registration.posts ?? []
    const before = claimOn(claims, postId)
    // Whoever was asked to take the post over goes on being asked: agreeing is the shorter way.
    if (before && (!stateAfter('claim', before.state) || isRepeat(before, step)))
      return { kind: 'done', state: before.state }

    const seat = await seatOf(transaction, communityId, postId)
    const refusal = refusalOf('claim', { claims, room: seat.place, atMost })
    if (refusal) return { kind: 'refused', refusal, place: seat.place }

    await keepClaims(transaction, registration, afterStep(claims, postId, step))
    await keepSeat(transaction, seat, countsAfter(seat.place, before?.state ?? null, 'waiting'))
    return { kind: 'done', state: 'waiting' }
  })
}

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

async function endHandOver(transaction: Transaction, handOver: PostHandOver, step: PostStep): Promise<void> {
  if (handOver.toId) await takeBackOffer(transaction, handOver, handOver.toId, step)
  await stepHandOver(transaction, handOver, 'withdraw', step, { state: 'withdrawn' })
}

const askAgain = (transaction: Transaction, handOver: PostHandOver, step: PostStep) =>
  stepHandOver(transaction, handOver, 'decline', step, { state: 'asked', toId: null })

/** Whoever was asked to follow is asked no more. */
async function takeBackOffer(
  transaction: Transaction,
  { _id, communityId, postId }: PostHandOver,
  toId: string,
  step: PostStep,
): Promise<void> {
  const asked = await transaction.get<Registration>('registrations', registrationId(toId, communityId))
  const claims = asked?.posts ?? []
  const offer = claimOn(claims, postId)
  if (!asked || offer?.state !== 'offered' || offer.handOverId !== _id) return
  await keepClaims(transaction, asked, afterStep(claims, postId, { ...step, act: 'takeBackOffer' }))
}

function stepHandOver(
  transaction: Transaction,
  { _id }: PostHandOver,
  act: PostHandOverAct,
  step: PostStep,
  set: Partial<PostHandOver>,
): Promise<void> {
  return transaction.update('postHandOvers', _id, {
    set: { ...set, sortKey: momentKey(step.at, _id) },
    push: { steps: { ...step, act } },
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

/** A50: the member says that he or she would like to leave; one handover a post at a time. */
export function askHandOver(
  db: Db,
  { memberId, communityId, postId, step }: Wish,
  handOver: Pick<PostHandOver, '_id' | 'wish'>,
): Promise<string | null> {
  return db.transaction(async transaction => {
    const id = registrationId(memberId, communityId)
    const registration = await transaction.get<Registration>('registrations', id)
    const claims = registration?.posts ?? []
    const held = claimOn(claims, postId)
    if (!registration || held?.state !== 'held') return null
    if (held.handOverId) return held.handOverId

    const asked = claims.map(claim => (claim === held ? { ...held, handOverId: handOver._id } : claim))
    await transaction.insert('postHandOvers', {
      ...handOver,
      communityId,
      postId,
      fromId: memberId,
      toId: null,
      state: 'asked',
      steps: [{ ...step, act: 'ask' }],
      sortKey: momentKey(step.at, handOver._id),
    } as PostHandOver)
    await keepClaims(transaction, registration, asked)
    return handOver._id
  })
}

export function findHandOver(db: Db, handOverId: string): Promise<PostHandOver | null> {
  return db.get<PostHandOver>('postHandOvers', handOverId)
}

export type Named =
  | { kind: 'done'; handOver: PostHandOver }
  | { kind: 'closed' | 'notAccepted' | 'holdsIt' | 'askedAlready' }

/** The community names who follows; somebody named before is asked no more. */
export function nameSuccessor(db: Db, handOverId: string, toId: string, step: PostStep): Promise<Named> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<PostHandOver>('postHandOvers', handOverId)
    if (!handOver || !isOpen(handOver)) return { kind: 'closed' }
    if (handOver.toId === toId) return { kind: 'done', handOver }
    const { communityId, postId } = handOver
    const registration = await transaction.get<Registration>(
      'registrations',
      registrationId(toId, communityId),
    )
    if (!isAccepted(registration)) return { kind: 'notAccepted' }
    const claims = registration.posts ?? []
    const before = claimOn(claims, postId)?.state ?? null
    if (before === 'held') return { kind: 'holdsIt' }
    if (before === 'offered') return { kind: 'askedAlready' }

    if (handOver.toId) await takeBackOffer(transaction, handOver, handOver.toId, step)
    await keepClaims(
      transaction,
      registration,
      afterStep(claims, postId, { ...step, act: 'offer' }, handOverId),
    )
    if (before === 'waiting') {
      const seat = await seatOf(transaction, communityId, postId)
      await keepSeat(transaction, seat, countsAfter(seat.place, 'waiting', 'offered'))
    }
    await stepHandOver(transaction, handOver, 'name', step, { state: 'offered', toId })
    return { kind: 'done', handOver: { ...handOver, state: 'offered', toId } }
  })
}

const isOpen = ({ state }: PostHandOver): boolean => state === 'asked' || state === 'offered'

/** Without a successor: the post goes back to the community. */
export function takeBack(db: Db, handOverId: string, step: PostStep): Promise<Named> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<PostHandOver>('postHandOvers', handOverId)
    if (!handOver) return { kind: 'closed' }
    if (!isOpen(handOver)) {
      const isDone = handOver.state === 'done' && handOver.toId === null
      return isDone ? { kind: 'done', handOver } : { kind: 'closed' }
    }
    const { communityId, postId, fromId, toId } = handOver
    const from = await holderOf(transaction, handOver, fromId)
    if (!from) return { kind: 'closed' }
    if (toId) await takeBackOffer(transaction, handOver, toId, step)
    await keepClaims(transaction, from, afterStep(from.posts ?? [], postId, { ...step, act: 'handOver' }))
    const seat = await seatOf(transaction, communityId, postId)
    await keepSeat(transaction, seat, countsAfter(seat.place, 'held', 'ended'))
    await stepHandOver(transaction, handOver, 'takeBack', step, { state: 'done', toId: null })
    return { kind: 'done', handOver: { ...handOver, state: 'done', toId: null } }
  })
}

/** The registration of whoever hands over, while he or she still holds the post. */
async function holderOf(
  transaction: Transaction,
  { _id, communityId, postId }: PostHandOver,
  fromId: string,
): Promise<Registration | null> {
  const from = await transaction.get<Registration>('registrations', registrationId(fromId, communityId))
  const held = claimOn(from?.posts ?? [], postId)
  return from && held?.state === 'held' && held.handOverId === _id ? from : null
}

export type Agreed = { kind: 'done' } | { kind: 'closed' } | { kind: 'refused'; refusal: ClaimRefusal }

/** A50: the post passes from one member to the other, both or neither; how many hold it stays the same. */
export function agree(
  db: Db,
  handOverId: string,
  toId: string,
  step: PostStep,
  atMost: number,
): Promise<Agreed> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<PostHandOver>('postHandOvers', handOverId)
    if (handOver?.state === 'done' && handOver.toId === toId) return { kind: 'done' }
    if (handOver?.state !== 'offered' || handOver.toId !== toId) return { kind: 'closed' }
    const { communityId, postId, fromId } = handOver
    const from = await holderOf(transaction, handOver, fromId)
    const to = await transaction.get<Registration>('registrations', registrationId(toId, communityId))
    if (!from || !isAccepted(to)) return { kind: 'closed' }

    const claims = to.posts ?? []
    const room = unsaidPlace(communityId, postId)
    const refusal = refusalOf('takeOver', { claims, room, atMost })
    if (refusal) return { kind: 'refused', refusal }
    await keepClaims(transaction, from, afterStep(from.posts ?? [], postId, { ...step, act: 'handOver' }))
    await keepClaims(transaction, to, afterStep(claims, postId, { ...step, act: 'takeOver' }))
    await stepHandOver(transaction, handOver, 'agree', step, { state: 'done' })
    return { kind: 'done' }
  })
}

/** The successor would rather not: the community is asked again. False when there is nothing to decline. */
export function declineOffer(db: Db, handOverId: string, toId: string, step: PostStep): Promise<boolean> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<PostHandOver>('postHandOvers', handOverId)
    if (handOver?.state !== 'offered' || handOver.toId !== toId) return false
    await takeBackOffer(transaction, handOver, toId, step)
    await askAgain(transaction, handOver, step)
    return true
  })
}

/** Whoever asked stays. */
export function withdrawHandOver(db: Db, handOverId: string, step: PostStep): Promise<Agreed> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<PostHandOver>('postHandOvers', handOverId)
    if (handOver?.state === 'withdrawn') return { kind: 'done' }
    if (!handOver || !isOpen(handOver)) return { kind: 'closed' }
    const from = await holderOf(transaction, handOver, handOver.fromId)
    if (!from) return { kind: 'closed' }
    const stays = (from.posts ?? []).map(claim =>
      claim.postId === handOver.postId ? { ...claim, handOverId: null } : claim,
    )
    await endHandOver(transaction, handOver, step)
    await keepClaims(transaction, from, stays)
    return { kind: 'done' }
  })
}

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
    const change = { ...set, revision: revision + 1, history: [...place.history, { ...trace, set }] }
    await keepSeat(transaction, seat, change)
    return { kind: 'done', place: { ...place, ...change } }
  })
}

type Shown = Pick<Member, '_id' | 'name' | 'unitName' | 'phoneTail' | 'skills' | 'hiddenBy'>
export type ClaimsRow = Registration & { people: Shown[] }

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

export type HandOverRow = PostHandOver & { leavers: Shown[]; successors: Shown[] }

/** Whoever waits longest first, with both people beside it, in one call. */
export function listHandOvers(
  db: Db,
  communityId: string,
  state: PostHandOver['state'],
  after: string | null,
  limit: number,
): Promise<HandOverRow[]> {
  return db.aggregate<HandOverRow>('postHandOvers', limit, stages =>
    stages
      .match({ communityId, state, ...(after && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'fromId', foreignField: '_id', as: 'leavers' })
      .lookup({ from: 'members', localField: 'toId', foreignField: '_id', as: 'successors' }),
  )
}

/** The members who live in this community and have exactly this name. */
export function findNamed(
  db: Db,
  communityId: string,
  nameKey: string,
  after: string | null,
  limit: number,
): Promise<Member[]> {
  const named = is.startingWith(`${nameKey}|`)
  return db.find<Member>('members', {
    where: {
      communityId,
      hiddenBy: null,
      nameSort: after ? is.after(after, `${nameKey}|\uffff`) : named,
    },
    orderBy: ['nameSort', 'asc'],
    fields: ['name', 'nameSort', 'unitName', 'phoneTail', 'registration'],
    limit,
  })
}

export function findKeptPost(db: Db, postId: string): Promise<KeptPost | null> {
  return db.get<KeptPost>('posts', postId)
}

/** Keeps a change of the catalogue only while the post is as it was seen; answers whether it did. */
export async function keepPost(db: Db, post: KeptPost, change: PostChange): Promise<boolean> {
  const { _id, history: _before, ...fields } = post
  if (change.revision === 1)
    return (await db.insert('posts', { ...post, history: [change] } as KeptPost)) === 'inserted'
  const set: PostWritten & { revision: number } = { ...fields, revision: change.revision }
  return db.updateOne(
    'posts',
    _id,
    { revision: change.revision - 1 },
    { set: { ...set }, push: { history: change } },
  )
}
