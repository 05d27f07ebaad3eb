import { dayOf, quarterOf } from '../../../src/contract/calendar'
import type { Checkin } from '../../../types/checkins'
import type { Moment, Quarter } from '../../../types/time'
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

/** What is known of a check-in before it is kept. */
export type Happened = Pick<
  Checkin,
  'memberId' | 'way' | 'tier' | 'waits' | 'position' | 'queued' | 'tapId'
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
    sortKey: momentKey(now, told.memberId),
  }
}
