import { type AskedBounds, boundsOf, type FieldBounds, intersect } from './bounds'
import type { Collection, Index } from './collections'
import { noIndexServes } from './errors'
import { afterPrefix } from './keys'
import type { Order } from './sorting'
import { type ByteRange, prefixOf } from './store'
import { type Document, isPlainObject } from './values'
import { formatWire } from './wire-documents'

/** One walk through an index, or through the documents themselves by `_id`. */
export interface Scan {
  index: Index | '_id'
  range: ByteRange
  isReverse: boolean
}

export interface Plan {
  scans: Scan[]
  /** Each scan delivers the wanted order; several are merged. */
  servesOrder: boolean
  /** An entry in the range is a match: counting needs no documents. */
  isExact: boolean
  /** One document may appear more than once. */
  mayRepeat: boolean
  /** Some declared index (or `_id`) narrows the walk. */
  isServed: boolean
}

interface Candidate extends Plan {
  boundFields: number
  isGeo: boolean
}

/** More walks than this are not merged for an order. */
const maximumMerged = 200
const maximumScans = 2000

/** The cheapest walk for a query and an order, by the prefix rule over the declared indexes. */
export function plan(collection: Collection, asked: Document, order: Order): Plan {
  const query = liftAlternatives(asked)
  const alternatives = Array.isArray(query.$or) ? planAlternatives(collection, query, order) : undefined
  const direct = planConjunction(collection, query, order)
  if (alternatives?.isServed && !(direct.isServed && direct.servesOrder)) return alternatives
  return direct
}

/** `$and: [a, { $or }]` says the same as `a` beside `$or`. */
function liftAlternatives(query: Document): Document {
  if (!Array.isArray(query.$and) || query.$or !== undefined) return query
  const parts = query.$and as Document[]
  const choice = parts.find(
    part => isPlainObject(part) && Array.isArray(part.$or) && Object.keys(part).length === 1,
  )
  return choice ? { ...query, $and: parts.filter(part => part !== choice), $or: choice.$or } : query
}

function planConjunction(collection: Collection, query: Document, order: Order): Plan {
  const asked = boundsOf(query)
  const candidates = (['_id', ...collection.indexes] as const)
    .map(index => candidate(collection, index, asked, order))
    .filter(found => found !== undefined)
  const best = candidates.reduce((a, b) => (isBetter(b, a) ? b : a))
  const isWhole = Object.keys(query).length === 0
  const isPlaced = [...asked.places.keys()].every(field => hasGeoIndex(collection, field))
  return { ...best, isServed: (best.boundFields > 0 && isPlaced) || isWhole }
}

export const hasGeoIndex = (collection: Collection, field: string): boolean =>
  collection.indexes.some(({ declaration }) =>
    declaration.keys.some(([key, direction]) => key === field && direction === '2dsphere'),
  )

function isBetter(one: Candidate, other: Candidate): boolean {
  const score = ({ boundFields, servesOrder, scans, isGeo }: Candidate): number =>
    (boundFields > 0 ? 1000 : 0) +
    (servesOrder ? 500 : 0) +
    boundFields * 10 +
    (isGeo ? 15 : 0) -
    Math.min(scans.length, 9)
  return score(one) > score(other)
}

/** Every branch of `$or` walks on its own; the walks are merged. */
function planAlternatives(collection: Collection, query: Document, order: Order): Plan | undefined {
  const { $or: branches, ...rest } = query
  const plans = (branches as Document[]).map(branch =>
    plan(collection, Object.keys(rest).length > 0 ? { $and: [rest, branch] } : branch, order),
  )
  const scans = plans.flatMap(branch => branch.scans)
  return {
    scans,
    servesOrder: plans.every(branch => branch.servesOrder) && scans.length <= maximumMerged,
    isExact: false,
    mayRepeat: true,
    isServed: plans.every(branch => branch.isServed),
  }
}

function candidate(
  collection: Collection,
  index: Index | '_id',
  { fields, places, isExact: isExactQuery }: AskedBounds,
  order: Order,
): Candidate | undefined {
  const keys: [string, 1 | -1 | '2dsphere'][] = index === '_id' ? [['_id', 1]] : index.declaration.keys
  const isGeo = keys.some(([, direction]) => direction === '2dsphere')
  const isMultikey = (position: number): boolean => index !== '_id' && index.isMultikey[position] === true
  const start = index === '_id' ? prefixOf(collection.number) : prefixOf(collection.number, index.number + 1)

  let prefixes = [start]
  let ranges: ByteRange[] | undefined
  let usedMultikey = false
  let used = 0
  let isPlaced = false
  let isExact = isExactQuery
  const points = new Set<number>()

  for (const [position, [field, direction]] of keys.entries()) {
    const conditions = direction === '2dsphere' ? places.get(field) : fields.get(field)
    if (!conditions || (isMultikey(position) && usedMultikey)) break
    const bounds = isMultikey(position) ? narrowest(conditions) : conditions.reduce(intersect)
    if (prefixes.length * bounds.ranges.length > maximumScans) break
    usedMultikey ||= isMultikey(position)
    isExact &&= bounds.isExact && !isMultikey(position)
    used += 1
    if (direction === '2dsphere') isPlaced = true
    const reached = direction !== -1 ? bounds.ranges : bounds.ranges.map(inverted)
    if (!bounds.arePoints) {
      ranges = prefixes.flatMap(prefix => reached.map(range => within(prefix, range)))
      break
    }
    points.add(position)
    prefixes = prefixes.flatMap(prefix => reached.map(({ lower }) => Buffer.concat([prefix, lower])))
  }

  // A document without a geometry stands in no geo index.
  if (isGeo && !isPlaced) return undefined
  const walked = ranges ?? prefixes.map(prefix => ({ lower: prefix, upper: afterPrefix(prefix) }))
  const orderWay = orderDirection(
    keys,
    points,
    order,
    position => isMultikey(position),
    position => {
      const isRanged = ranges !== undefined && position === points.size
      return isMultikey(position) && isRanged
    },
  )
  return {
    scans: walked.map(range => ({ index, range, isReverse: orderWay === -1 })),
    servesOrder: orderWay !== undefined && (order.length === 0 || walked.length <= maximumMerged),
    isExact: isExact && used === fields.size,
    mayRepeat: usedMultikey || (index !== '_id' && index.isMultikey.some(Boolean)),
    isServed: used > 0,
    boundFields: used,
    isGeo,
  }
}

const narrowest = (conditions: FieldBounds[]): FieldBounds =>
  conditions.find(bounds => bounds.arePoints) ?? (conditions[0] as FieldBounds)

/** In a descending field the bytes are inverted, so that ranges swap their ends. */
function inverted({ lower, upper }: ByteRange): ByteRange {
  const flip = (bytes: Buffer): Buffer => Buffer.from(bytes.map(byte => ~byte & 0xff))
  return afterPrefix(lower).equals(upper)
    ? { lower: flip(lower), upper: afterPrefix(flip(lower)) }
    : { lower: afterPrefix(flip(upper)), upper: afterPrefix(flip(lower)) }
}

const within = (prefix: Buffer, { lower, upper }: ByteRange): ByteRange => ({
  lower: Buffer.concat([prefix, lower]),
  upper: Buffer.concat([prefix, upper]),
})

/** 1 or −1 when walking the index that way gives the order; undefined when it does not. */
function orderDirection(
  keys: [string, 1 | -1 | '2dsphere'][],
  points: Set<number>,
  order: Order,
  isMultikey: (position: number) => boolean,
  isBoundedArray: (position: number) => boolean,
): 1 | -1 | undefined {
  const isConstant = (field: string): boolean =>
    keys.some(([key], position) => key === field && points.has(position) && !isMultikey(position))
  const wanted = order.filter(([field]) => !isConstant(field))
  const first = wanted[0]
  if (!first) return 1

  let position = 0
  while (points.has(position)) position += 1
  const way = keys[position]?.[1] === first[1] ? 1 : -1
  for (const [offset, [field, direction]] of wanted.entries()) {
    const key = keys[position + offset]
    if (
      !key ||
      key[0] !== field ||
      key[1] === '2dsphere' ||
      key[1] * way !== direction ||
      isBoundedArray(position + offset)
    )
      return undefined
    // After `_id` nothing is left to order.
    if (field === '_id') break
  }
  return way
}

/** Strict mode: a query or an order that no declared index serves is an error that names the wanted index. */
export function refuseUnserved(
  collection: Collection,
  query: Document,
  order: Order,
  { isServed, servesOrder }: Plan,
): void {
  if (isServed && servesOrder) return
  const text = `${collection.name}.where(${formatWire(query)})${order.map(([field, way]) => `.orderBy('${field}', '${way === 1 ? 'asc' : 'desc'}')`).join('')}`
  throw noIndexServes(text, `an index on ${collection.name} ${wantedIndex(query, order)}`)
}

function wantedIndex(query: Document, order: Order): string {
  const { fields, places } = boundsOf(query)
  const isPoint = (field: string): boolean => fields.get(field)?.some(bounds => bounds.arePoints) ?? false
  const equal = [...fields.keys()].filter(isPoint).map(field => [field, 1] as const)
  const ordered = order.filter(([field]) => !isPoint(field))
  const ranged = [...fields.keys()]
    .filter(field => !isPoint(field) && !order.some(([name]) => name === field))
    .map(field => [field, 1] as const)
  const placed = [...places.keys()].map(field => [field, '2dsphere'] as const)
  const keys = placed.length > 0 ? placed : [...equal, ...ordered, ...ranged]
  return keys.length > 0 ? JSON.stringify(keys) : 'whose first field is compared by ==, in or a range'
}
