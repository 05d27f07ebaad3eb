import { Binary, type ObjectId, type Timestamp } from 'bson'
import { emptyArray } from './paths'
import { type Document, rank, rankOf, toBytes, toNumber, type Value } from './values'

const usualBytes = 4096
const mostKeptBytes = 1024 * 1024

/** A growing row of bytes whose order is MongoDB's order of the values written. */
class KeyWriter {
  private bytes = Buffer.allocUnsafe(usualBytes)
  private length = 0

  /** What one large document wanted is not kept for all the small ones. */
  clear(): void {
    this.length = 0
    if (this.bytes.length > mostKeptBytes) this.bytes = Buffer.allocUnsafe(usualBytes)
  }

  byte(value: number): void {
    this.reserve(1)
    this.bytes[this.length++] = value
  }

  append(more: Uint8Array): void {
    this.reserve(more.length)
    this.bytes.set(more, this.length)
    this.length += more.length
  }

  /** A big-endian double whose bytes sort like the number; NaN comes first. */
  double(value: number): void {
    this.reserve(8)
    if (Number.isNaN(value)) this.bytes.fill(0, this.length, this.length + 8)
    else {
      this.bytes.writeDoubleBE(value === 0 ? 0 : value, this.length)
      const isNegative = ((this.bytes[this.length] as number) & 0x80) !== 0
      for (let index = 0; index < 8; index++) {
        const at = this.length + index
        const byte = this.bytes[at] as number
        this.bytes[at] = isNegative ? ~byte & 0xff : index === 0 ? byte ^ 0x80 : byte
      }
    }
    this.length += 8
  }

  /** Text as UTF-8; a zero byte is escaped so that two zero bytes can end it. */
  text(value: string): void {
    if (value.includes('\0')) {
      for (const byte of Buffer.from(value, 'utf8')) byte === 0 ? this.append(escapedZero) : this.byte(byte)
    } else {
      this.reserve(value.length * mostBytesOfUnit)
      this.length += this.bytes.write(value, this.length, 'utf8')
    }
    this.append(end)
  }

  invertFrom(start: number): void {
    for (let at = start; at < this.length; at++) this.bytes[at] = ~(this.bytes[at] as number) & 0xff
  }

  get size(): number {
    return this.length
  }

  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length))
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const larger = Buffer.allocUnsafe((this.length + count) * 2)
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}

const escapedZero = Buffer.from([0, 0xff])
const end = Buffer.from([0, 0])
/** Of a UTF-16 unit in UTF-8. */
const mostBytesOfUnit = 3

/** One for all: every value of every index of every write is written with it. */
const writer = new KeyWriter()

/** One value as bytes that sort in MongoDB's order; reversed for a descending field. */
export function encodeValue(value: Value, direction: 1 | -1 = 1): Buffer {
  writer.clear()
  writeValue(writer, value)
  if (direction === -1) writer.invertFrom(0)
  return writer.take()
}

/** The first byte of every value of the same type, for ranges that end with the type. */
export function rankByte(value: Value, direction: 1 | -1 = 1): number {
  const byte = value === emptyArray ? rank.emptyArray : rankOf(value)
  return direction === 1 ? byte : ~byte & 0xff
}

function writeValue(writer: KeyWriter, value: Value): void {
  writer.byte(rankByte(value))
  writeBody(writer, value)
}

function writeBody(writer: KeyWriter, value: Value): void {
  if (value === emptyArray) return
  switch (rankOf(value)) {
    case rank.number:
      writer.double(toNumber(value))
      break
    case rank.string:
      writer.text(value as string)
      break
    case rank.object:
      writeObject(writer, value as Document)
      break
    case rank.array:
      for (const element of value as Value[]) writeValue(writer, element)
      writer.byte(0)
      break
    case rank.boolean:
      writer.byte(value === true ? 1 : 0)
      break
    case rank.date:
      writer.double((value as Date).getTime())
      break
    case rank.objectId:
      writer.append((value as ObjectId).id)
      break
    case rank.binary:
      writeBinary(writer, value)
      break
    case rank.timestamp:
      writer.double((value as Timestamp).toNumber())
      break
    case rank.regex:
      writer.text((value as RegExp).source)
      writer.text((value as RegExp).flags)
      break
  }
}

function writeObject(writer: KeyWriter, value: Document): void {
  for (const [field, inner] of Object.entries(value)) {
    writer.byte(rankByte(inner))
    writer.text(field)
    writeBody(writer, inner)
  }
  writer.byte(0)
}

function writeBinary(writer: KeyWriter, value: Value): void {
  const bytes = toBytes(value)
  writer.double(bytes.length)
  writer.byte(value instanceof Binary ? value.sub_type : 0)
  writer.append(bytes)
}

/** The smallest row of bytes after all that begin with `prefix`; the prefix never is all 0xff. */
export function afterPrefix(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix)
  for (let at = next.length - 1; at >= 0; at--) {
    const byte = next[at] as number
    if (byte < 0xff) {
      next[at] = byte + 1
      return next.subarray(0, at + 1)
    }
  }
  return Buffer.alloc(prefix.length + 1, 0xff)
}
