import type { Account, HandOverState, Role, RoleEnd, RoleHeld } from '../../../types/accounts'
import type { Moment } from '../../../types/time'
import type { Stored } from '../../kernel/db'
import { shortHash } from '../../kernel/seal'

/** Who was given which role where, by whom, until when, and how it ended. Kept for good. */
export interface RoleGrant extends Stored {
  openid: string
  memberId: string | null
  role: Role
  orgId: string
  since: Moment
  until: Moment | null
  /** Null for a role from before there were rows. */
  by: { openid: string; role: Role; orgId: string } | null
  endedAt: Moment | null
  endedBy: string | null
  endedAs: RoleEnd | null
  endedTap: string | null
  /** Moment, then id: unique, so that a cursor never skips one. */
  sortKey: string
}

/** An office on its way from one person to the next. One at a time for a holder, a role and a place. */
export interface HandOver extends Stored {
  role: Role
  orgId: string
  fromOpenid: string
  toOpenid: string
  toMemberId: string
  state: HandOverState
  at: Moment
  until: Moment
  tapId: string
  /** How often it was offered: the grant it leads to is named by it. */
  turn: number
}

/** The row of a role: its own, or for one from before the id it would have had. */
export function grantIdOf(openid: string, { role, since, grantId }: RoleHeld): string {
  return grantId ?? `${shortHash(openid)}_${role}_${since}`
}

export function newGrant(
  { _id, memberId }: Pick<Account, '_id' | 'memberId'>,
  held: RoleHeld,
  by: RoleGrant['by'],
): RoleGrant {
  const { role, orgId, since, until } = held
  const grantId = grantIdOf(_id, held)
  return {
    _id: grantId,
    openid: _id,
    memberId,
    role,
    orgId,
    since,
    until,
    by,
    endedAt: null,
    endedBy: null,
    endedAs: null,
    endedTap: null,
    sortKey: `${String(since).padStart(15, '0')}_${grantId}`,
  }
}

export function handOverIdOf(fromOpenid: string, role: Role, orgId: string): string {
  return shortHash(`${fromOpenid}|${role}|${orgId}`)
}
