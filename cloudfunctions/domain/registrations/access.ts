import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Registration } from '../../../types/registrations'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { isSeen } from '../members/store'
import { leadsCommunity } from '../sites/access'

/** Those of the members whom this person may dispatch, by id; the others are answered like nobody. */
export function mayDispatch(actor: Actor, members: Member[]): Verdict<Map<string, Member>> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const own = members.filter(member => isSeen(member) && actor.leads(member.branchId))
  return own.length > 0 ? allowed(new Map(own.map(member => [member._id, member]))) : denied()
}

/** A community whose registrations this person decides. */
export interface CommunityReach {
  communityId: string
}

export function mayHost(actor: Actor, community: Org | null): Verdict<CommunityReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

/** The unit's side of one registration. */
export function maySend(actor: Actor, registration: Registration | null): Verdict<Registration> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return registration && actor.leads(registration.branchId) ? allowed(registration) : denied()
}

/** Either side, and the member. */
export function mayLook<Found extends Registration>(
  actor: Actor,
  registration: Found | null,
): Verdict<Found> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!registration) return denied()
  const { memberId, branchId, communityId } = registration
  const isInvolved =
    actor.memberId === memberId || actor.leads(branchId) || leadsCommunity(actor, communityId)
  return isInvolved ? allowed(registration) : denied()
}

/** The place whose registrations are listed or counted: one community, or everything under a unit's node. */
export type PlaceReach =
  | { kind: 'community'; orgId: string; where: { communityId: string } }
  | { kind: 'unit'; orgId: string; where: { unitPlaces: string } }

export function mayList(actor: Actor, place: Org | null): Verdict<PlaceReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!place || !actor.leads(place._id)) return denied()
  const orgId = place._id
  if (place.kind === 'community') {
    return leadsCommunity(actor, orgId)
      ? allowed({ kind: 'community', orgId, where: { communityId: orgId } })
      : denied()
  }
  if (place.side === 'community') return denied()
  return allowed({ kind: 'unit', orgId, where: { unitPlaces: orgId } })
}

/** People whom nobody has dispatched are the unit's to see. */
export function mayListUndispatched(actor: Actor, place: Org | null): Verdict<PlaceReach> {
  const verdict = mayList(actor, place)
  return verdict.may && verdict.value.kind !== 'unit' ? denied() : verdict
}

/** Whoever leads a place sees how far each place below it is: counts, and nobody's name. */
export function mayCompare(actor: Actor, place: Org | null): Verdict<Org> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return place && actor.leads(place._id) ? allowed(place) : denied()
}
