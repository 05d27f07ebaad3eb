import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { leadsCommunity } from '../sites/access'

/** The community whose own secretary acts: reaching people by name is nobody else's, the county's neither (G56). */
export interface RemindReach {
  communityId: string
  name: string
}

export function mayRemind(actor: Actor, community: Org | null): Verdict<RemindReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !remindsIn(actor, community._id)) return denied()
  return allowed(reachOf(community))
}

export function remindsIn(actor: Actor, communityId: string): boolean {
  return actor.holdsIn(communityId, ['communitySecretary'])
}

/** How pushes went is numbers alone, so that whoever leads the community may look. */
export function mayWatch(actor: Actor, community: Org | null): Verdict<RemindReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (community?.kind !== 'community' || !leadsCommunity(actor, community._id)) return denied()
  return allowed(reachOf(community))
}

const reachOf = ({ _id, name }: Org): RemindReach => ({ communityId: _id, name })
