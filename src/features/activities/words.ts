import type {
  ActivityAct,
  ActivityField,
  ActivityKind,
  EducationWay,
  ExampleField,
  PeopleShown,
  ServiceState,
  TakePartRefusal,
} from '../../../types/activities'
import type { OperationName } from '../../../types/api'
import type { EvidenceTier } from '../../../types/checkins'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'
import { rowWords } from './row-words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const takePart: Record<TakePartRefusal, RefusalWords> = {
  activityCancelled: { title: '这次活动取消了', next: '看看近期还有没有别的活动。' },
  activityBegun: { title: '活动已经开始了', next: '没报名也可以直接去，到了再点“我到了”。' },
  activityOver: { title: '活动已经结束了', next: '看看近期还有没有别的活动。' },
  notYourGroup: { title: '这次只请本小组的同志', next: '想参加的话，可以和组长说一声。' },
}

const notThere: RefusalWords = { title: '没有到场的记录', next: '请返回再看一眼，可能刚刚改过。' }
const outsideHours: RefusalWords = {
  title: '现在不在活动时间里',
  next: '活动前一小时到结束后两小时之间可以登记。过了时间，请书记补登。',
}

export const readRefusals: Sentences<
  | 'activities.list'
  | 'activities.quarter'
  | 'activities.listPeople'
  | 'activities.upcoming'
  | 'activities.mine'
  | 'activities.show'
  | 'activities.see'
  | 'activities.listPeers'
  | 'activities.myServices'
  | 'activities.listServices'
  | 'activities.markTask'
> = doorRefusals
export const signUpRefusals: Sentences<'activities.signUp'> = { ...doorRefusals, ...takePart }
export const leaveRefusals: Sentences<'activities.leave'> = {
  ...doorRefusals,
  activityOver: takePart.activityOver,
}
export const arriveRefusals: Sentences<'activities.arrive'> = {
  ...doorRefusals,
  unknownActivity: { title: '没有找到这次活动', next: '请返回活动列表再看看。' },
  activityCancelled: takePart.activityCancelled,
  outsideHours,
  notYourCommunity: { title: '这是别的社区的活动', next: '请参加您自己社区的活动。' },
}
export const checkOutRefusals: Sentences<'activities.checkOut'> = { ...doorRefusals, notThere }
export const confirmRefusals: Sentences<'activities.confirmPeer'> = {
  ...doorRefusals,
  notThere,
  outsideHours,
  sayYouAreHere: { title: '请先点“我到了”', next: '您自己也在场，才能为别人作证。' },
}
const plan = {
  unknownSite: { title: '这个报到点不在本社区', next: '请重新选地点，或者直接写地方。' },
  alreadyPast: { title: '结束时间已经过了', next: '请选以后的日期和时间。' },
}
export const createRefusals: Sentences<'activities.create'> = { ...doorRefusals, ...plan }
export const editRefusals: Sentences<'activities.edit'> = {
  ...doorRefusals,
  ...plan,
  ...takePart,
  activityBegun: { title: '活动已经开始，不能再改', next: '有变化的话，请当面告诉大家。' },
  changedMeanwhile: { title: '刚才有人改过这次活动', next: '请返回再打开，看清楚以后再改。' },
}
export const cancelRefusals: Sentences<'activities.cancel'> = {
  ...doorRefusals,
  activityOver: { title: '活动已经结束了', next: '结束的活动不用取消。' },
}
export const enterRefusals: Sentences<'activities.enter'> = {
  ...doorRefusals,
  activityCancelled: takePart.activityCancelled,
  notBegun: { title: '活动还没到时间', next: '开始前一小时起可以登记。' },
}
export const undoRefusals: Sentences<'activities.undo'> = { ...doorRefusals, notThere }
export const sheetRefusals: Sentences<'activities.sheet'> = {
  ...doorRefusals,
  fileGone: { title: '签到表没有留住', next: '请再点一次，重新做一张。' },
}
export const noteRefusals: Sentences<'activities.noteService'> = {
  ...doorRefusals,
  noCommunity: { title: '名册上还没有您的社区', next: '请告诉单位书记补上，补好就能记。' },
  dayInFuture: { title: '日期还没到', next: '做完以后再来记。' },
  dayTooEarly: { title: '日子太久了', next: '三个月以内的才好确认，请选近一点的日期。' },
}
const alreadyDecided: RefusalWords = { title: '这一条已经处理过了', next: '请返回再看一眼现在的结果。' }
export const withdrawRefusals: Sentences<'activities.withdrawService'> = { ...doorRefusals, alreadyDecided }
export const decideRefusals: Sentences<'activities.decideService'> = {
  ...doorRefusals,
  alreadyDecided,
  reasonMissing: { title: '请写一句为什么', next: '写清楚了，对方好改。' },
}

export const kindNotes: Record<ActivityKind, string> = {
  activityDay: '在职党员社区活动日',
  collective: '一起动手，每季度至少一次',
  dispersed: '以楼院、住户为单位，分头去做',
  lecture: '讲政策、法律和健康',
  material: '送资料，讲政策，带动邻里互助',
  visit: '到家里看看，听听需要',
  training: '志愿者和党员的学习',
}

export const fieldWords: Record<ExampleField, string> = {
  service: '社区服务',
  environment: '环境卫生',
  safety: '综合治理',
  culture: '社区文化',
  law: '遵纪守法',
}

export const educationWords: Record<EducationWay, string> = {
  course: '培训班',
  lesson: '上党课',
  discussion: '座谈会',
  selfStudy: '自学',
  practice: '实践锻炼',
}

/** How an attendance is known: for whoever looks over the list, never a score. */
export const tierWords: Record<EvidenceTier, string> = {
  A: '扫现场变换的码',
  B: '扫墙上的码',
  C: '书记或组长登记',
  D: '本人说明，在场的同志确认',
}

export const serviceWords: Record<ServiceState, string> = {
  noted: '等社区确认',
  confirmed: '已确认',
  declined: '没有确认',
  withdrawn: '已收回',
}

export const actWords: Record<ActivityAct, string> = { create: '发布', edit: '修改', cancel: '取消' }

const fieldNames: Record<ActivityField, string> = {
  kind: '类别',
  educationWay: '培训方式',
  fields: '内容',
  title: '名称',
  note: '说明',
  siteId: '报到点',
  place: '地点',
  startsAt: '开始时间',
  endsAt: '结束时间',
  capacity: '人数',
  openTo: '谁来参加',
  needsCheckOut: '离开登记',
}

export const changedWords = (fields: ActivityField[]): string =>
  fields
    .filter(field => field !== 'siteId')
    .map(field => fieldNames[field])
    .join('、')

export const peopleWords: Record<PeopleShown, string> = {
  signedUp: '已报名',
  waiting: '候补',
  present: '到了',
  pending: '待确认',
  everybody: '全社区',
}

export const emptyWords: Record<PeopleShown, { title: string; next: string }> = {
  signedUp: { title: '还没有人报名', next: '没报名的人来了也能登记，在“全社区”里找。' },
  waiting: { title: '没有人候补', next: '报满以后，后来的人会排在这里。' },
  present: { title: '还没有登记到场', next: '扫码的、登记的，都会出现在这里。' },
  pending: { title: '没有等确认的', next: '本人说到了、还没有人确认的，会在这里。' },
  everybody: { title: '没有这样的人', next: '换个字再找。' },
}

export const words = {
  ...rowWords,
  // 首页
  next: '最近的活动',

  // 一次活动
  noActivity: '近期还没有活动',
  noActivityNext: '社区安排了活动，会出现在这里。',
  when: '时间',
  where: '地点',
  who: '谁来',
  forCommunity: (name: string) => `${name}的在职党员`,
  forGroup: (name: string) => `${name}的同志`,
  howMany: '人数',
  counted: (signedUp: number, capacity: number | null) =>
    capacity === null ? `已报名 ${signedUp} 人，不限人数` : `已报名 ${signedUp} 人，位子 ${capacity} 个`,
  waitingCount: (waiting: number) => `，候补 ${waiting} 人`,
  what: '内容',
  note: '说明',
  signUp: '报名',
  signUpWaiting: '排候补',
  signingUp: '正在报名…',
  signedUp: '已经报上名了',
  signedUpNext: '到时候直接去就行。去不了，点一下“不去了”，位子会让给下一位。',
  inLine: (place: number) => `候补第 ${place} 位`,
  inLineNext: '前面有人退出，会自动轮到您，并在首页告诉您。',
  leave: '不去了',
  leaving: '正在退出…',
  left: '已经退出，位子让给了下一位。',
  arrive: '我到了',
  arriving: '正在登记…',
  arriveNote: '有报到码就扫码。没有码，点“我到了”，再请一位在场的同志点一下您的名字。',
  arrived: '到场已记下',
  arrivedAt: (time: string, how: string) => `${time}，${how}`,
  pending: '等一位在场的同志确认',
  pendingNext: '请旁边也点了“我到了”的同志，在自己手机上点您的名字。',
  checkOut: '我先走了',
  checkingOut: '正在登记…',
  leftAt: (time: string) => `${time} 离开`,
  peers: '和我一起在场的',
  peersNote: '确实看到了本人，再点名字。',
  noPeers: '现在没有等确认的人。',
  confirm: '看到了',
  confirmed: '您已确认',
  run: '组织这次活动',
  people: '报名和到场',
  edit: '修改',
  copy: '照这次再办一次',
  cancel: '取消活动',
  cancelTitle: '取消这次活动？',
  cancelSentence: '报名和候补的人都会看到取消和原因。',
  cancelReason: '为什么取消',
  cancelHint: '例如：下雨',
  cancelling: '正在取消…',
  reasonError: '请写一句原因。',
  history: '经过',
  by: (act: string, changed: string, reason: string | null) =>
    `${act}${changed ? `：${changed}` : ''}${reason ? `（${reason}）` : ''}`,

  // 安排活动
  coming: '要办的',
  past: '办过的',
  newOne: '安排一次活动',
  copyLast: '照上次再办一次',
  noComing: '还没有安排活动',
  noComingNext: '点下面的按钮，两分钟就能安排好。',
  noPast: '还没有办过活动',
  noPastNext: '办过的活动会留在这里，可以照着再办。',
  tasksDone: (people: number) => `本季度任务已完成 ${people} 人`,
  servicesRow: '分散服务待确认',
  servicesRowNote: '党员自己记下的，看一看，点一下',
  planTitle: '安排活动',
  editTitle: '修改活动',
  copyTitle: '再办一次',
  kind: '类别',
  educationWay: '怎样培训',
  noWay: '不写',
  title: '名称',
  titleHint: '例如：清扫桂花园',
  titleError: '请写一个名称。',
  place: '在哪里',
  otherPlace: '别的地方',
  placeText: '写地方',
  placeHint: '例如：桂花园南门',
  placeError: '请选一个报到点，或者写一个地方。',
  day: '哪一天',
  from: '几点开始',
  to: '几点结束',
  timeError: '请选时间。',
  orderError: '结束要晚于开始。',
  dayError: '请选日期。',
  isLimited: '限人数',
  isLimitedNote: '报满以后，后来的人排候补；人来了都不会被挡回去',
  capacity: '最多多少人',
  capacityError: '请写一个人数，1 到 5000。',
  forGroupOnly: '只请本小组的同志',
  checkOutToo: '要登记离开',
  checkOutNote: '一般不用。只记离开的时间，不算时长',
  fields: '属于哪方面（可以不选）',
  noteText: '还想说明什么（可以不写）',
  noteHint: '例如：带上手套，在南门集合',
  publish: '发布',
  publishing: '正在发布…',
  save: '保存',
  saving: '正在保存…',
  published: '发布好了',
  saved: '改好了，报名的人会看到',

  // 报名和到场
  search: '按姓名找',
  searchHint: '写姓就行，例如：秦',
  tickNote: '勾上到场的人，一次登记。照着纸上的签到表勾也可以。',
  reason: '怎么知道到场的',
  usualReason: '现场看到，书记登记',
  enter: (people: number) => `登记到场（${people} 人）`,
  entering: '正在登记…',
  tickFirst: '请先勾上到场的人。',
  entered: (people: number) => `登记了 ${people} 人`,
  leftOut: (people: number) => `有 ${people} 人不在本社区，没有登记`,
  undo: '更正：没有来',
  undoTitle: '把这个到场取消？',
  undoSentence: '本人的季度任务也会跟着改。原因会留在记录里。',
  undoReason: '为什么更正',
  undoing: '正在更正…',
  undone: '已更正',
  wasUndone: '更正为没有来',
  showCode: '放签到码（15 秒一换）',
  sheet: '打印签到表（A4）',
  sheetMaking: '正在做签到表…',
  sheetReady: (people: number) => `签到表做好了，${people} 人`,
  sheetNext: '在电脑上打开这个地址打印，两小时内有效。现场打勾，回来照着勾一遍。',
  sheetMore: '做下一张',
  copyAddress: '复制地址',
  copied: '复制好了，到电脑上粘贴打开',
  notCopied: '没有复制成，请再点一次',
  listNote: '每看一页名单，系统都会记下来。',
  tail: (tail: string) => `尾号 ${tail}`,
  noSignup: '没报名',
  unit: '单位',
  how: '怎么知道的',
  whenCame: '到场',
  whyEntered: '说明',

  // 分散服务
  services: '我做的服务',
  servicesLead: '以住户和楼院为单位，做了就记两行',
  noteNew: '记一次',
  noteTitle: '记一次分散服务',
  serviceDay: '哪一天做的',
  serviceWhere: '在哪里、为谁',
  serviceWhereHint: '例如：桂花园平房区',
  serviceWhat: '做了什么',
  serviceWhatHint: '例如：帮两户老人换灯',
  bothLines: '两行都写一下。',
  noting: '正在记下…',
  noted: '记下了，等社区确认',
  withdraw: '收回这一条',
  withdrawing: '正在收回…',
  noServices: '还没有记过',
  noServicesNext: '帮邻居做了点什么，回来记两行就好。',
  declinedBecause: (reason: string) => `社区说：${reason}`,
  toConfirm: '待确认',
  confirmedTab: '已确认',
  declinedTab: '没有确认',
  nothingToConfirm: '没有等确认的',
  nothingToConfirmNext: '党员记下分散服务，会出现在这里。',
  confirmService: '属实，确认',
  confirming: '正在确认…',
  declineService: '不能确认',
  declineReason: '为什么，好让本人改',
  declining: '正在退回…',
  serviceConfirmed: '已确认，本人的季度任务完成了',

  // 季度名单
  taskMark: '任务完成',
  task: '本季度任务',
  taskYes: '已完成',
  taskNo: '还没有',
  markDone: '岗位任务做完了',
  marking: '正在记下…',
  markReason: '为什么',
  markHint: '例如：治安巡逻做满一个月',
  unmark: '收回“岗位任务做完了”',
  markNote: '记下以后，本人首页会看到本季度任务已完成。',
  unmarkNote: '只收回社区这里的标记；参加过活动的，任务仍算完成。',
  marked: '已经改好',
  stillDone: '参加过活动或服务，本季度任务仍算完成',
}
