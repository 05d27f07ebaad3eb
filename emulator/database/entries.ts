import { cellAt, coverOf } from './cells'
import type { Index } from './collections'
import { requestFailed, WireError } from './errors'
import { encodeValue } from './keys'
import { emptyArray, keysAt, valuesAt } from './paths'
import { readShape, regionOf } from './shapes'
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
  const found = keys.map(([field, direction]) =>
    direction === '2dsphere' ? cellsAt(document, field) : keysAt(document, field),
  )
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

const mostCellsOfShape = 16

/** The cells of the grid that a document's geometries touch; none when it has no geometry. */
function cellsAt(document: Document, field: string): { keys: Value[]; isArray: boolean } {
  const cells = valuesAt(document, field)
    .values.flatMap(value => (Array.isArray(value) ? (value as Value[]) : [value]))
    .filter(value => value !== undefined && value !== null)
    .flatMap(value => cellsOf(value))
  return { keys: [...new Set(cells)], isArray: cells.length > 1 }
}

function cellsOf(geometry: Value): string[] {
  try {
    const shape = readShape(geometry)
    const [point] = shape.points
    const isPoint = point && shape.points.length + shape.lines.length + shape.polygons.length === 1
    return isPoint ? [cellAt(point)] : coverOf(regionOf(shape), mostCellsOfShape)
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    throw requestFailed(`Can't extract geo keys: ${formatWire(geometry)} ${error.message}`)
  }
}

/** MongoDB refuses an index over two arrays of one document; paths into the same array stay together. */
function refuseParallelArrays(index: Index, found: { isArray: boolean }[]): void {
  const arrays = index.declaration.keys
    .filter(([, direction], position) => direction !== '2dsphere' && found[position]?.isArray)
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
