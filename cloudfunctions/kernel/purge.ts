import { type Condition, is } from './condition'
import type { Db } from './db'

const rowsASlice = 500
const slicesATick = 10

/** Deletes these rows, the first in this order first: two calls for five hundred, five thousand at most. Answers how many. */
export async function purge(db: Db, collection: string, where: Condition, by: string): Promise<number> {
  let gone = 0
  for (let slice = 0; slice < slicesATick; slice++) {
    const rows = await db.find(collection, {
      where,
      orderBy: [by, 'asc'],
      limit: rowsASlice,
      fields: ['_id'],
    })
    if (rows.length === 0) return gone
    gone += await db.removeMany(collection, { _id: is.oneOf(rows.map(({ _id }) => _id)) })
    if (rows.length < rowsASlice) return gone
  }
  return gone
}
