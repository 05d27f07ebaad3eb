import type { NoticeKind, NoticeTold, NoticeView, NoticeWords } from '../../../types/notices'
import type { DateKind } from '../../../types/reminders'
import type { RequestAct, RequestRung } from '../../../types/requests'
import type { WishAct } from '../../../types/wishes'
import {
  dayInWords,
  halfYearInWords,
  momentInWords,
  quarterInWords,
  weekdayOf,
} from '../../contract/calendar'
import { quoted } from '../../contract/quote'
import { matterWords, readySentences } from '../../contract/ready-sentences'
import { roleWords } from '../accounts/words'
import { doorRefusals } from '../door/words'
import { categoryWords } from '../requests/card-words'
import type { Sentences } from '../requests/request-part'

export const listRefusals: Sentences<'notices.list' | 'notices.markSeen'> = doorRefusals

interface Said {
  /** The whole sentence. */
  text: string
  /** What it is about. */
  about: string
}

/** A notice as the sentence a person reads (G38). */
export function noticeInWords(notice: NoticeWords | NoticeView): Said {
  const say = sentences[notice.kind] as (told: NoticeTold[NoticeKind]) => Said
  return say(notice.told)
}

/** One sentence for each kind of notice: the compiler counts them. */
const sentences: { [Kind in NoticeKind]: (told: NoticeTold[Kind]) => Said } = {
  requestMoved: ({ act, who, note, wasTold, ...request }) => ({
    text: `${movedWords[act](who ?? '志愿者', note ?? '')}${wasTold ? knewHome : ''}`,
    about: requestInWords(request),
  }),
  requestYours: ({ place, ...request }) => ({
    text: `社区请您去帮个忙${place ? `，在${place}` : ''}。去不了也没关系，点一下就好，不用说原因。`,
    about: requestInWords(request),
  }),
  requestChosen: ({ place, until, isTeam, ...request }) => ({
    text: `有位居民想请${isTeam ? '你们队' : '您'}帮个忙${place ? `，在${place}` : ''}。来不来都行，${momentInWords(until)} 前点一下就好，不用说原因。`,
    about: requestInWords(request),
  }),
  requestsNew: ({ community, isUrgent }) => ({
    text: isUrgent ? '有居民提了新的事，里面有急的，请尽快看看。' : '有居民提了新的事，等社区回话。',
    about: community,
  }),
  requestOff: ({ act, ...request }) => ({ text: offWords(act), about: requestInWords(request) }),
  requestLate: ({ rung, community, dueAt, ...request }) => ({
    text: lateWords[rung](community, momentInWords(dueAt)),
    about: requestInWords(request),
  }),
  requestThanks: request => ({
    text: '您帮的这件事，居民说办好了。谢谢您！',
    about: requestInWords(request),
  }),
  requestStirred: ({ act, ...request }) => ({ text: stirredWords(act), about: requestInWords(request) }),
  rebindingAsked: ({ until }) => ({
    text: `有人用另一个微信认领了您。是您换了手机吗？请到首页点一下；不是您，${momentInWords(until)} 前都能叫停。`,
    about: '我的认领',
  }),
  officeMoved: ({ place, role, others }) => ({
    text: `${roleWords[role]}换了微信${others > 0 ? `，还有 ${others} 个职务` : ''}。请看看是不是本人，不是就叫停。`,
    about: place,
  }),
  rebindingHalted: ({ place, isByHolder }) => ({
    text: isByHolder
      ? '本人说微信不是自己换的，已经叫停，原来的微信照旧。'
      : '一次换微信被叫停了，原来的微信照旧。',
    about: place ?? '认领',
  }),
  pairAsked: ({ what }) => ({
    text: '社区想请您和一户人家结对，常去看看。愿不愿意都行，点一下就好，不用说原因。',
    about: what,
  }),
  pairTogether: ({ what, who }) => ({ text: `结对结成了：${who}。什么时候去，里面写着。`, about: what }),
  pairLeft: ({ what }) => ({ text: '结对的一位志愿者来不了了，社区会再找人。', about: what }),
  pairEnded: ({ what }) => ({ text: '这一对结束了。谢谢大家这段时间的照应。', about: what }),
  quarterDue: ({ quarter, lastDay }) => ({
    text: `这个季度还没到社区报到。${dayInWords(lastDay)} 前到社区扫一下码就好；去不了，请书记代您登记。`,
    about: quarterInWords(quarter),
  }),
  secretaryAsks: ({ matter, sentence, community, until }) => ({
    text: `${community}想请您：${matterWords[matter]}，${dayInWords(until)} 前都可以。${readySentences[sentence]}。`,
    about: '社区书记说',
  }),
  activityMovedUp: ({ title, startsAt }) => ({
    text: `候补排到了，您有位置了，${momentInWords(startsAt)} 开始。来不了请点“不去了”，让给后面的人。`,
    about: title,
  }),
  activityChanged: ({ title, startsAt, place }) => ({
    text: `活动有改动：${momentInWords(startsAt)} 开始，在${place}。`,
    about: title,
  }),
  thanksLetter: ({ month }) => ({
    text: '有居民想谢谢您，都写在这封信里了。',
    about: `${Number(month.slice(5))}月的感谢信`,
  }),
  activityCancelled: ({ title, reason }) => ({
    text: `活动取消了${reason ? `：${quoted(reason)}` : '。'}`,
    about: title,
  }),
  letterWritten: ({ month }) => ({
    text: '邻居们给您写了一封信，合在一起说的，看不出是谁。',
    about: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  }),
  wishMoved: ({ act, who, note, wasTold }) => ({
    text: `${wishWords[act](who ?? '邻居', note ?? '')}${wasTold ? knewHome : ''}`,
    about: '微心愿',
  }),
  wishesNew: ({ community }) => ({ text: '有居民说了小心愿，看过才发出去，请看看。', about: community }),
  wishStirred: ({ act }) => ({ text: takenWishWords[act] ?? '这个心愿有了变化。', about: '微心愿' }),
  boardPhotoBack: ({ reason }) => ({
    text: `您放的照片退回来了${reason ? `，因为：${quoted(reason)}` : '。'}可以换一张，也可以不放。`,
    about: '监督台的照片',
  }),
  boardTakenDown: ({ community }) => ({
    text: `${community}把您在监督台上的那一行撤下来了。为什么撤，可以问一问社区；想再放上去，您自己点一下就好。`,
    about: '监督台',
  }),
  followUpDue: ({ community, dueAt, isLate }) => ({
    text: isLate
      ? '有一位居民不满意，还没有人联系，已经过了期限。请今天就联系。'
      : `有一位居民不满意，请最晚在${momentInWords(dueAt - 1)}以前私下联系。`,
    about: community,
  }),
  answerDue: ({ no, dueAt, isLate }) => ({
    text: isLate ? '有一条意见过了期限还没有答复。' : `有一条意见，最晚${momentInWords(dueAt - 1)}答复。`,
    about: `编号 ${no}`,
  }),
  absenceTold: ({ community, halfYear }) => ({
    text: `${community}有一阵没见到您了，和您的单位说了一声，问问您好不好。这不是批评，也不记什么；哪天方便，来坐坐就好。`,
    about: halfYearInWords(halfYear),
  }),
  absenceSent: ({ community, halfYear }) => ({
    text: `${community}问起您单位的一位党员，请看一看，回一句话就好。`,
    about: halfYearInWords(halfYear),
  }),
  absenceAnswered: ({ unit, halfYear }) => ({
    text: `${unit}回话了，请看一看。`,
    about: halfYearInWords(halfYear),
  }),
  dateDue: ({ date, day, count, what }) => dateWords[date](day, count, what ?? ''),
  suggestionAnswered: ({ no }) => ({ text: '您说的，有答复了。', about: `编号 ${no}` }),
}

/** One step of a small wish, told to whoever said it. */
const wishWords: Record<WishAct, (who: string, note: string) => string> = {
  say: () => '社区收到了您的心愿，看过就发出去。',
  publish: () => '社区把您的心愿发出去了，没有写名字和门牌。',
  keepBack: (_who, note) => `社区没有发这个心愿：${quoted(note)}`,
  take: who => `${who}领了您的心愿。`,
  giveBack: () => '领的人这次来不了，再等别人来领。',
  fulfil: who => `${who}说您的心愿圆上了，是这样吗？点开说一声。`,
  confirm: () => '社区记下您的心愿圆上了。',
  notYet: () => '您的心愿还在办。',
  withdraw: () => '社区替您收回了这个心愿。',
  expire: () => '日子过了，没有等到，心愿收起来了。可以再说一次。',
}

/** The same, told to whoever had taken it. */
const takenWishWords: Partial<Record<WishAct, string>> = {
  confirm: '您圆的心愿，对方说好了。谢谢您！',
  notYet: '对方说心愿还没有圆上，请再看一看。',
  withdraw: '这个心愿收回了，不用去了。谢谢您。',
  expire: '日子过了，这个心愿收起来了，不用去了。谢谢您。',
}

const weekday = (day: string): string => `${dayInWords(day)}（周${'一二三四五六日'[weekdayOf(day) - 1]}）`

/** G57: a day that comes near or went by; whoever cannot come is never asked why. */
const dateWords: Record<DateKind, (day: string, count: number, what: string) => Said> = {
  stub: (_day, count) => ({
    text: `有 ${count} 份登记卡第一联还没有送回来。请问一问社区，收到了点一下“已收回”。`,
    about: '派遣和登记卡',
  }),
  visit: day => ({
    text: `${weekday(day)}是说好去看望的日子。去不了也没关系，点一下“这次不去”就好。`,
    about: '结对帮扶',
  }),
  activity: (day, _count, what) => ({
    text: `您报了名的活动在${weekday(day)}。来不了请点“不去了”，让给后面的人。`,
    about: what,
  }),
}

/** Whoever lets go may have read the contact: whoever asked is told so. */
const knewHome = '您的门牌和电话先前告诉过对方，不放心的话请告诉社区。'

/** One step, told to whoever asked. */
const movedWords: Record<RequestAct, (who: string, note: string) => string> = {
  submit: () => '社区收到了您说的事，会尽快回话。',
  accept: () => '社区受理了您说的事，正在安排。',
  assign: who => `社区安排了${who}来帮您。`,
  claim: who => `${who}接下了，会来帮您。`,
  choose: () => '已经请您选的志愿者来帮忙，等对方回话。',
  agree: who => `${who}答应了，会来帮您。`,
  turnDown: () => '您选的志愿者这次来不了。不要紧，社区已经知道，会替您安排。',
  passOn: () => '您选的志愿者还没有回话。不要紧，社区已经知道，会替您安排。',
  release: () => '这位志愿者来不了了，社区在另外找人。',
  setOut: who => `${who}已经在路上了。`,
  finish: (_who, note) =>
    `说是办好了${note ? `：${quoted(note)}` : '。'}请您看看，办好了点一下“办好了”，没办好也请直说。`,
  answer: (_who, note) => `社区答复您：${quoted(note)}`,
  confirm: () => '这件事办好了。谢谢您告诉我们。',
  giveUp: (_who, note) => `如实告诉您，没能办成：${quoted(note)}`,
  reopen: () => '这件事重新办起来了。',
  decline: (_who, note) => `社区办不了，原因：${quoted(note)}`,
  refer: (_who, note) => `转到了该管的地方：${quoted(note)}`,
  withdraw: () => '这件事撤回了，不再办了。',
  join: () => '又有一位邻居说有同样的事。',
  wait: (_who, note) => `想再问您一句：${quoted(note)}`,
  goOn: () => '这件事接着办了。',
  nudge: () => '已经替您催了一次。',
  reply: (_who, note) => `回您的话：${quoted(note)}`,
}

/** Told to a volunteer who need not go, or had it when it was opened again. */
function offWords(act: RequestAct): string {
  if (act === 'reopen') return '您帮过的这件事，居民说还没全好，社区会重新安排。'
  if (act === 'withdraw') return '居民撤回了这件事，您不用去了。谢谢您愿意帮忙。'
  if (act === 'giveUp') return '这件事没能办成，您不用去了。谢谢您愿意帮忙。'
  if (act === 'passOn') return '居民想请您帮的忙，社区另外安排了，您不用管了。'
  return '社区另外安排了，这件事您不用去了。谢谢您愿意帮忙。'
}

/** Told to whoever has it in hand. */
function stirredWords(act: RequestAct): string {
  if (act === 'nudge') return '居民催了一次，请回一句话。'
  if (act === 'goOn') return '居民回话了，可以接着办。'
  if (act === 'release') return '志愿者来不了了，请另外安排人。'
  if (act === 'giveUp') return '志愿者如实说没能办成，请看看怎么办。'
  if (act === 'reopen') return '居民说还没办好，请重新安排。'
  return '居民撤回了这件事。'
}

/** Nobody has answered in time: what each is kindly asked for. */
const lateWords: Record<RequestRung, (community: string, due: string) => string> = {
  volunteer: (_community, due) => `这件事说好 ${due} 前有个回话，居民还在等。去不了也没关系，请告诉一声。`,
  leader: (_community, due) => `您队里接的这件事，过了 ${due} 还没有回话，请问一问、帮一把。`,
  secretary: (_community, due) => `居民的这件事，过了 ${due} 还没有人回话，请看一看。`,
  town: (community, due) => `${community}有件居民的事，过了 ${due} 还没有人回话，请帮社区一把。`,
  office: (community, due) => `${community}有件居民的事，过了 ${due} 还没有人回话，请看看要帮什么。`,
}

const requestInWords = ({ category, no }: NoticeTold['requestThanks']): string =>
  `${categoryWords[category]}（编号 ${no}）`

export const words = {
  title: '我的消息',
  lead: '和您有关的事，一件一句。看没看，只有您自己知道。',
  empty: '还没有消息',
  emptyNext: '您的事有了进展，会写在这里。',
  isNew: '新',
  seenAll: '都看过了',
  seeing: '正在记下…',
}
