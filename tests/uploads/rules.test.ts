import { cleanFile, standingOf } from '../../cloudfunctions/domain/uploads/rules'
import { randomFrom, size } from '../size'
import { aPhoto, aPng, aRecording, aWebp, cleanPhoto, drawn, secret } from './uploading'

function picture(bytes: Buffer): Buffer | null {
  const clean = cleanFile('picture', bytes)
  return clean && Buffer.from(clean.bytes)
}

describe('a picture', () => {
  it('G25 loses what says where it was made, and what hangs behind its end', () => {
    expect(picture(aPhoto())).toEqual(cleanPhoto)
  })

  it.each([3, 6, 8])('G25 keeps which way up it is: %s', turn => {
    const clean = picture(aPhoto(turn))
    expect(clean?.includes(secret)).toBe(false)
    expect(clean?.includes(drawn)).toBe(true)
    expect(clean?.subarray(2, 4).toString('hex')).toBe('ffe1')
    expect(clean && picture(clean)).toEqual(clean)
  })

  it('G25 loses the notes of a PNG', () => {
    expect(picture(aPng('eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'))).toEqual(aPng())
  })

  it('G25 loses the notes of a WebP, and no longer says that there are any', () => {
    expect(picture(aWebp({ EXIF: secret, 'XMP ': secret }, 0x0c | 0x10))).toEqual(aWebp({}, 0x10))
  })

  it.each([
    ['a page named .jpg', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a page behind the first bytes of a JPEG', Buffer.from('\xff\xd8\xff\xe0<html>', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG that ends in the middle of a note', aPhoto().subarray(0, 60)],
    ['a PNG without an end', aPng().subarray(0, -12)],
    ['a GIF', Buffer.from('GIF89a')],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42')],
  ])('G25 %s is none', (_name, bytes) => {
    expect(picture(bytes)).toBeNull()
  })

  it('G25 never breaks, and never lets a note through, however the bytes are turned', () => {
    const random = randomFrom()
    for (let turn = 0; turn < size(6000); turn++) {
      const bytes = Buffer.from([aPhoto(6), aPng('tEXt'), aWebp({ EXIF: secret }, 8)][turn % 3] as Buffer)
      for (let times = 0; times < 3; times++) {
        const at = Math.floor(random() * 40)
        bytes[at] = Math.floor(random() * 256)
      }
      const clean = picture(bytes.subarray(0, Math.floor(random() * bytes.length * 2)))
      if (clean) expect(picture(clean)).toEqual(clean)
    }
  })
})

describe('a recording', () => {
  it.each([
    ['.mp3', aRecording()],
    ['.mp3', Buffer.from([0xff, 0xfb, 0x90])],
    ['.aac', Buffer.from([0xff, 0xf1, 0x50])],
    ['.m4a', Buffer.from('\0\0\0\x18ftypM4A ')],
    ['.wav', Buffer.from('RIFF0000WAVE')],
    ['.ogg', Buffer.from('OggS')],
    ['.webm', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x01])],
  ])('G21 is known by its first bytes: %s', (extension, bytes) => {
    expect(cleanFile('recording', bytes)).toEqual({ bytes, extension })
  })

  it.each([Buffer.from('<html>'), Buffer.alloc(0), aPhoto(), Buffer.from([0x1a])])(
    'G21 is nothing else',
    bytes => {
      expect(cleanFile('recording', bytes)).toBeNull()
    },
  )
})

describe('what WeChat thinks', () => {
  const asked = { traceId: 'trace', takenAt: 1000 }
  const minute = 60_000
  it.each([
    ['pass', asked, 0, 'clear'],
    ['doubt', asked, 0, 'doubtful'],
    ['unread', asked, 0, 'unread'],
    [null, asked, 9 * minute, 'checking'],
    [null, asked, 11 * minute, 'unread'],
    [null, { ...asked, traceId: null }, 0, 'unread'],
  ] as const)('G182 %s of what was asked about %j after %d ms: %s', (verdict, upload, later, standing) => {
    expect(standingOf(upload, verdict, 1000 + later)).toBe(standing)
  })
})
