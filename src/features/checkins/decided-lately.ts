import { keepAtOnce, kept } from '../../platform/keep'
import { type Decided, stillToTakeBack } from './decided'

const place = 'checkinsDecided'

/** The decisions on a community's check-ins that may still be taken back, the latest first. */
export function decidedLately(communityId: string): Decided[] {
  return all().filter(decided => decided.communityId === communityId)
}

/** Keeps one, so that it can be taken back after the screen was left; what decided nothing has nothing to take back. */
export function keepDecided(decided: Decided): void {
  const others = all().filter(({ word }) => word !== decided.word)
  const now = decided.checkinIds.length > 0 ? [decided, ...others] : others
  keepAtOnce(place, stillToTakeBack(now, Date.now()))
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
  return Array.isArray(known) ? stillToTakeBack(known as Decided[], Date.now()) : []
}
