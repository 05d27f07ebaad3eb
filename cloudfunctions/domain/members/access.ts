import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import type { MemberImport } from './import'
import type { PlannedRow } from './roster/plan'

/** The county office keeps the roster, and nobody else. */
export function mayKeepRoster(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}

/** Planning again with the same tap finds the plan that it made. */
export function mayPlanImport(
  actor: Actor,
  repeated: MemberImport | null,
): Verdict<{ repeated: MemberImport | null }> {
  return whenKeeping(actor, { repeated })
}

export function mayUseImport(actor: Actor, kept: MemberImport | null): Verdict<MemberImport> {
  return whenKeeping(actor, kept)
}

export function mayReadRows(actor: Actor, rows: PlannedRow[] | null): Verdict<PlannedRow[]> {
  return whenKeeping(actor, rows)
}

/** What does not exist is answered like what is out of reach. */
function whenKeeping<Found>(actor: Actor, found: Found | null): Verdict<Found> {
  const verdict = mayKeepRoster(actor)
  if (!verdict.may) return verdict
  return found === null ? denied() : allowed(found)
}
