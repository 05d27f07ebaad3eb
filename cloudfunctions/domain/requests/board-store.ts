import type { RequestsShown, ServiceRequest } from '../../../types/requests'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { type KeptNeeds, needsId } from './counting'
import type { Needs } from './need-rules'
import { findKey } from './request'
import { dueBefore, openStates, statesShown } from './rules'

export type BoardLine = Pick<ServiceRequest, 'state' | 'dueAt' | 'waitingSince'>

/** A community's open requests, what is due first on top: enough of each to count them. */
export function listOpenLines(db: Db, communityId: string, limit: number): Promise<BoardLine[]> {
  return db.find<ServiceRequest>('requests', {
    where: { 'place.communityId': communityId, state: is.oneOf(openStates) },
    orderBy: ['sortKey', 'asc'],
    fields: ['state', 'dueAt', 'waitingSince'],
    limit,
  })
}

export function findByNo(db: Db, communityId: string, no: string): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', { where: { 'place.communityId': communityId, no }, limit: 2 })
}

const shown = (after: string | null) => after && { sortKey: is.moreThan(after) }

/** What was asked from a telephone, what is due first on top. */
export function listByPhone(
  db: Db,
  communityId: string,
  phoneTail: string,
  after: string | null,
  limit: number,
): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', {
    where: { 'place.communityId': communityId, phoneTail, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

export interface PlaceWanted {
  estateId: string | null
  category: string | null
  show: RequestsShown | null
}

export function listByPlace(
  db: Db,
  communityId: string,
  { estateId, category, show }: PlaceWanted,
  after: string | null,
  limit: number,
): Promise<ServiceRequest[]> {
  const states = show ? statesShown[show] : Object.values(statesShown).flat()
  return db.find<ServiceRequest>('requests', {
    where: {
      'place.communityId': communityId,
      findKeys: findKey(estateId, category),
      state: is.oneOf(states),
      ...shown(after),
    },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

export type Served = Pick<ServiceRequest, 'volunteerIds' | 'state' | 'sortKey'>

/** What these people have in hand, then what they did since that moment, the latest first. */
export function listServed(db: Db, memberIds: string[], before: string, limit: number): Promise<Served[]> {
  return db.find<ServiceRequest>('requests', {
    where: { volunteerIds: is.oneOf(memberIds), sortKey: is.lessThan(before) },
    orderBy: ['sortKey', 'asc'],
    fields: ['volunteerIds', 'state', 'sortKey'],
    limit,
  })
}

/** One community's needs of a quarter; none counted is none. */
export async function findNeeds(db: Db, communityId: string, quarter: Quarter): Promise<Needs> {
  const kept = await db.get<KeptNeeds>('requestNeeds', needsId(communityId, quarter))
  return kept ?? { communityId, quarter, cells: {}, months: {}, sums: {} }
}

/** Those of several communities, by category alone. */
export function findSums(
  db: Db,
  communityIds: string[],
  quarter: Quarter,
): Promise<Pick<KeptNeeds, 'communityId' | 'sums'>[]> {
  return db.find<KeptNeeds>('requestNeeds', {
    where: { _id: is.oneOf(communityIds.map(id => needsId(id, quarter))) },
    fields: ['communityId', 'sums'],
    limit: communityIds.length,
  })
}

/** A community's requests that the counters do not hold yet. */
export function listUncounted(db: Db, communityId: string, limit: number): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', {
    where: { 'place.communityId': communityId, uncountedKey: is.moreThan('') },
    orderBy: ['uncountedKey', 'asc'],
    limit,
  })
}

/** What is late in these communities now: where, and nothing else. */
export function listLate(
  db: Db,
  communityIds: string[],
  now: Moment,
  limit: number,
): Promise<Pick<ServiceRequest, 'place'>[]> {
  return db.find<ServiceRequest>('requests', {
    where: {
      'place.communityId': is.oneOf(communityIds),
      state: is.oneOf(openStates),
      sortKey: is.lessThan(dueBefore(now)),
      dueAt: is.lessThan(now),
    },
    fields: ['place.communityId'],
    limit,
  })
}
