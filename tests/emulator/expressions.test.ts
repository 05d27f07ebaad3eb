import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Row, type SdkAggregate, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase

beforeAll(async () => {
  cloud = await startSdkCloud({
    declaration: { collections: { values: { permission: 'ADMINONLY', indexes: [] } } },
  })
  db = openSdk(cloud).database()
  await cloud.load({
    values: [
      {
        _id: 'v',
        n: -7.5,
        seven: 7,
        text: 'Straße 中',
        list: [3, 1, 2],
        nested: { a: 1, b: 2 },
        pairs: [
          { k: 'x', v: 1 },
          { k: 'y', v: 2 },
        ],
        nul: null,
        yes: true,
        // A Thursday, 20:30 UTC: already Friday in Shanghai, and the first of January.
        at: new Date('2026-12-31T20:30:15.123Z'),
        empty: [],
      },
    ],
  })
})
afterAll(() => cloud.stop())

const $ = (name: string, ...operands: unknown[]): unknown => db.command.aggregate[name]?.(...operands)

async function computed(expression: unknown): Promise<unknown> {
  const stages = db.collection('values').aggregate()
  const projected = stages.match?.({ _id: 'v' }).project?.({ value: expression })
  const { list } = await (projected as SdkAggregate).end()
  return (list[0] as Row).value
}

/** `then` in an object would make a promise of it to whoever reads the code. */
const branch = (condition: unknown, value: unknown): object =>
  Object.fromEntries([
    ['case', condition],
    ['then', value],
  ])

const shanghai = { date: '$at', timezone: 'Asia/Shanghai' }

describe('every operator of an expression', () => {
  it.each<[string, () => unknown, unknown]>([
    // Numbers
    ['abs', () => $('abs', '$n'), 7.5],
    ['abs of null', () => $('abs', '$nul'), null],
    ['add', () => $('add', ['$seven', 1, 2]), 10],
    ['add with null', () => $('add', ['$seven', '$nul']), null],
    ['add to a date', () => $('add', ['$at', 1000]), new Date('2026-12-31T20:30:16.123Z')],
    ['ceil', () => $('ceil', '$n'), -7],
    ['divide', () => $('divide', ['$seven', 2]), 3.5],
    ['exp', () => $('exp', 0), 1],
    ['floor', () => $('floor', '$n'), -8],
    ['ln', () => $('ln', 1), 0],
    ['log', () => $('log', [8, 2]), 3],
    ['log10', () => $('log10', 1000), 3],
    ['mod', () => $('mod', [-7, 3]), -1],
    ['multiply', () => $('multiply', ['$seven', 3]), 21],
    ['pow', () => $('pow', [2, 10]), 1024],
    ['sqrt', () => $('sqrt', 49), 7],
    ['subtract', () => $('subtract', ['$seven', 8]), -1],
    [
      'subtract of dates is milliseconds',
      () => $('subtract', ['$at', new Date('2026-12-31T20:30:15.000Z')]),
      123,
    ],
    ['trunc', () => $('trunc', '$n'), -7],
    // Comparisons hold across types, in MongoDB's order
    ['cmp', () => $('cmp', ['$seven', 8]), -1],
    ['cmp of a number and a text', () => $('cmp', [9, 'a']), -1],
    ['eq', () => $('eq', ['$seven', 7]), true],
    ['eq of null and missing', () => $('eq', ['$nul', '$missing']), false],
    ['neq', () => $('neq', ['$seven', 7]), false],
    ['gt', () => $('gt', ['$seven', 6]), true],
    ['gt of a text and a number', () => $('gt', ['a', 9]), true],
    ['gt of null and missing', () => $('gt', ['$nul', '$missing']), true],
    ['gte', () => $('gte', ['$seven', 7]), true],
    ['lt', () => $('lt', ['$nul', 0]), true],
    ['lte', () => $('lte', ['$list', '$seven']), false],
    // Logic
    ['and', () => $('and', ['$yes', '$seven']), true],
    ['and with null', () => $('and', ['$yes', '$nul']), false],
    ['or', () => $('or', [false, '$list']), true],
    ['or of nothing', () => $('or', ['$nul', 0, '$missing']), false],
    ['not', () => $('not', ['$yes']), false],
    ['cond', () => $('cond', [$('gte', ['$seven', 7]), 'a', 'b']), 'a'],
    ['ifNull', () => $('ifNull', ['$missing', 'otherwise']), 'otherwise'],
    ['switch', () => $('switch', { branches: [branch($('eq', ['$seven', 1]), 1)], default: 'none' }), 'none'],
    // Lists
    ['arrayElemAt', () => $('arrayElemAt', ['$list', -1]), 2],
    ['arrayToObject', () => $('arrayToObject', '$pairs'), { x: 1, y: 2 }],
    ['concatArrays', () => $('concatArrays', ['$list', [9]]), [3, 1, 2, 9]],
    ['concatArrays with null', () => $('concatArrays', ['$list', '$nul']), null],
    ['filter', () => $('filter', { input: '$list', as: 'one', cond: $('gt', ['$$one', 1]) }), [3, 2]],
    ['in', () => $('in', [2, '$list']), true],
    ['indexOfArray', () => $('indexOfArray', ['$list', 2]), 2],
    ['indexOfArray without a find', () => $('indexOfArray', ['$list', 5]), -1],
    ['isArray', () => $('isArray', '$list'), true],
    ['map', () => $('map', { input: '$list', as: 'one', in: $('multiply', ['$$one', 2]) }), [6, 2, 4]],
    [
      'objectToArray',
      () => $('objectToArray', '$nested'),
      [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
    ],
    ['range', () => $('range', [0, 10, 3]), [0, 3, 6, 9]],
    [
      'reduce',
      () => $('reduce', { input: '$list', initialValue: 0, in: $('add', ['$$value', '$$this']) }),
      6,
    ],
    ['reverseArray', () => $('reverseArray', '$list'), [2, 1, 3]],
    ['size', () => $('size', '$list'), 3],
    ['slice', () => $('slice', ['$list', 1, 2]), [1, 2]],
    ['slice from the end', () => $('slice', ['$list', -2]), [1, 2]],
    [
      'zip',
      () => $('zip', { inputs: ['$list', ['a', 'b']] }),
      [
        [3, 'a'],
        [1, 'b'],
      ],
    ],
    // Sets
    ['allElementsTrue', () => $('allElementsTrue', ['$list']), true],
    ['anyElementTrue', () => $('anyElementTrue', ['$empty']), false],
    ['setDifference', () => $('setDifference', ['$list', [1]]), [3, 2]],
    ['setEquals', () => $('setEquals', ['$list', [1, 2, 3, 3]]), true],
    ['setIntersection', () => $('setIntersection', ['$list', [1, 3, 9]]), expect.arrayContaining([1, 3])],
    ['setIsSubset', () => $('setIsSubset', [[1], '$list']), true],
    ['setUnion', () => $('setUnion', ['$list', [1, 4]]), expect.arrayContaining([1, 2, 3, 4])],
    // Objects
    ['mergeObjects', () => $('mergeObjects', ['$nested', { b: 3 }, null]), { a: 1, b: 3 }],
    ['let', () => $('let', { vars: { low: $('add', ['$seven', 1]) }, in: $('add', ['$$low', 1]) }), 9],
    ['literal', () => $('literal', '$seven'), '$seven'],
    // Texts
    ['concat', () => $('concat', ['$text', '!']), 'Straße 中!'],
    ['concat with null', () => $('concat', ['$text', '$nul']), null],
    ['indexOfBytes', () => $('indexOfBytes', ['$text', '中']), 8],
    ['indexOfCP', () => $('indexOfCP', ['$text', '中']), 7],
    ['split', () => $('split', ['$text', ' ']), ['Straße', '中']],
    ['strLenBytes', () => $('strLenBytes', '$text'), 11],
    ['strLenCP', () => $('strLenCP', '$text'), 8],
    ['strLenCP beyond the first plane', () => $('strLenCP', '😀'), 1],
    ['strcasecmp', () => $('strcasecmp', ['ABC', 'abd']), -1],
    ['substr', () => $('substr', ['$text', 0, 3]), 'Str'],
    ['substrBytes', () => $('substrBytes', ['$text', 4, 3]), 'ße'],
    ['substrCP', () => $('substrCP', ['$text', 4, 2]), 'ße'],
    ['toLower', () => $('toLower', 'ABC'), 'abc'],
    ['toLower of null', () => $('toLower', '$nul'), ''],
    ['toUpper', () => $('toUpper', 'abc'), 'ABC'],
    // Dates, at UTC unless a zone is named
    ['year', () => $('year', '$at'), 2026],
    ['year in Shanghai', () => $('year', shanghai), 2027],
    ['month', () => $('month', '$at'), 12],
    ['month in Shanghai', () => $('month', shanghai), 1],
    ['week', () => $('week', '$at'), 52],
    ['week in Shanghai', () => $('week', shanghai), 0],
    ['dayOfYear', () => $('dayOfYear', '$at'), 365],
    ['dayOfYear in Shanghai', () => $('dayOfYear', shanghai), 1],
    ['dayOfMonth', () => $('dayOfMonth', '$at'), 31],
    ['dayOfMonth in Shanghai', () => $('dayOfMonth', shanghai), 1],
    ['dayOfWeek', () => $('dayOfWeek', '$at'), 5],
    ['dayOfWeek in Shanghai', () => $('dayOfWeek', shanghai), 6],
    ['isoWeekYear', () => $('isoWeekYear', shanghai), 2026],
    ['isoWeek', () => $('isoWeek', shanghai), 53],
    ['isoDayOfWeek', () => $('isoDayOfWeek', shanghai), 5],
    ['hour', () => $('hour', '$at'), 20],
    ['hour in Shanghai', () => $('hour', shanghai), 4],
    ['hour at an offset', () => $('hour', { date: '$at', timezone: '+05:30' }), 2],
    ['minute', () => $('minute', shanghai), 30],
    ['second', () => $('second', shanghai), 15],
    ['millisecond', () => $('millisecond', shanghai), 123],
    ['a part of null', () => $('year', '$nul'), null],
    ['dateToString', () => $('dateToString', { date: '$at', format: '%Y-%m-%d' }), '2026-12-31'],
    [
      'dateToString in Shanghai',
      () => $('dateToString', { ...shanghai, format: '%Y-%m-%d %H:%M:%S.%L %j %u %U %G %V %z %%' }),
      '2027-01-01 04:30:15.123 001 5 00 2026 53 +0800 %',
    ],
    [
      'dateToString of null',
      () => $('dateToString', { date: '$nul', format: '%Y', onNull: 'never' }),
      'never',
    ],
    [
      'dateFromParts in Shanghai',
      () => $('dateFromParts', { year: 2027, month: 1, day: 1, timezone: 'Asia/Shanghai' }),
      new Date('2026-12-31T16:00:00Z'),
    ],
    [
      'dateFromString',
      () => $('dateFromString', { dateString: '2027-01-01T00:00:00Z' }),
      new Date('2027-01-01T00:00:00Z'),
    ],
    [
      'dateFromString in Shanghai',
      () => $('dateFromString', { dateString: '2027-01-01T00:00:00', timezone: 'Asia/Shanghai' }),
      new Date('2026-12-31T16:00:00Z'),
    ],
    // Over a list, as in a group
    ['sum', () => $('sum', '$list'), 6],
    ['avg', () => $('avg', '$list'), 2],
    ['min', () => $('min', '$list'), 1],
    ['max', () => $('max', '$list'), 3],
    ['stdDevPop', () => $('stdDevPop', '$list'), expect.closeTo(0.8165, 4)],
    ['stdDevSamp', () => $('stdDevSamp', '$list'), 1],
  ])('%s', async (_name, expression, expected) => {
    expect(await computed(expression())).toEqual(expected)
  })

  it('leaves a field out that comes to nothing', async () => {
    expect(await computed('$missing')).toBeUndefined()
    expect(await computed($('arrayElemAt', ['$list', 9]))).toBeUndefined()
  })
})

describe('what MongoDB refuses', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['division by zero', () => $('divide', ['$seven', 0]), /divide by zero/],
    ['addition of text', () => $('add', ['$text', 1]), /\$add only supports numeric or date types/],
    ['size of what is no list', () => $('size', '$seven'), /\$size must be an array/],
    ['concatenation of a number', () => $('concat', ['$text', '$seven']), /\$concat only supports strings/],
    ['a switch without a way out', () => $('switch', { branches: [branch(false, 1)] }), /switch/],
    ['an unknown operator', () => ({ $nonsense: 1 }), /nonsense/],
    ['code', () => ({ $function: { body: 'function(){}', args: [], lang: 'js' } }), /\$function/],
    ['code that gathers', () => ({ $accumulator: { init: 'function(){}' } }), /\$accumulator/],
  ])('%s', async (_name, expression, message) => {
    const failure = await failureOf(computed(expression()))
    expect(failure).toMatchObject({ errCode: -1 })
    expect(failure.message).toMatch(message)
  })
})

describe('every accumulator of a group', () => {
  beforeAll(() =>
    cloud.load({
      values: [
        { _id: 'g1', group: 1, n: 4, tag: 'a', o: { x: 1 } },
        { _id: 'g2', group: 1, n: 2, tag: 'b', o: { y: 2 } },
        { _id: 'g3', group: 1, n: 'text', tag: 'a' },
      ],
    }),
  )
  it.each<[string, () => unknown, unknown]>([
    ['sum', () => $('sum', '$n'), 6],
    ['sum of ones counts', () => $('sum', 1), 3],
    ['avg', () => $('avg', '$n'), 3],
    ['min', () => $('min', '$n'), 2],
    ['max, text above numbers', () => $('max', '$n'), 'text'],
    ['first', () => $('first', '$n'), 4],
    ['last', () => $('last', '$tag'), 'a'],
    ['push', () => $('push', { tag: '$tag' }), [{ tag: 'a' }, { tag: 'b' }, { tag: 'a' }]],
    ['addToSet', () => $('addToSet', '$tag'), expect.arrayContaining(['a', 'b'])],
    ['mergeObjects', () => $('mergeObjects', '$o'), { x: 1, y: 2 }],
    ['stdDevPop', () => $('stdDevPop', '$n'), 1],
    ['stdDevSamp', () => $('stdDevSamp', '$n'), expect.closeTo(Math.SQRT2, 4)],
  ])('%s', async (_name, accumulator, expected) => {
    const matched = db
      .collection('values')
      .aggregate()
      .match?.({ _id: db.command.in?.(['g1', 'g2', 'g3']) })
    const grouped = matched?.sort?.({ _id: 1 }).group?.({ _id: '$group', value: accumulator() })
    const { list } = await (grouped as SdkAggregate).end()
    expect(list).toEqual([{ _id: 1, value: expected }])
  })
})
