import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IndexDeclaration } from '../../config/cloud'
import { Database } from '../../emulator/database/database'
import { compareBy, readOrder } from '../../emulator/database/sorting'
import { parseWireDocument } from '../../emulator/database/wire-documents'
import { loadInto } from '../../emulator/loading'
import { randomFrom, seed, size } from '../size'

const indexes: IndexDeclaration[] = [
  {
    name: 'ab',
    keys: [
      ['a', 1],
      ['b', 1],
    ],
  },
  {
    name: 'bca',
    keys: [
      ['b', -1],
      ['c', 1],
      ['a', 1],
    ],
  },
  { name: 'c', keys: [['c', 1]] },
  {
    name: 'dotted',
    keys: [
      ['o.x', 1],
      ['o.y', 1],
    ],
  },
  {
    name: 'list',
    keys: [
      ['list', 1],
      ['a', 1],
    ],
  },
]

let folder: string
let database: Database
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planner-'))
  database = new Database({
    folder,
    collections: {
      indexed: { permission: 'ADMINONLY', indexes },
      plain: { permission: 'ADMINONLY', indexes: [] },
    },
    now: () => 0,
    isStrict: false,
  })
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const next = randomFrom()
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item

const values = [
  null,
  0,
  1,
  2,
  -1.5,
  3,
  'a',
  'ab',
  'b',
  '',
  true,
  false,
  new Date(5),
  { x: 1 },
  { x: 1, y: 2 },
  [1, 2],
  [],
  ['a', null],
  [[1, 2]],
  [{ x: 1, y: 3 }, { y: 2 }],
]
const scalars = values.filter(value => !(value instanceof Object) || value instanceof Date)

function aDocument(): Record<string, unknown> {
  const document: Record<string, unknown> = {}
  if (next() < 0.9) document.a = pick(scalars)
  if (next() < 0.8) document.b = pick(scalars)
  if (next() < 0.8) document.c = pick(values)
  if (next() < 0.8)
    document.o = pick([
      { x: pick(scalars), y: pick(scalars) },
      [{ x: 1, y: 2 }, { x: pick(scalars) }],
      3,
      [],
      { x: pick(values) },
    ])
  if (next() < 0.8) document.list = pick(values)
  return document
}

const fields = ['a', 'b', 'c', 'o.x', 'o.y', 'list', '_id', 'o']

function aCondition(): unknown {
  const one = pick(values)
  return pick<() => unknown>([
    () => one,
    () => ({ $eq: one }),
    () => ({ $in: [pick(values), pick(values), pick(scalars)] }),
    () => ({ $gt: pick(scalars) }),
    () => ({ $gte: pick(scalars), $lt: pick(scalars) }),
    () => ({ $lte: one }),
    () => ({ $ne: one }),
    () => ({ $exists: next() < 0.5 }),
    () => ({ $elemMatch: { $gt: pick(scalars) } }),
    () => ({ $elemMatch: { x: pick(scalars), y: pick(scalars) } }),
    () => ({ $all: [pick(scalars)] }),
    () => ({ $regularExpression: { pattern: pick(['^a', '^ab?', 'b', '^', '^a.|b']), options: '' } }),
    () => ({ $not: { $gt: pick(scalars) } }),
  ])()
}

function aQuery(depth = 0): Record<string, unknown> {
  const query: Record<string, unknown> = {}
  for (let count = Math.floor(next() * 3); count >= 0; count--) query[pick(fields)] = aCondition()
  if (depth < 1 && next() < 0.25) query[pick(['$or', '$and'])] = [aQuery(1), aQuery(1)]
  return query
}

const anOrder = (): Record<string, number> | undefined => {
  if (next() < 0.4) return undefined
  const order: Record<string, number> = {}
  for (let count = Math.floor(next() * 2); count >= 0; count--) order[pick(fields)] = pick([1, -1])
  return order
}

async function ask(
  collectionName: string,
  query: object,
  order: object | undefined,
): Promise<Record<string, unknown>[]> {
  const request = {
    collectionName,
    queryType: 'WHERE',
    query: wire(query),
    limit: 1000,
    ...(order ? { order: wire(order) } : {}),
  }
  const answer = await database.run('database.getDocument', request, { documents: 0, keys: 0 })
  return (answer.data as { list: string[] }).list.map(text => parseWireDocument(text, 0))
}

/** Dates as Extended JSON; the rest is JSON already. */
const wire = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, inner: unknown) {
    const raw = this[key]
    return raw instanceof Date ? { $date: { $numberLong: String(raw.getTime()) } } : inner
  })

it(`every index gives what looking at everything gives (seed ${seed})`, async () => {
  const documents = Array.from({ length: 150 }, (_, at) => ({ _id: pick([at, `id${at}`]), ...aDocument() }))
  await loadInto(database.store, 'indexed', documents)
  await loadInto(database.store, 'plain', documents)
  // Rewritten documents leave no entries behind.
  const rewritten = documents.slice(0, 50).map(({ _id }) => ({ _id, ...aDocument() }))
  await loadInto(database.store, 'indexed', rewritten)
  await loadInto(database.store, 'plain', rewritten)

  for (let round = 0; round < size(10_000); round++) {
    const query = aQuery()
    const order = anOrder()
    const [found, expected] = [await ask('indexed', query, order), await ask('plain', query, order)]
    const told = `${wire(query)} ${wire(order ?? {})}`
    const ids = (rows: Record<string, unknown>[]) =>
      rows
        .map(({ _id }) => String(_id))
        .sort()
        .join()
    expect({ told, ids: ids(found) }).toEqual({ told, ids: ids(expected) })
    if (order) {
      const compare = compareBy(readOrder(order))
      const isOrdered = found.every((row, at) => at === 0 || compare(found[at - 1] ?? {}, row) <= 0)
      expect({ told, isOrdered }).toEqual({ told, isOrdered: true })
    }

    const request = (collectionName: string) => ({ collectionName, query: wire(query) })
    const count = async (name: string) =>
      (await database.run('database.calculateDocument', request(name), { documents: 0, keys: 0 })).data
    expect({ told, count: await count('indexed') }).toEqual({ told, count: { total: expected.length } })
  }
})
