import { randomBytes } from 'node:crypto'
import type { Store } from './database/store'
import type { Document } from './database/values'

const perCommit = 5000

/** Puts documents as they are, replacing those of the same `_id`; makes the collection when it is missing. */
export async function loadInto(
  store: Store,
  collectionName: string,
  documents: Iterable<object>,
): Promise<number> {
  if (!store.has(collectionName)) await store.createCollection(collectionName)
  const collection = store.collection(collectionName)
  const putAll = (batch: Document[]): Promise<void> =>
    store.write(() => {
      for (const document of batch) store.put(collection, document, false)
    })

  let loaded = 0
  let batch: Document[] = []
  for (const given of documents) {
    const document = given as Document
    batch.push(document._id === undefined ? { ...document, _id: randomBytes(16).toString('hex') } : document)
    if (batch.length < perCommit) continue
    await putAll(batch)
    loaded += batch.length
    batch = []
  }
  await putAll(batch)
  return loaded + batch.length
}
