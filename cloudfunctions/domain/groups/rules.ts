import type { Election, ElectionOutcome } from '../../../types/groups'
import type { Moment } from '../../../types/time'

/** A44: how many a group should have; `atMost` is where it takes nobody any more. */
export interface Bounds {
  least: number
  most: number
  atMost: number
}

/** A group is shown whole, so that it cannot grow without end. */
const mostInGroup = 50

export function boundsOf(settings: { 'groups.least': number; 'groups.most': number }): Bounds {
  const least = settings['groups.least']
  const most = Math.max(least, settings['groups.most'])
  return { least, most, atMost: Math.max(mostInGroup, most) }
}

/** Somebody who waits for a group, at home where the community placed or the roster says. */
export interface AtHome {
  memberId: string
  estateName: string | null
  building: string | null
}

const order = new Intl.Collator('zh-CN', { numeric: true })

function byHome(one: AtHome, other: AtHome): number {
  return (
    order.compare(one.estateName ?? '\uffff', other.estateName ?? '\uffff') ||
    order.compare(one.building ?? '\uffff', other.building ?? '\uffff') ||
    (one.memberId < other.memberId ? -1 : 1)
  )
}

/**
 * G91: neighbours into one group, estate by estate and building by building. A cut is made where an estate
 * ends, else where a building ends, else where the number wants it. When more people wait than these, the last
 * ones are left for the next slice, with their neighbours.
 */
export function splitByHome<Person extends AtHome>(
  people: readonly Person[],
  bounds: Pick<Bounds, 'least' | 'most'>,
  hasMore = false,
): Person[][] {
  const sorted = [...people].sort(byHome)
  const groups: Person[][] = []
  let rest = sorted
  for (let left = howMany(sorted.length, bounds, hasMore); left > 0; left--) {
    const size = left === 1 && !hasMore ? rest.length : bestSize(rest, left, bounds, hasMore)
    groups.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return groups
}

/** As many groups as keep each between the bounds; where none does, as few people as possible stand outside them. */
function howMany(people: number, { least, most }: Pick<Bounds, 'least' | 'most'>, hasMore: boolean): number {
  if (people === 0) return 0
  if (hasMore) return Math.max(1, Math.floor(people / most))
  const fewest = Math.ceil(people / most)
  const mostly = Math.max(1, Math.floor(people / least))
  if (fewest <= mostly) {
    const middle = Math.round(people / ((least + most) / 2))
    return Math.min(mostly, Math.max(fewest, middle))
  }
  const tooMany = people - mostly * most
  const tooFew = fewest * least - people
  return tooMany < tooFew ? mostly : fewest
}

function bestSize(
  rest: readonly AtHome[],
  left: number,
  { least, most }: Pick<Bounds, 'least' | 'most'>,
  hasMore: boolean,
): number {
  const even = hasMore ? (least + most) / 2 : rest.length / left
  const lowest = hasMore ? least : Math.max(least, rest.length - (left - 1) * most)
  const highest = hasMore ? most : Math.min(most, rest.length - (left - 1) * least)
  if (lowest > highest) return Math.round(even)
  const sizes = Array.from({ length: highest - lowest + 1 }, (_, more) => lowest + more)
  const costOf = (size: number): number =>
    togetherAt(rest[size - 1], rest[size]) * rest.length + Math.abs(size - even)
  return sizes.reduce((best, size) => (costOf(size) < costOf(best) ? size : best))
}

/** How much a cut between two people would part: 0 estates, 1 buildings, 2 neighbours of one building. */
function togetherAt(one: AtHome | undefined, next: AtHome | undefined): 0 | 1 | 2 {
  if (one?.estateName !== next?.estateName) return 0
  return one?.building !== next?.building ? 1 : 2
}

/** Blank papers are counted under a name that no member can have. */
export const blank = '-'

/**
 * What a tally comes to. Below `shownFrom` votes it is not shown: it could tell who chose whom. Of two with the
 * same number people decide, never the program. Whoever declined to be chosen is passed over.
 */
export function outcomeOf(
  election: Pick<Election, 'tally' | 'votes' | 'paperCounted' | 'shownFrom' | 'candidates'>,
): ElectionOutcome {
  const { tally, votes, shownFrom, candidates } = election
  if (votes < shownFrom) return { kind: 'tooFew' }
  const standing = Object.entries(tally ?? {}).filter(([memberId]) => candidates[memberId] === 'stands')
  const highest = Math.max(0, ...standing.map(([, count]) => count))
  if (highest === 0) return { kind: 'nobody' }
  const [first, ...others] = standing.flatMap(([memberId, count]) => (count === highest ? [memberId] : []))
  if (first === undefined) return { kind: 'nobody' }
  const shown = { votes: isNumberShown(election) ? highest : null }
  return others.length === 0
    ? { kind: 'elected', memberIds: [first], ...shown }
    : { kind: 'tied', memberIds: [first, ...others], ...shown }
}

/** Whoever counted the papers knows their sums; the rest must be enough people to hide in. */
function isNumberShown({
  votes,
  paperCounted,
  shownFrom,
}: Pick<Election, 'votes' | 'paperCounted' | 'shownFrom'>): boolean {
  const onPhones = votes - paperCounted
  return onPhones === 0 || onPhones >= shownFrom
}

const day = 24 * 60 * 60_000
/** So long the clock waits for papers that were ticked and not counted. */
export const paperWaitMs = 3 * day

export function dueAtOf({ closesAt }: Pick<Election, 'closesAt'>, papersOut: number): Moment {
  return papersOut > 0 ? closesAt + paperWaitMs : closesAt
}

export const hasEverybodyVoted = ({ votes, voters }: Pick<Election, 'votes' | 'voters'>): boolean =>
  votes === Object.keys(voters).length
