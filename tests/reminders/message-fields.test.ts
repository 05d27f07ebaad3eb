import { type FieldType, fieldOf, messageData } from '../../cloudfunctions/domain/reminders/message-fields'
import { refusedField } from '../../emulator/wechat/message-fields'
import { randomFrom, size } from '../size'

const types: FieldType[] = [
  'thing',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
]

describe('a field of a message', () => {
  it.each([
    ['thing', '到社区扫码报到', '到社区扫码报到'],
    ['thing', '一二三四五六七八九十一二三四五六七八九十多', '一二三四五六七八九十一二三四五六七八九…'],
    ['thing', '第一行\n第二行\r\n', '第一行 第二行'],
    ['thing', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷…'],
    ['thing', ' \u0007 ', '请打开看看'],
    ['number', '还有 3.50 天', '3.50'],
    ['number', '没有', '0'],
    ['letter', 'A1-B2', 'AB'],
    ['symbol', '甲*乙', '*'],
    ['character_string', '编号 7K3M-9QXR', '7K3M-9QXR'],
    ['time', '2026年12月31日 18:00', '2026年12月31日 18:00'],
    ['time', '六点', '00:00'],
    ['date', '2026-12-31', '2026-12-31'],
    ['amount', '12.5 元', '12.5'],
    ['phone_number', '电话 0991-110', '0991-110'],
    ['car_number', '新A12345678', '新A12345…'],
    ['name', 'Ayixiamuguli Maimaiti Yusufu', 'Ayixiamuguli Maimait'],
    ['name', '阿依夏木古丽·买买提·玉素甫', '阿依夏木古丽·买买…'],
    ['phrase', '已受理!ok', '已受理'],
    ['phrase', 'ok', '有进展'],
  ] as const)('A132 %s: %j becomes %j', (type, text, wanted) => {
    expect(fieldOf(type, text)).toBe(wanted)
  })

  it('A132 takes any text whatever for any type, as WeChat judges it', () => {
    const random = randomFrom()
    const pieces = [
      '一',
      '龘',
      '𠮷',
      '😀',
      'a',
      'Z',
      '9',
      '.',
      '-',
      '\n',
      '\u0000',
      ' ',
      '年',
      '元',
      ':',
      '\ud83d',
    ]
    for (let round = 0; round < size(20_000); round++) {
      const length = Math.floor(random() * 45)
      const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('')
      for (const type of types) {
        const data = messageData({ [`${type}1`]: text })
        expect([type, text, refusedField(data, undefined)]).toEqual([type, text, undefined])
      }
    }
  })

  it('refuses a type that WeChat does not have', () => {
    expect(() => messageData({ story1: '一' })).toThrow('no keyword type')
  })
})
