import type { Deed, DeedSuggestion } from '../../../types/deeds'
import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, type MemberActor, mayAsMember } from '../accounts/access'
import type { Tree } from '../orgs/tree'
import { mayTend } from '../pledges/access'
import { leadsCommunity } from '../sites/access'

/** The member; and where a secretary recorded it for somebody without a phone, the secretaries of that community. */
export function mayChange(actor: Actor, deed: Deed | null): Verdict<Deed> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return deed && (deed.memberId === actor.memberId || tendsOnBehalf(actor, deed)) ? allowed(deed) : denied()
}

export function tendsOnBehalf(actor: Actor, { isOnBehalf, communityId }: Deed): boolean {
  return isOnBehalf && leadsCommunity(actor, communityId)
}

export function mayUseSuggestion(
  actor: Actor,
  suggestion: DeedSuggestion | null,
): Verdict<{ actor: MemberActor; suggestion: DeedSuggestion }> {
  const verdict = mayAsMember(actor)
  if (!verdict.may) return verdict
  const isOwn = suggestion?.memberId === actor.memberId
  return suggestion && isOwn ? allowed({ actor: verdict.value, suggestion }) : denied()
}

/** In one's own words, or from a suggestion of one's own. */
export function mayRecord(
  actor: Actor,
  suggestion: DeedSuggestion | null,
  what: 'own' | 'suggested',
): Verdict<{ actor: MemberActor; suggestion: DeedSuggestion | null }> {
  if (what === 'suggested') return mayUseSuggestion(actor, suggestion)
  const verdict = mayAsMember(actor)
  return verdict.may ? allowed({ actor: verdict.value, suggestion: null }) : verdict
}

/** Those of the deeds that this person may judge, by id; the others are answered like nothing. */
export function mayJudge(
  actor: Actor,
  deeds: Deed[],
  community: Org | null,
  tree: Tree,
): Verdict<Map<string, Deed>> {
  const verdict = mayTend(actor, community, tree)
  if (!verdict.may) return verdict
  const own = deeds.filter(({ communityId }) => verdict.value.communityIds.includes(communityId))
  return own.length > 0 ? allowed(new Map(own.map(deed => [deed._id, deed]))) : denied()
}

export function mayJudgeOne(
  actor: Actor,
  deed: Deed | null,
  community: Org | null,
  tree: Tree,
): Verdict<Deed> {
  const verdict = mayTend(actor, community, tree)
  if (!verdict.may) return verdict
  return deed && verdict.value.communityIds.includes(deed.communityId) ? allowed(deed) : denied()
}
