import { isSignedBy } from '../../../src/contract/queued'
import type { Input } from '../../../types/api'
import type { QueuedCheckin, QueuedSaid } from '../../../types/checkins'
import { keyFor } from '../../kernel/seal'

/** A phone's own key (G200): it follows from the person's identity and the phone, and is kept nowhere. */
export function deviceKey(openid: string, deviceId: string): string {
  return keyFor(`device ${openid} ${deviceId}`)
}

/** Did this person's phone seal what it says now, when it had no network? */
export function isSealed(
  openid: string,
  { tapId, siteCode, way }: Pick<Input<'checkins.create'>, 'tapId' | 'siteCode' | 'way'>,
  { number, readAt, offsetMs, deviceId, signature }: QueuedSaid,
): boolean {
  const parts = { number, tapId, siteCode, way, readAt, offsetMs }
  return signature !== null && isSignedBy(deviceKey(openid, deviceId), parts, signature)
}

/** What is kept of it. */
export function queuedOf({ number, readAt, offsetMs }: QueuedSaid): QueuedCheckin {
  return { number, readAt, offsetMs }
}
