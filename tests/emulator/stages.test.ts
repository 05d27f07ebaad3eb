import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Row, type SdkAggregate, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase

const closed = { permission: 'ADMINONLY' as const }

beforeAll(async () => {
  cloud = await startSdkCloud({
    now: Date.UTC(2026, 10, 22),
    declaration: {
      collections: {
        sales: { ...closed, indexes: [{ name: 'byAt', keys: [['at', 1]] }] },
        shops: {
          ...closed,
          indexes: [
            { name: 'byTown', keys: [['town', 1]] },
            { name: 'byTags', keys: [['tags', 1]] },
          ],
        },
        towns: { ...closed, indexes: [] },
        many: { ...closed, indexes: [] },
      },
    },
  })
  db = openSdk(cloud).database()
  await cloud.load({
    sales: [
      {
        _id: 's1',
        shop: 'a',
        shops: ['a', 'b'],
        price: 5,
        tags: ['x', 'y'],
        at: new Date('2026-11-21T00:00:00Z'),
      },
      { _id: 's2', shop: 'b', shops: [], price: 20, tags: [], at: new Date('2026-11-23T00:00:00Z') },
      { _id: 's3', shop: null, price: 'text', tags: null },
      { _id: 's4', shops: ['c', null], price: 20, at: null, nested: { shop: 'a' } },
    ],
    shops: [
      { _id: 'a', name: '甲', town: 't1', tags: ['old', 'big'] },
      { _id: 'b', name: '乙', town: 't2', tags: ['big'] },
      { _id: 'c', name: '丙', tags: [] },
    ],
    towns: [
      { _id: 't1', name: '东' },
      { _id: 't2', name: '西' },
    ],
  })
})
afterAll(() => cloud.stop())

/** The stages by name, as the SDK offers them. */
type Build = (stages: Record<string, (operand: unknown) => Stages>) => Stages
type Stages = Record<string, (operand: unknown) => Stages>

async function run(collection: string, build: Build): Promise<Row[]> {
  const built = build(db.collection(collection).aggregate() as unknown as Stages)
  return (await (built as unknown as SdkAggregate).end()).list
}
const stage = (stages: Stages, name: string, operand: unknown): Stages => {
  const add = stages[name]
  if (!add) throw new Error(`the SDK has no stage ${name}`)
  return add.call(stages, operand)
}
/** One stage after the other, then a limit: without one there would be 20. */
const through = (collection: string, ...stages: [string, unknown][]): Promise<Row[]> =>
  run(collection, begin =>
    [...stages, ['limit', 100] as [string, unknown]].reduce<Stages>(
      (built, [name, operand]) => stage(built, name, operand),
      begin,
    ),
  )

const $ = (name: string, ...operands: unknown[]): unknown => db.command.aggregate[name]?.(...operands)
const ids = (rows: Row[]) => rows.map(({ _id }) => _id)
const byId: [string, unknown] = ['sort', { _id: 1 }]

const served = [
  'addFields',
  'bucket',
  'bucketAuto',
  'count',
  'geoNear',
  'group',
  'limit',
  'lookup',
  'match',
  'project',
  'replaceRoot',
  'sample',
  'skip',
  'sort',
  'sortByCount',
  'unwind',
]
const broken = ['collStats', 'facet', 'graphLookup', 'indexStats', 'out', 'redact']

describe('the stages of the SDK', () => {
  it('are these and no others', () => {
    const offered = new Set<string>()
    const builder: object = db.collection('sales').aggregate()
    for (let at = builder; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
      for (const name of Object.getOwnPropertyNames(at)) offered.add(name)
    const others = ['constructor', '_aggregate', 'collectionName', 'database', 'end', 'pushStage']
    expect([...offered].filter(name => !others.includes(name)).sort()).toEqual([...served, ...broken].sort())
  })

  it.each(broken)('%s throws before it asks anybody', name => {
    expect(() => stage(db.collection('sales').aggregate() as unknown as Stages, name, {})).toThrow(
      /is not a function/,
    )
  })

  it.each(['$facet', '$out', '$merge', '$unionWith', '$graphLookup', '$indexStats', 'constructor'])(
    '%s by another way is refused',
    async stageKey => {
      const request = { action: 'database.aggregateDocuments', collectionName: 'sales' }
      const body = JSON.stringify({ ...request, stages: [{ stageKey, stageValue: '{}' }] })
      const answer = await fetch(`${cloud.url}/admin`, { method: 'POST', body })
      expect(await answer.json()).toMatchObject({ code: 'INVALID_PARAM' })
    },
  )
})

describe('the caps', () => {
  it('are 10,000 documents, whatever the limit says', async () => {
    await cloud.load({ many: Array.from({ length: 10_020 }, (_, at) => ({ _id: at })) })
    const list = await run('many', begin => stage(stage(begin, 'project', { _id: 1 }), 'limit', 20_000))
    expect(list).toHaveLength(10_000)
  })

  it('hold for what is given, not for what is looked at', async () => {
    const total = ['group', { _id: null, n: $('sum', 1) }] as [string, unknown]
    expect(await through('many', total)).toEqual([{ _id: null, n: 10_020 }])
  })
})

describe('match', () => {
  it('takes patterns, dates and the cloud’s time', async () => {
    expect(ids(await through('shops', ['match', { _id: /^a/ }], byId))).toEqual(['a'])
    const past = { at: db.command.lt?.(db.serverDate()) }
    expect(ids(await through('sales', ['match', past]))).toEqual(['s1'])
    const later = { at: db.command.gt?.(db.serverDate({ offset: -48 * 3600 * 1000 })) }
    expect(ids(await through('sales', ['match', later]))).toEqual(['s1', 's2'])
  })

  it('takes expr', async () => {
    const dear = [
      'match',
      db.command.expr?.($('and', [$('isArray', '$tags'), $('gte', ['$price', 20])])),
    ] as [string, unknown]
    expect(ids(await through('sales', ['match', { _id: db.command.gt?.('') }], dear))).toEqual(['s2'])
  })
})

describe('group', () => {
  it('puts null and missing together', async () => {
    expect(await through('sales', ['group', { _id: '$shop', n: $('sum', 1) }], byId)).toEqual([
      { _id: null, n: 2 },
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ])
  })

  it('takes several fields as a key', async () => {
    const group = { _id: { price: '$price' }, ids: $('push', '$_id') }
    const list = await through('sales', byId, ['group', group], ['match', { '_id.price': 20 }])
    expect(list).toEqual([{ _id: { price: 20 }, ids: ['s2', 's4'] }])
  })
})

describe('project', () => {
  it('keeps, drops, renames and computes', async () => {
    const one = ['match', { _id: 's4' }] as [string, unknown]
    expect(await through('sales', one, ['project', { 'nested.shop': 1 }])).toEqual([
      { _id: 's4', nested: { shop: 'a' } },
    ])
    expect(await through('sales', one, ['project', { nested: 0, shops: 0, at: 0 }])).toEqual([
      { _id: 's4', price: 20 },
    ])
    expect(
      await through('sales', one, [
        'project',
        { _id: 0, from: '$nested.shop', half: $('divide', ['$price', 2]) },
      ]),
    ).toEqual([{ from: 'a', half: 10 }])
  })
})

describe('addFields', () => {
  it('adds beside, also below', async () => {
    const added = { 'nested.more': $('add', ['$price', 1]) }
    const [row] = await through('sales', ['match', { _id: 's4' }], ['addFields', added])
    expect(row).toMatchObject({ price: 20, nested: { shop: 'a', more: 21 } })
  })
})

describe('sort, skip and limit', () => {
  // Behind another stage no index is asked for.
  const all: [string, unknown] = ['addFields', { any: true }]

  it.each<[string, unknown]>([
    ['limit', 0],
    ['limit', -1],
    ['skip', -1],
    ['limit', 1.5],
  ])('refuse %s(%p)', async (name, count) => {
    expect((await failureOf(through('sales', [name, count]))).code).toBe('INVALID_PARAM')
    expect((await failureOf(through('sales', all, [name, count]))).code).toBe('INVALID_PARAM')
  })

  it('hold MongoDB’s order over mixed types', async () => {
    expect(ids(await through('sales', all, ['sort', { price: 1, _id: -1 }]))).toEqual([
      's1',
      's4',
      's2',
      's3',
    ])
    expect(
      ids(await through('sales', all, ['sort', { price: -1, _id: 1 }], ['skip', 1], ['limit', 2])),
    ).toEqual(['s2', 's4'])
  })
})

describe('unwind', () => {
  it('gives one document for each element', async () => {
    const list = await through('sales', byId, ['unwind', '$tags'], ['project', { tags: 1 }])
    expect(list).toEqual([
      { _id: 's1', tags: 'x' },
      { _id: 's1', tags: 'y' },
    ])
  })

  it('keeps what has none, with positions, when asked', async () => {
    const unwind = { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }
    const list = await through('sales', byId, ['unwind', unwind], ['project', { tags: 1, at: 1 }])
    expect(list).toEqual([
      { _id: 's1', tags: 'x', at: 0 },
      { _id: 's1', tags: 'y', at: 1 },
      { _id: 's2', at: null },
      { _id: 's3', tags: null, at: null },
      { _id: 's4', at: null },
    ])
  })
})

describe('replaceRoot', () => {
  it('makes a document of a part', async () => {
    const newRoot = $('mergeObjects', ['$nested', { from: '$_id' }])
    expect(await through('sales', ['match', { _id: 's4' }], ['replaceRoot', { newRoot }])).toEqual([
      { shop: 'a', from: 's4' },
    ])
  })

  it('refuses what is no document', async () => {
    expect((await failureOf(through('sales', ['replaceRoot', { newRoot: '$price' }]))).message).toMatch(
      /must return an object/,
    )
  })
})

describe('count', () => {
  it('gives one document, or none when there is nothing', async () => {
    expect(await through('sales', ['match', { _id: db.command.in?.(['s1', 's2']) }], ['count', 'n'])).toEqual(
      [{ n: 2 }],
    )
    expect(await through('sales', ['match', { _id: 'nobody' }], ['count', 'n'])).toEqual([])
  })
})

describe('sortByCount', () => {
  it('gives the most frequent first', async () => {
    const [first, ...rest] = await through('sales', ['sortByCount', '$price'])
    expect(first).toEqual({ _id: 20, count: 2 })
    expect(rest).toHaveLength(2)
  })
})

describe('sample', () => {
  it('gives so many, each once', async () => {
    const list = await through('shops', ['sample', { size: 2 }])
    expect(new Set(ids(list)).size).toBe(2)
    expect(await through('shops', ['sample', { size: 50 }])).toHaveLength(3)
  })
})

describe('bucket', () => {
  const numbers = (): [string, unknown] => ['match', { _id: db.command.in?.(['s1', 's2', 's4']) }]
  it('opens at a boundary, and gathers what is outside by default', async () => {
    const output = { n: $('sum', 1), ids: $('push', '$_id') }
    const bucket = { groupBy: '$price', boundaries: [0, 20, 30], default: 'other', output }
    expect(await through('sales', byId, ['bucket', bucket])).toEqual([
      { _id: 0, n: 1, ids: ['s1'] },
      { _id: 20, n: 2, ids: ['s2', 's4'] },
      { _id: 'other', n: 1, ids: ['s3'] },
    ])
  })

  it('without a default refuses what is outside', async () => {
    const failure = await failureOf(through('sales', ['bucket', { groupBy: '$price', boundaries: [0, 30] }]))
    expect(failure.message).toMatch(/there is no default/)
    expect(await through('sales', numbers(), ['bucket', { groupBy: '$price', boundaries: [0, 30] }])).toEqual(
      [{ _id: 0, count: 3 }],
    )
  })
})

describe('bucketAuto', () => {
  it('makes buckets of about one size, equal values together', async () => {
    const list = await through('many', ['bucketAuto', { groupBy: '$_id', buckets: 4 }])
    expect(list).toEqual([
      { _id: { min: 0, max: 2505 }, count: 2505 },
      { _id: { min: 2505, max: 5010 }, count: 2505 },
      { _id: { min: 5010, max: 7515 }, count: 2505 },
      { _id: { min: 7515, max: 10_019 }, count: 2505 },
    ])
  })
})

describe('lookup', () => {
  const join = (localField: string, foreignField: string, from = 'shops'): [string, unknown] => [
    'lookup',
    { from, localField, foreignField, as: 'found' },
  ]
  const foundBy = async (...stages: [string, unknown][]) =>
    Object.fromEntries(
      (await through('sales', byId, ...stages)).map(({ _id, found }) => [_id, ids(found as Row[]).sort()]),
    )

  it('joins equal fields, null and missing meeting what has none', async () => {
    expect(await foundBy(join('shop', '_id'))).toEqual({ s1: ['a'], s2: ['b'], s3: [], s4: [] })
    expect(await foundBy(join('shop', 'town'))).toEqual({ s1: [], s2: [], s3: ['c'], s4: ['c'] })
  })

  it('takes each element of a list on this side', async () => {
    expect(await foundBy(join('shops', '_id'))).toMatchObject({ s1: ['a', 'b'], s2: [], s4: ['c'] })
  })

  it('and on the other side', async () => {
    const list = await through(
      'shops',
      byId,
      ['match', { _id: 'b' }],
      ['lookup', { from: 'shops', localField: 'tags', foreignField: 'tags', as: 'alike' }],
    )
    expect(ids(list[0]?.alike as Row[]).sort()).toEqual(['a', 'b'])
  })

  it('gives an empty list from a collection that is missing', async () => {
    expect(await foundBy(join('shop', '_id', 'nowhere'))).toEqual({ s1: [], s2: [], s3: [], s4: [] })
  })

  it('nests, with variables and a pipeline', async () => {
    const pipeline = ($('pipeline') as Stages & { match: (operand: unknown) => Stages }).match(
      db.command.expr?.($('eq', ['$_id', '$$shop'])),
    )
    const town = { from: 'towns', localField: 'town', foreignField: '_id', as: 'towns' }
    const inner = stage(stage(pipeline, 'lookup', town), 'project', { _id: 0, name: 1, 'towns.name': 1 })
    const [row] = await through(
      'sales',
      ['match', { _id: 's1' }],
      [
        'lookup',
        {
          from: 'shops',
          let: { shop: '$shop' },
          pipeline: (inner as unknown as { done(): unknown }).done(),
          as: 'found',
        },
      ],
    )
    expect(row?.found).toEqual([{ name: '甲', towns: [{ name: '东' }] }])
  })
})
