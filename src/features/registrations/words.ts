import type { Role } from '../../../types/accounts'
import type { OperationName } from '../../../types/api'
import type {
  Coverage,
  ItemAnswer,
  MovedOnDetail,
  RegistrationAct,
  RegistrationState,
  RegistrationView,
  StepView,
  StubView,
} from '../../../types/registrations'
import type { CallRefusal } from '../../cloud/call'
import { dayInWords, dayOf, momentInWords } from '../../contract/calendar'
import { roleWords } from '../accounts/words'
import { doorRefusals, ownActItem, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const movedOn: RefusalWords = {
  title: '这一步别人已经办了',
  next: '请关上再打开，看看现在到了哪一步。',
}

export const readRefusals: Sentences<
  | 'registrations.list'
  | 'registrations.listUndispatched'
  | 'registrations.campaign'
  | 'registrations.progress'
  | 'registrations.mine'
  | 'registrations.show'
  | 'registrations.dispatch'
  | 'registrations.accept'
  | 'registrations.fileStub'
> = doorRefusals
export const moveRefusals: Sentences<'registrations.decline' | 'registrations.withdraw'> = {
  ...doorRefusals,
  movedOn,
}
export const reportRefusals: Sentences<'registrations.report'> = {
  ...doorRefusals,
  movedOn,
  unknownLetter: { title: '没有找到这封报到函', next: '请核对编号。派到别的社区的，请到那个社区报到。' },
}
const notAccepted: RefusalWords = {
  title: '社区接收以后才有报到证',
  next: '先到社区报到，书记接收后再打开这里。',
}
export const certificateRefusals: Sentences<'registrations.certificate'> = { ...doorRefusals, notAccepted }
export const verifyCertificateRefusals: Sentences<'registrations.verifyCertificate'> = {
  ...doorRefusals,
  unknownCertificate: { title: '这不是报到证的码', next: '请对方打开“电子报到证”，再扫一次。' },
  certificateExpired: { title: '这个码过期了', next: '报到证的码两分钟换一次，截图不算。请对方当面打开。' },
  notAccepted: { title: '这张报到证现在无效', next: '登记已经变了，请问社区书记。' },
  tooManyTries: { title: '今天查得太多了', next: '请明天再查，或者问社区书记。' },
}
export const moveAwayRefusals: Sentences<'registrations.moveAway'> = {
  ...doorRefusals,
  movedOn,
  unknownCommunity: { title: '这个社区已经不在了', next: '请重新选一个社区。' },
  sameCommunity: { title: '还是本社区', next: '在本社区里搬家，不用迁出，请在名册上改住址。' },
  dayAhead: { title: '日子还没到', next: '请等搬走的那天，或者填今天。' },
}
export const reportMoveRefusals: Sentences<'registrations.reportMove'> = {
  ...doorRefusals,
  noRegistration: { title: '现在没有社区登记', next: '不用报告。单位派遣以后，这里会写明。' },
}
export const assignRefusals: Sentences<'registrations.assign'> = {
  ...doorRefusals,
  unknownEstate: { title: '这个小区不在本社区', next: '请重新选一个小区。' },
}

/** Why one person of several was left out. */
export function itemInWords(item: Extract<ItemAnswer<ItemRefusal>, { ok: false }>): string {
  return item.movedOn ? movedOnInWords(item.movedOn) : itemRefusals[item.refusal]
}

export type ItemRefusal = 'unknownCommunity' | 'alreadyDispatched' | 'movedOn' | 'stubNotDue'

const itemRefusals: Record<ItemRefusal | 'notAllowed' | 'ownAct', string> = {
  ownAct: ownActItem,
  unknownCommunity: '名册上的社区已经不在了，请先改住址',
  alreadyDispatched: '已经派遣过了',
  movedOn: '别人已经办了',
  stubNotDue: '社区还没有接收，这一联还不用交',
  notAllowed: '不归您办理',
}

export function movedOnInWords({ state, at, by }: MovedOnDetail): string {
  return `${momentInWords(at)}，${takerInWords(by)}已经办了，现在是“${stateWords[state]}”`
}

export const stateWords: Record<RegistrationState, string> = {
  dispatched: '已派遣',
  reported: '已报到',
  accepted: '已接收',
  assigned: '已分划',
  declined: '退回单位',
  withdrawn: '已撤回',
  ended: '已结束',
}

const actWords: Record<RegistrationAct, string> = {
  dispatch: '单位派遣',
  report: '到社区报到',
  accept: '社区接收',
  assign: '分到小区',
  decline: '退回单位',
  withdraw: '单位撤回',
  leave: '离开名册，登记结束',
  moveAway: '迁出，登记结束',
  restore: '名册撤回，登记恢复',
}

const ways = { scan: '扫社区的码', secretary: '当面告诉书记', paper: '凭报到函' } as const

export function stepInWords({ act, by, way, reason, destination }: StepView): string {
  const how = way ? `（${ways[way]}）` : ''
  const why = reason ? `：${reason}` : ''
  const where = destination ? `（${dayInWords(destination.day)}搬到${destination.place}）` : ''
  return `${actWords[act]}${how}${where}${why}，${takerInWords(by)}`
}

export function takerInWords({ role, place, name }: StepView['by']): string {
  const title = role === 'member' ? '本人' : `${place ?? ''}${roleTitle(role)}`
  return name && role !== 'member' ? `${title}${name}` : title
}

/** Beside the name of the place, a secretary of it is simply 书记. */
function roleTitle(role: Role): string {
  return role === 'communitySecretary' || role === 'unitSecretary' ? '书记' : roleWords[role]
}

/** What comes next, and from whom. */
export const nextWords: Record<RegistrationState, string> = {
  dispatched: '接下来：本人到社区扫一次码，或者带上报到函。',
  reported: '接下来：社区书记接收。',
  accepted: '接下来：社区把人分到小区。',
  assigned: '都办好了。',
  declined: '接下来：单位看看原因，再派一次。',
  withdrawn: '单位撤回了这次派遣。',
  ended: '在这个社区的登记结束了。搬家的，单位会重新派遣；以前的记录都留着。',
}

export function stubInWords({ state, at }: StubView): string {
  if (state === 'none') return '接收以后再交'
  return state === 'due' ? '还没有存档' : `${dayInWords(dayOf(at ?? 0))}存档`
}

export const words = {
  unitTitle: '派遣和登记卡',
  communityTitle: '登记接收',
  cardTitle: '我的双联卡',

  coverage: ({ onRoster, accepted }: Coverage) => `按名册 ${onRoster} 人，社区已接收 ${accepted} 人`,
  asOf: (time: string) => `截至 ${time}`,
  campaign: (from: string, to: string) => `集中报到：${from}到${to}`,
  campaignOver: (from: string, to: string) => `集中报到（${from}到${to}）不在进行中`,
  parts: { notDispatched: '还没派遣', dispatched: '还没报到', reported: '等待接收', declined: '退回单位' },
  count: (people: number) => `${people} 人`,
  offRoster: (people: number) => `另有名册外 ${people} 人，不算在里面`,

  tabs: {
    undispatched: '待派遣',
    dispatched: '没到的',
    declined: '退回的',
    unitStub: '第一联',
    overdue: '逾期的',
    reported: '待接收',
    accepted: '待分划',
    communityStub: '第二联',
    assigned: '已分划',
    offRoster: '名册外',
    moving: '要搬家的',
    ended: '已结束',
    moves: '来去',
  },
  empty: {
    moving: { title: '没有报告搬家的人', next: '有人说要搬家，会出现在这里，请问清去哪里。' },
    ended: { title: '没有结束的登记', next: '搬走的、离开名册的，会留在这里。' },
    moves: { title: '名册上还没有来去', next: '双联双管办导入新名册以后，谁来了、谁走了会写在这里。' },
    undispatched: { title: '都派遣了', next: '名册上添了新人，会出现在这里。' },
    dispatched: { title: '没有还没到的人', next: '派遣了还没报到的，会在这里等。' },
    declined: { title: '没有退回的', next: '社区退回的会写明原因，在这里等您再派。' },
    stubs: { title: '没有等着交的联', next: '社区接收以后，要交的联会出现在这里。' },
    overdue: { title: '没有逾期的', next: '该交的都交了。' },
    reported: { title: '没有等着接收的人', next: '有人扫码报到，会出现在这里。' },
    accepted: { title: '都分好了', next: '新接收的人会出现在这里。' },
    offRoster: { title: '没有名册外的人', next: '名册和登记对得上。' },
    assigned: { title: '还没有分到小区的人', next: '分好的会出现在这里。' },
  },

  noAddressNote: '名册上没有小区，派遣时请选社区',
  movedFrom: (community: string) => `从${community}迁出，等着重新派遣`,
  dispatchTo: '都派到同一个社区',
  whichCommunity: '派到哪个社区？',
  whichForSome: (people: number) => `有 ${people} 位名册上没有小区，派到您选的社区；其他人按住址派。`,
  whichForAll: (people: number) => `这 ${people} 位都派到您选的社区。`,
  communityName: '社区名称',
  tickFirst: '请先点选要办的人。',
  mostAtOnce: '一次最多 50 人，先办这些，再办其余的。',
  toCommunity: (community: string, estate: string | null) =>
    estate ? `${estate}，派到${community}` : `派到${community}`,
  dispatch: (people: number) => `派遣这 ${people} 位`,
  dispatching: '正在派遣…',
  accept: (people: number) => `接收这 ${people} 位`,
  accepting: '正在接收…',
  fileUnit: (people: number) => `这 ${people} 位的第一联存档`,
  fileCommunity: (people: number) => `这 ${people} 位的第二联存档`,
  filing: '正在存档…',
  done: (people: number) => `${people} 位办好了。`,
  notDone: '这几位没有办成',
  listNote: '每看一页名单，系统都会记下来。',
  since: (time: string, state: string) => `${time} ${state}`,
  open: '看一看',
  nameless: '名册上没有这个人',

  unit: '单位',
  community: '社区',
  estate: '小区',
  notYetAssigned: '还没分',
  state: '现在',
  letter: '报到函号',
  unitStub: '第一联',
  communityStub: '第二联',
  story: '办到哪一步',

  moveAway: '登记迁出',
  moveAwayLead: '登记后，在本社区的登记结束，单位会收到，再派到新的社区。',
  movingAway: '正在登记…',
  whereTo: '搬到哪里？',
  toCommunityOf: '本县的社区',
  toElsewhere: '别的地方',
  elsewhere: '搬到的地方',
  elsewhereHint: '例如：榆阳区长城路',
  whereError: '请选一个社区，或者写清搬到哪里。',
  whichDay: '哪一天搬的？',
  dayError: '请选搬走的日子，不晚于今天。',
  movingSince: (time: string) => `${time}，本人说要搬家。请问清去哪里，再登记迁出。`,
  sayMoving: '我搬家了',
  sayMovingNote: '点一下就告诉社区书记，不用写什么。',
  sayingMoving: '正在告诉…',
  saidMoving: '已经告诉社区书记您要搬家，书记会问您搬到哪里。',
  notMoving: '没有搬，收回',
  notMovingDone: '收回了。',

  report: '本人来了，记上报到',
  reporting: '正在记…',
  acceptOne: '接收',
  assign: '分到小区',
  assigning: '正在分…',
  chooseEstate: '分到哪个小区？',
  noEstate: '这个社区还没有登记小区，请双联双管办补上。',
  decline: '退回单位',
  declining: '正在退回…',
  withdraw: '撤回派遣',
  withdrawing: '正在撤回…',
  reason: '为什么',
  reasonHint: '对方会看到这句话，请写清楚怎么办。',
  reasonError: '请写一句原因。',
  send: '确定',
  saved: '办好了。',

  byLetter: '凭报到函报到',
  byLetterNote: '没带手机的人，照着函上的编号填',
  letterHint: '例如 2026-7K3M9QXR',
  letterError: '编号是四位年份、一横，再加八个字母或数字。',

  verify: '查验',
  verifyNote: '别人的报到证、打印件是真是假，一查就知道',
  posts: '社区的岗位',
  postsNote: '看看有哪些，愿意的话认领一个',
  certificate: '电子报到证',
  certificateNote: '要出示报到证时，点开给对方看',
  certificateTitle: '报到证',
  showIt: '对方扫这个码，就能核对。',
  acceptedOn: '接收日期',
  readCertificate: '扫别人的报到证',
  certificateValid: '报到证有效',
  holder: '姓名',
  expired: '码过期了，连上网会换新的。',
  noCard: '单位还没有派遣您',
  noCardNext: '不影响扫码报到。单位书记派遣以后，这里会写明每一步。',
  wayToTalk: '写错了？请告诉单位书记或社区书记。',
} as const

/** One line about one registration in a list. */
export function lineOf(
  { unitName, community, state, since }: RegistrationView,
  side: 'unit' | 'community',
): string {
  const other = side === 'unit' ? community.name : unitName
  return `${other} · ${words.since(dayInWords(dayOf(since)), stateWords[state])}`
}
