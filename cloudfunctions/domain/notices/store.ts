import type { Notice } from '../../../types/notices'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'

/** Keeps each notice once. One call; when one of them is there already, one for each. */
export async function insertNotices(db: Db, notices: Notice[]): Promise<void> {
  if ((await db.insertMany('notices', notices)) === 'inserted' || notices.length === 1) return
  for (const notice of notices) await db.insert('notices', notice)
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
