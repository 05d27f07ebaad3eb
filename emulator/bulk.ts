import { join } from 'node:path'
import { cloud } from '../config/cloud'
import { Store } from './database/store'
import { loadInto } from './loading'

/**
 * Fills a collection of a data folder that no cloud has open, for measurements over millions of documents.
 * Returns how many were loaded.
 */
export async function loadDocuments(
  dataFolder: string,
  collection: string,
  documents: Iterable<object>,
): Promise<number> {
  const store = Store.open(join(dataFolder, 'store'), cloud.collections)
  try {
    return await loadInto(store, collection, documents)
  } finally {
    await store.close()
  }
}
