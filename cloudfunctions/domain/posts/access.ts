import type { PostHandOver } from '../../../types/posts'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { leadsCommunity } from '../sites/access'

/** The successor decides about the offer; whoever asked may take it back. */
export function mayDecideHandOver(
  actor: Actor,
  handOver: PostHandOver | null,
  decision: 'agree' | 'decline' | 'withdraw',
): Verdict<{ memberId: string }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const whose = decision === 'withdraw' ? handOver?.fromId : handOver?.toId
  if (!handOver || !actor.memberId || whose !== actor.memberId) return denied()
  return allowed({ memberId: actor.memberId })
}

/** The community in which the post is held leads the handover. */
export function mayLeadHandOver(actor: Actor, handOver: PostHandOver | null): Verdict<PostHandOver> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return handOver && leadsCommunity(actor, handOver.communityId) ? allowed(handOver) : denied()
}

/** The county office writes the catalogue. */
export function mayWriteCatalogue(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}
