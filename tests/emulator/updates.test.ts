import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Row, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase
let made = 0

beforeAll(async () => {
  cloud = await startSdkCloud()
  db = openSdk(cloud).database()
  await db.createCollection('things')
})
afterAll(() => cloud.stop())

/** The document after an update of `before`, without its id. */
async function after(before: object, update: object): Promise<Row> {
  const id = `d${++made}`
  await db.collection('things').add({ data: { _id: id, ...before } })
  await db.collection('things').doc(id).update({ data: update })
  const { _id, ...rest } = (await db.collection('things').doc(id).get()).data
  return rest
}

const c = (name: string, ...operands: unknown[]): unknown => db.command[name]?.(...operands)

describe('every command of an update', () => {
  it.each<[string, object, () => object, object]>([
    [
      'a nested object merges',
      { o: { a: 1, b: 1 } },
      () => ({ o: { b: 2, c: 3 } }),
      { o: { a: 1, b: 2, c: 3 } },
    ],
    ['set replaces', { o: { a: 1 } }, () => ({ o: c('set', { b: 2 }) }), { o: { b: 2 } }],
    ['set an element', { l: [1, 2] }, () => ({ 'l.1': 5 }), { l: [1, 5] }],
    ['set beyond the end fills with null', { l: [1] }, () => ({ 'l.3': 5 }), { l: [1, null, null, 5] }],
    ['remove', { a: 1, b: 2 }, () => ({ a: c('remove') }), { b: 2 }],
    ['remove of a missing field', { b: 2, a: 1 }, () => ({ x: c('remove'), b: 3 }), { b: 3, a: 1 }],
    ['inc', { n: 1 }, () => ({ n: c('inc', 2), fresh: c('inc', 5) }), { n: 3, fresh: 5 }],
    ['mul', { n: 3 }, () => ({ n: c('mul', 2), fresh: c('mul', 5) }), { n: 6, fresh: 0 }],
    [
      'min and max',
      { a: 5, b: 5 },
      () => ({ a: c('min', 3), b: c('max', 3), x: c('max', 1) }),
      { a: 3, b: 5, x: 1 },
    ],
    ['rename', { a: 1 }, () => ({ a: c('rename', 'z') }), { z: 1 }],
    [
      'push one',
      { l: [1] },
      () => ({ l: c('push', 2), fresh: c('push', [1, 2]) }),
      { l: [1, 2], fresh: [1, 2] },
    ],
    [
      'push with each, position, slice',
      { l: [1, 2] },
      () => ({ l: c('push', { each: [8, 9], position: 1, slice: 3 }) }),
      { l: [1, 8, 9] },
    ],
    [
      'push with sort',
      { l: [{ a: 3 }] },
      () => ({ l: c('push', { each: [{ a: 1 }], sort: { a: 1 } }) }),
      { l: [{ a: 1 }, { a: 3 }] },
    ],
    ['unshift', { l: [1] }, () => ({ l: c('unshift', [8, 9]) }), { l: [8, 9, 1] }],
    ['pop and shift', { a: [1, 2], b: [1, 2] }, () => ({ a: c('pop'), b: c('shift') }), { a: [1], b: [2] }],
    ['pull a value', { l: [1, 2, 1] }, () => ({ l: c('pull', 1) }), { l: [2] }],
    [
      'pull by condition',
      { l: [{ a: 1, b: 2 }, { a: 5 }] },
      () => ({ l: c('pull', { a: c('gt', 2) }) }),
      { l: [{ a: 1, b: 2 }] },
    ],
    ['pullAll', { l: [1, 2, 3] }, () => ({ l: c('pullAll', [1, 3]) }), { l: [2] }],
    ['addToSet', { l: [1] }, () => ({ l: c('addToSet', 1), k: c('addToSet', 2) }), { l: [1], k: [2] }],
    ['addToSet of several', { l: [1] }, () => ({ l: c('addToSet', { $each: [1, 2, 2] }) }), { l: [1, 2] }],
    ['every element', { l: [{ a: 1 }, { a: 2 }] }, () => ({ 'l.$[].a': 7 }), { l: [{ a: 7 }, { a: 7 }] }],
    [
      'addToSet with each without its sign is a value',
      { l: [] },
      () => ({ l: c('addToSet', { each: [1] }) }),
      { l: [{ each: [1] }] },
    ],
    [
      'bit',
      { a: 12, b: 12, x: 12 },
      () => ({ a: c('bit', { and: 10 }), b: c('bit', { or: 3 }), x: c('bit', { xor: 10 }) }),
      { a: 8, b: 15, x: 6 },
    ],
    [
      'push keeps the last ones',
      { l: [3, 1] },
      () => ({ l: c('push', { each: [2], sort: 1, slice: -2 }) }),
      { l: [2, 3] },
    ],
    [
      'pull of several values',
      { l: [1, 2, 3] },
      () => ({ l: c('pull', db.command.in?.([1, 3])) }),
      { l: [2] },
    ],
    [
      'commands inside nested objects',
      { o: { n: 1, l: [] } },
      () => ({ o: { n: c('inc', 2), l: c('push', 'x') } }),
      { o: { n: 3, l: ['x'] } },
    ],
    ['rename into an object', { a: 1, o: {} }, () => ({ a: c('rename', 'o.a') }), { o: { a: 1 } }],
    ['max over types', { a: 5 }, () => ({ a: c('max', 'text') }), { a: 'text' }],
    ['null is kept, undefined is not', { a: 1, b: 1 }, () => ({ a: null, b: undefined }), { a: null, b: 1 }],
  ])('%s', async (_name, before, update, expected) => {
    expect(await after(before, update())).toEqual(expected)
  })

  it('the element that matched', async () => {
    await db.collection('things').add({
      data: {
        _id: 'positional',
        items: [
          { p: 1, q: 1 },
          { p: 2, q: 1 },
        ],
      },
    })
    await db
      .collection('things')
      .where({ _id: 'positional', 'items.p': 2 })
      .update({ data: { 'items.$.q': 9 } })
    expect((await db.collection('things').doc('positional').get()).data.items).toEqual([
      { p: 1, q: 1 },
      { p: 2, q: 9 },
    ])
  })
})

describe('what MongoDB refuses, and a forgiving library would swallow', () => {
  it.each<[string, object, () => object, RegExp]>([
    [
      'inc of text',
      { n: 'x' },
      () => ({ n: c('inc', 1) }),
      /Cannot apply \$inc to a value of non-numeric type/,
    ],
    ['inc of null', { n: null }, () => ({ n: c('inc', 1) }), /non-numeric type null/],
    ['inc by text', { n: 1 }, () => ({ n: c('inc', 'x') }), /Cannot increment with non-numeric argument/],
    ['mul of text', { n: 'x' }, () => ({ n: c('mul', 2) }), /Cannot apply \$mul/],
    ['push to a scalar', { l: 1 }, () => ({ l: c('push', 2) }), /must be an array but is of type double/],
    ['pop of a scalar', { l: 1 }, () => ({ l: c('pop') }), /non-array/],
    ['pull from a scalar', { l: 1 }, () => ({ l: c('pull', 2) }), /non-array/],
    ['addToSet to a scalar', { l: 1 }, () => ({ l: c('addToSet', 2) }), /non-array/],
    [
      'a path through a scalar',
      { a: 1 },
      () => ({ 'a.b': 2 }),
      /Cannot create field 'b' in element \{a: 1\}/,
    ],
    [
      'a path through null',
      { a: null },
      () => ({ a: { b: 2 } }),
      /Cannot create field 'b' in element \{a: null\}/,
    ],
    [
      'two changes of one field',
      { a: 1 },
      () => ({ a: c('inc', 1), 'a.b': 2 }),
      /would create a conflict at 'a'/,
    ],
    ['bit of a fraction', { a: 1.5 }, () => ({ a: c('bit', { and: 1 }) }), /Cannot apply \$bit/],
    ['bit without an operation', { a: 1 }, () => ({ a: c('bit', 5) }), /requires an embedded document/],
    ['a name without a name', { a: 1 }, () => ({ 'a..b': 2 }), /contains an empty field name/],
    ['pullAll without a list', { l: [1] }, () => ({ l: c('pullAll', 1) }), /requires an array/],
    ['a field name in a list', { l: [1] }, () => ({ 'l.x': 2 }), /Cannot create field 'x' in element/],
    ['nothing at all', { a: { b: 1 } }, () => ({ a: {} }), /empty/],
    ['a position that nothing matched', { l: [1] }, () => ({ 'l.$': 2 }), /positional operator did not find/],
  ])('%s', async (_name, before, update, message) => {
    const failure = await failureOf(after(before, update()))
    expect(failure.errCode).toBe(-502001)
    expect(failure.message).toMatch(message)
  })

  it('a write without a condition', async () => {
    expect((await failureOf(db.collection('things').where({}).remove())).message).toMatch(
      /without a condition/,
    )
    expect(
      (
        await failureOf(
          db
            .collection('things')
            .where({})
            .update({ data: { a: 1 } }),
        )
      ).message,
    ).toMatch(/without a condition/)
  })
})

it('an update that changes nothing counts 0', async () => {
  await db.collection('things').add({ data: { _id: 'same', n: 1 } })
  expect(
    (
      await db
        .collection('things')
        .doc('same')
        .update({ data: { n: 1 } })
    ).stats.updated,
  ).toBe(0)
})

it('of many conditional updates at once exactly one wins', async () => {
  await db.collection('things').add({ data: { _id: 'seat', left: 1 } })
  const claims = Array.from({ length: 20 }, () =>
    db
      .collection('things')
      .where({ _id: 'seat', left: c('gt', 0) })
      .update({ data: { left: c('inc', -1) } }),
  )
  const updated = (await Promise.all(claims)).map(({ stats }) => stats.updated)
  expect(updated.filter(count => count === 1)).toHaveLength(1)
  expect((await db.collection('things').doc('seat').get()).data.left).toBe(0)
})
