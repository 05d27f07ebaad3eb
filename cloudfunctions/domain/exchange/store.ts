import type { ExchangeKey } from '../../../types/exchange'
import type { ServiceRequest } from '../../../types/requests'
import type { CalendarDay, Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'

export function findKey(db: Db, keyId: string): Promise<ExchangeKey | null> {
  return db.get<ExchangeKey>('exchangeKeys', keyId)
}

/** Keeps a key once: the same tap finds the one it made. */
export async function keepKey(db: Db, key: ExchangeKey): Promise<ExchangeKey> {
  if ((await db.insert('exchangeKeys', key)) === 'inserted') return key
  const kept = await findKey(db, key._id)
  if (!kept) throw new Error('a key that exists and cannot be read')
  return kept
}

export function listKeys(db: Db, before: string | null, limit: number): Promise<ExchangeKey[]> {
  return db.find<ExchangeKey>('exchangeKeys', {
    where: before ? { sortKey: is.lessThan(before) } : {},
    orderBy: ['sortKey', 'desc'],
    limit,
  })
}

export function revokeKey(db: Db, keyId: string, by: string, at: Moment): Promise<boolean> {
  return db.updateOne(
    'exchangeKeys',
    keyId,
    { state: 'open' },
    { set: { state: 'revoked', revokedBy: by, revokedAt: at } },
  )
}

/** Counts one use within its minute; false once the minute is used up, or when the key was taken back meanwhile. */
export async function countUse(db: Db, key: ExchangeKey, minute: number, day: CalendarDay): Promise<boolean> {
  const { _id, perMinute } = key
  const again = () =>
    db.updateOne(
      'exchangeKeys',
      _id,
      { state: 'open', minute, used: is.lessThan(perMinute) },
      { add: { used: 1 } },
    )
  if (key.minute === minute) return again()
  const isFirst = await db.updateOne(
    'exchangeKeys',
    _id,
    { state: 'open', minute: is.lessThan(minute) },
    { set: { minute, used: 1, usedOn: day } },
  )
  return isFirst || again()
}

export interface Span {
  communityId: string
  from: Moment
  before: Moment
  /** The last row of the page before. */
  after: string | null
  limit: number
}

/** What was asked in a span of time, the newest first. */
export function listAskedWithin(db: Db, span: Span): Promise<ServiceRequest[]> {
  return listWithin(db, 'askedKey', 'desc', span)
}

/** What was moved in a span of time, in the order in which it happened. */
export function listMovedWithin(db: Db, span: Span): Promise<ServiceRequest[]> {
  return listWithin(db, 'movedKey', 'asc', span)
}

function listWithin(
  db: Db,
  key: 'askedKey' | 'movedKey',
  direction: 'asc' | 'desc',
  { communityId, from, before, after, limit }: Span,
): Promise<ServiceRequest[]> {
  const [first, end] = [keyOf(from), keyOf(before)]
  const within =
    after === null
      ? is.between(first, end)
      : direction === 'asc'
        ? is.after(after, end)
        : is.between(first, after)
  return db.find<ServiceRequest>('requests', {
    where: { 'place.communityId': communityId, [key]: within },
    orderBy: [key, direction],
    limit,
  })
}

const keyOf = (moment: Moment): string => String(moment).padStart(15, '0')
