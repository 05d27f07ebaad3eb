import type { Invocation } from './counts'
import type { Collection } from './database/collections'
import { encodeValue } from './database/keys'
import type { Store, Witness } from './database/store'
import type { Document, Value } from './database/values'

/** What a run did to one document: how it was before the run, and its version after it; 0 = not there. */
interface Change {
  collection: Collection
  documentId: Value
  before: Document | null
  beforeVersion: number
  afterVersion: number
}

interface Entry {
  /** By collection and id. */
  changes: Map<string, Change>
  isUndone: boolean
}

export interface ChangeView {
  collection: string
  id: unknown
  kind: 'added' | 'changed' | 'removed'
}

export type Undone =
  | { undone: number }
  /** Nothing was taken back, because these were changed by somebody else since. */
  | { changedSince: { collection: string; id: unknown }[] }

const keptEntries = 200
const mostChanges = 20_000

/** What the last runs changed, so that it can be taken back. In memory; a restart forgets it. */
export class Journal {
  private readonly entries = new Map<number, Entry>()

  constructor(private readonly store: Store) {}

  /** Writes down what this run changes. */
  witness(invocation: Pick<Invocation, 'id'>): Witness {
    return (collection, documentId, before, version) => {
      const { changes } = this.entryOf(invocation.id)
      const name = nameOf(collection, documentId)
      const known = changes.get(name)
      if (known) known.afterVersion = version
      else if (changes.size < mostChanges) {
        const { document = null, version: beforeVersion = 0 } = before ?? {}
        changes.set(name, { collection, documentId, before: document, beforeVersion, afterVersion: version })
      }
    }
  }

  /** What a run changed; undefined when nothing is kept of it, or it was taken back. */
  changesOf(invocation: number): ChangeView[] | undefined {
    const entry = this.entries.get(invocation)
    if (!entry || entry.isUndone) return undefined
    return [...entry.changes.values()].map(({ collection, documentId, before, afterVersion }) => ({
      collection: collection.name,
      id: documentId,
      kind: before === null ? 'added' : afterVersion === 0 ? 'removed' : 'changed',
    }))
  }

  /** The ids of the last runs that changed something, newest first. */
  last(count: number): number[] {
    const open = [...this.entries].filter(([, { isUndone }]) => !isUndone)
    return open
      .map(([id]) => id)
      .sort((a, b) => b - a)
      .slice(0, count)
  }

  clear(): void {
    this.entries.clear()
  }

  /** Takes back everything these runs changed, newest first, or nothing of it. */
  async undo(invocations: number[]): Promise<Undone> {
    const entries = invocations.sort((a, b) => b - a).flatMap(id => this.openEntry(id))
    const changes = joined(entries)
    const changedSince = await this.store.write(() => {
      const foreign = changes.filter(change => this.versionOf(change) !== change.afterVersion)
      if (foreign.length === 0) this.restore(changes)
      return foreign
    })
    if (changedSince.length > 0) {
      return {
        changedSince: changedSince.map(({ collection, documentId }) => ({
          collection: collection.name,
          id: documentId,
        })),
      }
    }
    for (const entry of entries) entry.isUndone = true
    for (const change of changes) this.follow(change)
    return { undone: changes.length }
  }

  private entryOf(invocation: number): Entry {
    const known = this.entries.get(invocation)
    if (known) return known
    const fresh: Entry = { changes: new Map(), isUndone: false }
    this.entries.set(invocation, fresh)
    const [oldest] = this.entries.keys()
    if (this.entries.size > keptEntries && oldest !== undefined) this.entries.delete(oldest)
    return fresh
  }

  private openEntry(invocation: number): Entry[] {
    const entry = this.entries.get(invocation)
    return entry && !entry.isUndone ? [entry] : []
  }

  private versionOf({ collection, documentId }: Change): number {
    return this.store.get(collection, encodeValue(documentId))?.version ?? 0
  }

  /** Refusals of unique indexes come before anything is put. */
  private restore(changes: Change[]): void {
    const own = new Set(changes.map(({ documentId }) => encodeValue(documentId).toString('latin1')))
    for (const { collection, before } of changes) {
      if (before) this.store.checkUnique(collection, before, own, false)
    }
    for (const { collection, documentId } of changes) {
      this.store.clearEntries(collection, encodeValue(documentId))
    }
    for (const { collection, documentId, before } of changes) {
      if (before) this.store.put(collection, before, false, own)
      else this.store.remove(collection, encodeValue(documentId))
    }
  }

  /** A restored document has a new version: runs before this one are to find it as they left it. */
  private follow(change: Change): void {
    const name = nameOf(change.collection, change.documentId)
    const version = this.versionOf(change)
    for (const { changes } of this.entries.values()) {
      const earlier = changes.get(name)
      if (earlier && earlier.afterVersion === change.beforeVersion) earlier.afterVersion = version
    }
  }
}

/**
 * One change for each document: as it was before the oldest run, as the newest left it. When another run came
 * in between, no version fits, so that it counts as changed since.
 */
function joined(newestFirst: Entry[]): Change[] {
  const changes = new Map<string, Change>()
  for (const entry of newestFirst) {
    for (const [name, change] of entry.changes) {
      const later = changes.get(name)
      const afterVersion = !later
        ? change.afterVersion
        : later.beforeVersion === change.afterVersion
          ? later.afterVersion
          : Number.NaN
      changes.set(name, { ...change, afterVersion })
    }
  }
  return [...changes.values()]
}

const nameOf = (collection: Collection, documentId: Value): string =>
  `${collection.name}/${encodeValue(documentId).toString('latin1')}`
