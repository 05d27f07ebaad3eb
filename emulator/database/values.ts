import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'

/** A value as MongoDB would hold it. `undefined` means that the field is missing. */
export type Value = unknown
export interface Document {
  [field: string]: Value
}

/** Ranks of MongoDB's order over mixed types. An empty array sorts before null. */
export const rank = {
  minKey: 1,
  emptyArray: 2,
  null: 10,
  number: 20,
  string: 30,
  object: 40,
  array: 50,
  binary: 60,
  objectId: 70,
  boolean: 80,
  date: 90,
  timestamp: 100,
  regex: 110,
  maxKey: 255,
} as const

export function isPlainObject(value: Value): value is Document {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The rank of a value in MongoDB's order; missing counts as null. */
export function rankOf(value: Value): number {
  switch (typeof value) {
    case 'undefined':
      return rank.null
    case 'number':
    case 'bigint':
      return rank.number
    case 'string':
      return rank.string
    case 'boolean':
      return rank.boolean
    default:
      return rankOfObject(value as object | null)
  }
}

function rankOfObject(value: object | null): number {
  if (value === null) return rank.null
  if (Array.isArray(value)) return rank.array
  if (value instanceof Date) return rank.date
  if (value instanceof RegExp) return rank.regex
  if (value instanceof ObjectId) return rank.objectId
  if (value instanceof Timestamp) return rank.timestamp
  if (value instanceof Long || value instanceof Decimal128) return rank.number
  if (value instanceof Binary || ArrayBuffer.isView(value)) return rank.binary
  if (value instanceof MinKey) return rank.minKey
  if (value instanceof MaxKey) return rank.maxKey
  return rank.object
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (value instanceof Long) return value.toNumber()
  return Number(String(value))
}

export function toBytes(value: Value): Uint8Array {
  if (value instanceof Binary) return value.value()
  return value as Uint8Array
}

/** MongoDB's order of two values, without the special treatment that a sort gives to arrays. */
export function compareValues(left: Value, right: Value): number {
  const leftRank = rankOf(left)
  const rightRank = rankOf(right)
  if (leftRank !== rightRank) return leftRank - rightRank
  switch (leftRank) {
    case rank.number:
      return compareNumbers(toNumber(left), toNumber(right))
    case rank.string:
      return compareStrings(left as string, right as string)
    case rank.object:
      return compareObjects(left as Document, right as Document)
    case rank.array:
      return compareArrays(left as Value[], right as Value[])
    case rank.boolean:
      return Number(left) - Number(right)
    case rank.date:
      return Math.sign((left as Date).getTime() - (right as Date).getTime())
    case rank.binary:
      return compareBinaries(toBytes(left), toBytes(right))
    case rank.objectId:
      return compareStrings(String(left), String(right))
    case rank.timestamp:
      return (left as Timestamp).compare(right as Timestamp)
    case rank.regex:
      return compareStrings(String(left), String(right))
    default:
      return 0
  }
}

/** NaN is the smallest number and equal to itself. */
function compareNumbers(left: number, right: number): number {
  if (left < right) return -1
  if (left > right) return 1
  if (left === right) return 0
  return Number(Number.isNaN(right)) - Number(Number.isNaN(left))
}

/** MongoDB compares UTF-8 bytes; UTF-16 units differ from that only around surrogates. */
function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return codePointOrder(a) - codePointOrder(b)
  }
  return left.length - right.length
}

function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

function compareObjects(left: Document, right: Document): number {
  const leftKeys = Object.keys(left)
  const rightKeys = Object.keys(right)
  const length = Math.min(leftKeys.length, rightKeys.length)
  for (let index = 0; index < length; index++) {
    const leftKey = leftKeys[index] as string
    const rightKey = rightKeys[index] as string
    const order =
      rankOf(left[leftKey]) - rankOf(right[rightKey]) ||
      compareStrings(leftKey, rightKey) ||
      compareValues(left[leftKey], right[rightKey])
    if (order !== 0) return order
  }
  return leftKeys.length - rightKeys.length
}

function compareArrays(left: Value[], right: Value[]): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const order = compareValues(left[index], right[index])
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareBinaries(left: Uint8Array, right: Uint8Array): number {
  return left.length - right.length || Buffer.compare(left, right)
}

/** Equality as MongoDB sees it: the order of keys counts, missing equals null. */
export function areEqual(left: Value, right: Value): boolean {
  if (left === right) return true
  return compareValues(left, right) === 0
}
