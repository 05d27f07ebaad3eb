import { bytesOf, joined, lettersOf, viewOf } from './bytes'

const kept = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']
const drawn = ['VP8 ', 'VP8L', 'ANMF']
/** In the head of an extended file: an Exif note and an XMP note follow. */
const noteFlags = 0x08 | 0x04

/** A WebP with nothing in it but the picture; null when it is none. */
export function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  if (lettersOf(bytes, 0, 4) !== 'RIFF' || lettersOf(bytes, 8, 12) !== 'WEBP') return null
  const view = viewOf(bytes)
  const whole = Math.min(bytes.length, 8 + view.getUint32(4, true))
  const parts: Uint8Array[] = []
  const names: string[] = []
  let at = 12
  while (at + 8 <= whole) {
    const size = view.getUint32(at + 4, true)
    if (at + 8 + size > whole) return null
    const next = at + 8 + size + (size % 2)
    const name = lettersOf(bytes, at, at + 4)
    names.push(name)
    if (kept.includes(name)) parts.push(withoutNotes(name, bytes.subarray(at, next)))
    at = next
  }
  if (!names.some(name => drawn.includes(name))) return null
  const body = joined([bytesOf('WEBP'), ...parts])
  const head = bytesOf('RIFF\0\0\0\0')
  viewOf(head).setUint32(4, body.length, true)
  return joined([head, body])
}

function withoutNotes(name: string, chunk: Uint8Array): Uint8Array {
  if (name !== 'VP8X' || chunk.length < 9) return chunk
  const changed = Uint8Array.from(chunk)
  changed[8] = (changed[8] ?? 0) & ~noteFlags
  return changed
}
