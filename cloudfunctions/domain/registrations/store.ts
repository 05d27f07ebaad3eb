import type { Member } from '../../../types/members'
import type {
  Destination,
  MemberRegistration,
  Registration,
  RegistrationAct,
  RegistrationState,
  RegistrationStep,
} from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { type Condition, is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import type { Tree } from '../orgs/tree'
import type { PlaceReach } from './access'
import { dispatched, dueStub, ended, newRegistration, type PersonShown, restored } from './registration'
import {
  carried,
  isOpen,
  isRepeat,
  momentKey,
  moves,
  registrationId,
  stateAfter,
  statesReported,
} from './rules'

/** The cloud takes about twenty at a time. */
const transactionsAtOnce = 10

export function findRegistration(
  db: Db,
  memberId: string,
  communityId: string,
): Promise<Registration | null> {
  return db.get<Registration>('registrations', registrationId(memberId, communityId))
}

/** The registration whose letter somebody brings to this community. */
export async function findByLetter(
  db: Db,
  communityId: string,
  letterNo: string,
): Promise<Registration | null> {
  const found = await db.find<Registration>('registrations', { where: { communityId, letterNo }, limit: 1 })
  return found[0] ?? null
}

export interface Move {
  act: Exclude<RegistrationAct, 'dispatch' | 'leave' | 'moveAway' | 'restore'>
  step: RegistrationStep
  estateId?: string
}

export type Moved =
  | { kind: 'done'; registration: Registration }
  | { kind: 'movedOn'; registration: Registration }
  | { kind: 'gone' }

/**
 * Takes one step: the registration and what the person carries of it change together or not at all. Five calls:
 * begin, look, two changes, commit. Another who was faster is seen by the look, and wins.
 */
export function move(
  db: Db,
  memberId: string,
  communityId: string,
  { act, step, estateId }: Move,
): Promise<Moved> {
  const id = registrationId(memberId, communityId)
  return db.transaction(async transaction => {
    const found = await transaction.get<Registration>('registrations', id)
    if (!found) return { kind: 'gone' }
    if (isRepeat(found, act, step.by.openid, step.tapId)) return { kind: 'done', registration: found }
    const state = stateAfter(act, found.state)
    if (!state) return { kind: 'movedOn', registration: found }

    const set: Partial<Registration> = {
      state,
      sortKey: momentKey(step.at, id),
      ...(act === 'accept' && {
        unitStub: dueStub,
        communityStub: dueStub,
        stubKey: momentKey(step.at, id),
      }),
      ...(estateId !== undefined && { assigned: { ...found.assigned, estateId } }),
    }
    await makeRoom(transaction, found)
    await transaction.update('registrations', id, { set, push: { steps: step } })
    await carry(transaction, memberId, communityId, state, step)
    return { kind: 'done', registration: { ...found, ...set, steps: [...found.steps, step] } }
  })
}

/** Papers and certificates ask when it was dispatched, reported and accepted last. */
function makeRoom(transaction: Transaction, registration: Registration): Promise<RegistrationStep[]> {
  const brief = (step: RegistrationStep): RegistrationStep => ({ ...step, reason: null })
  return shorten(transaction, 'registrations', registration, 'steps', { kind: ({ act }) => act, brief })
}

/** Once a community accepts somebody, it is the community where he or she is registered (A26). */
async function carry(
  transaction: Transaction,
  memberId: string,
  communityId: string,
  state: RegistrationState,
  { act, at }: RegistrationStep,
): Promise<void> {
  await transaction.update('members', memberId, {
    set: {
      registration: carried(communityId, state, at),
      endedIn: null,
      updatedAt: at,
      ...(act === 'accept' && { communityId }),
    },
  })
}

/**
 * A90: the registration ends, and the person carries none; the address that was here is nobody's any more. Five calls.
 */
export function moveAway(
  db: Db,
  memberId: string,
  communityId: string,
  step: RegistrationStep & { destination: Destination },
): Promise<Moved> {
  const id = registrationId(memberId, communityId)
  return db.transaction(async transaction => {
    const found = await transaction.get<Registration>('registrations', id)
    if (!found) return { kind: 'gone' }
    if (isRepeat(found, 'moveAway', step.by.openid, step.tapId)) return { kind: 'done', registration: found }
    if (!stateAfter('moveAway', found.state)) return { kind: 'movedOn', registration: found }

    const registration = await endIn(transaction, found, step)
    const home = {
      communityId: step.destination.communityId,
      estateId: null,
      building: null,
      doorSealed: null,
    }
    await transaction.update('members', memberId, {
      set: { registration: null, endedIn: communityId, ...home, updatedAt: step.at },
    })
    return { kind: 'done', registration }
  })
}

/** Ends a registration within a change of the person; whoever changes the person says what he or she carries then. */
export async function endIn(
  transaction: Transaction,
  found: Registration,
  step: RegistrationStep,
): Promise<Registration> {
  const set = ended(found, step.at)
  await makeRoom(transaction, found)
  await transaction.update('registrations', found._id, { set, push: { steps: step } })
  return { ...found, ...set, steps: [...found.steps, step] }
}

/** The unit's side of a registration, which goes along when the person moves to another unit. */
export type UnitSide = Pick<Registration, 'branchId' | 'unitPlaces'>

export interface Following {
  communityId: string
  end: RegistrationStep | null
  unit: UnitSide | null
}

/** What a roster's change of a person means for the registration, in the same transaction: nothing, its end, its unit. */
export async function followIn(
  transaction: Transaction,
  memberId: string,
  { communityId, end, unit }: Following,
): Promise<void> {
  const found = await transaction.get<Registration>('registrations', registrationId(memberId, communityId))
  if (!found) return
  const ends = end !== null && stateAfter(end.act, found.state) !== null
  const set = { ...(ends && ended(found, end.at)), ...unit }
  if (Object.keys(set).length === 0) return
  if (ends) await makeRoom(transaction, found)
  await transaction.update('registrations', found._id, { set, ...(ends && { push: { steps: end } }) })
}

/** The same backwards: what ended by this import stands again where it stood. */
export async function restoreIn(
  transaction: Transaction,
  memberId: string,
  { communityId, end, unit }: Following,
): Promise<void> {
  const found = await transaction.get<Registration>('registrations', registrationId(memberId, communityId))
  if (!found) return
  const state = end && stateAfter('restore', found.state, found.endedFrom ?? null)
  const set = { ...(state && end && restored(found, state, end.at)), ...unit }
  if (Object.keys(set).length === 0) return
  if (state) await makeRoom(transaction, found)
  await transaction.update('registrations', found._id, { set, ...(state && { push: { steps: end } }) })
}

/** The member's word to be moving, or that word taken back: while the registration is open, and no step of its own. */
export async function sayMoving(
  db: Db,
  memberId: string,
  communityId: string,
  moving: { at: Moment; tapId: string } | null,
): Promise<void> {
  const id = registrationId(memberId, communityId)
  const isSaid = moving ? { movingKey: null } : { movingKey: is.not(null) }
  const movingKey = moving ? momentKey(moving.at, id) : null
  await db.updateOne(
    'registrations',
    id,
    { state: is.oneOf(moves.moveAway.from), ...isSaid },
    { set: { moving, movingKey } },
  )
}

export type Dispatched =
  | { kind: 'done'; registration: Registration }
  | { kind: 'alreadyDispatched'; registration: Registration | null }
  | { kind: 'gone' }

/** One open registration a person: what the person carries is the referee. Six calls, eight after a refusal elsewhere. */
export function dispatch(
  db: Db,
  memberId: string,
  communityId: string,
  step: RegistrationStep,
  tree: Tree,
): Promise<Dispatched> {
  const id = registrationId(memberId, communityId)
  return db.transaction(async transaction => {
    const member = await transaction.get<Member>('members', memberId)
    if (!member || member.hiddenBy !== null) return { kind: 'gone' }
    const found = await transaction.get<Registration>('registrations', id)
    if (found && isRepeat(found, 'dispatch', step.by.openid, step.tapId)) {
      return { kind: 'done', registration: found }
    }
    const before = member.registration ?? null
    if (before && isOpen(before.state)) return { kind: 'alreadyDispatched', registration: found }

    if (before && before.communityId !== communityId) await withdrawElsewhere(transaction, member, step)
    const registration = await keepDispatched(transaction, member, communityId, found, step, tree)
    await carry(transaction, memberId, communityId, 'dispatched', step)
    return { kind: 'done', registration }
  })
}

/** Sent back by one community and dispatched to another: the first one is done with. */
async function withdrawElsewhere(
  transaction: Transaction,
  { _id, registration }: Member,
  step: RegistrationStep,
): Promise<void> {
  const id = registrationId(_id, registration?.communityId ?? '')
  const found = await transaction.get<Registration>('registrations', id)
  if (found) await makeRoom(transaction, found)
  await transaction.update('registrations', id, {
    set: { state: 'withdrawn', sortKey: momentKey(step.at, id) },
    push: { steps: { ...step, act: 'withdraw' } },
  })
}

async function keepDispatched(
  transaction: Transaction,
  member: Member,
  communityId: string,
  found: Registration | null,
  step: RegistrationStep,
  tree: Tree,
): Promise<Registration> {
  if (!found) {
    const registration = newRegistration(member, communityId, step, tree)
    await transaction.insert('registrations', registration)
    return registration
  }
  const { _id, ...set } = dispatched(member._id, communityId, member.branchId, step, tree)
  await makeRoom(transaction, found)
  await transaction.update('registrations', _id, { set, push: { steps: step } })
  return { _id, ...set, steps: [...found.steps, step] }
}

/** Several people, each a transaction of its own, ten at once: one who moved on does not hold up the others. */
export async function each<Item, Result>(
  items: Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += transactionsAtOnce) {
    results.push(...(await Promise.all(items.slice(from, from + transactionsAtOnce).map(work))))
  }
  return results
}

export type StubSide = 'unitStub' | 'communityStub'

/** Files those stubs that are due, in one change, and answers how all of them stand then: two calls for any number. */
export async function fileStubs(
  db: Db,
  side: StubSide,
  ids: string[],
  filed: { at: Moment; by: RegistrationStep['by']; tapId: string },
): Promise<Registration[]> {
  if (ids.length === 0) return []
  await db.updateMany(
    'registrations',
    { _id: is.oneOf(ids), [`${side}.state`]: 'due' },
    { set: { [side]: { state: 'filed', ...filed } } },
  )
  return findRegistrations(db, ids)
}

export function findRegistrations(db: Db, ids: string[]): Promise<Registration[]> {
  return db.find<Registration>('registrations', { where: { _id: is.oneOf(ids) }, limit: ids.length })
}

/** A registration with its person beside it; none when the roster no longer has him or her. */
export type RegistrationRow = Registration & { people: (PersonShown & Pick<Member, 'hiddenBy'>)[] }

export interface Wanted {
  where: Condition
  orderBy: 'sortKey' | 'stubKey' | 'movingKey'
  after: string | null
  limit: number
  isOffRoster?: boolean
}

/** Whoever waits longest first, in one call. */
export function listRegistrations(
  db: Db,
  reach: PlaceReach,
  { where, orderBy, after, limit, isOffRoster = false }: Wanted,
): Promise<RegistrationRow[]> {
  return db.aggregate<RegistrationRow>('registrations', limit, stages => {
    const sorted = stages
      .match({ ...reach.where, ...where, ...(after && { [orderBy]: is.moreThan(after) }) })
      .sort({ [orderBy]: 1 })
    const page = isOffRoster ? sorted : sorted.limit(limit)
    const withPeople = page.lookup({
      from: 'members',
      localField: 'memberId',
      foreignField: '_id',
      as: 'people',
    })
    return isOffRoster ? withPeople.match({ 'people.hiddenBy': is.not(null) }).limit(limit) : withPeople
  })
}

/** The people of these branches whom nobody has dispatched, in the order of their names. */
export function listUndispatched(
  db: Db,
  branchIds: string[],
  after: string | null,
  limit: number,
): Promise<Member[]> {
  return db.find<Member>('members', {
    where: {
      branchId: is.oneOf(branchIds),
      hiddenBy: null,
      'registration.state': null,
      ...(after && { nameSort: is.moreThan(after) }),
    },
    orderBy: ['nameSort', 'asc'],
    limit,
    fields: ['name', 'nameSort', 'phoneTail', 'unitName', 'communityId', 'estateId', 'endedIn'],
  })
}

export interface Counted {
  onRoster: number
  notDispatched: number
  dispatched: number
  reported: number
  accepted: number
  declined: number
  registered: number
}

/**
 * Six counts from indexes, all asked at once. The figures count people of the roster by what they carry, so that
 * no part can be larger than the whole (X10); `registered` counts the registrations themselves.
 */
export async function countPlace(db: Db, reach: PlaceReach, branchIds: string[]): Promise<Counted> {
  const place = reach.kind === 'community' ? { communityId: reach.orgId } : { branchId: is.oneOf(branchIds) }
  const people = (state: unknown) =>
    db.count('members', { ...place, hiddenBy: null, 'registration.state': state })
  const [notDispatched, dispatchedNow, reported, accepted, declined, registered] = await Promise.all([
    people(null),
    people('dispatched'),
    people('reported'),
    people(is.oneOf(['accepted', 'assigned'])),
    people('declined'),
    db.count('registrations', {
      ...reach.where,
      state: is.oneOf(['dispatched', ...statesReported, 'declined']),
    }),
  ])
  const onRoster = notDispatched + dispatchedNow + reported + accepted + declined
  return { onRoster, notDispatched, dispatched: dispatchedNow, reported, accepted, declined, registered }
}

type State = MemberRegistration['state']

/**
 * How the people of each of these places stand, in one call: what is looked at are the people of these places,
 * however large the county is.
 */
export async function countPlaces(
  db: Db,
  of: 'unit' | 'community',
  placeIds: string[],
): Promise<Map<string, Map<State | null, number>>> {
  const field = of === 'unit' ? 'branchId' : 'communityId'
  const groups = await db.countBy(
    'members',
    { [field]: is.oneOf(placeIds), hiddenBy: null },
    { place: field, state: 'registration.state' },
    placeIds.length * mostStates,
  )
  const counted = new Map<string, Map<State | null, number>>(placeIds.map(id => [id, new Map()]))
  for (const { place, state, count } of groups) {
    counted.get(place ?? '')?.set((state ?? null) as State | null, count)
  }
  return counted
}

/** Dispatched, reported, accepted, assigned, declined, and nothing yet. */
const mostStates = 6
