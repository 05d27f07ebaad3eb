import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase
const size = 3000

beforeAll(async () => {
  cloud = await startSdkCloud({
    declaration: {
      collections: {
        visits: {
          permission: 'ADMINONLY',
          indexes: [
            {
              name: 'byPlace',
              keys: [
                ['place', 1],
                ['at', 1],
              ],
            },
            {
              name: 'byTags',
              keys: [
                ['tags', 1],
                ['at', 1],
              ],
            },
            {
              name: 'byName',
              keys: [
                ['name', 1],
                ['_id', 1],
              ],
            },
          ],
        },
        codes: {
          permission: 'ADMINONLY',
          indexes: [
            { name: 'byCode', keys: [['code', 1]], isUnique: true },
            {
              name: 'byPair',
              keys: [
                ['a', 1],
                ['b', -1],
              ],
              isUnique: true,
            },
          ],
        },
      },
    },
  })
  db = openSdk(cloud).database()
  await cloud.load({
    visits: Array.from({ length: size }, (_, at) => ({
      _id: `v${String(at).padStart(5, '0')}`,
      place: `p${at % 3}`,
      at,
      name: `n${String(at % 100).padStart(3, '0')}`,
      tags: [`t${at % 5}`, `u${at % 7}`],
    })),
  })
})
afterAll(() => cloud.stop())

const visits = () => db.collection('visits')

/** Documents looked at by what runs inside. */
async function examined(work: () => Promise<unknown>): Promise<number> {
  await cloud.resetCounts()
  await work()
  return (await cloud.counts()).reduce((sum, count) => sum + count.examined, 0)
}

describe('a query looks only at what it gives', () => {
  it.each<[string, number, () => Promise<unknown>]>([
    ['one by _id', 1, () => visits().doc('v00007').get()],
    [
      'some by _id',
      3,
      () =>
        visits()
          .where({ _id: db.command.in?.(['v00001', 'v00002', 'v00003', 'nope']) })
          .get(),
    ],
    [
      'a page after a cursor',
      20,
      () =>
        visits()
          .where({ _id: db.command.gt?.('v00100') })
          .orderBy('_id', 'asc')
          .limit(20)
          .get(),
    ],
    [
      'equality, order and limit',
      20,
      () => visits().where({ place: 'p1' }).orderBy('at', 'desc').limit(20).get(),
    ],
    [
      'equality, range, order and limit',
      5,
      () =>
        visits()
          .where({ place: 'p1', at: db.command.gt?.(100) })
          .orderBy('at', 'asc')
          .limit(5)
          .get(),
    ],
    [
      'several prefixes merged in order',
      12,
      () =>
        visits()
          .where({ place: db.command.in?.(['p0', 'p2']) })
          .orderBy('at', 'asc')
          .limit(10)
          .get(),
    ],
    ['an element of a list', 10, () => visits().where({ tags: 't1' }).orderBy('at', 'asc').limit(10).get()],
    ['the beginning of a text', 30, () => visits().where({ name: /^n001/ }).get()],
    [
      'counting by index',
      0,
      () =>
        visits()
          .where({ place: 'p1', at: db.command.lt?.(300) })
          .count(),
    ],
    ['counting everything', 0, () => visits().count()],
    [
      'a conditional update',
      1,
      () =>
        visits()
          .where({ place: 'p1', at: 4 })
          .update({ data: { seen: true } }),
    ],
  ])('%s', async (_name, expected, work) => {
    const looked = await examined(work)
    expect(looked).toBeLessThanOrEqual(expected)
    expect(looked).toBeGreaterThanOrEqual(expected - 2)
  })

  it('and gives the same in every order', async () => {
    const { data } = await visits()
      .where({ place: db.command.in?.(['p0', 'p2']), at: db.command.lt?.(10) })
      .orderBy('at', 'desc')
      .get()
    expect(data.map(({ at }) => at)).toEqual([9, 8, 6, 5, 3, 2, 0])
  })
})

describe('strict mode refuses what no declared index serves', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a query',
      () => visits().where({ at: 5 }).get(),
      /visits\.where\(\{"at":5\}\); it wants an index on visits \[\["at",1\]\]/,
    ],
    [
      'an order',
      () => visits().where({ place: 'p1' }).orderBy('name', 'asc').get(),
      /\[\["place",1\],\["name",1\]\]/,
    ],
    [
      'an order against the index',
      () => visits().where({ place: 'p1' }).orderBy('at', 'asc').orderBy('_id', 'desc').get(),
      /strict mode/,
    ],
    [
      'a negation',
      () =>
        visits()
          .where({ place: db.command.neq?.('p1') })
          .get(),
      /strict mode/,
    ],
    ['a pattern without a beginning', () => visits().where({ name: /01/ }).get(), /strict mode/],
    [
      'one branch of or',
      () =>
        visits()
          .where(db.command.or?.([{ place: 'p1' }, { at: 1 }]) as object)
          .get(),
      /strict mode/,
    ],
    ['a count', () => visits().where({ at: 1 }).count(), /strict mode/],
    [
      'an update',
      () =>
        visits()
          .where({ at: 1 })
          .update({ data: { x: 1 } }),
      /strict mode/,
    ],
    ['a removal', () => visits().where({ at: 1 }).remove(), /strict mode/],
  ])('%s', async (_name, work, message) => {
    const failure = await failureOf(work())
    expect(failure.errCode).toBe(-502001)
    expect(failure.message).toMatch(message)
  })

  it('but not an order by _id, nor or when every branch is served', async () => {
    expect((await visits().orderBy('_id', 'desc').limit(1).get()).data).toMatchObject([{ _id: 'v02999' }])
    const either = db.command.or?.([{ place: 'p1', at: 4 }, { _id: 'v00000' }]) as object
    expect((await visits().where(either).get()).data).toHaveLength(2)
  })
})

describe('unique indexes', () => {
  const add = (data: object) => db.collection('codes').add({ data })

  it('refuse a second one, whatever its way in', async () => {
    await add({ _id: 'c1', code: 'x', a: 1, b: 1 })
    const failure = await failureOf(add({ code: 'x', a: 1, b: 2 }))
    expect(failure.message).toMatch(
      /E11000 duplicate key error collection: tnt-local\.codes index: byCode dup key: \{ code: "x" \}/,
    )
    await add({ _id: 'c2', code: 'y', a: 2, b: 1 })
    expect(
      (
        await failureOf(
          db
            .collection('codes')
            .doc('c2')
            .update({ data: { code: 'x' } }),
        )
      ).message,
    ).toMatch(/E11000/)
    expect(
      (
        await failureOf(
          db
            .collection('codes')
            .doc('c3')
            .set({ data: { code: 'y', a: 3 } }),
        )
      ).message,
    ).toMatch(/E11000/)
  })

  it('count missing as null, and two of them collide', async () => {
    await add({ _id: 'n1', a: 10 })
    expect((await failureOf(add({ a: 11 }))).message).toMatch(/dup key: \{ code: null \}/)
    expect((await failureOf(add({ code: null, a: 12 }))).message).toMatch(/E11000/)
  })

  it('free a value when it is changed or removed', async () => {
    await add({ _id: 'f1', code: 'free', a: 20 })
    await db
      .collection('codes')
      .doc('f1')
      .update({ data: { code: 'changed' } })
    await add({ _id: 'f2', code: 'free', a: 21 })
    await db.collection('codes').doc('f2').remove()
    await expect(add({ _id: 'f3', code: 'free', a: 22 })).resolves.toMatchObject({ _id: 'f3' })
  })

  it('let exactly one of many through at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => add({ code: 'race', a: 100 + at })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('refuse two lists in one index', async () => {
    expect((await failureOf(add({ code: 'lists', a: [1, 2], b: [1, 2] }))).message).toMatch(
      /cannot index parallel arrays/,
    )
  })
})
