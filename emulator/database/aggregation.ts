import { randomInt } from 'node:crypto'
import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulatorOperators from 'mingo/operators/accumulator'
import * as pipelineOperators from 'mingo/operators/pipeline'
import * as projectionOperators from 'mingo/operators/projection'
import * as queryOperators from 'mingo/operators/query'
import type { Collection } from './collections'
import { badParameter, requestFailed, WireError } from './errors'
import { expressions } from './expressions'
import { distanceFrom, nearIn } from './geo'
import { matcher } from './matching'
import { fieldsNeeded } from './needed'
import { keysAt, valuesAt } from './paths'
import { projector } from './projection'
import { find, type ReadOptions } from './reading'
import { readNear } from './shapes'
import { compareBy, readOrder } from './sorting'
import type { Store } from './store'
import { structuredCopy } from './updates'
import { type Document, isPlainObject, toNumber, type Value } from './values'

export interface Stage {
  key: string
  value: Value
}

/** Without `limit` at the end the service gives 20 documents, and never more than 10,000, without a word. */
const defaultDocuments = 20
const maximumDocuments = 10_000

const allowed = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$geoNear',
  '$group',
  '$limit',
  '$lookup',
  '$match',
  '$project',
  '$replaceRoot',
  '$sample',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unwind',
])

/** What `aggregate().end()` answers. */
export function aggregate(
  store: Store,
  collection: Collection,
  stages: Stage[],
  options: ReadOptions,
): Document[] {
  const hasOwnEnd = stages.at(-1)?.key === '$limit'
  const cap: Stage = { key: '$limit', value: hasOwnEnd ? maximumDocuments : defaultDocuments }
  return runPipeline(store, collection, [...stages, cap], options)
}

function runPipeline(
  store: Store,
  collection: Collection,
  stages: Stage[],
  options: ReadOptions,
): Document[] {
  for (const { key } of stages)
    if (!allowed.has(key)) throw badParameter(`Unrecognized pipeline stage name: '${key}'`)
  const { documents, rest } = source(store, collection, stages, options)
  return rest.reduce((current, stage) => runStage(store, current, stage, options), documents)
}

/** The stages at the beginning that an index can serve: `match`, then `sort`, `skip` and `limit`. */
function source(
  store: Store,
  collection: Collection,
  stages: Stage[],
  options: ReadOptions,
): { documents: Document[]; rest: Stage[] } {
  if (stages[0]?.key === '$geoNear') {
    const rest = stages.slice(1)
    const documents = geoNear(store, collection, stages[0].value, mostNeededBy(rest), options)
    return { documents, rest }
  }
  const rest = [...stages]
  const takeIf = (key: string): Value => (rest[0]?.key === key ? rest.shift()?.value : undefined)
  const query = takeIf('$match') ?? {}
  const order = takeIf('$sort')
  const skip = takeIf('$skip')
  const limit = takeIf('$limit')
  if (!isPlainObject(query)) throw badParameter('the match filter must be an expression in an object')
  refuseNear(query)
  const { indexable, isWhole } = indexablePart(query, options.variables ?? {})
  const sorted = isPlainObject(order) ? readOrder(order) : []
  const wanted = {
    query: isWhole ? query : { $and: [indexable, query] },
    order: sorted,
    fields: fieldsNeeded(query, sorted, rest),
    skip: skip === undefined ? 0 : natural('$skip', skip),
    limit: limit === undefined ? Number.POSITIVE_INFINITY : positive('$limit', limit),
  }
  return { documents: find(store, collection, wanted, options), rest }
}

/** A `match` keeps the order of what comes in, and `$nearSphere` would change it. */
function refuseNear(query: Document): void {
  if (nearIn(query)) throw requestFailed('$geoNear, $near, and $nearSphere are not allowed in this context')
}

/** How many documents the stages behind can make use of. */
const mostNeededBy = (rest: Stage[]): number =>
  rest[0]?.key === '$limit' ? positive('$limit', rest[0].value) : Number.POSITIVE_INFINITY

/** `$expr` with `$eq` between a field and a variable of a lookup is served by an index, as in MongoDB. */
function indexablePart(query: Document, variables: Document): { indexable: Document; isWhole: boolean } {
  const equalities = isPlainObject(query.$expr) ? equalitiesOf(query.$expr, variables) : []
  const entries = equalities.filter(([, value]) => value !== undefined && !Array.isArray(value))
  return { indexable: Object.fromEntries(entries), isWhole: entries.length === 0 }
}

function equalitiesOf(expression: Document, variables: Document): [string, Value][] {
  if (Array.isArray(expression.$and)) {
    return expression.$and.flatMap(part => (isPlainObject(part) ? equalitiesOf(part, variables) : []))
  }
  if (!Array.isArray(expression.$eq)) return []
  const [left, right] = expression.$eq as [Value, Value]
  return [pair(left, right, variables), pair(right, left, variables)].filter(found => found !== undefined)
}

function pair(field: Value, other: Value, variables: Document): [string, Value] | undefined {
  if (typeof field !== 'string' || !/^\$[^$]/.test(field)) return undefined
  if (typeof other !== 'string' || !other.startsWith('$')) return [field.slice(1), other]
  if (!other.startsWith('$$')) return undefined
  const [name, ...path] = other.slice(2).split('.') as [string, ...string[]]
  if (!Object.hasOwn(variables, name)) return undefined
  const value = variables[name]
  if (path.length === 0) return [field.slice(1), value]
  return isPlainObject(value) ? [field.slice(1), valuesAt(value, path.join('.')).values[0]] : undefined
}

function runStage(
  store: Store,
  documents: Document[],
  { key, value }: Stage,
  options: ReadOptions,
): Document[] {
  switch (key) {
    case '$match':
      refuseNear(value as Document)
      return documents.filter(matcher(value as Document, options.variables))
    case '$sort':
      return [...documents].sort(compareBy(readOrder(value as Document)))
    case '$limit':
      return documents.slice(0, positive(key, value))
    case '$skip':
      return documents.slice(natural(key, value))
    case '$count':
      return documents.length > 0 ? [{ [countName(value)]: documents.length }] : []
    case '$sample':
      return sample(documents, isPlainObject(value) ? natural(key, value.size) : Number.NaN)
    case '$bucket':
      return bucket(documents, value, options)
    case '$lookup':
      return lookup(store, documents, value, options)
    case '$project':
      return isPlainProjection(value)
        ? documents.map(projector(value as Document))
        : byMingo(documents, key, value, options)
    case '$geoNear':
      throw requestFailed('$geoNear is only valid as the first stage in a pipeline.')
    default:
      return byMingo(documents, key, value, options)
  }
}

function natural(stage: string, value: Value): number {
  const number = typeof value === 'number' ? value : Number.NaN
  if (Number.isInteger(number) && number >= 0) return number
  throw badParameter(`invalid argument to ${stage} stage: Expected a non-negative number`)
}

function positive(stage: string, value: Value): number {
  const number = natural(stage, value)
  if (number > 0) return number
  throw badParameter(`the ${stage.slice(1)} must be positive`)
}

function countName(value: Value): string {
  if (typeof value === 'string' && value !== '' && !value.startsWith('$') && !value.includes('.'))
    return value
  throw badParameter('the count field must be a non-empty string without $ at its beginning and without dots')
}

/** So many documents, each at most once. */
function sample(documents: Document[], size: number): Document[] {
  const left = [...documents]
  const chosen: Document[] = []
  while (chosen.length < size && left.length > 0) {
    const [one] = left.splice(randomInt(left.length), 1)
    if (one) chosen.push(one)
  }
  return chosen
}

/** mingo puts a value that equals a boundary into the bucket below; MongoDB into the one it opens. */
function bucket(documents: Document[], value: Value, options: ReadOptions): Document[] {
  if (!isPlainObject(value) || !Array.isArray(value.boundaries) || value.boundaries.length < 2) {
    throw badParameter('$bucket needs groupBy and at least two boundaries')
  }
  const { groupBy, boundaries, default: otherwise, output } = value
  const bounds = boundaries as Value[]
  const choose = bounds.slice(0, -1).reduceRight<Value>(
    (rest, from, at) => ({
      $cond: [
        { $and: [{ $gte: [groupBy, from] }, { $lt: [groupBy, bounds[at + 1]] }] },
        { $literal: from },
        rest,
      ],
    }),
    { $literal: otherwise ?? outside },
  )
  const group = { _id: choose, ...(isPlainObject(output) ? output : { count: { $sum: 1 } }) }
  const groups = byMingo(documents, '$group', group, options)
  if (groups.some(({ _id }) => _id === outside)) {
    throw requestFailed('$bucket: a value lies outside the boundaries and there is no default')
  }
  return groups.sort(compareBy([['_id', 1]]))
}

const outside = '$bucket: outside'

const isPlainProjection = (value: Value): boolean =>
  isPlainObject(value) &&
  Object.values(value).every(wish => typeof wish === 'number' || typeof wish === 'boolean')

function byMingo(documents: Document[], key: string, value: Value, options: ReadOptions): Document[] {
  try {
    const aggregator = new Aggregator([{ [key]: value }], {
      context,
      variables: options.variables ?? {},
      scriptEnabled: false,
    })
    return aggregator.run(documents) as Document[]
  } catch (error) {
    if (error instanceof WireError) throw error
    throw requestFailed(error instanceof Error ? error.message : String(error))
  }
}

const context = Context.init({
  accumulator: { ...accumulatorOperators },
  expression: { ...expressions },
  pipeline: { ...pipelineOperators },
  projection: { ...projectionOperators },
  query: { ...queryOperators },
})

function lookup(store: Store, documents: Document[], value: Value, options: ReadOptions): Document[] {
  if (!isPlainObject(value) || typeof value.from !== 'string' || typeof value.as !== 'string') {
    throw badParameter('$lookup needs from and as')
  }
  const { from, as, localField, foreignField, pipeline } = value
  if (!store.has(from)) return documents.map(document => withField(document, as, []))
  const foreign = store.collection(from)
  const join =
    typeof localField === 'string' && typeof foreignField === 'string'
      ? (document: Document) => equalIn(store, foreign, keysFor(document, localField), foreignField, options)
      : (document: Document) => {
          const variables = { ...options.variables, ...variablesOf(document, value.let, options) }
          return runPipeline(store, foreign, stagesOf(pipeline), { ...options, variables })
        }
  return documents.map(document => withField(document, as, join(document)))
}

function keysFor(document: Document, localField: string): Value[] {
  const { keys } = keysAt(document, localField)
  return keys.map(key => (typeof key === 'symbol' || key === undefined ? null : key))
}

function equalIn(
  store: Store,
  foreign: Collection,
  keys: Value[],
  field: string,
  options: ReadOptions,
): Document[] {
  const [only] = keys
  const isOne = keys.length === 1
  const query = { [field]: isOne ? (typeof only === 'string' ? only : { $eq: only }) : { $in: keys } }
  return find(
    store,
    foreign,
    { query, order: [], skip: 0, limit: Number.POSITIVE_INFINITY },
    { ...options, variables: undefined },
  )
}

function variablesOf(document: Document, wanted: Value, options: ReadOptions): Document {
  if (!isPlainObject(wanted)) return {}
  const [computed] = byMingo([document], '$replaceRoot', { newRoot: { _id: 0, ...wanted } }, options)
  const { _id, ...variables } = computed ?? {}
  // A missing field is a variable that holds nothing, not an unknown variable.
  return Object.fromEntries(Object.keys(wanted).map(name => [name, name === '_id' ? _id : variables[name]]))
}

function stagesOf(pipeline: Value): Stage[] {
  if (!Array.isArray(pipeline)) throw badParameter('$lookup needs localField and foreignField, or a pipeline')
  return pipeline.flatMap(stage => Object.entries(stage as Document).map(([key, value]) => ({ key, value })))
}

function withField(document: Document, path: string, value: Value): Document {
  const copy = structuredCopy(document) as Document
  const parts = path.split('.')
  let holder = copy
  for (const part of parts.slice(0, -1)) {
    const inner = holder[part]
    const next = isPlainObject(inner) ? inner : {}
    holder[part] = next
    holder = next
  }
  holder[parts.at(-1) as string] = value
  return copy
}

/** The nearest first, with the distance in metres in a field. */
function geoNear(
  store: Store,
  collection: Collection,
  value: Value,
  most: number,
  options: ReadOptions,
): Document[] {
  if (!isPlainObject(value)) throw badParameter('$geoNear needs an object')
  const key = typeof value.key === 'string' ? value.key : geoKeyOf(collection)
  if (!key) throw requestFailed('unable to find index for $geoNear query')
  if (typeof value.distanceField !== 'string') throw badParameter('$geoNear needs distanceField')
  const $nearSphere = {
    $geometry: value.near,
    $minDistance: value.minDistance ?? 0,
    ...(value.maxDistance === undefined ? {} : { $maxDistance: value.maxDistance }),
  }
  const near = readNear($nearSphere)
  const query = { ...(isPlainObject(value.query) ? value.query : {}), [key]: { $nearSphere } }
  const multiplier = toNumber(value.distanceMultiplier ?? 1)
  const limit = Math.min(most, value.limit === undefined ? most : toNumber(value.limit))
  return find(store, collection, { query, order: [], skip: 0, limit }, options).map(document => {
    const distance = (distanceFrom(near, document, key) ?? 0) * multiplier
    const measured = withField(document, value.distanceField as string, distance)
    const shape = valuesAt(document, key).values[0]
    return typeof value.includeLocs === 'string' ? withField(measured, value.includeLocs, shape) : measured
  })
}

function geoKeyOf(collection: Collection): string | undefined {
  const keys = collection.indexes.flatMap(({ declaration }) => declaration.keys)
  return keys.find(([, direction]) => direction === '2dsphere')?.[0]
}
