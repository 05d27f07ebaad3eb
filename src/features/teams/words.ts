import type { OperationName } from '../../../types/api'
import type {
  PlacedItem,
  PlacingReason,
  TeamKind,
  TeamView,
  VolunteerAct,
  VolunteerState,
  VolunteerView,
  WaitingView,
} from '../../../types/teams'
import type { CallRefusal } from '../../cloud/call'
import { availabilityWords, skillWords } from '../../contract/volunteer-form'
import { roleWords } from '../accounts/words'
import { doorRefusals, ownActItem, type RefusalWords } from '../door/words'
import { serviceWords } from './service-words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const readRefusals: Sentences<
  'teams.mine' | 'teams.list' | 'teams.show' | 'teams.listWaiting' | 'teams.listVolunteers' | 'teams.place'
> = doorRefusals

const unknownTeam: RefusalWords = {
  title: '选的服务队里有一支不在了',
  next: '请重新选一选，或者不选，由社区来安排。',
}
const formIncomplete: RefusalWords = { title: '还没选什么时候有空', next: '请至少选一个时间。' }

export const applyRefusals: Sentences<'teams.apply'> = {
  ...doorRefusals,
  homeUnknown: { title: '还不知道您住在哪个社区', next: '请告诉社区书记或双联双管办，补上住址就能申请。' },
  nameNeeded: { title: '还没写怎么称呼您', next: '请写上您的姓名。' },
  unknownTeam,
  formIncomplete,
}
export const enterRefusals: Sentences<'teams.enter'> = {
  ...doorRefusals,
  homeUnknown: { title: '名册上没有这一位的住址', next: '请双联双管办补上住址，再来登记。' },
  unknownTeam,
  formIncomplete,
}
export const leaveRefusals: Sentences<'teams.leave'> = {
  ...doorRefusals,
  notVolunteering: { title: '还没有申请过', next: '先填一张申请表，一分钟就好。' },
}
export const printRefusals: Sentences<'teams.printForm'> = {
  ...leaveRefusals,
  fileGone: { title: '这份文件已经删掉了', next: '文件只留两小时。请再点一次打印。' },
}
export const describeRefusals: Sentences<'teams.describe'> = {
  ...doorRefusals,
  changedMeanwhile: { title: '刚刚有人改过这支队', next: '已经换成新的内容，请看一看再改。' },
  teamClosed: { title: '这支队已经撤销了', next: '撤销的队不能再改，记录都还在。' },
}

export const kindWords: Record<TeamKind, string> = {
  community: '社区志愿服务队',
  partyMembers: '党员志愿者服务队',
}

export const stateWords: Record<VolunteerState, string> = {
  waiting: '等安排',
  placed: '在队里',
  withdrawn: '退出了',
}

const actWords: Record<VolunteerAct, (team: string) => string> = {
  apply: () => '填了申请表',
  enter: () => '照纸上的申请表登记',
  offer: () => '说了居民可以选自己帮什么',
  place: team => `编入${team}`,
  leave: team => `离开${team}，等新的安排`,
  withdraw: () => '退出志愿服务',
}

export function stepInWords({ act, team, byRole }: VolunteerView['steps'][number]): string {
  const who = byRole ? `，${roleWords[byRole]}办理` : ''
  return `${actWords[act](team ?? '服务队')}${who}`
}

function reasonInWords(reason: PlacingReason): string {
  if (reason.kind === 'wish') return reason.turn === 1 ? '是本人的第一志愿' : `是本人的第 ${reason.turn} 志愿`
  if (reason.kind === 'skill') return `用得上${namesOf(reason.skills, skillWords)}`
  return `队里还缺 ${reason.missing} 人`
}

export function suggestionInWords(suggestion: WaitingView['suggestion']): string {
  if (!suggestion) return '还没有服务队，先添一支'
  const why = suggestion.reasons.map(reasonInWords).join('，')
  return `建议去${suggestion.team.name}${why && `：${why}`}`
}

const itemWords: Record<Extract<PlacedItem, { ok: false }>['refusal'], (team: string) => string> = {
  notAllowed: () => '不归您办理',
  ownAct: () => ownActItem,
  placedMeanwhile: team => (team ? `别人刚安排到${team}了` : '刚刚离队了，请再看一看'),
  withdrawn: () => '本人退出了',
  teamClosed: () => '这支队已经撤销',
  partyMembersOnly: () => '这支队只编党员，请另选一支',
}

export function itemInWords({ refusal, team }: Extract<PlacedItem, { ok: false }>): string {
  return itemWords[refusal](team ?? '')
}

/** Several of one kind in one line. */
export function namesOf<Key extends string>(keys: Key[], names: Record<Key, string>): string {
  return keys.map(key => names[key]).join('、')
}

export function teamLine({ kind, people, wanted, services }: TeamView): string {
  const wants = wanted > 0 ? `${people} 人，想要 ${wanted} 人` : `${people} 人`
  return [kindWords[kind], wants, namesOf(services, serviceWords)].filter(Boolean).join(' · ')
}

export function volunteerLine({ skills, availability, team }: VolunteerView): string {
  const parts = [
    team?.name ?? stateWords.waiting,
    namesOf(skills, skillWords),
    namesOf(availability, availabilityWords),
  ]
  return parts.filter(Boolean).join(' · ')
}

export const words = {
  title: '志愿服务',
  lead: '一分钟填好，社区按您的意愿和特长安排一个队。来去都随您。',
  residentLead: '不是党员也欢迎。写上称呼和社区，点同意就行。',
  mySection: '我的志愿服务',
  formTitle: '党员志愿者申请表',
  consentTitle: '我愿意当志愿者',
  homeUnknown: '还不知道您住在哪个社区',
  homeUnknownNext: '请告诉社区书记或双联双管办，补上住址就能申请。',

  wish: '想去哪个队',
  wishHint: '按先后点选，最多五个。不选就是哪里需要去哪里。',
  wishTurn: (turn: number) => `第 ${turn} 志愿`,
  wishMost: '最多选五个。',
  noTeams: '社区还没有服务队，先申请，有了队会给您安排。',
  wherever: '哪里需要去哪里',
  skills: '会些什么',
  skillsFromRoster: '已经按名册帮您选了，不对就点掉。',
  skillsAll: '还会别的，看全部',
  skillsMost: '最多选十样。',
  availability: '什么时候有空',
  availabilityError: '请至少选一个时间。',
  experience: '做过哪些志愿服务',
  remark: '还想说的',
  optional: '可以不填',
  conduct: '约定',
  conductSentence: '我自愿参加，爱护志愿者的形象，守纪律、守信用，不收报酬。',
  conductError: '请点一下同意这条约定。',
  name: '您的姓名',
  nameError: '请写上您的姓名。',
  community: '您住在哪个社区',
  communityError: '请先选社区。',
  change: '改一下',
  more: '再说说会什么、何时有空',
  send: '交给社区',
  sending: '正在交…',
  sent: '社区收到了。',
  saved: '改好了。',

  waitingTitle: '申请交给社区了',
  waitingNext: '社区书记会按您的意愿和特长安排一个队，安排好会写在这里。',
  placedIn: (team: string) => `您在${team}`,
  leader: (names: string) => `队长：${names}。有事找队长，也可以找社区书记。`,
  noLeader: '队长还没有定，有事请找社区书记。',
  withdrawnTitle: '您已经退出',
  withdrawnNext: '谢谢您做过的事。想回来，随时再填。',
  edit: '改申请表',
  again: '再次申请',
  keep: '不改了',
  wantOther: '想换一个队',
  stop: '退出志愿服务',
  leaving: '正在办…',
  leftToWait: '已经离队，等社区再安排。',
  leftToStop: '已经退出。',
  oversight: '志愿服务由社区指导，居民都可以监督、提意见。',

  print: '打印申请表',
  printEmpty: '打印空白申请表',
  printing: '正在做文件…',
  printed: (code: string) => `申请表做好了，查验码 ${code}`,
  emptyPrinted: '空白申请表做好了',
  printNext: '复制地址，在电脑上打开就能打印，一张 A4，可以用笔改、签字。文件留两小时。',

  teamsTitle: '志愿服务队',
  tabs: { waiting: '等安排', teams: '服务队', bank: '特长库' },
  waitingEmpty: '没有等安排的人',
  waitingEmptyNext: '有人申请，会出现在这里。',
  townWaitingEmptyNext: '各社区有人想来镇（街道）的队，会出现在这里。',
  placeSuggested: (people: number) => `照建议安排这 ${people} 位`,
  placing: '正在安排…',
  placed: (people: number) => `${people} 位安排好了。`,
  notPlaced: '这几位没有安排成',
  look: '看一看',
  mostAtOnce: '一次最多安排 20 位。',
  nameless: '名册上没有这个人',
  listNote: '每看一页名单，系统都会记下来。',
  enter: '照纸上的申请表登记',
  enterWho: '先找到名册上的这一位',
  enterConduct: '纸上签了字，同意约定',
  entered: '登记好了。',

  teamsEmpty: '还没有服务队',
  teamsEmptyNext: '添一支，大家就能报名了。',
  addTeam: '添一支服务队',
  teamName: '队名',
  teamNameHint: '例如 便民维修队',
  teamNameError: '请写队名。',
  adding: '正在添…',
  add: '添上',

  nobody: '还没有志愿者',
  nobodyNext: '有人申请，或者您照纸上的申请表登记，就能按特长找到。',
  bankEmpty: '没有这样的志愿者',
  bankEmptyNext: '换一个条件再找。',
  skill: '特长',
  when: '时间',
  estate: '小区',
  any: '都行',
  findEstate: '哪个小区',

  facts: {
    unit: '单位',
    resident: '居民',
    estate: '小区',
    team: '现在的队',
    wish: '志愿',
    skills: '特长',
    availability: '有空',
    experience: '做过',
    remark: '还说',
    kind: '哪一类',
    services: '服务',
    people: '人数',
  },
  none: '还没有',
  peopleCount: (people: number) => `${people} 人`,
  peopleWanted: (people: number, wanted: number) => `${people} 人，想要 ${wanted} 人`,
  story: '经过',
  placeInto: '安排到哪个队？',
  placeOne: '安排到这个队',
  takeOut: '本人想离队，等新的安排',
  takeOff: '本人要退出志愿服务',

  people: '队里的人',
  peopleEmpty: '队里还没有人',
  peopleEmptyNext: '社区安排好的人会出现在这里。',
  describe: '说明这支队',
  kind: '哪一类队',
  wanted: '想要多少人',
  wantedUnit: '人',
  needs: '要会什么',
  serves: '做哪些服务',
  save: '保存',
  saving: '正在保存…',
  leaders: '队长',
  leadersNote: '请谁当队长、什么时候起',
  renameOrClose: '改名、撤销',
  renameOrCloseNote: '撤销前先给队里的人换好队',
} as const
