import { around, coverOf } from './cells'
import { regionAsked } from './geo'
import { afterPrefix, encodeValue, rankByte } from './keys'
import { emptyArray } from './paths'
import type { ByteRange } from './store'
import { type Document, isPlainObject, rank, rankOf, type Value } from './values'

/** The parts of an index's order, for one field, in which a matching document must have an entry. */
export interface FieldBounds {
  ranges: ByteRange[]
  /** Every range holds exactly one value. */
  arePoints: boolean
  /** An entry inside the ranges means that the condition holds (when no array is about). */
  isExact: boolean
}

/** Several conditions on one field; over arrays each may be met by another element. */
export type QueryBounds = Map<string, FieldBounds[]>

/** What a query's conjunction says about single fields. Negations and the like say nothing here. */
export interface AskedBounds {
  fields: QueryBounds
  /** Geo conditions, for indexes whose keys are cells. */
  places: QueryBounds
  isExact: boolean
}

export function boundsOf(query: Document): AskedBounds {
  const asked: AskedBounds = { fields: new Map(), places: new Map(), isExact: true }
  asked.isExact = collect(query, '', asked)
  return asked
}

/** Returns whether the bounds say everything that the query says. */
function collect(query: Document, within: string, asked: AskedBounds): boolean {
  let isExact = true
  for (const [name, condition] of Object.entries(query)) {
    if (name === '$and' && Array.isArray(condition)) {
      for (const part of condition) isExact = isPlainObject(part) && collect(part, within, asked) && isExact
    } else if (name.startsWith('$')) isExact = false
    else isExact = collectField(within + name, condition, asked) && isExact
  }
  return isExact
}

function collectField(field: string, condition: Value, asked: AskedBounds): boolean {
  if (!isCommand(condition)) return note(asked.fields, field, pointOf(condition))
  let isExact = true
  for (const [operator, operand] of Object.entries(condition)) {
    isExact = collectOperator(field, operator, operand, asked) && isExact
  }
  return isExact
}

function collectOperator(field: string, operator: string, operand: Value, asked: AskedBounds): boolean {
  const region = regionAsked(operator, operand)
  if (region) return note(asked.places, field, cellBounds(coverOf(region, mostCellsAsked)))
  if (operator === '$elemMatch' && isPlainObject(operand)) {
    if (isCommand(operand)) collectField(field, operand, asked)
    else collect(operand, `${field}.`, asked)
    return false
  }
  return note(asked.fields, field, operatorBounds(operator, operand))
}

function note(fields: QueryBounds, field: string, bounds: FieldBounds | undefined): boolean {
  if (!bounds) return false
  fields.set(field, [...(fields.get(field) ?? []), bounds])
  return bounds.isExact
}

const isCommand = (condition: Value): condition is Document =>
  isPlainObject(condition) && Object.keys(condition)[0]?.startsWith('$') === true

function operatorBounds(operator: string, operand: Value): FieldBounds | undefined {
  switch (operator) {
    case '$eq':
      return pointOf(operand)
    case '$in':
      return Array.isArray(operand) ? anyOf(operand.map(pointOf)) : undefined
    case '$all':
      return Array.isArray(operand) && operand.length > 0 && !isCommand(operand[0])
        ? inexact(pointOf(operand[0]))
        : undefined
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparison(operator, operand)
    case '$regex':
      return pointOf(operand)
    default:
      return undefined
  }
}

const mostCellsAsked = 32

/** Whatever lies in the cells, and the shapes that are so large that they hold the cells. */
function cellBounds(cells: string[]): FieldBounds {
  const inside = cells.map(cell => prefixRange(beginningOf(cell)))
  const larger = [...new Set(cells.flatMap(around))].map(cell => prefixRange(encodeValue(cell)))
  return { ranges: tidy([...inside, ...larger]), arePoints: false, isExact: false }
}

/** Without its two closing zero bytes a text is the beginning of all texts that begin so. */
const beginningOf = (text: string): Buffer => encodeValue(text).subarray(0, -2)

const prefixRange = (prefix: Buffer): ByteRange => ({ lower: prefix, upper: afterPrefix(prefix) })

function pointOf(value: Value): FieldBounds | undefined {
  if (value instanceof RegExp) return prefixOfPattern(value)
  const range = prefixRange(encodeValue(value))
  if (!Array.isArray(value)) return { ranges: [range], arePoints: true, isExact: isTold(value) }
  // A whole array is indexed by its elements, or as itself inside another array.
  const first = prefixRange(encodeValue(value.length === 0 ? emptyArray : value[0]))
  return { ranges: tidy([range, first]), arePoints: true, isExact: false }
}

/** Null is missing too; a key of a timestamp is a double, which is too short for it. */
const isTold = (value: Value): boolean => rankOf(value) !== rank.null && rankOf(value) !== rank.timestamp

/** `^literal` is a range of text; other patterns say nothing. */
function prefixOfPattern({ source, flags }: RegExp): FieldBounds | undefined {
  const literal = /^\^([^\\^$.|?*+()[\]{}]+)/.exec(source)?.[1]
  if (!literal || flags.includes('i') || flags.includes('m') || source.includes('|')) return undefined
  const isCut = /^[?*{]/.test(source.slice(literal.length + 1))
  const prefix = isCut ? literal.slice(0, -1) : literal
  if (prefix === '') return undefined
  return { ranges: [prefixRange(beginningOf(prefix))], arePoints: false, isExact: false }
}

function anyOf(points: (FieldBounds | undefined)[]): FieldBounds | undefined {
  const known = points.filter(point => point !== undefined)
  if (known.length < points.length) return undefined
  return {
    ranges: tidy(known.flatMap(point => point.ranges)),
    arePoints: known.every(point => point.arePoints),
    isExact: known.every(point => point.isExact),
  }
}

const inexact = (bounds: FieldBounds | undefined): FieldBounds | undefined =>
  bounds && { ...bounds, isExact: false }

/** Comparisons hold within one type only. */
function comparison(operator: string, operand: Value): FieldBounds | undefined {
  const operandRank = rankOf(operand)
  if (operandRank === rank.null) return operator.endsWith('e') ? pointOf(null) : nothing
  if (operandRank === rank.minKey || operandRank === rank.maxKey || operandRank === rank.array)
    return undefined
  const bytes = encodeValue(operand)
  const typeByte = rankByte(operand)
  // NaN is the smallest number and no comparison holds for it.
  const from = operandRank === rank.number ? afterPrefix(encodeValue(Number.NaN)) : Buffer.from([typeByte])
  const to = Buffer.from([typeByte + 1])
  const ranges: Record<string, ByteRange> = {
    $gt: { lower: afterPrefix(bytes), upper: to },
    $gte: { lower: bytes, upper: to },
    $lt: { lower: from, upper: bytes },
    $lte: { lower: from, upper: afterPrefix(bytes) },
  }
  const isExact = operandRank !== rank.object && isTold(operand) && !Number.isNaN(operand)
  return { ranges: tidy([ranges[operator] as ByteRange]), arePoints: false, isExact }
}

const nothing: FieldBounds = { ranges: [], arePoints: true, isExact: true }

/** Sorted, without repetition or empty ranges. */
function tidy(ranges: ByteRange[]): ByteRange[] {
  const sorted = ranges
    .filter(({ lower, upper }) => Buffer.compare(lower, upper) < 0)
    .sort((a, b) => Buffer.compare(a.lower, b.lower))
  return sorted.filter((range, at) => at === 0 || !range.lower.equals((sorted[at - 1] as ByteRange).lower))
}

/** The ranges that lie in both. */
export function intersect(left: FieldBounds, right: FieldBounds): FieldBounds {
  const ranges: ByteRange[] = []
  for (const a of left.ranges) {
    for (const b of right.ranges) {
      const lower = Buffer.compare(a.lower, b.lower) > 0 ? a.lower : b.lower
      const upper = Buffer.compare(a.upper, b.upper) < 0 ? a.upper : b.upper
      if (Buffer.compare(lower, upper) < 0) ranges.push({ lower, upper })
    }
  }
  return {
    ranges,
    arePoints: left.arePoints || right.arePoints,
    isExact: left.isExact && right.isExact,
  }
}
