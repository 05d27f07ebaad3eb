import { evalExpr } from 'mingo/core'
import * as expressionOperators from 'mingo/operators/expression'
import type { Options } from 'mingo/types'
import { datePart, datePartNames, dateToString } from './dates'
import { requestFailed } from './errors'
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

type Expression = (document: Document, operand: Value, options: Options) => Value

const evaluated = (document: Document, operand: Value, options: Options): Value =>
  evalExpr(document as never, operand as never, options)

/** An operator that wants nothing but the values of its operands. */
const plain =
  (compute: (...values: Value[]) => Value): Expression =>
  (document, operand, options) => {
    const values = evaluated(document, operand, options)
    return compute(...(Array.isArray(operand) ? (values as Value[]) : [values]))
  }

/** Values of all types have one order here, and what is missing comes before null. */
const compared = (holds: (order: number) => Value): Expression =>
  plain((left, right) => {
    if (left === undefined || right === undefined)
      return holds(Number(right === undefined) - Number(left === undefined))
    return holds(compareValues(left, right))
  })

const theirs = { ...expressionOperators } as unknown as Record<string, Expression>

/** mingo computes once the operands are known to fit. */
const checked =
  (name: string, check: (values: Value[]) => void): Expression =>
  (document, operand, options) => {
    const values = evaluated(document, operand, options)
    check(Array.isArray(operand) ? (values as Value[]) : [values])
    return theirs[name]?.(document, operand, options)
  }

const isNothing = (value: Value): boolean => value === undefined || value === null

function add(values: Value[]): void {
  const isSummand = (value: Value): boolean =>
    isNothing(value) || rankOf(value) === rank.number || rankOf(value) === rank.date
  if (!values.every(isSummand)) throw requestFailed('$add only supports numeric or date types')
}

function subtract(values: Value[]): void {
  const [left, right] = values.map(value => (isNothing(value) ? undefined : rankOf(value)))
  if (left === undefined || right === undefined) return
  const fits = right === rank.number ? left === rank.number || left === rank.date : left === right
  if (!fits || (right !== rank.number && right !== rank.date))
    throw requestFailed('$subtract only supports numeric or date types')
}

function multiply(values: Value[]): void {
  if (!values.every(value => isNothing(value) || rankOf(value) === rank.number))
    throw requestFailed('$multiply only supports numeric types')
}

function concat(values: Value[]): void {
  if (!values.every(value => isNothing(value) || typeof value === 'string'))
    throw requestFailed('$concat only supports strings')
  const total = values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
  if (total > mostCharacters) throw requestFailed('$concat would give more than 16 MB')
}

const mostElements = 1_000_000
const mostCharacters = 16 * 1024 * 1024

/** What doubles itself step by step would outgrow the process. */
function concatArrays(values: Value[]): void {
  const total = values.reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0)
  if (total > mostElements) throw requestFailed(`$concatArrays would give more than ${mostElements} elements`)
}

const range = plain((start, end, step = 1) => {
  const [from, to, by] = [start, end, step].map(int32) as [number, number, number]
  if (by === 0) throw requestFailed('$range requires a non-zero step value')
  const length = Math.max(0, Math.ceil((to - from) / by))
  if (length > mostElements) throw requestFailed(`$range would give more than ${mostElements} elements`)
  return Array.from({ length }, (_, at) => from + at * by)
})

function int32(value: Value): number {
  const number = rankOf(value) === rank.number ? toNumber(value) : Number.NaN
  if ((number | 0) === number) return number
  throw requestFailed('$range requires values that can be represented as a 32-bit integer')
}

/** These would search without the guard that a query's patterns have. */
const unguarded = ['$regexMatch', '$regexFind', '$regexFindAll']

const size = plain(list => {
  if (!Array.isArray(list)) throw requestFailed('The argument to $size must be an array')
  return list.length
})

const isIn = plain((value, list) => {
  if (!Array.isArray(list)) throw requestFailed('$in requires an array as a second argument')
  return list.some(element => areEqual(element, value))
})

const truncated = plain((value, places = 0) => {
  if (isNothing(value)) return null
  if (rankOf(value) !== rank.number) throw requestFailed('$trunc only supports numeric types')
  const scale = 10 ** toNumber(places)
  return Math.trunc(toNumber(value) * scale) / scale || 0
})

const lettered = (change: (text: string) => string): Expression =>
  plain(value => {
    if (isNothing(value)) return ''
    if (isPlainObject(value) || Array.isArray(value))
      throw requestFailed("can't convert from BSON type object to String")
    return change(value instanceof Date ? value.toISOString() : String(value))
  })

/** Where a text begins inside another, counted in units that `split` makes; −1 = nowhere. */
const indexOf = (name: string, split: (text: string) => ArrayLike<unknown>): Expression =>
  plain((text, wanted, from = 0, to = undefined) => {
    if (isNothing(text)) return null
    if (typeof text !== 'string' || typeof wanted !== 'string')
      throw requestFailed(`${name} requires strings as first and second arguments`)
    const units = Array.from(split(text))
    const sought = Array.from(split(wanted))
    const end = Math.min(units.length, to === undefined ? units.length : toNumber(to)) - sought.length
    for (let at = toNumber(from); at <= end; at++)
      if (sought.every((unit, offset) => units[at + offset] === unit)) return at
    return -1
  })

const chosen: Expression = (document, operand, options) => {
  if (!isPlainObject(operand) || !Array.isArray(operand.branches) || operand.branches.length === 0)
    throw requestFailed('$switch requires at least one branch')
  for (const { case: condition, then } of operand.branches as Document[]) {
    if (isTrue(evaluated(document, condition, options))) return evaluated(document, then, options)
  }
  if ('default' in operand) return evaluated(document, operand.default, options)
  throw requestFailed('$switch could not find a matching branch for an input, and no default was specified')
}

const isTrue = (value: Value): boolean => !isNothing(value) && value !== false && value !== 0

const dated: Record<string, Expression> = Object.fromEntries(
  datePartNames.map(name => [
    name,
    (document: Document, operand: Value, options: Options) =>
      datePart(name, evaluated(document, operand, options)),
  ]),
)

/** Where mingo differs from MongoDB, these stand instead. */
const own: Record<string, Expression> = {
  ...dated,
  $cmp: compared(Math.sign),
  $eq: compared(order => order === 0),
  $ne: compared(order => order !== 0),
  $gt: compared(order => order > 0),
  $gte: compared(order => order >= 0),
  $lt: compared(order => order < 0),
  $lte: compared(order => order <= 0),
  $in: isIn,
  $add: checked('$add', add),
  $subtract: checked('$subtract', subtract),
  $multiply: checked('$multiply', multiply),
  $concat: checked('$concat', concat),
  $concatArrays: checked('$concatArrays', concatArrays),
  $range: range,
  $size: size,
  $trunc: truncated,
  $toLower: lettered(text => text.toLowerCase()),
  $toUpper: lettered(text => text.toUpperCase()),
  $indexOfBytes: indexOf('$indexOfBytes', text => Buffer.from(text)),
  $indexOfCP: indexOf('$indexOfCP', text => Array.from(text)),
  $switch: chosen,
  $dateToString: (document, operand, options) =>
    dateToString(evaluated(document, operand, options) as Document),
}

/** Every operator of an expression. */
export const expressions = Object.fromEntries(
  Object.entries({ ...theirs, ...own }).filter(([name]) => !unguarded.includes(name)),
) as unknown as typeof expressionOperators
