import {
  dayOf,
  daysBetween,
  firstDayOfQuarter,
  isFirstDayOfQuarter,
  previousQuarter,
  quarterOf,
  quarterOfDay,
  startOfDay,
} from '../../../src/contract/calendar'
import type { Checkin, CheckinDecided, CheckinEntry } from '../../../types/checkins'
import type { CalendarDay, Moment, Quarter } from '../../../types/time'
import { momentKey } from '../registrations/rules'

export type CheckinDecision =
  | { ok: true; quarter: Quarter }
  | { ok: false; refusal: 'siteClosed' | 'notRegisteredHere' }

/**
 * A check-in is refused when the site is closed, or when the member is not at home in its community. The estate
 * on the roster places a member and counts as registered; so does an open registration.
 */
export function decideCheckin({
  site,
  homeCommunityId,
  happenedAt,
}: {
  site: { state: 'open' | 'closed'; communityId: string; changedAt: Moment }
  homeCommunityId: string | null
  happenedAt: Moment
}): CheckinDecision {
  if (homeCommunityId !== site.communityId) return { ok: false, refusal: 'notRegisteredHere' }
  // What was scanned before the point was closed, and only arrives now, still counts.
  if (site.state === 'closed' && happenedAt >= site.changedAt) return { ok: false, refusal: 'siteClosed' }
  return { ok: true, quarter: quarterOf(happenedAt) }
}

/** A36: the quarter's fact has one id, so that a second one cannot exist. */
export function checkinId(memberId: string, communityId: string, quarter: Quarter): string {
  return `${memberId}_${communityId}_${quarter}`
}

/** How long before a quarter's end a first try may have arrived after it. */
const onTheWayMs = 2 * 60_000

/**
 * The quarter in which this tap may have counted already, beside its own. On a wall's code the first try counts by the
 * cloud's clock and a repeat by what the phone says, and one of them may come after the quarter's end.
 */
export function otherQuarterOf(happenedAt: Moment, now: Moment): Quarter | null {
  const arrivedIn = quarterOf(now)
  if (happenedAt === now) return isFirstDayOfQuarter(now) ? previousQuarter(arrivedIn) : null
  const ago = startOfDay(firstDayOfQuarter(arrivedIn)) - happenedAt
  return ago > 0 && ago <= onTheWayMs ? arrivedIn : null
}

/** What is known of a check-in before it is kept. */
export type Happened = Pick<
  Checkin,
  'memberId' | 'way' | 'tier' | 'waits' | 'position' | 'queued' | 'tapId' | 'phoneHint'
> & {
  site: { _id: string; communityId: string }
  happenedAt: Moment
  now: Moment
}

export function newCheckin({ site, happenedAt, now, ...told }: Happened): Checkin {
  const quarter = quarterOf(happenedAt)
  return {
    ...told,
    _id: checkinId(told.memberId, site.communityId, quarter),
    communityId: site.communityId,
    siteId: site._id,
    quarter,
    day: dayOf(happenedAt),
    at: now,
    state: told.waits ? 'waiting' : 'counted',
    decided: null,
    entry: null,
    correction: null,
    said: null,
    sortKey: momentKey(now, told.memberId),
  }
}

/** How long the secretary's word on what waited is taken back as a whole; later each one is put right for itself (G14). */
const takenBackWithinMs = 24 * 60 * 60_000

/** What waits is decided, but not once more by a tap whose word was taken back. */
export function isToBeDecided({ state, takenBack = [] }: Checkin, tapId: string): boolean {
  return state === 'waiting' && !takenBack.some(word => word.tapId === tapId)
}

/** The word that a tap left on these check-ins, while it may still be taken back. */
export function wordToTakeBack(
  checkins: Pick<Checkin, 'decided'>[],
  tapId: string,
  now: Moment,
): CheckinDecided | null {
  const word = checkins.find(({ decided }) => decided?.tapId === tapId)?.decided
  return word && now - word.at <= takenBackWithinMs ? word : null
}

/** A check-in by the member's own word (tier D): kept, and counted once the secretary confirms it (G12). */
export function declaredCheckin({
  memberId,
  communityId,
  day,
  said,
  now,
  tapId,
}: Pick<Checkin, 'memberId' | 'communityId' | 'day' | 'tapId'> & { said: string; now: Moment }): Checkin {
  return {
    ...withoutCode({ memberId, communityId, day, now, tapId }),
    way: 'declared',
    tier: 'D',
    state: 'waiting',
    waits: 'declared',
    entry: null,
    said,
  }
}

export type EntryDay =
  | { ok: true; quarter: Quarter; isBackfill: boolean }
  | { ok: false; refusal: 'dayAhead' | 'dayTooEarly' }

/** G07 G14: a day of this quarter, or, for some days after its end, of the quarter before (补签). */
export function decideEntryDay(day: CalendarDay, now: Moment, backfillDays: number): EntryDay {
  if (day > dayOf(now)) return { ok: false, refusal: 'dayAhead' }
  if (day < enterableFrom(now, backfillDays)) return { ok: false, refusal: 'dayTooEarly' }
  const quarter = quarterOfDay(day)
  return { ok: true, quarter, isBackfill: quarter !== quarterOf(now) }
}

/** The first day for which a check-in may still be entered, taken back or moved. */
export function enterableFrom(now: Moment, backfillDays: number): CalendarDay {
  const quarter = quarterOf(now)
  const isOpen = daysBetween(firstDayOfQuarter(quarter), dayOf(now)) < backfillDays
  return firstDayOfQuarter(isOpen ? previousQuarter(quarter) : quarter)
}

/** Are the days for putting a quarter right over? Its figures have been read by then. */
export function isSettled(quarter: Quarter, now: Moment, backfillDays: number): boolean {
  return firstDayOfQuarter(quarter) < enterableFrom(now, backfillDays)
}

/** A check-in as an officer enters it (tier C): counted like any other. */
export function enteredCheckin({
  entry,
  ...told
}: Pick<Checkin, 'memberId' | 'communityId' | 'day' | 'tapId'> & {
  now: Moment
  entry: CheckinEntry
}): Checkin {
  return { ...withoutCode(told), way: 'entered', tier: 'C', state: 'counted', waits: null, entry, said: null }
}

function withoutCode({
  memberId,
  communityId,
  day,
  now,
  tapId,
}: Pick<Checkin, 'memberId' | 'communityId' | 'day' | 'tapId'> & { now: Moment }) {
  const quarter = quarterOfDay(day)
  return {
    _id: checkinId(memberId, communityId, quarter),
    memberId,
    communityId,
    siteId: null,
    quarter,
    day,
    at: now,
    position: null,
    queued: null,
    decided: null,
    correction: null,
    phoneHint: null,
    tapId,
    sortKey: momentKey(now, memberId),
  }
}
