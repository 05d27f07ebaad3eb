import type { AttendRefusal } from '../../../types/activities'
import type { OperationName } from '../../../types/api'
import type { CheckinView, WaitReason } from '../../../types/checkins'
import type { CallRefusal } from '../../cloud/call'
import { quarterInWords, quarterOf } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const unknownCode: RefusalWords = {
  title: '没有认出这个码',
  next: '请扫社区墙上的报到码。码旧了、花了，请告诉社区换一张。',
}

export const createRefusals: Sentences<'checkins.create'> = {
  ...doorRefusals,
  unknownCode,
  siteClosed: { title: '这个报到点现在不用了', next: '请问问社区，在别的报到点扫码。' },
  notRegisteredHere: {
    title: '名册上您不住在这个社区',
    next: '请到您自己的社区报到。刚搬了家的，请单位书记把名册上的小区改过来。',
  },
  codeExpired: { title: '这个码已经换过了', next: '屏幕上的码十五秒换一次，请对着现在的码再扫一次。' },
  codeAhead: {
    title: '屏幕上的钟快了，这次没有算上',
    next: '请告诉管屏幕的同志重新打开一次，或者扫墙上的报到码。',
  },
  doorTakenBack: { title: '这块屏幕今天不再用了', next: '请扫墙上的报到码，或者问问社区的同志。' },
  keptTooLong: {
    title: '这次扫码在手机里存了一个多月，没有算上',
    next: '请到社区再扫一次。那个季度的，请书记看看能不能补上。',
  },
}

/** A no that came after the person had gone on: the same sentences. */
export function laterRefusal(refusal: string): RefusalWords {
  return Object.entries(createRefusals).find(([code]) => code === refusal)?.[1] ?? createRefusals.unavailable
}

export const mineRefusals: Sentences<'checkins.mine'> = doorRefusals
export const overviewRefusals: Sentences<'checkins.overview'> = doorRefusals
export const lookRefusals: Sentences<'sites.look'> = { ...doorRefusals, unknownCode }

/** Why a scan did not attend the activity that the code named; the check-in is not touched by it. */
export const attendNotes: Record<AttendRefusal, string> = {
  unknownActivity: '没有找到这次活动，请告诉现场的负责人。',
  activityCancelled: '这次活动取消了。',
  outsideHours: '现在不在活动时间里。确实来了的，请现场的负责人记上。',
  notYourCommunity: '这是别的社区的活动，请现场的负责人记上。',
}

export const words = {
  scan: '扫码报到',
  scanAgain: '再扫一次',
  scanToLook: '扫码看看',
  scanFailed: '没有扫成',
  scanFailedNext: '请允许使用摄像头，或者在微信里直接扫社区的码。',

  notYet: (quarter: string) => `${quarter}，还没报到`,
  notYetNext: (lastDay: string, community: string) => `${lastDay}以前，到${community}扫一次码就行。`,
  doneTitle: '本季度已报到',
  doneText: (day: string, community: string) => `${day}，在${community}。`,
  nothingLeft: '这个季度不用再做别的了。',
  noCommunity: '名册上还没有您的小区',
  noCommunityNext: '请告诉单位书记补上，补好就能报到。',
  history: '以前的报到',
  historyEmpty: '以前还没有记录。',
  historyRow: (day: string, community: string) => `${day}，${community}`,
  checkedIn: '已报到',
  notConfirmed: '没有确认',

  yourCommunity: (name: string) => `您登记的是${name}`,

  noNetwork: '现在没有网络',
  noNetworkNext: '可以照样报到：先记在手机里，连上网自己会传。',
  noNetworkNextOfScreen: '可以照样报到：先记在手机里，连上网自己会传，书记确认以后就算数。',
  queuedTitle: '已经记在手机里，待上传',
  queuedText: '现在没有网络。连上网，手机自己会传，您不用再来一次。',
  queuedNext:
    '请早点连一次网，传上去就和当场报到一样；隔得太久，或者过了季度才传的，要请书记确认。关掉小程序也不会丢。',
  queuedNextOfScreen:
    '您扫的是屏幕上会变的码，当时没有传上去，所以要请书记确认，确认以后就算数。关掉小程序也不会丢。',
  queuedNextUnsigned:
    '这部手机还没有登记过，扫码的时间说不准，所以要请书记确认，确认以后就算数。关掉小程序也不会丢。',
  sendNow: '现在传一次',
  readAt: '扫码时间',
  waiting: '等待书记确认',
  waitingNext: '不用再做别的，书记确认以后就算数。想马上算数，到社区当面扫一次码。',
  waitingNextBefore: (quarter: string) => `书记确认以后，算在${quarter}。这个季度的，到社区再扫一次码就行。`,
  waitingSince: (day: string, community: string) => `${day}，在${community}。`,
  waitingMark: '等确认',
  declined: '书记没有确认这次报到',
  declinedBecause: (reason: string) => `书记说：${reason}`,
  declinedNext: '请到社区当面扫一次码，或者跟书记说明情况。',
  refusedLater: (time: string) => `${time} 扫的码`,
  understood: '知道了',

  here: '这里是',
  checkIn: '报到',
  checkingIn: '正在报到…',
  onceAQuarter: '一个季度报到一次就好。',
  posts: '看看社区有哪些岗位',
  postsNote: '愿意的话认领一个，不想认领也没关系',
  attended: (isNew: boolean) => (isNew ? '本场活动签到好了' : '本场活动已经签到过了'),
  attendanceWaits: '本场活动先记下了，等另一位党员或书记确认',
  activityNot: '活动没有签上',
  success: '报到成功',
  successBefore: '这个季度已经报到过了',
  quarter: '季度',
  community: '社区',
  day: '日期',
  next: '下一次',
  nextFrom: (day: string) => `${day}以后，再来扫一次`,
  goHome: '回首页',

  overview: (checkedIn: number, registered: number) => `已报到 ${checkedIn} 人，名册登记 ${registered} 人`,
  unit: '人已报到',
  ofRegistered: (registered: number) => `名册登记 ${registered} 人`,
  asOf: (time: string) => `截至 ${time}`,
  whoIsLeft: '看看还有谁没报到',
}

/** What there is to do while it waits; what was said of the quarter before leaves this one open. */
export function whatNext({ at, quarter }: Pick<CheckinView, 'at' | 'quarter'>): string {
  return quarter === quarterOf(at) ? words.waitingNext : words.waitingNextBefore(quarterInWords(quarter))
}

/** Why it waits, to the member. */
export const waitWords: Record<WaitReason, string> = {
  picture: '这次用的是码的图片，不是当面扫的，所以要请书记确认。',
  link: '这次是从转来的链接打开的，不是当面扫的，所以要请书记确认。',
  late: '扫码过了很久才传上来，所以要请书记确认。',
  unsigned: '扫码的时候这部手机还没有登记过，时间说不准，所以要请书记确认。',
  clockMoved: '这部手机的时间改动过，说不准是什么时候扫的，所以要请书记确认。',
  beforeKey: '手机记的扫码时间，比这部手机登记的时间还早，所以要请书记确认。',
  staleCode: '扫的码和那时候屏幕上的对不上，所以要请书记确认。',
  keptCode: '屏幕上的码当时没有传上去，后来才传到，所以要请书记确认。',
  quarterBefore: '上个季度扫的码，过了季度才传到，所以要请书记确认。',
  doorTakenBack: '那块屏幕后来不用了，所以要请书记确认。',
  declared: '这次没有扫码，是您自己说明的，所以要请书记确认。',
}

export const declareRefusals: Sentences<'checkins.declare'> = {
  ...doorRefusals,
  noCommunity: { title: '名册上还没有您的小区', next: '请告诉单位书记补上，补好就能报到。' },
  dayAhead: { title: '这一天还没到', next: '请选今天或者以前的日子。' },
  dayTooEarly: { title: '这一天太早了', next: '那个季度的，请跟社区书记说，看看能不能补上。' },
}

export const declareWords = {
  open: '没有码？跟书记说一声',
  title: '跟书记说一声',
  lead: '去过社区、做过服务，只是没扫到码，也一样。书记确认以后就算数。',
  day: '哪一天',
  said: '在哪里、做了什么',
  saidHint: '一句话就好，例如：在广场帮着扫雪。',
  saidError: '请写一句，书记好确认。',
  dayHint: '不选，就是今天。',
  yes: '告诉书记',
  busy: '正在告诉书记…',
  done: '告诉书记了，等确认。',
  before: '这个季度的报到已经有了。',
  quote: (said: string) => `您说：${said}`,
  quoted: (said: string) => `“${said}”`,
}

export const positionWords = {
  title: '以后报到，要不要带上“在报到点附近”？',
  reason: '这样书记少问一句。只记在不在附近、大概多远，不记具体位置。不带也一样能报到。',
  yes: '可以带上',
  no: '不用',
}
