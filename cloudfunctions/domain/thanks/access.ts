import type { Org } from '../../../types/orgs'
import type { Thanks } from '../../../types/thanks'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, mayAsMember } from '../accounts/access'
import { mayKeepBoards, maySeeBoard } from '../board/access'

/** Whoever scans the board may thank; what was written is kept, so that consent comes first (G181). */
export function mayThank(actor: Actor, estate: Org | null): Verdict<{ estate: Org; communityId: string }> {
  return hasConsent(actor) ? maySeeBoard(actor, estate) : denied('consentNeeded')
}

/** One's own, once the letter has brought it. */
export function mayAgree(actor: Actor, thanks: Thanks | null): Verdict<Thanks> {
  const verdict = mayAsMember(actor)
  if (!verdict.may) return verdict
  return thanks?.memberId === verdict.value.memberId && thanks.letter !== null ? allowed(thanks) : denied()
}

export function mayDecide(
  actor: Actor,
  { thanks, community }: { thanks: Thanks | null; community: Org | null },
): Verdict<Thanks> {
  const verdict = mayKeepBoards(actor, community)
  if (!verdict.may) return verdict
  return thanks?.communityId === verdict.value.communityId ? allowed(thanks) : denied()
}

/** Told on the community's page, for everybody. */
export function mayReadStories(_actor: Actor, community: Org | null): Verdict<{ communityId: string }> {
  const isOpen = community?.kind === 'community' && community.state === 'open'
  return isOpen ? allowed({ communityId: community._id }) : denied()
}
