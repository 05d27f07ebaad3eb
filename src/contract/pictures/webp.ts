import { bytesOf, joined, lettersOf, viewOf } from './bytes'
import type { PictureSize } from './size'

/** What one picture is drawn from; of moving ones, which hold parts in their parts, nothing. */
const kept = ['VP8 ', 'VP8L', 'VP8X', 'ALPH']
/** Of the head of an extended file nothing is left but that it is see-through. */
const seeThrough = 0x10

/** A WebP with nothing in it but the picture; null when it is none, or moves. */
export function cleanWebp(bytes: Uint8Array): (PictureSize & { bytes: Uint8Array }) | null {
  if (lettersOf(bytes, 0, 4) !== 'RIFF' || lettersOf(bytes, 8, 12) !== 'WEBP') return null
  const view = viewOf(bytes)
  if (bytes.length < 8 + view.getUint32(4, true)) return null
  const whole = 8 + view.getUint32(4, true)
  const parts: Uint8Array[] = []
  const sizes: PictureSize[] = []
  let drawings = 0
  let at = 12
  while (at + 8 <= whole) {
    const size = view.getUint32(at + 4, true)
    if (at + 8 + size > whole) return null
    const next = Math.min(at + 8 + size + (size % 2), whole)
    const name = lettersOf(bytes, at, at + 4)
    if (kept.includes(name)) {
      const found = sizeIn(name, bytes.subarray(at + 8, at + 8 + size))
      if (found === null) return null
      if (found !== 'unsaid') sizes.push(found)
      if (name === 'VP8 ' || name === 'VP8L') drawings++
      parts.push(name === 'VP8X' ? plainHead(bytes.subarray(at, next)) : bytes.subarray(at, next))
    }
    at = next
  }
  if (drawings !== 1) return null
  const body = joined([bytesOf('WEBP'), ...parts])
  const head = bytesOf('RIFF\0\0\0\0')
  viewOf(head).setUint32(4, body.length, true)
  const width = Math.max(...sizes.map(size => size.width))
  const height = Math.max(...sizes.map(size => size.height))
  return { width, height, bytes: joined([head, body]) }
}

/** What a part says of the size; null when it is not what its name says. */
function sizeIn(name: string, content: Uint8Array): PictureSize | 'unsaid' | null {
  if (name === 'ALPH') return 'unsaid'
  const view = viewOf(content)
  if (name === 'VP8X') {
    if (content.length !== 10) return null
    return { width: 1 + low24(view, 4), height: 1 + low24(view, 7) }
  }
  if (name === 'VP8L') {
    if (content.length < 5 || content[0] !== 0x2f) return null
    const packed = view.getUint32(1, true)
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
  }
  if (content.length < 10 || lettersOf(content, 3, 6) !== '\x9d\x01\x2a') return null
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff }
}

const low24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000

function plainHead(chunk: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(chunk)
  changed[8] = (changed[8] ?? 0) & seeThrough
  return changed
}
