import type { Account, Role, RoleHeld } from '../../types/accounts'
import { anAccount, type Person, today } from '../town'

/** Where a role is held over 阳光社区, and where over the neighbour; the county's have no neighbour. */
export const rolePlaces: Record<Role, { here: string; elsewhere: string | null }> = {
  groupLeader: { here: 'group1', elsewhere: 'group2' },
  teamLeader: { here: 'repairs', elsewhere: 'boatmen' },
  teamMember: { here: 'repairs', elsewhere: 'boatmen' },
  communityStaff: { here: 'sunny', elsewhere: 'river' },
  communitySecretary: { here: 'sunny', elsewhere: 'river' },
  unitStaff: { here: 'water', elsewhere: 'schools' },
  unitSecretary: { here: 'water', elsewhere: 'schools' },
  branchSecretary: { here: 'water1', elsewhere: 'schools1' },
  townSecretary: { here: 'town', elsewhere: null },
  organisationDepartment: { here: 'county', elsewhere: null },
  countyOffice: { here: 'county', elsewhere: null },
  inspector: { here: 'county', elsewhere: null },
}

export const roles = Object.keys(rolePlaces) as Role[]

const day = 24 * 60 * 60_000

export const held = (role: Role, orgId: string, more: Partial<RoleHeld> = {}): RoleHeld => ({
  role,
  orgId,
  since: 0,
  until: null,
  ...more,
})

export const heldHere = (role: Role, more: Partial<RoleHeld> = {}): RoleHeld =>
  held(role, rolePlaces[role].here, more)

/** Somebody who attacks: who, as what. */
export interface Attacker {
  name: string
  account: Account | null
}

const identity = (name: string): Person => ({
  openid: `oATTACK_${name.replace(/\W/g, '_')}`,
  name,
  phone: null,
})

export const attacker = (name: string, account: Partial<Account> = {}): Attacker => ({
  name,
  account: anAccount(identity(name), account),
})

export const openidOf = ({ name }: Attacker): string => identity(name).openid

/** Agreed, and nothing else: what everybody may. */
export const nobody = attacker('nobody')
export const neverSeen: Attacker = { name: 'never seen', account: null }

export const withRole = (role: Role): Attacker => attacker(role, { roles: [heldHere(role)] })
export const withTwo = (one: Role, other: Role): Attacker =>
  attacker(`${one}+${other}`, { roles: [heldHere(one), heldHere(other)] })

export const pairs: [Role, Role][] = roles.flatMap((one, index) =>
  roles.slice(index + 1).map((other): [Role, Role] => [one, other]),
)

export const elsewhere: Attacker[] = roles.flatMap(role => {
  const orgId = rolePlaces[role].elsewhere
  return orgId ? [attacker(`${role} elsewhere`, { roles: [held(role, orgId)] })] : []
})

/** A role that does not hold: over since this moment, from the next on, in a place that is closed. */
export const withoutHold: Attacker[] = [
  attacker('all expired', { roles: roles.map(role => heldHere(role, { until: today })) }),
  attacker('all in future', {
    roles: roles.map(role => heldHere(role, { since: today + day, until: today + 9 * day })),
  }),
  attacker('all in a closed place', { roles: roles.map(role => held(role, 'gone')) }),
]

const all = roles.map(role => heldHere(role))

export const paused = attacker('all but paused', { roles: all, state: 'paused' })
export const withoutConsent = attacker('all without consent', { roles: all, consents: [] })
/** What only a row that was typed by hand can hold: a role of no word that there is, and one in no place. */
export const strangeRoles = attacker('strange roles', {
  roles: ['root', 'countyoffice', '__proto__', 'constructor', ''].map(role => held(role as Role, 'county')),
})
export const nowhere = attacker('nowhere', { roles: roles.map(role => held(role, 'nowhere')) })
