import type { Moment } from '../../../types/time'
import { drawnFrom } from '../papers/code'

const minute = 60_000
/** Long enough to hold a phone out, too short to pass a picture on. */
const shownMs = 2 * minute
/** Whoever reads it may be a little later than whoever shows it. */
const graceMs = minute

const shape = /^sl\.([A-Za-z0-9_-]{1,160})\.([0-9a-z]{6,12})\.([0-9A-Z]{12})$/

/** What the certificate's code says, signed: whose it is, and until when. */
export function signedCode(registrationId: string, now: Moment): { code: string; validUntil: Moment } {
  const validUntil = now + shownMs
  const said = `sl.${registrationId}.${validUntil.toString(36)}`
  return { code: `${said}.${signature(said)}`, validUntil }
}

export type ReadCode =
  | { ok: true; registrationId: string }
  | { ok: false; refusal: 'unknownCertificate' | 'certificateExpired' }

export function readSignedCode(code: string, now: Moment): ReadCode {
  const [, registrationId = '', until = '', signed = ''] = shape.exec(code.trim()) ?? []
  if (!registrationId || signature(`sl.${registrationId}.${until}`) !== signed) {
    return { ok: false, refusal: 'unknownCertificate' }
  }
  if (now > Number.parseInt(until, 36) + graceMs) return { ok: false, refusal: 'certificateExpired' }
  return { ok: true, registrationId }
}

const signature = (said: string): string => drawnFrom(`certificate ${said}`, 12)
