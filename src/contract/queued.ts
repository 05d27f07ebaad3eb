import type { Moment } from '../../types/time'
import { isSame, sealedWith } from './rotating-code'

/** What a phone seals when it keeps a check-in for later (G200). */
export interface SealedParts {
  number: number
  tapId: string
  siteCode: string
  way: string
  readAt: Moment
  offsetMs: number | null
}

/** The phone's seal on a check-in that waits. */
export function signQueued(key: string, parts: SealedParts): string {
  return sealedWith(key, textOf(parts))
}

export function isSignedBy(key: string, parts: SealedParts, signature: string): boolean {
  return isSame(signature, signQueued(key, parts))
}

function textOf({ number, tapId, siteCode, way, readAt, offsetMs }: SealedParts): string {
  return [number, tapId, siteCode, way, readAt, offsetMs ?? ''].join('|')
}
