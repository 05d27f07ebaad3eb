import { requestFailed } from './errors'
import { encodeValue } from './keys'
import { emptyArray, keysAt } from './paths'
import type { Index } from './store'
import type { Document, Value } from './values'
import { formatWire } from './wire-documents'

/** What one document brings to one index: each row of bytes still wants the id behind it. */
export interface EntryKeys {
  index: Index
  prefixes: Buffer[]
  becomesMultikey: boolean
  /** `field: value, …` for the text of E11000. */
  describe: () => string
}

export function entriesOf(index: Index, prefix: Buffer, document: Document): EntryKeys {
  const { keys } = index.declaration
  const found = keys.map(([field]) => keysAt(document, field))
  refuseParallelArrays(index, found)

  let rows = [prefix]
  let becomesMultikey = false
  found.forEach(({ keys: values, isArray }, position) => {
    if (isArray && !index.isMultikey[position]) {
      index.isMultikey[position] = true
      becomesMultikey = true
    }
    const direction = keys[position]?.[1] === -1 ? -1 : 1
    const parts = distinct(values.map(value => encodeValue(value, direction)))
    rows = rows.flatMap(row => parts.map(part => Buffer.concat([row, part])))
  })

  return { index, prefixes: rows, becomesMultikey, describe: () => describe(index, found) }
}

/** MongoDB refuses an index over two arrays of one document; paths into the same array stay together. */
function refuseParallelArrays(index: Index, found: { isArray: boolean }[]): void {
  const arrays = index.declaration.keys
    .filter((_, position) => found[position]?.isArray)
    .map(([field]) => field)
  const roots = new Set(arrays.map(field => field.split('.')[0]))
  if (roots.size > 1) throw requestFailed(`cannot index parallel arrays [${arrays.join('] [')}]`)
}

function distinct(parts: Buffer[]): Buffer[] {
  if (parts.length < 2) return parts
  return [...new Map(parts.map(part => [part.toString('latin1'), part])).values()]
}

function describe(index: Index, found: { keys: Value[] }[]): string {
  return index.declaration.keys
    .map(([field], position) => {
      const value = found[position]?.keys[0]
      return `${field}: ${formatWire(value === emptyArray || value === undefined ? null : value)}`
    })
    .join(', ')
}
