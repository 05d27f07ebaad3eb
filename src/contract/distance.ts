import type { DistanceClass, PositionHint } from '../../types/checkins'

interface Point {
  latitude: number
  longitude: number
}

const insideMetres = 200
const earthRadiusMetres = 6_371_000

/** How a phone stands to a check-in point (G203): inside or outside, and a rough distance. */
export function positionHint(point: Point, phone: Point): PositionHint {
  const metres = metresBetween(point, phone)
  return { isInside: metres <= insideMetres, distance: classOf(metres) }
}

/** Along the sphere; exact enough for a class. */
export function metresBetween(one: Point, other: Point): number {
  const middle = radians((one.latitude + other.latitude) / 2)
  const north = radians(other.latitude - one.latitude)
  const east = radians(other.longitude - one.longitude) * Math.cos(middle)
  return earthRadiusMetres * Math.hypot(north, east)
}

function classOf(metres: number): DistanceClass {
  if (metres <= insideMetres) return 'within200m'
  if (metres <= 1_000) return 'within1km'
  return metres <= 5_000 ? 'within5km' : 'farther'
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
