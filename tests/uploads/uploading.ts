import type { UploadKind } from '../../types/uploads'
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

/** The parts a JPEG is drawn from. */
export const drawn = Buffer.concat([
  segment(0xdb, 'quantisation'),
  segment(0xc0, 'frame'),
  segment(0xc4, 'huffman'),
  segment(0xda, 'scan'),
  scan,
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

export const aPng = (...notes: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', 'head'),
    ...notes.map(name => chunk(name, secret)),
    chunk('IDAT', 'picture'),
    chunk('IEND', ''),
  ])

export function aWebp(notes: Record<string, string> = {}, flags = 0): Buffer {
  const parts = { VP8X: `${String.fromCharCode(flags)}123456789`, 'VP8 ': 'picture!', ...notes }
  const body = Object.entries(parts).map(([name, content]) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(content.length)
    return Buffer.concat([
      Buffer.from(name),
      size,
      Buffer.from(content, 'latin1'),
      Buffer.alloc(content.length % 2),
    ])
  })
  const whole = Buffer.concat([Buffer.from('WEBP'), ...body])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(whole.length)
  return Buffer.concat([Buffer.from('RIFF'), size, whole])
}

export const aRecording = (said = '客厅的灯不亮了'): Buffer => Buffer.from(`ID3${said}`)

let files = 0

/** Puts a file where phones put them. */
export function upload(town: Town, who: Person, bytes: Buffer, name = `${++files}.jpg`): Promise<string> {
  return town.cloud.upload(who.openid, `incoming/${name}`, bytes)
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
