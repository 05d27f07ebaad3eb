import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import type { KeptSite } from './store'

/** Who looks after a community's check-in points: its secretary and those above. */
export function leadsCommunity(actor: Actor, communityId: string): boolean {
  return (actor.holds('communitySecretary') || actor.holds('countyOffice')) && actor.leads(communityId)
}

export function mayListSites(actor: Actor, community: Org | null): Verdict<Org> {
  return community?.kind === 'community' && leadsCommunity(actor, community._id)
    ? allowed(community)
    : denied()
}

export function mayKeepSite(actor: Actor, site: KeptSite | null): Verdict<KeptSite> {
  return site && leadsCommunity(actor, site.communityId) ? allowed(site) : denied()
}
