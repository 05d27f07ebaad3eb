import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { Database } from '../../emulator/database/database'
import { WireError } from '../../emulator/database/errors'
import { loadInto } from '../../emulator/loading'
import { seed, size } from '../size'

let folder: string
let database: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  database = new Database({
    folder,
    collections: {
      things: {
        permission: 'ADMINONLY',
        indexes: [
          { name: 'byN', keys: [['n', 1]] },
          { name: 'byLoc', keys: [['loc', '2dsphere']] },
          { name: 'byCode', keys: [['code', 1]], isUnique: true },
        ],
      },
    },
    now: () => 0,
    isStrict: false,
  })
  await restore()
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const restore = () =>
  loadInto(database.store, 'things', [
    { _id: 'a', n: 1, code: 1, text: `${'a'.repeat(40)}!`, list: [1, { x: 2 }], o: { x: 1 } },
    { _id: 'b', n: 'x', code: 2, loc: { type: 'Point', coordinates: [1, 2] }, at: new Date(0) },
    { _id: 'c', n: null, code: 3, list: [[1], []], text: `${'ab'.repeat(5000)}` },
  ])

type Outcome = { answer: Record<string, unknown> } | { refused: WireError }

/** An answer or a WireError; anything else is thrown on. */
async function ask(action: string, request: Record<string, unknown>): Promise<Outcome> {
  try {
    return {
      answer: await database.run(action, { collectionName: 'things', ...request }, { documents: 0, keys: 0 }),
    }
  } catch (error) {
    if (error instanceof WireError) return { refused: error }
    throw error
  }
}

async function refusal(action: string, request: Record<string, unknown>): Promise<string> {
  const outcome = await ask(action, request)
  if ('answer' in outcome) throw new Error(`it was answered: ${JSON.stringify(outcome.answer)}`)
  return outcome.refused.message
}

const find = (query: object) => ({ queryType: 'WHERE', query: JSON.stringify(query) })
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)
const pattern = (source: string, options = '') => ({ $regularExpression: { pattern: source, options } })

describe('a regular expression', () => {
  it.each([
    '(a+)+$',
    '(a|a)*$',
    '(a|aa)+$',
    '(.*)*b$',
    '([a-z]+)*$',
    '^(a?){30}a{30}$',
    '(a*)*\\1$',
    'a*a*a*a*a*a*b',
  ])('that searches for ever is stopped: %s', async source => {
    const message = await refusal('database.getDocument', find({ text: pattern(source) }))
    expect(message).toMatch(/searches too long/)
  })

  it.each(['^a+!$', '(ab)+', 'b$', '(?=a)a', '[(a+)+]', 'a{40}!'])(
    'of the usual kind is answered: %s',
    async source => {
      expect(await ask('database.getDocument', find({ text: pattern(source) }))).toHaveProperty('answer')
    },
  )

  it('that is none, too long, or of another dialect is refused', async () => {
    expect(await refusal('database.getDocument', find({ text: pattern('(') }))).toMatch(/invalid/)
    expect(await refusal('database.getDocument', find({ text: pattern('a'.repeat(40_000)) }))).toMatch(
      /too long/,
    )
    expect(await refusal('database.getDocument', find({ text: pattern('a b', 'x') }))).toMatch(/option x/)
  })
})

describe('a request beyond measure', () => {
  it.each<[string, string, Record<string, unknown>, RegExp]>([
    [
      'a query of 101 levels',
      'getDocument',
      { query: nested(101, '{"a":', '}').replace('}', '1}') },
      /depth/,
    ],
    [
      'a query of 10,000 lists',
      'getDocument',
      { query: `{"a":${nested(10_000, '[', ']')}}` },
      /depth|Extended JSON/,
    ],
    ['a document of 1,000,000 fields', 'insertDocument', { data: [manyFields()] }, /more than 100000 fields/],
    ['a query of 1,000,000 fields', 'getDocument', { query: manyFields() }, /more than 100000 fields/],
    ['more than 16 MB', 'insertDocument', { data: [JSON.stringify({ a: 'x'.repeat(18_000_000) })] }, /16 MB/],
  ])('%s', async (_name, action, request, message) => {
    expect(await refusal(`database.${action}`, request)).toMatch(message)
  })
})

function manyFields(): string {
  return `{${Array.from({ length: 1_000_000 }, (_, at) => `"f${at}":1`).join()}}`
}

describe('an expression that grows without end', () => {
  const computed = (expression: object) => ({
    stages: [{ stageKey: '$project', stageValue: JSON.stringify({ value: expression }) }],
  })
  const doubled = (join: object) => ({
    $reduce: { input: { $range: [0, 100] }, initialValue: { $literal: 'ab' }, in: join },
  })
  it.each<[string, object]>([
    ['range', { $range: [0, 2_000_000_000] }],
    ['range beyond all numbers', { $range: [0, 1e300] }],
    ['a text doubled a hundred times', doubled({ $concat: ['$$value', '$$value'] })],
    [
      'a list doubled a hundred times',
      {
        $reduce: {
          input: { $range: [0, 100] },
          initialValue: [1],
          in: { $concatArrays: ['$$value', '$$value'] },
        },
      },
    ],
    ['a pattern without a guard', { $regexMatch: { input: '$text', regex: '(a+)+$' } }],
  ])('%s is refused', async (_name, expression) => {
    await refusal('database.aggregateDocuments', computed(expression))
  })
})

describe('code', () => {
  it.each<[string, object]>([
    ['$where', { $where: 'sleep(1000) || true' }],
    ['$where in or', { $or: [{ $where: 'true' }] }],
    [
      '$function in expr',
      { $expr: { $function: { body: 'function(){return true}', args: [], lang: 'js' } } },
    ],
    ['$accumulator in expr', { $expr: { $accumulator: { init: 'function(){}' } } }],
  ])('%s is refused', async (_name, query) => {
    expect(await refusal('database.getDocument', find(query))).toMatch(/\$where|\$function|\$accumulator/)
  })
})

describe('names that JavaScript knows', () => {
  it('__proto__ is no field', async () => {
    const polluting = '{"_id":"p","__proto__":{"polluted":true}}'
    expect(await refusal('database.insertDocument', { data: [polluting] })).toMatch(/__proto__/)
    const update = { query: '{"_id":"a"}', queryType: 'DOC', data: '{"$set":{"__proto__.polluted":1}}' }
    expect(await refusal('database.modifyDocument', update)).toMatch(/__proto__/)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('constructor, toString and hasOwnProperty are fields like others', async () => {
    const document =
      '{"_id":"names","code":99,"constructor":{"prototype":{"x":1}},"toString":"t","hasOwnProperty":1}'
    await ask('database.insertDocument', { data: [document] })
    const update = {
      queryType: 'DOC',
      query: '{"_id":"names"}',
      data: '{"$set":{"constructor.prototype.x":2}}',
    }
    expect(await ask('database.modifyDocument', update)).toMatchObject({ answer: { data: { updated: 1 } } })
    const projection = '{"constructor":1,"toString":1}'
    const outcome = await ask('database.getDocument', { ...find({ toString: 't' }), projection })
    expect(outcome).toEqual({
      answer: { data: { list: ['{"_id":"names","constructor":{"prototype":{"x":2}},"toString":"t"}'] } },
    })
    expect(await refusal('database.modifyDocument', { ...update, data: '{"constructor":{"a":1}}' })).toMatch(
      /modifier/,
    )
    expect(await refusal('constructor', {})).toMatch(/unknown action/)
  })
})

const fields = [
  '_id',
  'n',
  'text',
  'list',
  'o',
  'o.x',
  'list.x',
  'list.0',
  'loc',
  'at',
  'code',
  '',
  '.',
  'a..b',
  '$',
  'constructor',
]
const queryOperators = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$size',
  '$mod',
  '$elemMatch',
  '$all',
  '$not',
  '$regex',
  '$options',
  '$where',
  '$type',
  '$nearSphere',
  '$near',
  '$geoWithin',
  '$geoIntersects',
  '$and',
  '$or',
  '$nor',
  '$expr',
  '$jsonSchema',
  '$text',
  '$search',
  '$bitsAllSet',
  '$nonsense',
  '$centerSphere',
  '$geometry',
  '$maxDistance',
  '$regularExpression',
  '$date',
  '$oid',
  '$numberLong',
  '$tcb_server_date',
  '$binary',
  '$minKey',
]
const updateOperators = [
  '$set',
  '$unset',
  '$inc',
  '$mul',
  '$min',
  '$max',
  '$rename',
  '$push',
  '$pop',
  '$pull',
  '$pullAll',
  '$addToSet',
  '$bit',
  '$each',
  '$slice',
  '$sort',
  '$position',
  '$setOnInsert',
  '$currentDate',
]
const stages = [
  '$match',
  '$group',
  '$project',
  '$sort',
  '$limit',
  '$skip',
  '$unwind',
  '$lookup',
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$geoNear',
  '$replaceRoot',
  '$sample',
  '$sortByCount',
  '$facet',
  '$out',
]
const expressions = [
  '$add',
  '$sum',
  '$cond',
  '$map',
  '$filter',
  '$reduce',
  '$dateToString',
  '$year',
  '$concat',
  '$substrCP',
  '$let',
  '$switch',
  '$arrayElemAt',
  '$zip',
  '$first',
  '$push',
  '$function',
  '$literal',
  '$dateFromString',
  '$range',
  '$split',
  '$objectToArray',
  '$mergeObjects',
]
const words = [
  'from',
  'as',
  'localField',
  'foreignField',
  'let',
  'pipeline',
  'path',
  'groupBy',
  'boundaries',
  'buckets',
  'input',
  'in',
  'cond',
  'size',
  'date',
  'timezone',
  'near',
  'distanceField',
  'key',
  'newRoot',
  'type',
  'coordinates',
  'offset',
  'pattern',
  'options',
]
const actions = [
  'addCollection',
  'insertDocument',
  'getDocument',
  'calculateDocument',
  'modifyDocument',
  'removeDocument',
  'aggregateDocuments',
  'startTransaction',
  'commitTransaction',
  'abortTransaction',
]

const aLeaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    -1,
    1.5,
    1e300,
    -5,
    'a',
    'things',
    '$n',
    '$$ROOT',
    '$$x',
    '^a',
    'Point',
    '',
    'Asia/Shanghai',
  ),
  fc.string({ maxLength: 4 }),
  fc.double(),
)
const aKey = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fields) },
  { weight: 5, arbitrary: fc.constantFrom(...queryOperators, ...updateOperators, ...expressions, ...words) },
  { weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
)
const { aValue } = fc.letrec<{ aValue: unknown }>(tie => ({
  aValue: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    aLeaf,
    fc.dictionary(aKey, tie('aValue'), { maxKeys: 3 }),
    fc.array(tie('aValue'), { maxLength: 3 }),
  ),
}))
const anObject = fc.dictionary(aKey, aValue, { maxKeys: 3 })
const anUpdate = fc.dictionary(fc.constantFrom(...updateOperators), anObject, { maxKeys: 2 })
const aText = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(anObject, anUpdate).map(value => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.anything() },
)
const aStage = fc.record(
  {
    stageKey: fc.oneof(fc.constantFrom(...stages), fc.anything()),
    stageValue: fc.oneof(
      aText,
      aValue.map(value => JSON.stringify(value)),
    ),
  },
  { requiredKeys: [] },
)
const aRequest = fc.record(
  {
    collectionName: fc.constantFrom<unknown>('things', 'things', 'things', 'nowhere', 5, null),
    query: aText,
    data: fc.oneof(aText, fc.array(aText, { maxLength: 2 })),
    projection: aText,
    order: aText,
    offset: fc.oneof(fc.nat(3), fc.anything()),
    limit: fc.oneof(fc.nat(3), fc.anything()),
    queryType: fc.constantFrom('DOC', 'WHERE'),
    multi: fc.boolean(),
    upsert: fc.boolean(),
    merge: fc.boolean(),
    stages: fc.oneof(fc.array(aStage, { maxLength: 3 }), fc.anything()),
    transactionId: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.anything() },
    ),
  },
  { requiredKeys: ['collectionName', 'stages'] },
)

it(`whatever comes is answered or refused (seed ${seed})`, async () => {
  const property = fc.asyncProperty(fc.constantFrom(...actions), aRequest, async (action, request) => {
    await ask(`database.${action}`, request)
    if (action !== 'getDocument' && action !== 'aggregateDocuments') await restore()
  })
  await fc.assert(property, { numRuns: size(10_000), seed })
}, 600_000)
