import { type Document, isPlainObject, type Value } from './values'

/**
 * What stands at a path. `undefined` among the values means: here the field is missing. No values at all
 * means that an array on the way holds nothing with such a field, which to a query is not the same as null.
 */
export interface PathValues {
  values: Value[]
  /** Did the path go through an array before its last field? */
  crossedArray: boolean
}

const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/** All values that a dotted path reaches, going through arrays as MongoDB's queries and indexes do. */
export function valuesAt(document: Document, path: string): PathValues {
  const found: PathValues = { values: [], crossedArray: false }
  walk(document, path.includes('.') ? path.split('.') : [path], 0, found)
  return found
}

function walk(value: Value, parts: string[], depth: number, found: PathValues): void {
  if (depth === parts.length) {
    found.values.push(value)
    return
  }
  const part = parts[depth] as string
  if (Array.isArray(value)) {
    found.crossedArray = true
    if (isIndex(part) && Number(part) < value.length) walk(value[Number(part)], parts, depth + 1, found)
    for (const element of value) if (isPlainObject(element)) walk(element, parts, depth, found)
    return
  }
  if (!isPlainObject(value)) {
    found.values.push(undefined)
    return
  }
  const next = Object.hasOwn(value, part) ? value[part] : undefined
  if (next === undefined) found.values.push(undefined)
  else walk(next, parts, depth + 1, found)
}

/** The values an index or a sort sees: the elements of an array count one by one. */
export function keysAt(document: Document, path: string): { keys: Value[]; isArray: boolean } {
  const { values, crossedArray } = valuesAt(document, path)
  let isArray = crossedArray
  const keys: Value[] = values.length === 0 ? [undefined] : []
  for (const value of values) {
    if (!Array.isArray(value)) keys.push(value)
    else {
      isArray = true
      if (value.length === 0) keys.push(emptyArray)
      else keys.push(...value)
    }
  }
  return { keys, isArray }
}

/** Stands in an index for an array without elements, which is neither null nor missing. */
export const emptyArray = Symbol('an empty array')
