import type { RefusalDetail } from '../../../types/api'
import type { RequestView } from '../../../types/requests'
import { doorRefusals } from '../door/words'
import { categoryWords } from './card-words'
import { helpingEntryWords } from './entry-words'
import type { Sentences } from './request-part'
import { handsFull, movedOn } from './words'

const tooLateToVisit = {
  title: '现在太晚或太早了，先不上门',
  next: '老人家里早晚要安静。县里定的上门时间里再出发；真有急事，请打 110、119 或 120。',
}

export const claimRefusals = (detail?: RefusalDetail): Sentences<'requests.claim'> => ({
  ...doorRefusals,
  handsFull: handsFull(detail),
  movedOn: { title: '这件事已经不用人去了', next: '谢谢您想着。看看附近还有没有别的事。' },
  someoneFaster: { title: '已经有邻居接下了，谢谢您', next: '您的心意大家都记得。看看附近还有没有别的事。' },
  tooLateToVisit,
})

export const setOutRefusals: Sentences<'requests.setOut'> = {
  ...doorRefusals,
  movedOn,
  secondMissing: { title: '还差一位同伴', next: '这一家要两个人一起去。附近的志愿者接下了，就可以出发。' },
  tooLateToVisit,
}

/** Two lines that are enough, written beforehand (G36). */
export function twoLines({ category, estate, community }: RequestView): string {
  return `去了${estate?.name ?? community.name}，帮忙：${categoryWords[category]}。\n都办好了。`
}

export const words = {
  claim: { act: '我来帮', busy: '正在接下…', done: '接下了，谢谢您' },
  notForMe: '这次不接',
  notForMeSaid: '好的，不再给您看这件',
  inTwos: '这一家要两个人一起去。',
  beSecond: '已经有一位接下了，等您作伴。',
  second: {
    title: '还差一位同伴',
    next: '这一家要两个人一起去。等同伴接下了，门牌和电话就会给您看；社区也可以帮您找。',
  },
  doorWords: '到了门口，先说这两个词',
  doorWordsNote: '家里人手机上看到的也是这两个词，听见了才开门。',
  doorWordsAtHome: '来的人会先说这两个词',
  doorWordsAtHomeNote: '说对了再开门。说不上来的，不要开。',
  contact: '看门牌和电话',
  contactNote: '办完以后就看不到了；每看一次都会记下来。',
  name: '称呼',
  door: '门牌',
  phone: '电话',
  unsaid: '没有留',
  call: '打电话',
  setOut: { act: '我出发了', busy: '正在告诉对方…', done: '已经告诉对方，路上小心' },
  finish: {
    act: '办好了',
    yes: '记下来',
    busy: '正在记下…',
    done: '记好了，谢谢您',
    title: '办好了？',
    sentence: '写两句就够，已经替您写了个头，可以直接用。',
    label: '做了什么',
    hint: '别写人家的姓名和门牌。',
  },
  giveUp: {
    act: '没能办成',
    yes: '如实记下',
    busy: '正在记下…',
    done: '记下了，如实说就好',
    title: '没能办成？',
    sentence: '不要紧，如实说一句为什么，社区好再想办法。',
    label: '为什么没办成',
  },
  release: { act: '这次来不了', busy: '正在退回…', done: '退回去了，会再找别人' },
  thanks: '谢谢您',
  noted: '这件事已经记进您的服务记录，不用再填。居民或社区说一声办好了，就算数。',
  counted: '这件事已经算进您的服务记录和活动记录卡。愿意的话，还可以算作今年的实事。',
  myServices: '我的服务记录',
  myDeeds: '今年的实事',
} as const

export const helpingWords = {
  ...helpingEntryWords,
  title: '帮邻居',
  lead: '接不接都由您，不用说为什么。',
  nearby: '附近',
  taken: '我接下的',
  views: '附近的事和我接下的事',
  noneNearby: '附近这会儿没有要帮忙的',
  noneNearbyNext: '有邻居需要，会出现在这里。',
  allHidden: '附近的都看过了',
  allHiddenNext: '有新的事，会出现在这里。',
  showAgain: '再看看没接的',
  noneTaken: '您还没有接下的事',
  noneTakenNext: '在“附近”里看看，有合适的点“我来帮”。',
  look: '看一看',
  inHandNow: (held: number, most: number) =>
    held >= most ? `手上有 ${held} 件，办好一件再接。` : `手上有 ${held} 件，最多同时 ${most} 件。`,
} as const
