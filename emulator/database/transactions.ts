import { randomUUID } from 'node:crypto'
import type { Collection } from './collections'
import type { EntryKeys } from './entries'
import { duplicateKey, transactionBusy, transactionConflict, transactionGone } from './errors'
import { afterPrefix, encodeValue } from './keys'
import type { Locks } from './locks'
import type { Store, View } from './store'
import type { Document } from './values'
import { formatWire } from './wire-documents'

const lifetimeMs = 30_000
/** Long enough for a second operation of the same transaction to be seen as one too many. */
const holdMs = 2

interface Change {
  collection: Collection
  id: Buffer
  /** Null when removed. */
  document: Document | null
  /** The version that the snapshot showed; 0 = it was not there. */
  seenVersion: number
}

/** A transaction that is neither committed nor aborted: its snapshot, its own writes, its locks. */
export class Transaction {
  readonly id = randomUUID()
  isBusy = false
  private snapshot: { view: View; release: () => void } | undefined
  private readonly changes = new Map<string, Change>()

  constructor(
    readonly startedAt: number,
    private readonly store: Store,
    private readonly locks: Locks,
  ) {}

  /** The state at the first operation. */
  get view(): View {
    this.snapshot ??= this.store.holdSnapshot()
    return this.snapshot.view
  }

  read(collection: Collection, id: Buffer): Document | undefined {
    const own = this.changes.get(nameOf(collection, id))
    if (own) return own.document ?? undefined
    return this.store.get(collection, id, this.view)?.document
  }

  /** Own writes in a collection, which a query has to see instead of the snapshot. */
  ownChanges(collection: Collection): Change[] {
    return [...this.changes.values()].filter(change => change.collection === collection)
  }

  /** Takes the document's lock; throws a conflict when somebody else was first. */
  claim(collection: Collection, id: Buffer): void {
    const name = nameOf(collection, id)
    if (this.changes.has(name)) return
    const seenVersion = this.store.get(collection, id, this.view)?.version ?? 0
    if (this.locks.heldByOther(name, this.id)) throw transactionConflict()
    if (this.store.newestVersion(collection, id) !== seenVersion) throw transactionConflict()
    this.locks.take(name, this.id)
  }

  /** Notes a write. Values of unique indexes that change hands are locked like documents. */
  put(collection: Collection, document: Document, isInsert: boolean): void {
    const id = encodeValue(document._id)
    if (isInsert && this.read(collection, id))
      throw duplicateKey(collection.name, '_id_', `_id: ${formatWire(document._id)}`, true)
    this.claim(collection, id)
    const before = this.read(collection, id)
    const freed = new Set(before ? this.store.uniqueLocks(collection, before) : [])
    for (const keys of this.store.uniqueKeys(collection, document)) {
      for (const prefix of keys.prefixes) {
        const name = prefix.toString('latin1')
        if (!freed.delete(name)) this.takeValue(collection, id, prefix, keys, isInsert)
      }
    }
    this.lockAll(collection, [...freed])
    this.note(collection, id, document)
  }

  /**
   * What the snapshot with the own writes shows decides whether a value is free; when somebody else has
   * taken it since, that one was first.
   */
  private takeValue(
    collection: Collection,
    id: Buffer,
    prefix: Buffer,
    { index, describe }: EntryKeys,
    isInsert: boolean,
  ): void {
    const name = prefix.toString('latin1')
    const isOwnDuplicate = this.ownChanges(collection).some(
      change =>
        change.document &&
        !change.id.equals(id) &&
        this.store.uniqueLocks(collection, change.document).includes(name),
    )
    if (isOwnDuplicate || this.isHeldByOther(collection, id, prefix, this.view))
      throw duplicateKey(collection.name, index.declaration.name, describe(), isInsert)
    if (this.isHeldByOther(collection, id, prefix, {}) || this.store.isTakenUnseen(prefix))
      throw transactionConflict()
    this.lockAll(collection, [name])
  }

  /** By a document that this transaction has not changed. */
  private isHeldByOther(collection: Collection, id: Buffer, prefix: Buffer, view: View): boolean {
    for (const holder of this.store.scanIndex({ lower: prefix, upper: afterPrefix(prefix) }, false, view)) {
      if (!holder.equals(id) && !this.changes.has(nameOf(collection, holder))) return true
    }
    return false
  }

  remove(collection: Collection, id: Buffer): boolean {
    const before = this.read(collection, id)
    if (!before) return false
    this.claim(collection, id)
    this.lockAll(collection, this.store.uniqueLocks(collection, before))
    this.note(collection, id, null)
    return true
  }

  /** Everything at once, or a conflict and nothing. */
  async commit(): Promise<void> {
    const changes = [...this.changes.values()]
    if (changes.length === 0) return
    const own = (collection: Collection): Set<string> =>
      new Set(this.ownChanges(collection).map(({ id }) => id.toString('latin1')))
    await this.store.write(() => {
      for (const { collection, id, document, seenVersion } of changes) {
        if ((this.store.get(collection, id)?.version ?? 0) !== seenVersion) throw transactionConflict()
        if (document) this.store.checkUnique(collection, document, own(collection), seenVersion === 0)
      }
      for (const { collection, id } of changes) this.store.clearEntries(collection, id)
      for (const { collection, id, document, seenVersion } of changes) {
        if (document) this.store.put(collection, document, false, own(collection))
        else if (seenVersion > 0) this.store.remove(collection, id)
      }
    })
  }

  end(): void {
    this.snapshot?.release()
    this.snapshot = undefined
    this.locks.releaseAll(this.id)
  }

  private note(collection: Collection, id: Buffer, document: Document | null): void {
    const name = nameOf(collection, id)
    const earlier = this.changes.get(name)
    const seenVersion = earlier?.seenVersion ?? this.store.get(collection, id, this.view)?.version ?? 0
    this.changes.set(name, { collection, id, document, seenVersion })
  }

  private lockAll(collection: Collection, names: string[]): void {
    for (const name of names) {
      const lock = uniqueName(collection, name)
      if (this.locks.heldByOther(lock, this.id)) throw transactionConflict()
      this.locks.take(lock, this.id)
    }
  }
}

export const nameOf = (collection: Collection, id: Buffer): string =>
  `${collection.name}/${id.toString('latin1')}`
export const uniqueName = (collection: Collection, name: string): string => `${collection.name}#${name}`

/** Every open transaction, with the cloud's rules: 30 seconds to live, one operation at a time. */
export class Transactions {
  private readonly open = new Map<string, Transaction>()

  constructor(
    private readonly store: Store,
    private readonly locks: Locks,
    private readonly now: () => number,
  ) {}

  start(): string {
    const transaction = new Transaction(this.now(), this.store, this.locks)
    this.open.set(transaction.id, transaction)
    return transaction.id
  }

  /** Runs one operation; any error ends the transaction, as in MongoDB. */
  async run<Result>(id: string, operation: (transaction: Transaction) => Result): Promise<Result> {
    const transaction = this.take(id)
    transaction.isBusy = true
    try {
      const result = operation(transaction)
      await new Promise(resolve => setTimeout(resolve, holdMs))
      return result
    } catch (error) {
      this.end(transaction)
      throw error
    } finally {
      transaction.isBusy = false
    }
  }

  async commit(id: string): Promise<void> {
    const transaction = this.take(id)
    transaction.isBusy = true
    try {
      await transaction.commit()
    } finally {
      this.end(transaction)
    }
  }

  abort(id: string): void {
    this.end(this.take(id))
  }

  /** Ends those that lived longer than 30 seconds by the cloud's clock. */
  expire(): void {
    const now = this.now()
    for (const transaction of this.open.values()) {
      if (now - transaction.startedAt > lifetimeMs && !transaction.isBusy) this.end(transaction)
    }
  }

  abortAll(): void {
    for (const transaction of this.open.values()) this.end(transaction)
  }

  private take(id: string): Transaction {
    this.expire()
    const transaction = this.open.get(id)
    if (!transaction) throw transactionGone()
    if (transaction.isBusy) throw transactionBusy()
    return transaction
  }

  private end(transaction: Transaction): void {
    this.open.delete(transaction.id)
    transaction.end()
  }
}
