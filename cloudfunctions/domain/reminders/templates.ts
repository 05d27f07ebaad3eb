import { dateInWords, dayOf, timeOf } from '../../../src/contract/calendar'
import { matterWords, readySentences } from '../../../src/contract/ready-sentences'
import type { Notice, NoticeKind, NoticePage, NoticeWords } from '../../../types/notices'
import type { DateKind, MessageTemplate } from '../../../types/reminders'
import type { RequestAct } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { messageData } from './message-fields'

/** Which kinds of notice reach the phone, by which template; the others are for the inbox alone. */
export const templateOf: Partial<Record<NoticeKind, MessageTemplate>> = {
  quarterDue: 'quarterReminder',
  secretaryAsks: 'quarterReminder',
  requestMoved: 'requestProgress',
  requestYours: 'matterReminder',
  requestLate: 'matterReminder',
  activityMovedUp: 'matterReminder',
  activityChanged: 'matterReminder',
  activityCancelled: 'matterReminder',
  dateDue: 'matterReminder',
  followUpDue: 'matterReminder',
  answerDue: 'matterReminder',
  boardTakenDown: 'matterReminder',
}

/** The account's own id of a template: `MESSAGE_TEMPLATES` is `quarterReminder:<id>,…`. */
export function templateIdOf(template: MessageTemplate): string {
  const entries = (process.env.MESSAGE_TEMPLATES ?? '').split(',').map(entry => entry.split(':'))
  const id = entries.find(([name]) => name === template)?.[1]
  if (!id) throw new Error(`MESSAGE_TEMPLATES does not name ${template}`)
  return id
}

export interface Message {
  page: string
  data: Record<string, { value: string }>
}

/** One message of one notice, or of several that are told together (G54): the page it opens, and its fields. */
export function messageOf(notices: Notice[], template: MessageTemplate, now: Moment): Message {
  const [notice, ...others] = notices
  if (!notice) throw new Error('a message of nothing')
  return others.length > 0 ? together(notices.length, template, now) : alone(notice, template, now)
}

/** What a message says in the words of any template. */
interface Said {
  what: string
  /** `2026年12月31日` or with the hour. */
  when: string
  note: string
  no: string
  state: string
}

const inbox = 'pages/person/notices/index'

function alone(notice: Notice, template: MessageTemplate, now: Moment): Message {
  const page = notice.link ? pages[notice.link.page](notice.link.id ?? '') : inbox
  const said = { when: dateInWords(dayOf(now)), no: '', state: '有进展', ...saidOf(notice) }
  return { page, data: fields(template, said) }
}

/** `三件事等您看看`: the inbox tells them one by one. */
function together(count: number, template: MessageTemplate, now: Moment): Message {
  const numbers = '零一两三四五六七八九十'
  const what = `${count <= 10 ? numbers[count] : count}件事等您看看`
  const said = {
    what,
    when: dateInWords(dayOf(now)),
    note: '都写在“我的消息”里，一件一句',
    no: '',
    state: '有消息',
  }
  return { page: inbox, data: fields(template, said) }
}

/** The fields of each template, as they were chosen in WeChat's library. */
function fields(template: MessageTemplate, { what, when, note, no, state }: Said): Message['data'] {
  if (template === 'requestProgress') {
    return messageData({ thing1: what, character_string2: no, phrase3: state, thing4: note })
  }
  if (template === 'matterReminder') return messageData({ thing1: what, time2: when, thing3: note })
  return messageData({ thing1: what, date2: when, thing3: note })
}

const pages: Record<NoticePage, (id: string) => string> = {
  home: () => 'pages/home/index',
  request: id => `pages/resident/request/index?id=${id}`,
  requests: () => inbox,
  activity: id => `pages/member/activity/index?id=${id}`,
  pair: id => `pages/resident/pair/index?id=${id}`,
  thanks: () => inbox,
  letters: () => inbox,
  suggestions: () => inbox,
  answers: () => inbox,
  ratings: () => inbox,
  posts: () => inbox,
  rebindings: () => inbox,
  pledge: () => inbox,
  wish: () => inbox,
  wishes: () => inbox,
  board: () => inbox,
  unitRegistrations: () => inbox,
  unitAbsences: () => inbox,
  communityAbsences: () => inbox,
}

/** The full date and the hour, as WeChat's fields want them. */
const dateAndTime = (at: Moment): string => `${dateInWords(dayOf(at))} ${timeOf(at)}`

/** No name, no place and nobody's words: a phone lies about where others see it. */
function saidOf({ kind, told }: NoticeWords): Pick<Said, 'what' | 'note'> & Partial<Said> {
  switch (kind) {
    case 'quarterDue':
      return {
        what: '本季度到社区报到',
        when: dateInWords(told.lastDay),
        note: '到社区扫一下码就好，报过了不用理会',
      }
    case 'secretaryAsks':
      return {
        what: matterWords[told.matter],
        when: dateInWords(told.until),
        note: readySentences[told.sentence],
      }
    case 'requestMoved':
      return { what: '您说的事', no: told.no, ...progress[told.act] }
    case 'requestYours':
      return { what: '社区请您去帮个忙', note: '去不了也没关系，点一下就好' }
    case 'requestLate':
      return { what: '居民的事还没有人回话', when: dateAndTime(told.dueAt), note: '请看一看，帮一把' }
    case 'activityMovedUp':
      return { what: told.title, when: dateAndTime(told.startsAt), note: '候补排到了，您有位置了' }
    case 'activityChanged':
      return { what: told.title, when: dateAndTime(told.startsAt), note: '活动的时间或地点有改动' }
    case 'activityCancelled':
      return { what: told.title, when: dateAndTime(told.startsAt), note: '活动取消了，不用来了' }
    case 'followUpDue':
      return { what: '一位居民等您联系', when: dateAndTime(told.dueAt), note: '不太满意，请私下说句话' }
    case 'answerDue':
      return { what: '一条意见等您答复', when: dateAndTime(told.dueAt), note: '请看一看，回一句话' }
    case 'boardTakenDown':
      return { what: '监督台上您的那一行', note: '社区撤下来了，请打开看看' }
    case 'dateDue':
      return { when: dateInWords(told.day), ...dates[told.date](told.count, told.what) }
    default:
      return { what: '有一条新消息', note: '都写在“我的消息”里' }
  }
}

const dates: Record<DateKind, (count: number, what: string | null) => Pick<Said, 'what' | 'note'>> = {
  stub: count => ({ what: `${count} 份登记卡第一联没送回`, note: '请问一问社区，收到了点一下' }),
  visit: () => ({ what: '结对看望', note: '去不了也没关系，点一下就好' }),
  activity: (_count, what) => ({ what: what ?? '社区活动', note: '报过名的，来不了请点一下' }),
}

const moving = { state: '有进展', note: '请打开看看到哪一步了' }

const progress: Record<RequestAct, Pick<Said, 'state' | 'note'>> = {
  submit: { state: '收到了', note: '社区会尽快回话' },
  accept: { state: '受理了', note: '社区正在安排' },
  assign: { state: '安排了人', note: '有人来帮您了' },
  choose: { state: '问过了', note: '已经问了您选的人，等他回话' },
  agree: { state: '答应了', note: '您选的人愿意来' },
  turnDown: { state: '另找人', note: '这次来不了，社区会接着找人' },
  passOn: { state: '另找人', note: '没有等到回话，社区会接着找人' },
  claim: { state: '有人接了', note: '有人来帮您了' },
  release: { state: '另找人', note: '原来的志愿者来不了，社区在另外找' },
  setOut: { state: '在路上', note: '志愿者已经出门了' },
  finish: { state: '说办好了', note: '请您看看是不是办好了' },
  answer: { state: '答复了', note: '请打开看看社区怎么说' },
  confirm: { state: '办好了', note: '谢谢您告诉我们' },
  giveUp: { state: '没办成', note: '原因写在里面，请打开看看' },
  reopen: { state: '重新办', note: '社区会重新安排' },
  decline: { state: '办不了', note: '原因写在里面，请打开看看' },
  refer: { state: '转走了', note: '转给谁写在里面，请打开看看' },
  withdraw: { state: '撤回了', note: '不再办了' },
  join: moving,
  wait: { state: '想问您', note: '社区想再问您一句，请打开看看' },
  goOn: moving,
  nudge: moving,
  reply: { state: '回话了', note: '请打开看看' },
}
