import { database, type SdkAggregate, type SdkQuery } from '../platform/wechat'
import { type Change, toUpdate } from './change'
import { type Condition, refuseEverything, refuseUndefined } from './condition'
import { readFault } from './fault'
import { inTransaction, type Transaction } from './transaction'

/** The service clips silently above this. */
const mostRows = 1000

export interface Stored {
  _id: string
}

export interface Find {
  where: Condition
  orderBy?: [field: string, direction: 'asc' | 'desc']
  /** Always said: without it the service answers 100 rows and keeps silent about the rest. */
  limit: number
  fields?: string[]
}

/** The only wrapper of the SDK's database: its traps cannot be reached from here. */
export const db = {
  async get<T extends Stored>(collection: string, id: string): Promise<T | null> {
    const { data } = await document(collection, id).get()
    return (data as T | null) ?? null
  },

  async find<T extends Stored>(collection: string, { where, orderBy, limit, fields }: Find): Promise<T[]> {
    if (limit < 1 || limit > mostRows) throw new Error(`a limit of ${limit} rows`)
    let query: SdkQuery = database.collection(collection)
    if (Object.keys(refuseUndefined(where)).length > 0) query = query.where(where)
    if (orderBy) query = query.orderBy(...orderBy)
    if (fields) query = query.field(Object.fromEntries(fields.map(field => [field, true])))
    const { data } = await query.limit(limit).get()
    return data as T[]
  },

  async count(collection: string, where: Condition): Promise<number> {
    const { total } = await database.collection(collection).where(refuseEverything(where)).count()
    return total
  },

  /** Adds a document under its own `_id`; `exists` when there is one already. */
  async insert(collection: string, data: Stored): Promise<'inserted' | 'exists'> {
    return add(collection, data)
  },

  /** Adds many in one call; the first that exists ends it, with those before it added. */
  async insertMany(collection: string, data: Stored[]): Promise<'inserted' | 'exists'> {
    return data.length === 0 ? 'inserted' : add(collection, data)
  },

  /** Keeps a document whole, whatever stood under its `_id`: only where the last one said holds. */
  async put(collection: string, { _id, ...data }: Stored): Promise<void> {
    await document(collection, _id).set({ data })
  },

  /** Changes the document only while `condition` holds; answers whether it did. */
  async updateOne(collection: string, id: string, condition: Condition, change: Change): Promise<boolean> {
    return (await this.updateMany(collection, { _id: id, ...condition }, change)) === 1
  },

  async updateMany(collection: string, where: Condition, change: Change): Promise<number> {
    const { stats } = await database
      .collection(collection)
      .where(refuseEverything(where))
      .update({ data: toUpdate(change) })
    return stats.updated
  },

  async removeMany(collection: string, where: Condition): Promise<number> {
    const { stats } = await database.collection(collection).where(refuseEverything(where)).remove()
    return stats.removed
  },

  /** An aggregation; `limit` ends it, because the service would otherwise answer 20 rows and keep silent. */
  async aggregate<T>(
    collection: string,
    limit: number,
    stages: (aggregate: SdkAggregate) => SdkAggregate,
  ): Promise<T[]> {
    const { list } = await stages(database.collection(collection).aggregate()).limit(limit).end()
    return list as T[]
  },

  /** How many documents there are for each of these values taken together, in one call; `limit` groups at most. */
  async countBy<Key extends string>(
    collection: string,
    where: Condition,
    fields: Record<Key, string>,
    limit: number,
  ): Promise<(Record<Key, string | null> & { count: number })[]> {
    const paths = Object.entries<string>(fields).map(([key, field]) => [key, `$${field}`])
    const groups = await this.aggregate<{ _id: Record<Key, string | null>; count: number }>(
      collection,
      limit,
      stages =>
        stages
          .match(refuseEverything(where))
          .group({ _id: Object.fromEntries(paths), count: database.command.aggregate.sum(1) }),
    )
    return groups.map(({ _id, count }) => ({ ..._id, count }))
  },

  /** All or nothing, over `doc()` and `add` alone, begun again on a conflict: so it sends nothing and calls nobody. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(work)
  },
}

export type Db = typeof db

function document(collection: string, id: string) {
  if (!id) throw new Error(`an empty id in ${collection}`)
  return database.collection(collection).doc(id)
}

async function add(collection: string, data: object | object[]): Promise<'inserted' | 'exists'> {
  try {
    await database.collection(collection).add({ data })
    return 'inserted'
  } catch (error) {
    if (readFault(error) === 'duplicate') return 'exists'
    throw error
  }
}
