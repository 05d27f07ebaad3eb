import type { OperationName, Value } from '../../../types/api'
import type { DeedItem, DeedOverview, DeedPerson, DeedState, DeedStepView } from '../../../types/deeds'
import type { CallRefusal } from '../../cloud/call'
import { dateInWords, momentInWords } from '../../contract/calendar'
import { doorRefusals, ownActItem, type RefusalWords } from '../door/words'
import { standingWords } from '../pledges/words'
import { takerInWords } from '../registrations/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const movedOn: RefusalWords = { title: '刚才有人改过', next: '请关上再打开，看看现在是什么样。' }
const dayNotYet: RefusalWords = { title: '这一天还没到', next: '实事是已经办好的事，请选今天或以前的一天。' }
const tooLongAgo: RefusalWords = { title: '这件事太久以前了', next: '这里只记今年和去年的事。' }
const otherYear: RefusalWords = { title: '不能改到另一年', next: '请撤回这一件，再按那一年的日子记一件。' }
const noCommunity: RefusalWords = {
  title: '名册上还没有您的社区',
  next: '请告诉社区书记或单位书记补上住址，补好就能记。',
}
const suggestionGone: RefusalWords = { title: '这一条您已经说不用了', next: '想记的话，自己写一件就好。' }
const writesAlone: RefusalWords = {
  title: '这位党员自己会用微信',
  next: '请让本人来记，代记只给没带手机的人。',
}

export const readRefusals: Sentences<
  | 'deeds.year'
  | 'deeds.mine'
  | 'deeds.listSuggestions'
  | 'deeds.listWaiting'
  | 'deeds.listPeople'
  | 'deeds.overview'
  | 'deeds.show'
  | 'deeds.confirm'
> = doorRefusals
export const recordRefusals: Sentences<'deeds.record'> = {
  ...doorRefusals,
  movedOn,
  dayNotYet,
  tooLongAgo,
  noCommunity,
  suggestionGone,
}
export const recordForRefusals: Sentences<'deeds.recordFor'> = { ...recordRefusals, writesAlone }
export const correctRefusals: Sentences<'deeds.correct'> = { ...doorRefusals, movedOn, dayNotYet, otherYear }
export const moveRefusals: Sentences<'deeds.withdraw' | 'deeds.sendBack'> = { ...doorRefusals, movedOn }
export const declineRefusals: Sentences<'deeds.declineSuggestion'> = {
  ...doorRefusals,
  suggestionTaken: { title: '这一条已经记下了', next: '在下面的实事里能看到，也能撤回。' },
}

export const stateWords: Record<DeedState, string> = {
  waiting: '等社区确认',
  confirmed: '社区已确认',
  sentBack: '请改一改',
  withdrawn: '已撤回',
}

export function stepInWords({ act, by, day, text, reason }: DeedStepView): string {
  const who = takerInWords(by)
  if (act === 'record') return `${who}记下：${text ?? ''}`
  if (act === 'correct') return `${who}改成：${day ? dateInWords(day) : ''}，${text ?? ''}`
  if (act === 'confirm') return `${who}确认`
  return act === 'sendBack' ? `${who}请改一改：${reason ?? ''}` : `${who}撤回`
}

/** My year, warmly, and never a score. */
export function yearInWords({ year, least, most, confirmed }: Value<'deeds.year'>): string {
  const asked = least === most ? `${least} 件` : `${least} 到 ${most} 件`
  if (confirmed === 0) return `${year}年请您办 ${asked}实事，办好一件记一件就好。`
  if (confirmed < least) return `${year}年办好了 ${confirmed} 件，一年请办 ${asked}，谢谢您。`
  return `${year}年办好了 ${confirmed} 件，今年的实事办到了，谢谢您。`
}

/** Why one of several was left out. */
export function itemInWords(item: Extract<DeedItem, { ok: false }>): string {
  if (item.refusal === 'ownAct') return ownActItem
  if (!item.movedOn) return '不归您确认'
  const { at, by, state } = item.movedOn
  return `${momentInWords(at)}，${takerInWords(by)}动过，现在是“${stateWords[state]}”`
}

/** What stands of a person, in one short mark. */
export function markOf(
  { pledge, deeds }: DeedPerson,
  show: 'noPledge' | 'noDeed' | 'noPhone',
): string | undefined {
  if (show === 'noPledge') return pledge ? standingWords[pledge.standing] : undefined
  if (show === 'noDeed') return deeds[0] ? stateWords[deeds[0].state] : undefined
  return undefined
}

export const words = {
  title: '我办的实事',
  lead: '一年为社区办一两件实事，写两句就好。多办了也可以记，不评分，不排队。',
  record: '记一件实事',
  recordTitle: '记一件实事',
  recorded: '记下了，等社区确认。',
  recordedAgain: '这一件已经记过了。',
  waitingToo: (count: number) => `还有 ${count} 件在等社区确认。`,
  day: '哪一天办的',
  dayError: '请选一天。',
  text: '办了什么',
  textHint: '写两句：为谁，办了什么。请不要写电话和门牌号。',
  textError: '请写一句办了什么。',
  save: '记下来',
  saving: '正在记…',
  saved: '改好了。',
  own: '我记的',
  none: '还没有记过实事',
  noneNext: '办好一件，点上面的按钮记下来。',
  correct: '改一改',
  correctSave: '改好了',
  correcting: '正在改…',
  correctNote: '改过以后，社区会再确认一次，原来的话也留着。',
  withdraw: '撤回',
  withdrawing: '正在撤回…',
  withdrawn: '撤回了。',
  fromService: '从服务里来',
  onBehalf: '社区书记代记',
  story: '经过',
  suggestions: '这些可以算一件实事',
  accept: '算一件',
  decline: '不用了',
  declining: '正在收起…',
  declined: '好的，不再问了。',
  suggested: (day: string) => `${dateInWords(day)}的服务`,

  card: '承诺和实事',
  pledgeRow: '公开承诺',
  pledgeNone: '想好了，写一句就好',
  deedsRow: '今年的实事',
  shown: '承诺和实事',
  shownNone: '还没有公开的承诺，也没有确认过的实事。',
  pledge: '公开承诺',

  tending: '承诺和实事',
  tabsLabel: '承诺和实事的几张单子',
  tabs: {
    pledges: '待看承诺',
    deeds: '待确认',
    noPledge: '没有承诺',
    noDeed: '没有实事',
    noPhone: '没带手机',
  },
  overview: ({ onRoster, withPledge }: DeedOverview) => `按名册 ${onRoster} 人，${withPledge} 人的承诺公开着`,
  overviewDeeds: ({ onRoster, withDeed }: DeedOverview) =>
    `按名册 ${onRoster} 人，今年 ${withDeed} 人有确认的实事`,
  confirmedDeeds: ({ year, confirmedDeeds }: DeedOverview) =>
    `${year}年社区一共确认了 ${confirmedDeeds} 件实事`,
  asOf: (at: number) => `截至 ${momentInWords(at)}`,
  listNote: '按姓名排，只为看看谁需要帮一把。每看一页名单，系统都会记下来。',

  toConfirm: '没有等着确认的实事',
  toConfirmNext: '党员记下一件，会出现在这里。',
  confirm: (count: number) => `确认这 ${count} 件`,
  confirming: '正在确认…',
  confirmed: (count: number) => `${count} 件确认了。`,
  chooseFirst: '点选要确认的，可以一次选好几件。',
  mostAtOnce: '一次最多 50 件，先确认这些。',
  notDone: '这几件没有办成',
  empty: {
    noPledge: { title: '每个人的承诺都公开着', next: '有人撤回或到期，会出现在这里。' },
    noDeed: { title: '每个人今年都有确认的实事', next: '谢谢大家。' },
    noPhone: { title: '每个人都能自己用微信', next: '还没有认领的人会出现在这里，您可以替他们记。' },
  },
  usesPhone: '用微信，能自己写',
  noPhone: '没有用微信，可以替本人写',
  deedsThisYear: '今年的实事',
  recordFor: '替本人记一件实事',
  recordedFor: '记下了，已经确认。',
} as const
