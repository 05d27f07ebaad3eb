import { randomBytes } from 'node:crypto'
import { readFault } from '../../cloudfunctions/kernel/fault'
import { lookupHash, seal, shortHash, unseal } from '../../cloudfunctions/kernel/seal'

const keys = (...versions: string[]) =>
  versions.map(version => `${version}:${randomBytes(32).toString('base64')}`)

describe('what is sealed', () => {
  beforeEach(() => {
    process.env.PHONE_HASH_KEY = 'a key for tests, as long as it has to be'
    process.env.SEAL_KEYS = keys('1').join()
  })

  it('G180 opens again, and never looks the same twice', () => {
    const [one, two] = [seal('19900000000'), seal('19900000000')]
    expect(one).not.toBe(two)
    expect(one).not.toContain('19900000000')
    expect([unseal(one), unseal(two)]).toEqual(['19900000000', '19900000000'])
  })

  it('G180 still opens what an older key sealed, and seals with the newest', () => {
    const [first = '', second = ''] = keys('1', '2')
    process.env.SEAL_KEYS = first
    const old = seal('3单元401')
    process.env.SEAL_KEYS = `${first},${second}`
    expect(unseal(old)).toBe('3单元401')
    expect(seal('3单元401').startsWith('2.')).toBe(true)
  })

  it('G180 opens nothing that was changed, or whose key is gone', () => {
    const sealed = seal('19900000000')
    const parts = sealed.split('.')
    expect(() => unseal([...parts.slice(0, 3), 'AAAA'].join('.'))).toThrow()
    process.env.SEAL_KEYS = keys('1').join()
    expect(() => unseal(sealed)).toThrow()
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
