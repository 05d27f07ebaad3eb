import type { ExchangeKey } from '../../../types/exchange'
import type { Actor } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import { hasConsent } from '../accounts/access'

/** The county office alone decides which system is connected. */
export function mayKeepKeys(actor: Actor): Verdict<Actor> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return actor.holds('countyOffice') ? allowed(actor) : denied()
}

export function mayRevokeKey(actor: Actor, key: ExchangeKey | null): Verdict<ExchangeKey> {
  const verdict = mayKeepKeys(actor)
  if (!verdict.may) return verdict
  return key ? allowed(key) : denied()
}
