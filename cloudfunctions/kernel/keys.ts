/** The variables of the functions that hold keys. */
export type KeyName = 'PHONE_HASH_KEY' | 'CODE_KEY' | 'SEAL_KEYS'

export interface SealKey {
  version: string
  key: Buffer
}

/** Half as many could be found by trying. */
const leastCharacters = 32
const sealKeyBytes = 32

/**
 * What is wrong with these variables: one sentence that names the variable and nothing that stands in it, or null. A
 * function asks before anything else, so that it never works with half of its keys; unchanged variables cost nothing.
 */
export function faultOfKeys(names: readonly KeyName[]): string | null {
  for (const name of names) {
    const fault = name === 'SEAL_KEYS' ? readSealKeys().fault : faultOfSecret(name, textOf(name))
    if (fault) return fault
  }
  return null
}

/** A long random text. Throws the sentence when it is none. */
export function secret(name: Exclude<KeyName, 'SEAL_KEYS'>): string {
  const text = textOf(name)
  const fault = faultOfSecret(name, text)
  if (fault) throw new Error(fault)
  return text
}

/** `1:<base64>,2:<base64>`: the last one seals, all of them open. Throws the sentence when it is no such list. */
export function sealKeys(): SealKey[] {
  const { keys, fault } = readSealKeys()
  if (fault) throw new Error(fault)
  return keys
}

interface SealKeysRead {
  text: string
  keys: SealKey[]
  fault: string | null
}

let lastRead: SealKeysRead | null = null

/** Read once, until the variable is another. */
function readSealKeys(): SealKeysRead {
  const text = textOf('SEAL_KEYS')
  if (lastRead?.text !== text) lastRead = { text, keys: keysIn(text), fault: faultOfSealKeys(text) }
  return lastRead
}

function keysIn(text: string): SealKey[] {
  return text.split(',').map(entry => {
    const [version = '', key = ''] = entry.split(':')
    return { version, key: Buffer.from(key, 'base64') }
  })
}

function faultOfSealKeys(text: string): string | null {
  if (text.trim() === '') return 'SEAL_KEYS is missing: set it to 1:<base64 of 32 random bytes>.'
  if (/\s/.test(text)) return 'SEAL_KEYS has a blank in it: take it out.'
  const entries = text.split(',')
  const keys = keysIn(text)
  for (const [at, { version, key }] of keys.entries()) {
    const entry = entries[at] ?? ''
    if (entry === '') return `SEAL_KEYS has nothing at place ${at + 1}: take the comma too many out.`
    if (!/^[1-9]\d{0,8}:[^:]*$/.test(entry)) {
      return `SEAL_KEYS has no <number>:<base64 of 32 random bytes> at place ${at + 1}.`
    }
    if (key.toString('base64') !== entry.slice(version.length + 1)) {
      return `SEAL_KEYS holds a key that is not base64 under version ${version}.`
    }
    if (key.length !== sealKeyBytes) {
      return `SEAL_KEYS holds a key of ${key.length} bytes instead of ${sealKeyBytes} under version ${version}.`
    }
    const before = keys.slice(0, at)
    if (before.some(other => other.version === version)) {
      return `SEAL_KEYS names version ${version} twice: each key has a number of its own.`
    }
    const same = before.find(other => other.key.equals(key))
    if (same) return `SEAL_KEYS holds one key under versions ${same.version} and ${version}: make a new one.`
    const last = before.at(-1)?.version
    if (last && Number(last) > Number(version)) {
      return `SEAL_KEYS names version ${version} behind ${last}: the newest key stands last.`
    }
  }
  return null
}

function faultOfSecret(name: KeyName, text: string): string | null {
  if (text.trim() === '')
    return `${name} is missing: set it to a random text of ${leastCharacters} characters or more.`
  if (text !== text.trim()) return `${name} begins or ends with a blank: take it out.`
  if (text.length >= leastCharacters) return null
  return `${name} has ${text.length} characters: set it to a random text of ${leastCharacters} or more.`
}

function textOf(name: KeyName): string {
  return process.env[name] ?? ''
}
