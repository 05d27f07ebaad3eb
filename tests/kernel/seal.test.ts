import { randomBytes } from 'node:crypto'
import { readFault } from '../../cloudfunctions/kernel/fault'
import {
  isOutdated,
  type Keeper,
  lookupHash,
  movedSeals,
  seal,
  shortHash,
  unseal,
} from '../../cloudfunctions/kernel/seal'
import { sealUnbound } from './unbound'

const keys = (...versions: string[]) =>
  versions.map(version => `${version}:${randomBytes(32).toString('base64')}`)
const wang: Keeper = { collection: 'members', _id: 'mWANG' }
const li: Keeper = { collection: 'members', _id: 'mLI' }
const closed = (text: string) => seal(text, wang, 'phoneSealed')
const opened = (sealed: string) => unseal(sealed, wang, 'phoneSealed')

describe('what is sealed', () => {
  beforeEach(() => {
    process.env.PHONE_HASH_KEY = 'a key for tests, as long as it has to be'
    process.env.SEAL_KEYS = keys('1').join()
  })

  it('G180 opens again, and never looks the same twice', () => {
    const [one, two] = [closed('19900000000'), closed('19900000000')]
    expect(one).not.toBe(two)
    expect(one).not.toContain('19900000000')
    expect([opened(one), opened(two)]).toEqual(['19900000000', '19900000000'])
    expect(opened(closed(''))).toBe('')
  })

  it('G180 still opens what an older key sealed, and seals with the newest', () => {
    const [first = '', second = ''] = keys('1', '2')
    process.env.SEAL_KEYS = first
    const old = closed('3单元401')
    process.env.SEAL_KEYS = `${first},${second}`
    expect(opened(old)).toBe('3单元401')
    expect(closed('3单元401').startsWith('b2.')).toBe(true)
  })

  it('G180 opens nothing that was changed, or whose key is gone', () => {
    const sealed = closed('19900000000')
    const parts = sealed.split('.')
    for (const at of [0, 1, 2, 3]) {
      const changed = parts.map((part, index) => (index === at ? `${part.slice(0, -4)}AAAA` : part))
      expect(() => opened(changed.join('.'))).toThrow()
    }
    process.env.SEAL_KEYS = keys('1').join()
    expect(() => opened(sealed)).toThrow()
  })

  it.each([4, 8, 12, 13, 14, 15, 17])(
    'G180 opens only with a whole tag of 16 bytes: one of %i bytes is refused, right as it may be',
    bytes => {
      for (const sealed of [closed('19900000000'), sealUnbound('19900000000')]) {
        const [mark, iv, tag = '', text] = sealed.split('.')
        const whole = Buffer.concat([Buffer.from(tag, 'base64url'), Buffer.alloc(1)])
        const other = whole.subarray(0, bytes).toString('base64url')
        expect(() => opened([mark, iv, other, text].join('.'))).toThrow('a seal that no key opens')
      }
    },
  )

  it('G180 opens only with a whole starting value, in as many parts as were written', () => {
    const [mark, iv = '', tag, text] = closed('19900000000').split('.')
    const bytes = Buffer.from(iv, 'base64url')
    const others = [bytes.subarray(0, 11), Buffer.concat([bytes, Buffer.alloc(1)]), Buffer.alloc(0)]
    for (const other of others) {
      expect(() => opened([mark, other.toString('base64url'), tag, text].join('.'))).toThrow()
    }
    expect(() => opened([mark, iv, tag, text, ''].join('.'))).toThrow()
    expect(() => opened([mark, iv, tag].join('.'))).toThrow()
    expect(() => opened('')).toThrow()
  })

  it('G180 opens a seal as it was written, and in no other way to write the same bytes', () => {
    const sealed = closed('3单元401')
    const parts = sealed.split('.')
    const ways = [(part: string) => `${part}=`, (part: string) => `${part} `, (part: string) => `${part}*`]
    for (const at of [1, 2, 3]) {
      for (const way of ways) {
        const same = parts.map((part, index) => (index === at ? way(part) : part)).join('.')
        expect(() => opened(same)).toThrow()
      }
    }
    // The two last bits of a tag are in no byte.
    const loose = (parts[2] ?? '').replace(/.$/, last => String.fromCharCode(last.charCodeAt(0) + 1))
    expect(Buffer.from(loose, 'base64url')).toEqual(Buffer.from(parts[2] ?? '', 'base64url'))
    expect(() => opened([parts[0], parts[1], loose, parts[3]].join('.'))).toThrow()
  })

  it('G180 opens in the document and the field it was made for, and nowhere else', () => {
    const sealed = closed('19900000000')
    expect(() => unseal(sealed, li, 'phoneSealed')).toThrow()
    expect(() => unseal(sealed, { ...wang, collection: 'requests' }, 'phoneSealed')).toThrow()
    expect(() => unseal(sealed, wang, 'doorSealed')).toThrow()
    expect(opened(sealed)).toBe('19900000000')
  })

  it('G180 opens nowhere without its mark: what is bound cannot be made to look unbound', () => {
    const sealed = closed('19900000000')
    expect(sealed).toMatch(/^b1\./)
    expect(() => opened(sealed.slice(1))).toThrow()
    expect(() => opened(`b${sealUnbound('19900000000')}`)).toThrow()
  })

  it('G180 still opens what was sealed before seals knew their place, and calls it outdated', () => {
    const old = sealUnbound('3单元401')
    expect(opened(old)).toBe('3单元401')
    expect(isOutdated(old)).toBe(true)
    expect(isOutdated(closed('3单元401'))).toBe(false)
  })

  it('G180 what is taken over is sealed anew for its new place; what does not open goes along closed', () => {
    const lost = seal('3单元401', li, 'healthSealed')
    const before = { name: '王', phoneSealed: closed('19900000000'), doorSealed: lost, healthSealed: null }
    const after = movedSeals(before, wang, li)
    expect(unseal(after.phoneSealed, li, 'phoneSealed')).toBe('19900000000')
    expect(() => opened(after.phoneSealed)).toThrow()
    expect(after).toMatchObject({ name: '王', doorSealed: lost, healthSealed: null })
  })

  it('G180 finds by a hash that needs the key', () => {
    const hash = lookupHash('19900000000')
    expect(lookupHash('19900000000')).toBe(hash)
    process.env.PHONE_HASH_KEY = 'another key for tests, as long as it has to be'
    expect(lookupHash('19900000000')).not.toBe(hash)
    expect(shortHash('x')).toMatch(/^[A-Za-z0-9]{20}$/)
  })
})

describe('what an error of the SDK means', () => {
  it.each([
    [{ errCode: -502001, errMsg: 'collection.add:fail … E11000 duplicate key error' }, 'duplicate'],
    [{ code: 'DATABASE_TRANSACTION_CONFLICT', message: 'x' }, 'conflict'],
    [
      { errCode: -501001, errMsg: '… [ResourceUnavailable.TransactionConflict] Transaction is conflict' },
      'conflict',
    ],
    [{ errCode: -502005, errMsg: 'collection not exists' }, 'other'],
    [undefined, 'other'],
  ])('%j is %s', (error, fault) => {
    expect(readFault(error)).toBe(fault)
  })
})
