import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'

/** The county office reads the trail and checks that nothing in it was touched. */
export function mayReadTrail(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}
