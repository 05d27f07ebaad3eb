import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { leadsCommunity } from '../sites/access'

/** The county office opens the year's sheet and closes it. */
export function mayKeepSheets(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}

/** Whoever looks after a community prints its codes, enters its papers and publishes what came of them. */
export function mayCollectOpinions(actor: Actor, community: Org | null): Verdict<Org> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const isTheirs = community?.kind === 'community' && leadsCommunity(actor, community._id)
  return isTheirs ? allowed(community) : denied()
}

/** What is public is for everybody; the rest for whoever looks after the community. */
export function mayReadWords(
  actor: Actor,
  community: Org | null,
  { show }: { show: 'toRead' | 'shown' | 'keptBack' },
): Verdict<{ community: Org; isTheirs: boolean }> {
  if (community?.kind !== 'community') return denied()
  const isTheirs = hasConsent(actor) && leadsCommunity(actor, community._id)
  if (isTheirs || show === 'shown') return allowed({ community, isTheirs })
  return hasConsent(actor) ? denied() : denied('consentNeeded')
}
