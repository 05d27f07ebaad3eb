import { joined, lettersOf, viewOf } from './bytes'

const signature = '\x89PNG\r\n\x1a\n'

/** What a picture is drawn from, and how its colours are meant. */
const kept = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']

/** A PNG with nothing in it but the picture; null when it is none. */
export function cleanPng(bytes: Uint8Array): Uint8Array | null {
  let at = signature.length
  if (lettersOf(bytes, 0, at) !== signature) return null
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, at)]
  const names: string[] = []
  while (at + 12 <= bytes.length && names.at(-1) !== 'IEND') {
    const next = at + 12 + view.getUint32(at)
    if (next > bytes.length) return null
    const name = lettersOf(bytes, at + 4, at + 8)
    names.push(name)
    if (kept.includes(name)) parts.push(bytes.subarray(at, next))
    at = next
  }
  const isWhole = names[0] === 'IHDR' && names.includes('IDAT') && names.at(-1) === 'IEND'
  return isWhole ? joined(parts) : null
}
