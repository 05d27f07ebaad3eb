import { nameKeyOf, tidyName } from '../../cloudfunctions/domain/members/name'
import {
  readPhone,
  readRank,
  readSex,
  readText,
  saysNothing,
} from '../../cloudfunctions/domain/members/roster/fields'
import { maskNumbers } from '../../cloudfunctions/domain/members/roster/mask'
import { aNumber, aText } from './cells'

const valueIn = <Value>(reading: { value: Value | null } | 'unreadable') =>
  reading === 'unreadable' ? reading : reading.value

describe('A32 G02 phones in every form people write', () => {
  it.each([
    ['19922220001'],
    ['１９９２２２２０００１'],
    [' 199 2222 0001 '],
    ['199-2222-0001'],
    ['199—2222—0001'],
    ['(199)22220001'],
    ['+86 199 2222 0001'],
    ['86-19922220001'],
    ['008619922220001'],
    ["'19922220001"],
    ['19922220001.0'],
    ['1.9922220001E+10'],
  ])('understands %s', written => {
    expect(valueIn(readPhone(aText(written)))).toBe('19922220001')
  })

  it('understands a number cell, whatever its format shows', () => {
    expect(valueIn(readPhone(aNumber(19922220001, { text: '1.99222E+10' })))).toBe('19922220001')
  })

  it.each([[''], ['无'], ['/'], ['——'], ['不详']])('takes %p for no phone', written => {
    expect(valueIn(readPhone(aText(written)))).toBeNull()
  })

  it.each([
    ['1992222000'],
    ['199222200011'],
    ['29922220001'],
    ['0912-8711234'],
    ['19922220001/19922220002'],
    ['1.99E+10'],
    ['见备注'],
  ])('reports %s', written => {
    expect(readPhone(aText(written))).toBe('unreadable')
  })
})

describe('A32 ranks, sexes and texts', () => {
  it.each(['是', '√', '✓', '有', 'Y', 'yes', 'v', '1', '副科级', '正处级', 'ＴＲＵＥ'])(
    'reads %s as yes',
    written => {
      expect(valueIn(readRank(aText(written)))).toBe(true)
    },
  )

  it.each(['否', '', '无', '×', 'N', '0', '科员', '/'])('reads %p as no', written => {
    expect(valueIn(readRank(aText(written)))).toBe(false)
  })

  it('reports a rank that nobody knows', () => {
    expect(readRank(aText('待定'))).toBe('unreadable')
  })

  it.each([
    ['男', 'male'],
    [' 女 ', 'female'],
    ['M', 'male'],
    ['female', 'female'],
    ['', null],
    ['其他', 'unreadable'],
  ])('reads the sex %p', (written, sex) => {
    expect(valueIn(readSex(aText(written)))).toBe(sex)
  })

  it('keeps a text on one line, without control characters', () => {
    expect(readText(aText(' 家电\n维修\u0007 ,电工 '))).toBe('家电 维修 ,电工')
    expect(readText(aText('—'))).toBeNull()
    expect(readText(undefined)).toBeNull()
    expect(readText(aText('长'.repeat(900)))).toHaveLength(500)
  })

  it('knows the words for nothing', () => {
    expect(['暂无', '-', '――'.replaceAll('―', '—'), 'n/a'].every(saysNothing)).toBe(true)
    expect(saysNothing('无线电')).toBe(false)
  })
})

describe('A32 names', () => {
  it.each([
    ['林 雨禾', '林雨禾'],
    ['李　娜', '李娜'],
    [' Ａnna  Maria ', 'Anna Maria'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
  ])('keeps %s as %s', (written, kept) => {
    expect(tidyName(written)).toBe(kept)
  })

  it('compares without spaces and with one kind of dot', () => {
    expect(nameKeyOf('阿依 古丽•买买提')).toBe(nameKeyOf('阿依古丽·买买提'))
  })
})

describe('G180 what is written is never a whole number', () => {
  it.each([
    ['19922220001', '199****0001'],
    ['199 2222 0001', '199****0001'],
    ['１９９２２２２０００１', '199****0001'],
    ['1992222000', '19****00'],
    ['家 8711234', '家 87****34'],
    ['19922220001/19922220002', '199****0001/199****0002'],
    ['2010年7月', '2010年7月'],
  ])('shows %s as %s', (written, shown) => {
    expect(maskNumbers(written)).toBe(shown)
  })
})
