import type { Role, RoleHeld } from '../../../types/accounts'
import type { Org, OrgKind } from '../../../types/orgs'
import { type Actor, roleWithin } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { keepers, namers, ownKeepers, parentsOf } from './rules'
import type { OrgImport } from './sheet/import'
import { byName, type Tree } from './tree'

/** A place as the tree is now; null when there is none. */
export interface Place {
  tree: Tree
  org: Org | null
}

/** A place that this person may read or change, and the office in which. */
export interface Reached {
  tree: Tree
  org: Org
  held: RoleHeld
}

const readers = [
  'countyOffice',
  'organisationDepartment',
  'inspector',
  'townSecretary',
  'communitySecretary',
  'communityStaff',
  'unitSecretary',
  'unitStaff',
  'branchSecretary',
] as const satisfies readonly Role[]

export function mayReadPlace(actor: Actor, { tree, org }: Place): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const held = org && roleWithin(actor.roles, tree, org._id, readers)
  return org && held ? allowed({ tree, org, held }) : denied()
}

/** The places in which this person holds an office: where the tree begins for him or her. */
export function placesHeld(actor: Actor, tree: Tree): Org[] {
  const isReader = ({ role }: RoleHeld): boolean => readers.some(reader => reader === role)
  const ids = new Set(actor.roles.filter(isReader).map(({ orgId }) => orgId))
  const places = [...ids].flatMap(orgId => tree.find(orgId) ?? [])
  const topmost = places.filter(
    ({ _id }) =>
      !tree
        .upwards(_id)
        .slice(1)
        .some(above => ids.has(above._id)),
  )
  return topmost.sort(byName)
}

export function mayReadPlaces(
  actor: Actor,
  { tree, org }: Place,
  isAsked: boolean,
): Verdict<{ tree: Tree; org: Org | null }> {
  if (isAsked) return mayReadPlace(actor, { tree, org })
  if (!hasConsent(actor)) return denied('consentNeeded')
  return placesHeld(actor, tree).length > 0 ? allowed({ tree, org: null }) : denied()
}

/** The office in which this person keeps a kind of place there; null when in none. */
export function keeperOf(actor: Actor, tree: Tree, orgId: string, kind: OrgKind): RoleHeld | null {
  const roles = keepers.filter(({ kinds }) => kinds === 'all' || kinds.includes(kind)).map(({ role }) => role)
  return roleWithin(actor.roles, tree, orgId, roles) ?? ownKeeperOf(actor, tree, orgId, kind)
}

/** The same of what stands right under a place: `orgId` is the thing itself, or the place it is to stand under. */
function ownKeeperOf(actor: Actor, tree: Tree, orgId: string, kind: OrgKind): RoleHeld | null {
  const org = tree.find(orgId)
  const placeId = org?.kind === kind ? org.parentId : orgId
  const roles = ownKeepers.filter(keeper => keeper.kind === kind).map(({ role }) => role)
  return actor.roles.find(held => held.orgId === placeId && roles.includes(held.role)) ?? null
}

/** The county itself is set up once; it is renamed, never moved, merged or closed. */
export function mayChangePlace(actor: Actor, { tree, org }: Place, isRootToo = true): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org || (!isRootToo && org.parentId === null)) return denied()
  const held = keeperOf(actor, tree, org._id, org.kind)
  return held ? allowed({ tree, org, held }) : denied()
}

export function mayCreateBelow(actor: Actor, { tree, org }: Place, kind: OrgKind): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org || !parentsOf[kind].includes(org.kind)) return denied()
  const held = keeperOf(actor, tree, org._id, kind)
  return held ? allowed({ tree, org, held }) : denied()
}

export function mayNameResponsible(actor: Actor, { tree, org }: Place): Verdict<Reached> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (!org) return denied()
  const held = roleWithin(actor.roles, tree, org._id, namers) ?? keeperOf(actor, tree, org._id, org.kind)
  return held ? allowed({ tree, org, held }) : denied()
}

/** Moving or merging needs one office that keeps both places: two that keep one each do not add up. */
export function mayBringTo(
  actor: Actor,
  { tree, org }: Place,
  other: Org | null,
): Verdict<Reached & { other: Org }> {
  const verdict = mayChangePlace(actor, { tree, org }, false)
  if (!verdict.may) return verdict
  const { _id, kind } = verdict.value.org
  const held = actor.roles.find(role => {
    const alone = { ...actor, roles: [role] }
    return keeperOf(alone, tree, _id, kind) && other && keeperOf(alone, tree, other._id, kind)
  })
  return other && held ? allowed({ ...verdict.value, other, held }) : denied()
}

/** A sheet changes places anywhere in the tree: the county office brings it, and nobody else. */
export function mayImportPlaces(actor: Actor): Verdict<RoleHeld> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const held = actor.roles.find(({ role }) => role === 'countyOffice')
  return held ? allowed(held) : denied()
}

/** Planning again with the same tap finds the plan that it made. */
export function mayPlanPlaces(
  actor: Actor,
  repeated: OrgImport | null,
): Verdict<{ repeated: OrgImport | null; held: RoleHeld }> {
  const verdict = mayImportPlaces(actor)
  return verdict.may ? allowed({ repeated, held: verdict.value }) : verdict
}

/** What does not exist is answered like what is out of reach. */
export function mayUsePlaceImport(actor: Actor, kept: OrgImport | null): Verdict<OrgImport> {
  const verdict = mayImportPlaces(actor)
  if (!verdict.may) return verdict
  return kept ? allowed(kept) : denied()
}
