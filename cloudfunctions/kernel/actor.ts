import type { Account, Role, RoleHeld } from '../../types/accounts'
import type { Moment } from '../../types/time'
import type { Tree } from '../domain/orgs/tree'

/** Who is calling: a WeChat identity, the person it is bound to, and the roles held in places. */
export interface Actor {
  openid: string
  /** Null for an identity that has not done anything yet. */
  account: Account | null
  memberId: string | null
  /** The roles that hold now. */
  roles: RoleHeld[]
  holds(role: Role): boolean
  /** Does this person lead that place, or one above it? */
  leads(orgId: string | null): boolean
}

export function actorOf(openid: string, account: Account | null, tree: Tree, now: Moment): Actor {
  const roles = (account?.roles ?? []).filter(
    ({ since, until }) => since <= now && (until === null || now < until),
  )
  const places = new Set(roles.map(({ orgId }) => orgId))
  return {
    openid,
    account,
    memberId: account?.memberId ?? null,
    roles,
    holds: role => roles.some(held => held.role === role),
    leads: orgId => orgId !== null && tree.upwards(orgId).some(({ _id }) => places.has(_id)),
  }
}
