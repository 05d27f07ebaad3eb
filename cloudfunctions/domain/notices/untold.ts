import type { Notice, Untold } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { insertNotices, missingOf } from './store'

/** Whose records carry what they have to tell until it is told; each with an index on `untoldAt`. */
export const tellingCollections = ['requests', 'wishes', 'absences', 'pairs']

/** An operation ends within twenty seconds; after this long it has told what it had to, or never will. */
const settledMs = 2 * 60_000
const recordsAtOnce = 100
const mostUntold = 60

/** What a change of a record has to tell, to be set in the same update. */
export function untoldWith({ untold = [] }: Untold, notices: Notice[], at: Moment): Untold {
  return notices.length > 0 ? { untold: [...untold, ...notices], untoldAt: at } : {}
}

/**
 * The same of a record that changes so often that the job never finds it at rest: what it still carries is told before
 * it is dropped. No call while it carries little, two otherwise.
 */
export async function untoldAfter(db: Db, seen: Untold, notices: Notice[], at: Moment): Promise<Untold> {
  const { untold = [] } = seen
  if (untold.length < mostUntold) return untoldWith(seen, notices, at)
  await insertNotices(db, await missingOf(db, untold))
  return untoldWith({}, notices, at)
}

/** Tells what was left untold by an instance that was stopped after a change. Answers how many notices that were. */
export async function tellUntold(db: Db, now: Moment): Promise<number> {
  let told = 0
  for (const collection of tellingCollections) told += await tellUntoldOf(db, collection, now - settledMs)
  return told
}

/** Four calls for a hundred records: usually everything is told already. */
async function tellUntoldOf(db: Db, collection: string, before: Moment): Promise<number> {
  const records = await db.find<Stored & Untold>(collection, {
    where: { untoldAt: is.lessThan(before) },
    orderBy: ['untoldAt', 'asc'],
    limit: recordsAtOnce,
    fields: ['untold'],
  })
  if (records.length === 0) return 0
  const missing = await missingOf(
    db,
    records.flatMap(({ untold = [] }) => untold),
  )
  await insertNotices(db, missing)
  // Whatever changed since carries a later moment, and keeps what it has to tell.
  await db.updateMany(
    collection,
    { _id: is.oneOf(records.map(({ _id }) => _id)), untoldAt: is.lessThan(before) },
    { unset: ['untold', 'untoldAt'] },
  )
  return missing.length
}
