import type { Moment } from '../../../types/time'
import type { Told } from '../../cloud/use-action'
import { keepAtOnce, kept } from '../../platform/keep'

/** What this phone decided on check-ins that waited, and how it is taken back (0277). */
export interface Decided {
  communityId: string
  /** What names the decision; the tap's id until the answer tells its name. */
  word: string
  checkinIds: string[]
  /** What came of it, in words; or that no answer has come yet. */
  sentence: string
  at: Moment
  /** Until the answer has come, what was told: said again under the same tap, it is done once, and then it has a name. */
  unanswered?: Told<'checkins.decide'>
}

const place = 'checkinsDecided'
const takenBackWithinMs = 24 * 60 * 60_000
const mostKept = 10

/** The decisions on a community's check-ins that may still be taken back, the latest first. */
export function decidedLately(communityId: string): Decided[] {
  return all().filter(decided => decided.communityId === communityId)
}

/** Keeps one, so that it can be taken back after the screen was left; what decided nothing has nothing to take back. */
export function keepDecided(decided: Decided): void {
  const others = all().filter(({ word }) => word !== decided.word)
  const now = decided.checkinIds.length > 0 ? [decided, ...others] : others
  keepAtOnce(place, now.slice(0, mostKept))
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
