import { Context } from 'mingo/core'
import * as accumulatorOperators from 'mingo/operators/accumulator'
import * as queryOperators from 'mingo/operators/query'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import { requestFailed, WireError } from './errors'
import { expressions } from './expressions'
import { geoOperators } from './geo'
import { valuesAt } from './paths'
import { hasPattern } from './patterns'
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

export type Test = (document: Document) => boolean
type Condition = (field: string, operand: Value, options: Partial<Options>) => Test

/** Tests one document against a query with MongoDB's rules. Throws a WireError for a bad query. */
export function matcher(query: Document, variables: Document = {}): Test {
  const compiled = told(() => new Query<Document>(query, { context, variables, scriptEnabled: false }))
  return document => told(() => compiled.test(document))
}

/** What mingo throws is about the query. */
function told<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof WireError) throw error
    throw requestFailed(`bad query: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The values that a condition looks at: arrays count as a whole and element by element. */
function candidates(document: Document, field: string): Value[] {
  const { values } = valuesAt(document, field)
  const first = values[0]
  if (values.length === 1 && !Array.isArray(first)) return values
  return values.flatMap(value => (Array.isArray(value) ? [...value, value] : [value]))
}

const some =
  (holds: (value: Value, operand: Value) => boolean): Condition =>
  (field, operand) =>
  document => {
    const { values } = valuesAt(document, field)
    if (values.length === 1 && !Array.isArray(values[0])) return holds(values[0], operand)
    return candidates(document, field).some(value => holds(value, operand))
  }

const not =
  (condition: Condition): Condition =>
  (field, operand, options) => {
    const test = condition(field, operand, options)
    return document => !test(document)
  }

function equals(value: Value, operand: Value): boolean {
  if (operand instanceof RegExp) return matches(value, operand)
  return areEqual(value, operand)
}

function matches(value: Value, pattern: RegExp): boolean {
  if (typeof value === 'string') return hasPattern(pattern, value)
  return value instanceof RegExp && String(value) === String(pattern)
}

/** Ranges hold only between values of one type; null and missing meet at `>=` and `<=`. */
const ordered = (holds: (order: number) => boolean): Condition =>
  some((value, operand) => {
    const operandRank = rankOf(operand)
    if (operandRank !== rankOf(value)) return operandRank === rank.minKey || operandRank === rank.maxKey
    if (operandRank === rank.number && Number.isNaN(operand) !== Number.isNaN(value)) return false
    return holds(compareValues(value, operand))
  })

const isIn: Condition = (field, operand, options) => {
  if (!Array.isArray(operand)) throw requestFailed('$in needs an array')
  const patterns = operand.filter(choice => choice instanceof RegExp)
  const plain = new Set(operand.filter(isSimple))
  const others = operand.filter(choice => !isSimple(choice) && !(choice instanceof RegExp))
  const isOne = (value: Value): boolean =>
    plain.has(value === undefined ? null : value) ||
    patterns.some(pattern => matches(value, pattern)) ||
    others.some(choice => areEqual(value, choice))
  return some(isOne)(field, operand, options)
}

const isSimple = (value: Value): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'

const exists: Condition = (field, operand) => document => {
  const isThere = valuesAt(document, field).values.some(value => value !== undefined)
  return isThere === (operand !== false && operand !== 0 && operand !== null)
}

const hasSize: Condition = (field, operand) => document =>
  valuesAt(document, field).values.some(value => Array.isArray(value) && value.length === toNumber(operand))

const hasRemainder: Condition = (field, operand, options) => {
  if (!Array.isArray(operand) || operand.length !== 2) throw requestFailed('malformed mod')
  const [divisor, remainder] = operand.map(part => Math.trunc(toNumber(part))) as [number, number]
  if (divisor === 0) throw requestFailed('divisor cannot be 0')
  const holds = (value: Value): boolean =>
    typeof value === 'number' && Math.trunc(value) % divisor === remainder
  return some(holds)(field, operand, options)
}

const elementMatches: Condition = (field, operand, options) => {
  const test = elementTest(operand, options)
  return document => valuesAt(document, field).values.some(value => Array.isArray(value) && value.some(test))
}

/** `{ $gt: 3 }` speaks of the element itself, `{ done: true }` of the fields inside it. */
function elementTest(operand: Value, options: Partial<Options>): (element: Value) => boolean {
  if (!isPlainObject(operand)) throw requestFailed('$elemMatch needs an Object')
  const variables = (options.variables ?? {}) as Document
  const first = Object.keys(operand)[0]
  const isAboutElement = first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)
  if (isAboutElement) {
    const test = matcher({ element: operand }, variables)
    // A list inside the list is one element: only conditions on lists look into it.
    const looksInside = ['$size', '$elemMatch', '$all'].some(operator => operator in operand)
    return element => test({ element: Array.isArray(element) && !looksInside ? [element] : element })
  }
  const test = matcher(operand, variables)
  return element => isPlainObject(element) && test(element)
}

const hasAll: Condition = (field, operand, options) => {
  if (!Array.isArray(operand)) throw requestFailed('$all needs an array')
  const tests = operand.map(wanted =>
    isPlainObject(wanted) && '$elemMatch' in wanted
      ? elementMatches(field, wanted.$elemMatch, options)
      : some(equals)(field, wanted, options),
  )
  return document => tests.length > 0 && tests.every(test => test(document))
}

const negates: Condition = (field, operand, options) => {
  const test = matcher(
    { [field]: operand instanceof RegExp ? { $regex: operand } : operand },
    (options.variables ?? {}) as Document,
  )
  return document => !test(document)
}

const neverScripted = (): Test => {
  throw requestFailed('$where is not allowed in this context')
}

/** Where mingo differs from MongoDB (missing and null, key order, arrays), these conditions stand instead. */
const conditions = {
  $eq: some(equals),
  $ne: not(some(equals)),
  $gt: ordered(order => order > 0),
  $gte: ordered(order => order >= 0),
  $lt: ordered(order => order < 0),
  $lte: ordered(order => order <= 0),
  $in: isIn,
  $nin: not(isIn),
  $exists: exists,
  $size: hasSize,
  $mod: hasRemainder,
  $elemMatch: elementMatches,
  $all: hasAll,
  $not: negates,
  $regex: some(equals),
  $where: neverScripted,
  ...geoOperators,
}

type QueryOperators = NonNullable<NonNullable<Parameters<typeof Context.init>[0]>['query']>

const context = Context.init({
  // mingo types only its own operators; each takes field, operand and options and gives a test.
  query: { ...queryOperators, ...conditions } as unknown as QueryOperators,
  expression: { ...expressions },
  accumulator: { ...accumulatorOperators },
})
