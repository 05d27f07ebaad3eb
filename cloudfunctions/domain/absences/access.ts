import type { Absence } from '../../../types/absences'
import type { Role } from '../../../types/accounts'
import type { Org } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'

export const unitRoles: readonly Role[] = ['branchSecretary', 'unitSecretary']

/** The secretary of the community that wrote it; the county reads no names (A89). */
export const writes = (actor: Actor, communityId: string): boolean =>
  actor.holdsIn(communityId, ['communitySecretary'])

export const answers = (actor: Actor, branchId: string): boolean => actor.holdsIn(branchId, unitRoles)

export interface AbsenceReach {
  orgId: string
  where: { communityId: string } | { unitPlaces: string }
}

/** A community's secretary all of them; a unit only what was sent to it. */
export function mayListAbsences(
  actor: Actor,
  org: Org | null,
  { show }: { show: Absence['state'] },
): Verdict<AbsenceReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  if (org?.kind === 'community' && writes(actor, org._id)) {
    return allowed({ orgId: org._id, where: { communityId: org._id } })
  }
  const isTheirs = show === 'sent' || show === 'answered'
  if (isTheirs && org?.side === 'unit' && answers(actor, org._id)) {
    return allowed({ orgId: org._id, where: { unitPlaces: org._id } })
  }
  return denied()
}

export function mayWrite(actor: Actor, absence: Absence | null): Verdict<Absence> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return absence && writes(actor, absence.communityId) ? allowed(absence) : denied()
}

/** What is a draft is nobody else's to know. */
export function mayAnswer(actor: Actor, absence: Absence | null): Verdict<Absence> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const isSent = absence?.state === 'sent' || absence?.state === 'answered'
  return absence && isSent && answers(actor, absence.branchId) ? allowed(absence) : denied()
}

export function mayCountAbsences(actor: Actor): Verdict<null> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(null) : denied()
}
