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

type Counted = Pick<Election, 'votes' | 'voters' | 'paperTicked' | 'paperCounted' | 'shownFrom'>
type Tallied = Counted & Pick<Election, 'tally' | 'paperTally' | 'candidates'>

/**
 * What a tally comes to. Fewer than `shownFrom` phones are never told apart: then the papers decide, where no vote that
 * may have come from a phone could change it, and else nothing is said. Of two with the same number people decide, never
 * the program.
 */
export function outcomeOf(election: Tallied): ElectionOutcome {
  const { tally, paperTally, paperCounted, shownFrom, candidates } = election
  if (onPhones(election) >= shownFrom) return leadersIn(tally ?? {}, candidates)
  if (paperCounted < shownFrom) return { kind: 'tooFew' }

  const onPaper = paperTally ?? {}
  const unknown = fewPhones(election)
  const said = leadersIn(onPaper, candidates)
  if (unknown === 0) return said
  const isSure = said.kind === 'elected' && leadIn(onPaper, candidates) > unknown
  return isSure ? { ...said, votes: null } : { kind: 'tooFew' }
}

/** Whoever has most votes. Whoever declined to be chosen is passed over. */
function leadersIn(tally: Record<string, number>, candidates: Election['candidates']): ElectionOutcome {
  const standing = standingIn(tally, candidates)
  const highest = standing[0]?.[1] ?? 0
  const [first, ...others] = standing.flatMap(([memberId, count]) => (count === highest ? [memberId] : []))
  if (first === undefined || highest === 0) return { kind: 'nobody' }
  return others.length === 0
    ? { kind: 'elected', memberIds: [first], votes: highest }
    : { kind: 'tied', memberIds: [first, ...others].sort(), votes: highest }
}

/** By so many votes the first is before the next. */
function leadIn(tally: Record<string, number>, candidates: Election['candidates']): number {
  const [first, next] = standingIn(tally, candidates)
  return (first?.[1] ?? 0) - (next?.[1] ?? 0)
}

function standingIn(tally: Record<string, number>, candidates: Election['candidates']): [string, number][] {
  return Object.entries(tally)
    .filter(([memberId]) => candidates[memberId] === 'stands')
    .sort(([, one], [, other]) => other - one)
}

const onPhones = ({ votes, paperCounted }: Counted): number => votes - paperCounted

/** As many as may have voted on phones while fewer than `shownFrom` did, whether they did or not. */
function fewPhones({ voters, paperTicked, shownFrom }: Counted): number {
  return Math.min(shownFrom - 1, Object.keys(voters).length - paperTicked)
}

/**
 * How many have voted, as far as it is told: null below `shownFrom` phones, in steps of so many while it lasts. Where
 * everybody votes on paper there is nobody to be told apart.
 */
export function turnoutOf(election: Counted & Pick<Election, 'state'>): number | null {
  const { votes, paperCounted, shownFrom, state } = election
  if (fewPhones(election) === 0) return votes
  const phones = onPhones(election)
  if (phones < shownFrom) return null
  return state === 'open' ? paperCounted + Math.floor(phones / shownFrom) * shownFrom : votes
}

/** Everybody has voted, and to say so tells of no few phones. */
export function hasEverybodyVoted(election: Counted): boolean {
  const isTold = fewPhones(election) === 0 || onPhones(election) >= election.shownFrom
  return isTold && election.votes === Object.keys(election.voters).length
}

const day = 24 * 60 * 60_000
/** So long the clock waits for papers that were ticked and not counted. */
export const paperWaitMs = 3 * day

export function dueAtOf({ closesAt }: Pick<Election, 'closesAt'>, papersOut: number): Moment {
  return papersOut > 0 ? closesAt + paperWaitMs : closesAt
}
