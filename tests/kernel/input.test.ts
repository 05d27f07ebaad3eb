import * as v from 'valibot'
import { lines, text } from '../../cloudfunctions/kernel/input'

describe('what a person typed', () => {
  it.each([
    ['灯坏了\n请来看看', '灯坏了 请来看看'],
    ['灯坏了 \r\n\r\n 请来看看\n', '灯坏了 请来看看'],
    ['3号楼\t门口', '3号楼 门口'],
  ])('G20 takes %j in one line', (typed, taken) => {
    expect(v.parse(text(20), typed)).toBe(taken)
  })

  it('G20 counts what is taken, and takes no Enter alone', () => {
    expect(v.parse(text(3), '灯\n\n坏\n')).toBe('灯 坏')
    expect(v.safeParse(text(3), '\n \n').success).toBe(false)
  })

  it('G20 keeps lines where there may be several, and takes no other control character in either', () => {
    expect(v.parse(lines(20), '灯坏了\r\n请来看看\n')).toBe('灯坏了\n请来看看')
    for (const field of [text(20), lines(20)]) expect(v.safeParse(field, '灯\u0007').success).toBe(false)
  })
})
