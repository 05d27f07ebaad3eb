import { requestFailed } from './errors'
import { valuesAt } from './paths'
import { type Document, isPlainObject, toNumber, type Value } from './values'

export type Position = [longitude: number, latitude: number]

/** MongoDB's radius of the earth. */
const earthRadiusMetres = 6_378_100

/** Metres over the sphere between two points. */
export function distanceMetres(
  [fromLongitude, fromLatitude]: Position,
  [longitude, latitude]: Position,
): number {
  const radians = Math.PI / 180
  const a =
    Math.sin(((latitude - fromLatitude) * radians) / 2) ** 2 +
    Math.cos(fromLatitude * radians) *
      Math.cos(latitude * radians) *
      Math.sin(((longitude - fromLongitude) * radians) / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(a)))
}

/** A GeoJSON point as a position; undefined when the value is none. */
export function positionOf(value: Value): Position | undefined {
  const coordinates = isPlainObject(value) && value.type === 'Point' ? value.coordinates : undefined
  if (!Array.isArray(coordinates) || coordinates.length < 2) return undefined
  return [toNumber(coordinates[0]), toNumber(coordinates[1])]
}

type Test = (document: Document) => boolean

/** Every point that stands in a shape's outline, or the point itself. */
function positionsOf(value: Value): Position[] {
  const point = positionOf(value)
  if (point) return [point]
  if (!isPlainObject(value) || !Array.isArray(value.coordinates)) return []
  return (value.coordinates as Value[]).flat(3).length > 0 ? pairs(value.coordinates) : []
}

function pairs(nested: Value): Position[] {
  if (!Array.isArray(nested)) return []
  if (typeof nested[0] === 'number') return [[toNumber(nested[0]), toNumber(nested[1])]]
  return nested.flatMap(pairs)
}

function isInRing([x, y]: Position, ring: Position[]): boolean {
  let isInside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Position
    const [xj, yj] = ring[j] as Position
    if (onSegment([x, y], [xi, yi], [xj, yj])) return true
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) isInside = !isInside
  }
  return isInside
}

function onSegment([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): boolean {
  const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
  if (Math.abs(cross) > 1e-12) return false
  return Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by)
}

type Rings = Position[][]

function polygonsOf(geometry: Value): Rings[] {
  if (!isPlainObject(geometry) || !Array.isArray(geometry.coordinates)) return []
  if (geometry.type === 'Polygon') return [(geometry.coordinates as Value[]).map(pairs)]
  if (geometry.type === 'MultiPolygon')
    return (geometry.coordinates as Value[][]).map(rings => rings.map(pairs))
  return []
}

const isInPolygons = (point: Position, polygons: Rings[]): boolean =>
  polygons.some(
    ([outer, ...holes]) => isInRing(point, outer ?? []) && !holes.some(hole => isInRing(point, hole)),
  )

const shapesAt = (document: Document, field: string): Value[] =>
  valuesAt(document, field).values.flatMap(value => (Array.isArray(value) ? value : [value]))

function near(field: string, operand: Value): Test {
  const { centre, minimum, maximum } = readNear(operand)
  return document =>
    shapesAt(document, field).some(shape => {
      const position = positionOf(shape)
      if (!position) return false
      const distance = distanceMetres(centre, position)
      return distance >= minimum && distance <= maximum
    })
}

/** `$nearSphere`'s centre and limits in metres. */
export function readNear(operand: Value): { centre: Position; minimum: number; maximum: number } {
  const centre = isPlainObject(operand) ? positionOf(operand.$geometry) : undefined
  if (!centre || !isPlainObject(operand)) throw requestFailed('$nearSphere needs a point')
  return {
    centre,
    minimum: toNumber(operand.$minDistance ?? 0),
    maximum: toNumber(operand.$maxDistance ?? Number.POSITIVE_INFINITY),
  }
}

function within(field: string, operand: Value): Test {
  const holds = areaOf(operand)
  return document =>
    shapesAt(document, field).some(shape => {
      const positions = positionsOf(shape)
      return positions.length > 0 && positions.every(holds)
    })
}

function areaOf(operand: Value): (position: Position) => boolean {
  if (isPlainObject(operand) && Array.isArray(operand.$centerSphere)) {
    const [centre, radians] = operand.$centerSphere as [Value, Value]
    const [centrePosition] = pairs(centre)
    if (!centrePosition) throw requestFailed('$centerSphere needs a point')
    const radius = toNumber(radians) * earthRadiusMetres
    return position => distanceMetres(centrePosition, position) <= radius
  }
  const polygons = isPlainObject(operand) ? polygonsOf(operand.$geometry) : []
  if (polygons.length === 0) throw requestFailed('$geoWithin needs a polygon or $centerSphere')
  return position => isInPolygons(position, polygons)
}

/** Points, lines and polygons; two outlines meet when a corner lies inside or two edges cross. */
function intersects(field: string, operand: Value): Test {
  if (!isPlainObject(operand) || !isPlainObject(operand.$geometry))
    throw requestFailed('$geoIntersects needs $geometry')
  const geometry = operand.$geometry
  return document => shapesAt(document, field).some(shape => isPlainObject(shape) && doMeet(shape, geometry))
}

function doMeet(shape: Document, geometry: Document): boolean {
  const [ours, theirs] = [positionsOf(shape), positionsOf(geometry)]
  if (ours.some(point => isInPolygons(point, polygonsOf(geometry)))) return true
  if (theirs.some(point => isInPolygons(point, polygonsOf(shape)))) return true
  return edgesOf(shape).some(edge => edgesOf(geometry).some(other => doCross(edge, other)))
}

type Edge = [Position, Position]

function edgesOf(shape: Document): Edge[] {
  const point = positionOf(shape)
  if (point) return [[point, point]]
  const lines = shape.type === 'LineString' ? [pairs(shape.coordinates)] : polygonsOf(shape).flat()
  return lines.flatMap(line => line.slice(1).map((end, index): Edge => [line[index] as Position, end]))
}

function doCross([a, b]: Edge, [c, d]: Edge): boolean {
  if (onSegment(a, c, d) || onSegment(b, c, d) || onSegment(c, a, b) || onSegment(d, a, b)) return true
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

const side = ([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): boolean =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0

export const geoOperators = {
  $nearSphere: near,
  $near: near,
  $geoWithin: within,
  $geoIntersects: intersects,
}
