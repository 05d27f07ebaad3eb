import type { Election, Group, PlaceAnswer } from '../../../types/groups'
import type { Member } from '../../../types/members'
import type { Registration } from '../../../types/registrations'
import { shorten } from '../../kernel/chapters'
import { type Condition, is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { registrationId, statesAccepted } from '../registrations/rules'

/** Two calls a person: the cloud warns above twenty in one transaction. */
const peopleATransaction = 8

export function findGroup(db: Db, groupId: string): Promise<Group | null> {
  return db.get<Group>('groups', groupId)
}

export type GroupRow = Group & { people: Member[]; elections: Election[] }

/** The groups of a community with their leaders' names, the oldest first, in one call. */
export function listGroups(
  db: Db,
  communityId: string,
  after: string | null,
  limit: number,
): Promise<GroupRow[]> {
  return db.aggregate<GroupRow>('groups', limit, stages =>
    stages
      .match({ communityId, state: 'open', ...(after && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'leader.memberId', foreignField: '_id', as: 'people' })
      .lookup({ from: 'groupElections', localField: 'electionId', foreignField: '_id', as: 'elections' }),
  )
}

/** A group with everybody in it and its newest election. */
export type WholeGroup = GroupRow & { placed: Registration[] }

/** In one call, however many nouns it touches; a group has fifty members at most. */
export async function findWholeGroup(db: Db, groupId: string): Promise<WholeGroup | null> {
  const [found] = await db.aggregate<WholeGroup>('groups', 1, stages =>
    stages
      .match({ _id: groupId })
      .lookup({ from: 'registrations', localField: '_id', foreignField: 'assigned.groupId', as: 'placed' })
      .lookup({ from: 'members', localField: 'placed.memberId', foreignField: '_id', as: 'people' })
      .lookup({ from: 'groupElections', localField: 'electionId', foreignField: '_id', as: 'elections' }),
  )
  return found ?? null
}

/** A registration without a group, its person beside it. */
export type WaitingRow = Registration & { people: Member[] }

const waiting = (communityId: string, postIds: readonly string[]): Condition => ({
  communityId,
  'assigned.groupId': null,
  'assigned.postIds': is.oneOf(postIds),
  state: is.oneOf(statesAccepted),
})

/** Whoever waits longest first. */
export function listWaiting(
  db: Db,
  communityId: string,
  postIds: readonly string[],
  after: string | null,
  limit: number,
): Promise<WaitingRow[]> {
  return waitingRows(
    db,
    { ...waiting(communityId, postIds), ...(after && { sortKey: is.moreThan(after) }) },
    { sortKey: 1 },
    limit,
  )
}

/** Estate by estate, so that a slice parts as few neighbours as it can. */
export function listWaitingByHome(
  db: Db,
  communityId: string,
  postIds: readonly string[],
  limit: number,
): Promise<WaitingRow[]> {
  return waitingRows(db, waiting(communityId, postIds), { 'assigned.estateId': 1, _id: 1 }, limit)
}

function waitingRows(db: Db, where: Condition, order: object, limit: number): Promise<WaitingRow[]> {
  return db.aggregate<WaitingRow>('registrations', limit, stages =>
    stages
      .match(where)
      .sort(order)
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}

export async function hasWaiting(db: Db, communityId: string, postIds: readonly string[]): Promise<boolean> {
  const where = waiting(communityId, postIds)
  return (await db.find('registrations', { where, fields: ['_id'], limit: 1 })).length > 0
}

export async function insertGroup(db: Db, group: Group): Promise<void> {
  await db.insert('groups', group)
}

/** Closes a group in which nobody is; false when somebody is. */
export async function closeGroup(db: Db, groupId: string): Promise<boolean> {
  const isClosed = await db.updateOne(
    'groups',
    groupId,
    { state: 'open', size: 0 },
    { set: { state: 'closed', awaited: null } },
  )
  return isClosed || (await findGroup(db, groupId))?.state === 'closed'
}

export interface Placing {
  communityId: string
  toId: string | null
  atMost: number
}

export interface Placed {
  items: PlaceAnswer[]
  /** Groups whose leader went elsewhere. */
  withoutLeader: string[]
}

/** Puts members into a group, or out of theirs, eight in a transaction; null when the group takes nobody. */
export async function placeMembers(db: Db, memberIds: string[], placing: Placing): Promise<Placed | null> {
  const all: Placed = { items: [], withoutLeader: [] }
  for (let from = 0; from < memberIds.length; from += peopleATransaction) {
    const some = memberIds.slice(from, from + peopleATransaction)
    const placed = await db.transaction(transaction => placeSome(transaction, some, placing))
    if (!placed) return from === 0 ? null : withRefused(all, memberIds.slice(from))
    all.items.push(...placed.items)
    all.withoutLeader.push(...placed.withoutLeader)
  }
  return all
}

const withRefused = (placed: Placed, memberIds: string[]): Placed => ({
  ...placed,
  items: [
    ...placed.items,
    ...memberIds.map(memberId => ({ memberId, ok: false as const, refusal: 'groupClosed' as const })),
  ],
})

/** The registration says in which group a member is, the group how many they are: both change or neither. */
async function placeSome(
  transaction: Transaction,
  memberIds: string[],
  { communityId, toId, atMost }: Placing,
): Promise<Placed | null> {
  const to = toId === null ? null : await transaction.get<Group>('groups', toId)
  if (toId !== null && (to?.state !== 'open' || to.communityId !== communityId)) return null

  const items: PlaceAnswer[] = []
  const left = new Map<string, string[]>()
  let come = 0
  for (const memberId of memberIds) {
    const id = registrationId(memberId, communityId)
    const kept = await transaction.get<Registration>('registrations', id)
    const refusal = refusalFor(kept, to && to.size + come, toId, atMost)
    items.push(refusal ? { memberId, ok: false, refusal } : { memberId, ok: true })
    const fromId = kept?.assigned.groupId ?? null
    if (refusal || fromId === toId) continue
    await transaction.update('registrations', id, { set: { 'assigned.groupId': toId } })
    if (fromId !== null) left.set(fromId, [...(left.get(fromId) ?? []), memberId])
    come += 1
  }
  if (toId !== null && come > 0) await transaction.update('groups', toId, { add: { size: come } })
  return { items, withoutLeader: await leaveGroups(transaction, left) }
}

function refusalFor(
  kept: Registration | null,
  size: number | null,
  toId: string | null,
  atMost: number,
): Extract<PlaceAnswer, { ok: false }>['refusal'] | null {
  // Out of a group goes whoever is in it, wherever the registration stands.
  if (!kept || (toId !== null && !statesAccepted.includes(kept.state))) return 'notRegistered'
  return size !== null && size >= atMost && kept.assigned.groupId !== toId ? 'groupFull' : null
}

/** Whoever leaves a group leads it no longer. */
async function leaveGroups(transaction: Transaction, left: Map<string, string[]>): Promise<string[]> {
  const withoutLeader: string[] = []
  for (const [groupId, memberIds] of left) {
    const group = await transaction.get<Group>('groups', groupId)
    if (!group) continue
    const { leader, awaited } = group
    const isLedAway = leader !== null && memberIds.includes(leader.memberId)
    const isAwaitedAway = awaited !== null && memberIds.includes(awaited.memberId)
    if (isLedAway) await shorten(transaction, 'groups', group, 'formerLeaders')
    await transaction.update('groups', groupId, {
      add: { size: -memberIds.length },
      set: { ...(isLedAway && { leader: null }), ...(isAwaitedAway && { awaited: null }) },
      ...(isLedAway && { push: { formerLeaders: leader } }),
    })
    if (isLedAway) withoutLeader.push(groupId)
  }
  return withoutLeader
}

/** Lets some of the people of a group that was merged be in the one that took over; answers how many. */
export async function takeGroup(db: Db, fromId: string, intoId: string): Promise<number> {
  const placed = await db.find<Registration>('registrations', {
    where: { 'assigned.groupId': fromId },
    fields: ['memberId', 'communityId'],
    limit: peopleATransaction,
  })
  for (const { memberId, communityId } of placed) {
    await placeMembers(db, [memberId], { communityId, toId: intoId, atMost: Number.POSITIVE_INFINITY })
  }
  if (placed.length === 0) await closeGroup(db, fromId)
  return placed.length
}
