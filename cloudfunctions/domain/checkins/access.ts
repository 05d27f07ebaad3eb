import type { Checkin, CheckinReview } from '../../../types/checkins'
import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, type MemberActor, mayAsMember } from '../accounts/access'
import type { Tree } from '../orgs/tree'
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

/** Whoever leads the community, and its staff, who sit at the desk. */
export function mayWorkAtDesk(actor: Actor, community: Org | null): Verdict<CommunityReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !worksAtDesk(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

export function worksAtDesk(actor: Actor, communityId: string): boolean {
  return leadsCommunity(actor, communityId) || actor.holdsIn(communityId, ['communityStaff'])
}

/** For whom check-ins may be entered: the community's people, or those of the groups that somebody leads in it. */
export interface DeskReach extends CommunityReach {
  groupIds: string[] | null
  isSecretary: boolean
}

export function mayEnter(actor: Actor, community: Org | null, tree: Tree): Verdict<DeskReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community') return denied()
  const communityId = community._id
  const isSecretary = leadsCommunity(actor, communityId)
  if (worksAtDesk(actor, communityId)) return allowed({ communityId, groupIds: null, isSecretary })
  const groupIds = groupsLed(actor).filter(groupId => communityOf(groupId, tree) === communityId)
  return groupIds.length > 0 ? allowed({ communityId, groupIds, isSecretary }) : denied()
}

export interface GroupReach extends CommunityReach {
  groupId: string
}

/** A group's people, for its leader. */
export function maySeeGroup(actor: Actor, group: Org | null, tree: Tree): Verdict<GroupReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (group?.kind !== 'group' || !groupsLed(actor).includes(group._id)) return denied()
  const communityId = communityOf(group._id, tree)
  return communityId ? allowed({ communityId, groupId: group._id }) : denied()
}

export function groupsLed({ roles }: Actor): string[] {
  return roles.filter(({ role }) => role === 'groupLeader').map(({ orgId }) => orgId)
}

function communityOf(orgId: string, tree: Tree): string | null {
  return tree.upwards(orgId).find(({ kind }) => kind === 'community')?._id ?? null
}

/** The secretary puts right what is in his or her own community. */
export function mayCorrect(actor: Actor, checkin: Checkin | null): Verdict<Checkin> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!checkin) return denied()
  return leadsCommunity(actor, checkin.communityId) ? allowed(checkin) : denied()
}

export function maySettleReview(actor: Actor, review: CheckinReview | null): Verdict<CheckinReview> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return review && leadsCommunity(actor, review.communityId) ? allowed(review) : denied()
}
