import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { leadsCommunity } from '../sites/access'

/** An open estate and the community it stands in. */
export interface Board {
  estate: Org
  communityId: string
}

/** What was found behind a door: the estate whose code it is, or where the asking person lives. */
export interface Opened {
  estate: Org | null
  isHome: boolean
  /** So many wrong codes today that no code opens any more. */
  isTried: boolean
}

export function boardOf(estate: Org | null): Board | null {
  const communityId = estate?.parentId
  const isOpen = estate?.kind === 'estate' && estate.state === 'open'
  return isOpen && communityId ? { estate, communityId } : null
}

/**
 * The board is for those who stand before it: whoever has scanned the code at its door, and whoever lives there. How
 * many a day is counted afterwards; for one's own home and for whoever keeps the board nothing is counted.
 */
export function maySeeBoard(
  actor: Actor,
  { estate, isHome, isTried }: Opened,
): Verdict<Board & { isCounted: boolean }> {
  if (isTried) return denied('tooManyToday')
  const board = boardOf(estate)
  if (!board) return denied()
  return allowed({ ...board, isCounted: !isHome && !leadsCommunity(actor, board.communityId) })
}

/** Whoever looks after a community looks at the photos for its boards and prints them. */
export function mayKeepBoards(actor: Actor, community: Org | null): Verdict<{ communityId: string }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  return allowed({ communityId: community._id })
}

/** One board of the community, and no other's. */
export function mayKeepBoard(
  actor: Actor,
  { community, estate }: { community: Org | null; estate: Org | null },
): Verdict<Board> {
  const verdict = mayKeepBoards(actor, community)
  if (!verdict.may) return verdict
  const board = boardOf(estate)
  return board && board.communityId === verdict.value.communityId ? allowed(board) : denied()
}
