import type { Org } from '../../../types/orgs'
import type { Thanks } from '../../../types/thanks'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent, mayAsMember } from '../accounts/access'
import { type Board, boardOf, mayKeepBoards } from '../board/access'

/** Whoever scans the board may thank; what was written is kept, so that consent comes first (G181). */
export function mayThank(actor: Actor, estate: Org | null): Verdict<Board> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const board = boardOf(estate)
  return board ? allowed(board) : denied()
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

/** Told on the community's page to neighbours: they name people, so that whoever reads them has agreed to be known as well. */
export function mayReadStories(actor: Actor, community: Org | null): Verdict<{ communityId: string }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const isOpen = community?.kind === 'community' && community.state === 'open'
  return isOpen ? allowed({ communityId: community._id }) : denied()
}
