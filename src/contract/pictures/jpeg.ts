import { bytesOf, joined, lettersOf, viewOf } from './bytes'
import type { PictureSize } from './size'

const start = bytesOf('\xff\xd8')
const end = bytesOf('\xff\xd9')

const marker = {
  huffman: 0xc4,
  arithmetic: 0xcc,
  end: 0xd9,
  startOfScan: 0xda,
  quantisation: 0xdb,
  restarts: 0xdd,
  app0: 0xe0,
  app1: 0xe1,
  app14: 0xee,
}

const mostColours = 4

/**
 * A JPEG with nothing in it that says where, when or with what it was taken; only which way up it is stays. What
 * follows its end goes, too: phones hang films and second pictures there. Null when it is no JPEG, or was cut off.
 */
export function cleanJpeg(bytes: Uint8Array): (PictureSize & { bytes: Uint8Array }) | null {
  if (lettersOf(bytes, 0, 2) !== '\xff\xd8') return null
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  let turn: number | null = null
  let size: PictureSize | null = null
  let hasScan = false
  let at = 2
  for (;;) {
    if (bytes[at] !== 0xff) return null
    while (bytes[at + 1] === 0xff) at++
    const kind = bytes[at + 1]
    if (kind === marker.end) break
    if (kind === undefined || at + 4 > bytes.length) return null
    const next = at + 2 + view.getUint16(at + 2)
    if (next < at + 4 || next > bytes.length) return null
    const content = bytes.subarray(at + 4, next)
    if (kind === marker.app1) turn ??= turnIn(content)
    if (isFrame(kind)) {
      // A second frame would be drawn over the first, in a size of its own.
      if (size) return null
      size = sizeIn(content)
      if (!size) return null
    }
    if (kind === marker.startOfScan) hasScan = true
    const stop = kind === marker.startOfScan ? endOfScan(bytes, next) : next
    if (isKept(kind, content)) kept.push(bytes.subarray(at, stop))
    else if (isDrawn(kind)) return null
    at = stop
  }
  if (!size || !hasScan) return null
  return { ...size, bytes: joined([start, ...(turn === null ? [] : [turned(turn)]), ...kept, end]) }
}

const isFrame = (kind: number): boolean => kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)

/** What a picture is drawn from. */
const isDrawn = (kind: number): boolean =>
  isFrame(kind) ||
  [marker.huffman, marker.arithmetic, marker.startOfScan, marker.quantisation, marker.restarts].includes(kind)

/** A part of the drawing whose length is what it says, so that nothing else hides in it; of the notes the plainest two. */
function isKept(kind: number, content: Uint8Array): boolean {
  const { length } = content
  const begins = (words: string): boolean => lettersOf(content, 0, words.length) === words
  if (isFrame(kind)) return length === 6 + 3 * (content[5] ?? 0) && length <= 6 + 3 * mostColours
  if (kind === marker.startOfScan) return length === 4 + 2 * (content[0] ?? 0)
  if (kind === marker.quantisation) return isMadeOf(content, at => ((content[at] ?? 0) >> 4 === 0 ? 65 : 129))
  if (kind === marker.huffman) return isMadeOf(content, at => 17 + sum(content.subarray(at + 1, at + 17)))
  if (kind === marker.arithmetic) return length % 2 === 0 && length <= 64
  if (kind === marker.restarts) return length === 2
  // Fourteen bytes: a longer one holds a small picture of its own.
  if (kind === marker.app0) return begins('JFIF\0') && length === 14
  return kind === marker.app14 && begins('Adobe') && length === 12
}

/** Is it tables one after another, each as long as its first bytes say? */
function isMadeOf(content: Uint8Array, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < content.length) at += lengthAt(at)
  return at === content.length && at > 0
}

const sum = (numbers: Uint8Array): number => numbers.reduce((total, number) => total + number, 0)

/** A frame begins with the bits of a dot, the height and the width; a height of none would be told only at the end. */
function sizeIn(content: Uint8Array): PictureSize | null {
  if (content.length < 6) return null
  const view = viewOf(content)
  const height = view.getUint16(1)
  const width = view.getUint16(3)
  return width > 0 && height > 0 ? { width, height } : null
}

/** Where the next marker stands after what was scanned; 0xff00 and restarts belong to the scan. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const kind = bytes[at + 1]
    if (kind === undefined) break
    const isOfScan = kind === 0 || kind === 0xff || (kind >= 0xd0 && kind <= 0xd7)
    if (!isOfScan) return at
  }
  return bytes.length
}

const orientation = 0x0112

/** Which way up (2 to 8) an Exif note says the picture is; null when it says nothing else than upright. */
function turnIn(content: Uint8Array): number | null {
  if (lettersOf(content, 0, 6) !== 'Exif\0\0' || content.length < 20) return null
  const note = viewOf(content.subarray(6))
  const isLittle = lettersOf(content, 6, 8) === 'II'
  const first = note.getUint32(4, isLittle)
  if (first + 2 > note.byteLength) return null
  const entries = note.getUint16(first, isLittle)
  for (let index = 0; index < entries; index++) {
    const at = first + 2 + index * 12
    if (at + 12 > note.byteLength) return null
    if (note.getUint16(at, isLittle) !== orientation) continue
    const turn = note.getUint16(at + 8, isLittle)
    return turn >= 2 && turn <= 8 ? turn : null
  }
  return null
}

/** An Exif note of one word: which way up. */
function turned(turn: number): Uint8Array {
  const head = '\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08'
  return bytesOf(`${head}\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(turn)}\0\0\0\0\0\0`)
}
