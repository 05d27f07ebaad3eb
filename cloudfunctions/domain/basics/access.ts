import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'

/** The unit that sends a member answers for his or her facts, and nobody else sees them here. */
export function mayAnswerFor(actor: Actor, member: Member | null): Verdict<Member> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return member && actor.leads(member.branchId) ? allowed(member) : denied()
}

/** The wishes of everybody under a unit's node. */
export interface BasicsReach {
  orgId: string
}

export function mayListBasics(actor: Actor, place: Org | null): Verdict<BasicsReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!place || place.side === 'community' || !actor.leads(place._id)) return denied()
  return allowed({ orgId: place._id })
}
