import type { PaperKind } from '../../../types/papers'

/** What a template may name, and what stands there then. */
export const placeholders = {
  name: '姓名',
  sex: '性别',
  bornMonth: '出生年月',
  joinedMonth: '入党时间',
  unitName: '工作单位',
  branchName: '所在党支部',
  jobTitle: '职务',
  skills: '技术特长',
  phoneTail: '手机号后四位',
  communityName: '社区',
  estateName: '居住小区',
  letterNo: '报到函编号',
  dispatchedOn: '派遣日期',
  reportedOn: '报到日期',
  acceptedOn: '接收日期',
  printedOn: '打印日期',
  code: '查验码',
} as const

/** What a preview fills in: nobody's data. */
export const madeUp: Values = {
  name: '某某某',
  sex: '女',
  bornMonth: '1985年6月',
  joinedMonth: '2008年7月',
  unitName: '某某局',
  branchName: '某某局第一党支部',
  jobTitle: '科员',
  skills: '法律咨询',
  phoneTail: '0000',
  communityName: '某某社区',
  estateName: '某某小区',
  letterNo: '2026-00000000',
  dispatchedOn: '2026年11月1日',
  reportedOn: '2026年11月3日',
  acceptedOn: '2026年11月4日',
  printedOn: '2026年11月5日',
  code: '0000-0000-0000',
}

export type Placeholder = keyof typeof placeholders
export type Values = Record<Placeholder, string>

/**
 * The 示范文本: our own words, to be replaced by the county's. A line is a paragraph; `# ` begins a title, `| a | b |`
 * is a row of a table, `[盖章 …]` a place for a stamp, and `✂ …` the line to cut along.
 */
export const examples: Record<PaperKind, string> = {
  letter: [
    '# 机关单位党员双联双管报到函',
    '编号：{{letterNo}}',
    '{{communityName}}党组织：',
    '    兹有我单位党员 {{name}}，居住在贵社区{{estateName}}，现派往贵社区报到，参加社区组织生活和志愿服务，请予接收。',
    '| 姓名 | {{name}} | 性别 | {{sex}} |',
    '| 出生年月 | {{bornMonth}} | 入党时间 | {{joinedMonth}} |',
    '| 工作单位 | {{unitName}} | 职务 | {{jobTitle}} |',
    '| 技术特长 | {{skills}} | 手机号后四位 | {{phoneTail}} |',
    '报到办法：到社区扫墙上的报到码；没带手机的，把这封函交给社区书记，报上编号就行。',
    '[盖章 单位党组织]',
    '{{dispatchedOn}}',
  ].join('\n'),
  card: [
    '# 机关党员报到登记卡 第一联（社区盖章后，交回单位存）',
    '编号：{{letterNo}}　　查验码：{{code}}',
    '| 姓名 | {{name}} | 工作单位 | {{unitName}} |',
    '| 所在党支部 | {{branchName}} | 职务 | {{jobTitle}} |',
    '| 报到社区 | {{communityName}} | 居住小区 | {{estateName}} |',
    '| 报到日期 | {{reportedOn}} | 接收日期 | {{acceptedOn}} |',
    '[盖章 社区党组织]',
    '✂ 沿这条线裁开',
    '# 机关党员报到登记卡 第二联（社区存档）',
    '编号：{{letterNo}}　　查验码：{{code}}',
    '| 姓名 | {{name}} | 工作单位 | {{unitName}} |',
    '| 所在党支部 | {{branchName}} | 职务 | {{jobTitle}} |',
    '| 技术特长 | {{skills}} | 手机号后四位 | {{phoneTail}} |',
    '| 报到社区 | {{communityName}} | 居住小区 | {{estateName}} |',
    '| 报到日期 | {{reportedOn}} | 接收日期 | {{acceptedOn}} |',
    '[盖章 单位党组织]',
  ].join('\n'),
  basicInfo: [
    '# 在职党员基本情况登记卡',
    '| 姓名 | {{name}} | 性别 | {{sex}} |',
    '| 出生年月 | {{bornMonth}} | 入党时间 | {{joinedMonth}} |',
    '| 工作单位 | {{unitName}} | 职务 | {{jobTitle}} |',
    '| 所在党支部 | {{branchName}} | 手机号后四位 | {{phoneTail}} |',
    '| 居住社区 | {{communityName}} | 居住小区 | {{estateName}} |',
    '| 技术特长 | {{skills}} | 愿意做的事 |  |',
    '本人填写，单位核对。',
    '[盖章 单位党组织]',
    '{{printedOn}}',
  ].join('\n'),
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names in a template that no placeholder has. */
export function unknownPlaceholders(text: string): string[] {
  const named = [...text.matchAll(placeholder)].map(([, name = '']) => name)
  return [...new Set(named.filter(name => !isPlaceholder(name)))]
}

/** A paper without a name proves nothing about anybody. */
export function namesSomebody(text: string): boolean {
  return [...text.matchAll(placeholder)].some(([, name]) => name === 'name')
}

/** Fills in what a line names. Both the line and the values are text; whoever draws them escapes them. */
export function filled(line: string, values: Values): string {
  return line.replace(placeholder, (_whole, name: string) => (isPlaceholder(name) ? values[name] : ''))
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name)
}
