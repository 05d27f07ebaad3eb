import type {
  CallOutcome,
  CallReason,
  Chosen,
  LeftOut,
  Matter,
  PushCounts,
  Reach,
} from '../../../types/reminders'
import { doorRefusals, type RefusalWords } from '../door/words'
import type { Sentences } from '../requests/request-part'

const unknownGroup: RefusalWords = { title: '没有找到这个党小组', next: '它可能已经撤了，请另选一个。' }
const notToCall: RefusalWords = {
  title: '这一位现在不用打了',
  next: '可能刚刚办好了，或者同事已经打过。回到名单看一看。',
}
const nobodyToTell: RefusalWords = {
  title: '没有要告诉的人了',
  next: '办好了，今天告诉过，或者要打电话。明天还没办的，可以再提醒。',
}

export const previewRefusals: Sentences<'reminders.preview' | 'reminders.listChosen'> = {
  ...doorRefusals,
  unknownGroup,
}
export const pushRefusals: Sentences<'reminders.push'> = { ...doorRefusals, unknownGroup, nobodyToTell }
export const watchRefusals: Sentences<'reminders.listPushes' | 'reminders.listCalls'> = doorRefusals
export const numberRefusals: Sentences<'reminders.showNumber'> = {
  ...doorRefusals,
  notToCall,
  noNumber: { title: '名册上没有这一位的电话', next: '问问单位或楼长，也可以上门坐坐。' },
}
export const tickRefusals: Sentences<'reminders.tickCall'> = { ...doorRefusals, notToCall }
export const noticeRefusals: Sentences<'reminders.makeNotice'> = {
  ...doorRefusals,
  noSite: { title: '社区还没有开着的报到点', next: '公告上要有报到的码。请先在“报到点”里打开一个。' },
}
export const exportRefusals: Sentences<'reminders.exportNumbers'> = {
  ...doorRefusals,
  noGateway: { title: '县里没有开通短信平台', next: '请打电话，或者把公告贴出去。' },
  nobodyToTell: { title: '没有要发短信的人', next: '名单上的人都不用发短信，或者没有留手机号。' },
}

export const words = {
  open: '提醒还没报到的',
  title: '提醒一下',
  lead: '先看看谁收得到，再发。一个人一周最多两条，上班时间才发。',
  what: '提醒什么',
  who: '提醒谁',
  how: '怎么说',
  group: '哪个党小组',
  noGroups: '社区还没有党小组',
  noGroupsNext: '可以提醒所有还没办的人。',
  pick: '选人',
  picked: (count: number) => `已选 ${count} 位，改一改`,
  pickDone: (count: number) => (count > 0 ? `选好了，${count} 位` : '选好了'),
  pickFirst: '先选几位，再看谁收得到。',
  groupFirst: '先选一个党小组，再看谁收得到。',
  preview: '发之前看一看',
  people: (count: number) => `${count} 位`,
  previewNote: '点一行看名字，每看一页都留记录。',
  later: '现在不是上班时间：“我的消息”里马上有，微信等上班以后再发。',
  gone: (count: number) => `选的人里有 ${count} 位不在本社区，没有算进来。`,
  send: (count: number) => `发给 ${count} 位`,
  sending: '正在发…',
  nobody: '没有要告诉的人',
  nobodyNext: '都办好了，或者今天已经告诉过。',
  callThem: (count: number) => `给 ${count} 位打电话`,
  sent: (count: number) => `发好了，告诉了 ${count} 位`,
  sentNext: '办好的人不会再收到。过一会儿可以看看发得怎么样。',
  going: (count: number) => `先告诉了 ${count} 位，其余的几分钟里接着发`,
  already: (when: string) => `今天 ${when} 已经发过了`,
  alreadyNext: '同样的人一天只告诉一次，不会发第二遍。',
  watch: '看看发得怎么样',
  more: '还可以',
  callsRow: '打电话',
  callsNote: '手机上收不到的人，一个一个打',
  watchRow: '发过的提醒',
  watchNote: '发到了多少，只看数字',
  notice: '打印公告',
  makingNotice: '正在做…',
  noticeMade: '公告做好了，一张 A4，没有任何人的名字。',
  printNext: '复制下面的地址，在电脑的浏览器里打开打印。两小时内有效。',
  close: '关上',
  emptyPart: '没有这样的人',
  search: '按姓名找',
  searchHint: '姓、名字，或者手机尾号',
  nobodyFound: '没有这样的人',
  tail: (tail: string) => `手机尾号 ${tail}`,

  watchTitle: '发过的提醒',
  watchLead: '只有数字。谁看了、谁没看，谁也不知道。',
  watchEmpty: '还没有发过提醒',
  watchEmptyNext: '发出去以后，这里看得到有多少发到了。',
  told: (count: number) => `告诉了 ${count} 位`,
  running: '还在接着发',
  again: '再看一眼',

  callsTitle: '打电话名单',
  callsLead: '一次打一位。办好了的人会自己从名单上消失。',
  callsEmpty: '没有要打电话的人',
  callsEmptyNext: '手机上都收得到，或者都办好了。',
  callsNoteEnd: '每看一页名单、每看一个号码都留记录。',
  tried: (when: string) => `${when} 没人接`,
  call: '打电话',
  calling: '正在找号码…',
  number: (phone: string) => `${phone}`,
  callNote: '号码只在这里看得到，关上就没有了。看一次留一条记录。',
  afterCall: '打完了，记一下',
  sheetNote: '说一声就好，不用催。本人不愿意，就不再打。',
  back: '放回名单',
  ticking: '正在记下…',
  bySomebody: '同事已经记过了。',

  exportTitle: '导出短信名单',
  exportNote: '只有没有别的办法收到提醒的人。号码交给县里的短信平台，两小时后文件自己删掉。',
  exportOff: '县里没有开通短信平台，所以这里不能导出手机号。开通了，请双联双管办在“规则”里打开。',
  exporting: '正在做…',
  exported: (count: number) => `做好了，${count} 位。每一位都留了记录。`,
  exportMore: '做下一份',
}

export const matterTitles: Record<Matter, { title: string; note: string }> = {
  checkin: { title: '本季度报到', note: '还没报到的' },
  post: { title: '认领岗位', note: '登记了、还没有岗位的' },
  pledge: { title: '写承诺', note: '登记了、还没有承诺的' },
}

/** Always only those who have not done it. */
export const chosenWords: Record<Chosen['kind'], string> = {
  all: '所有没办的',
  group: '一个党小组',
  these: '我来选人',
}

export const partWords = {
  phone: { title: '微信上收得到', note: '同意过提醒，这周还没满两条' },
  inbox: { title: '只在“我的消息”里', note: '打开小程序才看得到' },
  call: { title: '要打电话', note: '没有用微信认领' },
  leftOut: { title: '这次不发', note: '已经办好，或今天告诉过' },
}

export const standWords: Record<Reach | LeftOut, string> = {
  phone: '微信上收得到',
  noConsent: '微信提醒次数用完了',
  off: '自己关了微信提醒',
  enough: '这周已经两条了',
  noAccount: '没有用微信认领',
  done: '已经办好',
  toldToday: '今天告诉过',
}

/** What each number says, and what a secretary can do about it. */
export const countWords: Record<keyof PushCounts, (count: number) => string> = {
  waiting: count => `正在路上 ${count} 位，上班时间就发`,
  sent: count => `微信上发到了 ${count} 位`,
  perhaps: count => `${count} 位不知道到没到，请打个电话`,
  noConsent: count => `${count} 位的微信提醒次数用完了，只在“我的消息”里，可以打电话`,
  off: count => `${count} 位自己关了微信提醒，只在“我的消息”里，请尊重`,
  enough: count => `${count} 位这周已经两条了，只在“我的消息”里`,
  noAccount: count => `${count} 位没有用微信认领，请打电话`,
  settled: count => `${count} 位已经办好或搬走了，没有再发`,
  busy: count => `${count} 位因为微信太忙没发出去，请打电话`,
  refused: count => `${count} 位微信没有收下，请告诉双联双管办`,
}

export const reasonWords: Record<CallReason, string> = {
  noAccount: '没有用微信认领',
  inboxOnly: '微信上收不到',
  perhaps: '可能收到了',
  failed: '微信没有发出去',
}

export const outcomeWords: Record<Exclude<CallOutcome, 'open'>, string> = {
  called: '打通了，说好了',
  noAnswer: '没人接，下次再打',
  notAgain: '本人说不要再打',
}
export const outcomeMarks: Record<CallOutcome, string> = {
  called: '打过了',
  noAnswer: '下次再打',
  notAgain: '不再打',
  open: '放回了',
}
