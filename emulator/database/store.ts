import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'bson'
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb'
import type { CloudDeclaration, IndexDeclaration } from '../../config/cloud'
import { type Collection, Collections } from './collections'
import { type EntryKeys, entriesOf } from './entries'
import { collectionExists, duplicateKey, requestFailed } from './errors'
import { afterPrefix, encodeValue } from './keys'
import type { Document, Value } from './values'
import { formatWire } from './wire-documents'

export interface Stored {
  document: Document
  version: number
}

/** Where reads look: the newest committed state, the open write, or a held snapshot. */
export interface View {
  transaction?: Transaction
}

/** Answers undefined where the whole document is to be read. */
export type FieldReader = (bytes: Buffer) => Document | undefined

export interface ByteRange {
  /** Inclusive. */
  lower: Buffer
  /** Exclusive. */
  upper: Buffer
}

/** Hears what a write changes, before it does: the document as it was, and its next version, 0 = removed. */
export type Witness = (
  collection: Collection,
  documentId: Value,
  before: Stored | undefined,
  version: number,
) => void

/** lmdb's types leave the view out. */
interface FastReads {
  getBinaryFast(key: Buffer, view: View): Buffer | undefined
}

const maximumDocumentBytes = 16 * 1024 * 1024
const maximumIndexedBytes = 1024
const formatVersion = 1
/** How often a commit is tried. */
const mostCommits = 3

/**
 * Documents and their index entries on lmdb. Everything that changes in one `write` is committed at once;
 * many writes that wait together share one flush to disk.
 */
export class Store {
  private readonly collections: Collections
  private lastVersion = Date.now() * 1000
  /** Writes that are applied but not yet visible to readers: key → version, 0 when removed. */
  private readonly unflushed = new Map<string, number>()

  private constructor(
    private readonly root: RootDatabase,
    private readonly documents: Database<Buffer, Buffer>,
    private readonly entries: Database<Buffer, Buffer>,
    readonly meta: Database<Value, string>,
  ) {
    this.collections = new Collections(meta)
  }

  /** Opens or makes the store, and brings collections and indexes in line with the declaration. */
  static open(folder: string, declaration: CloudDeclaration['collections']): Store {
    mkdirSync(folder, { recursive: true })
    refuseForeignFile(join(folder, 'data.mdb'))
    // Without overlapping, a commit is told only after it is flushed to disk.
    const root = open({ path: folder, maxDbs: 8, overlappingSync: false, noMemInit: true, cache: false })
    const store = new Store(
      root,
      root.openDB('documents', { encoding: 'binary', keyEncoding: 'binary', useVersions: true }),
      root.openDB('entries', { encoding: 'binary', keyEncoding: 'binary' }),
      root.openDB('meta', { encoding: 'json', keyEncoding: 'ordered-binary' }),
    )
    store.checkFormat()
    store.declareAll(declaration)
    return store
  }

  async close(): Promise<void> {
    await this.root.close()
  }

  // Collections

  has(name: string): boolean {
    return this.collections.has(name)
  }

  collection(name: string): Collection {
    return this.collections.get(name)
  }

  collectionNames(): string[] {
    return this.collections.names()
  }

  createCollection(name: string): Promise<void> {
    let isMine = false
    return this.write(() => {
      if (this.collections.has(name) && !isMine) throw collectionExists()
      isMine = true
      if (!this.collections.has(name)) this.collections.add(name)
    })
  }

  private checkFormat(): void {
    const format = this.meta.get('format')
    if (format === undefined) this.commitSync(() => void this.meta.put('format', formatVersion))
    else if (format !== formatVersion)
      throw new Error(`its format is ${String(format)}, not ${formatVersion}`)
  }

  /** All in one commit. */
  private declareAll(declaration: CloudDeclaration['collections']): void {
    const changed = this.collections.changedBy(declaration)
    if (changed.length === 0) return
    this.commitSync(() => {
      for (const [name, indexes] of changed) {
        const collection = this.has(name) ? this.collection(name) : this.collections.add(name)
        this.rebuildIndexes(collection, indexes)
      }
    })
  }

  private commitSync(action: () => void): void {
    for (let attempt = 1; ; attempt++) {
      try {
        this.root.transactionSync(action)
        return
      } catch (error) {
        if (attempt === mostCommits || !isFailedCommit(error)) throw error
      }
    }
  }

  private rebuildIndexes(collection: Collection, declarations: IndexDeclaration[]): void {
    for (const key of this.entries.getKeys(rangeOf(prefixOf(collection.number))))
      void this.entries.remove(key)
    this.collections.describe(collection, declarations)
    for (const { value } of this.documents.getRange(rangeOf(prefixOf(collection.number)))) {
      const document = decode(value)
      const keys = this.keysOf(collection, document)
      this.refuseDuplicates(collection, keys, new Set(), true)
      this.putEntries(keys, encodeValue(document._id))
    }
  }

  // Reading

  get(collection: Collection, id: Buffer, view: View = {}): Stored | undefined {
    const entry = this.documents.getEntry(documentKey(collection, id), view)
    return entry && { document: decode(entry.value), version: entry.version ?? 0 }
  }

  /** Ids found in an index between two rows of bytes, in the order of the index. */
  *scanIndex(range: ByteRange, isReverse: boolean, view: View): Generator<Buffer> {
    for (const { value } of this.entries.getRange({ ...directed(range, isReverse), ...view })) yield value
  }

  countIndex(range: ByteRange, view: View): number {
    return this.entries.getKeysCount({ start: range.lower, end: range.upper, ...view })
  }

  /** Only some fields of a document, where the reader can; they are read before lmdb uses its buffer again. Tells no version. */
  getFields(collection: Collection, id: Buffer, view: View, read: FieldReader): Stored | undefined {
    const key = documentKey(collection, id)
    const bytes = (this.documents as FastReads).getBinaryFast(key, view)
    if (!bytes) return undefined
    const document = read(bytes)
    return document ? { document, version: 0 } : this.get(collection, id, view)
  }

  *scanDocuments(range: ByteRange, isReverse: boolean, view: View, read?: FieldReader): Generator<Stored> {
    const options = { ...directed(range, isReverse), versions: true, ...view }
    for (const { value, version } of this.documents.getRange(options)) {
      yield { document: read?.(value) ?? decode(value), version: version ?? 0 }
    }
  }

  rangeOfDocuments(collection: Collection): ByteRange {
    const prefix = prefixOf(collection.number)
    return { lower: prefix, upper: afterPrefix(prefix) }
  }

  countDocuments(range: ByteRange, view: View): number {
    return this.documents.getKeysCount({ start: range.lower, end: range.upper, ...view })
  }

  /** Holds the state of this moment until `release`. */
  holdSnapshot(): { view: View; release: () => void } {
    this.root.resetReadTxn()
    const transaction = this.documents.useReadTransaction()
    return { view: { transaction }, release: () => transaction.done() }
  }

  /** The version that the next reader will see, counting writes that are on their way to disk; 0 = none. */
  newestVersion(collection: Collection, id: Buffer): number {
    const key = documentKey(collection, id)
    return this.unflushed.get(key.toString('latin1')) ?? this.documents.getEntry(key)?.version ?? 0
  }

  // Writing

  /**
   * Runs `action` alone, with everybody else's earlier writes visible, and resolves when what it put is on
   * disk. An error thrown by `action` rejects; what it put before throwing stays, so decide first, then put.
   */
  async write<Result>(action: () => Result, witness = this.witness): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.writeOnce(attempt === 1 ? action : () => this.again(action), witness)
      } catch (error) {
        if (attempt === mostCommits || !isFailedCommit(error)) throw error
      }
    }
  }

  /** What is remembered of collections was noted by the first try, but not kept. */
  private again<Result>(action: () => Result): Result {
    this.collections.saveAll()
    return action()
  }

  private async writeOnce<Result>(action: () => Result, witness: Witness | undefined): Promise<Result> {
    const touched = new Map<string, number>()
    try {
      const outcome = await this.root.transaction((): { result: Result } | { error: unknown } => {
        this.touched = touched
        this.present = witness
        try {
          return { result: action() }
        } catch (error) {
          return { error }
        } finally {
          this.touched = undefined
          this.present = undefined
        }
      })
      if ('error' in outcome) throw outcome.error
      return outcome.result
    } finally {
      for (const [key, version] of touched) {
        if (this.unflushed.get(key) === version) this.unflushed.delete(key)
      }
    }
  }

  private touched: Map<string, number> | undefined
  private present: Witness | undefined
  /** Of the writes that are asked for now. */
  witness: Witness | undefined

  /** Inserts or replaces inside a `write`; throws E11000 before anything is put. */
  put(collection: Collection, document: Document, isInsert: boolean, alsoChanging = new Set<string>()): void {
    const id = encodeValue(document._id)
    const bytes = this.encode(document)
    const key = documentKey(collection, id)
    const before = this.documents.get(key)
    if (before && isInsert)
      throw duplicateKey(collection.name, '_id_', `_id: ${formatWire(document._id)}`, true)

    const keys = this.keysOf(collection, document)
    this.refuseDuplicates(collection, keys, new Set([id.toString('latin1'), ...alsoChanging]), isInsert)
    if (before) this.removeEntries(collection, decode(before), keys)
    this.putEntries(keys, id)
    this.lastVersion += 1
    this.present?.(collection, document._id, before && this.get(collection, id), this.lastVersion)
    void this.documents.put(key, bytes, this.lastVersion)
    this.noteTouched(key.toString('latin1'), this.lastVersion)
    for (const { index, prefixes } of keys) {
      if (!index.declaration.isUnique) continue
      for (const prefix of prefixes) this.noteTouched(`#${prefix.toString('latin1')}`, this.lastVersion)
    }
  }

  remove(collection: Collection, id: Buffer): boolean {
    const key = documentKey(collection, id)
    const before = this.documents.get(key)
    if (!before) return false
    this.removeEntries(collection, decode(before), [])
    this.present?.(collection, decode(before)._id, this.get(collection, id), 0)
    void this.documents.remove(key)
    this.noteTouched(key.toString('latin1'), 0)
    return true
  }

  /** Removes the entries of a document that a transaction is about to rewrite, so that its own keys are free. */
  clearEntries(collection: Collection, id: Buffer): void {
    const before = this.documents.get(documentKey(collection, id))
    if (before) this.removeEntries(collection, decode(before), [])
  }

  /** What a document would hold in the unique indexes; refuses what no index holds. */
  uniqueKeys(collection: Collection, document: Document): EntryKeys[] {
    return this.keysOf(collection, document).filter(({ index }) => index.declaration.isUnique)
  }

  /** What a document holds in the unique indexes, as lock names. */
  uniqueLocks(collection: Collection, document: Document): string[] {
    const unique = collection.indexes.filter(({ declaration }) => declaration.isUnique)
    return this.keysOf(collection, document, unique).flatMap(({ prefixes }) =>
      prefixes.map(prefix => prefix.toString('latin1')),
    )
  }

  /** Has a write taken this value of a unique index that readers cannot see yet? */
  isTakenUnseen(prefix: Buffer): boolean {
    return this.unflushed.has(`#${prefix.toString('latin1')}`)
  }

  /** Would these values collide with a committed document other than the named ones? */
  checkUnique(collection: Collection, document: Document, except: Set<string>, isInsert: boolean): void {
    this.refuseDuplicates(collection, this.keysOf(collection, document), except, isInsert)
  }

  /** Everything is forgotten but the declared collections. */
  async clear(declaration: CloudDeclaration['collections']): Promise<void> {
    await this.documents.clearAsync()
    await this.entries.clearAsync()
    await this.meta.clearAsync()
    this.collections.forget()
    this.checkFormat()
    this.declareAll(declaration)
  }

  private encode(document: Document): Buffer {
    const bytes = encode(document)
    if (bytes.length > maximumDocumentBytes) throw requestFailed('document is larger than 16 MB')
    return bytes
  }

  private keysOf(collection: Collection, document: Document, indexes = collection.indexes): EntryKeys[] {
    return indexes.map(index => {
      const entries = entriesOf(index, prefixOf(collection.number, index.number + 1), document)
      if (entries.becomesMultikey) this.collections.save(collection)
      for (const prefix of entries.prefixes) {
        if (prefix.length <= maximumIndexedBytes) continue
        throw requestFailed(`a value of index ${index.declaration.name} is longer than 1024 bytes`)
      }
      return entries
    })
  }

  private refuseDuplicates(
    collection: Collection,
    keys: EntryKeys[],
    except: Set<string>,
    isInsert: boolean,
  ): void {
    for (const { index, prefixes, describe } of keys) {
      if (!index.declaration.isUnique) continue
      for (const prefix of prefixes) {
        for (const { value } of this.entries.getRange(rangeOf(prefix))) {
          if (except.has(value.toString('latin1'))) continue
          throw duplicateKey(collection.name, index.declaration.name, describe(), isInsert)
        }
      }
    }
  }

  private putEntries(keys: EntryKeys[], id: Buffer): void {
    for (const { prefixes } of keys) {
      for (const prefix of prefixes) void this.entries.put(Buffer.concat([prefix, id]), id)
    }
  }

  /** Entries that the new version brings again stay as they are. */
  private removeEntries(collection: Collection, document: Document, next: EntryKeys[]): void {
    const id = encodeValue(document._id)
    const kept = new Set(next.flatMap(({ prefixes }) => prefixes.map(prefix => prefix.toString('latin1'))))
    for (const { prefixes } of this.keysOf(collection, document)) {
      for (const prefix of prefixes) {
        if (!kept.has(prefix.toString('latin1'))) void this.entries.remove(Buffer.concat([prefix, id]))
      }
    }
  }

  private noteTouched(name: string, version: number): void {
    this.unflushed.set(name, version)
    this.touched?.set(name, version)
  }
}

/**
 * lmdb 3.5.6 now and then gives up a commit over its own list of free pages (MDB_BAD_TXN), most often where
 * much was just removed. Nothing of such a commit is kept, so that it may be tried again.
 */
function isFailedCommit(error: unknown): boolean {
  return error instanceof Error && /MDB_BAD_TXN|Commit failed/.test(error.message)
}

/** lmdb would map whatever lies there; a file that is no store of ours deserves a sentence instead. */
function refuseForeignFile(path: string): void {
  if (!existsSync(path)) return
  const magicAt = 24
  const twoPages = 8192
  const head = Buffer.alloc(twoPages)
  const file = openSync(path, 'r')
  const read = readSync(file, head, 0, twoPages, 0)
  closeSync(file)
  const isStore = read === twoPages && head.readUInt32LE(magicAt) === 0xbeefc0de
  if (!isStore) throw new Error('data.mdb is damaged or not a store')
}

export function prefixOf(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 2)
  for (const [index, number] of numbers.entries()) bytes.writeUInt16BE(number, index * 2)
  return bytes
}

export function documentKey(collection: Collection, id: Buffer): Buffer {
  const key = Buffer.allocUnsafe(2 + id.length)
  key.writeUInt16BE(collection.number, 0)
  id.copy(key, 2)
  return key
}

const rangeOf = (prefix: Buffer): { start: Buffer; end: Buffer } => ({
  start: prefix,
  end: afterPrefix(prefix),
})

/** An upper bound is never within: it is nobody's key, or, where documents are walked by `_id`, that of the one left out. */
function directed({ lower, upper }: ByteRange, isReverse: boolean): object {
  if (!isReverse) return { start: lower, end: upper }
  return { start: upper, end: lower, exclusiveStart: true, inclusiveEnd: true, reverse: true }
}

/** A document as it lies on disk. */
export const encode = (document: Document): Buffer =>
  Buffer.from(serialize(document, { ignoreUndefined: true }))

function decode(bytes: Buffer): Document {
  return deserialize(bytes, { promoteBuffers: false, bsonRegExp: false }) as Document
}
