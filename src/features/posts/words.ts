import type { OperationName } from '../../../types/api'
import type {
  PostCategory,
  PostChangeView,
  PostHandOverView,
  PostItemAnswer,
  PostOffer,
  PostSet,
} from '../../../types/posts'
import type { ServiceCategory } from '../../../types/services'
import type { Skill } from '../../../types/teams'
import type { CallRefusal } from '../../cloud/call'
import { dayInWords, dayOf, momentInWords } from '../../contract/calendar'
import { skillWords } from '../../contract/volunteer-form'
import { roleWords } from '../accounts/words'
import { doorRefusals, ownActItem, type RefusalWords } from '../door/words'
import { serviceWords } from '../teams/service-words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const readRefusals: Sentences<
  | 'posts.list'
  | 'posts.leave'
  | 'posts.listPlaces'
  | 'posts.listClaims'
  | 'posts.listHolders'
  | 'posts.decide'
  | 'posts.listHandOvers'
  | 'posts.findSuccessor'
  | 'posts.catalogue'
  | 'posts.show'
> = doorRefusals

const enoughPosts: RefusalWords = {
  title: '岗位已经够多了',
  next: '岗位贵在做好。想换一个，先退出一个再来。',
}

export const claimRefusals: Sentences<'posts.claim'> = {
  ...doorRefusals,
  notAccepted: { title: '社区还没有接收您', next: '社区书记接收以后，就可以认领了。' },
  postClosed: { title: '这个岗位现在不招人', next: '请看看别的岗位，或者问问社区书记。' },
  postFull: { title: '这个岗位人满了', next: '请看看别的岗位；有人退出，名额就会空出来。' },
  enoughPosts,
}

const handOverClosed: RefusalWords = {
  title: '这次交接已经结束了',
  next: '请关上再打开，看看现在的情况。',
}

export const askHandOverRefusals: Sentences<'posts.askHandOver'> = {
  ...doorRefusals,
  notHeld: { title: '这个岗位不在您手上', next: '请关上再打开，看看现在的情况。' },
}

export const decideHandOverRefusals: Sentences<'posts.decideHandOver'> = {
  ...doorRefusals,
  handOverClosed,
  enoughPosts,
}

export const nameRefusals: Sentences<'posts.nameSuccessor'> = {
  ...doorRefusals,
  handOverClosed,
  successorNotAccepted: { title: '这位还没有被本社区接收', next: '请先办接收，或者另选一位。' },
  successorHoldsIt: { title: '这位已经在这个岗位上了', next: '请另选一位，或者由社区先收回。' },
  successorAsked: { title: '这位已经在等着接另一个人的岗了', next: '请另选一位。' },
}

export const printRefusals: Sentences<'posts.printHandOver'> = {
  ...doorRefusals,
  notHandedOver: { title: '还没有交接好', next: '接手的人答应以后再打印。' },
  fileGone: { title: '这份文件已经删掉了', next: '文件只留两小时。请再点一次打印。' },
}

const changedMeanwhile: RefusalWords = {
  title: '别人刚刚改过',
  next: '请关上再打开，看看现在的内容，再改您的。',
}

export const placeRefusals: Sentences<'posts.setPlace'> = {
  ...doorRefusals,
  changedMeanwhile,
  moreHoldIt: { title: '在岗的人比这个数多', next: '名额不能少于已经在岗的人数。' },
}

const nameTaken: RefusalWords = { title: '这一套里已经有同名的岗位', next: '请换一个名称。' }

export const editRefusals: Sentences<'posts.add' | 'posts.edit'> = {
  ...doorRefusals,
  nameTaken,
  changedMeanwhile,
  catalogueFull: { title: '岗位已经有一百个了', next: '再多就不好找了。请先改用不上的那一个。' },
}

export const setWords: Record<PostSet, string> = {
  five: '五大类',
  ten: '十岗',
  eight: '八项服务',
}

export const categoryWords: Record<PostCategory, string> = {
  policy: '政策宣传',
  law: '法律咨询',
  health: '医疗卫生',
  culture: '文化教育',
  order: '治安稳定',
}

const skillList = (skills: readonly Skill[]): string => skills.map(skill => skillWords[skill]).join('、')

/** Why a post is suggested, as a sentence (A41). */
export const whyFits = (fits: readonly Skill[]): string => `您的特长有${skillList(fits)}，这个岗位正用得上。`

export const theirFits = (fits: readonly Skill[]): string => `名册上写着会${skillList(fits)}`

export function roomInWords({ held, capacity }: Pick<PostOffer, 'held' | 'capacity'>): string {
  if (capacity === null) return held === 0 ? '还没有人，名额不限' : `已有 ${held} 人，名额不限`
  return held >= capacity ? `满了，共 ${capacity} 人` : `已有 ${held} 人，最多 ${capacity} 人`
}

/** The same in two or three words, for the end of a row. */
export function roomInShort({ held, capacity }: Pick<PostOffer, 'held' | 'capacity'>): string | undefined {
  if (capacity === null) return held > 0 ? `${held} 人` : undefined
  return held >= capacity ? '满了' : `还差 ${capacity - held} 人`
}

export function mineInWords(mine: NonNullable<PostOffer['mine']>): string {
  const day = dayInWords(dayOf(mine.since))
  if (mine.state === 'waiting') return `${day}认领，等社区确认`
  if (mine.state === 'offered') return '社区请您接手这个岗位'
  return mine.handOverId ? '正在办交接' : `${day}起在岗`
}

export function itemInWords(item: Extract<PostItemAnswer, { ok: false }>): string {
  return {
    postFull: '岗位满了',
    postClosed: '岗位在本社区停了',
    movedOn: '本人退出了，或者别人已经办了',
    notAllowed: '不归您办理',
    ownAct: ownActItem,
  }[item.refusal]
}

export function handOverInWords({ wish, to, state, since }: PostHandOverView): string {
  const day = dayInWords(dayOf(since))
  if (state === 'asked') return wish ? `${day}提出，想请${wish}接手` : `${day}提出，还没有人接手`
  if (state === 'offered') return `请了${to?.name ?? ''}，等本人答应`
  return to ? `${day}交给了${to.name}` : `${day}由社区收回`
}

export function changedInWords({ at, by, before }: PostChangeView): string {
  const who = by.role === 'member' ? '' : `${by.place ?? ''}${roleWords[by.role]}${by.name ?? ''}`
  return before ? `${momentInWords(at)}，${who}改过` : `${momentInWords(at)}，${who}加上的`
}

export const words = {
  title: '社区的岗位',
  summary: (left: number, atMost: number) =>
    left > 0 ? `还可以认领 ${left} 个，最多 ${atMost} 个` : `已经认领满 ${atMost} 个了`,
  notAccepted: '社区接收以后就能认领。现在先看看有哪些。',
  freeWill: '认领全凭自愿，业余时间做，力所能及就好。随时可以退出，不用说原因。',
  noCommunity: '还不知道您在哪个社区',
  noCommunityNext: '单位把您派到社区以后，这里会列出社区的岗位。',
  mine: '我的岗位',
  mineEmpty: '您还没有认领岗位。',
  suggested: '跟您的特长对得上',
  others: '别的岗位',
  all: '所有岗位',
  none: '社区现在没有开放的岗位',
  noneNext: '有了会列在这里。',

  duties: '做什么',
  tasks: '本社区的任务',
  requirements: '本社区的要求',
  category: '类别',
  noCategory: '单列',
  room: '名额',
  mineState: '我',

  claim: '我来认领',
  claiming: '正在认领…',
  claimed: '认领好了，等社区确认。',
  leave: { waiting: '不认领了', held: '退出这个岗位', offered: '不接，谢谢', ended: '退出' },
  leaving: '正在退出…',
  left: {
    waiting: '撤回来了。',
    held: '退出了，谢谢您一直在做。',
    offered: '告诉社区了。',
    ended: '退出了。',
  },
  handOver: '想退出，办个交接',
  handOverNote: '有东西要移交、或者想请人接手的，走这一步。也可以直接退出。',
  wish: '想请谁接手',
  wishHint: '写名字就行，也可以不写。由社区去问本人。',
  ask: '请社区办交接',
  asking: '正在送出…',
  asked: '告诉社区了。交接好以前，您还在岗。',
  agree: '我来接手',
  agreeing: '正在接手…',
  agreed: '接手了，谢谢您。',
  enough: '您手上的岗位够多了，先退出一个再来接手。',
  stay: '不退了，我接着做',
  staying: '正在改回来…',
  stayed: '您接着做，谢谢。',

  communityTitle: '岗位',
  tabs: { waiting: '待确认', places: '各岗位', handOvers: '交接' },
  emptyClaims: '没有等着确认的认领',
  emptyClaimsNext: '有人认领，会出现在这里。',
  claimedOn: (day: string) => `${day}认领`,
  tickFirst: '请先点选要办的人。',
  mostAtOnce: '一次最多 50 份，先办这些，再办其余的。',
  approve: (claims: number) => `确认这 ${claims} 份`,
  approving: '正在确认…',
  notNow: (claims: number) => `这 ${claims} 份先不安排`,
  notNowing: '正在告诉本人…',
  done: (claims: number) => `${claims} 份办好了。`,
  notDone: '这几份没有办成',
  listNote: '每看一页名单，系统都会记下来。',
  nameless: '名册上没有这个人',

  holdAndWait: (held: number, waiting: number) => (waiting > 0 ? `${waiting} 人等着` : `${held} 人`),
  closedHere: '本社区停了',
  holders: '在岗的人',
  seeHolders: (held: number) => `看看在岗的 ${held} 人`,
  holdersEmpty: '现在没有人在岗。',
  holderSince: (day: string) => `${day}起在岗`,
  fix: '本社区怎么定',
  limited: '限定人数',
  limitedNote: '不限的话，谁愿意都可以来',
  capacity: '最多几人',
  people: '人',
  tasksHint: '写清楚做什么、多久一次。简便一点，别给人添负担。',
  requirementsHint: '有要求才写，例如年龄、身体、专业。',
  open: '本社区开放认领',
  openNote: '关上以后不再收人，在岗的不受影响',
  save: '存下来',
  saving: '正在存…',
  saved: '存好了。',

  handOverTabs: { asked: '待定人', offered: '等答应', done: '已交接' },
  emptyHandOvers: {
    asked: { title: '没有要办的交接', next: '有人想退出岗位、办交接，会出现在这里。' },
    offered: { title: '没有等着答应的', next: '请了人接手、本人还没答应的，会在这里。' },
    done: { title: '还没有办好的交接', next: '办好的在这里，可以打印手续。' },
  },
  handOverTitle: (name: string, postName: string) => `${name}的${postName}`,
  from: '交岗人',
  to: '接岗人',
  nobodyYet: '还没有定',
  backToCommunity: '由社区收回',
  findSuccessor: '请谁接手？',
  findHint: '写全名。只能请本社区已经接收的党员。',
  findError: '请写姓名。',
  find: '找一找',
  foundNobody: '本社区没有叫这个名字的党员。',
  notAcceptedYet: '社区还没有接收',
  choose: '请这位',
  naming: '正在告诉本人…',
  named: '请到了，等本人点“我来接手”。',
  takeBack: '没人接，社区先收回',
  takingBack: '正在收回…',
  tookBack: '收回来了，手续可以打印。',
  print: '打印交接手续',
  printing: '正在做文件…',
  printed: (code: string) => `交接手续做好了，查验码 ${code}`,
  printedNext: '复制地址，在电脑上打开就能打印，一张 A4，三方签字。文件留两小时。',

  catalogueTitle: '岗位目录',
  catalogueLead: '名称、职责和归类都可以改，改了全县一起变。原文没有给的是示范文本。',
  setOff: '这一套现在没有用。要用，请到“规则”里改“用哪一套岗位”。',
  add: '加一个岗位',
  exampleMark: '示范文本',
  changedMark: '县里改过',
  closedMark: '已停',
  services: '对应的服务',
  skills: '用得上的特长',
  team: '对口的队伍',
  noTeam: '没有',
  mapping: '服务、岗位、队伍对照',
  mappingNote: '居民要什么服务，找哪些岗位、哪支队伍。要改，点开岗位改。',
  mappingNone: '还没有岗位对应',
  postTitle: '岗位',
  newPost: '新岗位',
  name: '名称',
  nameError: '请写名称。',
  dutiesHint: '一两句话，做什么、怎么做。',
  dutiesError: '请写职责。',
  teamHint: '队伍的叫法，例如“法律调解队”。没有就空着。',
  openInCounty: '开放认领',
  openInCountyNote: '关上以后全县都不再收人，在岗的不受影响',
  history: '改过几次',
  historyEmpty: '还没有改过，是示范文本。',
  was: (name: string, duties: string) => `原来是“${name}”：${duties}`,
} as const

export function serviceList(services: readonly ServiceCategory[]): string {
  return services.length === 0 ? '没有' : services.map(service => serviceWords[service]).join('、')
}

export const categoryOf = (category: PostCategory | null): string =>
  category ? categoryWords[category] : words.noCategory
