import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'

/** What happens by itself is the county office's to watch. */
export function mayWatchJobs(actor: Actor): Verdict<null> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(null) : denied()
}
