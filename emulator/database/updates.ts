import { Long } from 'bson'
import { requestFailed } from './errors'
import { matcher } from './matching'
import { positionMatched } from './positions'
import { compareBy, readOrder } from './sorting'
import {
  areEqual,
  compareValues,
  type Document,
  isPlainObject,
  rank,
  rankOf,
  toNumber,
  type Value,
} from './values'

/**
 * A copy of `document` after MongoDB's update operators. `query` says which element `$` means.
 * Throws a WireError with MongoDB's text when an operator does not fit the value it meets.
 */
export function applyUpdate(document: Document, update: Document, query: Document = {}): Document {
  checkPaths(update)
  const next = structuredCopy(document) as Document
  for (const [operator, changes] of Object.entries(update)) {
    const change = Object.hasOwn(operators, operator) ? operators[operator] : undefined
    if (!change) throw requestFailed(`Unknown modifier: ${operator}`)
    if (!isPlainObject(changes))
      throw requestFailed(`Modifiers operate on fields but we found another type: ${operator}`)
    for (const [path, operand] of Object.entries(changes)) {
      for (const parts of resolvePositions(next, path.split('.'), query)) change(next, parts, operand)
    }
  }
  if (!areEqual(next._id, document._id)) {
    throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
  }
  return next
}

export const isUpdateEmpty = (update: Document): boolean =>
  Object.keys(update).length === 0 ||
  Object.values(update).every(changes => isPlainObject(changes) && Object.keys(changes).length === 0)

/** Two operators may not speak of the same field, nor of a field and of something inside it. */
function checkPaths(update: Document): void {
  const paths = Object.entries(update).flatMap(([operator, changes]) =>
    isPlainObject(changes)
      ? Object.entries(changes).flatMap(([path, to]) =>
          operator === '$rename' ? [path, String(to)] : [path],
        )
      : [],
  )
  for (const path of paths) {
    if (path === '' || path.split('.').includes(''))
      throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
    if (path.split('.').includes('__proto__'))
      throw requestFailed(`The update path '${path}' is not allowed.`)
  }
  const sorted = [...paths].sort()
  for (const [at, path] of sorted.entries()) {
    const other = sorted.slice(at + 1).find(later => later === path || later.startsWith(`${path}.`))
    if (other !== undefined)
      throw requestFailed(`Updating the path '${other}' would create a conflict at '${path}'`)
  }
}

export function structuredCopy(value: Value): Value {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (!isPlainObject(value)) return value
  const copy: Document = {}
  for (const field of Object.keys(value)) copy[field] = structuredCopy(value[field])
  return copy
}

// `$` and `$[]`

function resolvePositions(document: Document, parts: string[], query: Document): string[][] {
  const at = parts.findIndex(part => part === '$' || part === '$[]')
  if (at === -1) return [parts]
  const before = parts.slice(0, at)
  const array = before.reduce<Value>(
    (value, part) => (isPlainObject(value) || Array.isArray(value) ? (value as Document)[part] : undefined),
    document,
  )
  if (!Array.isArray(array)) {
    throw requestFailed(
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    )
  }
  const positions =
    parts[at] === '$[]' ? [...array.keys()] : [positionMatched(array, before.join('.'), query)]
  return positions.flatMap(position =>
    resolvePositions(document, [...before, String(position), ...parts.slice(at + 1)], query),
  )
}

// Reaching a field

interface Place {
  get: () => Value
  set: (value: Value) => void
  unset: () => void
}

/** The field at a path; objects on the way are made when `set` needs them. */
function placeOf(document: Document, parts: string[], operator: string): Place {
  const last = parts.at(-1) as string
  const parent = (make: boolean): Document | Value[] | undefined => {
    let current: Document | Value[] = document
    for (const [at, part] of parts.slice(0, -1).entries()) {
      const next = read(current, part)
      if (Array.isArray(next) || isPlainObject(next)) {
        current = next
        continue
      }
      if (!make) return undefined
      if (next !== undefined) throw cannotCreate(parts[at + 1] as string, part, next)
      const made: Document = {}
      write(current, part, made, parts, operator)
      current = made
    }
    return current
  }
  return {
    get: () => {
      const holder = parent(false)
      return holder === undefined ? undefined : read(holder, last)
    },
    set: value => write(parent(true) as Document, last, value, parts, operator),
    unset: () => {
      const holder = parent(false)
      if (Array.isArray(holder)) {
        if (Number(last) < holder.length) holder[Number(last)] = null
      } else if (holder) delete holder[last]
    },
  }
}

const read = (holder: Document | Value[], part: string): Value => {
  if (Array.isArray(holder)) return /^\d+$/.test(part) ? holder[Number(part)] : undefined
  return Object.hasOwn(holder, part) ? holder[part] : undefined
}

function write(
  holder: Document | Value[],
  part: string,
  value: Value,
  parts: string[],
  operator: string,
): void {
  if (!Array.isArray(holder)) {
    holder[part] = value
    return
  }
  if (!/^\d+$/.test(part)) {
    const at = parts.lastIndexOf(part)
    throw cannotCreate(part, parts[at - 1] ?? operator, holder)
  }
  const position = Number(part)
  if (position > holder.length + 1_500_000) throw requestFailed('backfilling an array too far')
  while (holder.length < position) holder.push(null)
  holder[position] = value
}

const cannotCreate = (field: string, element: string, value: Value): Error =>
  requestFailed(`Cannot create field '${field}' in element {${element}: ${show(value)}}`)

const show = (value: Value): string => JSON.stringify(value) ?? 'null'

const typeNames: Record<number, string> = {
  [rank.null]: 'null',
  [rank.number]: 'double',
  [rank.string]: 'string',
  [rank.object]: 'object',
  [rank.array]: 'array',
  [rank.boolean]: 'bool',
  [rank.date]: 'date',
  [rank.objectId]: 'objectId',
}
const typeName = (value: Value): string => typeNames[rankOf(value)] ?? 'binData'

// The operators

type Change = (document: Document, parts: string[], operand: Value) => void

const set: Change = (document, parts, operand) =>
  placeOf(document, parts, '$set').set(structuredCopy(operand))

const unset: Change = (document, parts) => placeOf(document, parts, '$unset').unset()

interface Arithmetic {
  verb: string
  /** What a missing field becomes. */
  initial: (operand: number) => number
  join: (value: number, operand: number) => number
  joinLong: (value: Long, operand: Long) => Long
}

const arithmetic =
  (operator: string, { verb, initial, join, joinLong }: Arithmetic): Change =>
  (document, parts, operand) => {
    if (rankOf(operand) !== rank.number) {
      throw requestFailed(`Cannot ${verb} with non-numeric argument: {${parts.join('.')}: ${show(operand)}}`)
    }
    const place = placeOf(document, parts, operator)
    const value = place.get()
    if (value === undefined) {
      place.set(initial(toNumber(operand)))
      return
    }
    if (rankOf(value) !== rank.number) {
      throw requestFailed(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(document._id)}} has the field '${parts.at(-1)}' of non-numeric type ${typeName(value)}`,
      )
    }
    // Beyond 2^53 whole numbers stay exact as 64-bit integers.
    const isLong = (value instanceof Long || operand instanceof Long) && isWhole(value) && isWhole(operand)
    place.set(
      isLong
        ? joinLong(Long.fromString(String(value)), Long.fromString(String(operand)))
        : join(toNumber(value), toNumber(operand)),
    )
  }

const isWhole = (value: Value): boolean => value instanceof Long || Number.isSafeInteger(value)

const extreme =
  (operator: string, isBetter: (order: number) => boolean): Change =>
  (document, parts, operand) => {
    const place = placeOf(document, parts, operator)
    const value = place.get()
    if (value === undefined || isBetter(compareValues(operand, value))) place.set(structuredCopy(operand))
  }

const wholeNumbers: Record<string, (value: bigint, operand: bigint) => bigint> = {
  and: (value, operand) => value & operand,
  or: (value, operand) => value | operand,
  xor: (value, operand) => value ^ operand,
}

const bit: Change = (document, parts, operand) => {
  if (!isPlainObject(operand))
    throw requestFailed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. It requires an embedded document {and|or|xor: integer}`,
    )
  const place = placeOf(document, parts, '$bit')
  for (const [name, mask] of Object.entries(operand)) {
    const join = Object.hasOwn(wholeNumbers, name) ? wholeNumbers[name] : undefined
    if (!join) throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!isWhole(mask)) throw requestFailed('The $bit modifier field must be an Integer(32/64 bit)')
    const value = place.get() ?? 0
    if (!isWhole(value))
      throw requestFailed(
        `Cannot apply $bit to a value of non-integral type. {_id: ${show(document._id)}} has the field ${parts.at(-1)} of non-integer type ${typeName(value)}`,
      )
    const joined = join(BigInt(String(value)), BigInt(String(mask)))
    place.set(Number.isSafeInteger(Number(joined)) ? Number(joined) : Long.fromBigInt(joined))
  }
}

const rename: Change = (document, parts, operand) => {
  if (typeof operand !== 'string') throw requestFailed("The 'to' field for $rename must be a string")
  const from = placeOf(document, parts, '$rename')
  const value = from.get()
  if (value === undefined) return
  from.unset()
  placeOf(document, operand.split('.'), '$rename').set(value)
}

function arrayAt(place: Place, parts: string[], document: Document, verb: string): Value[] | undefined {
  const value = place.get()
  if (value === undefined) return undefined
  if (Array.isArray(value)) return value
  throw requestFailed(
    verb === '$push'
      ? `The field '${parts.join('.')}' must be an array but is of type ${typeName(value)} in document {_id: ${show(document._id)}}`
      : `Cannot apply ${verb} to a non-array value`,
  )
}

const push: Change = (document, parts, operand) => {
  const place = placeOf(document, parts, '$push')
  const array = arrayAt(place, parts, document, '$push') ?? []
  if (!isPlainObject(operand) || !('$each' in operand)) return place.set([...array, structuredCopy(operand)])
  const { $each, $position, $slice, $sort } = operand
  if (!Array.isArray($each)) throw requestFailed('The argument to $each in $push must be an array')
  const next = [...array]
  const at = $position === undefined ? next.length : toNumber($position)
  next.splice(at < 0 ? Math.max(0, next.length + at) : at, 0, ...$each.map(structuredCopy))
  if ($sort !== undefined) sortArray(next, $sort)
  if ($slice === undefined) return place.set(next)
  const count = toNumber($slice)
  place.set(count >= 0 ? next.slice(0, count) : next.slice(count))
}

function sortArray(array: Value[], order: Value): void {
  if (isPlainObject(order)) {
    const compare = compareBy(readOrder(order))
    array.sort((a, b) => compare(isPlainObject(a) ? a : {}, isPlainObject(b) ? b : {}))
  } else {
    const direction = toNumber(order)
    array.sort((a, b) => compareValues(a, b) * direction)
  }
}

const pop: Change = (document, parts, operand) => {
  const place = placeOf(document, parts, '$pop')
  const direction = toNumber(operand)
  if (direction !== 1 && direction !== -1) throw requestFailed('$pop expects 1 or -1')
  const array = arrayAt(place, parts, document, '$pop')
  if (array) place.set(direction === 1 ? array.slice(0, -1) : array.slice(1))
}

const pull: Change = (document, parts, operand) => {
  const place = placeOf(document, parts, '$pull')
  const array = arrayAt(place, parts, document, '$pull')
  if (array) place.set(array.filter(element => !isPulled(element, operand)))
}

/** An object is a condition on the element's fields, an operator speaks of the element itself. */
function isPulled(element: Value, operand: Value): boolean {
  if (operand instanceof RegExp) return matcher({ element: operand })({ element })
  if (!isPlainObject(operand)) return areEqual(element, operand)
  if (Object.keys(operand)[0]?.startsWith('$')) return matcher({ element: operand })({ element })
  return isPlainObject(element) && matcher(operand)(element)
}

const pullAll: Change = (document, parts, operand) => {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  const place = placeOf(document, parts, '$pullAll')
  const array = arrayAt(place, parts, document, '$pullAll')
  if (array) place.set(array.filter(element => !operand.some(value => areEqual(element, value))))
}

const addToSet: Change = (document, parts, operand) => {
  const place = placeOf(document, parts, '$addToSet')
  const array = [...(arrayAt(place, parts, document, '$addToSet') ?? [])]
  const additions = isPlainObject(operand) && '$each' in operand ? operand.$each : [operand]
  if (!Array.isArray(additions)) throw requestFailed('The argument to $each in $addToSet must be an array')
  for (const value of additions) {
    if (!array.some(element => areEqual(element, value))) array.push(structuredCopy(value))
  }
  place.set(array)
}

const operators: Record<string, Change> = {
  $set: set,
  $unset: unset,
  $inc: arithmetic('$inc', {
    verb: 'increment',
    initial: operand => operand,
    join: (value, operand) => value + operand,
    joinLong: (value, operand) => value.add(operand),
  }),
  $mul: arithmetic('$mul', {
    verb: 'multiply',
    initial: () => 0,
    join: (value, operand) => value * operand,
    joinLong: (value, operand) => value.multiply(operand),
  }),
  $min: extreme('$min', order => order < 0),
  $max: extreme('$max', order => order > 0),
  $bit: bit,
  $rename: rename,
  $push: push,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
  $addToSet: addToSet,
}
