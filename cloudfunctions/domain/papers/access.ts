import type { PaperKind } from '../../../types/papers'
import type { Registration } from '../../../types/registrations'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'
import { leadsCommunity } from '../sites/access'

/** Either side prints the papers of its own people, and members their own facts (X22); the others are answered like nobody. */
export function mayPrint(
  actor: Actor,
  registrations: Registration[],
  kind: PaperKind,
): Verdict<Map<string, Registration>> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const own = registrations.filter(
    ({ memberId, branchId, communityId }) =>
      actor.leads(branchId) ||
      leadsCommunity(actor, communityId) ||
      (kind === 'basicInfo' && memberId === actor.memberId),
  )
  return own.length > 0 ? allowed(new Map(own.map(one => [one._id, one]))) : denied()
}

/** The county office writes the templates. */
export function mayEditTemplates(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}
