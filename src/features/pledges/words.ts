import type { OperationName } from '../../../types/api'
import type { PledgeStanding, PledgeStepView, PledgeView } from '../../../types/pledges'
import type { CallRefusal } from '../../cloud/call'
import { dateInWords } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'
import { takerInWords } from '../registrations/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

const movedOn: RefusalWords = {
  title: '刚才有人改过',
  next: '请关上再打开，看看现在是什么样。',
}
const noCommunity: RefusalWords = {
  title: '名册上还没有您的社区',
  next: '请告诉社区书记或单位书记补上住址，补好就能写。',
}
const changedTooOften: RefusalWords = {
  title: '这一期改的次数太多了',
  next: '先放一放。确实要改，请告诉社区书记。',
}
const noPledge: RefusalWords = { title: '现在没有要撤回的承诺', next: '想写的时候，随时可以写。' }
const writesAlone: RefusalWords = {
  title: '这位党员自己会用微信',
  next: '请让本人写，代写只给没带手机的人。',
}

export const readRefusals: Sentences<'pledges.mine' | 'pledges.listWaiting'> = doorRefusals
export const writeRefusals: Sentences<'pledges.write'> = {
  ...doorRefusals,
  movedOn,
  noCommunity,
  changedTooOften,
}
export const withdrawRefusals: Sentences<'pledges.withdraw'> = { ...doorRefusals, movedOn, noPledge }
export const writeForRefusals: Sentences<'pledges.writeFor'> = { ...writeRefusals, writesAlone }
export const withdrawForRefusals: Sentences<'pledges.withdrawFor'> = { ...withdrawRefusals, writesAlone }
export const decideRefusals: Sentences<'pledges.release' | 'pledges.sendBack'> = { ...doorRefusals, movedOn }

export const standingWords: Record<PledgeStanding, string> = {
  waiting: '等社区看一看',
  public: '已公开',
  sentBack: '请您改一改',
  withdrawn: '已撤回',
  ended: '到期了',
}

/** What the member is told about where the pledge stands. */
export const standingNext: Record<PledgeStanding, string> = {
  waiting: '您写的话已经留好了。社区书记看过就公开，不用再交一次。',
  public: '邻居在监督台上能看到这句话。',
  sentBack: '社区看了，想请您改一改。改好会再看一次。',
  withdrawn: '别人看不到了。想写的时候，再写就好。',
  ended: '这一份到期了。想写新的，随时可以写。',
}

export function stepInWords({ act, by, text, reason }: PledgeStepView): string {
  const who = by ? takerInWords(by) : ''
  if (act === 'write') return `${who}写：${text ?? ''}`
  if (act === 'pass') return '自动检查通过，公开了'
  if (act === 'doubt') return '自动检查拿不准，请社区看一看'
  if (act === 'unreached') return '自动检查没有接上，请社区看一看'
  if (act === 'release') return `${who}看过，公开了`
  return act === 'sendBack' ? `${who}请您改一改：${reason ?? ''}` : `${who}撤回`
}

export function whyItWaits({ steps }: PledgeView): string {
  return steps.at(-1)?.act === 'doubt' ? words.doubted : words.unreached
}

/** 示范文本, written by us: each is a thing that one person can do. */
export const samples = [
  '每月带头打扫一次楼道，看见杂物随手清走。',
  '每周上门看望一次独居老人，陪着说说话，帮着取药买菜。',
  '邻居水电出了小毛病，随叫随到，帮着修一修。',
  '每个假期陪社区的孩子读书写作业两次。',
  '带头文明养犬、规范停车，见到不文明的事好言劝一句。',
]

export const words = {
  title: '我的公开承诺',
  lead: '想为社区做一件什么事，写一句就好。写不写、写什么，都由您。',
  none: '还没有写承诺',
  noneNext: '写一句做得到的就好，也可以从示范里挑一句。',
  write: '写一句承诺',
  writeAgain: '再写一句',
  edit: '改一改',
  withdraw: '撤回',
  withdrawing: '正在撤回…',
  withdrawn: '撤回了。',
  now: '现在',
  period: '管多久',
  from: (from: string, until: string) => `${dateInWords(from)}到${dateInWords(until)}`,
  untilIfBegunNow: (until: string) => `从今天起，管到${dateInWords(until)}。`,
  onBehalf: '社区书记代写',
  story: '经过',
  earlier: '以前的承诺',
  field: '您的承诺',
  fieldFor: '本人的承诺',
  fieldHint: '写一件做得到的事。请不要写电话、微信号和门牌号，这句话会公开。',
  fieldError: '请写一句话。',
  samples: '可以挑一句，再改成自己的',
  done: '写好了',
  saving: '正在留好…',
  saved: '留好了。',
  savedPublic: '留好了，已经公开。',

  toRead: '没有等着看的承诺',
  toReadNext: '自动检查拿不准的，会在这里等您看一看。',
  doubted: '自动检查拿不准，请您看看能不能公开。',
  unreached: '自动检查没有接上，请您看看能不能公开。',
  release: '可以公开',
  releasing: '正在公开…',
  released: '公开了。',
  sendBack: '请本人改一改',
  sendingBack: '正在退回…',
  sentBack: '告诉本人了。',
  sendBackSentence: '本人会看到您写的原因，改好以后再来。',
  reason: '要改什么',
  reasonHint: '写清楚哪里要改，说得客气些。',
  reasonError: '请写一句原因。',
  lookAgain: '看看现在的',
  nameless: '名册上没有这个人',
  writeFor: '替本人写承诺',
  withdrawFor: '本人要撤回',
}
