import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Sdk, type SdkDatabase } from './sdk'

let cloud: TestCloud
let sdk: Sdk
let db: SdkDatabase

beforeAll(async () => {
  cloud = await startSdkCloud({
    now: Date.UTC(2026, 10, 22),
    declaration: {
      collections: { todos: { permission: 'ADMINONLY', indexes: [{ name: 'byN', keys: [['n', 1]] }] } },
    },
  })
  sdk = openSdk(cloud)
  db = sdk.database()
})
afterAll(() => cloud.stop())

describe('collections', () => {
  it('are there from the declaration, and can be created once', async () => {
    await expect(db.createCollection('fresh')).resolves.toMatchObject({ errMsg: 'createCollection:ok' })
    const failure = await failureOf(db.createCollection('fresh'))
    expect(failure).toMatchObject({ errCode: -1, code: 'DATABASE_COLLECTION_ALREADY_EXIST' })
    expect(failure.message).toMatch(/ResourceExist\] Table exist/)
  })

  it('that are missing fail with -502005', async () => {
    expect(await failureOf(db.collection('nowhere').get())).toMatchObject({ errCode: -502005 })
    const nowhere = db.collection('nowhere')
    for (const call of [
      nowhere.add({ data: {} }),
      nowhere.count(),
      nowhere.doc('a').get(),
      nowhere.doc('a').set({ data: { n: 1 } }),
      nowhere.doc('a').update({ data: { n: 1 } }),
      nowhere.doc('a').remove(),
      nowhere.where({ n: 1 }).update({ data: { n: 1 } }),
      nowhere.where({ n: 1 }).remove(),
    ])
      expect(await failureOf(call)).toMatchObject({ errCode: -502005 })
    expect(await failureOf(db.collection('nowhere').aggregate().end())).toMatchObject({
      errCode: -1,
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    })
  })
})

describe('add', () => {
  it('makes an id of 32 hexadecimal digits and keeps every type of value', async () => {
    const due = new Date('2026-05-01T08:00:00.123Z')
    const { _id } = await db.collection('todos').add({
      data: {
        n: 100,
        f: 1.5,
        s: '中',
        nothing: null,
        missing: undefined,
        due,
        big: 3e9,
        list: [1, [2]],
        o: { k: 1 },
        yes: true,
      },
    })
    expect(_id).toMatch(/^[0-9a-f]{32}$/)
    const { data } = await db.collection('todos').doc(_id).get()
    expect(data).toEqual({
      _id,
      n: 100,
      f: 1.5,
      s: '中',
      nothing: null,
      due,
      big: 3e9,
      list: [1, [2]],
      o: { k: 1 },
      yes: true,
    })
    expect(data.due).toBeInstanceOf(Date)
  })

  it('takes a list, keeps the order, and stops at the first duplicate', async () => {
    const { _ids } = await db.collection('todos').add({
      data: [
        { _id: 'l1', n: 101 },
        { _id: 'l2', n: 102 },
      ],
    })
    expect(_ids).toEqual(['l1', 'l2'])
    const failure = await failureOf(
      db.collection('todos').add({ data: [{ _id: 'l3' }, { _id: 'l1' }, { _id: 'l4' }] }),
    )
    expect(failure.errCode).toBe(-502001)
    expect(failure.message).toContain(
      'E11000 duplicate key error collection: tnt-local.todos index: _id_ dup key: { _id: "l1" }',
    )
    const { data } = await db
      .collection('todos')
      .where({ _id: db.command.in?.(['l3', 'l4']) })
      .get()
    expect(data.map(({ _id }) => _id)).toEqual(['l3'])
  })

  it('turns server dates into the time of the cloud', async () => {
    await db
      .collection('todos')
      .add({ data: { _id: 'when', at: db.serverDate(), later: db.serverDate({ offset: 1000 }) } })
    const { data } = await db.collection('todos').doc('when').get()
    expect(data).toMatchObject({
      at: new Date('2026-11-22T00:00:00Z'),
      later: new Date('2026-11-22T00:00:01Z'),
    })
  })

  it('loses what the SDK loses: bytes, functions, and dates inside set', async () => {
    const set = db.command.set?.(db.serverDate())
    await db.collection('todos').add({ data: { _id: 'lost', n: 300, bytes: Buffer.from('abc'), f: () => 1 } })
    await db
      .collection('todos')
      .doc('lost')
      .update({ data: { at: set } })
    const { data } = await db.collection('todos').doc('lost').get()
    expect(data).toEqual({
      _id: 'lost',
      n: 300,
      bytes: { type: 'Buffer', data: [] },
      at: { offset: 0 },
    })
    await expect(db.collection('todos').add({ data: { big: 1n } })).rejects.toBeDefined()
  })

  it('keeps patterns and places', async () => {
    const data = { _id: 'kept', n: 301, pattern: /a.b/i, place: db.Geo.Point(113.3, 23.1) }
    await db.collection('todos').add({ data })
    expect((await db.collection('todos').doc('kept').get()).data).toEqual({
      _id: 'kept',
      n: 301,
      pattern: expect.objectContaining({ pattern: 'a.b', options: 'i' }) as unknown,
      place: expect.objectContaining({ longitude: 113.3, latitude: 23.1 }) as unknown,
    })
  })

  it('refuses a value of an index of more than 1024 bytes', async () => {
    const failure = await failureOf(db.collection('todos').add({ data: { n: '中'.repeat(400) } }))
    expect(failure.errCode).toBe(-502001)
    expect(failure.message).toMatch(/1024 bytes/)
  })

  it('refuses a document of more than 16 MB', async () => {
    const failure = await failureOf(
      db.collection('todos').add({ data: { text: 'x'.repeat(16 * 1024 * 1024) } }),
    )
    expect(failure).toMatchObject({ errCode: -502001 })
  })
})

describe('one document', () => {
  it('that is missing throws -1, or is null when asked so', async () => {
    const failure = await failureOf(db.collection('todos').doc('nope').get())
    expect(failure).toMatchObject({ errCode: -1 })
    expect(failure.message).toContain('document with _id nope does not exist')
    const lenient = sdk.database({ throwOnNotFound: false })
    expect((await lenient.collection('todos').doc('nope').get()).data).toBeNull()
  })

  it('is set as a whole: made, then replaced', async () => {
    const document = db.collection('todos').doc('s1')
    expect(await document.set({ data: { n: 200, old: true } })).toMatchObject({
      _id: 's1',
      stats: { updated: 0, created: 1 },
    })
    expect(await document.set({ data: { n: 201 } })).toMatchObject({ stats: { updated: 1, created: 0 } })
    expect((await document.get()).data).toEqual({ _id: 's1', n: 201 })
  })

  it('is updated, and a missing one counts 0', async () => {
    expect(
      (
        await db
          .collection('todos')
          .doc('s1')
          .update({ data: { o: { a: 1 } } })
      ).stats.updated,
    ).toBe(1)
    expect((await db.collection('todos').doc('s1').get()).data).toEqual({ _id: 's1', n: 201, o: { a: 1 } })
    expect(
      (
        await db
          .collection('todos')
          .doc('nope')
          .update({ data: { n: 1 } })
      ).stats.updated,
    ).toBe(0)
  })

  it('is removed once', async () => {
    expect((await db.collection('todos').doc('s1').remove()).stats.removed).toBe(1)
    expect((await db.collection('todos').doc('s1').remove()).stats.removed).toBe(0)
  })

  it('takes the cloud’s time in an update, also shifted', async () => {
    await db
      .collection('todos')
      .doc('l1')
      .update({ data: { at: db.serverDate({ offset: -1000 }) } })
    expect((await db.collection('todos').doc('l1').get()).data.at).toEqual(new Date('2026-11-21T23:59:59Z'))
  })

  it('is not set with commands', async () => {
    const set = db
      .collection('todos')
      .doc('s2')
      .set({ data: { n: db.command.inc?.(1) } })
    expect(await failureOf(set)).toMatchObject({ errCode: -502001 })
  })

  it('has a name: undefined is refused, empty is not', async () => {
    expect(() => db.collection('todos').doc(undefined)).toThrow()
    expect(await failureOf(db.collection('todos').doc('').get())).toMatchObject({ errCode: -1 })
  })

  it('keeps its _id', async () => {
    expect(
      await failureOf(
        db
          .collection('todos')
          .doc('l1')
          .update({ data: { _id: 'x' } }),
      ),
    ).toMatchObject({ errCode: -501007 })
  })
})

describe('many documents', () => {
  beforeAll(async () => {
    await cloud.load({
      todos: Array.from({ length: 1200 }, (_, n) => ({
        _id: `m${String(n).padStart(4, '0')}`,
        n,
        kind: 'many',
      })),
    })
  })

  it('come 100 at a time without a limit and 1000 at most', async () => {
    const all = db.collection('todos')
    expect((await all.get()).data).toHaveLength(100)
    expect((await all.limit(5000).get()).data).toHaveLength(1000)
  })

  it('are ordered, skipped, limited and cut to fields', async () => {
    const { data } = await db
      .collection('todos')
      .where({ n: db.command.lt?.(50) })
      .orderBy('n', 'desc')
      .skip(2)
      .limit(3)
      .field({ n: true, _id: false })
      .get()
    expect(data).toEqual([{ n: 47 }, { n: 46 }, { n: 45 }])
  })

  it('are counted', async () => {
    expect(
      (
        await db
          .collection('todos')
          .where({ n: db.command.gte?.(1100) })
          .count()
      ).total,
    ).toBe(100)
  })

  it('are updated and removed by a condition', async () => {
    const some = db.collection('todos').where({ n: db.command.gte?.(1190) })
    expect((await some.update({ data: { flag: true } })).stats.updated).toBe(10)
    expect((await some.update({ data: { flag: false }, multi: false })).stats.updated).toBe(1)
    expect((await some.remove()).stats.removed).toBe(10)
    expect((await some.count()).total).toBe(0)
  })
})

it('a function of one name is asked at our own address', async () => {
  await cloud.resetCounts()
  await db.collection('todos').doc('l1').get()
  expect(await cloud.counts()).toMatchObject([
    { op: 'outside functions', calls: 1, examined: 1, returned: 1 },
  ])
})
