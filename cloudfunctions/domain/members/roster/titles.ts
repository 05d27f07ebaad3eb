import type { RosterField } from '../../../../types/members'

interface Titles {
  /** What the column is surely called. */
  sure: string[]
  /** What it is called when nothing surer is there. */
  likely?: string[]
  /** Words that give it away inside a longer title. */
  within?: string[]
}

/** The names that offices give to the columns of a roster. */
const titles: Record<RosterField, Titles> = {
  unitName: {
    sure: ['所在单位', '工作单位', '单位', '单位名称', '所在单位名称', '工作单位名称', '所属单位'],
    within: ['单位名称', '工作单位', '所在单位'],
  },
  branchName: {
    sure: [
      '所属党支部',
      '所在党支部',
      '党支部',
      '支部',
      '所在支部',
      '所属支部',
      '支部名称',
      '党支部名称',
      '所在党支部名称',
      '所属党支部名称',
      '组织关系所在支部',
      '组织关系所在党支部',
    ],
    likely: ['所在党组织', '所属党组织', '党组织名称', '所在党组织名称', '所属党组织名称'],
    within: ['所在支部', '所在党支部', '所属支部', '所属党支部'],
  },
  name: {
    sure: ['姓名', '党员姓名', '在职党员姓名', '人员姓名'],
    likely: ['名字', '党员'],
  },
  sex: { sure: ['性别'], likely: ['男女', '男/女'] },
  bornMonth: {
    sure: ['出生年月', '出生日期', '出生时间', '出生年月日', '生日'],
    likely: ['出生'],
    within: ['出生年', '出生日', '出生时'],
  },
  joinedMonth: {
    sure: ['入党时间', '入党年月', '入党日期', '入党年月日', '加入党组织时间', '加入中国共产党时间'],
    likely: ['入党'],
    within: ['入党时', '入党年', '入党日', '加入党组织'],
  },
  jobTitle: {
    sure: ['职务', '单位职务', '行政职务', '现任职务', '职务职级', '职务/职级', '职务(职级)'],
    likely: ['职级', '岗位', '工作岗位', '职称'],
  },
  isDeputySectionOrAbove: { sure: ['是否副科级以上', '副科级以上', '副科级及以上'], within: ['副科'] },
  phone: {
    sure: ['手机号码', '手机号', '手机', '移动电话', '本人手机', '手机电话'],
    likely: ['联系电话', '联系方式', '电话', '电话号码', '联系号码'],
    within: ['手机'],
  },
  estateName: {
    sure: ['居住小区', '小区', '小区名称', '所在小区', '居住小区名称', '现居住小区', '住宅小区'],
    likely: ['家庭住址', '居住地址', '住址', '现住址', '详细住址', '家庭地址', '居住地', '家庭详细住址'],
    within: ['小区'],
  },
  building: { sure: ['楼栋', '楼号', '楼栋号', '栋号', '幢号', '号楼'], likely: ['楼', '栋', '幢'] },
  entrance: { sure: ['单元', '单元号'] },
  room: {
    sure: ['房号', '房间号', '室号', '户号', '门牌号'],
    likely: ['室', '房间', '门牌', '房屋号'],
  },
  skills: {
    sure: ['职业特长', '特长', '专业特长', '个人特长', '技能特长', '专长'],
    within: ['特长', '专长'],
  },
  health: { sure: ['身体状况', '健康状况', '身体健康状况', '健康情况', '身体情况'] },
  remark: { sure: ['备注', '备注说明'], likely: ['说明'] },
}

/** 0 not at all, 1 by a word inside, 2 likely, 3 surely. */
export type Likeness = 0 | 1 | 2 | 3

const exact = new Map<string, { field: RosterField; likeness: Likeness }>()
const words: { word: string; field: RosterField }[] = []

for (const [field, { sure, likely = [], within = [] }] of Object.entries(titles) as [RosterField, Titles][]) {
  for (const title of likely) exact.set(title, { field, likeness: 2 })
  for (const title of sure) exact.set(title, { field, likeness: 3 })
  for (const word of within) words.push({ word, field })
}

export const rosterFields = Object.keys(titles) as RosterField[]

const runningNumbers = new Set(['序号', '编号', '序', '号', 'NO', 'NO.', '顺序号'])
const longestTitle = 25

/** What a title means, and how sure that is. */
export function meaningOf(title: string): { field: RosterField; likeness: Likeness } | null {
  const key = titleKey(title)
  if (key === '' || key.length > longestTitle) return null
  const known = exact.get(key)
  if (known) return known
  const hint = words.find(({ word }) => key.includes(word))
  return hint ? { field: hint.field, likeness: 1 } : null
}

/** A column that only counts is nobody's loss. */
export function isRunningNumber(title: string): boolean {
  return runningNumbers.has(titleKey(title).toUpperCase())
}

/** Without spaces, line breaks, marks and what is explained in brackets. */
function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s*:★☆]/g, '')
    .replace(/[([【][^)\]】]*[)\]】]$/, '')
}
