import type { Account, Role, RoleHeld } from '../../../types/accounts'
import type { Moment } from '../../../types/time'
import { holdsAt } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'

/** More hold a role in these places than a county has. */
const mostHolders = 1000

/** Somebody who holds roles in some places now. */
export interface Holder {
  openid: string
  memberId: string | null
  roles: RoleHeld[]
}

/** Who holds roles in these places, to be told something: one call. */
export async function findHolders(db: Db, orgIds: string[], now: Moment): Promise<Holder[]> {
  if (orgIds.length === 0) return []
  const accounts = await db.find<Account>('accounts', {
    where: { 'roles.orgId': is.oneOf([...new Set(orgIds)]) },
    limit: mostHolders,
    fields: ['state', 'roles', 'memberId'],
  })
  return accounts
    .filter(({ state }) => state === 'active')
    .map(({ _id, memberId, roles }) => ({
      openid: _id,
      memberId: memberId ?? null,
      roles: roles.filter(held => holdsAt(held, now)),
    }))
}

export const holding = (holders: Holder[], role: Role, orgId: string): Holder[] =>
  holders.filter(({ roles }) => roles.some(held => held.role === role && held.orgId === orgId))
