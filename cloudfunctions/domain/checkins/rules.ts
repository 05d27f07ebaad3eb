import { dayOf, quarterOf } from '../../../src/contract/calendar'
import type { Checkin, CheckinWay } from '../../../types/checkins'
import type { Moment, Quarter } from '../../../types/time'

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
  now,
}: {
  site: { state: 'open' | 'closed'; communityId: string }
  homeCommunityId: string | null
  now: Moment
}): CheckinDecision {
  if (homeCommunityId !== site.communityId) return { ok: false, refusal: 'notRegisteredHere' }
  if (site.state === 'closed') return { ok: false, refusal: 'siteClosed' }
  return { ok: true, quarter: quarterOf(now) }
}

/** A36: the quarter's fact has one id, so that a second one cannot exist. */
export function checkinId(memberId: string, communityId: string, quarter: Quarter): string {
  return `${memberId}_${communityId}_${quarter}`
}

export function newCheckin({
  memberId,
  site,
  quarter,
  now,
  way,
  tapId,
}: {
  memberId: string
  site: { _id: string; communityId: string }
  quarter: Quarter
  now: Moment
  way: CheckinWay
  tapId: string
}): Checkin {
  return {
    _id: checkinId(memberId, site.communityId, quarter),
    memberId,
    communityId: site.communityId,
    siteId: site._id,
    quarter,
    day: dayOf(now),
    at: now,
    way,
    tapId,
  }
}
