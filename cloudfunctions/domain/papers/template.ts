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

/** What the sheet of a handover may name. */
export const handOverPlaceholders = {
  name: '交岗人姓名',
  unitName: '交岗人单位',
  phoneTail: '交岗人手机号后四位',
  successorName: '接岗人姓名',
  successorUnitName: '接岗人单位',
  communityName: '社区',
  postName: '岗位',
  duties: '岗位职责',
  tasks: '社区定的任务',
  handedOverOn: '交接日期',
  printedOn: '打印日期',
  code: '查验码',
} as const

/** What the form of a volunteer may name. */
export const formPlaceholders = {
  name: '姓名',
  unitName: '工作单位',
  phoneTail: '手机号后四位',
  communityName: '社区',
  estateName: '居住小区',
  wish: '想去的服务队，按先后',
  skills: '会些什么，选上的打勾',
  availability: '什么时候有空，选上的打勾',
  services: '居民可以请本人帮什么，选上的打勾',
  experience: '做过哪些志愿服务',
  remark: '还想说的',
  teamName: '编入的服务队',
  printedOn: '打印日期',
  code: '查验码',
} as const

export type Values = Record<keyof typeof placeholders, string>
export type HandOverValues = Record<keyof typeof handOverPlaceholders, string>
export type FormValues = Record<keyof typeof formPlaceholders, string>
export type AnyValues = Values | HandOverValues | FormValues

export function placeholdersOf(kind: PaperKind): Readonly<Record<string, string>> {
  if (kind === 'volunteerForm') return formPlaceholders
  return kind === 'handOver' ? handOverPlaceholders : placeholders
}

/** What a preview fills in: nobody's data. */
const madeUp: Values = {
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

const madeUpHandOver: HandOverValues = {
  name: '某某某',
  unitName: '某某局',
  phoneTail: '0000',
  successorName: '某某',
  successorUnitName: '某某学校',
  communityName: '某某社区',
  postName: '政策宣传岗',
  duties: '宣传政策，解答居民的问题。',
  tasks: '每月换一次宣传栏。',
  handedOverOn: '2026年11月4日',
  printedOn: '2026年11月5日',
  code: '0000-0000-0000',
}

const madeUpForm: FormValues = {
  name: '某某某',
  unitName: '某某局',
  phoneTail: '0000',
  communityName: '某某社区',
  estateName: '某某小区',
  wish: '（1）便民维修队　（　）法律咨询队',
  skills: '☑家电、木工维修　□水电管道',
  availability: '□平日白天　☑周末',
  services: '□政策法律咨询　☑家电维修',
  experience: '修过水泵。',
  remark: '',
  teamName: '便民维修队',
  printedOn: '2026年11月5日',
  code: '0000-0000-0000',
}

export function madeUpOf(kind: PaperKind): AnyValues {
  if (kind === 'volunteerForm') return madeUpForm
  return kind === 'handOver' ? madeUpHandOver : madeUp
}

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
  handOver: [
    '# 岗位交接手续',
    '{{communityName}}党组织：',
    '    {{name}} 同志因故不再担任“{{postName}}”，经社区同意，办理交接。',
    '| 岗位 | {{postName}} | 交接日期 | {{handedOverOn}} |',
    '| 交岗人 | {{name}} | 工作单位 | {{unitName}} |',
    '| 接岗人 | {{successorName}} | 工作单位 | {{successorUnitName}} |',
    '岗位职责：{{duties}}',
    '社区定的任务：{{tasks}}',
    '移交的东西，当面填写：',
    '| 物品和钥匙 |  |',
    '| 资料 |  |',
    '| 没办完的事 |  |',
    '三方签字：',
    '| 交岗人签字 |  | 接岗人签字 |  |',
    '| 社区签字 |  | 日期 |  |',
    '没有接岗人的，由社区先代管，接岗人一栏空着。',
    '[盖章 社区党组织]',
  ].join('\n'),
  volunteerForm: [
    '# 党员志愿者申请表',
    '{{communityName}}党组织：',
    '| 姓名 | {{name}} | 手机号后四位 | {{phoneTail}} |',
    '| 工作单位 | {{unitName}} | 居住小区 | {{estateName}} |',
    '会的、有空的、愿意的，在方框里打勾；想去的服务队写上先后，不写就是哪里需要去哪里。',
    '| 想去哪个队 | {{wish}} |',
    '| 会些什么 | {{skills}} |',
    '| 什么时候有空 | {{availability}} |',
    '| 居民可以请我帮什么 | {{services}} |',
    '| 做过哪些志愿服务 | {{experience}} |',
    '| 还想说的 | {{remark}} |',
    '我自愿参加，爱护志愿者的形象，守纪律、守信用，不收报酬。来去都随自己。',
    '| 本人签字 |  | 日期 |  |',
    '| 编入服务队 | {{teamName}} | 社区签字 |  |',
    '[盖章 社区党组织]',
  ].join('\n'),
}

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names in a template that no placeholder of this kind has. */
export function unknownPlaceholders(text: string, kind: PaperKind): string[] {
  const known = placeholdersOf(kind)
  const named = [...text.matchAll(placeholder)].map(([, name = '']) => name)
  return [...new Set(named.filter(name => !Object.hasOwn(known, name)))]
}

/** A paper without a name proves nothing about anybody. */
export function namesSomebody(text: string): boolean {
  return [...text.matchAll(placeholder)].some(([, name]) => name === 'name')
}

/** Fills in what a line names. Both the line and the values are text; whoever draws them escapes them. */
export function filled(line: string, values: AnyValues): string {
  const known = new Map(Object.entries(values))
  return line.replace(placeholder, (_whole, name: string) => known.get(name) ?? '')
}
