import { timingSafeEqual } from 'node:crypto'
import { keyFor, lookupHash, shortHash } from '../../kernel/seal'

/** The parts of a key as it is written: `<id>.<secret>.<check>`. */
interface KeyParts {
  id: string
  secret: string
}

/**
 * A key is drawn from the tap that makes it, under the code key that lies outside the database: so the same tap finds
 * the same key, and nothing that is kept opens anything.
 */
export function drawKey(openid: string, tapId: string): KeyParts {
  const tap = `${openid} ${tapId}`
  return { id: `k${shortHash(`exchange key ${tap}`)}`, secret: keyFor(`exchange secret ${tap}`) }
}

export function writeKey({ id, secret }: KeyParts): string {
  return `${id}.${secret}.${checkOf(id, secret)}`
}

/** Null for what was never one of ours: a forged key is known by its check, before anything is read. */
export function readKey(written: string): KeyParts | null {
  const [, id, secret, check] =
    /^(k[A-Za-z0-9]{1,20})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{12})$/.exec(written) ?? []
  if (!id || !secret || !check) return null
  return isSame(check, checkOf(id, secret)) ? { id, secret } : null
}

export function hashOf(secret: string): string {
  return lookupHash(`exchange ${secret}`)
}

export function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

function checkOf(id: string, secret: string): string {
  return keyFor(`exchange check ${id} ${secret}`).slice(0, 12)
}
