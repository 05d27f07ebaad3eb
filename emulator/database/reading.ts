import type { Collection } from './collections'
import { requestFailed } from './errors'
import { type NearAsked, nearIn } from './geo'
import { encodeValue } from './keys'
import { matcher, type Test } from './matching'
import { nearestFirst } from './nearest'
import { fieldReader } from './partial'
import { hasGeoIndex, type Plan, plan, refuseUnserved, type Scan } from './planner'
import { compareBy, type Order } from './sorting'
import { documentKey, type FieldReader, type Store, type Stored, type View } from './store'
import type { Document } from './values'

/** What a read looked at, told truthfully. */
export interface Tally {
  documents: number
  keys: number
}

export interface ReadOptions {
  view?: View
  tally: Tally
  isStrict: boolean
  variables?: Document
}

export interface Find {
  query: Document
  order: Order
  skip: number
  limit: number
  /** The only fields that matter of what is found; undefined means all. */
  fields?: ReadonlySet<string> | undefined
}

/** Documents that match, in order; the walk stops at the limit. */
export function find(store: Store, collection: Collection, wanted: Find, options: ReadOptions): Document[] {
  const id = soleId(wanted.query)
  if (id)
    return fetched(store, collection, id, options)
      .slice(wanted.skip)
      .map(({ document }) => document)
  const { query, order, skip, limit, fields } = wanted
  const near = order.length === 0 ? nearIn(query) : undefined
  if (near) return findNearest(store, collection, wanted, near, options)
  const chosen = plan(collection, query, order)
  if (options.isStrict) refuseUnserved(collection, query, order, chosen)
  const isSure = chosen.isExact && !chosen.mayRepeat
  const test = isSure ? always : matcher(query, options.variables)
  const matches = walk(store, collection, chosen, test, order, options, fields && fieldReader(fields))
  if (chosen.servesOrder) return slice(matches, skip, limit)
  const all = [...matches].map(({ document }) => document).sort(compareBy(order))
  return all.slice(skip, skip + limit)
}

/** Where the walk meets nothing but matches. */
const always: Test = () => true

/** `$nearSphere` gives the nearest first unless another order is asked for. */
function findNearest(
  store: Store,
  collection: Collection,
  { query, skip, limit }: Find,
  near: NearAsked,
  options: ReadOptions,
): Document[] {
  if (options.isStrict) refuseUnserved(collection, query, [], plan(collection, query, []))
  if (!hasGeoIndex(collection, near.field)) throw requestFailed('unable to find index for $geoNear query')
  const look = (ring: Document): Document[] =>
    [
      ...walk(store, collection, plan(collection, ring, []), matcher(ring, options.variables), [], options),
    ].map(({ document }) => document)
  return nearestFirst(query, near, skip + limit, look).slice(skip, skip + limit)
}

/** The `_id` when nothing else is asked for, as most requests do. */
function soleId(query: Document): string | undefined {
  return typeof query._id === 'string' && Object.keys(query).length === 1 ? query._id : undefined
}

function fetched(store: Store, collection: Collection, id: string, { view, tally }: ReadOptions): Stored[] {
  const stored = store.get(collection, encodeValue(id), view)
  if (!stored) return []
  tally.documents += 1
  return [stored]
}

function slice(matches: Iterable<Stored>, skip: number, limit: number): Document[] {
  const found: Document[] = []
  let skipped = 0
  if (limit === 0) return found
  for (const { document } of matches) {
    if (skipped < skip) skipped += 1
    else found.push(document)
    if (found.length >= limit) break
  }
  return found
}

/** How many documents match; from the index alone where its entries say everything. */
export function count(store: Store, collection: Collection, query: Document, options: ReadOptions): number {
  const chosen = plan(collection, query, [])
  if (options.isStrict) refuseUnserved(collection, query, [], chosen)
  if (chosen.isExact && !chosen.mayRepeat) {
    let total = 0
    for (const { index, range } of chosen.scans) {
      total +=
        index === '_id'
          ? store.countDocuments(range, options.view ?? {})
          : store.countIndex(range, options.view ?? {})
    }
    options.tally.keys += total
    return total
  }
  let total = 0
  for (const _ of walk(store, collection, chosen, matcher(query), [], options)) total += 1
  return total
}

/** Everything that matches, with versions, for writes. */
export function findStored(
  store: Store,
  collection: Collection,
  query: Document,
  options: ReadOptions,
): Stored[] {
  const id = soleId(query)
  if (id) return fetched(store, collection, id, options)
  const chosen = plan(collection, query, [])
  if (options.isStrict) refuseUnserved(collection, query, [], chosen)
  return [...walk(store, collection, chosen, matcher(query), [], options)]
}

function* walk(
  store: Store,
  collection: Collection,
  { scans, servesOrder, mayRepeat }: Plan,
  test: Test,
  order: Order,
  options: ReadOptions,
  read?: FieldReader,
): Generator<Stored> {
  const seen = mayRepeat ? new Set<string>() : undefined
  const walks = scans.map(scan => matchesOf(store, collection, scan, test, seen, options, read))
  if (order.length > 0 && servesOrder && walks.length > 1) yield* merged(walks, order)
  else for (const one of walks) yield* one
}

function* matchesOf(
  store: Store,
  collection: Collection,
  scan: Scan,
  test: Test,
  seen: Set<string> | undefined,
  { view = {}, tally }: ReadOptions,
  read?: FieldReader,
): Generator<Stored> {
  for (const stored of scan.index === '_id'
    ? documentsOf(store, collection, scan, view, read)
    : entriesOf(store, collection, scan, seen, view, tally, read)) {
    tally.documents += 1
    if (!test(stored.document)) continue
    if (scan.index === '_id' && seen && !isFirst(seen, encodeValue(stored.document._id))) continue
    yield stored
  }
}

function* documentsOf(
  store: Store,
  collection: Collection,
  { range, isReverse }: Scan,
  view: View,
  read?: FieldReader,
): Generator<Stored> {
  const single = singleId(collection, range)
  if (!single) return yield* store.scanDocuments(range, isReverse, view, read)
  const stored = store.get(collection, single, view)
  if (stored) yield stored
}

/** An `_id` known in full is fetched, not walked to. */
function singleId(collection: Collection, { lower, upper }: Scan['range']): Buffer | undefined {
  const id = lower.subarray(2)
  if (id.length === 0 || upper.length !== lower.length) return undefined
  const isPoint =
    upper.subarray(0, -1).equals(lower.subarray(0, -1)) && (upper.at(-1) ?? 0) === (lower.at(-1) ?? 0) + 1
  return isPoint && documentKey(collection, id).equals(lower) && isComplete(id) ? id : undefined
}

/** Text ends with two zero bytes; a shorter row is the beginning of many. */
const isComplete = (id: Buffer): boolean => id[0] !== 30 || (id.at(-1) === 0 && id.at(-2) === 0)

function* entriesOf(
  store: Store,
  collection: Collection,
  { range, isReverse }: Scan,
  seen: Set<string> | undefined,
  view: View,
  tally: Tally,
  read?: FieldReader,
): Generator<Stored> {
  for (const id of store.scanIndex(range, isReverse, view)) {
    tally.keys += 1
    if (seen && !isFirst(seen, id)) continue
    const stored = read ? store.getFields(collection, id, view, read) : store.get(collection, id, view)
    if (stored) yield stored
  }
}

function isFirst(seen: Set<string>, id: Buffer): boolean {
  const name = id.toString('latin1')
  if (seen.has(name)) return false
  seen.add(name)
  return true
}

/** Several walks, each in order, as one. */
function* merged(walks: Generator<Stored>[], order: Order): Generator<Stored> {
  const compare = compareBy(order)
  const heads = walks.map(walk => ({ walk, next: walk.next() }))
  while (true) {
    const open = heads.filter(({ next }) => !next.done)
    const first = open[0]
    if (!first) return
    const smallest = open.reduce(
      (a, b) => (compare((b.next.value as Stored).document, (a.next.value as Stored).document) < 0 ? b : a),
      first,
    )
    yield smallest.next.value as Stored
    smallest.next = smallest.walk.next()
  }
}
