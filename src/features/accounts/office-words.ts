import type { ClaimAlert } from '../../../types/accounts'
import type { OperationName } from '../../../types/api'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const claimListRefusals: Sentences<'accounts.listClaims'> = doorRefusals

export const decideRefusals: Sentences<'accounts.decideClaim'> = {
  ...doorRefusals,
  claimClosed: { title: '这份申请已经有结果了', next: '可能是别人刚处理过，或本人撤回了。' },
  notAMatch: { title: '这一位不在相符的人里', next: '请重新选一位。' },
  memberBoundAlready: { title: '这一位已经用另一个微信认领过', next: '确定是本人换了微信，再点“换绑”。' },
  movedJustNow: { title: '这一位刚换过微信，还没定下来', next: '请先到“谁换了微信”里叫停上一次，再来换。' },
}

export const pauseRefusals: Sentences<'accounts.pause'> = {
  ...doorRefusals,
  memberNotBound: { title: '这一位还没有认领', next: '没有可以暂停的账号。' },
  officeAbove: { title: '这一位担任的职务，您定不了', next: '请能定这个职务的上级，或者双联双管办来暂停。' },
  lastOne: { title: '双联双管办只剩这一位了', next: '请先定好接任的人，再来暂停。' },
}

export const resumeRefusals: Sentences<'accounts.resume'> = {
  ...doorRefusals,
  memberNotBound: { title: '这一位还没有认领', next: '没有可以恢复的账号。' },
  officeAbove: { title: '这一位担任的职务，您定不了', next: '请能定这个职务的上级，或者双联双管办来恢复。' },
}

export const claimListWords = {
  title: '待确认的认领申请',
  lead: '手机号对不上的人在这里等您。请先跟本人核实，后四位谁都能看到，不算凭证。',
  empty: '没有等着的申请',
  emptyNext: '有人申请时会出现在这里。',
  tail: (tail: string | null) => (tail ? `手机后四位 ${tail}` : '没有填手机号'),
  madeAt: (time: string) => `${time} 提交`,
  matches: '名册上相符的人',
  decide: '看一看',
  bound: '已用另一个微信认领',
  confirm: '确认是本人',
  confirming: '正在确认…',
  rebind: '换绑到新微信',
  rebindWarning: '确认以后，这一位就用新的微信，原来的不能再用。请先跟本人核实。',
  reject: '不是，退回',
  rejecting: '正在退回…',
  reason: '退回的原因',
  reasonHint: '本人会看到这句话，请写清楚怎么办。',
  reasonError: '请写一句原因。',
  rejectReally: '退回这份申请',
  confirmed: '已经确认。',
  confirmedWaits: '已经确认。有职务先停下，等上级说可以。',
  rejected: '已经退回。',
}

export const alertWords: Record<ClaimAlert, string> = {
  nobodyMatches: '名册上没有相符的人',
  severalMatch: '相符的不止一位，请分清',
  alreadyBound: '相符的人已经用另一个微信认领过',
  anotherClaim: '还有别人也在申请同一位',
  manyClaimers: '今天有好几个微信认领这个名字，请见到本人或打电话问清楚',
}

export const pauseWords = {
  pause: '暂停这个账号',
  pausing: '正在暂停…',
  resume: '恢复这个账号',
  resuming: '正在恢复…',
  reason: '暂停的原因',
  reasonHint: '只给管理的人看。',
  reasonError: '请写一句原因。',
  pauseReally: '确定暂停',
  paused: '账号已经暂停。',
  resumed: '账号已经恢复。',
}

export const roleListRefusals: Sentences<
  'accounts.listRoles' | 'accounts.listRoleHistory' | 'accounts.findPeople'
> = doorRefusals

const justMoved: RefusalWords = {
  title: '这一位刚换了微信',
  next: '过一天再定，好让本人和上级先核实。',
}

export const grantRefusals: Sentences<'accounts.grantRole'> = {
  ...doorRefusals,
  personNotBound: { title: '这一位还没有用微信认领', next: '请本人先打开小程序认领，再来定角色。' },
  heldAlready: { title: '这一位已经担任了', next: '要改期限，请先结束原来的，再重新定。' },
  untilNeeded: { title: '督查员要有期限', next: '请选一个到期的日子。' },
  untilPast: { title: '这个日子已经过了', next: '请选今天或以后的日子。' },
  untilTooFar: { title: '期限太长了', next: '请选近一些的日子，到期可以再定。' },
  movedJustNow: justMoved,
}

export const revokeRefusals: Sentences<'accounts.revokeRole'> = {
  ...doorRefusals,
  roleEnded: { title: '这个角色已经结束了', next: '可能是别人刚处理过。' },
  lastOne: { title: '这是这里最后一位', next: '请先交接给下一位，或请上级定好接任的人。' },
}

export const handOverRefusals: Sentences<'accounts.handOver'> = {
  ...doorRefusals,
  personNotBound: { title: '这一位还没有用微信认领', next: '请本人先打开小程序认领，再来交接。' },
  heldAlready: { title: '这一位已经担任了', next: '不用再交接。' },
  movedJustNow: justMoved,
}

export const decideHandOverRefusals: Sentences<'accounts.decideHandOver'> = {
  ...doorRefusals,
  handOverClosed: { title: '这次交接已经结束了', next: '可能过了期限，或者对方改了主意。' },
}

export const rolesWords = {
  title: (place: string) => `${place}的角色`,
  titleUnknown: '角色',
  lead: '谁现在担任什么。每一次变动都会记下来。',
  now: '现在',
  past: '变动记录',
  empty: '这里还没有人担任',
  emptyNext: '定一位，本人马上就能用。',
  noPast: '还没有变动',
  noPastNext: '定了或结束了角色，会记在这里。',
  unknown: '名册外的账号',
  you: '（您）',
  forGood: '不限期',
  until: (day: string) => `到${day}为止`,
  sinceDay: (day: string) => `${day}起`,
  endedOn: (day: string) => `${day}结束`,
  endedAs: {
    revoked: '被结束',
    resigned: '本人放下',
    handedOver: '已交接',
    left: '已离开名册',
    carried: '转到本人的新微信',
    suspended: '换了微信，先停下',
    halted: '不是本人换的，已叫停',
  },
  endedByItself: '到期',
  grantedBy: (role: string, place: string) => `${place} · ${role}定的`,
  grant: '定一位',
  which: '担任什么',
  name: '姓名',
  unit: '单位',
  find: '在名册上找',
  finding: '正在找…',
  findError: '请填姓名，并点选单位。',
  nobody: '名册上没有这一位。看看姓名和单位写得对不对。',
  nobodyInTeam: '队里没有这一位。您只能找本队的、住在本地的人。人还没有进队，请社区书记先安排进来。',
  notBound: '还没有用微信认领',
  untilWhen: '到什么时候',
  days: (days: number) => `${days} 天`,
  save: '定下来',
  saving: '正在定…',
  saved: '定好了，本人马上就能用。',
  end: '结束',
  endOwn: '放下这个角色',
  endWarning: '结束以后，这一位马上就看不到这里的内容。没办完的事留在这里，由别人接着办。',
  ending: '正在结束…',
  ended: '已经结束。',
  chosen: '已选',
  choose: '选',
}

export const handOverWords = {
  title: '交接',
  lead: (place: string, role: string) => `把“${place} · ${role}”交给下一位。`,
  how: '您先选好接任的人，对方点“我来接任”以后才算交接。在那以前，一切照旧。',
  after: '交接以后，您马上就看不到这里的内容；没办完的事都留在这里，由接任的人接着办。',
  give: '请这一位接任',
  giving: '正在告诉对方…',
  givenTitle: '已经告诉对方',
  given: (day: string) => `对方打开小程序，首页会看到“请您接任”。${day}以前有效。`,
  withdraw: '先不交了',
  withdrawing: '正在收回…',
  withdrawn: '已经收回，一切照旧。',
  takeTitle: '请您接任',
  takeLead: (place: string, role: string) => `${place} · ${role}`,
  take: '接任以后，您马上就能办这里的事，原来的那一位不再能看。',
  accept: '我来接任',
  accepting: '正在交接…',
  accepted: '交接好了。',
  decline: '不接任',
  declining: '正在告诉对方…',
  declined: '已经告诉对方。',
  nothing: '没有等您接任的职务',
  nothingNext: '可能已经交接过了，或者对方收回了。',
  home: '回首页',
}
