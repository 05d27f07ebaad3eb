import { birth, joining, readMonth } from '../../cloudfunctions/domain/members/roster/month'
import type { Cell } from '../../cloudfunctions/kernel/workbook/cells'
import { aNumber, aText } from './cells'

const today = '2026-11-22'
const born = (cell: Cell) => {
  const reading = readMonth(cell, birth, today)
  return reading === 'unreadable' ? reading : reading.value
}
const joined = (cell: Cell) => {
  const reading = readMonth(cell, joining, today)
  return reading === 'unreadable' ? reading : reading.value
}

describe('A32 G02 months in every form people write', () => {
  it.each([
    '1977-06',
    '1977-6',
    '1977.6',
    '1977.06',
    '1977/6',
    '1977/06/15',
    '1977-06-15',
    '1977-6-15 00:00:00',
    '1977-06-15T08:30:00',
    '1977.06.15',
    '1977年6月',
    '1977年06月15日',
    '1977 年 6 月',
    '1977 6',
    '197706',
    '19770615',
    '１９７７．０６',
    '1977—06',
    '77.6',
    '77年6月',
    '一九七七年六月',
  ])('understands %s', written => {
    expect(born(aText(written))).toBe('1977-06')
  })

  it.each([
    ['二〇一〇年十月', '2010-10'],
    ['二零一零年十二月', '2010-12'],
    ['2010年7月', '2010-07'],
    ['05.3', '2005-03'],
    ['1951.7', '1951-07'],
  ])('understands %s', (written, month) => {
    expect(joined(aText(written))).toBe(month)
  })

  it('understands dates, serial numbers and plain numbers', () => {
    expect(born(aNumber(28976, { text: '5/1/79', serialMonth: '1979-05', isDate: true }))).toBe('1979-05')
    expect(born(aNumber(28976, { serialMonth: '1979-05' }))).toBe('1979-05')
    expect(born(aNumber(197706, { text: '197,706' }))).toBe('1977-06')
    expect(born(aNumber(19770615))).toBe('1977-06')
    expect(born(aNumber(1977.06))).toBe('1977-06')
    expect(born(aNumber(1977.6))).toBe('1977-06')
    expect(born(aNumber(1977.12))).toBe('1977-12')
    expect(born(aNumber(1977.1, { text: '1977.10' }))).toBe('1977-10')
    expect(born(aText('1977.1'))).toBe('1977-01')
    expect(born(aText('49.10'))).toBe('1949-10')
  })

  it('reports the number 1977.1, which may be October', () => {
    expect(born(aNumber(1977.1))).toBe('unreadable')
    expect(born(aNumber(49.1))).toBe('unreadable')
  })

  it('takes an empty cell and the words for nothing as no month', () => {
    expect(born(aText(''))).toBeNull()
    expect(born(aText('不详'))).toBeNull()
    expect(readMonth(undefined, birth, today)).toEqual({ value: null })
  })

  it.each([
    '1977',
    '1977年',
    '1977-13',
    '1977.615',
    '2077-06',
    '2026-12',
    '六月',
    '79-05-1979',
    '26.5',
    'Jun-77',
  ])('reports %s', written => {
    expect(born(aText(written))).toBe('unreadable')
  })
})
