import type { Account, Role } from '../../../types/accounts'
import type { Moment } from '../../../types/time'
import { holdsAt } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'

const mostHolders = 1000

export type Holder = Pick<Account, '_id' | 'state' | 'roles'>

/** Whoever holds anything in one of these places: one call. */
export function findHolders(db: Db, orgIds: string[]): Promise<Holder[]> {
  return db.find<Account>('accounts', {
    where: { 'roles.orgId': is.oneOf([...new Set(orgIds)]) },
    limit: mostHolders,
    fields: ['state', 'roles'],
  })
}

/** The identities that hold one of these roles in one of these places now. */
export function holdersOf(
  accounts: Holder[],
  roles: readonly Role[],
  orgIds: string[],
  now: Moment,
): string[] {
  return accounts
    .filter(({ state }) => state === 'active')
    .filter(account =>
      account.roles.some(
        held => roles.includes(held.role) && orgIds.includes(held.orgId) && holdsAt(held, now),
      ),
    )
    .map(({ _id }) => _id)
}
