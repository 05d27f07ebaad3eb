import type { Role } from '../../../types/accounts'
import type { Org } from '../../../types/orgs'
import type { SiteDoor } from '../../../types/sites'
import { type Actor, roleWithin } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import type { Tree } from '../orgs/tree'
import type { KeptSite } from './store'

const leadingCommunity = ['communitySecretary', 'countyOffice'] as const satisfies readonly Role[]

/** Who looks after a community's check-in points: its own secretary, and the county office. */
export function leadsCommunity(actor: Actor, communityId: string): boolean {
  return actor.holdsIn(communityId, leadingCommunity)
}

/** Whoever looks after the points, and the leader of a group that belongs to the community (G201). */
export function opensDoors(actor: Actor, communityId: string, tree: Tree): boolean {
  return leadsCommunity(actor, communityId) || leadsGroupIn(actor, communityId, tree)
}

/** Does this person lead a Party group that stands in the community, or in one of its estates or buildings? */
export function leadsGroupIn(actor: Actor, communityId: string, tree: Tree): boolean {
  return actor.roles.some(
    ({ role, orgId }) => role === 'groupLeader' && tree.upwards(orgId).some(({ _id }) => _id === communityId),
  )
}

export function mayListSites(actor: Actor, community: Org | null, tree: Tree): Verdict<Org> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return community?.kind === 'community' && opensDoors(actor, community._id, tree)
    ? allowed(community)
    : denied()
}

export function mayKeepSite(actor: Actor, site: KeptSite | null): Verdict<KeptSite> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return site && leadsCommunity(actor, site.communityId) ? allowed(site) : denied()
}

export function mayOpenDoor(actor: Actor, site: KeptSite | null, tree: Tree): Verdict<KeptSite> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return site && opensDoors(actor, site.communityId, tree) ? allowed(site) : denied()
}

/** Whoever looks after the points, all of them; a group's leader what he or she opened. */
export function mayKeepDoor(actor: Actor, { communityId, openedBy }: SiteDoor, tree: Tree): boolean {
  const isTheirs = leadsGroupIn(actor, communityId, tree) && openedBy.openid === actor.openid
  return leadsCommunity(actor, communityId) || isTheirs
}

export function mayRevokeDoor(actor: Actor, door: SiteDoor | null, tree: Tree): Verdict<SiteDoor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return door && mayKeepDoor(actor, door, tree) ? allowed(door) : denied()
}

/** The role in which a door is opened: the nearest one that reaches the community, or the group's. */
export function doorRole(actor: Actor, communityId: string, tree: Tree): SiteDoor['openedBy']['role'] {
  const held = roleWithin(actor.roles, tree, communityId, leadingCommunity)
  return held?.role ?? (leadsGroupIn(actor, communityId, tree) ? 'groupLeader' : null)
}
