import type { OrgKind } from '../../../../types/orgs'

/** How a sheet calls each kind; the first word is the one we write. */
const kindWords: Record<OrgKind, string[]> = {
  county: ['县委', '县', '区委'],
  office: ['双联双管办', '办公室', '办'],
  workCommittee: ['工委', '机关工委', '县直工委', '县直机关工委'],
  partyCommittee: ['党委'],
  generalBranch: ['党总支', '总支', '社区党总支'],
  branch: ['党支部', '支部', '小区党支部', '机关党支部'],
  unit: ['单位', '没有支部的单位', '无支部单位'],
  town: ['镇街', '镇', '乡', '街道', '乡镇', '镇、街道'],
  serviceCentre: ['服务中心', '片区', '片', '党群服务中心', '服务中心(片)'],
  community: ['社区', '居委会'],
  estate: ['小区', '居住小区', '住宅小区'],
  building: ['楼栋', '楼', '栋', '幢', '楼号'],
  group: ['党小组', '小组'],
  team: ['志愿服务队', '服务队', '志愿队', '队伍'],
}

const kinds = new Map(
  (Object.entries(kindWords) as [OrgKind, string[]][]).flatMap(([kind, words]) =>
    words.map(word => [wordKey(word), kind] as const),
  ),
)

export type Column = 'id' | 'kind' | 'name' | 'parent' | 'aliases' | 'unitName' | 'centre'

/** The titles of each column; the first is the one we write. */
const titles: Record<Column, string[]> = {
  id: ['系统编号'],
  kind: ['类别', '类型', '种类', '组织类别', '组织类型', '级别'],
  name: ['名称', '全称', '组织名称', '地方名称', '党组织名称'],
  parent: [
    '上级',
    '上级名称',
    '上级组织',
    '上级党组织',
    '所属上级',
    '隶属',
    '隶属于',
    '隶属关系',
    '所在社区',
    '所属社区',
    '所在小区',
    '所属小区',
    '所属总支',
    '所属党总支',
    '所属党委',
    '上级单位',
  ],
  aliases: ['别名', '曾用名', '又名', '俗称', '其他名称', '老名称', '别称'],
  unitName: ['所属单位', '单位', '单位名称', '所在单位', '工作单位'],
  centre: ['片区', '所属片区', '所在片区', '服务中心', '所属服务中心', '片'],
}

export const columnTitles = Object.fromEntries(
  (Object.entries(titles) as [Column, string[]][]).map(([column, [first = '']]) => [column, first]),
) as Record<Column, string>

const columns = new Map(
  (Object.entries(titles) as [Column, string[]][]).flatMap(([column, all]) =>
    all.map(title => [title, column] as const),
  ),
)

/** A title that says the kind as well: `小区名称` names estates; the innermost names the row, the next its parent. */
const titlesOfKinds: [OrgKind, string[]][] = [
  ['building', ['楼栋', '楼栋名称', '楼号', '楼栋号']],
  ['estate', ['小区', '小区名称']],
  ['community', ['社区', '社区名称']],
  ['town', ['镇街', '乡镇', '街道', '镇街名称', '乡镇名称']],
  ['branch', ['党支部', '支部', '支部名称', '党支部名称']],
  ['generalBranch', ['党总支', '总支', '党总支名称', '总支名称']],
  ['partyCommittee', ['党委', '党委名称']],
]

export function kindNamed(word: string): OrgKind | null {
  return kinds.get(wordKey(word)) ?? null
}

export function kindWord(kind: OrgKind): string {
  return kindWords[kind][0] ?? ''
}

export function columnTitled(title: string): Column | null {
  return columns.get(wordKey(title)) ?? null
}

/** Which kind a title names, the innermost first in `rank`. */
export function kindTitled(title: string): { kind: OrgKind; rank: number } | null {
  const key = wordKey(title)
  const rank = titlesOfKinds.findIndex(([, all]) => all.includes(key))
  const found = titlesOfKinds[rank]
  return found ? { kind: found[0], rank } : null
}

/** What makes two spellings of a name one: width, spaces and brackets of explanation at the end of a title do not. */
export function wordKey(word: string): string {
  return word.normalize('NFKC').replace(/[\s*:]/g, '')
}
