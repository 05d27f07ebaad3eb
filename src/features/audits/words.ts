import type { OperationName } from '../../../types/api'
import type { ActedAs, AuditBreak, AuditOfMe } from '../../../types/audits'
import type { CallRefusal } from '../../cloud/call'
import { roleWords } from '../accounts/words'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const listRefusals: Sentences<'audits.list'> = doorRefusals
export const mineRefusals: Sentences<'audits.mine'> = doorRefusals
export const verifyRefusals: Sentences<'audits.verify'> = doorRefusals

/** What was done, in the words of the person it was done to. */
const actWords: Partial<Record<OperationName, string>> = {
  'absences.send': '为半年没来报到的事问了单位',
  'absences.setAside': '看过半年没来报到的事，不问单位',
  'absences.answer': '为半年没来报到的事答复了社区',
  'accounts.listClaims': '看了等着确认的认领申请',
  'accounts.decideClaim': '处理了一份认领申请',
  'accounts.pause': '暂停了账号',
  'accounts.resume': '恢复了账号',
  'accounts.listRebindings': '看了谁换了微信',
  'accounts.decideRebinding': '定了换微信以后的职务',
  'accounts.haltRebinding': '叫停了换微信',
  'accounts.releaseRebinding': '说明了原来的微信认错了人',
  'accounts.answerRebinding': '在原来的手机上回了话',
  'accounts.listRoles': '看了谁担任什么职务',
  'accounts.listRoleHistory': '看了职务的变动',
  'accounts.findPeople': '在名册上找人定职务',
  'accounts.grantRole': '定了职务',
  'accounts.revokeRole': '结束了职务',
  'accounts.handOver': '请人接任职务',
  'activities.listServices': '看了分散服务的记录',
  'activities.decideService': '定了一次分散服务算不算',
  'activities.markTask': '记了本季度任务',
  'audits.list': '看了“谁看过”的记录',
  'board.listPhotos': '看了等着放上监督台的照片',
  'board.decidePhoto': '定了照片放不放上监督台',
  'board.makeSheet': '打印了监督台',
  'board.listPeople': '看了谁在监督台上、谁还没问',
  'board.previewPaper': '看了谁在监督台上、谁还没问',
  'board.notePaper': '记下了本人在纸上同意上监督台',
  'board.undoPaper': '撤回了记下的同意',
  'board.takeDown': '从监督台上撤下了本人',
  'checkins.list': '看了社区的报到名单',
  'deeds.recordFor': '替本人记了一件实事',
  'deeds.correct': '改了一件代记的实事',
  'deeds.withdraw': '撤回了一件代记的实事',
  'deeds.confirm': '确认了实事',
  'deeds.sendBack': '请本人改一改实事',
  'deeds.listWaiting': '看了等着确认的实事',
  'deeds.listPeople': '看了社区承诺和实事的名单',
  'deeds.show': '看了公开的承诺和确认的实事',
  'members.planImport': '读了一份名册',
  'members.listImportRows': '看了名册里的人',
  'members.decideImportRow': '定了名册里的一行',
  'members.applyImport': '按名册改了登记',
  'members.undoImport': '撤回了一次名册导入',
  'members.dropImport': '没有要一份名册',
  'members.confirmMissing': '确认了谁不在名册上',
  'members.listMoves': '看了名册的变动',
  'pledges.writeFor': '替本人写了承诺',
  'pledges.withdrawFor': '替本人撤回了承诺',
  'pledges.release': '看过承诺，让它公开',
  'pledges.sendBack': '请本人改一改承诺',
  'pledges.listWaiting': '看了等着看的承诺',
  'requests.contact': '看了姓名、电话和门牌',
  'requests.find': '查了居民提的事',
  'requests.list': '看了居民提的事',
  'requests.listen': '听了求助时的录音',
  'requests.photos': '看了求助时的照片',
  'requests.setCare': '记了或去掉了要照顾的情况',
  'requests.assign': '给一件事派了人',
  'requests.suggest': '看了谁合适去帮忙',
  'requests.submitFor': '接电话，替居民记下一件事',
  'requests.listReviews': '看了谁接下又没有办',
  'requests.settleReview': '看过了接下又没有办的事',
  'wishes.contact': '看了姓名、电话和门牌',
  'pairs.contact': '看了姓名、电话和门牌',
  'ratings.listen': '听了评价的录音',
  'ratings.rateFor': '照居民说的，记下了评价',
  'ratings.followUp': '记下了和不满意的居民说过话',
  'reminders.push': '发了提醒',
  'reminders.tickCall': '记下打过了电话',
  'reminders.showNumber': '看了电话，要打过去',
  'reminders.exportNumbers': '导出了要发短信的电话',
  'rules.change': '改了规则',
  'rules.withdraw': '收回了一次规则改动',
  'suggestions.answer': '答复了提的意见',
}

/** What it was about, where the act has no words of its own. */
const nounWords: Partial<Record<string, string>> = {
  absences: '看了半年没来报到的名单',
  activities: '看了或记了活动的名单',
  audits: '系统的钟往回跳过，有几条记录补封了',
  basics: '看了或改了基本情况',
  board: '看了监督台',
  checkins: '看了或记了报到',
  groups: '看了或排了党小组',
  pairs: '看了或办了结对',
  papers: '打印了登记的材料',
  posts: '看了或定了岗位',
  ratings: '看了评价',
  registrations: '看了或办了报到登记',
  reminders: '看了要提醒的名单',
  requests: '办事时看了居民提的事',
  suggestions: '看了提的意见',
  teams: '看了或办了志愿服务的申请',
  thanks: '看了感谢的话',
  wishes: '看了或办了微心愿',
}

export const actInWords = (operation: OperationName): string =>
  actWords[operation] ?? nounWords[operation.split('.')[0] ?? ''] ?? words.otherAct

export function asInWords(as: ActedAs | null): string {
  return as ? [as.placeName, roleWords[as.role]].filter(Boolean).join(' · ') : words.nobodyKnown
}

const helped = ['requests', 'wishes', 'pairs']

/** Who it was, as the person concerned may know: the office, oneself, or whoever came to help. */
export function whoInWords({ isMe, as, operation }: AuditOfMe): string {
  if (isMe) return words.me
  if (as) return asInWords(as)
  if (operation === 'accounts.answerRebinding') return words.phoneBefore
  return helped.includes(operation.split('.')[0] ?? '') ? words.whoHelps : words.nobodyKnown
}

export const breakWords: Record<AuditBreak, string> = {
  missingBlock: '这一段整个不见了',
  brokenChain: '这一段和前一段接不上',
  missing: '有记录被删掉了',
  altered: '有记录被改过',
  added: '有记录是后来加进去的',
}

export const words = {
  otherAct: '看了或改了登记的信息',
  nobodyKnown: '没有写明身份',
  itself: '系统',
  whoHelps: '来帮忙的人',
  me: '您自己',
  phoneBefore: '原来的手机',

  mineTitle: '谁看过我的信息',
  mineLead: '每看一次、改一次都会记在这里，谁也删不掉。',
  mineEmpty: '还没有人看过',
  mineEmptyNext: '有人看了或改了您的信息，听了您的录音，看了您的电话、门牌，都会写在这里。',
  mineAsk: '觉得不对，请问社区书记或双联双管办。',

  title: '查看记录',
  lead: '谁看过、改过党员和居民的信息。每小时封存一次。',
  leadOfficer: (name: string) => `只看：${name}`,
  leadMember: '只看和这一位有关的',
  all: '看全部',
  empty: '还没有记录',
  emptyNext: '有人看了或改了信息，会写在这里。',
  members: (count: number) => (count === 0 ? '' : `涉及 ${count} 人`),
  whoElse: '怎么看这一条',
  byOfficer: '只看这个人做的',
  byMember: '只看和这一位党员有关的',

  verify: '查一查有没有被改过',
  verifying: (blocks: number) => (blocks === 0 ? '正在查…' : `已查 ${blocks} 段…`),
  whole: '没有被改过',
  wholeText: (blocks: number, rows: number) => `查了 ${blocks} 段、${rows} 条，一条不少，一条没改。`,
  outOfTime: (rows: number) => `有 ${rows} 条写的时间偏早：系统的钟往回跳过。是系统自己记的，没有人改。`,
  head: (number: number, hash: string, time: string) =>
    `最后一段：第 ${number} 段，${time} 封存，编号 ${hash.slice(0, 12)}`,
  keepHead: '把这个编号抄下来，下次查的时候对一对。',
  broken: '记录被动过',
  brokenText: (number: number, why: string) => `第 ${number} 段：${why}。`,
  brokenSpan: (from: string | null, until: string) =>
    from ? `时间：${from} 到 ${until}` : `时间：${until} 以前`,
  brokenNext: '请不要改任何东西，马上联系管系统的人。',
  notSealed: '还没有封存过。过一个小时再查。',
}
