import { inflateRawSync } from 'node:zlib'

interface Entry {
  name: string
  method: number
  isEncrypted: boolean
  packedSize: number
  size: number
  offset: number
}

export type Unpacked =
  | { ok: true; parts: Record<string, Uint8Array> }
  | { ok: false; refusal: 'notAWorkbook' | 'workbookEncrypted' | 'workbookTooLarge' }

const mostEntries = 5000
const megabyte = 1024 * 1024
const mostBytes = 100 * megabyte
/** What is read and not only stored: 20,000 rows take 13 MB, and 100 MB would need more memory than the function has. */
const mostWanted = 40 * megabyte
/** XML packs to a tenth; a bomb to a thousandth. Small files may pack better and do no harm. */
const mostRatio = 200
const harmless = 8 * megabyte

const stored = 0
const deflated = 8

/**
 * Unpacks the named parts of a zip. The directory is judged before anything is inflated, and each part is
 * inflated to the size it declares and not a byte further, so that neither a bomb nor a lying directory
 * fills the memory.
 */
export function unpack(bytes: Uint8Array, isWanted: (name: string) => boolean): Unpacked {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(archive)
  if (!entries) return { ok: false, refusal: 'notAWorkbook' }

  const wanted = entries.filter(({ name }) => isWanted(name))
  const total = sizeOf(entries)
  const isBomb = total > harmless && total > archive.length * mostRatio
  if (isBomb || total > mostBytes || sizeOf(wanted) > mostWanted) {
    return { ok: false, refusal: 'workbookTooLarge' }
  }

  const parts: Record<string, Uint8Array> = {}
  for (const entry of wanted) {
    if (entry.isEncrypted) return { ok: false, refusal: 'workbookEncrypted' }
    const part = inflate(archive, entry)
    if (typeof part === 'string') return { ok: false, refusal: part }
    parts[entry.name] = part
  }
  return { ok: true, parts }
}

function sizeOf(entries: Entry[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0)
}

/** The central directory; null when it is not whole. Sizes beyond 4 GB (zip64) are never a roster. */
function readDirectory(archive: Buffer): Entry[] | null {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > archive.length) return null

  const count = archive.readUInt16LE(end + 10)
  if (count > mostEntries) return null

  const entries: Entry[] = []
  let at = archive.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.toString('latin1', at, at + 4) !== 'PK\x01\x02') return null
    const nameLength = archive.readUInt16LE(at + 28)
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      isEncrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
      method: archive.readUInt16LE(at + 10),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

function inflate(archive: Buffer, entry: Entry): Uint8Array | 'notAWorkbook' | 'workbookTooLarge' {
  const { offset, packedSize, size, method } = entry
  if (offset + 30 > archive.length || archive.toString('latin1', offset, offset + 4) !== 'PK\x03\x04') {
    return 'notAWorkbook'
  }
  const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  const packed = archive.subarray(from, from + packedSize)
  if (method === stored) return packed.length === size ? packed : 'notAWorkbook'
  if (method !== deflated) return 'notAWorkbook'
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'workbookTooLarge' : 'notAWorkbook'
  }
}
