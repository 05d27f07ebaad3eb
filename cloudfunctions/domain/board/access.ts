import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { leadsCommunity } from '../sites/access'

/** The board hangs at the door of the estate: whoever scans its code sees what everybody sees there. */
export function maySeeBoard(
  _actor: Actor,
  estate: Org | null,
): Verdict<{ estate: Org; communityId: string }> {
  const communityId = estate?.parentId
  const isOpen = estate?.kind === 'estate' && estate.state === 'open'
  return isOpen && communityId ? allowed({ estate, communityId }) : denied()
}

/** Whoever looks after a community looks at the photos for its boards and prints them. */
export function mayKeepBoards(actor: Actor, community: Org | null): Verdict<{ communityId: string }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

export function mayPrintBoard(
  actor: Actor,
  { community, estate }: { community: Org | null; estate: Org | null },
): Verdict<{ estate: Org; communityId: string }> {
  const verdict = mayKeepBoards(actor, community)
  if (!verdict.may) return verdict
  const board = maySeeBoard(actor, estate)
  return board.may && board.value.communityId === verdict.value.communityId ? board : denied()
}
