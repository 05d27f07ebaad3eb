import { quarterOf } from '../../../src/contract/calendar'
import type { ServiceRequest } from '../../../types/requests'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { additionsFor, type Needs, needOf } from './need-rules'

export interface KeptNeeds extends Stored, Needs {}

export const needsId = (communityId: string, quarter: Quarter): string => `${communityId}_${quarter}`

const requestsARun = 100
/** About two calls for each, in a transaction that others may have to wait for. */
const requestsATransaction = 10

/**
 * Brings the counters of need up to date (G167). That a request is to be counted is written with the change itself; the
 * counter and the note of what it holds change in one transaction, so that a run may end anywhere and begin twice.
 * Answers how many.
 */
export async function countNeeds(db: Db, _now: Moment): Promise<number> {
  const behind = await db.find<ServiceRequest>('requests', {
    where: { uncountedKey: is.moreThan('') },
    orderBy: ['uncountedKey', 'asc'],
    limit: requestsARun,
  })
  for (const ids of slicesOf(behind)) await db.transaction(transaction => count(transaction, ids))
  return behind.length
}

/** Requests of one community and quarter together, ten at a time. */
function slicesOf(requests: ServiceRequest[]): string[][] {
  const byNeeds = new Map<string, string[]>()
  for (const request of requests) {
    const id = needsOf(request)
    byNeeds.set(id, [...(byNeeds.get(id) ?? []), request._id])
  }
  return [...byNeeds.values()].flatMap(ids =>
    Array.from({ length: Math.ceil(ids.length / requestsATransaction) }, (_, turn) =>
      ids.slice(turn * requestsATransaction, (turn + 1) * requestsATransaction),
    ),
  )
}

const needsOf = ({ place, askedAt }: ServiceRequest): string => needsId(place.communityId, quarterOf(askedAt))

async function count(transaction: Transaction, ids: string[]): Promise<void> {
  const behind: ServiceRequest[] = []
  for (const id of ids) {
    const request = await transaction.get<ServiceRequest>('requests', id)
    if (request?.uncountedKey) behind.push(request)
  }
  const [first] = behind
  if (!first) return
  await add(transaction, first, additionsFor(behind))
  for (const request of behind) {
    const set = { counted: needOf(request), uncountedKey: null }
    await transaction.update('requests', request._id, { set })
  }
}

async function add(
  transaction: Transaction,
  { place, askedAt }: ServiceRequest,
  additions: Record<string, number>,
): Promise<void> {
  if (Object.keys(additions).length === 0) return
  const quarter = quarterOf(askedAt)
  const _id = needsId(place.communityId, quarter)
  if (!(await transaction.get<KeptNeeds>('requestNeeds', _id))) {
    const none: KeptNeeds = { _id, communityId: place.communityId, quarter, cells: {}, months: {}, sums: {} }
    await transaction.insert('requestNeeds', none)
  }
  await transaction.update('requestNeeds', _id, { add: additions })
}
