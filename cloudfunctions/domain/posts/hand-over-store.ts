import type { Member } from '../../../types/members'
import type { PostHandOver, PostHandOverAct, PostStep } from '../../../types/posts'
import type { Registration } from '../../../types/registrations'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { momentKey, registrationId } from '../registrations/rules'
import { afterStep, type ClaimRefusal, claimOn, countsAfter, refusalOf } from './rules'
import { isAccepted, keepClaims, keepSeat, seatOf, unsaidPlace, type Wish } from './seats'

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
    // The same tap after it was withdrawn asks nothing anew.
    if (await transaction.get<PostHandOver>('postHandOvers', handOver._id)) return handOver._id

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

/** What a list shows of a person. */
export type PersonShown = Pick<Member, '_id' | 'name' | 'unitName' | 'phoneTail' | 'skills' | 'hiddenBy'>
export type HandOverRow = PostHandOver & { leavers: PersonShown[]; successors: PersonShown[] }

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

/** A handover ends with the claim of whoever asked for it. */
export async function endHandOver(
  transaction: Transaction,
  handOver: PostHandOver,
  step: PostStep,
): Promise<void> {
  if (handOver.toId) await takeBackOffer(transaction, handOver, handOver.toId, step)
  await stepHandOver(transaction, handOver, 'withdraw', step, { state: 'withdrawn' })
}

/** The successor does not come: the community is asked again. */
export const askAgain = (transaction: Transaction, handOver: PostHandOver, step: PostStep) =>
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

async function stepHandOver(
  transaction: Transaction,
  handOver: PostHandOver,
  act: PostHandOverAct,
  step: PostStep,
  set: Partial<PostHandOver>,
): Promise<void> {
  const { _id } = handOver
  await shorten(transaction, 'postHandOvers', handOver, 'steps')
  await transaction.update('postHandOvers', _id, {
    set: { ...set, sortKey: momentKey(step.at, _id) },
    push: { steps: { ...step, act } },
  })
}
