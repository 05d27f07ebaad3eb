import { joined, lettersOf, viewOf } from './bytes'
import type { PictureSize } from './size'

const signature = '\x89PNG\r\n\x1a\n'

/** What a picture is drawn from, and how its colours are meant: how many bytes each may take at most. */
const kept: ReadonlyMap<string, number> = new Map([
  ['IHDR', 13],
  ['PLTE', 768],
  ['IDAT', Number.POSITIVE_INFINITY],
  ['IEND', 0],
  ['tRNS', 256],
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['sBIT', 4],
  ['bKGD', 6],
  ['pHYs', 9],
])

/** A PNG with nothing in it but the picture; null when it is none. */
export function cleanPng(bytes: Uint8Array): (PictureSize & { bytes: Uint8Array }) | null {
  let at = signature.length
  if (lettersOf(bytes, 0, at) !== signature) return null
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, at)]
  const names: string[] = []
  while (at + 12 <= bytes.length && names.at(-1) !== 'IEND') {
    const length = view.getUint32(at)
    const next = at + 12 + length
    if (next > bytes.length) return null
    const name = lettersOf(bytes, at + 4, at + 8)
    names.push(name)
    if (length <= (kept.get(name) ?? -1)) parts.push(bytes.subarray(at, next))
    at = next
  }
  const isWhole = names[0] === 'IHDR' && names.includes('IDAT') && names.at(-1) === 'IEND'
  const heads = names.filter(name => name === 'IHDR').length
  if (!isWhole || heads !== 1 || view.getUint32(signature.length) !== kept.get('IHDR')) return null
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  return width > 0 && height > 0 ? { width, height, bytes: joined(parts) } : null
}
