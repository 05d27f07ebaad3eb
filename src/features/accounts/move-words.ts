import type { RebindingView, Role, RoleMove } from '../../../types/accounts'
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

/** What becomes of one office, in one sentence: before the binding moves, or as that move stands now. */
export function moveInWords(
  { role, place, state, from, asks }: RoleMove,
  stands: RebindingView['state'] | 'planned',
): string {
  const office = `${place.name} · ${roleWords[role]}`
  if (state === 'ended' || stands === 'left') return `${office}：已经结束`
  if (stands === 'halted') return `${office}：回到原来的微信`
  if (state === 'carried') {
    const at = stands === 'planned' ? '马上转过去' : '已经转过去'
    return `${office}：${from ? `${momentInWords(from)} 起转过去` : at}`
  }
  const earliest = from ? `，最早 ${momentInWords(from)}` : ''
  return `${office}：先停下，${asksInWords(asks)}说可以${earliest}`
}

/** From the nearest to the county office, which can always say so. */
function asksInWords(asks: Role[]): string {
  const [last, ...nearer] = asks.map(role => roleWords[role])
  if (last === undefined) return '还要另一位'
  return nearer.length === 0 ? `等${last}` : `等${nearer.reverse().join('、')}或${last}`
}

export const moveWords = {
  title: '职务怎么办',
  sooner: '本人在原来的手机上点“是我换的”，马上就转过去。',
  lost: '手机丢了的，请先暂停原来的账号，再来换绑。',
}

export const listWords = {
  title: '谁换了微信',
  lead: '有人换了微信，担任的职务要上级说可以才转过去。看看是不是本人，不是就叫停。',
  empty: '没有人换微信',
  emptyNext: '有人换微信时会出现在这里。',
  somebody: '名册上的一位',
  movedAt: (time: string) => `${time} 换的微信`,
  until: (time: string) => `${time} 前可以叫停`,
  noRole: '没有担任职务',
  states: { open: null, agreed: '本人在原来的手机上说：是我换的', halted: '已经叫停', left: '已离开名册' },
  released: '原来的微信是别人的，当初认错了。',
  needsSecond: '还差的这一位：能定这个职务的，或者本人单位、社区的书记。',
  carry: (role: string) => `可以，转${role}`,
  carrying: '正在转…',
  carried: '记下了。',
  end: (role: string) => `不转，结束${role}`,
  ending: '正在结束…',
  ended: '已经结束。',
  halt: '不是本人，叫停',
  halting: '正在叫停…',
  halted: '已经叫停，原来的微信照旧。',
  release: '新的才是本人，原来那个认错了',
  releasing: '正在记下…',
  releaseDone: '记下了，原来的微信可以另外认领。',
}
