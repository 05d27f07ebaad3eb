import type {
  CommunityRates,
  FollowUpOutcome,
  Grade,
  Rate,
  RatingReason,
  RatingReviewKind,
} from '../../../types/ratings'
import type { Moment } from '../../../types/time'
import { dateInWords, dayInWords, dayOf, momentInWords } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'
import type { Sentences } from '../requests/request-part'
import { actRefusals } from '../requests/words'

const notEnded: RefusalWords = {
  title: '这件事还在办',
  next: '办完了再评，到时候还在这里。',
}
const tooLate: RefusalWords = {
  title: '评价的时间过了',
  next: '还有话想说，可以告诉社区，或者写到“意见和建议”里。',
}
const changedTooOften: RefusalWords = {
  title: '改的次数太多了',
  next: '先按现在的留着。还有话想说，请告诉社区。',
}
const ownWork: RefusalWords = {
  title: '这件事是您办的',
  next: '自己办的事不能自己评，请另一位来记。',
}
const movedOn: RefusalWords = { title: '刚才有人改过', next: '下面是现在的样子，请再看看。' }
const ratesAlone: RefusalWords = {
  title: '这位居民自己会用手机',
  next: '请让本人来评。代填只给打电话来的居民。',
}

export const showRefusals: Sentences<
  | 'ratings.show'
  | 'ratings.listFollowUps'
  | 'ratings.countFollowUps'
  | 'ratings.clearWords'
  | 'ratings.listReviews'
  | 'ratings.settleReview'
  | 'ratings.myLetters'
  | 'ratings.lateFollowUps'
> = doorRefusals
export const rateRefusals: Sentences<'ratings.rate' | 'ratings.rateFor'> = {
  ...doorRefusals,
  notEnded,
  tooLate,
  changedTooOften,
  ownWork,
  movedOn,
  ratesAlone,
}
export const speakRefusals: Sentences<'ratings.speak'> = {
  ...doorRefusals,
  notRatedYet: { title: '请先点一张脸', next: '点了脸，再说几句。' },
  tooLate,
  notYourUpload: { title: '这段录音没有收到', next: '请再录一遍。' },
  movedOn,
}
export const takeRefusals: Sentences<'uploads.take'> = {
  ...doorRefusals,
  fileGone: { title: '这段录音没有传上来', next: '请再点一次，或者再录一遍。' },
  fileTooLarge: { title: '这段录音太长了', next: '请说短一点，一分钟以内。' },
  notAPicture: { title: '这段录音听不了', next: '请再录一遍。' },
  notARecording: { title: '这段录音听不了', next: '请再录一遍。' },
  tooManyToday: {
    title: '今天传得太多了',
    next: '点的脸已经收到了。想说的话请明天再说，或者打电话给社区。',
  },
}
export const listenRefusals: Sentences<'ratings.listen'> = {
  ...doorRefusals,
  fileGone: { title: '这段录音不在了', next: '请直接打电话问问居民。' },
}
export const hearRefusals: Sentences<'ratings.hear'> = { ...doorRefusals, movedOn }
export const followUpRefusals: Sentences<'ratings.followUp'> = {
  ...doorRefusals,
  movedOn,
  notedOften: {
    title: '没联系上，已经记了很多次',
    next: '不用再记了。请上门看一看，或者托楼长、邻居问一声，谈过以后再来记一笔。',
  },
}
export const ratesRefusals: Sentences<'ratings.rates'> = {
  ...doorRefusals,
  notClosed: { title: '这个季度还没有公布', next: '季度结束一个月后公布，请看前一个季度。' },
}
export const reopenRefusals: Sentences<'requests.reopen'> = {
  ...actRefusals,
  reopenedBefore: {
    title: '您已经请社区重办过',
    next: '还没办好，请打电话给社区，由书记来重开。',
  },
}

export const gradeWords: Record<Grade, string> = {
  best: '非常满意',
  good: '满意',
  fair: '基本满意',
  poor: '不满意',
  worst: '非常不满意',
}

export const reasonWords: Record<RatingReason, string> = {
  late: '来得太晚',
  notDone: '没有办好',
  notUnderstood: '没有听明白我要什么',
  unkind: '态度不好',
  feeAsked: '要钱或者推销东西',
  other: '别的原因',
}

export const outcomeWords: Record<FollowUpOutcome, string> = {
  explained: '说清楚了，居民能理解',
  putRight: '已经补救，或者说好怎么补救',
  stillUnhappy: '谈过了，居民还是不满意',
  notReached: '没有联系上，下次再打',
}

export const reviewWords: Record<RatingReviewKind, (count: number) => string> = {
  burst: count => `同一个人在十分钟里评了 ${count} 件事`,
  onePhone: count => `${count} 个评价可能出自同一部手机`,
  trade: () => '两位党员互相帮忙，又互相评了好',
}

/** A term that ends at midnight ends with the day before. */
const lastDayBefore = (at: Moment): string => dayInWords(dayOf(at - 1))

export const words = {
  ask: '这件事办得怎么样',
  askFor: '替打电话来的居民记评价',
  askNext: '点一下就好，不评也没关系。帮忙的人看不到是谁评的。',
  askForNext: '居民怎么说就怎么记，请不要替居民决定。',
  said: '您的评价',
  saidBy: '居民的评价',
  sending: '正在记下…',
  thanks: '记下了，谢谢您。',
  changeUntil: (until: number) => `${momentInWords(until)} 前还可以改，点一下另一张脸就行。`,
  stands: '评价已经定下来了。',
  more: '想多说两句',
  moreTitle: '想多说两句',
  text: '您想说的话',
  textHint: '不写也可以。请不要写电话和门牌号。',
  textFor: '居民说的话',
  send: '说好了',
  added: '您的话记下了。',
  speakRemark: '不写字，说两句也行',
  speakRemarkNext: '只有社区书记听得到，帮忙的人听不到。不说也没关系。',
  remarkKept: (seconds: number) => `书记收到了您说的 ${seconds} 秒`,
  sendRemark: '交给书记听',
  spokeRemark: '交给书记了，谢谢您。',
  remarkSpoken: (seconds: number) => `居民说了 ${seconds} 秒`,
  heardText: '居民说的话',
  heardHint: '照本人说的记下来。不记也可以。',
  hearDone: '听过了',
  heard: '记下了。',
  lateTitle: '过了期限还没有联系居民的',
  lateNone: '没有晚的。',
  lateCount: (late: number) => `${late} 件晚了`,
  countyLead: '社区书记自己办的事，居民不满意，由您来联系。别的只看得到晚了几件。',
  low: '对不起，没有让您满意',
  lowNext: '社区书记会私下跟您联系，别人看不到您评了什么。',
  lowReasons: '哪里不好，可以点一点',
  lowSend: '告诉书记这些',
  reopen: '没办好，请重新办',
  reopening: '正在重开…',
  reopened: '社区会重新来办。',
  reopenNote: '评价不满意，请重新办',
  history: '以前的评价',

  title: '居民评价',
  lead: '不满意的，请在期限内私下联系居民。这里的内容只有您看得到。',
  tabsLabel: '居民评价的几种',
  tabs: { due: '待联系', toRead: '待看的话', spoken: '已联系', reviews: '看一看' },
  dueEmpty: '没有要联系的居民',
  dueEmptyNext: '有人不满意时，会在这里，最早到期的在最上面。',
  toReadEmpty: '没有要看的话',
  toReadEmptyNext: '自动检查拿不准的好评，看过才会写进给志愿者的信。',
  spokenEmpty: '还没有联系过居民',
  spokenEmptyNext: '记下谈的结果以后，会留在这里。',
  due: (at: number, isLate: boolean) =>
    isLate ? `应在${lastDayBefore(at)}以前联系，已经晚了` : `请最晚在${lastDayBefore(at)}联系`,
  no: (no: string) => `编号 ${no}`,
  reasons: (reasons: RatingReason[]) => reasons.map(reason => reasonWords[reason]).join('、'),
  doubtful: '这句话自动检查拿不准，请别转给别人。',
  contact: '看联系方式',
  noPhone: '没有留电话，请上门或者请邻居带话。',
  phone: (phone: string) => `电话 ${phone}`,
  call: '打电话',
  speak: '记下谈的结果',
  speakTitle: '谈得怎么样',
  spoken: '记好了',
  outcome: '结果',
  note: '谈了什么',
  noteHint: '两三句就好，写清楚接下来怎么办。',
  noteMissing: '请写一句话。',
  spoke: '记下了。',
  triedAgain: '记下了，还在待联系里。',
  seeMatter: '看这件事',
  secretaryReopen: '请人重新办',
  clear: '可以写进信里',
  clearing: '正在记下…',
  cleared: '会写进给志愿者的信。',
  reviewsEmpty: '没有要看一看的',
  reviewsEmptyNext: '看起来不寻常的评价会列在这里，只是请您看一眼。评价照样算数，从不悄悄去掉。',
  between: (first: string, last: string) => (first === last ? first : `${first} 到 ${last}`),
  looked: '看过了',
  lookedNote: '看过以后想记一句',
  lookedHint: '不写也可以。',
  looking: '正在记下…',
  lookedDone: '记下了。',
  lookedBefore: '已经有人看过了。',

  lettersTitle: '邻居的来信',
  lettersLead: '每月一封，把几位邻居的话合在一起，看不出是谁、哪一件事。',
  letter: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  letterGrades: (grades: Grade[]) => `您帮过的邻居说：${grades.map(grade => gradeWords[grade]).join('、')}。`,
  letterNoWords: '这个月没有人留话。谢谢您。',
  letterOn: (day: string) => `${dateInWords(day)}写成`,
  lettersEmpty: '还没有来信',
  lettersEmptyNext: '至少三位邻居评过以后，下个月初合成一封信给您。',
  correct: '信里写得不对，请更正',

  ratesTitle: '社区办事的三个比率',
  ratesLead: '季度结束一个月后公布，公布以后不再变。只看事情，不排名，也不算到哪个人头上。',
  response: '响应率',
  resolution: '解决率',
  satisfaction: '满意率',
  ratesNote: '括号里是算了多少件。件数少，看得就不准，所以后面写着多半落在的范围。',
  tooFew: (least: number) => `不足 ${least} 件，不公布`,
  earlier: '看前一季度',
  later: '看后一季度',
  find: '找社区',
  findHint: '输入社区的名字',
  notFound: '没有叫这个名字的社区',
  notFoundNext: '换一个字试试。',
} as const

/** A rate as one can read it aloud. */
export function rateInWords(rate: Rate): string {
  if (!rate.isShown) return words.tooFew(rate.least)
  return `${rate.percent}%（${rate.n} 件），多半在 ${rate.from}%–${rate.to}%`
}

export const ratesMeaning = [
  { name: words.response, text: '按时有人回话的' },
  { name: words.resolution, text: '办好了的' },
  { name: words.satisfaction, text: '评价里非常满意、满意和基本满意的' },
]

export function ratesInWords({ response, resolution, satisfaction }: CommunityRates) {
  return [
    { name: words.response, text: rateInWords(response) },
    { name: words.resolution, text: rateInWords(resolution) },
    { name: words.satisfaction, text: rateInWords(satisfaction) },
  ]
}
