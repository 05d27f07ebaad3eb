import type { Activity, ActivityService } from '../../../types/activities'
import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, type MemberActor, mayAsMember } from '../accounts/access'
import type { Tree } from '../orgs/tree'
import { leadsCommunity } from '../sites/access'
import { isAtHome } from './rules'

const leaders = ['groupLeader', 'teamLeader'] as const

/** Whoever leads the community runs its activities; a group's or a team's leader those of the group or team. */
export function runs(actor: Actor, { orgId, communityId }: { orgId: string; communityId: string }): boolean {
  return leadsCommunity(actor, communityId) || actor.holdsIn(orgId, leaders)
}

/** A place that has activities, and what of them may be listed. */
export interface RunReach {
  orgId: string
  communityId: string
  where: { communityId: string } | { orgId: string }
}

/** The community in which a place lies. */
function communityOf(tree: Tree, orgId: string): string | null {
  return tree.upwards(orgId).find(({ kind }) => kind === 'community')?._id ?? null
}

export function mayRunIn(actor: Actor, org: Org | null, tree: Tree): Verdict<RunReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org || !(org.kind === 'community' || org.kind === 'group' || org.kind === 'team')) return denied()
  const orgId = org._id
  const communityId = communityOf(tree, orgId)
  if (!communityId || !runs(actor, { orgId, communityId })) return denied()
  const where = org.kind === 'community' ? { communityId } : { orgId }
  return allowed({ orgId, communityId, where })
}

/** The people of a whole community, and what they did for the quarter, are its leaders' to see. */
export function mayRunCommunity(actor: Actor, org: Org | null): Verdict<{ communityId: string }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (org?.kind !== 'community' || !leadsCommunity(actor, org._id)) return denied()
  return allowed({ communityId: org._id })
}

export function mayRun(actor: Actor, activity: Activity | null): Verdict<Activity> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return activity && runs(actor, activity) ? allowed(activity) : denied()
}

/** Members of the community, and whoever runs it. */
export function mayLook(
  actor: Actor,
  activity: Activity | null,
): Verdict<{ activity: Activity; memberId: string | null }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (activity && isAtHome(actor.member, activity.communityId)) {
    return allowed({ activity, memberId: actor.memberId })
  }
  if (activity && runs(actor, activity)) return allowed({ activity, memberId: null })
  const verdict = mayAsMember(actor)
  return verdict.may || actor.roles.length > 0 ? denied() : verdict
}

/** A member acting in an activity of his or her community. */
export interface TakingPart {
  activity: Activity
  memberId: string
}

export function mayTakePart(actor: Actor, activity: Activity | null): Verdict<TakingPart> {
  const verdict = mayAsMember(actor)
  if (!verdict.may) return verdict
  if (!activity || !isAtHome(actor.member, activity.communityId)) return denied()
  return allowed({ activity, memberId: verdict.value.memberId })
}

/** Whoever is on the roster; whether the activity is for him or her is seen in the transaction. */
export function maySignUp(actor: Actor): Verdict<MemberActor & { member: Member }> {
  const verdict = mayAsMember(actor)
  if (!verdict.may) return verdict
  return actor.member ? allowed(verdict.value as MemberActor & { member: Member }) : denied()
}

export function mayDecideService(actor: Actor, service: ActivityService | null): Verdict<ActivityService> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return service && leadsCommunity(actor, service.communityId) ? allowed(service) : denied()
}

export function mayUseOwnService(actor: Actor, service: ActivityService | null): Verdict<ActivityService> {
  const verdict = mayAsMember(actor)
  if (!verdict.may) return verdict
  return service?.memberId === actor.memberId ? allowed(service) : denied()
}
