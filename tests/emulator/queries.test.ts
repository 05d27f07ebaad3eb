import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Row, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase

/** Everything here asks without indexes: what is compared are the answers, not the ways. */
beforeAll(async () => {
  cloud = await startSdkCloud({ options: ['--lenient'] })
  db = openSdk(cloud).database()
  for (const name of ['things', 'mixed']) await db.createCollection(name)
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
      {
        _id: 'g',
        lines: 'one\ntwo',
        deep: {
          list: [
            { k: 1, l: 2, inner: [{ v: 7 }] },
            { k: 2, l: 1 },
          ],
        },
      },
    ],
  })
})
afterAll(() => cloud.stop())

const idsBackwards = async (condition: object): Promise<unknown[]> =>
  (await db.collection('things').where(condition).orderBy('_id', 'desc').get()).data.map(({ _id }) => _id)

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
    ['eq null also finds missing', () => ({ nul: null }), 'abcdefg'],
    ['eq finds an element', () => ({ tags: 'x' }), 'ad'],
    ['eq of a list is the whole list, or a list inside', () => ({ tags: ['x', 'y'] }), 'ae'],
    ['eq of a date', () => ({ at: new Date(1000) }), 'f'],
    ['the order of keys counts', () => ({ o: db.command.eq?.({ k: 1, l: 2 }) }), 'a'],
    ['a nested object is a path', () => ({ o: { l: 2 } }), 'ab'],
    ['a path goes through arrays', () => ({ 'items.p': 2 }), 'ab'],
    ['a path with a position', () => ({ 'items.0.q': 5 }), 'a'],
    ['null through an array finds elements without the field', () => ({ 'items.p': null }), 'defg'],
    ['neq', () => ({ n: db.command.neq?.(5) }), 'acdefg'],
    ['gt', () => ({ n: db.command.gt?.(5) }), 'ce'],
    ['gte and lt on one field', () => ({ n: command().gte?.(5).and(db.command.lt?.(13)) }), 'bce'],
    ['a range holds within its type', () => ({ n: db.command.gte?.('') }), 'd'],
    ['gte null finds null and missing', () => ({ nul: db.command.gte?.(null) }), 'abcdefg'],
    ['in', () => ({ n: db.command.in?.([1, '5', 20]) }), 'ade'],
    ['in with null', () => ({ nul: db.command.in?.([null, 3]) }), 'abcdefg'],
    ['nin', () => ({ n: db.command.nin?.([1, 5]) }), 'cdefg'],
    ['exists', () => ({ nul: db.command.exists?.(true) }), 'a'],
    ['exists not', () => ({ n: db.command.exists?.(false) }), 'fg'],
    ['mod', () => ({ n: db.command.mod?.(4, 0) }), 'ce'],
    ['all', () => ({ tags: db.command.all?.(['x', 'y']) }), 'a'],
    ['size', () => ({ tags: db.command.size?.(0) }), 'c'],
    ['elemMatch on objects', () => ({ items: db.command.elemMatch?.({ p: 2, q: db.command.gt?.(5) }) }), 'a'],
    ['elemMatch on values', () => ({ n: db.command.elemMatch?.(db.command.gt?.(10)) }), 'e'],
    ['not', () => ({ n: db.command.not?.(db.command.gt?.(1)) }), 'adfg'],
    ['or of one field', () => ({ n: command().eq?.(1).or(db.command.eq?.(12)) }), 'ac'],
    ['regexp', () => ({ s: db.RegExp({ regexp: '^b', options: 'i' }) }), 'b'],
    ['a JavaScript pattern', () => ({ s: /文$/ }), 'c'],
    ['a pattern over several lines', () => ({ lines: db.RegExp({ regexp: '^two$', options: 'm' }) }), 'g'],
    [
      'a pattern whose dot takes line ends',
      () => ({ lines: db.RegExp({ regexp: 'e.t', options: 's' }) }),
      'g',
    ],
    ['a pattern in a list of choices', () => ({ s: db.command.in?.([/^B/, '中文']) }), 'bc'],
    ['not a pattern', () => ({ s: db.command.not?.(/a/) }), 'cdefg'],
    ['a pattern on the elements of a list', () => ({ tags: /^z/ }), 'b'],
    ['elemMatch through a path', () => ({ 'deep.list': db.command.elemMatch?.({ k: 1, l: 2 }) }), 'g'],
    ['a path through lists in lists', () => ({ 'deep.list.inner.v': 7 }), 'g'],
    ['size of one', () => ({ tags: db.command.size?.(1) }), 'e'],
    ['all of one and of none', () => ({ tags: db.command.all?.([]) }), ''],
    ['mod of a negative rest', () => ({ n: db.command.mod?.(5, 2) }), 'c'],
    ['nor of one field', () => ({ n: db.command.nor?.([db.command.eq?.(1), db.command.gt?.(4)]) }), 'dfg'],
    ['not of in', () => ({ n: db.command.not?.(db.command.in?.([1, 5, 12])) }), 'defg'],
    ['before the cloud’s time', () => ({ at: db.command.lt?.(db.serverDate()) }), 'f'],
    ['after another time', () => ({ at: db.command.gt?.(db.serverDate({ offset: -1e11 })) }), ''],
    ['undefined is dropped', () => ({ n: 5, nothing: undefined }), 'b'],
  ])('%s', async (_name, condition, expected) => {
    expect((await ids(condition())).join('')).toBe(expected)
  })

  it('joins conditions with or, and, nor', async () => {
    const { or, and, nor } = db.command
    expect(await ids(or?.([{ n: 1 }, { s: /文/ }]) as object)).toEqual(['a', 'c'])
    expect(await ids(and?.([{ tags: 'y' }, { n: 5 }]) as object)).toEqual(['b'])
    expect(await ids(nor?.([{ n: 1 }, { n: 5 }, { tags: 'x' }]) as object)).toEqual(['c', 'e', 'f', 'g'])
  })

  it('compares fields with expr', async () => {
    const { aggregate: $, expr } = db.command as SdkDatabase['command'] &
      Record<string, (operand: unknown) => object>
    expect(await ids(expr?.($.eq?.(['$o.k', 1])) as object)).toEqual(['a', 'b'])
  })

  it('refuses the flag g of a pattern, which the SDK lets through', async () => {
    expect(await failureOf(ids({ s: /a/g }))).toMatchObject({ errCode: -501007 })
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

describe('order', () => {
  it('takes several fields, dots, skip and limit', async () => {
    const ordered = (...orders: [string, 'asc' | 'desc'][]) =>
      orders.reduce<ReturnType<SdkDatabase['collection']>>(
        (query, [field, way]) => query.orderBy(field, way) as ReturnType<SdkDatabase['collection']>,
        db.collection('things'),
      )
    const found = async (query: { get(): Promise<{ data: Row[] }> }) =>
      (await query.get()).data.map(({ _id }) => _id).join('')
    expect(await found(ordered(['o.k', 'desc'], ['_id', 'desc']))).toBe('bagfedc')
    expect(await found(ordered(['n', 'asc'], ['_id', 'asc']))).toBe('fgaebcd')
    expect(await found(ordered(['n', 'desc'], ['_id', 'asc']))).toBe('decbafg')
    expect(await found(ordered(['n', 'asc'], ['_id', 'asc']).skip(2).limit(2))).toBe('ae')
  })

  it('without a limit of use is the SDK’s own, and a negative skip is refused', async () => {
    expect((await db.collection('things').limit(0).get()).data).toHaveLength(7)
    expect(await failureOf(db.collection('things').skip(-1).get())).toMatchObject({ errCode: -501007 })
  })
})

describe('projection', () => {
  const one = async (projection: object, condition: object = { _id: 'a' }) =>
    (await db.collection('things').where(condition).field(projection).get()).data
  const project = () =>
    db.command.project as unknown as Record<'slice' | 'elemMatch', (operand: unknown) => unknown>

  it('keeps or drops fields, also inside lists', async () => {
    expect(await one({ n: true })).toEqual([{ _id: 'a', n: 1 }])
    expect(await one({ 'items.p': true, _id: false })).toEqual([{ items: [{ p: 1 }, { p: 2 }] }])
    expect(await one({ items: false, tags: false, o: false, nul: false })).toEqual([
      { _id: 'a', n: 1, s: 'apple' },
    ])
  })

  it('does not keep and drop at once', async () => {
    expect(await failureOf(one({ n: true, s: false }))).toMatchObject({ errCode: -501007 })
  })

  it('cuts lists and leaves the other fields', async () => {
    expect(await one({ tags: project().slice(1) })).toMatchObject([{ n: 1, tags: ['x'] }])
    expect(await one({ tags: project().slice(-1) })).toMatchObject([{ tags: ['y'] }])
    expect(await one({ tags: project().slice([1, 5]), n: true })).toEqual([{ _id: 'a', n: 1, tags: ['y'] }])
  })

  it('keeps the first element that matches', async () => {
    expect(await one({ items: project().elemMatch({ p: 2 }) })).toEqual([
      { _id: 'a', items: [{ p: 2, q: 9 }] },
    ])
    expect(await one({ items: project().elemMatch({ p: 3 }) })).toEqual([{ _id: 'a' }])
    expect(await one({ 'items.$': true }, { _id: 'a', 'items.q': 9 })).toEqual([
      { _id: 'a', items: [{ p: 2, q: 9 }] },
    ])
  })
})

describe('what the SDK itself loses on its way', () => {
  it('commands joined inside elemMatch', async () => {
    const between = command().gt?.(1).and(db.command.lt?.(9))
    expect(await ids({ items: db.command.elemMatch?.({ q: between }) })).toEqual([])
    expect(await ids({ items: db.command.elemMatch?.({ q: db.command.gt?.(1) }) })).toEqual(['a', 'e'])
  })

  it('text searches', async () => {
    expect(await ids(db.command.text?.('apple') as object)).toHaveLength(7)
  })
})

describe('documents by `_id`', () => {
  it('walked backwards leave out the bound itself, as forwards', async () => {
    const { gt, lt, lte, gte } = command()
    expect(await idsBackwards({ _id: lt?.('d') })).toEqual(['c', 'b', 'a'])
    expect(await idsBackwards({ _id: lte?.('d') })).toEqual(['d', 'c', 'b', 'a'])
    expect(await idsBackwards({ _id: gt?.('e') })).toEqual(['g', 'f'])
    expect(await ids({ _id: gte?.('f') })).toEqual(['f', 'g'])
  })
})
