import type {
  HomeDistance,
  NeedCount,
  NeedRow,
  RequestCategory,
  RequestsShown,
  SuggestedPerson,
} from '../../../types/requests'
import { dayInWords } from '../../contract/calendar'
import { skillWords } from '../../contract/volunteer-form'
import { doorRefusals, ownActItem, type RefusalWords } from '../door/words'
import { namesOf } from '../teams/words'
import { categoryWords } from './card-words'
import type { Sentences } from './request-part'
import { movedOn } from './words'

export const boardRefusals: Sentences<
  | 'requests.board'
  | 'requests.list'
  | 'requests.find'
  | 'requests.suggest'
  | 'requests.accept'
  | 'requests.contact'
  | 'requests.clearWords'
> = {
  ...doorRefusals,
  notAllowed: { title: '这里归这个社区的人看', next: '如果您觉得应该可以，请问社区书记或双联双管办。' },
}

export const needRefusals: Sentences<'requests.needs'> = {
  ...boardRefusals,
  quartersOnly: { title: '这里只按季度看', next: '按月一件件看，会看得出是哪一家。请看整个季度。' },
}

export const assignRefusals: Sentences<'requests.assign'> = {
  ...doorRefusals,
  movedOn,
  personUnknown: { title: '这位现在不在本社区了', next: '请另选一位。' },
}

export const reopenRefusals: Sentences<'requests.reopen'> = {
  ...doorRefusals,
  movedOn,
  reopenedBefore: { title: '这件事已经重新办过了', next: '请给居民打个电话，商量怎么办。' },
}

export const submitForRefusals: Sentences<'requests.submitFor'> = {
  ...doorRefusals,
  unknownPlace: { title: '没有找到这个小区', next: '请重新选一次小区，或者写清楚地方。' },
}

/** What each of fifty was refused for. */
export const acceptItemWords: Record<'movedOn' | 'notAllowed' | 'ownAct', string> = {
  ownAct: ownActItem,
  movedOn: '刚刚有了变化',
  notAllowed: '不归本社区',
}

export const showWords: Record<RequestsShown, string> = {
  new: '新来的',
  open: '找人办',
  underWay: '正在办',
  ended: '办完的',
}

export const emptyWords: Record<RequestsShown, RefusalWords> = {
  new: { title: '没有等回话的', next: '居民提了新的，会排在这里，快到时限的在最上面。' },
  open: { title: '没有等人来办的', next: '受理了还没有人接的，会排在这里。' },
  underWay: { title: '没有正在办的', next: '有人接下了，会排在这里。' },
  ended: { title: '还没有办完的', next: '办好的、没办成的、转到别处的，都会留在这里。' },
}

const distanceWords: Record<HomeDistance, string> = {
  sameBuilding: '住同一栋楼',
  sameEstate: '住同一个小区',
  sameCommunity: '住本社区',
}

/** Why somebody might go, in one plain sentence (G27). */
export function reasonInWords(person: SuggestedPerson): string {
  const { skills, posts, team, distance, isFree, inHand, lastServedOn } = person
  const parts = [
    skills.length > 0 && `懂${namesOf(skills, skillWords)}`,
    posts.length > 0 && `认领了${posts.join('、')}`,
    team && `在${team}`,
    distanceWords[distance],
    isFree === true && '时间合适',
    isFree === false && '时间不太合适',
    inHand > 0 ? `手上有 ${inHand} 件` : '手上没有别的事',
    lastServedOn ? `上次帮忙是 ${dayInWords(lastServedOn)}` : '近三个月没有派过',
  ]
  return `${parts.filter(Boolean).join('，')}。`
}

/** Two letters for the head of a column. */
export const shortCategoryWords: Record<RequestCategory, string> = {
  policyLaw: '政策',
  fitnessEquipment: '健身',
  appliances: '家电',
  healthCare: '卫生',
  business: '创业',
  security: '治安',
  environment: '环境',
  mediation: '调解',
  other: '别的',
}

export type NeedShown = 'unmet' | 'all'

/** Null: so few that they are not told; undefined: none. */
export function countShown(count: NeedCount | undefined, show: NeedShown): number | null {
  if (!count) return 0
  if (show === 'unmet') return count.unmet
  return count.met === null || count.unmet === null ? null : count.met + count.unmet
}

export function countInWords(count: number | null, leastShown: number | null): string {
  if (count === null) return leastShown === null ? '' : `少于${leastShown}`
  return count === 0 ? '' : String(count)
}

/** A row of the table read aloud. */
export function needRowInWords(
  { place, counts }: NeedRow,
  show: NeedShown,
  leastShown: number | null,
): string {
  const told = counts.flatMap(count => {
    const shown = countInWords(countShown(count, show), leastShown)
    return shown ? [`${categoryWords[count.category]} ${shown} 件`] : []
  })
  return `${place?.name ?? boardWords.noEstate}：${told.join('，') || '没有'}`
}

export const boardWords = {
  title: '服务申请',
  late: (count: number) => `其中 ${count} 件已经晚了，排在最上面。`,
  noneLate: '没有晚的。',
  isMore: '件数很多，只数了最先到期的 500 件。',
  listNote: '每看一页，都会留下一条记录。',
  byPhone: '接到电话，记一件',
  find: '找一件',
  needs: '需求地图',
  many: '一次受理几件',
  oneByOne: '一件一件看',
  mostAtOnce: '一次最多 50 件。',
  accepting: '正在受理',
  acceptForClaims: '受理，请志愿者来接',
  acceptToSend: '受理，由社区派人',
  accepted: (count: number) => `受理了 ${count} 件`,
  chooseFirst: '请先勾选。',
  notAccepted: '这几件没有受理',

  dispatch: '派人去',
  dispatchAgain: '换人去',
  dispatchTitle: '请谁去',
  dispatchLead: '排在前面的更合适一些，由您来定。点一下，就请这一位去。',
  dispatchTwoLead: '勾选两位，再点下面的按钮。',
  sending: '正在安排',
  sent: (names: string) => `请${names}去了`,
  two: '请两位一起去',
  twoNote: '到独居老人家里，两个人更稳妥',
  sendTwo: (names: string) => (names ? `请${names}去` : '请这两位去'),
  chooseTwo: '请勾选两位。',
  mostTwo: '最多两位。',
  nobodySuits: '没有现成合适的人',
  nobodySuitsNext: '可以按姓名找，也可以受理以后请大家来接。',
  byName: '按姓名找别人',
  byNameHint: '姓名或者拼音首字母',
  nobodyNamed: '没有这样的人',
  nobodyNamedNext: '换几个字再试试。',
  wholePage: '看这件事的全部',

  noEstate: '没写小区',
} as const

export const hostWords = {
  title: '社区来办',
  more: '别的办法',
  fewer: '收起来',
  contact: '看姓名、电话和门牌',
  contactBusy: '正在查看',
  contactNote: '看一次留一条记录。',
  call: '打电话',
  contactName: '姓名',
  contactPhone: '电话',
  contactDoor: '门牌',
  unknown: '没有留',
  doubtful: '系统对这段话拿不准，请您看一看。没有问题，别人才看得到。',
  unread: '系统还没有核对这段话，请您看一看。没有问题，别人才看得到。',
  unwritten: (hasVoice: boolean, hasPhotos: boolean) => {
    const looks = [hasVoice && '听一听录音', hasPhotos && '看一看照片'].filter(Boolean).join('、')
    return `居民没有写字，请您先${looks}。没有问题，别人才听得到、看得到。`
  },
  clear: {
    act: '看过了，没有问题',
    busy: '正在记下',
    done: '记下了，来办的人也看得到了',
  },
  wait: {
    act: '问居民一句',
    yes: '问出去',
    busy: '正在记下',
    done: '问出去了，时限先停着',
    title: '想问居民什么？',
    sentence: '居民回话以前，时限先停着。',
    label: '要问的话',
    hint: '例如：您哪天在家？',
  },
  goOn: {
    act: '居民回话了，接着办',
    yes: '接着办',
    busy: '正在记下',
    done: '接着办，时限继续算',
    title: '居民怎么说？',
    sentence: '可以不写。时限从现在接着算。',
    label: '居民说的话',
  },
  answer: {
    act: '答复居民',
    busy: '正在记下',
    done: '答复了，居民看得到',
    title: '怎么答复？',
    sentence: '答复了，这件事就算办完。居民看得到，没说清楚可以接着说。',
    label: '答复',
  },
  reply: {
    act: '告诉居民一声',
    yes: '说给居民',
    busy: '正在记下',
    done: '居民看得到了',
    title: '想告诉居民什么？',
    sentence: '居民在自己的页面上看得到这句话。',
    label: '要说的话',
  },
  decline: {
    act: '社区办不了',
    yes: '如实答复',
    busy: '正在记下',
    done: '如实答复了',
    title: '为什么办不了？',
    sentence: '如实说清楚，居民看得到。居民不同意的话，还可以再提一次。',
    label: '原因',
  },
  refer: {
    act: '转给别的单位',
    yes: '就转到这里',
    busy: '正在记下',
    done: '记下转给谁了',
    title: '转给谁？',
    sentence: '写清楚单位和电话，居民看得到。',
    label: '转到哪里',
    hint: '例如：县供电公司，95598',
  },
  finish: {
    act: '替本人记一笔：办好了',
    yes: '记下来',
    busy: '正在记下',
    done: '记下了：办好了',
    title: '办好了？',
    sentence: '来办的人没有手机，由社区记下。可以写一两句。',
    label: '办了什么',
  },
  giveUp: {
    act: '没能办成',
    yes: '如实记下',
    busy: '正在记下',
    done: '如实记下了',
    title: '为什么没能办成？',
    sentence: '如实说清楚，居民看得到，还可以再提一次。',
    label: '原因',
  },
  confirm: {
    act: '问过居民，确实办好了',
    busy: '正在记下',
    done: '记下了：居民说办好了',
  },
  reopen: {
    act: '居民说没办好，重新办',
    yes: '重新办',
    busy: '正在记下',
    done: '重新办了',
    title: '还差什么？',
    sentence: '会回到“新来的”里，时限重新算。',
    label: '居民怎么说',
  },
} as const

export const phoneWords = {
  title: '电话里记一件',
  lead: '边听边记，四样就够：什么事、一句话、在哪里、怎么找到人。',
  category: '什么事',
  choose: '请选一样',
  categoryError: '请选一样：什么事。',
  text: '居民说了什么',
  textHint: '一两句就够',
  textError: '请写一句话。',
  where: '哪个小区',
  noEstate: '不在小区里',
  doorNote: '门牌、姓名和电话只有要去的人看得到。',
  spot: '不是谁家的事，写清什么地方',
  spotHint: '例如 3号楼门口',
  more: '再写几样',
  when: '什么时候方便',
  forWhom: '替谁问的',
  forWhomNote: '替别人问的，请先问一句：本人知道吗？',
  opinion: '是意见建议',
  opinionNote: '不用派人，只要答复',
  claims: '请志愿者来接',
  claimsNote: '不选，就由社区派人',
  send: '记下来',
  sending: '正在记下',
  done: '记下了',
  no: (no: string) => `请告诉对方，编号是 ${no}`,
  noNote: '再打电话来，报这个编号就找得到。',
  emergency: (number: string) => `听起来很急。请对方先打 ${number}，再接着记。`,
  see: '看这件事',
  another: '再记一件',
} as const

export const findWords = {
  title: '找一件',
  label: '编号，或者电话后四位',
  placeholder: '编号，或者电话后四位',
  estate: '小区',
  category: '类别',
  show: '办到哪一步',
  all: '全部',
  empty: '没有找到',
  emptyNext: '看看编号对不对。编号是八个字，例如 7K3M-9QXR。',
} as const

export const needWords = {
  title: '需求地图',
  lead: '哪个小区缺什么，看颜色深浅。',
  leadBeyond: '哪个社区缺什么，看颜色深浅。',
  tabs: { unmet: '还没办成的', all: '都算上' },
  when: '看哪个月',
  wholeQuarter: '全季',
  before: '上一季度',
  after: '下一季度',
  empty: '这个季度还没有',
  emptyMonth: (month: string) => `${month}还没有`,
  emptyNext: '居民提了服务申请，会在这里数出来。意见建议和撤回的不算。',
  withheld: (least: number) => `不到 ${least} 件的不写数字，免得看出是哪一家。`,
  isMore: '刚刚有很多新的，过几分钟就数全了。',
  everyFewMinutes: '每五分钟数一次。',

  asked: '按提出的日子算。转到别处和办不了的，算还没办成。',
  late: (count: number) => `晚了 ${count} 件`,
  lateMore: '晚了的太多，没有数全。',
  lateTitle: '现在晚了的',
  noneLate: '没有晚的',
  pickCommunity: '点一个社区，看它的小区',
  place: '地方',
  moreCommunities: '再看二十个社区',
} as const

export const lettingGoWords = {
  title: '请再看一看',
  nameless: '一位志愿者',
  what: (name: string, count: number) => `${name}接下、看过门牌，后来没有办，有 ${count} 次`,
  between: (from: string, to: string) => `${from} 到 ${to}`,
  note: '看过以后，想记一句的话',
  noteHint: '也许只是碰巧。可以先打个电话问一声。',
  fine: '看过了',
  settling: '正在记下…',
  settled: '记下了',
  settledBefore: '同事已经看过了',
} as const
