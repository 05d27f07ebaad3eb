import type { OperationName } from '../../../types/api'
import type { CheckinWay } from '../../../types/checkins'
import type { CallRefusal } from '../../cloud/call'
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
}

export const mineRefusals: Sentences<'checkins.mine'> = doorRefusals
export const overviewRefusals: Sentences<'checkins.overview'> = doorRefusals
export const listRefusals: Sentences<'checkins.list'> = doorRefusals
export const lookRefusals: Sentences<'sites.look'> = { ...doorRefusals, unknownCode }

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

  yourCommunity: (name: string) => `您登记的是${name}`,

  here: '这里是',
  checkIn: '报到',
  checkingIn: '正在报到…',
  slow: '网络有点慢，还在等回音，请不要离开。',
  onceAQuarter: '一个季度报到一次就好。',
  posts: '看看社区有哪些岗位',
  postsNote: '愿意的话认领一个，不想认领也没关系',
  success: '报到成功',
  successBefore: '这个季度已经报到过了',
  quarter: '季度',
  community: '社区',
  day: '日期',
  way: '方式',
  next: '下一次',
  nextFrom: (day: string) => `${day}以后，再来扫一次`,
  goHome: '回首页',

  overviewTitle: '本季度报到情况',
  overview: (checkedIn: number, registered: number) => `已报到 ${checkedIn} 人，名册登记 ${registered} 人`,
  unit: '人已报到',
  ofRegistered: (registered: number) => `名册登记 ${registered} 人`,
  asOf: (time: string) => `截至 ${time}`,
  whoIsLeft: '看看还有谁没报到',
  otherCommunity: '换一个社区',
  chooseCommunity: '看哪个社区？',
  all: '全部',
  notYetTab: '未报到',
  doneTab: '已报到',
  search: '按姓名找',
  searchHint: '写姓就行，例如：秦',
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
  },
}

export const wayWords: Record<CheckinWay, string> = {
  camera: '现场扫码',
  picture: '用码的图片',
}
