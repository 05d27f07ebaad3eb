import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { CalendarDay, Moment } from './time'

/** What a system on the other side may do: look at matters, bring matters, or both (G39). */
export interface ExchangeScope {
  communityIds: string[]
  mayRead: boolean
  mayWrite: boolean
  /** So many questions a minute, and no more. */
  perMinute: number
}

/**
 * The key of one system, a 12345 hotline or a grid, that asks through Open311 (G39). `_id` is its open part; of the
 * secret part only a keyed hash is kept.
 */
export interface ExchangeKey extends ExchangeScope {
  _id: string
  /** Whose system it is. */
  consumer: string
  secretHash: string
  state: 'open' | 'revoked'
  madeBy: string
  madeAt: Moment
  revokedBy: string | null
  revokedAt: Moment | null
  /** The minute that is being counted, and how often it was used within. */
  minute: number
  used: number
  usedOn: CalendarDay | null
  /** The newest first. */
  sortKey: string
}

export interface ExchangeKeyView {
  keyId: string
  consumer: string
  communities: OrgBrief[]
  mayRead: boolean
  mayWrite: boolean
  perMinute: number
  state: 'open' | 'revoked'
  madeAt: Moment
  revokedAt: Moment | null
  usedOn: CalendarDay | null
  can: { revoke: boolean }
}

export interface ExchangeOperations {
  /** G39 A127: the county office sees which systems are connected, the newest first. */
  'exchange.listKeys': { input: { cursor: string | null }; value: Page<ExchangeKeyView>; refusal: never }
  /** The key itself is told now and never again; a repeat of the same tap within ten minutes is told it once more. */
  'exchange.createKey': {
    input: Tap & ExchangeScope & { consumer: string }
    value: { item: ExchangeKeyView; key: string | null }
    refusal: 'unknownPlace' | 'nothingAllowed'
  }
  /** From this moment on the key opens nothing. */
  'exchange.revokeKey': { input: Tap & { keyId: string }; value: { item: ExchangeKeyView }; refusal: never }
}
