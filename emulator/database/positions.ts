import { requestFailed } from './errors'
import { matcher } from './matching'
import { type Document, isPlainObject, type Value } from './values'

/** The first element that meets what the query asks of this array. */
export function positionMatched(array: Value[], path: string, query: Document): number {
  const conditions = conditionsOn(path, query)
  const tests = conditions.map(([inner, condition]) =>
    inner === '' && isPlainObject(condition) && '$elemMatch' in condition
      ? (element: Value) => matcher({ array: condition })({ array: [element] })
      : (element: Value) =>
          matcher({ [inner === '' ? 'element' : `element.${inner}`]: condition })({ element }),
  )
  const position = tests.length > 0 ? array.findIndex(element => tests.every(test => test(element))) : -1
  if (position === -1)
    throw requestFailed('The positional operator did not find the match needed from the query.')
  return position
}

function conditionsOn(path: string, query: Document): [inner: string, condition: Value][] {
  return Object.entries(query).flatMap(([field, condition]): [string, Value][] => {
    if (field === '$and' && Array.isArray(condition))
      return condition.flatMap(part => conditionsOn(path, part as Document))
    if (field === path) return [['', condition]]
    return field.startsWith(`${path}.`) ? [[field.slice(path.length + 1), condition]] : []
  })
}
