import type { Value } from '../../../types/api'
import type { Moment } from '../../../types/time'
import { keepAtOnce, kept } from '../../platform/keep'

/** What this phone decided on check-ins that waited, and how it is taken back (0277). */
export interface Decided {
  communityId: string
  /** What names the decision. */
  word: string
  checkinIds: string[]
  /** What came of it, in words. */
  sentence: string
  at: Moment
}

const place = 'checkinsDecided'
const takenBackWithinMs = 24 * 60 * 60_000
const mostKept = 10

/** The decisions on a community's check-ins that may still be taken back, the latest first. */
export function decidedLately(communityId: string): Decided[] {
  return all().filter(decided => decided.communityId === communityId)
}

/** Keeps one that decided something, so that it can be taken back after the screen was left. */
export function keepDecided(
  decided: Omit<Decided, 'checkinIds'>,
  items: Value<'checkins.decide'>['items'],
): void {
  const checkinIds = items.filter(({ isNew }) => isNew).map(({ checkinId }) => checkinId)
  if (checkinIds.length > 0) keepAtOnce(place, [{ ...decided, checkinIds }, ...all()].slice(0, mostKept))
}

/** There is nothing more to take back of it. */
export function dropDecided(word: string): void {
  keepAtOnce(
    place,
    all().filter(decided => decided.word !== word),
  )
}

function all(): Decided[] {
  const known = kept(place)
  const oldest = Date.now() - takenBackWithinMs
  return Array.isArray(known) ? (known as Decided[]).filter(({ at }) => at > oldest) : []
}
