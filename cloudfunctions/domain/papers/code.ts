import { lookupHash } from '../../kernel/seal'

/** Letters and digits that nobody mistakes for one another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many letters and digits drawn from a keyed hash: the same for the same text, and nobody can guess them. */
export function drawnFrom(text: string, length: number): string {
  const bytes = Buffer.from(lookupHash(text), 'base64url')
  return [...bytes.subarray(0, length)].map(byte => alphabet[byte % alphabet.length]).join('')
}

/** `7K3M-9QXR-2B4D`: 60 bits; a repeated tap draws the same. */
export function paperCode(tap: string, memberId: string): string {
  return drawnFrom(`paper ${tap} ${memberId}`, 12).replace(/(.{4})(?=.)/g, '$1-')
}

/** As people type it: small letters, spaces, without the dashes, O for 0, I and L for 1. */
export function readPaperCode(typed: string): string | null {
  return readCode(typed, 12)?.replace(/(.{4})(?=.)/g, '$1-') ?? null
}

/** So many letters and digits, without dashes; null when it is none of ours. */
export function readCode(typed: string, length: number): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every(letter => alphabet.includes(letter)) ? plain : null
}

/** A number as so many letters and digits. */
export function letterCode(value: number, length: number): string {
  return Array.from(
    { length },
    (_, index) => alphabet[Math.floor(value / 32 ** (length - 1 - index)) % 32],
  ).join('')
}

/** The number that so many letters and digits say. */
export const lettersOf = (code: string): number =>
  [...code].reduce((value, letter) => value * 32 + alphabet.indexOf(letter), 0)
