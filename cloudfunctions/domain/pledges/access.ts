import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Pledge } from '../../../types/pledges'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import type { Tree } from '../orgs/tree'
import { leadsCommunity } from '../sites/access'

/** A community whose pledges and deeds this person looks after, with those that were merged into it. */
export interface TendReach {
  communityId: string
  communityIds: string[]
}

export function mayTend(actor: Actor, community: Org | null, tree: Tree): Verdict<TendReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  const communityId = community._id
  const merged = tree.all.filter(({ kind, mergedInto }) => kind === 'community' && mergedInto)
  const heirs = merged.filter(({ _id }) => tree.heirOf(_id) === communityId).map(({ _id }) => _id)
  return allowed({ communityId, communityIds: [communityId, ...heirs] })
}

/** Somebody of a community that this person looks after. */
export interface Tended<Found extends Member> {
  reach: TendReach
  member: Found
}

export function mayTendMember<Found extends Member>(
  actor: Actor,
  member: Found | null,
  community: Org | null,
  tree: Tree,
): Verdict<Tended<Found>> {
  const verdict = mayTend(actor, community, tree)
  if (!verdict.may) return verdict
  const isHere = member?.communityId && verdict.value.communityIds.includes(member.communityId)
  return member && isHere ? allowed({ reach: verdict.value, member }) : denied()
}

export function mayTendPledge(
  actor: Actor,
  pledge: Pledge | null,
  community: Org | null,
  tree: Tree,
): Verdict<Pledge> {
  const verdict = mayTend(actor, community, tree)
  if (!verdict.may) return verdict
  return pledge && verdict.value.communityIds.includes(pledge.communityId) ? allowed(pledge) : denied()
}
