import { addDays, dayOf, daysBetween, startOfDay } from '../../../src/contract/calendar'
import type { Role } from '../../../types/accounts'
import type { OrgKind } from '../../../types/orgs'
import type { CalendarDay, Moment } from '../../../types/time'

/**
 * Which role is held in which kind of place, and who may grant it there (G151): whoever holds one of `by` in
 * that place or in one above it. Nobody grants the own role in the own place, but for the office.
 */
export const roleTable: Record<Role, { places: readonly OrgKind[]; by: readonly Role[] }> = {
  countyOffice: { places: ['county'], by: ['countyOffice'] },
  organisationDepartment: { places: ['county'], by: ['countyOffice'] },
  inspector: { places: ['county', 'workCommittee', 'town'], by: ['countyOffice'] },
  townSecretary: { places: ['town'], by: ['countyOffice'] },
  communitySecretary: { places: ['community'], by: ['countyOffice', 'townSecretary'] },
  communityStaff: {
    places: ['community', 'serviceCentre'],
    by: ['countyOffice', 'townSecretary', 'communitySecretary'],
  },
  unitSecretary: {
    places: ['workCommittee', 'partyCommittee', 'generalBranch', 'branch', 'unit'],
    by: ['countyOffice', 'unitSecretary'],
  },
  branchSecretary: { places: ['branch'], by: ['countyOffice', 'unitSecretary'] },
  unitStaff: {
    places: ['workCommittee', 'partyCommittee', 'generalBranch', 'branch', 'unit'],
    by: ['countyOffice', 'unitSecretary'],
  },
  groupLeader: { places: ['group'], by: ['countyOffice', 'communitySecretary', 'branchSecretary'] },
  teamLeader: { places: ['team'], by: ['countyOffice', 'townSecretary', 'communitySecretary'] },
  teamMember: { places: ['team'], by: ['countyOffice', 'townSecretary', 'communitySecretary', 'teamLeader'] },
}

export const allRoles = Object.keys(roleTable) as Role[]

export type UntilDecision =
  | { ok: true; until: Moment | null }
  | { ok: false; refusal: 'untilNeeded' | 'untilPast' | 'untilTooFar' }

/** Until when a role holds: to the end of its last day; an inspector's must have one, at most so many days away. */
export function decideUntil(
  role: Role,
  untilDay: CalendarDay | null,
  { now, inspectorDays }: { now: Moment; inspectorDays: number },
): UntilDecision {
  if (untilDay === null) {
    return role === 'inspector' ? { ok: false, refusal: 'untilNeeded' } : { ok: true, until: null }
  }
  const days = daysBetween(dayOf(now), untilDay)
  if (days < 0) return { ok: false, refusal: 'untilPast' }
  if (role === 'inspector' && days > inspectorDays) return { ok: false, refusal: 'untilTooFar' }
  return { ok: true, until: startOfDay(addDays(untilDay, 1)) }
}

const freshMs = 24 * 60 * 60_000

/** For a day nobody gives a leading office to whoever has just taken the place of somebody's identity. */
export function isFresh(rebound: { at: Moment } | null | undefined, now: Moment): boolean {
  return rebound != null && now < rebound.at + freshMs
}
