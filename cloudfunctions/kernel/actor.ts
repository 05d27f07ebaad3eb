import type { Account, Role, RoleHeld } from '../../types/accounts'
import type { Member } from '../../types/members'
import type { Moment } from '../../types/time'
import type { Tree } from '../domain/orgs/tree'

/** Who is calling: a WeChat identity, the person it is bound to, and the roles held in places. */
export interface Actor {
  openid: string
  /** Null for an identity that has not done anything yet. */
  account: Account | null
  memberId: string | null
  /** That person on the roster, when everybody may know of him or her. */
  member: Member | null
  /** Somebody's identity until another one took its place, and nobody's since: what it had is the person's. */
  hasMoved: boolean
  /** The roles that hold now. */
  roles: RoleHeld[]
  holds(role: Role): boolean
  /** Does this person hold one of these roles in that place, or in one above it? */
  holdsIn(orgId: string | null, roles: readonly Role[]): boolean
  /** Does this person lead that place, or one above it? */
  leads(orgId: string | null): boolean
  /** The places whose lead this person holds; not the ones below them. */
  placesLed: string[]
}

/** Who answers for a place. Staff and inspectors work in one without leading it. */
export const leadingRoles = [
  'communitySecretary',
  'unitSecretary',
  'branchSecretary',
  'townSecretary',
  'countyOffice',
] as const satisfies readonly Role[]

const allRoles: Record<Role, true> = {
  groupLeader: true,
  teamLeader: true,
  teamMember: true,
  communityStaff: true,
  communitySecretary: true,
  unitStaff: true,
  unitSecretary: true,
  branchSecretary: true,
  townSecretary: true,
  organisationDepartment: true,
  countyOffice: true,
  inspector: true,
}

/** A row typed by hand may say anything. */
const isRole = (word: string): word is Role => Object.hasOwn(allRoles, word)

/** An identity with what is kept of it. */
export interface Known {
  account: Account
  member: Member | null
}

export function actorOf(openid: string, known: Known | null, tree: Tree, now: Moment): Actor {
  const { account = null, member = null } = known ?? {}
  const roles = (account?.roles ?? []).filter(
    held =>
      isRole(held.role) && holdsAt(held, now) && (tree.find(held.orgId)?.state ?? 'closed') !== 'closed',
  )
  const holdsIn = (orgId: string | null, wanted: readonly Role[]): boolean =>
    orgId !== null && roleWithin(roles, tree, orgId, wanted) !== null
  return {
    openid,
    account,
    memberId: account?.memberId ?? null,
    member,
    hasMoved: account?.movedAway != null && account.memberId === null && roles.length === 0,
    roles,
    holds: role => roles.some(held => held.role === role),
    holdsIn,
    leads: orgId => holdsIn(orgId, leadingRoles),
    placesLed: [...new Set(roles.filter(({ role }) => isLeading(role)).map(({ orgId }) => orgId))],
  }
}

/** Does a role hold at that moment? It ends by itself at `until`. */
export function holdsAt({ since, until }: RoleHeld, now: Moment): boolean {
  return since <= now && (until === null || now < until)
}

/** The nearest of these roles that reaches a place: held there, or in one above it. */
export function roleWithin(
  roles: readonly RoleHeld[],
  tree: Tree,
  orgId: string,
  wanted: readonly Role[],
): RoleHeld | null {
  for (const { _id } of tree.upwards(orgId)) {
    const held = roles.find(({ role, orgId }) => orgId === _id && wanted.includes(role))
    if (held) return held
  }
  return null
}

export const isLeading = (role: Role): boolean => leadingRoles.some(leading => leading === role)
