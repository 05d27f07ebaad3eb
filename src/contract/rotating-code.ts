import { verify } from 'tweetnacl'
import auth from 'tweetnacl-auth'
import type { Moment } from '../../types/time'

/** A code that changes by the clock (G201): by which screen, of which activity, at which step, and its proof. */
export interface RotatingCode {
  doorId: string
  /** Empty when it is the quarter's check-in alone. */
  activityId: string
  step: number
  proof: string
}

export const stepMs = 15_000

/** 96 bits: what a caller cannot guess in the life of a county. */
const proofLength = 16

const shape = /^d\.([0-9A-Za-z]{12})\.([0-9a-z]{6,8})\.([0-9A-Za-z_-]{0,40})\.([0-9A-Za-z_-]{16})$/

/** The step a moment lies in. */
export function stepOf(moment: Moment): number {
  return Math.floor(moment / stepMs)
}

/** The text of the code that a screen shows during one step. */
export function writeRotatingCode(
  key: string,
  { doorId, siteCode, activityId, step }: Omit<RotatingCode, 'proof'> & { siteCode: string },
): string {
  const proof = proofOf(key, siteCode, activityId, step)
  return `d.${doorId}.${step.toString(36)}.${activityId}.${proof}`
}

/** The parts of a rotating code, or null for anything else. */
export function readRotatingCode(text: string): RotatingCode | null {
  const [, doorId, step, activityId, proof] = shape.exec(text) ?? []
  if (!doorId || !step || activityId === undefined || !proof) return null
  return { doorId, activityId, step: Number.parseInt(step, 36), proof }
}

/** Was it made with this key for this point? Takes as long for a wrong proof as for the right one. */
export function isProven(key: string, siteCode: string, { activityId, step, proof }: RotatingCode): boolean {
  return isSame(proof, proofOf(key, siteCode, activityId, step))
}

/** HMAC-SHA-512 cut to 256 bits, as base64url; the same on the phone and in the cloud. */
export function sealedWith(key: string, text: string): string {
  return base64url(auth(bytesOf(text), bytesOf(key)))
}

/** Compares two texts of equal length in a time that does not tell where they differ. */
export function isSame(one: string, other: string): boolean {
  return verify(bytesOf(one), bytesOf(other))
}

function proofOf(key: string, siteCode: string, activityId: string, step: number): string {
  return sealedWith(key, `${siteCode}|${activityId}|${step}`).slice(0, proofLength)
}

/** Keys and codes are plain ASCII; a phone's engine has no `TextEncoder`. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A phone's engine has neither `Buffer` nor `btoa`. */
function base64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const group = (first << 16) | (second << 8) | third
    for (let part = 0; part < Math.min(4, bytes.length - at + 1); part++) {
      text += letters[(group >> (18 - 6 * part)) & 63]
    }
  }
  return text
}
