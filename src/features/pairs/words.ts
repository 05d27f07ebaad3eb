import type { OperationName } from '../../../types/api'
import type { PairDayView, PairView } from '../../../types/pairs'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'
import { rowWords } from './row-words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const movedOn: RefusalWords = {
  title: '这份结对刚刚有了变化',
  next: '请回到上一页再看一看。',
}
const notADay: RefusalWords = { title: '这一天不在约好的日子里', next: '请选日历上的一天。' }

export const readRefusals: Sentences<
  'pairs.show' | 'pairs.list' | 'pairs.mine' | 'pairs.contact' | 'posts.findSuccessor' | 'orgs.list'
> = doorRefusals

export const actRefusals: Sentences<'pairs.agree' | 'pairs.leave' | 'pairs.end'> = {
  ...doorRefusals,
  movedOn,
}

export const visitRefusals: Sentences<'pairs.visited'> = {
  ...doorRefusals,
  movedOn,
  notADay,
  dayNotYet: { title: '这一天还没到', next: '去过以后再点就好。' },
  daySkipped: { title: '这一次已经说过不去了', next: '下一次照常。' },
}

export const skipRefusals: Sentences<'pairs.skip'> = {
  ...doorRefusals,
  movedOn,
  notADay,
  dayVisited: { title: '这一次已经去过了', next: '不用再说。' },
}

export const inviteRefusals: Sentences<'pairs.invite'> = {
  ...doorRefusals,
  movedOn,
  personUnknown: { title: '这一位不在本社区的名册上', next: '请换一位。' },
  enoughPeople: { title: '已经有两位了', next: '一户最多两位结对的人。' },
}

export const formRefusals: Sentences<'pairs.form'> = {
  ...doorRefusals,
  unknownPlace: { title: '没有认出这一家在哪个小区', next: '请再选一次小区。' },
  personUnknown: { title: '有一位不在本社区的名册上', next: '请换一位再试。' },
  householdNotAsked: { title: '先问过这一家', next: '当面或者打电话问过、对方愿意，再打开最下面的开关。' },
  twoNeeded: { title: '独居的人家要两个人一起去', next: '请再选一位。' },
  dayPast: { title: '第一次的日子已经过了', next: '请选今天或者以后的一天。' },
}

export const dayWords: Record<PairDayView['state'], string> = {
  visited: '去过了',
  skipped: '说好不去',
  missed: '没有去',
  today: '就在今天',
  coming: '下一次',
}

export const dayNote = ({ note, byName }: PairDayView): string | undefined =>
  [byName, note].filter(Boolean).join('：') || undefined

/** Two lines that are enough (G36). */
export const twoLines = ({ what }: Pick<PairView, 'what'>): string => `去看过了：${what}。\n一切都好。`

export const words = {
  ...rowWords,
  mineLead: '答不答应、什么时候停，都由您。',
  noneMine: '您还没有结对',
  noneMineNext: '社区请您结对，会出现在这里。',
  askedTitle: '社区请您和这一家结对',
  askedNote: '愿意就点“我愿意”。不方便点“这次不了”，不用说为什么。',
  agree: '我愿意',
  agreeing: '正在记下…',
  agreed: '谢谢您，记下了',
  decline: '这次不了',
  leave: '我不再结对了',
  leaving: '正在退出…',
  left: '已经退出，谢谢您',
  waitingOthers: '您答应了，还在等另一位。等人齐了，门牌和电话就给您看。',
  facts: { where: '地方', people: '结对的人', rhythm: '约好的日子', next: '下一次' },
  inTwos: '这一家要两个人一起去。',
  missed: (count: number) => `有 ${count} 次没有去，也没有说。不要紧，下一次照常。`,
  missedForHost: (count: number) => `有 ${count} 次没有去，也没有说。可以打个电话问一问。`,
  contact: '看门牌和电话',
  visited: (day: string) => `${day}去过了`,
  visitedToday: '今天去过了',
  visitBusy: '正在记下…',
  visitDone: '记好了，谢谢您',
  visitYes: '记下来',
  visitTitle: '去过了？',
  visitSentence: '写两句就够，已经替您写了个头，可以直接用。',
  visitLabel: '做了什么',
  visitHint: '别写人家的姓名和门牌。',
  skip: (day: string) => `${day}去不了`,
  skipped: '知道了，下一次照常',
  days: '日历',
  visits: '去过的日子',
  noVisits: '去过一次，就会记在这里。',
  end: '结束这份结对',
  ending: '正在结束…',
  endAsk: '结束以后，门牌和电话就看不到了，去过的记录留着。',
  endYes: '就到这里',
  ended: '结束了',
  invite: '再请一位',
  inviteTitle: '请谁来？',
  invited: '已经请了，等对方答应',
  running: '正在结对',
  past: '结束的',
  views: '正在结对的和结束的',
  noneRunning: '还没有结对的人家',
  noneRunningNext: '问过居民和党员，点“结一对”。',
  nonePast: '没有结束的',
  nonePastNext: '结束的结对会在这里。',
  form: '结一对',
  service: '服务记录会自己记上，一个季度一次。',
} as const

export const formWords = {
  title: '结一对',
  lead: '问过居民，也想好请谁，再来填。',
  fromRequest: '门牌、电话用居民申请里的，不用再填。',
  what: '去做什么',
  whatHint: '例如：每周陪说说话',
  ideas: ['陪说说话', '买菜送药', '打扫屋子', '辅导功课'],
  whatError: '请写一句去做什么。',
  doorHint: '加密存放，答应结对的人才看得到。',
  people: '请谁结对',
  peopleHint: '一位或者两位。他们自己答应了才算。',
  peopleError: '请至少选一位。',
  find: '找一找',
  findHint: '写完整的姓名',
  findError: '请写姓名。',
  nobody: '本社区名册上没有这个名字。',
  choose: '选这位',
  remove: '不选',
  rhythm: '多久去一次',
  rhythms: { weekly: '每周一次', fortnightly: '隔一周一次', none: '不约日子，常去看看' },
  from: '第一次是哪一天',
  fromHint: '以后都在一周的这一天。',
  fromError: '请选第一次的日子。',
  agreed: '问过这一家，对方愿意',
  agreedNote: '当面或者电话里问过。',
  send: '结成这一对',
  sending: '正在记下…',
  sent: '记下了，等结对的人答应',
} as const
