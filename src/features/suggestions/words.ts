import type {
  CorrectionOf,
  SuggestionKind,
  SuggestionMonth,
  SuggestionState,
  SuggestionStepView,
} from '../../../types/suggestions'
import type { Moment } from '../../../types/time'
import { dayInWords, dayOf } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'
import type { Sentences } from '../requests/request-part'

const movedOn: RefusalWords = { title: '刚才有了变化', next: '下面是现在的样子，请再看看。' }

export const readRefusals: Sentences<'suggestions.mine' | 'suggestions.list' | 'suggestions.tally'> =
  doorRefusals
export const submitRefusals: Sentences<'suggestions.submit'> = {
  ...doorRefusals,
  tooManyToday: { title: '今天已经说了五条', next: '请明天再说，或者打电话给双联双管办。' },
  membersOnly: { title: '更正是给名册上的党员用的', next: '请选“投诉”或者“建议”，一样有人答复。' },
  aboutWhat: { title: '还没有选更正哪里', next: '请点一下要更正的地方。' },
}
export const actRefusals: Sentences<'suggestions.answer' | 'suggestions.settle'> = {
  ...doorRefusals,
  movedOn,
}
export const askAgainRefusals: Sentences<'suggestions.askAgain'> = {
  ...actRefusals,
  askedTwice: {
    title: '已经再问过一次了',
    next: '还不满意，请打电话给双联双管办，或者拨打 12345。',
  },
}

export const kindWords: Record<SuggestionKind, string> = {
  complaint: '投诉',
  suggestion: '建议',
  correction: '更正我的记录',
}

export const aboutWords: Record<CorrectionOf, string> = {
  letter: '邻居的来信',
  board: '监督台',
  card: '卡片上的内容',
  record: '报到和服务记录',
}

export const stateWords: Record<SuggestionState, string> = {
  waiting: '等答复',
  answered: '答复了',
  settled: '解决了',
}

export function stepInWords({ act, text }: SuggestionStepView, isMine: boolean): string {
  const who = isMine ? '您' : '本人'
  if (act === 'submit') return `${who}说：${text ?? ''}`
  if (act === 'askAgain') return `${who}又问：${text ?? ''}`
  if (act === 'settle') return `${who}说解决了。`
  return `答复：${text ?? ''}`
}

export function answererInWords({
  by: { party, place, role, name },
}: SuggestionStepView): string | undefined {
  if (party === 'author') return undefined
  const office = role === 'countyOffice' ? '双联双管办' : `${place ?? '社区'}书记`
  return `${office}${name ?? ''}`
}

/** A term that ends at midnight ends with the day before. */
const lastDayBefore = (at: Moment): string => dayInWords(dayOf(at - 1))

export const words = {
  title: '意见和建议',
  lead: '小程序哪里不好用、谁逼您做了什么、记录写错了，都可以说。',
  kind: '想说哪一种',
  kindNotes: {
    complaint: '不好用、不该有、被强迫',
    suggestion: '想要它变成什么样',
    correction: '来信、监督台、卡片或记录写得不对',
  } satisfies Record<SuggestionKind, string>,
  about: '更正哪里',
  text: '您想说的话',
  textHint: '说清楚哪里、怎么不对。只有答复的人看得到。',
  textMissing: '请写一句话。',
  send: '交上去',
  sending: '正在交…',
  sent: '收到了，一定答复您。',
  answerBy: (days: number) => `${days} 个工作日内答复您。`,
  mine: '我说过的',
  no: (no: string) => `编号 ${no}`,
  due: (at: number, isLate: boolean) =>
    isLate ? `应在${lastDayBefore(at)}以前答复，已经晚了` : `最晚${lastDayBefore(at)}答复`,
  settle: '解决了，谢谢',
  settling: '正在记下…',
  settled: '好的，谢谢您。',
  askAgain: '没有解决，再问一次',
  askAgainSentence: '会换双联双管办来答复您。',
  askAgainSend: '再问一次',
  askAgainLabel: '哪里还没有解决',
  askedAgain: '交给双联双管办了。',
  tally: '大家说过的和答复的',
  tallyNone: '这一年还没有人说过。',
  month: ({ month }: SuggestionMonth) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  counted: ({ received, answered, answeredInTime }: SuggestionMonth) =>
    `收到 ${received} 条，答复 ${answered} 条，按时 ${answeredInTime} 条`,

  answersTitle: '意见和更正',
  answersLead: '请在期限内答复，最早到期的在最上面。',
  tabsLabel: '意见的两种',
  tabs: { waiting: '待答复', answered: '答复过的' },
  waitingEmpty: '没有要答复的',
  waitingEmptyNext: '有人说了，会在这里。',
  answeredEmpty: '还没有答复过',
  answeredEmptyNext: '答复以后会留在这里。',
  unnamed: '没有写名字',
  answer: '答复',
  answering: '正在答复…',
  answered: '答复了。',
  answerTitle: '怎么答复',
  answerSend: '发出答复',
  answerLabel: '您的答复',
  answerHint: '办得到的说什么时候办好，办不到的说明原因。',
} as const
