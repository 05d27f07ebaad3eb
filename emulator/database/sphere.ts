/** A place on the earth as a vector of length 1: no pole and no antimeridian is special. */
export type Vector = readonly [x: number, y: number, z: number]
export type Line = Vector[]
/** An outline, the first corner repeated at the end, and its holes. */
export type Polygon = Line[]

/** MongoDB's radius of the earth. */
export const earthRadiusMetres = 6_378_100
const radiansPerDegree = Math.PI / 180
/** Closer than this is upon it. */
export const touchMetres = 1e-6

export function vectorOf(longitude: number, latitude: number): Vector {
  const [lambda, phi] = [longitude * radiansPerDegree, latitude * radiansPerDegree]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

export const distanceMetres = (from: Vector, to: Vector): number => earthRadiusMetres * angle(from, to)

/** Metres from a place to the shortest way between two corners. */
export function distanceToEdge(place: Vector, start: Vector, end: Vector): number {
  const normal = cross(start, end)
  const isBeside = dot(cross(normal, start), place) > 0 && dot(cross(end, normal), place) > 0
  if (!isBeside) return Math.min(distanceMetres(place, start), distanceMetres(place, end))
  return earthRadiusMetres * Math.asin(Math.min(1, Math.abs(dot(place, normal)) / length(normal)))
}

export function distanceToLine(place: Vector, line: Line): number {
  return Math.min(...edgesOf(line).map(([start, end]) => distanceToEdge(place, start, end)))
}

/** 0 inside; the outline belongs to it. */
export function distanceToPolygon(place: Vector, polygon: Polygon): number {
  const toOutline = Math.min(...polygon.map(ring => distanceToLine(place, ring)))
  if (toOutline <= touchMetres) return 0
  const [outer, ...holes] = polygon
  const isInside = outer !== undefined && isInRing(place, outer) && !holes.some(hole => isInRing(place, hole))
  return isInside ? 0 : toOutline
}

export const edgesOf = (line: Line): [start: Vector, end: Vector][] =>
  line.slice(1).map((end, at) => [line[at] as Vector, end])

/** Do two edges cross, beyond touching? */
export function doCross([a, b]: [Vector, Vector], [c, d]: [Vector, Vector]): boolean {
  const [ab, cd] = [cross(a, b), cross(c, d)]
  const acb = -dot(ab, c)
  return acb * dot(ab, d) > 0 && acb * -dot(cd, b) > 0 && acb * dot(cd, a) > 0
}

/** Seen from inside, the corners of a ring go once around. A ring holds less than half of the earth. */
function isInRing(place: Vector, ring: Line): boolean {
  const middle = ring.reduce<Vector>(([x, y, z], [vx, vy, vz]) => [x + vx, y + vy, z + vz], [0, 0, 0])
  if (dot(middle, place) <= 0) return false
  const bearings = ring.map(bearingFrom(place))
  const turned = bearings
    .slice(1)
    .reduce((sum, bearing, at) => sum + turn(bearings[at] as number, bearing), 0)
  return Math.abs(turned) > Math.PI
}

function bearingFrom(place: Vector): (to: Vector) => number {
  const [x, y] = place
  const flat = Math.hypot(x, y)
  const east: Vector = flat === 0 ? [0, 1, 0] : [-y / flat, x / flat, 0]
  const north = cross(place, east)
  return to => Math.atan2(dot(to, east), dot(to, north))
}

function turn(from: number, to: number): number {
  const difference = to - from
  return difference - 2 * Math.PI * Math.round(difference / (2 * Math.PI))
}

const angle = (a: Vector, b: Vector): number => Math.atan2(length(cross(a, b)), dot(a, b))
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
const length = (a: Vector): number => Math.hypot(...a)
