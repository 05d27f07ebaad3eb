import type { OperationName } from '../../../types/api'
import type {
  ChosenBy,
  ElectionView,
  GroupHome,
  GroupKind,
  GroupLine,
  PersonBrief,
  PlaceRefusal,
  SizeMark,
} from '../../../types/groups'
import type { PostCategory } from '../../../types/posts'
import type { CallRefusal } from '../../cloud/call'
import { dayInWords } from '../../contract/calendar'
import { doorRefusals, ownActItem, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const unknownKind: RefusalWords = {
  title: '岗位表里没有这一类了',
  next: '岗位表可能刚改过，请返回重新选一类。',
}
const electionOver: RefusalWords = { title: '这次推选已经结束了', next: '回到小组页面，看看结果。' }
const notStanding: RefusalWords = { title: '这一位这次不参选', next: '请换一位，或者投空白票。' }
const awaitsAnswer: RefusalWords = {
  title: '已经推选出人，正在等本人答复',
  next: '等本人答复以后，再办这一步。',
}
const electionOpen: RefusalWords = { title: '小组里正在推选', next: '等这次推选结束，再办这一步。' }

export const readRefusals: Sentences<'groups.list' | 'groups.listKinds' | 'groups.show' | 'groups.mine'> =
  doorRefusals
export const waitingRefusals: Sentences<'groups.listWaiting' | 'groups.suggest'> = {
  ...doorRefusals,
  unknownKind,
}
export const createRefusals: Sentences<'groups.create'> = {
  ...doorRefusals,
  unknownKind,
  unknownPlace: { title: '这个社区现在建不了小组', next: '请看看社区是不是刚刚合并了。' },
  nameTaken: { title: '已经有叫这个名字的小组了', next: '请换一个名字。' },
}
export const placeRefusals: Sentences<'groups.place'> = {
  ...doorRefusals,
  groupClosed: { title: '这个小组已经撤销了', next: '请换一个小组。' },
}
export const closeRefusals: Sentences<'groups.close'> = {
  ...doorRefusals,
  hasPeople: { title: '小组里还有人', next: '请先把组员移到别的小组。' },
}
export const openRefusals: Sentences<'groups.openElection'> = {
  ...doorRefusals,
  electionOpen,
  awaitsAnswer,
  tooFewCandidates: { title: '能参选的人不到两位', next: '可以直接商量推选一位。' },
  electionOver: { title: '刚才开始的那次推选已经结束了', next: '想再推选一次，请返回小组页面重新点。' },
}
export const voteRefusals: Sentences<'groups.vote'> = {
  ...doorRefusals,
  electionOver,
  notStanding,
  tickedAsPaper: {
    title: '您被登记了用纸票，这里就不能再投',
    next: '没有拿过纸票的话，请书记取消登记，再回来投。书记不改，可以找镇里或双联双管办。',
  },
}
export const standRefusals: Sentences<'groups.stand' | 'groups.tickPaper'> = {
  ...doorRefusals,
  electionOver,
}
export const countRefusals: Sentences<'groups.countPaper'> = {
  ...doorRefusals,
  electionOver,
  notStanding: {
    title: '有一位刚刚说了不参选',
    next: '投给这一位的纸票，请算作空白票。关上以后重新打开，名单就是新的。',
  },
  countDiffers: { title: '票数和登记的人数对不上', next: '请再数一遍。空白票也要算进去。' },
}
export const endRefusals: Sentences<'groups.endElection'> = {
  ...doorRefusals,
  electionOver,
  stillVoting: {
    title: '还没到结束的时候',
    next: '到了截止时间才能结束。人人都投了也可以，只是手机投的票太少时要等到截止。',
  },
}
export const chooseRefusals: Sentences<'groups.choose'> = {
  ...doorRefusals,
  electionOpen,
  awaitsAnswer,
  notInGroup: { title: '这一位不在这个小组', next: '请先编进来。' },
}
export const answerRefusals: Sentences<'groups.answer'> = {
  ...doorRefusals,
  nothingToAnswer: { title: '现在没有等着答复的事', next: '书记可能刚刚改过，请刷新看看。' },
}

const categoryWords: Record<PostCategory, string> = {
  policy: '政策宣传',
  law: '法律咨询',
  health: '医疗卫生',
  culture: '文化教育',
  order: '治安稳定',
}

export function kindInWords({ categoryId, postName }: GroupKind): string {
  return categoryId ? categoryWords[categoryId] : (postName ?? '岗位表里没有的一类')
}

const sizeWords: Record<SizeMark, string> = { fits: '', under: '人数偏少', over: '人数偏多' }

export const sizeInWords = (mark: SizeMark): string | undefined => sizeWords[mark] || undefined

export function lineOf({ kind, size, leaderName }: GroupLine): string {
  const leader = leaderName ? `组长 ${leaderName}` : '还没有组长'
  return `${kindInWords(kind)} · ${size} 人 · ${leader}`
}

/** How big it is, measured at the rule, and what people may do about it. */
export function sizeSentence(
  mark: SizeMark,
  size: number,
  { least, most }: { least: number; most: number },
): string {
  if (mark === 'under') {
    return `现在 ${size} 人，规则是 ${least}–${most} 人。可以添上等着编组的人，或者和同类岗位的小组合并。`
  }
  if (mark === 'over') return `现在 ${size} 人，规则是 ${least}–${most} 人。可以分成两个小组。`
  return `现在 ${size} 人，合乎 ${least}–${most} 人的规则。`
}

/** Why these people are put together, in plain sentences. */
export function reasonsOf(
  homes: GroupHome[],
  kind: GroupKind,
  mark: SizeMark,
  size: number,
  bounds: { least: number; most: number },
): string[] {
  const sameKind = `岗位都是“${kindInWords(kind)}”这一类。`
  return [
    sameKind,
    ...homes.map(home => homeInWords(home, homes.length === 1)),
    boundsInWords(mark, size, bounds),
  ]
}

function homeInWords({ estateName, buildings, people }: GroupHome, isOnly: boolean): string {
  if (!estateName) return `${people} 位在名册上没有写小区，放在最后一起编。`
  const where =
    buildings.length > 0 && buildings.length <= 4 ? `${estateName}（${buildings.join('、')}）` : estateName
  return isOnly ? `都住在${where}，离得近。` : `${people} 位住在${where}。`
}

function boundsInWords(
  mark: SizeMark,
  size: number,
  { least, most }: { least: number; most: number },
): string {
  if (mark === 'under') return `一共 ${size} 人，不到 ${least} 人，可以等人多了再编。`
  if (mark === 'over') return `一共 ${size} 人，比 ${most} 人多，再分就不到 ${least} 人了。`
  return `一共 ${size} 人，合乎 ${least}–${most} 人的规则。`
}

export const placeWords: Record<PlaceRefusal, string> = {
  groupFull: '小组满了，一组最多 50 人',
  notRegistered: '社区还没有接收登记',
  groupClosed: '小组已经撤销了',
  ownAct: ownActItem,
}

export const byWords: Record<ChosenBy, string> = { ballot: '无记名投票', consultation: '商量推选' }

export const homeNote = ({
  estateName,
  building,
  postNames,
}: {
  estateName: string | null
  building: string | null
  postNames: string[]
}): string =>
  [[estateName, building].filter(Boolean).join(' '), postNames.join('、')].filter(Boolean).join(' · ')

export const nameOf = ({ name }: PersonBrief): string => name || words.nameless

export function outcomeInWords({
  outcome,
  votes,
  voters,
  note,
  state,
  shownFrom,
  paper,
}: ElectionView): string {
  if (state === 'cancelled') return `这次推选取消了：${note ?? ''}`
  if (!outcome && votes === null) {
    return `手机投的票不到 ${shownFrom} 张，先不显示有几张，免得猜出谁投了谁。一共 ${voters} 人，结束以后才看得到结果。`
  }
  if (!outcome) return `至少 ${votes} 人投了票，一共 ${voters} 人。结束以后才看得到结果。`
  if (outcome.kind === 'tooFew') {
    const papers = paper.counted > 0 ? '光看纸票又定不下来，' : ''
    return `手机投的票不到 ${shownFrom} 张，${papers}不公布结果，免得猜出谁投了谁。可以再推选一次，或者商量推选。`
  }
  if (!('people' in outcome)) return '没有人得票。可以再推选一次，或者商量推选。'
  const names = outcome.people.map(nameOf).join('、')
  if (outcome.kind === 'tied') {
    const each = outcome.votes === null ? '' : `，各 ${outcome.votes} 票`
    return `${names} 票数一样${each}。可以在这几位里再投一轮，或者商量推选。`
  }
  if (outcome.votes === null || votes === null) {
    return `${names} 得票最多。手机投的票不到 ${shownFrom} 张，不公布票数，免得猜出谁投了谁。`
  }
  return `${names} 得 ${outcome.votes} 票，一共 ${votes} 张票。`
}

/** What became of a tap that registers people for paper, or takes that back. */
export function tickedInWords(people: number, isTicked: boolean): string {
  if (people === 0) return words.nobodyTicked
  return isTicked ? words.ticked(people) : words.unticked(people)
}

export const words = {
  title: '党小组',
  lead: '同类岗位、住得近的党员编在一起。',
  noGroups: '还没有党小组',
  noGroupsNext: '党员认领的岗位批准以后，就可以按住处编组。',
  sizeNote: '人数偏少的可以和同类岗位的小组合并，偏多的可以分开，都由社区决定。',
  voting: '正在推选',
  build: '按住处编组',

  builderTitle: '编党小组',
  builderLead: '先选一类岗位，系统按住处拟一个分法。您改好了再建，建之前什么都不会变。',
  whichKind: '哪一类岗位？',
  nobodyWaits: '没有等着编组的人',
  nobodyWaitsNext: '岗位批准了、还没有小组的党员，会出现在这里。',
  allPlaced: '这一类都编好了',
  allPlacedNext: '换一类岗位看看，或者回去看小组。',
  hasMore: '人多，先编这一批。建好以后再看下一批。',
  draft: (number: number, people: number) => `第 ${number} 组 · ${people} 人`,
  groupName: '小组叫什么',
  groupNameError: '请给小组起个名字。',
  suggestedName: (place: string | null, kind: GroupKind) => `${place ?? ''}${kindInWords(kind)}小组`,
  seePeople: (people: number) => `看名单（${people} 人）`,
  hidePeople: '收起名单',
  create: '建这个小组',
  creating: '正在建…',
  created: (people: number) => `建好了，编进 ${people} 人。`,
  notPlaced: '这几位没有编进去',
  seen: '知道了',
  moveWhere: (name: string) => `${name}编到哪里？`,
  leaveOut: '先不编组',
  tapToMove: '点一个人，可以移到别的组。',

  kind: '岗位',
  leader: '组长',
  term: '任期',
  noLeader: '还没有',
  until: (day: string) => `到 ${day.slice(0, 4)}年${dayInWords(day)}`,
  members: '组员',
  membersNote: '每看一次名单，系统都会记下来。',
  noMembers: '小组里还没有人',
  noMembersNext: '添上等着编组的人，或者撤销这个小组。',
  otherKind: '岗位不同类',
  noPhone: '没有绑定微信',
  tail: (tail: string | null) => (tail ? `手机后四位 ${tail}` : '没有留手机号'),
  add: '添加组员',
  adding: '正在添加…',
  addThese: (people: number) => `把这 ${people} 位编进来`,
  tickFirst: '请先点选人。',
  nobodyToAdd: '没有同类岗位、还没编组的人',
  nobodyToAddNext: '别的小组的人，可以在那个小组里移过来。',
  toOther: '移到别的小组',
  whichGroup: '移到哪个小组？',
  noOther: '还没有别的小组',
  noOtherNext: '先建一个小组，再移过去。',
  takeOut: '移出小组',
  moving: '正在移…',
  moved: '移好了。',
  close: '撤销这个小组',
  closing: '正在撤销…',
  closed: '小组撤销了。',
  closeSentence: '小组里没有人了。撤销以后，名字和来历还留着。',
  nameless: '名册上没有这个人',
  done: '办好了。',

  electTitle: '推选组长',
  open: '开始推选组长',
  openYes: '开始推选',
  openSecond: '在票数一样的人里再投一轮',
  opening: '正在开始…',
  days: '投几天',
  day: '天',
  daysHint: '到最后一天的晚上十二点截止。',
  secrecy: [
    '每人一票，在手机上投；没有手机的用纸票。',
    '谁投了谁，系统里哪儿都不记，书记也看不到。',
    '结束以后才公布，票太少就不公布。',
    '不想参选的，本人点一下就行，不用说原因。',
  ],
  votesUntil: (day: string) => `投到${day}晚上十二点`,
  over: '投票时间到了，正在等公布。',
  overWithPapers: '投票时间到了，正在等点完纸票。',
  paper: '纸票：登记谁用纸票',
  paperLead: '先在这里登记谁用纸票，再发票。登记了的人不能再用手机投。',
  tickPaper: '登记为纸票',
  untickPaper: '登记错了，取消',
  ticking: '正在登记…',
  ticked: (people: number) => `${people} 位登记好了。`,
  unticking: '正在取消…',
  unticked: (people: number) => `取消了 ${people} 位的纸票登记。`,
  nobodyTicked: '一位也没有改，看看下面的原因。',
  tickRefusals: {
    votedAlready: '已经投过票了',
    noVoter: '推选开始以后才进组，这次不能投',
    notTicked: '没有登记过纸票，或者已经点过票',
    ownAct: ownActItem,
  },
  paperOut: (papers: number) => `还有 ${papers} 张纸票没有点。`,
  count: '录入纸票',
  countLead: '把纸票放在一起混好，两个人一起点，只录总数。投给不参选的人的，算空白票。',
  votes: '票',
  blank: '空白票',
  counting: '正在录入…',
  counted: '纸票录好了。',
  end: '结束推选',
  endSentence: '人人都投了，或者时间到了，可以结束。结束以后公布结果，票太少就不公布。',
  ending: '正在结束…',
  cancel: '取消这次推选',
  cancelSentence: '投过的票都作废，不会公布。组员会看到原因。',
  cancelling: '正在取消…',
  reason: '为什么',
  reasonError: '请写一句原因。',
  keep: '不取消',
  choose: '商量推选为组长',
  chooseNote: '怎么商量的',
  chooseHint: '例如：11 月 20 日小组会上大家一致推选。',
  chooseError: '请写一句怎么商量的。',
  choosing: '正在记…',
  awaited: (name: string) => `推选了${name}，正在等本人答复。`,
  answeredYes: '本人当面同意了',
  answeredNo: '本人不愿意',
  answering: '正在记…',
  grant: '给组长开通手机上的权限',
  grantNote: '组长绑定微信以后，在这里授予“党小组长”',
  fiveGood: '党小组长“五个好”',
  fiveGoodLines: ['学习提高好', '争创佳绩好', '服务群众好', '遵纪守法好', '弘扬正气好'],
  fiveGoodNote: '这是文件里对党小组长的期望，不打分，不评比。',

  mineTitle: '我的党小组',
  mineRow: '我的党小组',
  mineNote: '同组有谁，组长是谁，推选也在这里',
  noGroup: '您还没有编进党小组',
  noGroupNext: '认领的岗位批准以后，社区会按住处编组。着急可以问社区书记。',
  youAreAsked: (by: ChosenBy) => (by === 'ballot' ? '大家投票推选您当组长' : '大家商量推选您当组长'),
  youAreAskedNext: '愿意就点同意。不愿意也没关系，不用说原因。',
  agree: '同意，我来当',
  disagree: '这次不当',
  agreed: '谢谢您，从今天起您是组长。',
  disagreed: '知道了，不会再问。',
  youLead: '您是组长',
  seeMembers: '看看组员名单',
  layDown: '不再当组长',
  layDownSentence: '不用说原因。点了以后马上生效，书记会看到还没有组长。',
  voteTitle: '投票推选组长',
  whom: '选一位',
  noneOfThem: '都不选（空白票）',
  vote: '投票',
  voteYes: '就投这一票',
  sendingVote: '正在投票…',
  chooseFirst: '请先选一位，或者选空白票。',
  voteReally: (name: string) => `投给${name}？`,
  voteBlank: '投空白票？',
  voteSentence: '投了就不能改。谁投了谁，系统里哪儿都不记。',
  hasVoted: '您已经投过票了，谢谢。',
  votedBefore: '先投的那一票算数，这一次没有再投。',
  onPaper: '您被登记了用纸票，请用纸票投。没有拿过纸票的话，请书记取消登记，再回来投。',
  onPaperOver:
    '您被登记了用纸票，手机上的投票时间也过了。没有拿过纸票的话，请马上告诉书记。书记不管，可以找镇里或双联双管办。',
  notVoter: '这次推选开始以后您才进组，下次再投。',
  standDown: '我这次不参选',
  standAgain: '我还是参选',
  stoodDown: '您这次不参选。',
} as const
