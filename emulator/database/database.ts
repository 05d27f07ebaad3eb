import { randomBytes } from 'node:crypto'
import type { CloudDeclaration } from '../../config/cloud'
import { aggregate, type Stage } from './aggregation'
import type { Collection } from './collections'
import { badParameter, requestFailed, WireError } from './errors'
import { encodeValue } from './keys'
import { Locks } from './locks'
import { matcher } from './matching'
import { projector } from './projection'
import { count, find, type Tally } from './reading'
import { compareBy, type Order, readOrder } from './sorting'
import { Store, type Witness } from './store'
import { type Transaction, Transactions } from './transactions'
import { applyUpdate, isUpdateEmpty } from './updates'
import { type Document, isPlainObject, toNumber, type Value } from './values'
import { formatWire, parseWire, parseWireDocument } from './wire-documents'
import { insertAll, isSame, replaceOrInsert, rewriteMatching } from './writing'

/** One request as it stands on the wire; nothing in it is trusted. */
export type WireRequest = Record<string, unknown>
export type WireAnswer = Record<string, unknown>

export interface DatabaseOptions {
  folder: string
  collections: CloudDeclaration['collections']
  now: () => number
  /** Refuse what no declared index serves. */
  isStrict: boolean
}

type Action = (request: WireRequest, tally: Tally) => Promise<WireAnswer> | WireAnswer

const defaultLimit = 100
const maximumLimit = 1000

/** The database half of the cloud: every `database.*` action of the wire. */
export class Database {
  readonly store: Store
  private readonly locks = new Locks()
  private readonly transactions: Transactions

  constructor(private readonly options: DatabaseOptions) {
    this.store = Store.open(options.folder, options.collections)
    this.transactions = new Transactions(this.store, this.locks, options.now)
  }

  handles(action: string): boolean {
    return Object.hasOwn(this.actions, action)
  }

  /** `witness` hears what the request changes. */
  async run(action: string, request: WireRequest, tally: Tally, witness?: Witness): Promise<WireAnswer> {
    const handler = this.handles(action) ? this.actions[action] : undefined
    if (!handler) throw badParameter(`unknown action ${action}`)
    this.store.witness = witness
    try {
      // Not awaited: a write takes its witness when it is asked for, before the next request comes in.
      return handler(request, tally)
    } finally {
      this.store.witness = undefined
    }
  }

  /** Lets go of transactions that outlived their 30 seconds. */
  expireTransactions(): void {
    this.transactions.expire()
  }

  async clear(): Promise<void> {
    this.transactions.abortAll()
    await this.store.clear(this.options.collections)
  }

  async close(): Promise<void> {
    this.transactions.abortAll()
    await this.store.close()
  }

  private readonly actions: Record<string, Action> = {
    'database.addCollection': async request => {
      await this.store.createCollection(text(request.collectionName, 'collectionName'))
      return {}
    },
    'database.insertDocument': request => this.insert(request),
    'database.getDocument': (request, tally) => this.get(request, tally),
    'database.calculateDocument': (request, tally) => this.count(request, tally),
    'database.modifyDocument': (request, tally) => this.modify(request, tally),
    'database.removeDocument': (request, tally) => this.remove(request, tally),
    'database.aggregateDocuments': (request, tally) => this.aggregate(request, tally),
    'database.startTransaction': () => ({ transactionId: this.transactions.start() }),
    'database.commitTransaction': async request => {
      await this.transactions.commit(text(request.transactionId, 'transactionId'))
      return {}
    },
    'database.abortTransaction': request => {
      this.transactions.abort(text(request.transactionId, 'transactionId'))
      return {}
    },
  }

  // Inserting

  private async insert(request: WireRequest): Promise<WireAnswer> {
    const collection = this.collectionOf(request)
    if (!Array.isArray(request.data) || request.data.length === 0)
      throw badParameter('data must be a list of documents')
    const documents = request.data.map(data => withId(parseWireDocument(data, this.options.now())))
    const transactionId = transactionOf(request)
    if (transactionId) {
      await this.transactions.run(transactionId, transaction => {
        for (const document of documents) transaction.put(collection, document, true)
      })
    } else await insertAll(this.store, this.locks, collection, documents)
    return { data: { insertedIds: documents.map(document => document._id) } }
  }

  // Reading

  private async get(request: WireRequest, tally: Tally): Promise<WireAnswer> {
    const collection = this.collectionOf(request)
    const query = this.queryOf(request)
    const isOne = request.queryType === 'DOC'
    const order: Order = request.order ? readOrder(parseWireDocument(request.order, 0)) : []
    const skip = whole(request.offset ?? 0, 'offset')
    const limit = isOne ? 1 : Math.min(whole(request.limit ?? defaultLimit, 'limit'), maximumLimit)
    const wanted = { query, order, skip, limit: limit === 0 ? defaultLimit : limit }
    const transactionId = transactionOf(request)

    const documents = transactionId
      ? await this.transactions.run(transactionId, transaction =>
          this.findInside(transaction, collection, wanted, tally),
        )
      : find(this.store, collection, wanted, { tally, isStrict: this.options.isStrict })
    const project = request.projection
      ? projector(parseWireDocument(request.projection, 0), query)
      : undefined
    return { data: { list: documents.map(document => formatWire(project ? project(document) : document)) } }
  }

  /** The snapshot with the transaction's own writes laid over it. */
  private findInside(
    transaction: Transaction,
    collection: Collection,
    wanted: { query: Document; order: Order; skip: number; limit: number },
    tally: Tally,
  ): Document[] {
    const options = { tally, isStrict: this.options.isStrict, view: transaction.view }
    const own = transaction.ownChanges(collection)
    if (own.length === 0) return find(this.store, collection, wanted, options)
    const changed = new Set(own.map(change => change.id.toString('latin1')))
    const test = matcher(wanted.query)
    const everything = { ...wanted, skip: 0, limit: Number.POSITIVE_INFINITY }
    const untouched = find(this.store, collection, everything, options).filter(
      document => !changed.has(encodeValue(document._id).toString('latin1')),
    )
    const mine = own.flatMap(({ document }) => (document && test(document) ? [document] : []))
    const order: Order = wanted.order.length > 0 ? wanted.order : [['_id', 1]]
    return [...untouched, ...mine].sort(compareBy(order)).slice(wanted.skip, wanted.skip + wanted.limit)
  }

  private count(request: WireRequest, tally: Tally): WireAnswer {
    const collection = this.collectionOf(request)
    const total = count(this.store, collection, this.queryOf(request), {
      tally,
      isStrict: this.options.isStrict,
    })
    return { data: { total } }
  }

  private aggregate(request: WireRequest, tally: Tally): WireAnswer {
    const collection = this.collectionOf(request)
    if (!Array.isArray(request.stages)) throw badParameter('stages must be a list')
    const stages = request.stages.map((stage): Stage => {
      const { stageKey, stageValue } = isPlainObject(stage) ? stage : {}
      return {
        key: text(stageKey, 'stageKey'),
        value: parseWire(text(stageValue, 'stageValue'), this.options.now()),
      }
    })
    const documents = aggregate(this.store, collection, stages, { tally, isStrict: this.options.isStrict })
    return { data: { list: documents.map(formatWire) } }
  }

  // Changing

  private async modify(request: WireRequest, tally: Tally): Promise<WireAnswer> {
    const collection = this.collectionOf(request)
    const data = parseWireDocument(request.data, this.options.now())
    const query = this.queryOf(request)
    if (request.upsert === true) return this.replace(request, collection, query, data)

    if (isUpdateEmpty(data))
      throw requestFailed("update document is empty: '$set' is empty. You must specify a field")
    const isOne = request.queryType === 'DOC'
    if (!isOne) this.refuseEverything(query)
    const rewrite = (document: Document): Document => applyUpdate(document, data, query)
    const transactionId = transactionOf(request)
    const updated = transactionId
      ? await this.transactions.run(transactionId, transaction =>
          this.updateInside(transaction, collection, query, rewrite, tally),
        )
      : await rewriteMatching(
          this.store,
          this.locks,
          collection,
          query,
          request.multi === true,
          rewrite,
          this.readOptions(tally),
        )
    return { data: { updated, upsert_id: null } }
  }

  private updateInside(
    transaction: Transaction,
    collection: Collection,
    query: Document,
    rewrite: (document: Document) => Document,
    tally: Tally,
  ): number {
    const [before] = this.findInside(transaction, collection, { query, order: [], skip: 0, limit: 1 }, tally)
    if (!before) return 0
    transaction.claim(collection, encodeValue(before._id))
    const after = rewrite(before)
    if (isSame(before, after)) return 0
    transaction.put(collection, after, false)
    return 1
  }

  private async replace(
    request: WireRequest,
    collection: Collection,
    query: Document,
    data: Document,
  ): Promise<WireAnswer> {
    if (Object.keys(data).some(field => field.startsWith('$')))
      throw requestFailed('update operator complicit')
    if (query._id === undefined) throw badParameter('a document to set is named by _id')
    const document = { _id: query._id, ...data }
    const transactionId = transactionOf(request)
    if (transactionId) {
      const isNew = await this.transactions.run(transactionId, transaction => {
        const wasThere = transaction.read(collection, encodeValue(document._id)) !== undefined
        transaction.put(collection, document, false)
        return !wasThere
      })
      return { data: { updated: isNew ? 0 : 1, upsert_id: isNew ? document._id : null } }
    }
    const { isNew, isChanged } = await replaceOrInsert(this.store, this.locks, collection, document)
    return { data: { updated: !isNew && isChanged ? 1 : 0, upsert_id: isNew ? document._id : null } }
  }

  private async remove(request: WireRequest, tally: Tally): Promise<WireAnswer> {
    const collection = this.collectionOf(request)
    const query = this.queryOf(request)
    if (request.queryType !== 'DOC') this.refuseEverything(query)
    const transactionId = transactionOf(request)
    const deleted = transactionId
      ? await this.transactions.run(transactionId, transaction =>
          Number(transaction.remove(collection, encodeValue(query._id))),
        )
      : await rewriteMatching(
          this.store,
          this.locks,
          collection,
          query,
          request.multi === true,
          () => null,
          this.readOptions(tally),
        )
    return { data: { deleted } }
  }

  /** The service would take it, and every document with it. */
  private refuseEverything(query: Document): void {
    if (!this.options.isStrict || Object.keys(query).length > 0) return
    throw new WireError(
      'DATABASE_REQUEST_FAILED',
      '[FailedOperation.NoCondition] strict mode: a write without a condition changes every document',
    )
  }

  private readOptions(tally: Tally): { tally: Tally; isStrict: boolean } {
    return { tally, isStrict: this.options.isStrict }
  }

  private collectionOf(request: WireRequest): Collection {
    return this.store.collection(text(request.collectionName, 'collectionName'))
  }

  private queryOf(request: WireRequest): Document {
    return request.query === undefined ? {} : parseWireDocument(request.query, this.options.now())
  }
}

const transactionOf = (request: WireRequest): string | undefined =>
  typeof request.transactionId === 'string' ? request.transactionId : undefined

function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw badParameter(`${name} must be text`)
  return value
}

function whole(value: unknown, name: string): number {
  const number = toNumber(value as Value)
  if (!Number.isInteger(number) || number < 0) throw badParameter(`${name} must be a whole number`)
  return number
}

/** The service's own ids are 32 hexadecimal digits. */
function withId(document: Document): Document {
  if (document._id !== undefined && document._id !== null) return document
  return { ...document, _id: randomBytes(16).toString('hex') }
}
