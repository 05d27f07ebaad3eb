import type { Org } from '../../../types/orgs'
import type { Rating, RatingReview } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { hostsRequests } from '../requests/access'
import { isAmong } from './rules'

/** A matter with what was said of it. */
export interface Matter {
  request: ServiceRequest
  rating: Rating | null
}

type Found = { request: ServiceRequest | null; rating: Rating | null }

/** G74: by whoever asked, on the own phone. */
export function isRater({ openid }: Actor, { askedBy, way }: ServiceRequest): boolean {
  return way === 'phone' && askedBy === openid
}

/** G72: low grades and every remark, for the secretary of the community alone; what the county speaks about, for its office. */
function readsRatings(actor: Actor, { _id, kind }: Pick<Org, '_id' | 'kind'>): boolean {
  if (kind === 'county') return actor.holdsIn(_id, ['countyOffice'])
  return kind === 'community' && actor.holdsIn(_id, ['communitySecretary'])
}

/** Never whoever gave the help: not even the secretary. */
export function readsRating(
  actor: Actor,
  { communityId, speakerOrgId, handledBy }: Pick<Rating, 'communityId' | 'speakerOrgId' | 'handledBy'>,
): boolean {
  if (isAmong(handledBy, actor)) return false
  const kind = speakerOrgId === communityId ? 'community' : 'county'
  return readsRatings(actor, { _id: speakerOrgId, kind })
}

export function maySeeRating(actor: Actor, { request, rating }: Found): Verdict<Matter> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!request) return denied()
  const isConcerned = isRater(actor, request) || hostsRequests(actor, request.place.communityId)
  return isConcerned ? allowed({ request, rating }) : denied()
}

export function mayRate(actor: Actor, { request, rating }: Found): Verdict<Matter> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return request && isRater(actor, request) ? allowed({ request, rating }) : denied()
}

/** For somebody without a phone: whoever sits at the community's desk. */
export function mayRateFor(actor: Actor, { request, rating }: Found): Verdict<Matter> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return request && hostsRequests(actor, request.place.communityId) ? allowed({ request, rating }) : denied()
}

/** One community whose residents' words its secretary reads. */
export interface RatingReach {
  communityId: string
  /** Who asks, whose own help stays out of it. */
  reader: string[]
}

export function mayReadRatings(actor: Actor, place: Org | null): Verdict<RatingReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!place || !readsRatings(actor, place)) return denied()
  const reader = [actor.openid, ...(actor.memberId === null ? [] : [actor.memberId])]
  return allowed({ communityId: place._id, reader })
}

/** The county office counts; it does not read. */
export function mayCountLate(actor: Actor): Verdict<null> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(null) : denied()
}

export function mayFollowUp(actor: Actor, { request, rating }: Found): Verdict<Matter & { rating: Rating }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!request || !rating || !readsRating(actor, rating)) return denied()
  return allowed({ request, rating })
}

export function maySettleReview(actor: Actor, review: RatingReview | null): Verdict<RatingReview> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const isTheirs = review && readsRatings(actor, { _id: review.communityId, kind: 'community' })
  return isTheirs ? allowed(review) : denied()
}
