import { utils, write } from '@e965/xlsx'
import { unzipSync, zipSync } from 'fflate'
import type { Sheet } from '../../cloudfunctions/kernel/workbook/cells'
import { readWorkbook } from '../../cloudfunctions/kernel/workbook/read'
import { randomFrom, seed, size } from '../size'
import { aCompound, aLine, aProtectedXls, aRoster, aWorkbook, refusalOf, rosterRows } from './workbooks'

const texts = (sheet: Sheet | undefined, at: number) => sheet?.rows[at]?.map(cell => cell?.text)

async function sheetOf(bytes: Uint8Array): Promise<Sheet> {
  const reading = await readWorkbook(bytes)
  if (!reading.ok || !reading.sheets[0]) throw new Error(reading.ok ? 'no sheet' : reading.refusal)
  return reading.sheets[0]
}

describe('A32 G02 reading a workbook', () => {
  it.each(['xlsx', 'biff8'] as const)('reads %s', async kind => {
    const sheet = await sheetOf(aWorkbook(rosterRows([aLine({ name: '赵一', phone: 19922220001 })]), kind))
    expect(texts(sheet, 0)).toEqual(['安平县在职党员名册'])
    expect(texts(sheet, 2)?.slice(2, 5)).toEqual(['安平县水务局第一党支部', '赵一', '男'])
    expect(sheet.rows[2]?.[9]).toMatchObject({ number: 19922220001, isDate: false })
  })

  it('reads a date cell as the month it shows', async () => {
    const sheet = utils.aoa_to_sheet([[28976, 28976]])
    sheet.A1.z = 'yyyy"年"m"月"'
    const book = utils.book_new(sheet)
    const read = await sheetOf(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    expect(read.rows[0]?.[0]).toMatchObject({ serialMonth: '1979-05', isDate: true })
    expect(read.rows[0]?.[1]).toMatchObject({ serialMonth: '1979-05', isDate: false })
  })

  it('reads dates of workbooks that count from 1904', async () => {
    const sheet = utils.aoa_to_sheet([[28976 - 1462]])
    sheet.A1.z = 'yyyy-mm'
    const book = utils.book_new(sheet)
    book.Workbook = { WBProps: { date1904: true } }
    const read = await sheetOf(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    expect(read.rows[0]?.[0]?.serialMonth).toBe('1979-05')
  })

  it('leaves hidden sheets alone', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['旧']]), '旧名册')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['新']]), '新名册')
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
    const reading = await readWorkbook(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    expect(reading.ok && reading.sheets.map(({ name }) => name)).toEqual(['新名册'])
  })

  it.each([
    ['UTF-8 with commas', Buffer.from('姓名,手机\n"赵,一",19922220001\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeff姓名,手机\r\n"赵,一",19922220001\r\n')],
    ['UTF-16 with tabs', Buffer.from('\ufeff姓名\t手机\n赵,一\t19922220001', 'utf16le')],
    ['UTF-8 with semicolons', Buffer.from('姓名;手机\n赵,一;19922220001')],
    [
      'GBK',
      Buffer.from([
        0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0x0a, 0x22, 0xd5, 0xd4, 0x2c, 0xd2, 0xbb, 0x22,
        0x2c, 0x31, 0x39, 0x39, 0x32, 0x32, 0x32, 0x32, 0x30, 0x30, 0x30, 0x31,
      ]),
    ],
  ])('reads text in %s', async (_name, bytes) => {
    const sheet = await sheetOf(bytes)
    expect(texts(sheet, 0)).toEqual(['姓名', '手机'])
    expect(texts(sheet, 1)).toEqual(['赵,一', '19922220001'])
  })

  it('reads quotes inside quotes and lines inside cells', async () => {
    const sheet = await sheetOf(Buffer.from('姓名,备注\n赵一,"说""好""\n第二行"\n钱二,5" 管'))
    expect(texts(sheet, 1)).toEqual(['赵一', '说"好"\n第二行'])
    expect(texts(sheet, 2)).toEqual(['钱二', '5" 管'])
  })
})

describe('A32 G02 bytes that are no roster', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  it.each([
    ['nothing at all', Buffer.alloc(0), 'workbookEmpty'],
    ['a picture', png, 'notAWorkbook'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'notAWorkbook'],
    [
      'a web page saved as xls',
      Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      'notAWorkbook',
    ],
    ['a zip of something else', zipSync({ 'word/document.xml': Buffer.from('<w/>') }), 'notAWorkbook'],
    ['a zip that breaks off', aRoster({}).subarray(0, 900), 'notAWorkbook'],
    ['a Word document of old', aCompound({ WordDocument: Buffer.alloc(4096, 1) }), 'notAWorkbook'],
    [
      'a workbook with a password',
      aCompound({ EncryptionInfo: Buffer.alloc(64, 1), EncryptedPackage: Buffer.alloc(8192, 7) }),
      'workbookEncrypted',
    ],
    ['an old workbook with a password', aProtectedXls(), 'workbookEncrypted'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'workbookTooLarge'],
  ])('refuses %s', async (_name, bytes, refusal) => {
    expect(await refusalOf(bytes)).toBe(refusal)
  })

  it('refuses an encrypted part', async () => {
    const zip = Buffer.from(aRoster({}))
    for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 1)) zip[at + 8] = 1
    expect(await refusalOf(zip)).toBe('workbookEncrypted')
  })
})

describe('A32 G02 hostile bytes', () => {
  // The reader mutters about records it does not know.
  beforeAll(() => jest.spyOn(console, 'error').mockImplementation(() => undefined))
  afterAll(() => jest.restoreAllMocks())

  const random = randomFrom()
  const below = (most: number) => Math.floor(random() * most)
  const sources = [
    aRoster({}, { name: '钱二', phone: 19922220002 }),
    aWorkbook(rosterRows([aLine(), aLine({ name: '钱二' })]), 'biff8'),
    Buffer.from(
      rosterRows([aLine()])
        .map(row => row.join(','))
        .join('\n'),
    ),
    aProtectedXls(),
  ]

  function spoiled(): Buffer {
    const source = sources[below(sources.length)] as Buffer
    const kind = below(5)
    if (kind === 4) return spoiledParts()
    if (kind === 0) return source.subarray(0, below(source.length))
    if (kind === 1) return Buffer.from(Array.from({ length: below(4000) }, () => below(256)))
    const bytes = Buffer.from(source)
    const changes = kind === 2 ? 1 : 1 + below(200)
    for (let change = 0; change < changes; change++) bytes[below(bytes.length)] = below(256)
    return bytes
  }

  /** The packing whole, the XML inside not: bytes changed, cut short, written twice, numbers blown up. */
  function spoiledParts(): Buffer {
    const parts = unzipSync(sources[0] as Buffer)
    const [name, part] = Object.entries(parts)[below(Object.keys(parts).length)] as [string, Uint8Array]
    const from = below(part.length)
    const ways = [
      () => part.fill(below(256), from, from + 1),
      () => part.subarray(0, from),
      () => Buffer.concat([part.subarray(0, from + below(60)), part.subarray(from)]),
      () =>
        Buffer.from(
          Buffer.from(part)
            .toString()
            .replace(/\d+/g, digits => (below(8) ? digits : String(below(2 ** 32)))),
        ),
    ]
    const way = ways[below(ways.length)] as () => Uint8Array
    return Buffer.from(zipSync({ ...parts, [name]: way() }))
  }

  it(`answers every spoiled file in time (seed ${seed})`, async () => {
    for (let round = 0; round < size(10_000); round++) {
      const bytes = spoiled()
      const begun = Date.now()
      const reading = await readWorkbook(bytes)
      if (typeof reading.ok !== 'boolean' || Date.now() - begun > 5000) {
        throw new Error(`round ${round} took ${Date.now() - begun} ms`)
      }
    }
  }, 600_000)
})
