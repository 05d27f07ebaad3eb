import {
  cleanFile,
  isAsTakenIn,
  pathOf,
  secondsLike,
  standingOf,
} from '../../cloudfunctions/domain/uploads/rules'
import { mostPictureBytes } from '../../src/contract/pictures/clean'
import { randomFrom, size } from '../size'
import {
  aJpegOf,
  anAac,
  aPhoto,
  aPng,
  aPngOf,
  aRecording,
  aWave,
  aWebp,
  cleanPhoto,
  drawn,
  id3,
  secret,
  vp8Of,
} from './uploading'

function picture(bytes: Buffer): Buffer | string {
  const clean = cleanFile('picture', bytes)
  return typeof clean === 'string' ? clean : clean.bytes
}

function recording(bytes: Buffer): Buffer | string {
  const clean = cleanFile('recording', bytes)
  return typeof clean === 'string' ? clean : clean.bytes
}

const page = '<html><script>alert(1)</script></html>'
const film = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom')

describe('a picture', () => {
  it('G25 loses what says where it was made, and what hangs behind its end', () => {
    expect(picture(aPhoto())).toEqual(cleanPhoto)
  })

  it.each([3, 6, 8])('G25 keeps which way up it is: %s', turn => {
    const clean = picture(aPhoto(turn))
    if (typeof clean === 'string') throw new Error(clean)
    expect(clean.includes(secret)).toBe(false)
    expect(clean.includes(drawn)).toBe(true)
    expect(clean.subarray(2, 4).toString('hex')).toBe('ffe1')
    expect(picture(clean)).toEqual(clean)
  })

  it('G25 loses the notes of a PNG', () => {
    expect(picture(aPng('eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'prVt'))).toEqual(aPng())
  })

  it('G25 loses the notes of a WebP, and no longer says that there are any', () => {
    expect(picture(aWebp({ EXIF: secret, 'XMP ': secret }, 0x0c | 0x10))).toEqual(aWebp({}, 0x10))
  })

  it.each([
    ['a page named .jpg', Buffer.from(page)],
    ['a page behind the first bytes of a JPEG', Buffer.from('\xff\xd8\xff\xe0<html>', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG that ends in the middle of a note', aPhoto().subarray(0, 60)],
    ['a JPEG that ends before its end', cleanPhoto.subarray(0, -2)],
    ['a PNG without an end', aPng().subarray(0, -12)],
    ['a WebP that is cut off', aWebp().subarray(0, -3)],
    ['a WebP that moves', aWebp({ ANMF: vp8Of(24, 16) }, 0x02, 'x')],
    ['a GIF', Buffer.from('GIF89a')],
    ['a film', film],
    ['one byte', Buffer.from([0xff])],
  ])('G25 %s is none', (_name, bytes) => {
    expect(picture(bytes)).toBe('notAPicture')
  })

  it.each([
    ['JPEG', aJpegOf(30_000, 30_000)],
    ['PNG', aPngOf(30_000, 30_000)],
    ['PNG of one line', aPngOf(40_000_000, 1)],
    [
      'WebP by its head',
      Buffer.from(aWebp().toString('latin1').replace('\x17\0\0\x0f\0\0', '\x2f\x75\0\x2f\x75\0'), 'latin1'),
    ],
    ['WebP by its drawing', aWebp({}, 0, vp8Of(16_383, 16_383))],
  ])(
    'G25 of a few bytes that would be drawn over all the memory of a phone is refused from its head: a %s',
    (_name, bytes) => {
      expect(bytes.length).toBeLessThan(500)
      expect(picture(bytes)).toBe('tooLarge')
    },
  )

  it.each([
    ['a phone’s own', aJpegOf(8160, 6120)],
    ['a wide one', aPngOf(15_000, 3000)],
  ])('G25 is taken in the size of a camera: %s', (_name, bytes) => {
    expect(picture(bytes)).toEqual(bytes)
  })

  it('G25 is read to 10 MB, and not a byte further', () => {
    const fill = Buffer.alloc(mostPictureBytes - cleanPhoto.length)
    expect(picture(Buffer.concat([cleanPhoto, fill]))).toEqual(cleanPhoto)
    expect(picture(Buffer.concat([cleanPhoto, fill, Buffer.alloc(1)]))).toBe('tooLarge')
  })

  it.each([
    ['a JPEG with one in its notes', aPhoto(1, page)],
    ['a JPEG with one behind its end', Buffer.concat([cleanPhoto, Buffer.from(page)])],
    ['a PNG with one behind its end', Buffer.concat([aPng(), Buffer.from(page)])],
    ['a WebP with one in a part of its own', aWebp({ HTML: page, ICCP: page })],
  ])('G25 comes out without the page that hides in it: %s', (_name, bytes) => {
    const clean = picture(bytes)
    expect(clean).toBeInstanceOf(Buffer)
    expect(clean.includes('<')).toBe(false)
  })

  it('G25 with a page in the place of its tables is none', () => {
    const table = Buffer.from([0xff, 0xdb, 0, 2 + page.length])
    const bytes = Buffer.concat([cleanPhoto.subarray(0, 2), table, Buffer.from(page), cleanPhoto.subarray(2)])
    expect(picture(bytes)).toBe('notAPicture')
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
      if (typeof clean !== 'string') expect(picture(clean)).toEqual(clean)
    }
  })
})

describe('a recording', () => {
  it.each([
    ['.mp3', aRecording()],
    ['.aac', anAac()],
    ['.wav', aWave()],
  ])('G21 is known by its bytes, and so is how long it is: %s', (extension, bytes) => {
    expect(cleanFile('recording', bytes)).toEqual({ bytes, extension, seconds: 9 })
  })

  it.each([
    ['MP3', Buffer.concat([id3(secret, '\x89PNG picture', page), id3(secret), aRecording()]), aRecording()],
    ['AAC', Buffer.concat([id3(secret), anAac()]), anAac()],
    ['WAV', aWave(9, secret, page), aWave()],
  ])('G21 loses pictures, places and pages in the notes around its sound: %s', (_name, bytes, clean) => {
    expect(recording(bytes)).toEqual(clean)
  })

  it.each([
    ['a page', Buffer.from(page)],
    ['notes of a player', Buffer.concat([Buffer.from(`TAG${secret}`), Buffer.alloc(100)])],
    ['a film', film],
    ['half a frame', aRecording().subarray(0, 20)],
    ['sound of another kind', anAac()],
  ])('G21 ends with its frames: %s behind them is cut off', (_name, behind) => {
    expect(recording(Buffer.concat([aRecording(), behind]))).toEqual(aRecording())
  })

  it('G21 loses the frame that holds the notes of an encoder', () => {
    const frame = Buffer.from(aRecording().subarray(0, 36))
    frame.write(`Info${secret}`, 13, 'latin1')
    expect(recording(Buffer.concat([frame, aRecording()]))).toEqual(aRecording())
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0xff])],
    ['a page', Buffer.from(page)],
    [
      'a page that begins like a frame',
      Buffer.concat([Buffer.from([0xff, 0xf3, 0x18, 0xc0]), Buffer.from(page)]),
    ],
    ['notes without sound', id3(secret, page)],
    ['notes longer than the file', Buffer.from('ID3\x03\0\0\x7f\x7f\x7f\x7f', 'latin1')],
    ['two frames', aRecording().subarray(0, 72)],
    ['a film', film],
    ['sound in the container of films', Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0M4A isom')],
    ['a film as browsers record', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x01])],
    ['an OGG', Buffer.from('OggS')],
    ['a picture', aPhoto()],
    ['a WAV without samples', aWave(0)],
    [
      'a WAV whose samples are packed',
      Buffer.from(aWave().toString('latin1').replace('\x10\0\0\0\x01\0', '\x10\0\0\0\x55\0'), 'latin1'),
    ],
    ['a picture in a RIFF', aWebp()],
  ])('G21 is nothing else: %s', (_name, bytes) => {
    expect(recording(bytes)).toBe('notARecording')
  })

  it.each([
    ['of a minute', aRecording('', 60), aRecording('', 60)],
    ['of a minute and a half', aRecording('', 90), 'tooLarge'],
    ['that is larger than a minute can be', Buffer.alloc(4 * 1024 * 1024 + 1), 'tooLarge'],
  ])('G21 %s', (_name, bytes, clean) => {
    expect(recording(bytes)).toEqual(clean)
  })

  it('G21 is about as long as is said', () => {
    expect(secondsLike(9)).toEqual([6, 7, 8, 9, 10, 11, 12])
    expect(secondsLike(0.4)).toEqual([0, 1, 2, 3])
    expect([secondsLike(60)[0], secondsLike(60).at(-1)]).toEqual([48, 72])
  })

  it('G21 never breaks, and holds nothing but frames, however the bytes are turned', () => {
    const random = randomFrom()
    for (let turn = 0; turn < size(3000); turn++) {
      const whole = [Buffer.concat([id3(secret), aRecording('', 1)]), anAac(1), aWave(1, secret)][turn % 3]
      const bytes = Buffer.from((whole as Buffer).subarray(0, 400))
      for (let times = 0; times < 3; times++) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      }
      const clean = recording(bytes)
      if (typeof clean !== 'string') expect(recording(clean)).toEqual(clean)
    }
  })
})

it('U6 a file lies under the hash of its bytes: others in its place are not what was taken in', () => {
  const clean = cleanFile('picture', aPhoto())
  if (typeof clean === 'string') throw new Error(clean)
  const fileId = `cloud://a.b/${pathOf('p1', clean)}`
  expect(isAsTakenIn(fileId, cleanPhoto)).toBe(true)
  expect(isAsTakenIn(fileId, aPng())).toBe(false)
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
