import { readRoster } from '../../cloudfunctions/domain/members/roster/roster'
import { today } from '../town'
import {
  aLine,
  aRoster,
  aWorkbook,
  columns,
  firstRow,
  type Line,
  rosterRows,
  type Value,
  workbookOf,
} from './workbooks'

const read = (bytes: Buffer, more: { readsHealth?: boolean; headerRow?: number } = {}) =>
  readRoster(bytes, {
    asked: { headerRow: more.headerRow ?? null, mapping: null },
    readsHealth: more.readsHealth ?? false,
    now: today,
  })

async function peopleOf(bytes: Buffer, more = {}) {
  const reading = await read(bytes, more)
  if (!reading.ok) throw new Error(reading.refusal)
  return reading.people
}

const withLines = (...lines: Value[][]) => aWorkbook(rosterRows(lines))

describe('A32 G02 the people of a roster', () => {
  it('reads a line', async () => {
    const [person] = await peopleOf(aRoster({}))
    expect(person).toEqual({
      row: firstRow,
      name: '赵一',
      nameKey: '赵一',
      branchName: '安平县水务局第一党支部',
      unitName: '安平县水务局',
      sex: 'male',
      bornMonth: '1980-05',
      joinedMonth: '2005-07',
      jobTitle: '科员',
      isDeputySectionOrAbove: false,
      phone: '19922220001',
      estateName: '桂花园',
      building: '3号楼',
      entrance: '2单元',
      room: '401',
      skills: '电工',
      health: null,
      remark: null,
      unreadable: [],
    })
  })

  it('reads 身体状况 only when the county decided so, and otherwise says that it stays behind', async () => {
    expect((await peopleOf(aRoster({}), { readsHealth: true }))[0]?.health).toBe('良好')
    expect(await read(aRoster({}))).toMatchObject({ ok: true, notImported: ['身体状况'] })
    expect(await read(aRoster({}), { readsHealth: true })).toMatchObject({ ok: true, notImported: [] })
  })

  it('takes totals, signatures, blank and repeated rows for nobody', async () => {
    const people = await peopleOf(
      withLines(
        aLine({ name: '赵一' }),
        [],
        ['安平县水务局'],
        columns,
        [7, '安平县水务局', '安平县水务局第一党支部'],
        aLine({ name: '钱二', phone: '' }),
        ['小计:', '', '', '2人'],
        ['', '', '', '合计', '2'],
        ['备注:本表一式两份'],
        ['第 1 页 共 1 页'],
        ['单位负责人(签字):', '', '', '', '填报日期:2026.10'],
      ),
    )
    expect(people.map(({ name }) => name)).toEqual(['赵一', '钱二'])
  })

  it('lets a unit that is merged over its people hold for each of them', async () => {
    const lines = [
      aLine({ name: '赵一' }),
      aLine({ name: '钱二', unit: null, branch: null }),
      aLine({ name: '孙三', branch: '另一支部' }),
    ]
    const bytes = aWorkbook(rosterRows(lines), 'xlsx', [
      { s: { r: 2, c: 1 }, e: { r: 3, c: 1 } },
      { s: { r: 2, c: 2 }, e: { r: 3, c: 2 } },
    ])
    const people = await peopleOf(bytes)
    expect(people.map(({ branchName }) => branchName)).toEqual([
      '安平县水务局第一党支部',
      '安平县水务局第一党支部',
      '另一支部',
    ])
    expect(people[1]?.unitName).toBe('安平县水务局')
  })

  it.each<[string, Line, { doubt: string; written: string }[]]>([
    ['no name', { name: '' }, [{ doubt: 'noName', written: '' }]],
    ['a number for a name', { name: '张三13900001111' }, [{ doubt: 'noName', written: '张三139****1111' }]],
    ['a short phone', { phone: '1992222000' }, [{ doubt: 'phoneUnreadable', written: '19****00' }]],
    ['a month of no year', { born: '1985' }, [{ doubt: 'monthUnreadable', written: '1985' }]],
    ['an unknown sex', { sex: '?' }, [{ doubt: 'sexUnreadable', written: '?' }]],
    ['an unknown rank', { rank: '待定' }, [{ doubt: 'rankUnreadable', written: '待定' }]],
  ])('reports %s', async (_name, line, unreadable) => {
    expect((await peopleOf(aRoster(line)))[0]?.unreadable).toEqual(unreadable)
  })

  it('reads the table a person chose, and ends where the next one begins', async () => {
    const rows = [
      ['姓名', '党支部', '手机号'],
      ['赵一', '一支部', ''],
      ['姓名', '所属支部', '所在单位'],
      ['钱二', '二支部', '水务局'],
    ]
    expect((await peopleOf(aWorkbook(rows), { headerRow: 1 })).map(({ name }) => name)).toEqual(['赵一'])
    expect((await peopleOf(aWorkbook(rows), { headerRow: 3 })).map(({ unitName }) => unitName)).toEqual([
      '水务局',
    ])
  })

  it('reads the longest sheet with a header and names the others', async () => {
    const long = rosterRows([aLine(), aLine({ name: '钱二' })])
    const bytes = workbookOf({
      填表说明: [['请如实填写']],
      样表: rosterRows([aLine({ name: '样例' })]),
      名册: long,
    })
    const reading = await read(bytes)
    expect(reading).toMatchObject({ ok: true, notImported: ['身体状况', '工作表“样表”'] })
    expect(reading.ok && reading.people).toHaveLength(2)
  })

  it.each([
    ['nothing', aWorkbook([[]]), 'workbookEmpty'],
    ['a header and nobody', aWorkbook(rosterRows([])), 'workbookEmpty'],
    ['a letter', aWorkbook([['关于召开会议的通知'], ['各党支部:']]), 'headerNotFound'],
  ])('refuses a workbook with %s', async (_name, bytes, refusal) => {
    expect(await read(bytes)).toMatchObject({ ok: false, refusal })
  })

  it('takes 20,000 people and not one more', async () => {
    const csvOf = (count: number) =>
      Buffer.from(['姓名,党支部,手机', ...Array.from({ length: count }, () => '赵一,一支部,')].join('\n'))
    expect(await peopleOf(csvOf(20_000))).toHaveLength(20_000)
    expect(await read(csvOf(20_001))).toMatchObject({ ok: false, refusal: 'tooManyRows' })
  })
})
