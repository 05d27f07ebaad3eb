import { createHmac } from 'node:crypto'
import { judgeEvidence } from '../../cloudfunctions/domain/checkins/evidence'
import { dayOf } from '../../src/contract/calendar'
import { isSignedBy, signQueued } from '../../src/contract/queued'
import {
  isProven,
  readRotatingCode,
  sealedWith,
  stepMs,
  stepOf,
  writeRotatingCode,
} from '../../src/contract/rotating-code'
import { siteCodeIn } from '../../src/contract/site-code'
import { randomFrom, size } from '../size'
import { sunnyCode, today } from '../town'

const key = 'Yk3v0q2mB8x1fTz7Qd5LwN9sRj4HcGpA6eUiVoKyXbM'
const doorId = 'Ab3dEf6hIj9k'
const parts = { doorId, siteCode: sunnyCode, activityId: '', step: stepOf(today) }
const code = writeRotatingCode(key, parts)

describe('a code that changes by the clock', () => {
  it('G201 is the HMAC-SHA-512-256 that every other library makes', () => {
    for (const text of ['', 'a', 'ab', 'abc', 'abcd', `${sunnyCode}||118966080`]) {
      const whole = createHmac('sha512', key).update(text).digest()
      expect(sealedWith(key, text)).toBe(whole.subarray(0, 32).toString('base64url'))
    }
  })

  it('G201 is read back, bare, in a link, and in a link that WeChat wrapped', () => {
    const link = `https://code.example.org/checkin/?c=${code}`
    for (const text of [code, ` ${code} `, link, `pages/checkin/index?q=${encodeURIComponent(link)}`]) {
      expect(siteCodeIn(text)).toBe(code)
    }
    const read = readRotatingCode(code)
    expect(read).toMatchObject({ doorId, activityId: '', step: parts.step })
    expect(read && isProven(key, sunnyCode, read)).toBe(true)
  })

  it('G201 carries an activity, and is another code with it', () => {
    const walk = readRotatingCode(writeRotatingCode(key, { ...parts, activityId: 'walk-3' }))
    expect(walk).toMatchObject({ activityId: 'walk-3' })
    expect(walk && isProven(key, sunnyCode, walk)).toBe(true)
    expect(walk && isProven(key, sunnyCode, { ...walk, activityId: '' })).toBe(false)
  })

  it('G201 is another at each step, at each point, with each key', () => {
    const read = readRotatingCode(code)
    if (!read) throw new Error('the code is not read')
    expect(isProven(key, 'RIVERsite1', read)).toBe(false)
    expect(isProven(`${key.slice(0, -1)}N`, sunnyCode, read)).toBe(false)
    expect(isProven(key, sunnyCode, { ...read, step: read.step + 1 })).toBe(false)
  })

  it('G200 a phone’s seal covers every part of what it kept', () => {
    const kept = {
      number: 3,
      tapId: 'tap-0001',
      siteCode: sunnyCode,
      way: 'camera',
      readAt: 5,
      offsetMs: null,
    }
    const seal = signQueued(key, kept)
    expect(isSignedBy(key, kept, seal)).toBe(true)
    const others = [
      { number: 4 },
      { tapId: 'tap-0002' },
      { siteCode: 'RIVERsite1' },
      { way: 'picture' },
      { readAt: 6 },
      { offsetMs: 0 },
    ]
    for (const other of others) expect(isSignedBy(key, { ...kept, ...other }, seal)).toBe(false)
  })
})

describe('codes that nobody’s screen shows now', () => {
  const rounds = size(100_000)
  const random = randomFrom()
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
  const one = (most: number) => Math.floor(random() * most)
  const letter = () => letters[one(letters.length)] ?? 'A'
  const day = dayOf(today)

  /** Is it taken as genuine and of this moment? */
  const isTaken = (text: string, now = today): boolean => {
    const read = readRotatingCode(text)
    if (!read || read.doorId !== doorId || !isProven(key, sunnyCode, read)) return false
    const shown = {
      rotating: { code: read, door: { day, openedAt: today, revokedAt: null } },
      way: 'camera',
      queued: null,
    } as const
    return judgeEvidence(shown, now, 24).ok
  }

  const spoilt: Record<string, () => string> = {
    forged: () => code.slice(0, -16) + Array.from({ length: 16 }, letter).join(''),
    truncated: () => code.slice(0, one(code.length)),
    'with one letter changed': () => {
      const at = one(code.length)
      return code.slice(0, at) + letter() + code.slice(at + 1)
    },
    'moved to another step': () =>
      code.replace(parts.step.toString(36), (parts.step + 1 + one(1e6)).toString(36)),
    'with another activity': () => code.replace('..', `.${letter().replace('.', 'x')}.`),
    expired: () => writeRotatingCode(key, { ...parts, step: parts.step - 2 - one(5_000) }),
    'from the future': () => writeRotatingCode(key, { ...parts, step: parts.step + 2 + one(5_000) }),
    'of another key': () => writeRotatingCode(`${key}${one(1e9)}`, parts),
    'of another point': () => writeRotatingCode(key, { ...parts, siteCode: `SITE${100_000 + one(899_999)}` }),
  }

  it('U6 G201 none of them is taken, and the genuine one is', () => {
    const kinds = Object.entries(spoilt)
    for (let round = 0; round < rounds; round++) {
      const [kind, make] = kinds[round % kinds.length] ?? ['', () => '']
      const text = make()
      // Chance may give the very code back.
      if (text !== code && isTaken(text)) throw new Error(`taken although it is ${kind}: ${text}`)
    }
    expect(isTaken(code)).toBe(true)
  })

  it('U6 a replayed code is taken for 30 seconds after its step began, and never again', () => {
    const began = parts.step * stepMs
    for (let round = 0; round < size(20_000); round++) {
      const later = one(24 * 60 * 60_000)
      expect(isTaken(code, began + later)).toBe(later < 2 * stepMs)
    }
  })
})
