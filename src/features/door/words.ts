import type { DoorRefusal } from '../../../types/api'

/** A no in one plain sentence, and what to do now (G13). */
export interface RefusalWords {
  title: string
  next: string
}

const ownAct = '自己的事，要由别人来定'

/** The same about one of several. */
export const ownActItem = '自己的事，请别的负责人来办'

/** Who may do it instead, as far as anybody is there. */
export function ownActWords(who: string | null): RefusalWords {
  const next = who
    ? `请${who}来办。这件事还在那里等着，不会丢。`
    : '眼下没有别人能办这件事，请联系双联双管办，先定下由谁来办。'
  return { title: ownAct, next }
}

/** What the door itself may answer, whichever operation was asked. */
export const doorRefusals: Record<DoorRefusal | 'offline', RefusalWords> = {
  badInput: { title: '这一步没有填对', next: '请看看填的内容，改一改再试。' },
  notAllowed: { title: '这里您还不能看', next: '如果您觉得应该可以，请问社区书记或双联双管办。' },
  consentNeeded: { title: '先看一下说明', next: '看完、同意了，会回到这里接着办。' },
  notBound: { title: '还不知道您是名册上的哪一位', next: '先认领名册上的自己，一次就好。认领完会回到这里。' },
  claimPending: {
    title: '书记还没有确认您的申请',
    next: '确认之后就能继续。着急的话，可以直接告诉社区书记。',
  },
  accountPaused: { title: '您的账号暂停了', next: '请联系社区书记，说清楚后就能恢复。' },
  accountMoved: {
    title: '您的认领换到另一个微信了',
    next: '是您换的，请用新的微信；不是您换的，请回首页看看怎么办。',
  },
  ownAct: { title: ownAct, next: '请另一位负责人来办；没有别的人，就请上一级来办。' },
  tooManyToday: {
    title: '今天的次数用完了',
    next: '刚才这一下没有办成，明天可以接着办。等不到明天的，居民请给社区打电话，社区和单位请找双联双管办。',
  },
  unavailable: { title: '系统这会儿没有接上', next: '过一会儿再试一次。刚才这一下不会算两遍。' },
  offline: { title: '网络没有连上', next: '连上网以后再试一次。刚才这一下不会算两遍。' },
}

export const words = {
  retry: '再试一次',
  readConsent: '看说明',
  bind: '去认领',
  goHome: '回首页',
  earlier: '看更早的',
  earlierBusy: '正在找更早的…',
  requestId: (id: string) => `编号 ${id}`,
}
