import type { Moment } from '../../../types/time'

/** Who did something, and when. */
export interface Telling<One> {
  who(one: One): string
  at(one: One): Moment
}

/** Those that stand among so many different ones within so long. */
export function crowded<One>(
  group: One[],
  { people, withinMs }: { people: number; withinMs: number },
  { who, at }: Telling<One>,
): One[] {
  const ordered = [...group].sort((one, other) => at(one) - at(other))
  const isWithin = (one: One, other: One) => {
    const apart = at(other) - at(one)
    return apart >= 0 && apart <= withinMs
  }
  const crowds = ordered.map(first => ordered.filter(other => isWithin(first, other)))
  const found = new Set(crowds.filter(crowd => new Set(crowd.map(who)).size >= people).flat())
  return ordered.filter(one => found.has(one))
}

export function groupedBy<One>(
  all: One[],
  keyOf: (one: One) => string | null | undefined,
): [key: string, group: One[]][] {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const key = keyOf(one)
    if (!key) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups]
}
