import type { Org } from '../../../types/orgs'
import { estateBookOf } from '../members/roster/estates'
import type { Tree } from './tree'

export interface Placed {
  outcome: 'one' | 'alike' | 'several' | 'none'
  estates: Org[]
  building: string | null
}

/** What people put at the end of an estate's name, or leave away. */
const endings = ['小区', '家园', '花园', '佳苑', '家属院', '家属楼', '新村', '公寓', '苑', '园', '院']

/**
 * G03: which estates an address may mean, by name and aliases, without a map. A name that only its ending
 * parts from a known one is `alike`: a person says whether it is meant.
 */
export function placeAddress(address: string, tree: Tree): Placed {
  const book = estateBookOf(tree)
  const { estate, building } = book.split(address)
  const exact = book.named(estate)
  if (exact.length > 0) return { outcome: exact.length === 1 ? 'one' : 'several', estates: exact, building }
  const alike = [...new Set(spellingsOf(estate).flatMap(spelling => book.named(spelling)))]
  if (alike.length === 0) return { outcome: 'none', estates: [], building }
  return { outcome: alike.length === 1 ? 'alike' : 'several', estates: alike, building }
}

function spellingsOf(written: string): string[] {
  const ending = endings.find(word => written.endsWith(word) && written.length > word.length + 1)
  const stem = ending ? written.slice(0, -ending.length) : written
  return [stem, ...endings.map(word => stem + word)]
}
