import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import type { CollectionDeclaration } from '../../config/cloud'
import { Database } from '../../emulator/database/database'
import { formatWire, parseWireDocument } from '../../emulator/database/wire-documents'
import { seed, size } from '../size'
import { letTimePass } from '../until'
import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { anInterleaving, type Client, play } from './interleavings'
import { type Ask, type Row, toldRows } from './isolation-model'
import { openSdk, type SdkDatabase, type Row as SdkRow, type SdkTransaction } from './sdk'

const counters: CollectionDeclaration = {
  permission: 'ADMINONLY',
  indexes: [
    { name: 'byN', keys: [['n', 1]] },
    { name: 'byCode', keys: [['code', 1]], isUnique: true },
  ],
}

const refusals: [RegExp, string][] = [
  [/E11000/, 'duplicate'],
  [/TransactionConflict/, 'conflict'],
  [/TransactionNotExist/, 'gone'],
  [/Cannot apply \$inc/, 'failed'],
]

async function inWords(answer: Promise<string>): Promise<string> {
  try {
    return await answer
  } catch (error) {
    const text = (error as Error).message ?? (error as { errMsg?: string }).errMsg
    const known = refusals.find(([pattern]) => pattern.test(text))
    if (!known) throw error
    return known[1]
  }
}

/** Speaks the wire's requests to a database of this process, with a clock of its own. */
class WireClient implements Client {
  private now = 0
  private readonly folder = mkdtempSync(join(tmpdir(), 'interleavings-'))
  private readonly database = new Database({
    folder: this.folder,
    collections: { counters },
    now: () => this.now,
    isStrict: true,
  })

  async begin(rows: Row[]): Promise<void> {
    const { store } = this.database
    const collection = store.collection('counters')
    const before = await this.rows()
    if (before.length > 0) await this.run('removeDocument', { query: { n: { $gte: -1000 } }, multi: true })
    await store.write(() => {
      for (const row of rows) store.put(collection, { ...row }, true)
    })
  }

  async startTransaction(): Promise<unknown> {
    return (await this.run('startTransaction', {})).transactionId
  }

  ask(ask: Ask, transaction: unknown): Promise<string> {
    return inWords(this.answer(ask, { transactionId: transaction }))
  }

  async settle(): Promise<void> {
    // Those that wake queue their writes before ours.
    for (let turn = 0; turn < 2; turn++) {
      await letTimePass(3, 'an operation is held for two milliseconds')
      await this.database.store.write(() => {})
    }
    await new Promise(resolve => setImmediate(resolve))
  }

  async rows(): Promise<Row[]> {
    return this.list(await this.run('getDocument', { query: {}, queryType: 'WHERE' }))
  }

  expire(): void {
    this.now += 30_001
    this.database.expireTransactions()
  }

  async close(): Promise<void> {
    await this.database.close()
    rmSync(this.folder, { recursive: true })
  }

  private async answer(ask: Ask, inside: { transactionId: unknown }): Promise<string> {
    const one = (id: string) => ({ query: { _id: id }, queryType: 'DOC', multi: false })
    const from = (least: number) => ({ query: { n: { $gte: least } }, queryType: 'WHERE', multi: true })
    const modify = async (where: object, data: object) =>
      String(data_(await this.run('modifyDocument', { ...where, data, merge: true, upsert: false })).updated)
    const remove = async (where: object) =>
      String(data_(await this.run('removeDocument', { ...where })).deleted)
    switch (ask.kind) {
      case 'get':
        return toldRows(this.list(await this.run('getDocument', { ...one(ask.id), ...inside })))
      case 'list':
        return toldRows(this.list(await this.run('getDocument', { ...from(ask.least), ...inside })))
      case 'count':
        return String(data_(await this.run('calculateDocument', from(ask.least))).total)
      case 'add':
        await this.run('insertDocument', { data: ask.rows.map(row => formatWire(row)), ...inside })
        return 'added'
      case 'set': {
        const { _id, ...data } = ask.row
        await this.run('modifyDocument', { ...one(_id), ...inside, data, merge: false, upsert: true })
        return 'set'
      }
      case 'bump':
        return modify({ ...one(ask.id), ...inside }, { $inc: { n: ask.by } })
      case 'recode':
        return modify({ ...one(ask.id), ...inside }, { $set: { code: ask.code } })
      case 'spoil':
        return modify({ ...one(ask.id), ...inside }, { $inc: { code: 1 } })
      case 'remove':
        return remove({ ...one(ask.id), ...inside })
      case 'bumpMany':
        return modify(from(ask.least), { $inc: { n: ask.by } })
      case 'removeMany':
        return remove(from(ask.least))
      case 'commit':
      case 'abort':
        await this.run(`${ask.kind}Transaction`, inside)
        return 'done'
    }
  }

  private run(action: string, request: Record<string, unknown>): Promise<Record<string, unknown>> {
    const texts = Object.fromEntries(
      ['query', 'data']
        .filter(name => typeof request[name] === 'object' && !Array.isArray(request[name]))
        .map(name => [name, formatWire(request[name])]),
    )
    return this.database.run(
      `database.${action}`,
      { collectionName: 'counters', ...request, ...texts },
      { documents: 0, keys: 0 },
    )
  }

  private list(answer: Record<string, unknown>): Row[] {
    return (data_(answer).list as string[]).map(text => parseWireDocument(text, 0) as unknown as Row)
  }
}

const data_ = (answer: Record<string, unknown>) => answer.data as Record<string, unknown>

const worlds = 16

it(`no interleaving of transactions and plain writes differs from snapshot isolation (seed ${seed})`, async () => {
  const run = async (world: number): Promise<void> => {
    const client = new WireClient()
    try {
      const property = fc.asyncProperty(anInterleaving(3), one => play(client, one))
      await fc.assert(property, {
        numRuns: Math.ceil(size(10_000) / worlds),
        seed: seed + world,
        endOnFailure: false,
      })
    } finally {
      await client.close()
    }
  }
  await Promise.all(Array.from({ length: worlds }, (_, world) => run(world)))
}, 3_600_000)

/** The same through the unmodified SDK, one request at a time. */
class SdkClient implements Client {
  private readonly db: SdkDatabase

  constructor(cloud: TestCloud) {
    this.db = openSdk(cloud).database({ throwOnNotFound: false })
  }

  async begin(rows: Row[]): Promise<void> {
    await this.from(-1000).remove()
    if (rows.length > 0) await this.counters().add({ data: rows })
  }

  startTransaction(): Promise<SdkTransaction> {
    return this.db.startTransaction()
  }

  ask(ask: Ask, transaction: unknown): Promise<string> {
    return inWords(this.answer(ask, transaction as SdkTransaction | undefined))
  }

  /** A count that comes back is a hint that the others are where they stay. */
  async settle(): Promise<void> {
    await letTimePass(25, 'nothing tells a request that waits from one under way')
    await this.counters().doc('nobody').remove()
  }

  async rows(): Promise<Row[]> {
    return rowsIn(await this.counters().get())
  }

  private counters = () => this.db.collection('counters')
  private from = (least: number) => this.counters().where({ n: this.db.command.gte?.(least) })

  private async answer(ask: Ask, transaction: SdkTransaction | undefined): Promise<string> {
    const { command } = this.db
    const inside = (transaction ?? this.db).collection('counters')
    const updated = ({ stats }: { stats: { updated: number } }) => String(stats.updated)
    switch (ask.kind) {
      case 'get': {
        const { data } = await inside.doc(ask.id).get()
        return toldRows(data ? rowsIn({ data: [data] }) : [])
      }
      case 'list':
        return toldRows(rowsIn(await inside.where({ n: command.gte?.(ask.least) }).get()))
      case 'count':
        return String((await this.from(ask.least).count()).total)
      case 'add':
        await inside.add({ data: ask.rows })
        return 'added'
      case 'set': {
        const { _id, ...data } = ask.row
        await inside.doc(_id).set({ data })
        return 'set'
      }
      case 'bump':
        return updated(await inside.doc(ask.id).update({ data: { n: command.inc?.(ask.by) } }))
      case 'recode':
        return updated(await inside.doc(ask.id).update({ data: { code: ask.code } }))
      case 'spoil':
        return updated(await inside.doc(ask.id).update({ data: { code: command.inc?.(1) } }))
      case 'remove':
        return String((await inside.doc(ask.id).remove()).stats.removed)
      case 'bumpMany':
        return updated(await this.from(ask.least).update({ data: { n: command.inc?.(ask.by) } }))
      case 'removeMany':
        return String((await this.from(ask.least).remove()).stats.removed)
      case 'commit':
        await transaction?.commit()
        return 'done'
      case 'abort':
        await transaction?.rollback()
        return 'done'
    }
  }
}

const rowsIn = ({ data }: { data: SdkRow[] }): Row[] => data as unknown as Row[]

it(`nor through the SDK (seed ${seed})`, async () => {
  const cloud = await startSdkCloud({ declaration: { collections: { counters } } })
  try {
    const client = new SdkClient(cloud)
    const property = fc.asyncProperty(anInterleaving(1), one => play(client, one))
    await fc.assert(property, { numRuns: size(200), seed })
  } finally {
    await cloud.stop()
  }
}, 600_000)
