import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { sealKeys, secret } from './keys'

/** A keyed hash of what must be found but not read. */
export function lookupHash(text: string): string {
  return createHmac('sha256', secret('PHONE_HASH_KEY')).update(text).digest('base64url')
}

/** A short keyed hash for ids and logs. */
export function shortHash(text: string): string {
  return lookupHash(text).replace(/[-_]/g, '').slice(0, 20)
}

/**
 * A key for one purpose, the same each time, so that it need not be kept: for a screen that shows a rotating code, for a
 * phone that seals what it sends later.
 */
export function keyFor(purpose: string): string {
  return createHmac('sha256', secret('CODE_KEY')).update(purpose).digest('base64url')
}

/** AES-256-GCM under the newest key: `<key version>.<iv>.<tag>.<text>`. */
export function seal(text: string): string {
  const newest = newestKey()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', newest.key, iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [newest.version, ...[iv, cipher.getAuthTag(), sealed].map(part => part.toString('base64url'))].join(
    '.',
  )
}

/** Opens what `seal` closed, under the key it names. Only operations that leave an audit row may call it. */
export function unseal(sealed: string): string {
  const [version, iv, tag, text] = sealed.split('.')
  const known = sealKeys().find(key => key.version === version)
  if (!known || !iv || !tag || text === undefined) throw new Error('a seal that no key opens')
  const decipher = createDecipheriv('aes-256-gcm', known.key, Buffer.from(iv, 'base64url'))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

/** The version under which everything is sealed now. */
export function newestSealVersion(): string {
  return newestKey().version
}

/** Is it sealed under an older key? */
export function isOutdated(sealed: string): boolean {
  return !sealed.startsWith(`${newestKey().version}.`)
}

function newestKey() {
  const newest = sealKeys().at(-1)
  if (!newest) throw new Error('SEAL_KEYS holds no key')
  return newest
}
