import type { Role, RoleMove } from '../../../types/accounts'
import type { OperationName } from '../../../types/api'
import type { CallRefusal } from '../../cloud/call'
import { momentInWords } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'
import { closed } from './moved-away-words'
import { roleWords } from './words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const listRefusals: Sentences<'accounts.listRebindings'> = doorRefusals

export const decideRefusals: Sentences<'accounts.decideRebinding'> = {
  ...doorRefusals,
  rebindingClosed: closed,
  roleEnded: { title: '这个职务已经结束了', next: '要再担任，请到“角色”里重新定。' },
  lastOne: { title: '双联双管办只剩这一位了', next: '请先定好接任的人。' },
  secondNeeded: { title: '还差一个人', next: '带队的职务要两个人都说是，请另一位也点一下。' },
}

export const haltRefusals: Sentences<'accounts.haltRebinding' | 'accounts.releaseRebinding'> = {
  ...doorRefusals,
  rebindingClosed: closed,
}

/** What becomes of one office, in one sentence. */
export function moveInWords({ role, place, state, from, asks }: RoleMove): string {
  const office = `${place.name} · ${roleWords[role]}`
  if (state === 'ended') return `${office}：已经结束`
  if (state === 'carried') return `${office}：${from ? `${momentInWords(from)} 起转过去` : '马上转过去'}`
  const earliest = from ? `，最早 ${momentInWords(from)}` : ''
  return `${office}：先停下，等${asksInWords(asks)}说可以${earliest}`
}

/** From the nearest to the county office, which can always say so. */
function asksInWords(asks: Role[]): string {
  const [last, ...nearer] = asks.map(role => roleWords[role])
  return nearer.length === 0 ? (last ?? '') : `${nearer.reverse().join('、')}或${last}`
}

export const moveWords = {
  title: '职务怎么办',
  sooner: '本人在原来的手机上点“是我换的”，马上就转过去。',
  lost: '手机丢了的，请先暂停原来的账号，再来换绑。',
}

export const listWords = {
  title: '换微信的职务',
  lead: '有人换了微信。职务要能定它的人说可以才转过去；不是本人的，点一下就叫停。',
  empty: '没有换微信的人',
  emptyNext: '有人换微信时会出现在这里。',
  somebody: '名册上的一位',
  movedAt: (time: string) => `${time} 换的微信`,
  until: (time: string) => `${time} 前可以叫停`,
  noRole: '没有担任职务',
  states: { open: null, agreed: '本人在原来的手机上说：是他换的', halted: '已经叫停', left: '已离开名册' },
  needsSecond: '已有一位说可以，还差一位。',
  carry: (role: string) => `可以，转${role}`,
  carrying: '正在转…',
  carried: '记下了。',
  end: (role: string) => `不转，结束${role}`,
  ending: '正在结束…',
  ended: '已经结束。',
  halt: '不是本人，叫停',
  halting: '正在叫停…',
  halted: '已经叫停，原来的微信照旧。',
  release: '认错了人，原来的微信接着用',
  releasing: '正在记下…',
  released: '记下了。',
}
