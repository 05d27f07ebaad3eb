import type { OperationName } from '../../../types/api'
import type { RuleConcern, RuleGroup, RuleVersionState } from '../../../types/rules'
import type { CalendarDay } from '../../../types/time'
import type { CallRefusal } from '../../cloud/call'
import { dayInWords } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const listRefusals: Sentences<'rules.list'> = doorRefusals

const unknownRule: RefusalWords = { title: '没有这一条规则', next: '可能已经换了新版本。请回到规则表再看。' }

export const showRefusals: Sentences<'rules.show'> = { ...doorRefusals, unknownRule }

const contradiction: RefusalWords = {
  title: '和另一条规则顶上了',
  next: '最少的不能比最多的还多。请改小一点，或者先改另一条。',
}

const changedSince: RefusalWords = {
  title: '刚刚有人改过规则',
  next: '请看看现在的样子，再决定要不要改。',
}

export const previewRefusals: Sentences<'rules.preview'> = {
  ...doorRefusals,
  unknownRule,
  badValue: { title: '这个值填得不对', next: '请按上面写的范围再填一次。' },
  contradiction,
  tooEarly: { title: '这一天太早了', next: '规则最早从明天起改，大家才来得及知道。' },
  nothingChanges: { title: '和那一天的规则一样', next: '没有要改的。换一个值，或者换一天。' },
}

export const changeRefusals: Sentences<'rules.change'> = { ...previewRefusals, changedSince }

export const withdrawRefusals: Sentences<'rules.withdraw'> = {
  ...doorRefusals,
  inForceAlready: { title: '已经开始执行，收不回了', next: '请再改一次，从新的一天起。' },
  withdrawnAlready: { title: '已经收回过了', next: '刷新看看现在的样子。' },
  changedSince,
  contradiction,
}

export const groupWords: Record<RuleGroup, string> = {
  checkin: '报到',
  reminders: '提醒',
  posts: '岗位、党小组和承诺',
  service: '服务和志愿队',
  ratings: '评价和监督台',
  feedback: '反馈卡',
  meetings: '会议和意见',
  mobility: '请假和流动党员',
  accounts: '名册和认领',
}

export const stateWords: Record<RuleVersionState, string> = {
  past: '以前的',
  inForce: '正在执行',
  decided: '已经定下',
  withdrawn: '已收回',
}

const concernWords: Record<RuleConcern, string> = { communities: '个社区', branches: '个支部' }

export const fullDay = (day: CalendarDay): string => `${day.slice(0, 4)}年${dayInWords(day)}`

export const words = {
  title: '规则',
  lead: (day: CalendarDay) => `${fullDay(day)}的规则。改过的标了出来。`,
  changed: '改过',
  toChange: '要改',
  allStandard: '现在全是默认的，没有改过。',
  marked: '改过的、定下要改的',
  next: (day: CalendarDay, value: string) => `${fullDay(day)}起改为：${value}`,
  points: '这些不用选',
  pointsLead: '五篇文章里说法不同，但不设开关：',
  point: (row: string, title: string) => `${row} ${title}`,

  now: '现在',
  standard: '默认',
  means: '什么意思',
  source: '出处',
  quoted: (row: string, quotation: string) => `${row}：${quotation}`,
  touches: '影响',
  waiting: '这一条先记下，相应的功能上线以后才起作用。',
  history: '改动记录',
  historyEmpty: '还没有改过，一直是默认的。',
  from: (day: CalendarDay, value: string) => `${fullDay(day)}起：${value}`,
  by: (name: string | null, time: string, reason: string) =>
    `${name ?? '双联双管办'}，${time}。原因：${reason}`,
  onlyOffice: '只有双联双管办可以改。',

  change: '改这一条',
  changing: (title: string) => `改：${title}`,
  yes: '是',
  no: '否',
  newValue: '改成',
  range: (least: number, most: number, unit: string) => `填 ${least} 到 ${most} 的整数，单位：${unit}`,
  daysHint: (least: number, most: number) =>
    `填提前几天，用顿号分开，大的在前，如 30、14、7。每个数在 ${least} 到 ${most} 之间。`,
  textHint: (most: number) => `不超过 ${most} 个字`,
  valueError: '请按上面写的填。',
  since: '从哪天起',
  tomorrow: (day: CalendarDay) => `最早的一天：${fullDay(day)}`,
  nextQuarter: (day: CalendarDay) => `下个季度：${fullDay(day)}`,
  nextYear: (day: CalendarDay) => `明年：${fullDay(day)}`,
  noDay: '不定日子',
  otherDay: '或者写别的日子',
  dayError: '请写成 2026-12-01 这样。',
  reason: '为什么改',
  reasonHint: '所有干部都会看到这句话。',
  reasonError: '请写一句原因。',
  look: '先看看会怎样',
  looking: '正在看…',
  cancel: '不改了',

  previewTitle: '这样改，对吗？',
  previewFrom: (day: CalendarDay) => `从 ${day} 起`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  before: '在那以前，还按原来的规则算。',
  concernsName: '涉及',
  concerns: (what: RuleConcern, count: number) => `${count} ${concernWords[what]}`,
  later: (day: CalendarDay, value: string) =>
    `注意：以前已经定下，${fullDay(day)}起是“${value}”，那一天还会照旧改过去。`,
  save: '就这样定下',
  saving: '正在定下…',
  again: '回去改改',
  saved: '定下了，到那天自动执行。',

  withdraw: '收回',
  withdrawing: '正在收回…',
  withdrawTitle: '收回这次改动？',
  withdrawText: (day: CalendarDay, titles: string[]) =>
    `${fullDay(day)}起的这次改动会全部作废：${titles.join('、')}。记录会留着。`,
  withdrawReason: '为什么收回',
  withdrawReally: '确定收回',
  withdrawn: '收回了，规则不变。',
}
