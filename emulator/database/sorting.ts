import { badParameter } from './errors'
import { emptyArray, keysAt } from './paths'
import { compareValues, type Document, toNumber, type Value } from './values'

export type Order = [field: string, direction: 1 | -1][]

export function readOrder(order: Document): Order {
  return Object.entries(order).map(([field, direction]) => {
    const number = toNumber(direction)
    if (number !== 1 && number !== -1) throw badParameter(`order of ${field} must be 1 or -1`)
    return [field, number]
  })
}

/** MongoDB's sort: an array stands for its smallest element upwards, for its largest downwards. */
export function compareBy(order: Order): (left: Document, right: Document) => number {
  return (left, right) => {
    for (const [field, direction] of order) {
      const result = compareKeys(sortKey(left, field, direction), sortKey(right, field, direction))
      if (result !== 0) return result * direction
    }
    return 0
  }
}

function sortKey(document: Document, field: string, direction: 1 | -1): Value {
  const { keys } = keysAt(document, field)
  if (keys.length === 1) return keys[0]
  return keys.reduce((best, key) => (compareKeys(key, best) * direction < 0 ? key : best))
}

function compareKeys(left: Value, right: Value): number {
  if (left === emptyArray || right === emptyArray)
    return Number(right === emptyArray) - Number(left === emptyArray)
  return compareValues(left, right)
}
