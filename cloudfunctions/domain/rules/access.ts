import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'

/** Every officer works by the settings and may read them. */
export function mayReadRules(actor: Actor): Verdict<{ mayChange: boolean }> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.roles.length > 0 ? allowed({ mayChange: actor.holds('countyOffice') }) : denied()
}

/** The county office changes them, and nobody else. */
export function mayChangeRules(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}
