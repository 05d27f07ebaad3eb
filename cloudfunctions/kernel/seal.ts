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

/** The document that keeps what is sealed: a seal opens there alone, in the field it was made for. */
export interface Keeper {
  collection: string
  _id: string
}

/** As fields are named that hold a seal. */
export type SealedField = `${string}Sealed`

/** Stands before the version of a seal that is bound to its keeper. Seals made before that have none. */
const boundMark = 'b'
const ivBytes = 12
/** Node takes shorter ones as well, which can be guessed. */
const tagBytes = 16

/** AES-256-GCM under the newest key, bound to its place: `b<key version>.<iv>.<tag>.<text>`. */
export function seal(text: string, keeper: Keeper, field: SealedField): string {
  const newest = newestKey()
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', newest.key, iv, { authTagLength: tagBytes })
  cipher.setAAD(placeOf(keeper, field))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [iv, cipher.getAuthTag(), sealed].map(part => part.toString('base64url'))
  return [newestSealMark(), ...parts].join('.')
}

/**
 * Opens what `seal` closed, under the key it names, in the place it was made for; throws at anything else. Only operations
 * that leave an audit row may call it.
 */
export function unseal(sealed: string, keeper: Keeper, field: SealedField): string {
  const [mark = '', ...parts] = sealed.split('.')
  const isBound = mark.startsWith(boundMark)
  const version = isBound ? mark.slice(boundMark.length) : mark
  const known = sealKeys().find(key => key.version === version)
  const [iv, tag, text] = parts.map(bytesOf)
  if (!known || parts.length !== 3 || iv?.length !== ivBytes || tag?.length !== tagBytes || !text) {
    throw new Error('a seal that no key opens')
  }
  const decipher = createDecipheriv('aes-256-gcm', known.key, iv, { authTagLength: tagBytes })
  if (isBound) decipher.setAAD(placeOf(keeper, field))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}

/** Null where it does not open: whoever goes through many must not stop at one. */
export function unsealIfPossible(sealed: string, keeper: Keeper, field: SealedField): string | null {
  try {
    return unseal(sealed, keeper, field)
  } catch {
    return null
  }
}

/**
 * The same fields for another document that takes them over: opened in memory and sealed anew, told to nobody. What does
 * not open where it was goes along as it is, and opens there no more than before.
 */
export function movedSeals<Part extends object>(part: Part, from: Keeper, to: Keeper): Part {
  const moved = Object.entries(part).map(([name, value]) => {
    if (!isSealedField(name) || typeof value !== 'string') return [name, value]
    const text = unsealIfPossible(value, from, name)
    return [name, text === null ? value : seal(text, to, name)]
  })
  return Object.fromEntries(moved) as Part
}

export function isSealedField(name: string): name is SealedField {
  return name.endsWith('Sealed')
}

/** How everything begins that is sealed now: the form, and the version of the key. */
export function newestSealMark(): string {
  return `${boundMark}${newestKey().version}`
}

/** Is it sealed under an older key, or without its place? */
export function isOutdated(sealed: string): boolean {
  return !sealed.startsWith(`${newestSealMark()}.`)
}

function newestKey() {
  const newest = sealKeys().at(-1)
  if (!newest) throw new Error('SEAL_KEYS holds no key')
  return newest
}

/** Neither a collection nor a field has a stroke in its name. */
function placeOf({ collection, _id }: Keeper, field: SealedField): Buffer {
  return Buffer.from(`${collection}/${_id}/${field}`)
}

/** Null where the same bytes would be written otherwise: a seal is written in one way. */
function bytesOf(part: string): Buffer | null {
  const bytes = Buffer.from(part, 'base64url')
  return bytes.toString('base64url') === part ? bytes : null
}
