import type { Collection } from './collections'
import { encodeValue } from './keys'
import type { Locks } from './locks'
import { findStored, type ReadOptions } from './reading'
import type { Store } from './store'
import { nameOf, uniqueName } from './transactions'
import type { Document } from './values'

/** A write outside transactions waits while a transaction holds what it wants, then looks again. */
type Attempt<Result> = { result: Result } | { waitFor: Promise<void> }

/** Inserts in order and stops at the first failure; those before it stay. */
export async function insertAll(
  store: Store,
  locks: Locks,
  collection: Collection,
  documents: Document[],
): Promise<void> {
  const { witness } = store
  let inserted = 0
  while (inserted < documents.length) {
    // A commit that fails is tried again from its beginning: nothing outside may change within it.
    const { done, waitFor } = await store.write(
      () => insertSome(store, locks, collection, documents, inserted),
      witness,
    )
    inserted = done
    await waitFor
  }
}

/** From one place in the list to the end, or to what is locked. */
function insertSome(
  store: Store,
  locks: Locks,
  collection: Collection,
  documents: Document[],
  from: number,
): { done: number; waitFor?: Promise<void> } {
  let done = from
  for (const document of documents.slice(from)) {
    const waitFor = blocker(store, locks, collection, [document])
    if (waitFor) return { done, waitFor }
    store.put(collection, document, true)
    done += 1
  }
  return { done }
}

interface Rewrite {
  before: Document
  /** Null removes. */
  after: Document | null
}

/**
 * Finds what matches, asks `rewrite` for the next state of each, and writes it, all in one commit.
 * Returns how many documents really changed.
 */
export function rewriteMatching(
  store: Store,
  locks: Locks,
  collection: Collection,
  query: Document,
  isMany: boolean,
  rewrite: (document: Document) => Document | null,
  options: Omit<ReadOptions, 'view'>,
): Promise<number> {
  return untilFree<number>(store, () => {
    const matching = findStored(store, collection, query, options)
    const chosen = (isMany ? matching : matching.slice(0, 1)).map(({ document }) => document)
    const locked = blocker(store, locks, collection, chosen)
    if (locked) return { waitFor: locked }

    const rewrites = chosen.map((before): Rewrite => ({ before, after: rewrite(before) }))
    const wanted = rewrites.flatMap(({ after }) => (after ? [after] : []))
    const waitFor = blocker(store, locks, collection, wanted)
    return waitFor ? { waitFor } : { result: apply(store, collection, rewrites) }
  })
}

function apply(store: Store, collection: Collection, rewrites: Rewrite[]): number {
  let changed = 0
  for (const { before, after } of rewrites) {
    if (after === null) changed += Number(store.remove(collection, encodeValue(before._id)))
    else if (!isSame(before, after)) {
      store.put(collection, after, false)
      changed += 1
    }
  }
  return changed
}

/** Replaces a document or makes it. Returns whether it was new, and whether anything changed. */
export function replaceOrInsert(
  store: Store,
  locks: Locks,
  collection: Collection,
  document: Document,
): Promise<{ isNew: boolean; isChanged: boolean }> {
  return untilFree<{ isNew: boolean; isChanged: boolean }>(store, () => {
    const waitFor = blocker(store, locks, collection, [document])
    if (waitFor) return { waitFor }
    const before = store.get(collection, encodeValue(document._id))?.document
    const isChanged = !before || !isSame(before, document)
    if (isChanged) store.put(collection, document, false)
    return { result: { isNew: !before, isChanged } }
  })
}

async function untilFree<Result>(store: Store, attempt: () => Attempt<Result>): Promise<Result> {
  const { witness } = store
  while (true) {
    const outcome = await store.write(attempt, witness)
    if ('result' in outcome) return outcome.result
    await outcome.waitFor
  }
}

function blocker(
  store: Store,
  locks: Locks,
  collection: Collection,
  documents: Document[],
): Promise<void> | undefined {
  if (locks.isEmpty) return undefined
  for (const document of documents) {
    const names = [
      nameOf(collection, encodeValue(document._id)),
      ...store.uniqueLocks(collection, document).map(name => uniqueName(collection, name)),
    ]
    const holder = names.map(name => locks.heldByOther(name, undefined)).find(Boolean)
    if (holder) return holder.released
  }
  return undefined
}

/** Key order counts: rewriting the same fields in another order is a change. */
export const isSame = (before: Document, after: Document): boolean =>
  encodeValue(before).equals(encodeValue(after))
