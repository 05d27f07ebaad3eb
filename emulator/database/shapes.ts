import { requestFailed } from './errors'
import {
  distanceMetres,
  distanceToLine,
  distanceToPolygon,
  doCross,
  earthRadiusMetres,
  edgesOf,
  type Line,
  type Polygon,
  touchMetres,
  type Vector,
  vectorOf,
} from './sphere'
import { type Document, isPlainObject, rank, rankOf, toNumber, type Value } from './values'

/** A GeoJSON geometry, taken apart. */
export interface Shape {
  points: Vector[]
  lines: Line[]
  polygons: Polygon[]
}

/** Metres to a place from somewhere; 0 inside. */
export type Region = (place: Vector) => number

export const isGeometry = (value: Value): value is Document =>
  isPlainObject(value) && typeof value.type === 'string' && ('coordinates' in value || 'geometries' in value)

/** Throws MongoDB's texts for what is no geometry. */
export function readShape(value: Value): Shape {
  if (!isPlainObject(value)) throw requestFailed('geo element must be an array or object')
  const { type, coordinates, geometries } = value
  const shape: Shape = { points: [], lines: [], polygons: [] }
  switch (type) {
    case 'Point':
      shape.points = [position(coordinates)]
      break
    case 'MultiPoint':
      shape.points = list(coordinates, 'MultiPoint').map(position)
      break
    case 'LineString':
      shape.lines = [line(coordinates)]
      break
    case 'MultiLineString':
      shape.lines = list(coordinates, 'MultiLineString').map(line)
      break
    case 'Polygon':
      shape.polygons = [polygon(coordinates)]
      break
    case 'MultiPolygon':
      shape.polygons = list(coordinates, 'MultiPolygon').map(polygon)
      break
    case 'GeometryCollection':
      return list(geometries, 'GeometryCollection').map(readShape).reduce(join)
    default:
      throw requestFailed(`unknown GeoJSON type: ${String(type)}`)
  }
  return shape
}

function position(value: Value): Vector {
  const [longitude, latitude] = Array.isArray(value) ? (value as Value[]) : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number')
    throw requestFailed('Point must only contain numeric elements')
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return vectorOf(longitude, latitude)
  throw requestFailed(`longitude/latitude is out of bounds, lng: ${longitude} lat: ${latitude}`)
}

function line(value: Value): Line {
  const corners = list(value, 'GeoJSON').map(position)
  if (corners.length < 2) throw requestFailed('GeoJSON LineString must have at least 2 vertices')
  return corners
}

function polygon(value: Value): Polygon {
  return list(value, 'Polygon').map(ring => {
    const corners = list(ring, 'Polygon').map(position)
    const [first, last] = [corners[0], corners.at(-1)]
    if (!first || !last || distanceMetres(first, last) > touchMetres)
      throw requestFailed(`Loop is not closed: ${JSON.stringify(ring)}`)
    if (corners.length < 4) throw requestFailed('Loop must have at least 3 different vertices')
    return corners
  })
}

function list(value: Value, what: string): Value[] {
  if (Array.isArray(value) && value.length > 0) return value
  throw requestFailed(`${what} coordinates must be an array`)
}

const join = (left: Shape, right: Shape): Shape => ({
  points: [...left.points, ...right.points],
  lines: [...left.lines, ...right.lines],
  polygons: [...left.polygons, ...right.polygons],
})

/** How far a place is from a shape. */
export function regionOf({ points, lines, polygons }: Shape): Region {
  return place =>
    Math.min(
      ...points.map(point => distanceMetres(place, point)),
      ...lines.map(one => distanceToLine(place, one)),
      ...polygons.map(one => distanceToPolygon(place, one)),
    )
}

/** The places between two distances of a centre, in metres. */
export const ring =
  (centre: Vector, inner: number, outer: number): Region =>
  place => {
    const distance = distanceMetres(centre, place)
    return Math.max(0, distance - outer, inner - distance)
  }

/** Do two shapes have a place in common? */
export function doMeet(one: Shape, other: Shape): boolean {
  const [region, otherRegion] = [regionOf(one), regionOf(other)]
  if (cornersOf(one).some(corner => otherRegion(corner) <= touchMetres)) return true
  if (cornersOf(other).some(corner => region(corner) <= touchMetres)) return true
  return edgesIn(one).some(edge => edgesIn(other).some(otherEdge => doCross(edge, otherEdge)))
}

/** Does a shape lie in an area with all its corners, crossing no outline? */
export function isWithin(shape: Shape, area: Shape): boolean {
  const region = regionOf({ ...area, points: [], lines: [] })
  if (!cornersOf(shape).every(corner => region(corner) <= touchMetres)) return false
  const outlines = edgesIn({ points: [], lines: [], polygons: area.polygons })
  return !edgesIn(shape).some(edge => outlines.some(outline => doCross(edge, outline)))
}

export const cornersOf = ({ points, lines, polygons }: Shape): Vector[] => [
  ...points,
  ...lines.flat(),
  ...polygons.flat(2),
]

const edgesIn = ({ lines, polygons }: Shape): [Vector, Vector][] =>
  [...lines, ...polygons.flat()].flatMap(edgesOf)

export interface Near {
  centre: Vector
  /** Metres. */
  minimum: number
  maximum: number
}

/** `$nearSphere`'s centre and limits. */
export function readNear(operand: Value): Near {
  const geometry = isPlainObject(operand) ? operand.$geometry : undefined
  const [centre] = geometry === undefined ? [] : readShape(geometry).points
  if (!centre || !isPlainObject(operand)) throw requestFailed('$nearSphere needs a point')
  return {
    centre,
    minimum: metres(operand, '$minDistance', 0),
    maximum: metres(operand, '$maxDistance', Number.POSITIVE_INFINITY),
  }
}

function metres(operand: Document, name: string, otherwise: number): number {
  const value = operand[name] === undefined ? otherwise : operand[name]
  if (rankOf(value) !== rank.number) throw requestFailed(`${name} must be a number`)
  const number = toNumber(value)
  if (number >= 0) return number
  throw requestFailed(`${name} must be non-negative`)
}

/** `$geoWithin`: a circle as a region, or polygons. */
export function readArea(operand: Value): { circle: Region } | { area: Shape } {
  if (isPlainObject(operand) && Array.isArray(operand.$centerSphere)) {
    const [centre, radians] = operand.$centerSphere as Value[]
    return { circle: ring(position(centre), 0, distanceOfRadians(radians)) }
  }
  const geometry = isPlainObject(operand) ? operand.$geometry : undefined
  if (geometry === undefined) throw requestFailed('$geoWithin needs $geometry or $centerSphere')
  const area = readShape(geometry)
  if (area.polygons.length === 0) throw requestFailed('$geoWithin not supported with provided geometry')
  return { area }
}

function distanceOfRadians(radians: Value): number {
  const metresAway = toNumber(radians) * earthRadiusMetres
  if (metresAway >= 0) return metresAway
  throw requestFailed('radius must be a non-negative number')
}
