import type { GroupHome, SizeMark } from '../../types/groups'

export function sizeMarkOf(size: number, { least, most }: { least: number; most: number }): SizeMark {
  if (size < least) return 'under'
  return size > most ? 'over' : 'fits'
}

/** Where the people of a group live, in the order of the group. */
export function homesOf(
  people: readonly { estateName: string | null; building: string | null }[],
): GroupHome[] {
  const homes = new Map<string | null, GroupHome>()
  for (const { estateName, building } of people) {
    const home = homes.get(estateName) ?? { estateName, buildings: [], people: 0 }
    homes.set(estateName, home)
    home.people += 1
    if (building && !home.buildings.includes(building)) home.buildings.push(building)
  }
  return [...homes.values()]
}
