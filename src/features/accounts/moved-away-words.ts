import type { OperationName } from '../../../types/api'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const closed: RefusalWords = { title: '这件事已经有结果了', next: '可能是别人刚处理过，请再看一眼。' }

export const answerRefusals: Sentences<'accounts.answerRebinding'> = {
  ...doorRefusals,
  rebindingClosed: closed,
}

/** Apart from the officers' words, so that home stays small. */
export const askedWords = {
  title: '是您换了手机吗？',
  text: (time: string) => `${time}，有人用另一个微信认领了您。`,
  until: (time: string) => `不是您换的，请点“不是我”，${time} 前都可以。`,
  isMe: '是我换的',
  isMeBusy: '正在记下…',
  isMeDone: '好的，以后请用新的微信。',
  notMe: '不是我',
  notMeBusy: '正在叫停…',
  notMeDone: '已经叫停，您的职务都回来了。',
  movedTitle: '您的认领换到另一个微信了',
  movedText: '请用新的微信。这个微信还要用的话，请告诉社区书记。',
  waitingTitle: '有职务还没转过来',
  waiting: (place: string, role: string, from: string | null) =>
    from ? `${place} · ${role}：${from} 起转过来` : `${place} · ${role}：等上级说可以`,
  waitingNext: '着急的话，用原来的手机点“是我换的”，马上就转过来。',
}
