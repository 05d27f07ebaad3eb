import { isSignedBy } from '../../../src/contract/queued'
import type { Input } from '../../../types/api'
import type { QueuedCheckin, QueuedSaid } from '../../../types/checkins'
import type { Moment } from '../../../types/time'
import { keyFor } from '../../kernel/seal'

/**
 * A phone's own key (G200): it follows from the person's identity, the phone and the moment at which it was asked for, and
 * is kept nowhere. Nobody gets the key of an earlier moment, so that a key says by itself since when it has been there.
 */
export function deviceKey(openid: string, deviceId: string, since: Moment): string {
  return keyFor(`device ${openid} ${deviceId} ${since}`)
}

/** Did this person's phone seal what it says now, when it had no network? */
export function isSealed(
  openid: string,
  { tapId, siteCode, way }: Pick<Input<'checkins.create'>, 'tapId' | 'siteCode' | 'way'>,
  { number, readAt, offsetMs, deviceId, keySince, signature }: QueuedSaid,
): boolean {
  if (signature === null || keySince == null) return false
  const parts = { number, tapId, siteCode, way, readAt, offsetMs }
  return isSignedBy(deviceKey(openid, deviceId, keySince), parts, signature)
}

/** What is kept of it. */
export function queuedOf({ number, readAt, offsetMs }: QueuedSaid): QueuedCheckin {
  return { number, readAt, offsetMs }
}
