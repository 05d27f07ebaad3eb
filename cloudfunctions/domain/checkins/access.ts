import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, type MemberActor, mayAsMember } from '../accounts/access'
import { leadsCommunity } from '../sites/access'
import type { Scanned } from '../sites/doors'

/** Whoever is a member may tap; whether it counts here is decided by the rules. */
export function mayCheckIn(
  actor: Actor,
  scanned: Scanned | null,
): Verdict<{ actor: MemberActor; scanned: Scanned | null }> {
  const verdict = mayAsMember(actor)
  return verdict.may ? allowed({ actor: verdict.value, scanned }) : verdict
}

/** One community, whose people an officer may see. */
export interface CommunityReach {
  communityId: string
}

export function maySeeCommunity(actor: Actor, community: Org | null): Verdict<CommunityReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}
