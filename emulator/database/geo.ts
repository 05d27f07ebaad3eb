import { requestFailed } from './errors'
import { valuesAt } from './paths'
import {
  cornersOf,
  doMeet,
  isGeometry,
  isWithin,
  type Near,
  type Region,
  readArea,
  readNear,
  readShape,
  regionOf,
  ring,
  type Shape,
} from './shapes'
import { type Document, isPlainObject, type Value } from './values'

type Test = (document: Document) => boolean

/** The geometries at a field: one, or a list of them. */
export const shapesAt = (document: Document, field: string): Shape[] =>
  valuesAt(document, field)
    .values.flatMap(value => (Array.isArray(value) ? (value as Value[]) : [value]))
    .filter(isGeometry)
    .map(readShape)

/** Metres from a document to a centre; undefined without a geometry. */
export function distanceFrom(
  { centre }: Pick<Near, 'centre'>,
  document: Document,
  field: string,
): number | undefined {
  const distances = shapesAt(document, field).map(shape => regionOf(shape)(centre))
  return distances.length === 0 ? undefined : Math.min(...distances)
}

function near(field: string, operand: Value): Test {
  const { centre, minimum, maximum } = readNear(operand)
  return document =>
    shapesAt(document, field).some(shape => {
      const distance = regionOf(shape)(centre)
      return distance >= minimum && distance <= maximum
    })
}

function within(field: string, operand: Value): Test {
  const wanted = readArea(operand)
  const holds =
    'circle' in wanted
      ? (shape: Shape) => cornersOf(shape).every(corner => wanted.circle(corner) === 0)
      : (shape: Shape) => isWithin(shape, wanted.area)
  return document => shapesAt(document, field).some(holds)
}

function intersects(field: string, operand: Value): Test {
  const wanted = readIntersecting(operand)
  return document => shapesAt(document, field).some(shape => doMeet(shape, wanted))
}

function readIntersecting(operand: Value): Shape {
  if (!isPlainObject(operand) || operand.$geometry === undefined)
    throw requestFailed('$geoIntersects needs $geometry')
  return readShape(operand.$geometry)
}

export const geoOperators = {
  $nearSphere: near,
  $near: near,
  $geoWithin: within,
  $geoIntersects: intersects,
}

/** Where matching geometries may lie; undefined for what is no geo condition. */
export function regionAsked(operator: string, operand: Value): Region | undefined {
  switch (operator) {
    case '$nearSphere':
    case '$near': {
      const { centre, minimum, maximum } = readNear(operand)
      return ring(centre, minimum, maximum)
    }
    case '$geoWithin': {
      const wanted = readArea(operand)
      return 'circle' in wanted ? wanted.circle : regionOf(wanted.area)
    }
    case '$geoIntersects':
      return regionOf(readIntersecting(operand))
    default:
      return undefined
  }
}

export interface NearAsked extends Near {
  field: string
}

/** The one `$nearSphere` of a query, at its top or in its `$and`. */
export function nearIn(query: Document): NearAsked | undefined {
  for (const [field, condition] of Object.entries(query)) {
    if (field === '$and' && Array.isArray(condition)) {
      const inside = condition.map(part => (isPlainObject(part) ? nearIn(part) : undefined)).find(Boolean)
      if (inside) return inside
    }
    if (field.startsWith('$') || !isPlainObject(condition)) continue
    const operand = condition.$nearSphere ?? condition.$near
    if (operand !== undefined) return { field, ...readNear(operand) }
  }
  return undefined
}

/** The same query with other limits in its `$nearSphere`. */
export function narrowedTo(query: Document, { minimum, maximum }: Omit<Near, 'centre'>): Document {
  const limits = { $minDistance: minimum, ...(Number.isFinite(maximum) ? { $maxDistance: maximum } : {}) }
  const narrowed = (condition: Value): Value => {
    if (Array.isArray(condition))
      return condition.map(part => (isPlainObject(part) ? narrowedTo(part, { minimum, maximum }) : part))
    if (!isPlainObject(condition)) return condition
    const { $near, $nearSphere = $near, ...rest } = condition
    if (!isPlainObject($nearSphere)) return condition
    return { ...rest, $nearSphere: { $geometry: $nearSphere.$geometry, ...limits } }
  }
  return Object.fromEntries(
    Object.entries(query).map(([field, condition]) => [
      field,
      field === '$and' || !field.startsWith('$') ? narrowed(condition) : condition,
    ]),
  )
}
