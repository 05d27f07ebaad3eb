import { guessColumns, readHeader, titlesLeftOut } from '../../cloudfunctions/domain/members/roster/header'
import type { Sheet } from '../../cloudfunctions/kernel/workbook/cells'
import { aText } from './cells'
import { columns } from './workbooks'

const aSheet = (...rows: string[][]): Sheet => ({
  name: '名册',
  rows: rows.map(row => row.map(aText)),
  merges: [],
})
const unasked = { headerRow: null, mapping: null }

describe('A32 G02 the header of a roster', () => {
  it('finds the header under titles and notes', () => {
    const reading = readHeader(
      aSheet(['安平县在职党员名册'], ['填报单位:县委办', '', '2026年10月'], columns, ['1', '赵一']),
      unasked,
    )
    expect(reading).toMatchObject({ ok: true, header: { at: 2, firstDataRow: 3 } })
    expect(reading.ok && reading.mapping).toMatchObject({
      unitName: 1,
      branchName: 2,
      name: 3,
      phone: 9,
      health: 15,
    })
  })

  it('reads columns in any order and under other names', () => {
    const titles = [
      '姓 名',
      '党支部名称',
      '联系电话',
      '工作单位',
      '出生日期',
      '入党年月',
      '小区名称',
      '专业特长(爱好)',
      '性别(男/女)',
      '*职务',
    ]
    expect(guessColumns(titles)).toMatchObject({
      unclear: [],
      mapping: {
        name: 0,
        branchName: 1,
        phone: 2,
        unitName: 3,
        bornMonth: 4,
        joinedMonth: 5,
        estateName: 6,
        skills: 7,
        sex: 8,
        jobTitle: 9,
      },
    })
  })

  it('prefers the surer title and does not mistake its neighbours', () => {
    const titles = [
      '姓名',
      '所属党支部',
      '手机号码',
      '办公电话',
      '联系电话',
      '党内职务',
      '职务',
      '支部书记姓名',
      '出生地',
    ]
    expect(guessColumns(titles).mapping).toEqual({ name: 0, branchName: 1, phone: 2, jobTitle: 6 })
  })

  it('reads a header of two lines', () => {
    const sheet = aSheet(
      ['序号', '姓名', '所属党支部', '居住地址', '', '', ''],
      ['', '', '', '小区', '楼栋', '单元', '房号'],
      ['1', '赵一', '第一党支部', '桂花园', '3', '2', '401'],
    )
    expect(readHeader(sheet, unasked)).toMatchObject({
      ok: true,
      header: { at: 0, firstDataRow: 2 },
      mapping: { name: 1, branchName: 2, estateName: 3, building: 4, entrance: 5, room: 6 },
    })
  })

  it('counts a header that is repeated on every page once', () => {
    const sheet = aSheet(
      ['姓名', '党支部', '手机'],
      ['赵一', '一支部', ''],
      ['姓名', '党支部', '手机'],
      ['钱二', '一支部', ''],
    )
    expect(readHeader(sheet, unasked)).toMatchObject({ ok: true, others: [] })
  })

  it('asks when two rows may be the header', () => {
    const sheet = aSheet(
      ['姓名', '党支部', '手机'],
      ['赵一', '一支部', ''],
      ['姓名', '所属支部', '单位'],
      ['钱二', '一支部', ''],
    )
    expect(readHeader(sheet, unasked)).toMatchObject({
      ok: false,
      refusal: 'headerUnclear',
      detail: {
        headerRow: null,
        columns: [],
        headers: [
          { row: 1, cells: ['姓名', '党支部', '手机'] },
          { row: 3, cells: ['姓名', '所属支部', '单位'] },
        ],
      },
    })
    expect(readHeader(sheet, { ...unasked, headerRow: 3 })).toMatchObject({ ok: true, header: { at: 2 } })
  })

  it('asks when a needed column is missing, and shows what it sees without a whole number', () => {
    const sheet = aSheet(['人名', '党支部', '手机', '性别'], ['赵一', '一支部', '19922220001', '男'])
    expect(readHeader(sheet, unasked)).toMatchObject({
      refusal: 'columnsUnclear',
      detail: {
        headerRow: 1,
        columns: [
          { index: 0, letter: 'A', title: '人名', sample: '赵一', guess: null },
          { index: 1, letter: 'B', guess: 'branchName' },
          { index: 2, letter: 'C', sample: '199****0001', guess: 'phone' },
          { index: 3, letter: 'D', guess: 'sex' },
        ],
      },
    })
    const mapping = { name: 0, branchName: 1 }
    expect(readHeader(sheet, { ...unasked, mapping })).toMatchObject({ ok: true, mapping })
  })

  it('asks when two columns claim one meaning', () => {
    const sheet = aSheet(['姓名', '党支部', '手机', '手机号码'], ['赵一', '一支部', '', ''])
    expect(readHeader(sheet, unasked)).toMatchObject({
      refusal: 'columnsUnclear',
      detail: { columns: [{}, {}, { guess: 'phone' }, { guess: 'phone' }] },
    })
  })

  it('asks again when an answer lacks a needed column or names one twice', () => {
    const sheet = aSheet(columns, ['1'])
    for (const mapping of [{ name: 3 }, { name: 3, branchName: 3 }]) {
      expect(readHeader(sheet, { ...unasked, mapping })).toMatchObject({ refusal: 'columnsUnclear' })
    }
  })

  it('finds none where there is none', () => {
    expect(readHeader(aSheet(['会议通知'], ['请于周五到会']), unasked)).toEqual({
      ok: false,
      refusal: 'headerNotFound',
    })
  })

  it('names the columns that stay behind, but not the running number', () => {
    const reading = readHeader(aSheet([...columns, '身份证号', ''], ['1']), unasked)
    if (!reading.ok) throw new Error(reading.refusal)
    const { health: _health, ...mapping } = reading.mapping
    expect(titlesLeftOut(reading.header, mapping)).toEqual(['身体状况', '身份证号'])
  })
})
