import type { Role } from '../../types/accounts'
import type { Actor } from './actor'

/** Who did something, or whom it is about: a WeChat identity, a person on the roster, or both. */
export interface Doer {
  openid?: string | null
  memberId?: string | null
}

/** What an operation decides about: whose acts, and the place and the offices that decide about them. */
export interface Judged {
  whose: readonly Doer[]
  orgId: string | null
  roles: readonly Role[]
}

/** Who decides in a community. */
export const communityOffices = ['communitySecretary', 'countyOffice'] as const satisfies readonly Role[]

/** Who decides in a unit. */
export const unitOffices = [
  'branchSecretary',
  'unitSecretary',
  'countyOffice',
] as const satisfies readonly Role[]

/** Who answers for what a community's residents ask. */
export const hostOffices = [
  'communitySecretary',
  'communityStaff',
  'countyOffice',
] as const satisfies readonly Role[]

/**
 * The one rule: nobody confirms, decides, accepts, releases or marks the own act. The door asks it of every operation
 * with `judges`; an operation on many asks it item by item.
 */
export function isOwnAct(
  { openid, memberId }: Pick<Actor, 'openid' | 'memberId'>,
  ...whose: readonly Doer[]
): boolean {
  return whose.some(
    doer =>
      (doer.openid != null && doer.openid === openid) ||
      (doer.memberId != null && doer.memberId === memberId),
  )
}

export const inCommunity = (orgId: string, ...whose: Doer[]): Judged => ({
  whose,
  orgId,
  roles: communityOffices,
})

export const inUnit = (orgId: string, ...whose: Doer[]): Judged => ({ whose, orgId, roles: unitOffices })

export const byHost = (orgId: string, ...whose: Doer[]): Judged => ({ whose, orgId, roles: hostOffices })
