import type { Input, OperationName, Value } from '../../../types/api'
import type {
  DistanceClass,
  EvidenceTier,
  KeptWay,
  PositionHint,
  WaitingCheckin,
  WaitReason,
} from '../../../types/checkins'
import type { CallRefusal } from '../../cloud/call'
import { quarterInWords, quarterOf } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'
import { entryWords } from './entry-words'
import { words as shared } from './words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const wayWords: Record<Exclude<KeptWay, 'entered'>, string> = {
  camera: '现场扫码',
  picture: '用码的图片',
  link: '从转来的链接',
  declared: '本人说明',
}

/** What a check-in is evidenced by, to who reviews it. */
export const tierWords: Record<EvidenceTier, string> = {
  A: '扫屏幕上的动态码',
  B: '扫墙上的码',
  C: '书记或组长登记',
  D: '本人说明',
}

export const distanceWords: Record<DistanceClass, string> = {
  within200m: '二百米以内',
  within1km: '一公里以内',
  within5km: '五公里以内',
  farther: '五公里以外',
}

export const hintWords = ({ isInside, distance }: PositionHint): string =>
  isInside ? '手机就在报到点' : `手机离报到点${distanceWords[distance]}`

export const waitingRefusals: Sentences<'checkins.listWaiting' | 'checkins.decide'> = doorRefusals

export const listRefusals: Sentences<'checkins.list'> = doorRefusals

/** Of the lists that a secretary goes through. */
export const words = {
  ...shared,
  overviewTitle: '本季度报到情况',
  otherCommunity: '换一个社区',
  chooseCommunity: '看哪个社区？',
  all: '全部',
  notYetTab: '未报到',
  doneTab: '已报到',
  search: '按姓名找',
  searchHint: '姓名、首字母或尾号',
  nobody: '没有这样的人',
  nobodyNext: '换个字，或者看看“全部”。',
  nobodyOnRoster: '名册上还没有住在这里的人',
  nobodyOnRosterNext: '双联双管办导入名册以后，会出现在这里。',
  everybodyDone: '都报到了',
  nobodyDone: '还没有人报到',
  unknownTail: '没有留手机号',
  tail: (tail: string) => `尾号 ${tail}`,
  listNote: '每看一页名单，系统都会记下来。',
  notYetMark: '未报到',
  person: {
    unit: '单位',
    phone: '手机号',
    checkin: '本季度',
    account: '微信',
    isBound: '已认领',
    isNotBound: '还没有认领',
    isPaused: '已认领，账号暂停着',
    notYet: '还没有报到',
    done: (time: string, way: string) => `${time} 报到，${way}`,
    waiting: (why: string) => `等待确认：${why}`,
    declined: '书记没有确认，还没有报到',
    undone: '撤销过，还没有报到',
  },
}

/** And to the secretary, with what to look at. */
export const reviewWords: Record<WaitReason, string> = {
  picture: '用码的图片报到',
  link: '从转来的链接报到',
  late: '没有网络，过了规定时间才传上来',
  unsigned: '没有网络，手机事先没有登记',
  clockMoved: '没有网络，手机的时间改动过',
  beforeKey: '没有网络，手机记的扫码时间比手机登记还早',
  staleCode: '没有网络，扫的动态码和那时屏幕上的对不上',
  keptCode: '没有网络，扫的动态码后来才传上来，也可能是别人拍的照片',
  quarterBefore: '没有网络，上个季度扫的，这个季度才传上来',
  doorTakenBack: '没有网络，那块屏幕已经收回',
  declared: '没有扫码，本人说明',
}

export const listWaitingWords = {
  title: '等您确认的报到',
  lead: '这些说不准是不是当面扫的，问一问本人就行。确认以后才算数。',
  row: entryWords.waitingRow,
  rowNote: '用图片、链接、没有网络后来才传上来，或者本人说明的',
  count: (waiting: number) => `${waiting} 份在等您`,
  empty: '没有等着确认的',
  emptyNext: '有说不准是不是当面扫的，会出现在这里。',
  happened: (day: string) => `${day}扫的`,
  countsFor: (quarter: string) => `算在${quarter}`,
  saidByPhone: (day: string) => `手机说是${day}扫的`,
  declaredFor: (day: string) => `说的是${day}`,
  arrived: (time: string) => `${time} 传到`,
  tail: (tail: string | null) => (tail ? `尾号 ${tail}` : '没有留手机号'),
  note: '每看一页名单，系统都会记下来。',
  confirm: (count: number) => `确认这 ${count} 位`,
  confirming: '正在确认…',
  confirmTitle: '这些都算数？',
  confirmSentence: (names: string, quarters: string) =>
    `${names}。确认以后就算报到：${quarters}。确认错了，一天以内可以改回来。`,
  inQuarter: (quarter: string, count: number) => `${quarter} ${count} 位`,
  confirmYes: '确认，算数',
  decidedAt: (time: string, sentence: string) => `${time} ${sentence}`,
  decidedBefore: '早些时候办的',
  decidedEarlier: (left: number) => `再往前还有 ${left} 次`,
  unanswered: {
    confirm: (count: number) => `点了确认 ${count} 位，还没等到回音。`,
    decline: (count: number) => `点了不确认 ${count} 位，还没等到回音。`,
    takeBack: (count: number) => `点了改回 ${count} 位，还没等到回音。`,
  },
  askAgain: '再办一次，不会算两遍',
  askingAgain: '正在再办一次…',
  takeBack: '改回“等确认”',
  takingBack: '正在改回…',
  tookBack: (count: number) => `改回来了，${count} 位还在等确认。`,
  nothingTakenBack: '没有能改回的：后来又办过，或者过了一天。',
  decline: '不确认',
  declineTitle: '不确认这些报到？',
  declineSentence: (names: string, next: string) =>
    `${names}。本人会看到您写的原因，${next}点错了，一天以内可以改回来。`,
  scanAgain: '还可以当面再扫一次码。',
  scanAgainNotBefore: '还可以当面再扫一次码，不过再扫的只算这个季度。',
  declineYes: '不确认',
  declining: '正在记下…',
  reason: '原因',
  reasonHint: '本人会看到，请写清楚怎么办。',
  reasonError: '请写一句原因。',
  confirmed: (count: number) => `确认了 ${count} 位。`,
  declined: (count: number) => `记下了，${count} 位没有确认。`,
  some: (left: number) => `有 ${left} 位已经另外办过，或者是您自己的。`,
  nothingNew: (left: number) => `这次没有新办的：这 ${left} 位已经办过，或者是您自己的。`,
  choose: '先点选要办的人。',
  mostAtOnce: '一次最多办 50 位，先办这些，再办其余的。',
}

const mostNamed = 10

/** `王秀英、李建国`; of many the first ones, and how many in all. */
export function namesOf(people: Pick<WaitingCheckin, 'name'>[], inAll = people.length): string {
  const named = people.slice(0, mostNamed).map(({ name }) => name)
  return inAll > named.length ? `${named.join('、')}等 ${inAll} 位` : named.join('、')
}

/** Before it is confirmed: who it is, and in which quarters they will count. */
export function previewInWords(people: Pick<WaitingCheckin, 'name' | 'quarter'>[]): string {
  const quarters = [...new Set(people.map(({ quarter }) => quarter))].sort()
  const counted = quarters.map(quarter => {
    const { length } = people.filter(person => person.quarter === quarter)
    return listWaitingWords.inQuarter(quarterInWords(quarter), length)
  })
  return listWaitingWords.confirmSentence(namesOf(people), counted.join('，'))
}

/** Before it is declined: who it is, and what a scan could still bring; one of today counts for no quarter before. */
export function declineInWords(people: Pick<WaitingCheckin, 'name' | 'quarter' | 'at'>[]): string {
  const isOfNow = people.every(({ quarter, at }) => quarter === quarterOf(at))
  return listWaitingWords.declineSentence(
    namesOf(people),
    isOfNow ? listWaitingWords.scanAgain : listWaitingWords.scanAgainNotBefore,
  )
}

type Items = Value<'checkins.decide'>['items']

/** Those on which this very tap decided. */
export const newOf = (items: Items): string[] =>
  items.filter(({ isNew }) => isNew).map(({ checkinId }) => checkinId)

/** What came of it; whoever decided what was not new may be the secretary's own tap whose answer was lost. */
export function outcomeInWords(decision: Input<'checkins.decide'>['decision'], items: Items): string {
  // Taken back by a tap whose answer was lost, or never decided: it waits, and that is what was asked for.
  const mine =
    decision === 'takeBack' ? items.filter(({ state }) => state === 'waiting').length : newOf(items).length
  const left = items.length - mine
  if (mine === 0)
    return decision === 'takeBack' ? listWaitingWords.nothingTakenBack : listWaitingWords.nothingNew(left)
  return left > 0 ? `${outcomes[decision](mine)}${listWaitingWords.some(left)}` : outcomes[decision](mine)
}

const outcomes: Record<Input<'checkins.decide'>['decision'], (count: number) => string> = {
  confirm: listWaitingWords.confirmed,
  decline: listWaitingWords.declined,
  takeBack: listWaitingWords.tookBack,
}
