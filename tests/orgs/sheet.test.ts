import { type PlannedPlace, planPlaces } from '../../cloudfunctions/domain/orgs/sheet/plan'
import { readPlaceSheet, type Written } from '../../cloudfunctions/domain/orgs/sheet/reading'
import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { org } from '../../emulator/seed/county'
import type { Org, OrgRowDoubt, OrgRowPlan } from '../../types/orgs'
import { aWorkbook, type Value } from '../members/workbooks'
import { orgs } from '../town'
import { titles } from './sheets'

async function read(rows: Value[][]): Promise<Written[]> {
  const reading = await readPlaceSheet(aWorkbook(rows))
  if (!reading.ok) throw new Error(reading.refusal)
  return reading.rows
}

async function planOf(rows: Value[][], places: Org[] = orgs, header = titles): Promise<PlannedPlace[]> {
  return planPlaces('p', await read([header, ...rows]), treeOf(places), row => `new${row}`)
}

describe('what a sheet of places says', () => {
  it('G150 finds the columns in any order, under other usual names, below a title', async () => {
    const rows = await read([
      ['安平县组织和地方一览'],
      ['曾用名', '所属社区', '类型', '名称'],
      ['老棉纺厂', '阳光社区', '小区', '金桂苑'],
    ])
    expect(rows).toMatchObject([
      { row: 3, kind: '小区', name: '金桂苑', parent: '阳光社区', aliases: '老棉纺厂' },
    ])
  })

  it('G150 takes the kind from the title of the name, and its parent from the next', async () => {
    const [estate] = await planOf([['阳光社区', '金桂苑']], orgs, ['社区', '小区名称'])
    expect(estate).toMatchObject({ kind: 'estate', name: '金桂苑', within: '阳光社区', plan: 'add' })
    const [building] = await planOf([['桂花园', '1号楼']], orgs, ['小区', '楼栋'])
    expect(building).toMatchObject({ kind: 'building', within: '桂花园', plan: 'add' })
  })

  it('G150 reads a cell merged downwards for all its rows', async () => {
    const merged = [{ s: { r: 1, c: 2 }, e: { r: 2, c: 2 } }]
    const bytes = aWorkbook([titles, ['小区', '甲苑', '阳光社区'], ['小区', '乙苑', null]], 'xlsx', merged)
    const reading = await readPlaceSheet(bytes)
    expect(reading).toMatchObject({ ok: true, rows: [{ parent: '阳光社区' }, { parent: '阳光社区' }] })
  })

  it.each<[string, Value[][], string]>([
    ['nothing', [[]], 'workbookEmpty'],
    ['no header', [['张三', '李四']], 'headerNotFound'],
    [
      'a roster',
      [
        ['姓名', '手机号码'],
        ['赵一', '1'],
      ],
      'headerNotFound',
    ],
    ['a header alone', [titles], 'workbookEmpty'],
  ])('G150 refuses %s', async (_what, rows, refusal) => {
    expect(await readPlaceSheet(aWorkbook(rows))).toEqual({ ok: false, refusal })
  })

  it('G150 takes 5,000 rows and refuses the 5,001st', async () => {
    const rows = (many: number) =>
      aWorkbook([titles, ...Array.from({ length: many }, (_, at) => ['楼栋', `${at}号楼`, '桂花园'])])
    expect(await readPlaceSheet(rows(5000))).toMatchObject({ ok: true })
    expect(await readPlaceSheet(rows(5001))).toEqual({ ok: false, refusal: 'tooManyRows' })
  })
})

describe('what a row would do', () => {
  it.each<[string, Value[], OrgRowPlan, object]>([
    [
      'a new estate',
      ['小区', '金桂苑', '阳光社区', '棉纺厂、老厂'],
      'add',
      { target: { aliases: ['棉纺厂', '老厂'] } },
    ],
    ['a town straight under the county', ['镇街', '城东街道', ''], 'add', { within: '安平县' }],
    ['an estate as it is', ['小区', '桂花园', '阳光社区'], 'same', { changes: [] }],
    ['one without its parent', ['小区', '桂花园', ''], 'same', {}],
    ['the county itself', ['县委', '安平县', ''], 'same', {}],
    ['a name with another width', ['小区', '桂 花 园', '阳光社区'], 'same', {}],
    [
      'an alias as name',
      ['小区', '老粮站家属院', '阳光社区'],
      'rename',
      { target: { orgId: 'garden', aliases: ['桂花园'] } },
    ],
    [
      'the old name as alias',
      ['小区', '金桂苑', '阳光社区', '桂花园'],
      'rename',
      { target: { orgId: 'garden' } },
    ],
    [
      'another community',
      ['小区', '石桥苑', '阳光社区'],
      'move',
      { target: { orgId: 'bridge', parentId: 'sunny' } },
    ],
    [
      'other aliases',
      ['小区', '桂花园', '阳光社区', '桂园'],
      'change',
      { changes: [{ field: 'aliases', from: '老粮站家属院', to: '桂园' }] },
    ],
    [
      'another unit',
      ['支部', '安平县水务局第一党支部', '安平县水务局党总支', '', '安平县水利局'],
      'change',
      {},
    ],
    ['a parent told by its path', ['楼栋', '1号楼', '城关镇/阳光社区/桂花园'], 'add', { within: '桂花园' }],
  ])('G150 %s', async (_what, row, plan, more) => {
    expect((await planOf([row]))[0]).toMatchObject({ plan, doubt: null, ...more })
  })

  it.each<[string, Value[], OrgRowDoubt]>([
    ['no name', ['小区', '', '阳光社区'], 'noName'],
    ['a name of 41 characters', ['小区', '园'.repeat(41), '阳光社区'], 'tooLong'],
    ['a kind that nobody knows', ['星球', '火星', '安平县'], 'kindUnknown'],
    ['a parent that nobody knows', ['小区', '金桂苑', '月亮社区'], 'parentUnknown'],
    ['an alias that two estates share', ['楼栋', '1号楼', '老粮站家属院'], 'parentAmbiguous'],
    ['no parent where one is needed', ['小区', '金桂苑', ''], 'parentMissing'],
    ['a kind that may not stand there', ['小区', '金桂苑', '城关镇'], 'notUnderThat'],
    ['itself as parent', ['小区', '桂花园', '桂花园'], 'loop'],
    ['a second county', ['办公室', '安平县', '阳光社区'], 'notUnderThat'],
    ['a centre that nobody knows', ['社区', '阳光社区', '城关镇', '', '', '东片'], 'centreUnknown'],
  ])('G150 doubts %s', async (_what, row, doubt) => {
    // A row without a name is kept when it says anything else that names it.
    const rows = doubt === 'noName' ? [[...row, '', '', 'garden']] : [row]
    const header = doubt === 'noName' ? [...titles.slice(0, 3), '别名', '所属单位', '系统编号'] : titles
    expect((await planOf(rows, orgs, header))[0]).toMatchObject({
      plan: 'doubtful',
      doubt: { doubt },
      target: null,
    })
  })

  it('G150 finds a parent that another row adds, also below it in the sheet', async () => {
    const rows = await planOf([
      ['楼栋', '1号楼', '金桂苑'],
      ['小区', '金桂苑', '春风社区'],
      ['社区', '春风社区', '城关镇'],
    ])
    expect(rows.filter(({ plan }) => plan === 'add').map(({ name, order }) => [name, order])).toEqual([
      ['1号楼', 3],
      ['金桂苑', 2],
      ['春风社区', 1],
    ])
  })

  it('G150 doubts what stands in a doubtful row, and names that row', async () => {
    const rows = await planOf([
      ['小区', '金桂苑', '月亮社区'],
      ['楼栋', '1号楼', '金桂苑'],
    ])
    expect(rows[1]).toMatchObject({ doubt: { doubt: 'parentDoubtful', otherRow: 2 } })
  })

  it('G150 takes two rows for one place once', async () => {
    const rows = await planOf([
      ['小区', '金桂苑', '阳光社区'],
      ['小区', '金桂苑', '阳光社区'],
      ['小区', '桂花园', '阳光社区'],
      ['小区', '老粮站家属院', '阳光社区'],
    ])
    const doubtOf = (at: number) => rows[at]?.doubt
    expect([doubtOf(0), doubtOf(2)]).toEqual([null, null])
    expect(doubtOf(1)).toMatchObject({ doubt: 'sameAsAnotherRow', otherRow: 2 })
    expect(doubtOf(3)).toMatchObject({ doubt: 'sameAsAnotherRow', otherRow: 4 })
  })

  it('G150 leaves a namesake of another community alone when the sheet names both', async () => {
    const rows = await planOf([
      ['小区', '石桥苑', '阳光社区'],
      ['小区', '石桥苑', '河畔社区'],
    ])
    expect(rows.slice(0, 2).map(({ plan }) => plan)).toEqual(['add', 'same'])
  })

  it('A23 never takes a building for one of the same number elsewhere', async () => {
    const there = [...orgs, org('b1', 'building', 'community', '1号楼', 'bridge')]
    const [row] = await planOf([['楼栋', '1号楼', '桂花园']], there)
    expect(row).toMatchObject({ plan: 'add', target: { orgId: 'new2' } })
  })

  it('G150 lets one place take the name that another gives up, whichever comes first', async () => {
    const header = ['系统编号', ...titles]
    const rows = await planOf(
      [
        ['garden', '小区', '春苑', '阳光社区', '园'],
        ['spring', '小区', '夏苑', '阳光社区', '园'],
      ],
      [...orgs, org('spring', 'estate', 'community', '春苑', 'sunny')],
      header,
    )
    expect(rows.slice(0, 2).map(({ plan, order }) => [plan, order])).toEqual([
      ['rename', 2],
      ['rename', 1],
    ])
  })

  it('G150 doubts a name that stays taken', async () => {
    const there = [...orgs, org('spring', 'estate', 'community', '春苑', 'sunny')]
    const [row] = await planOf([['garden', '小区', '春苑', '阳光社区']], there, ['系统编号', ...titles])
    expect(row).toMatchObject({ plan: 'doubtful', doubt: { doubt: 'nameTaken', written: '春苑' } })
  })

  it('G150 lists what the sheet does not name, of its kinds alone, and does nothing to it', async () => {
    const rows = await planOf([['小区', '桂花园', '阳光社区']])
    expect(rows.slice(1)).toMatchObject([
      { plan: 'missing', name: '石桥苑', within: '河畔社区', order: 0, target: null },
    ])
  })
})
