import type { UploadKind } from '../../types/uploads'
import { bring } from '../incoming'
import type { Town } from '../open-town'
import { newTap, type Person } from '../town'
import { until } from '../until'

/** What a stranger must not learn from a picture. */
export const secret = '39.0281N 111.0697E'

const segment = (kind: number, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content as string, 'latin1')
  const head = Buffer.from([0xff, kind, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** An Exif note as phones write it: which way up, and where. */
function exif(turn: number): Buffer {
  const head = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0', 'latin1')
  return Buffer.concat([head, Buffer.from([turn, 0, 0, 0, 0, 0, 0, 0]), Buffer.from(secret)])
}

const scan = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])

const quantisation = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 16)]))
const huffman = segment(0xc4, Buffer.from([0x00, 1, ...Array<number>(15).fill(0), 0]))
const scanHead = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))

/** A frame of one colour: the bits of a dot, the height and the width. */
function frame(width: number, height: number): Buffer {
  const content = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  content.writeUInt16BE(height, 1)
  content.writeUInt16BE(width, 3)
  return segment(0xc0, content)
}

/** The parts a JPEG is drawn from. */
export const drawn = Buffer.concat([quantisation, frame(24, 16), huffman, scanHead, scan])

/** A JPEG of a few bytes that says it is so wide and high. */
export const aJpegOf = (width: number, height: number): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    quantisation,
    frame(width, height),
    huffman,
    scanHead,
    scan,
    Buffer.from([0xff, 0xd9]),
  ])

const jfif = segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0')

/** A picture as a phone takes it: the place in three kinds of notes, and a film behind its end. */
export function aPhoto(turn = 1, more = ''): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jfif,
    segment(0xe1, exif(turn)),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`),
    segment(0xed, `Photoshop ${secret}`),
    segment(0xfe, `${secret}${more}`),
    drawn,
    Buffer.from([0xff, 0xd9]),
    Buffer.from(`ftypmp42 ${secret}`),
  ])
}

export const cleanPhoto = Buffer.concat([Buffer.from([0xff, 0xd8]), jfif, drawn, Buffer.from([0xff, 0xd9])])

const chunk = (name: string, content: string): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length)
  return Buffer.concat([size, Buffer.from(name + content, 'latin1'), Buffer.alloc(4)])
}

const pngHead = (width: number, height: number): string => {
  const content = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  content.writeUInt32BE(width, 0)
  content.writeUInt32BE(height, 4)
  return content.toString('latin1')
}

export const aPngOf = (width: number, height: number, ...notes: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', pngHead(width, height)),
    ...notes.map(name => chunk(name, secret)),
    chunk('IDAT', 'picture'),
    chunk('IEND', ''),
  ])

export const aPng = (...notes: string[]): Buffer => aPngOf(24, 16, ...notes)

/** The first bytes of a picture, which hold its size. */
export function vp8Of(width: number, height: number): string {
  const content = Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 0, 0, 0, 0])
  content.writeUInt16LE(width, 6)
  content.writeUInt16LE(height, 8)
  return content.toString('latin1')
}

/** A picture in its extended form, of 24 × 16 dots; `parts` come behind its own. */
export function aWebp(parts: Record<string, string> = {}, flags = 0, size = vp8Of(24, 16)): Buffer {
  const all = { VP8X: `${String.fromCharCode(flags)}\0\0\0\x17\0\0\x0f\0\0`, 'VP8 ': size, ...parts }
  const body = Object.entries(all).map(([name, content]) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(content.length)
    return Buffer.concat([
      Buffer.from(name),
      length,
      Buffer.from(content, 'latin1'),
      Buffer.alloc(content.length % 2),
    ])
  })
  const whole = Buffer.concat([Buffer.from('WEBP'), ...body])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(whole.length)
  return Buffer.concat([Buffer.from('RIFF'), length, whole])
}

const mp3FrameBytes = 36
const mp3FrameMs = 36

/** MP3 as WeChat's recorder makes it at 16 kHz: frames and nothing else, which sound like what was said. */
export function aRecording(said = '客厅的灯不亮了', seconds = 9): Buffer {
  const sound = Buffer.alloc(mp3FrameBytes - 4, said)
  const frame = Buffer.concat([Buffer.from([0xff, 0xf3, 0x18, 0xc0]), sound])
  return Buffer.concat(Array<Buffer>(Math.round((seconds * 1000) / mp3FrameMs)).fill(frame))
}

/** A note as players put before the sound: where it was recorded, and a picture. */
export function id3(...notes: string[]): Buffer {
  const content = Buffer.from(notes.map(note => `GEOB${note}`).join(''), 'latin1')
  const head = Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1')
  for (const [index, byte] of [21, 14, 7, 0].entries()) head[6 + index] = (content.length >> byte) & 0x7f
  return Buffer.concat([head, content])
}

/** AAC at 16 kHz, 64 ms a frame. */
export function anAac(seconds = 9): Buffer {
  const sound = Buffer.alloc(25, 'aac')
  const size = 7 + sound.length
  const head = [0xff, 0xf1, 0x60, 0x40 | (size >> 11), (size >> 3) & 0xff, ((size & 7) << 5) | 0x1f, 0xfc]
  const frame = Buffer.concat([Buffer.from(head), sound])
  return Buffer.concat(Array<Buffer>(Math.round((seconds * 1000) / 64)).fill(frame))
}

/** Plain samples at 8 kHz, with other parts before and behind them. */
export function aWave(seconds = 9, before = '', behind = ''): Buffer {
  const form = Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0])
  const part = (name: string, content: Buffer | string): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(content.length)
    return Buffer.concat([Buffer.from(name), length, Buffer.from(content as string, 'latin1')])
  }
  const parts = [
    part('fmt ', form),
    ...(before ? [part('LIST', before)] : []),
    part('data', Buffer.alloc(seconds * 8000, 'said')),
    ...(behind ? [part('LIST', behind)] : []),
  ]
  const body = Buffer.concat([Buffer.from('WAVE'), ...parts])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), length, body])
}

/** Puts a file where phones put them. */
export function upload(town: Town, who: Person, bytes: Buffer, extension = '.jpg'): Promise<string> {
  return bring(town, who, bytes, extension)
}

/** A file that was taken in: what it is called from then on. */
export async function takenIn(town: Town, who: Person, kind: UploadKind, bytes: Buffer): Promise<string> {
  const fileId = await upload(town, who, bytes)
  const answer = await town.as(who).call('uploads.take', { tapId: newTap(), kind, fileId })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.uploadId
}

/** WeChat answers a minute later, about everything it was asked. */
export async function whenChecked(town: Pick<Town, 'cloud'>): Promise<void> {
  await town.cloud.clock({ advance: 61_000 })
  const asked = (await town.cloud.documents('uploads')).filter(({ traceId }) => traceId !== null)
  await until(
    () => town.cloud.documents('mediaVerdicts'),
    answered => answered.length >= asked.length,
  )
}
