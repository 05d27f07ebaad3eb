import { digitsTold, isNoPhone } from '../../src/contract/phone-told'

describe('a number as people write it', () => {
  it.each([
    ['19922220001', '19922220001'],
    ['199 2222 0001', '19922220001'],
    ['199-2222-0001', '19922220001'],
    ['１９９２２２２０００１', '19922220001'],
    ['0912-888 8888', '09128888888'],
    ['010–88888888', '01088888888'],
  ])('G22 “%s” is %s', (text, digits) => {
    expect(digitsTold(text)).toBe(digits)
    expect(isNoPhone(text)).toBe(false)
  })

  it('G20 nothing written is nothing wrong', () => {
    expect([digitsTold(' '), isNoPhone('')]).toEqual([null, false])
  })

  it.each(['1992222000', '199222200011', '88888888', '0912', '二楼老王', '199222x0001'])(
    'G22 “%s” is none',
    text => {
      expect(isNoPhone(text)).toBe(true)
    },
  )
})
