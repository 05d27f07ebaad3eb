import type { Document, Value } from './values'

const nothing = Symbol('a type that is read with the whole document')

/**
 * Reads only the named fields out of a stored document (BSON), stepping over the others by their length.
 * The reader answers undefined where a wanted field holds a type it does not know: then the whole is to be read.
 * Nothing that it answers shares memory with the bytes.
 */
export function fieldReader(fields: ReadonlySet<string>): (bytes: Buffer) => Document | undefined {
  const wanted = [...fields].map(name => ({ name, bytes: Buffer.from(name, 'utf8') }))
  const wantedAt = (bytes: Buffer, from: number, to: number) =>
    wanted.find(({ bytes: name }) => name.length === to - from && isAt(bytes, from, name))

  return bytes => {
    const document: Document = {}
    let left = wanted.length
    for (let at = 4; left > 0 && bytes[at] !== 0; ) {
      const type = bytes[at] as number
      let nameEnd = at + 1
      while (bytes[nameEnd] !== 0) nameEnd += 1
      const found = wantedAt(bytes, at + 1, nameEnd)
      if (found) {
        const value = valueAt(bytes, type, nameEnd + 1)
        if (value === nothing) return undefined
        document[found.name] = value
        left -= 1
      }
      const length = lengthAt(bytes, type, nameEnd + 1)
      if (length === undefined) return undefined
      at = nameEnd + 1 + length
    }
    return document
  }
}

function isAt(bytes: Buffer, from: number, name: Buffer): boolean {
  for (let index = 0; index < name.length; index++) if (bytes[from + index] !== name[index]) return false
  return true
}

const int32At = (bytes: Buffer, at: number): number =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24)

/** How many bytes a value takes; undefined for the rarer types. */
function lengthAt(bytes: Buffer, type: number, at: number): number | undefined {
  switch (type) {
    case 0x01: // double
    case 0x09: // date
    case 0x12: // int64
      return 8
    case 0x02: // text
      return 4 + int32At(bytes, at)
    case 0x03: // object
    case 0x04: // array
      return int32At(bytes, at)
    case 0x05: // binary
      return 5 + int32At(bytes, at)
    case 0x07: // object id
      return 12
    case 0x08: // boolean
      return 1
    case 0x0a: // null
      return 0
    case 0x10: // int32
      return 4
    default:
      return undefined
  }
}

function valueAt(bytes: Buffer, type: number, at: number): Value {
  switch (type) {
    case 0x01:
      return double(bytes, at)
    case 0x02:
      return text(bytes, at + 4, at + 3 + int32At(bytes, at))
    case 0x08:
      return bytes[at] === 1
    case 0x09:
      return new Date(int32At(bytes, at + 4) * 0x1_0000_0000 + (int32At(bytes, at) >>> 0))
    case 0x0a:
      return null
    case 0x10:
      return int32At(bytes, at)
    default:
      return nothing
  }
}

const eightBytes = new Uint8Array(8)
const asDouble = new DataView(eightBytes.buffer)

/** lmdb's own buffer tells a length that Node's readers do not expect. */
function double(bytes: Buffer, at: number): number {
  for (let index = 0; index < 8; index++) eightBytes[index] = bytes[at + index] as number
  return asDouble.getFloat64(0, true)
}

const shortText = 24

/** Short plain text is put together here; leaving JavaScript costs more than that. */
function text(bytes: Buffer, from: number, to: number): string {
  if (to - from > shortText) return bytes.toString('utf8', from, to)
  let plain = ''
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    if (byte > 0x7f) return bytes.toString('utf8', from, to)
    plain += String.fromCharCode(byte)
  }
  return plain
}
