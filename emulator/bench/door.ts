import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CloudDeclaration } from '../../config/cloud'
import { loadDocuments } from '../bulk'
import { Database } from '../database/database'
import { medianMs, perSecond } from './pace'

const collections: CloudDeclaration['collections'] = {
  facts: {
    permission: 'ADMINONLY',
    indexes: [
      {
        name: 'byCommunity',
        keys: [
          ['communityId', 1],
          ['quarter', 1],
          ['at', 1],
        ],
      },
    ],
  },
  hundredThousand: {
    permission: 'ADMINONLY',
    indexes: [{ name: 'byQuarter', keys: [['quarter', 1]] }],
  },
  plain: { permission: 'ADMINONLY', indexes: [] },
}
const million = 1_000_000
const communities = 1000
const grouped = 100_000

export interface Door {
  /** Into a collection without an index of its own, as lmdb's floor is, and into one of a million with an index. */
  inserts: { plainPerSecond: number; indexedPerSecond: number }
  query: { perSecond: number; medianMs: number }
  /** Documents of one community counted from the index. */
  count: { counted: number; medianMs: number }
  /** `match` and `group` over a whole collection of 100,000 documents, and over as many among a million. */
  group: { wholeMs: number; amongMs: number }
  /** With a million documents in the folder. */
  start: { ms: number; heapMB: number }
}

/** The store's door without HTTP: one million documents, one compound index. */
export async function measureDoor(inFlight: number): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'door-'))
  const store = join(folder, 'store')
  const openDatabase = () =>
    new Database({ folder: store, collections, isStrict: true, now: () => Date.now() })
  try {
    await openDatabase().close()
    await loadDocuments(folder, 'facts', factsUpTo(million))
    await loadDocuments(folder, 'hundredThousand', factsUpTo(grouped))

    const startedAt = performance.now()
    const database = openDatabase()
    await database.run('database.getDocument', byId('fact-77'), nothing())
    const ms = performance.now() - startedAt
    globalThis.gc?.()
    const start = { ms, heapMB: process.memoryUsage().heapUsed / 1024 / 1024 }

    const ask = (action: string, request: object) =>
      database.run(action, { collectionName: 'facts', ...request }, nothing())
    const insert = (collectionName: string) => (index: number) =>
      ask('database.insertDocument', { collectionName, data: [JSON.stringify(fact(million + index))] })
    const query = (index: number) =>
      ask('database.getDocument', {
        queryType: 'WHERE',
        limit: 20,
        query: whereCommunity(index * 7919),
        order: JSON.stringify({ at: { $numberInt: '-1' } }),
      })
    const count = (index: number) =>
      ask('database.calculateDocument', { queryType: 'WHERE', query: whereCommunity(index * 7919) })
    const { data } = (await count(0)) as { data: { total: number } }
    const door = {
      query: { perSecond: await perSecond(10_000, 1, query), medianMs: await medianMs(2_000, query) },
      count: { counted: data.total, medianMs: await medianMs(500, count) },
      group: {
        wholeMs: await medianMs(5, () =>
          ask('database.aggregateDocuments', {
            collectionName: 'hundredThousand',
            stages: grouping({ quarter: '2026Q4' }),
          }),
        ),
        amongMs: await medianMs(5, () =>
          ask('database.aggregateDocuments', { stages: grouping({ communityId: { $in: hundred } }) }),
        ),
      },
      inserts: {
        plainPerSecond: await perSecond(20_000, inFlight, insert('plain')),
        indexedPerSecond: await perSecond(20_000, inFlight, insert('facts')),
      },
      start,
    }
    await database.close()
    return door
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const fact = (index: number) => ({
  _id: `fact-${index}`,
  memberId: `m${index}`,
  communityId: `c${index % communities}`,
  siteId: 's1',
  quarter: '2026Q4',
  day: '2026-11-22',
  at: 1_795_000_000_000 + index,
  way: 'camera',
  tapId: `tap-12345678-${index}`,
})

function* factsUpTo(count: number) {
  for (let index = 0; index < count; index++) yield fact(index)
}

const byId = (_id: string) => ({
  collectionName: 'facts',
  queryType: 'DOC',
  query: JSON.stringify({ _id }),
})

const whereCommunity = (index: number) =>
  JSON.stringify({ communityId: `c${index % communities}`, quarter: '2026Q4' })

const hundred = Array.from({ length: grouped / (million / communities) }, (_, index) => `c${index}`)
const grouping = (match: object) => [
  { stageKey: '$match', stageValue: JSON.stringify(match) },
  { stageKey: '$group', stageValue: JSON.stringify({ _id: '$communityId', people: { $sum: 1 } }) },
]

const nothing = () => ({ documents: 0, keys: 0 })
