import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Row, type SdkAggregate, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase

beforeAll(async () => {
  cloud = await startSdkCloud({
    declaration: {
      collections: {
        orders: {
          permission: 'ADMINONLY',
          indexes: [
            {
              name: 'byBuyer',
              keys: [
                ['buyer', 1],
                ['at', 1],
              ],
            },
            { name: 'byTag', keys: [['tags', 1]] },
          ],
        },
        people: { permission: 'ADMINONLY', indexes: [{ name: 'byName', keys: [['name', 1]] }] },
      },
    },
  })
  db = openSdk(cloud).database()
  await cloud.load({
    people: [
      { _id: 'p1', name: '王', friend: 'p2' },
      { _id: 'p2', name: '李' },
      { _id: 'p3', name: '陈', friend: null },
    ],
    orders: Array.from({ length: 60 }, (_, at) => ({
      _id: `o${String(at).padStart(2, '0')}`,
      buyer: `p${(at % 3) + 1}`,
      at,
      price: at * 10,
      tags: [`t${at % 2}`, 'all'],
    })),
  })
})
afterAll(() => cloud.stop())

type Build = (aggregate: SdkAggregate) => SdkAggregate | undefined

async function run(collection: string, build: Build): Promise<Row[]> {
  const built = build(db.collection(collection).aggregate())
  if (!built) throw new Error('a stage is missing')
  return (await built.end()).list
}
const $ = (name: string, ...operands: unknown[]): unknown => db.command.aggregate[name]?.(...operands)

describe('the silent limits', () => {
  it('are 20 documents without a limit at the end', async () => {
    expect(await run('orders', a => a)).toHaveLength(20)
    expect(await run('orders', a => a.limit?.(50))).toHaveLength(50)
    expect(await run('orders', a => a.limit?.(50).project?.({ at: 1 }))).toHaveLength(20)
  })
})

describe('stages', () => {
  it('match, group, sort', async () => {
    const list = await run('orders', a =>
      a
        .match?.({ buyer: db.command.in?.(['p1', 'p2']) })
        .group?.({ _id: '$buyer', total: $('sum', '$price'), mean: $('avg', '$at'), n: $('sum', 1) })
        .sort?.({ _id: -1 })
        .limit?.(10),
    )
    expect(list).toEqual([
      { _id: 'p2', total: 5900, mean: 29.5, n: 20 },
      { _id: 'p1', total: 5700, mean: 28.5, n: 20 },
    ])
  })

  it('project with expressions, addFields, unwind, count', async () => {
    const [first] = await run('orders', a =>
      a
        .match?.({ _id: 'o07' })
        .addFields?.({ cents: $('multiply', ['$price', 100]) })
        .project?.({ cents: 1, is: $('gte', ['$at', 7]), _id: 0 })
        .limit?.(1),
    )
    expect(first).toEqual({ cents: 7000, is: true })
    const tags = await run('orders', a =>
      a.match?.({ _id: 'o07' }).unwind?.('$tags').project?.({ tags: 1, _id: 0 }).limit?.(10),
    )
    expect(tags).toEqual([{ tags: 't1' }, { tags: 'all' }])
    expect(await run('orders', a => a.match?.({ buyer: 'p1' }).count?.('n'))).toEqual([{ n: 20 }])
  })

  it('replaceRoot, sortByCount, bucket, skip, sample', async () => {
    expect(
      await run('people', a =>
        a
          .match?.({ _id: 'p1' })
          .replaceRoot?.({ newRoot: { who: '$name' } })
          .limit?.(1),
      ),
    ).toEqual([{ who: '王' }])
    expect(await run('orders', a => a.sortByCount?.('$buyer').limit?.(5))).toHaveLength(3)
    expect(
      await run('orders', a => a.bucket?.({ groupBy: '$at', boundaries: [0, 10, 60] }).limit?.(5)),
    ).toEqual([
      { _id: 0, count: 10 },
      { _id: 10, count: 50 },
    ])
    expect(await run('orders', a => a.sort?.({ _id: 1 }).skip?.(58).limit?.(5))).toHaveLength(2)
    expect(await run('orders', a => a.sample?.({ size: 3 }).limit?.(5))).toHaveLength(3)
  })

  it('that the service does not have are refused', async () => {
    const wire = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      body: JSON.stringify({
        action: 'database.aggregateDocuments',
        collectionName: 'orders',
        stages: [{ stageKey: '$facet', stageValue: '{}' }],
      }),
    })
    expect(await wire.json()).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('lookup', () => {
  it('joins by equal fields, also into lists, missing meeting null', async () => {
    const list = await run('people', a =>
      a
        .sort?.({ _id: 1 })
        .lookup?.({ from: 'orders', localField: '_id', foreignField: 'buyer', as: 'orders' })
        .project?.({ n: $('size', '$orders') })
        .limit?.(10),
    )
    expect(list).toEqual([
      { _id: 'p1', n: 20 },
      { _id: 'p2', n: 20 },
      { _id: 'p3', n: 20 },
    ])
  })

  it('joins by _id and counts only what it looked at', async () => {
    await cloud.resetCounts()
    const list = await run('people', a =>
      a
        .match?.({ _id: 'p1' })
        .lookup?.({ from: 'people', localField: 'friend', foreignField: '_id', as: 'friend' })
        .limit?.(1),
    )
    expect(list).toEqual([{ _id: 'p1', name: '王', friend: [{ _id: 'p2', name: '李' }] }])
    expect(await cloud.counts()).toMatchObject([{ examined: 2 }])
  })

  it('joins by a pipeline with variables, through the index', async () => {
    await cloud.resetCounts()
    const [first] = await run('people', a =>
      a
        .match?.({ _id: 'p1' })
        .lookup?.({
          from: 'orders',
          let: { who: '$_id', least: 50 },
          pipeline: ($('pipeline') as SdkAggregate)
            .match?.(
              db.command.expr?.($('and', [$('eq', ['$buyer', '$$who']), $('gte', ['$at', '$$least'])])),
            )
            .project?.({ at: 1, _id: 0 })
            .done?.(),
          as: 'late',
        })
        .limit?.(1),
    )
    expect(first?.late).toEqual([{ at: 51 }, { at: 54 }, { at: 57 }])
    expect(await cloud.counts()).toMatchObject([{ examined: 21 }])
  })

  it('that no index serves is refused in strict mode', async () => {
    const failure = await failureOf(
      run('people', a =>
        a.lookup?.({ from: 'orders', localField: 'name', foreignField: 'price', as: 'x' }).limit?.(1),
      ),
    )
    expect(failure.message).toMatch(/strict mode: no declared index serves orders\.where.*\[\["price",1\]\]/)
  })
})

it('the first match and the sort behind it use an index and stop at the limit', async () => {
  await cloud.resetCounts()
  const list = await run('orders', a => a.match?.({ buyer: 'p1' }).sort?.({ at: -1 }).limit?.(2))
  expect(list.map(({ at }) => at)).toEqual([57, 54])
  expect(await cloud.counts()).toMatchObject([{ examined: 2 }])
})

it('a first match that no index serves is refused', async () => {
  const failure = await failureOf(run('orders', a => a.match?.({ price: 10 }).limit?.(1)))
  expect(failure).toMatchObject({ errCode: -1, code: 'DATABASE_REQUEST_FAILED' })
  expect(failure.message).toMatch(/strict mode/)
})
