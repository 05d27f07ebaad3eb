import { keyFor, shortHash } from '../../kernel/seal'
import { letterCode, lettersOf, readCode } from '../papers/code'

const placeLetters = 3
const proofLetters = 9

/** A code that we printed: whose it is, and which one. */
export interface Slip {
  year: string
  communityId: string
  place: number
}

/** `001K-7K3M-9QXR`: which one, and 45 bits that prove it; nothing is kept of it. */
export function opinionCode(slip: Slip): string {
  return `${letterCode(slip.place, placeLetters)}${proofOf(slip)}`.replace(/(.{4})(?=.)/g, '$1-')
}

/** Whose code was typed or scanned; null when it was forged, or is of none of these years and communities. */
export function readOpinionCode(typed: string, years: string[], communityIds: string[]): Slip | null {
  const code = readCode(typed, placeLetters + proofLetters)
  if (!code) return null
  const place = lettersOf(code.slice(0, placeLetters))
  const proof = code.slice(placeLetters)
  const slips = years.flatMap(year => communityIds.map(communityId => ({ year, communityId, place })))
  return slips.find(slip => proofOf(slip) === proof) ?? null
}

function proofOf({ year, communityId, place }: Slip): string {
  const bytes = Buffer.from(keyFor(`opinion ${year} ${communityId} ${place}`), 'base64url')
  return [...bytes.subarray(0, proofLetters)].map(byte => letterCode(byte % 32, 1)).join('')
}

/** What stands for a code in the tally: without the keys outside the database nobody can tell which one it is. */
export function markOf({ year, communityId, place }: Slip): string {
  return `c${shortHash(`opinion ${year} ${communityId} ${place}`).slice(0, 11)}`
}

export const tallyIdOf = ({ year, communityId }: Pick<Slip, 'year' | 'communityId'>): string =>
  `${year}_${communityId}`
