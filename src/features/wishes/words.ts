import type { OperationName, RefusalDetail } from '../../../types/api'
import type { WishAct, WishesShown, WishKind, WishState, WishView } from '../../../types/wishes'
import type { CallRefusal } from '../../cloud/call'
import { dayInWords } from '../../contract/calendar'
import { quoted } from '../../contract/quote'
import { doorRefusals, type RefusalWords } from '../door/words'
import { handsFull } from '../requests/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const movedOn: RefusalWords = { title: '这个心愿刚刚有了变化', next: '请回到上一页再看一看。' }
const days = {
  dayPast: { title: '这一天已经过了', next: '请选今天或者以后的一天。' },
  dayTooFar: { title: '日子太远了', next: '请选三个月以内的一天。' },
}
const unknownPlace: RefusalWords = { title: '没有认出在哪个小区', next: '请再选一次小区。' }

export const readRefusals: Sentences<
  | 'wishes.show'
  | 'wishes.mine'
  | 'wishes.list'
  | 'wishes.listOpen'
  | 'wishes.listTaken'
  | 'orgs.list'
  | 'requests.categories'
> = doorRefusals

export const actRefusals: Sentences<
  'wishes.publish' | 'wishes.keepBack' | 'wishes.confirm' | 'wishes.notYet' | 'wishes.withdraw'
> = { ...doorRefusals, movedOn }

export const takeRefusals = (detail?: RefusalDetail): Sentences<'wishes.take'> => ({
  ...doorRefusals,
  handsFull: handsFull(detail),
  movedOn: { title: '这个心愿已经不用人领了', next: '谢谢您想着。看看别的心愿。' },
  someoneFaster: { title: '已经有邻居领走了，谢谢您', next: '您的心意大家都记得。看看别的心愿。' },
})

export const fulfilRefusals: Sentences<'wishes.fulfil'> = {
  ...doorRefusals,
  movedOn,
  secondMissing: { title: '还差一位同伴', next: '这一家要两个人一起去，等同伴领了再去。' },
}

export const sayRefusals: Sentences<'wishes.say'> = {
  ...doorRefusals,
  ...days,
  unknownPlace,
  homeUnknown: { title: '还不知道您住在哪里', next: '请选小区，写上楼栋。' },
  consentOfOtherNeeded: { title: '先问过本人', next: '本人知道也同意，再打开“问过了，本人同意”。' },
  tooManyToday: { title: '今天已经说过三个心愿了', next: '明天再说，或者给社区打个电话。' },
}

export const sayForRefusals: Sentences<'wishes.sayFor'> = {
  ...doorRefusals,
  ...days,
  unknownPlace,
  consentOfOtherNeeded: { title: '先问过本人', next: '本人知道也同意，再打开“问过了，本人同意”。' },
}

export const kindWords: Record<WishKind, string> = {
  company: '陪伴',
  errand: '跑腿',
  thing: '小物件',
  learning: '学点东西',
  celebration: '过个日子',
  other: '别的',
}

/** Where it stands, in a few words. */
export const stateWords: Record<WishState, string> = {
  said: '社区在看',
  published: '等人来领',
  taken: '有人领了',
  fulfilled: '说圆上了',
  confirmed: '圆上了',
  keptBack: '没有发',
  withdrawn: '收回了',
  expired: '日子过了',
}

/** Where it stands for whoever reads it. */
export const standingInWords = ({ state, sides }: WishView): string =>
  state === 'taken' && sides.includes('taker') ? words.yours : stateWords[state]

export const showWords: Record<WishesShown, string> = {
  toRead: '要看的',
  published: '等人领',
  underWay: '有人领',
  ended: '了结的',
}

export const emptyWords: Record<WishesShown, [title: string, next: string]> = {
  toRead: ['没有要看的心愿', '居民说了心愿，会先到这里。'],
  published: ['没有等人领的心愿', '看过、发出去的，会在这里。'],
  underWay: ['没有领走的心愿', '有人领了，会在这里。'],
  ended: ['还没有了结的心愿', '圆上的、收回的，会在这里。'],
}

/** What everybody reads; until it is published, what was said. */
export const titleOf = ({ words, text, kind }: WishView): string => words ?? text ?? kindWords[kind]

export const placeInWords = ({ estate, building }: Pick<WishView, 'estate' | 'building'>): string =>
  [estate.name, building].filter(Boolean).join(' ')

export const untilInWords = (day: string): string => `到 ${dayInWords(day)}`

type StepParty = WishView['steps'][number]['by']['party']

/** One step as a sentence, told to whoever reads it. */
export function stepInWords(
  { act, by, note, wasTold }: WishView['steps'][number],
  sides: WishView['sides'],
): string {
  const isMine = by.party === 'wisher' && sides.includes('wisher')
  const who = isMine
    ? '您'
    : by.party === 'wisher'
      ? '居民'
      : [by.place, by.name].filter(Boolean).join(' ') || '社区'
  const told = sentences[act](who, note ? `：${quoted(note)}` : '。', by.party)
  return wasTold ? `${told}门牌和电话先前告诉过${who}。` : told
}

const sentences: Record<WishAct, (who: string, said: string, party: StepParty) => string> = {
  say: (who, _said, party) => (party === 'host' ? `${who}替居民记下了这个心愿。` : `${who}说了这个心愿。`),
  publish: who => `${who}看过，发出去了。`,
  keepBack: (who, said) => `${who}没有发${said}`,
  take: who => `${who}领了。`,
  giveBack: who => `${who}这次来不了，再等别人。`,
  fulfil: (who, said) => `${who}说圆上了${said}`,
  confirm: who => `${who}说圆上了，谢谢。`,
  notYet: who => `${who}说还没有圆上。`,
  withdraw: who => `${who}收回了。`,
  expire: () => '日子过了，没有等到，收起来了。',
}

/** Two lines that are enough (G36). */
export const twoLines = ({ estate }: WishView): string => `在${estate.name}圆了一个微心愿。\n人家很高兴。`

export const words = {
  title: '微心愿',
  small: '心愿要小：一件小东西、一个小忙。不收钱，也不送钱。',

  mine: '我的心愿',
  mineLead: '说一句，社区看过，再请邻居来帮您圆。',
  noneMine: '您还没有说过心愿',
  noneMineNext: '点“说一个心愿”，说一句就好。',
  say: '说一个心愿',

  open: '可以领的',
  taken: '我领的',
  views: '可以领的和我领的',
  memberLead: '领不领都由您，不用说为什么。',
  noneOpen: '这会儿没有可以领的心愿',
  noneOpenNext: '社区发出新的心愿，会出现在这里。',
  noneTaken: '您还没有领过心愿',
  noneTakenNext: '在“可以领的”里看看，合适的点“我来圆”。',
  look: '看一看',

  hostLead: '先看写的话认不认得出是谁家，再发。',
  sayFor: '替居民写一个',

  take: '我来圆',
  taking: '正在领…',
  yours: '您领了',
  takenDone: '领好了，谢谢您',
  inTwos: '这一家要两个人一起去。',
  beSecond: '已经有一位领了，等您作伴。',
  secondMissing: '还差一位同伴。等同伴领了，门牌和电话就给您看。',
  giveBack: '这次来不了',
  givingBack: '正在退回…',
  givenBack: '退回去了，会有别人来领',
  fulfil: '圆上了',
  fulfilTitle: '圆上了？',
  fulfilSentence: '写两句就够，已经替您写了个头，可以直接用。',
  fulfilLabel: '做了什么',
  fulfilHint: '别写人家的姓名和门牌。',
  fulfilYes: '记下来',
  busy: '正在记下…',
  fulfilDone: '记好了，谢谢您',
  served: '已经记进您的服务记录。居民或社区说一声，就算数；愿意的话，还可以算作今年的实事。',
  confirm: '圆上了，谢谢',
  confirmFor: '问过居民，圆上了',
  confirmDone: '好的，谢谢您告诉大家',
  notYet: '还没有圆上',
  notYetDone: '知道了，已经告诉领的人',
  withdraw: '收回这个心愿',
  withdrawAsk: '收回以后，门牌和电话也不再留着。',
  withdrawn: '收回了',

  sayAnother: '再说一个心愿',

  toRead: '先看一看',
  original: '居民的原话',
  doubtful: '微信的检查觉得这句话不大合适，请您定。',
  unread: '微信的检查没有回音，请您仔细看。',
  publicWords: '大家看到的话',
  publicHint: '别写姓名、门牌、电话、病情，也别让人一看就知道是谁家。可以改几个字。',
  publicError: '请写一句大家看到的话。',
  showBuilding: '让大家看到楼栋',
  showBuildingNote: '不打开，只看得到小区。',
  looksLike: '大家会看到',
  publish: '看过了，发出去',
  publishing: '正在发…',
  published: '发出去了',
  keepBack: '不发这个',
  keepBackTitle: '不发这个心愿？',
  keepBackSentence: '会把您写的原因告诉居民。',
  keepBackLabel: '为什么',
  keepBackError: '请写一句原因。',
  keptBack: '没有发，已经告诉居民',

  facts: { what: '大家看到的', where: '地方', until: '日子', who: '谁来圆', kind: '哪一种' },
  nobody: '还没有人领',
  story: '怎么到这一步的',
} as const

export const sayWords = {
  title: '说一个心愿',
  lead: '一句话就好。社区看过再发，不写您的名字和门牌。',
  kind: '哪一种',
  text: '想要什么',
  textHint: '例如：想学会用手机和孙子视频',
  textError: '请说一句想要什么。',
  until: '等到哪一天',
  untilHint: '过了这一天，心愿自己收起来。',
  untilError: '请选三个月以内的一天。',
  where: '您住在哪里',
  homeLine: (place: string) => `我家：${place}`,
  other: '换一家',
  myHome: '还是我家',
  estateChange: '换一个小区',
  doorHint: '加密存放，只给来圆心愿的人看。',
  forWhom: '替谁说',
  agreed: '问过了，本人同意',
  agreedNote: '来的人会直接去找本人',
  agreedError: '请先问过本人。',
  contact: '怎么称呼、怎么找',
  contactNote: '不写也行。写了加密存放，只给来圆心愿的人看。',
  send: '交给社区看一看',
  sending: '正在交给社区…',
  sendFor: '记下来',
  sent: '社区收到了，看过就发出去',
  sentFor: '记下了，请再看一看、发出去',
} as const
