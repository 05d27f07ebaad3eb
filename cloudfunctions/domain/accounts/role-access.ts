import type { Role, RoleHeld } from '../../../types/accounts'
import type { Org } from '../../../types/orgs'
import { type Actor, isLeading, roleWithin } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { mayReadPlace } from '../orgs/access'
import type { Tree } from '../orgs/tree'
import { hasConsent } from './access'
import type { HandOver, RoleGrant } from './role-grant'
import { allRoles, roleTable } from './rules'

export interface RolePlace {
  tree: Tree
  org: Org | null
}

export type PlaceFound = { tree: Tree; org: Org }

/** The office in which this person may grant a role in that place; null when in none. */
export function granterOf(actor: Actor, tree: Tree, org: Org, role: Role): RoleHeld | null {
  const { places, by } = roleTable[role]
  if (!places.includes(org.kind)) return null
  const held = roleWithin(actor.roles, tree, org._id, by)
  if (held?.role !== role || role === 'countyOffice') return held
  // The own office in the own place is handed over, not given away twice.
  return org.parentId === null ? null : roleWithin(actor.roles, tree, org.parentId, by)
}

/** Could this person end every one of these roles? Who could not neither stops their holder nor lets him or her go on. */
export function endsAll(
  actor: Actor,
  tree: Tree,
  roles: readonly Pick<RoleHeld, 'role' | 'orgId'>[],
): boolean {
  return roles.every(({ role, orgId }) => {
    const org = tree.find(orgId)
    return org?.state === 'closed' || (org !== null && granterOf(actor, tree, org, role) !== null)
  })
}

/** Does somebody reach a team as its leader alone? Then only its own people. */
export function leadsTeamAlone(actor: Actor, tree: Tree, org: Org): boolean {
  return org.kind === 'team' && granterOf(actor, tree, org, 'teamLeader') === null
}

export function grantable(actor: Actor, tree: Tree, org: Org): Role[] {
  return org.state === 'open' ? allRoles.filter(role => granterOf(actor, tree, org, role) !== null) : []
}

export function mayListRoles(actor: Actor, place: RolePlace): Verdict<PlaceFound> {
  const verdict = mayReadPlace(actor, place)
  return verdict.may ? allowed({ tree: verdict.value.tree, org: verdict.value.org }) : verdict
}

/** Whoever may give somebody an office there may look for that person. */
export function mayFindPeople(actor: Actor, { tree, org }: RolePlace): Verdict<PlaceFound> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org) return denied()
  const mayName = actor.roles.some(({ role, orgId }) => orgId === org._id && isLeading(role))
  return mayName || grantable(actor, tree, org).length > 0 ? allowed({ tree, org }) : denied()
}

export interface Grantee {
  openid: string | null
}

/** Nobody gives a role to himself or herself. */
export function mayGrantRole(
  actor: Actor,
  { tree, org, openid }: RolePlace & Grantee,
  role: Role,
): Verdict<{ org: Org; openid: string | null; held: RoleHeld }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org || org.state === 'closed' || openid === actor.openid) return denied()
  const held = granterOf(actor, tree, org, role)
  return held ? allowed({ org, openid, held }) : denied()
}

export interface RoleFound extends RolePlace {
  row: RoleGrant | null
  holder: { openid: string; held: RoleHeld } | null
}

/** Who grants a role ends it; and anybody lays down the own one. A repeat of that tap is let through once more. */
export function mayEndRole(
  actor: Actor,
  { tree, org, row, holder }: RoleFound,
  { role, tapId }: { role: Role; tapId: string },
): Verdict<Pick<RoleFound, 'row' | 'holder'>> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org) return denied()
  // Who holds it now decides whose it is: the row may still name the phone before.
  const isOwn = (holder ?? row)?.openid === actor.openid
  const isRepeat = row?.endedTap === tapId && row.endedBy === actor.openid
  return isOwn || isRepeat || granterOf(actor, tree, org, role) ? allowed({ row, holder }) : denied()
}

/** Only who holds the office in that very place hands it over, and not to himself or herself. */
export function mayHandOver(
  actor: Actor,
  { org, openid }: RolePlace & Grantee,
  role: Role,
): Verdict<{ org: Org; openid: string | null }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const holds = actor.roles.some(held => held.role === role && held.orgId === org?._id)
  return org && holds && isLeading(role) && openid !== actor.openid ? allowed({ org, openid }) : denied()
}

/** The successor accepts or declines, who named one withdraws; nobody else learns that there is anything. */
export function mayDecideHandOver(
  actor: Actor,
  handOver: HandOver | null,
  decision: 'accept' | 'decline' | 'withdraw',
): Verdict<HandOver> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const decides = decision === 'withdraw' ? handOver?.fromOpenid : handOver?.toOpenid
  return handOver && decides === actor.openid ? allowed(handOver) : denied()
}
