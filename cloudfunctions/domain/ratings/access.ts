import type { Org } from '../../../types/orgs'
import type { Rating, RatingReview } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { hostsRequests } from '../requests/access'

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

/** G72: low grades and every remark, for the secretary of the community alone. */
export function readsRatings(actor: Actor, communityId: string): boolean {
  return actor.holdsIn(communityId, ['communitySecretary'])
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
}

export function mayReadRatings(actor: Actor, community: Org | null): Verdict<RatingReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !readsRatings(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

export function mayFollowUp(actor: Actor, { request, rating }: Found): Verdict<Matter & { rating: Rating }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!request || !rating || !readsRatings(actor, rating.communityId)) return denied()
  return allowed({ request, rating })
}

export function maySettleReview(actor: Actor, review: RatingReview | null): Verdict<RatingReview> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return review && readsRatings(actor, review.communityId) ? allowed(review) : denied()
}
