import type { Notice } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { purge } from '../../kernel/purge'
import { momentKey } from '../registrations/rules'

const idsAtOnce = 500

/** Keeps each notice once. One call; when one of them is there already, a look at which are missing. */
export async function insertNotices(db: Db, notices: Notice[]): Promise<void> {
  if ((await db.insertMany('notices', notices)) === 'inserted' || notices.length === 1) return
  const missing = await missingOf(db, notices)
  if ((await db.insertMany('notices', missing)) === 'inserted') return
  // Somebody else tells the same at this moment.
  for (const notice of missing) await db.insert('notices', notice)
}

/** Those that are not kept yet. */
export async function missingOf(db: Db, notices: Notice[]): Promise<Notice[]> {
  const known = new Set<string>()
  for (let from = 0; from < notices.length; from += idsAtOnce) {
    const ids = notices.slice(from, from + idsAtOnce).map(({ _id }) => _id)
    const where = { _id: is.oneOf(ids) }
    for (const { _id } of await db.find('notices', { where, limit: ids.length, fields: ['_id'] })) {
      known.add(_id)
    }
  }
  return notices.filter(({ _id }) => !known.has(_id))
}

/** A line that is told again and again stands once, and is new and on top again each time. */
export async function renewNotice(db: Db, { _id, ...set }: Notice): Promise<void> {
  if ((await db.insert('notices', { _id, ...set })) === 'inserted') return
  await db.updateOne('notices', _id, {}, { set })
}

/** What one address was told, the newest first. */
export function listNotices(db: Db, to: string, before: string | null, limit: number): Promise<Notice[]> {
  return db.find<Notice>('notices', {
    where: { to, ...(before && { sortKey: is.lessThan(before) }) },
    orderBy: ['sortKey', 'desc'],
    limit,
  })
}

export async function hasNew(db: Db, addresses: string[]): Promise<boolean> {
  const found = await db.find('notices', {
    where: { to: is.oneOf(addresses), isNew: true },
    limit: 1,
    fields: ['_id'],
  })
  return found.length > 0
}

/** Only what is this person's own; null for everything. */
export async function markSeen(db: Db, addresses: string[], noticeIds: string[] | null): Promise<void> {
  const those = noticeIds && { _id: is.oneOf(noticeIds) }
  await db.updateMany(
    'notices',
    { to: is.oneOf(addresses), isNew: true, ...those },
    { set: { isNew: false } },
  )
}

/** Nobody is told of these things any more. */
export async function dropNoticesAbout(db: Db, things: string[]): Promise<void> {
  await db.removeMany('notices', { thing: is.oneOf(things) })
}

/** Drops what was seen before one moment, and anything before another. Answers how many. */
export async function forgetNotices(db: Db, before: { seen: Moment; all: Moment }): Promise<number> {
  return (await forget(db, false, before.seen)) + (await forget(db, true, before.all))
}

function forget(db: Db, isNew: boolean, before: Moment): Promise<number> {
  return purge(db, 'notices', { isNew, sortKey: is.lessThan(momentKey(before)) }, 'sortKey')
}
