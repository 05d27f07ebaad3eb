import type { Stage } from './aggregation'
import type { Order } from './sorting'
import { type Document, isPlainObject, type Value } from './values'

/** After these nothing is left of the documents but what they computed. */
const closing = new Set(['$bucket', '$bucketAuto', '$count', '$group', '$sortByCount'])

/**
 * The top-level fields that a query, an order and the stages behind them look at; undefined when that may be
 * the whole document. A field too many costs a little, one too few would be a wrong answer.
 */
export function fieldsNeeded(query: Document, order: Order, stages: Stage[]): Set<string> | undefined {
  const [next] = stages
  if (!next || !closing.has(next.key)) return undefined
  // `_id` tells documents apart that several walks bring.
  const fields = new Set(['_id', ...order.map(([field]) => rootOf(field))])
  const isKnown = addAsked(fields, query) && (next.key === '$count' || addExpressed(fields, next.value))
  return isKnown ? fields : undefined
}

const rootOf = (path: string): string => path.split('.', 1)[0] as string

/** Of a query: plain names, and commands that hold queries. */
function addAsked(fields: Set<string>, query: Value): boolean {
  if (!isPlainObject(query)) return false
  return Object.entries(query).every(([name, condition]) => {
    if (!name.startsWith('$')) return Boolean(fields.add(rootOf(name)))
    if (name === '$expr') return addExpressed(fields, condition)
    return Array.isArray(condition) && condition.every(part => addAsked(fields, part))
  })
}

/** Operators that name fields by `$path` alone; others, as `$getField` and `$top`, read the whole document. */
const plain = new Set([
  ...['$abs', '$add', '$addToSet', '$and', '$avg', '$ceil', '$concat', '$cond', '$dateToString'],
  ...['$dayOfMonth', '$divide', '$eq', '$first', '$floor', '$gt', '$gte', '$hour', '$ifNull', '$in', '$last'],
  ...[
    '$literal',
    '$lt',
    '$lte',
    '$max',
    '$min',
    '$mod',
    '$month',
    '$multiply',
    '$ne',
    '$not',
    '$or',
    '$push',
  ],
  ...['$size', '$substr', '$subtract', '$sum', '$switch', '$toLower', '$toUpper', '$trunc', '$year'],
])

/** Of an expression: every `$path`; `$$name` may stand for the whole document. */
function addExpressed(fields: Set<string>, expression: Value): boolean {
  if (typeof expression === 'string') {
    if (expression.startsWith('$$')) return false
    if (expression.startsWith('$')) fields.add(rootOf(expression.slice(1)))
    return true
  }
  if (Array.isArray(expression)) return expression.every(part => addExpressed(fields, part))
  if (!isPlainObject(expression)) return true
  return Object.entries(expression).every(
    ([name, part]) => (!name.startsWith('$') || plain.has(name)) && addExpressed(fields, part),
  )
}
