import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase

/** Everything here asks without indexes: what is compared are the answers, not the ways. */
beforeAll(async () => {
  cloud = await startSdkCloud({ options: ['--lenient'] })
  db = openSdk(cloud).database()
  for (const name of ['things', 'mixed', 'places']) await db.createCollection(name)
  await cloud.load({
    things: [
      {
        _id: 'a',
        n: 1,
        s: 'apple',
        tags: ['x', 'y'],
        o: { k: 1, l: 2 },
        items: [
          { p: 1, q: 5 },
          { p: 2, q: 9 },
        ],
        nul: null,
      },
      { _id: 'b', n: 5, s: 'Banana', tags: ['y', 'z'], o: { l: 2, k: 1 }, items: [{ p: 2, q: 1 }] },
      { _id: 'c', n: 12, s: '中文', tags: [], items: [] },
      { _id: 'd', n: '5', tags: 'x' },
      { _id: 'e', n: [3, 20], tags: [['x', 'y']], items: [{ q: 7 }] },
      { _id: 'f', at: new Date(1000) },
    ],
  })
})
afterAll(() => cloud.stop())

const ids = async (condition: object): Promise<unknown[]> =>
  (await db.collection('things').where(condition).orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)

const command = () =>
  db.command as Record<
    string,
    (...operands: unknown[]) => { and(other: unknown): unknown; or(other: unknown): unknown }
  >

describe('every command of a query', () => {
  it.each<[string, () => object, string]>([
    ['eq', () => ({ n: 5 }), 'b'],
    ['eq is strict about types', () => ({ n: '5' }), 'd'],
    ['eq null also finds missing', () => ({ nul: null }), 'abcdef'],
    ['eq finds an element', () => ({ tags: 'x' }), 'ad'],
    ['eq of a list is the whole list, or a list inside', () => ({ tags: ['x', 'y'] }), 'ae'],
    ['eq of a date', () => ({ at: new Date(1000) }), 'f'],
    ['the order of keys counts', () => ({ o: db.command.eq?.({ k: 1, l: 2 }) }), 'a'],
    ['a nested object is a path', () => ({ o: { l: 2 } }), 'ab'],
    ['a path goes through arrays', () => ({ 'items.p': 2 }), 'ab'],
    ['a path with a position', () => ({ 'items.0.q': 5 }), 'a'],
    ['null through an array finds elements without the field', () => ({ 'items.p': null }), 'def'],
    ['neq', () => ({ n: db.command.neq?.(5) }), 'acdef'],
    ['gt', () => ({ n: db.command.gt?.(5) }), 'ce'],
    ['gte and lt on one field', () => ({ n: command().gte?.(5).and(db.command.lt?.(13)) }), 'bce'],
    ['a range holds within its type', () => ({ n: db.command.gte?.('') }), 'd'],
    ['gte null finds null and missing', () => ({ nul: db.command.gte?.(null) }), 'abcdef'],
    ['in', () => ({ n: db.command.in?.([1, '5', 20]) }), 'ade'],
    ['in with null', () => ({ nul: db.command.in?.([null, 3]) }), 'abcdef'],
    ['nin', () => ({ n: db.command.nin?.([1, 5]) }), 'cdef'],
    ['exists', () => ({ nul: db.command.exists?.(true) }), 'a'],
    ['exists not', () => ({ n: db.command.exists?.(false) }), 'f'],
    ['mod', () => ({ n: db.command.mod?.(4, 0) }), 'ce'],
    ['all', () => ({ tags: db.command.all?.(['x', 'y']) }), 'a'],
    ['size', () => ({ tags: db.command.size?.(0) }), 'c'],
    ['elemMatch on objects', () => ({ items: db.command.elemMatch?.({ p: 2, q: db.command.gt?.(5) }) }), 'a'],
    ['elemMatch on values', () => ({ n: db.command.elemMatch?.(db.command.gt?.(10)) }), 'e'],
    ['not', () => ({ n: db.command.not?.(db.command.gt?.(1)) }), 'adf'],
    ['or of one field', () => ({ n: command().eq?.(1).or(db.command.eq?.(12)) }), 'ac'],
    ['regexp', () => ({ s: db.RegExp({ regexp: '^b', options: 'i' }) }), 'b'],
    ['a JavaScript pattern', () => ({ s: /文$/ }), 'c'],
  ])('%s', async (_name, condition, expected) => {
    expect((await ids(condition())).join('')).toBe(expected)
  })

  it('joins conditions with or, and, nor', async () => {
    const { or, and, nor } = db.command
    expect(await ids(or?.([{ n: 1 }, { s: /文/ }]) as object)).toEqual(['a', 'c'])
    expect(await ids(and?.([{ tags: 'y' }, { n: 5 }]) as object)).toEqual(['b'])
    expect(await ids(nor?.([{ n: 1 }, { n: 5 }, { tags: 'x' }]) as object)).toEqual(['c', 'e', 'f'])
  })

  it('compares fields with expr', async () => {
    const { aggregate: $, expr } = db.command as SdkDatabase['command'] &
      Record<string, (operand: unknown) => object>
    expect(await ids(expr?.($.eq?.(['$o.k', 1])) as object)).toEqual(['a', 'b'])
  })

  it('refuses what the service refuses', async () => {
    expect(
      await failureOf(
        db
          .collection('things')
          .where({ n: { $where: '1' } })
          .get(),
      ),
    ).toMatchObject({ errCode: -502001 })
    expect(
      await failureOf(
        db
          .collection('things')
          .where({ n: { $nonsense: 1 } })
          .get(),
      ),
    ).toMatchObject({ errCode: -502001 })
  })
})

describe('order over mixed types', () => {
  beforeAll(() =>
    cloud.load({
      mixed: [
        { _id: 'date', v: new Date(0) },
        { _id: 'true', v: true },
        { _id: 'false', v: false },
        { _id: 'object', v: { a: 1 } },
        { _id: 'text', v: 'b' },
        { _id: 'emoji', v: '😀' },
        { _id: 'private', v: '\uf8ff' },
        { _id: 'number', v: 2 },
        { _id: 'list', v: [1, 9] },
        { _id: 'empty', v: [] },
        { _id: 'null', v: null },
        { _id: 'zero', v: -1.5 },
      ],
    }),
  )

  it('is MongoDB’s, lists counting by their smallest upwards', async () => {
    const { data } = await db.collection('mixed').orderBy('v', 'asc').get()
    expect(data.map(({ _id }) => _id)).toEqual([
      'empty',
      'null',
      'zero',
      'list',
      'number',
      'text',
      'private',
      'emoji',
      'object',
      'false',
      'true',
      'date',
    ])
  })

  it('and by their largest downwards', async () => {
    const { data } = await db.collection('mixed').orderBy('v', 'desc').get()
    const order = data.map(({ _id }) => _id)
    expect(order.indexOf('list')).toBeLessThan(order.indexOf('number'))
    expect(order.at(-1)).toBe('empty')
  })
})

describe('projection', () => {
  it('keeps or drops fields, also inside lists', async () => {
    const one = (projection: object) => db.collection('things').where({ _id: 'a' }).field(projection).get()
    expect((await one({ n: true })).data).toEqual([{ _id: 'a', n: 1 }])
    expect((await one({ 'items.p': true, _id: false })).data).toEqual([{ items: [{ p: 1 }, { p: 2 }] }])
    expect((await one({ items: false, tags: false, o: false, nul: false })).data).toEqual([
      { _id: 'a', n: 1, s: 'apple' },
    ])
  })
})

describe('places', () => {
  const point = (longitude: number, latitude: number) => ({
    type: 'Point',
    coordinates: [longitude, latitude],
  })
  beforeAll(() =>
    cloud.load({
      places: [
        { _id: 'far', loc: point(113.4, 23.1) },
        { _id: 'near', loc: point(113.31, 23.11) },
        { _id: 'here', loc: point(113.3, 23.1) },
        { _id: 'none' },
      ],
    }),
  )
  const found = async (condition: unknown) =>
    (await db.collection('places').where({ loc: condition }).get()).data.map(({ _id }) => _id)

  it('are found nearest first', async () => {
    const geometry = db.Geo.Point(113.3, 23.1)
    expect(await found(db.command.geoNear?.({ geometry, maxDistance: 5000 }))).toEqual(['here', 'near'])
    expect(await found(db.command.geoNear?.({ geometry, minDistance: 100, maxDistance: 50_000 }))).toEqual([
      'near',
      'far',
    ])
  })

  it('are found within a circle', async () => {
    const centerSphere = [[113.3, 23.1], 2 / 6378.1]
    expect(new Set(await found(db.command.geoWithin?.({ centerSphere })))).toEqual(new Set(['here', 'near']))
  })

  it('are measured by aggregation', async () => {
    const { list } = (await db
      .collection('places')
      .aggregate()
      .geoNear?.({
        distanceField: 'dist',
        spherical: true,
        near: db.Geo.Point(113.3, 23.1),
        maxDistance: 5000,
        key: 'loc',
      })
      .limit?.(10)
      .end()) ?? { list: [] }
    expect(list.map(({ _id }) => _id)).toEqual(['here', 'near'])
    expect(list[1]?.dist).toBeCloseTo(1512.47, 0)
  })
})
