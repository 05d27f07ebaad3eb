import { database, type SdkTransaction } from '../platform/wechat'
import { type Change, toUpdate } from './change'
import type { Stored } from './db'
import { readFault } from './fault'
import { pauseBefore } from './pause'

/** What a transaction may do: single documents, one step after another (two at once fail as busy). */
export interface Transaction {
  get<T extends Stored>(collection: string, id: string): Promise<T | null>
  insert(collection: string, data: Stored): Promise<void>
  update(collection: string, id: string, change: Change): Promise<void>
  remove(collection: string, id: string): Promise<void>
}

const mostTries = 6

/**
 * Runs `work` in a transaction and begins again when another was faster. The SDK does not do it: a conflict
 * at an operation reaches it without the code it looks for.
 */
export async function inTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    const transaction = await database.startTransaction()
    try {
      const result = await work(steps(transaction))
      await transaction.commit()
      return result
    } catch (error) {
      await leave(transaction)
      if (readFault(error) !== 'conflict' || tried === mostTries) throw error
      await pauseBefore(tried)
    }
  }
}

function steps(transaction: SdkTransaction): Transaction {
  const document = (collection: string, id: string) => transaction.collection(collection).doc(id)
  return {
    async get<T extends Stored>(collection: string, id: string) {
      const { data } = await document(collection, id).get()
      return (data as T | null) ?? null
    },
    async insert(collection, data) {
      await transaction.collection(collection).add({ data })
    },
    async update(collection, id, change) {
      const { stats } = await document(collection, id).update({ data: toUpdate(change) })
      if (stats.updated !== 1) throw new Error(`nothing to update in ${collection}`)
    },
    async remove(collection, id) {
      await document(collection, id).remove()
    },
  }
}

/** The server has dropped the loser of a conflict already, so that leaving it fails; that is no news. */
async function leave(transaction: SdkTransaction): Promise<void> {
  await transaction.rollback().catch(() => undefined)
}
