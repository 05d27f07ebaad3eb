import type { Region } from './shapes'
import { earthRadiusMetres, type Vector, vectorOf } from './sphere'

/**
 * A piece of the grid of longitudes and latitudes. Its name has one digit for each halving both ways, so
 * that everything inside begins with the same name. The finest are about two metres wide.
 */
interface Cell {
  name: string
  west: number
  south: number
  width: number
  height: number
}

const finest = 24
const wholeEarth: Cell = { name: '', west: -180, south: -90, width: 360, height: 180 }

/** The finest cell that holds a place. */
export function cellAt([x, y, z]: Vector): string {
  let east = (Math.atan2(y, x) / Math.PI + 1) / 2
  let north = Math.asin(Math.max(-1, Math.min(1, z))) / Math.PI + 0.5
  let name = ''
  for (let level = 0; level < finest; level++) {
    const [isEast, isNorth] = [east >= 0.5, north >= 0.5]
    name += String(Number(isEast) + 2 * Number(isNorth))
    east = east * 2 - Number(isEast)
    north = north * 2 - Number(isNorth)
  }
  return name
}

/** Few cells that together hold a whole region, and little beside it. */
export function coverOf(region: Region, mostCells: number): string[] {
  let cells = [wholeEarth]
  for (let level = 0; level < finest; level++) {
    const finer = cells.flatMap(quartersOf).filter(cell => mayMeet(cell, region))
    if (finer.length > mostCells) break
    cells = finer
  }
  return cells.map(({ name }) => name)
}

function quartersOf({ name, west, south, width, height }: Cell): Cell[] {
  return [0, 1, 2, 3].map(quarter => ({
    name: `${name}${quarter}`,
    west: west + (quarter & 1 ? width / 2 : 0),
    south: south + (quarter & 2 ? height / 2 : 0),
    width: width / 2,
    height: height / 2,
  }))
}

/** No place of a cell is further from its middle than half its height and half its widest parallel. */
function mayMeet({ west, south, width, height }: Cell, region: Region): boolean {
  const middle = vectorOf(west + width / 2, south + height / 2)
  const nearestToEquator = Math.max(south, Math.min(0, south + height))
  const equator = (width / 2) * Math.cos((nearestToEquator * Math.PI) / 180)
  const reach = (height / 2 + equator) * (Math.PI / 180) * earthRadiusMetres
  return region(middle) <= reach + marginMetres
}

/** For the roundings of a place on the edge of its cell. */
const marginMetres = 0.01

/** Where an index holds everything that may touch a cell: in it, and in the larger ones around it. */
export const around = (cell: string): string[] => Array.from(cell, (_, length) => cell.slice(0, length))
