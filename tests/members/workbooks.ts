import { type BookType, CFB, type Range, utils, type WorkBook, write } from '@e965/xlsx'
import { readWorkbook } from '../../cloudfunctions/kernel/workbook/read'

export type Value = string | number | boolean | Date | null

export const columns = [
  '序号',
  '所在单位',
  '所属党支部',
  '姓名',
  '性别',
  '出生年月',
  '入党时间',
  '职务',
  '是否副科级以上',
  '手机号码',
  '居住小区',
  '楼栋',
  '单元',
  '房号',
  '职业特长',
  '身体状况',
  '备注',
]

/** What a line of a roster is about; the rest is as everybody's. */
export interface Line {
  unit?: Value
  branch?: Value
  name?: Value
  sex?: Value
  born?: Value
  joined?: Value
  job?: Value
  rank?: Value
  phone?: Value
  estate?: Value
  building?: Value
  entrance?: Value
  room?: Value
  skills?: Value
  health?: Value
  remark?: Value
}

/** A line as the office of 安平县 writes it, in the order of `columns`. */
export function aLine(line: Line = {}): Value[] {
  const all: Required<Line> = {
    unit: '安平县水务局',
    branch: '安平县水务局第一党支部',
    name: '赵一',
    sex: '男',
    born: '1980-05',
    joined: '2005-07',
    job: '科员',
    rank: '否',
    phone: '19922220001',
    estate: '桂花园',
    building: '3号楼',
    entrance: '2单元',
    room: '401',
    skills: '电工',
    health: '良好',
    remark: '',
    ...line,
  }
  return [1, ...Object.values(all)]
}

/** Title, header, the lines, a total and the signatures: a roster as it is kept. */
export function rosterRows(lines: Value[][]): Value[][] {
  return [
    ['安平县在职党员名册'],
    columns,
    ...lines,
    [],
    ['合计', '', `${lines.length}人`],
    ['填表人:', '', '审核人:'],
  ]
}

/** The first line of `rosterRows` stands in this sheet row. */
export const firstRow = 3

export function aWorkbook(rows: Value[][], bookType: BookType = 'xlsx', merges: Range[] = []): Buffer {
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = merges
  return bytesOf(utils.book_new(sheet, '名册'), bookType)
}

/** A workbook of several sheets, by their names. */
export function workbookOf(sheets: Record<string, Value[][]>): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return bytesOf(book, 'xlsx')
}

function bytesOf(book: WorkBook, bookType: BookType): Buffer {
  return Buffer.from(write(book, { type: 'buffer', bookType, compression: true }) as Uint8Array)
}

export const aRoster = (...lines: Line[]): Buffer => aWorkbook(rosterRows(lines.map(aLine)))

/** A container with these streams, as Office writes a workbook that was given a password. */
export function aCompound(streams: Record<string, Buffer>): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array)
}

/** An old xls with the record that says it is protected. */
export function aProtectedXls(): Buffer {
  const container = CFB.read(aWorkbook(rosterRows([aLine()]), 'biff8'), { type: 'buffer' })
  const stream = CFB.find(container, '/Workbook')
  if (!stream) throw new Error('an xls without a workbook')
  const content = Buffer.from(stream.content as Uint8Array)
  const afterBegin = 4 + content.readUInt16LE(2)
  const protection = Buffer.alloc(4 + 54)
  protection.writeUInt16LE(0x2f, 0)
  protection.writeUInt16LE(54, 2)
  protection.writeUInt16LE(1, 4)
  protection.writeUInt16LE(1, 6)
  protection.writeUInt16LE(1, 8)
  const whole = Buffer.concat([content.subarray(0, afterBegin), protection, content.subarray(afterBegin)])
  return aCompound({ Workbook: whole })
}

/** Why these bytes are no workbook to us, or that they are `read`. */
export async function refusalOf(bytes: Uint8Array): Promise<string> {
  const reading = await readWorkbook(bytes)
  return reading.ok ? 'read' : reading.refusal
}
