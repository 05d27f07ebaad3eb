import type { OperationName } from '../../../types/api'
import type { ExchangeKeyView } from '../../../types/exchange'
import type { CallRefusal } from '../../cloud/call'
import { dayInWords, dayOf } from '../../contract/calendar'
import { doorRefusals, type RefusalWords } from '../door/words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const keyRefusals: Sentences<'exchange.listKeys' | 'exchange.revokeKey'> = doorRefusals

export const createRefusals: Sentences<'exchange.createKey'> = {
  ...doorRefusals,
  unknownPlace: { title: '有的社区已经撤销了', next: '请重新选一下社区。' },
  nothingAllowed: { title: '还没有选能做什么', next: '“看进展”和“送诉求”至少选一样。' },
}

export const words = {
  title: '和别的系统对接',
  lead: '每个系统一把钥匙。它只看得到小区、类别、进展和日期，看不到人、内容、门牌和照片。',
  empty: '还没有对接的系统',
  emptyNext: '对方要接进来时，在这里给它做一把钥匙。',
  make: '做一把新钥匙',
  makeIt: '做这把钥匙',
  making: '正在做…',
  consumer: '给哪个系统用',
  consumerHint: '比如“市 12345 热线”。以后靠这个名字认出它。',
  consumerError: '请写清楚给哪个系统用。',
  mayRead: '看进展',
  mayReadNote: '查这些社区的诉求办到哪一步',
  mayWrite: '送诉求',
  mayWriteNote: '把它收到的诉求送到社区来办',
  actsError: '至少选一样。',
  perMinute: '一分钟最多问几次',
  times: '次',
  communities: '能用于哪些社区',
  communitiesError: '请至少选一个社区。',
  newKey: '新钥匙',
  onlyNow: '钥匙只显示这一次',
  onlyNowNext: '请现在抄给对方的管理员，不要发到群里。关上以后谁也看不到，丢了就收回再做一把。',
  notAgain: '钥匙已经给您看过了',
  notAgainNext: '过了十分钟，不再显示。没有抄下来的话，请收回这一把，再做一把。',
  copy: '复制钥匙',
  copied: '已经复制。',
  notCopied: '没有复制成，请长按选中再复制。',
  kept: '我抄好了',
  revoke: '收回',
  revokeTitle: (consumer: string) => `收回“${consumer}”的钥匙？`,
  revokeSentence: '收回以后，它马上就查不到、也送不进来了。已经送来的诉求照常办。',
  revokeYes: '收回，马上停用',
  revoking: '正在收回…',
  revoked: '已经收回。',
  isRevoked: (day: string) => `${day}收回，已经不能用`,
  made: '做好的日子',
  used: '最近一次用',
  neverUsed: '还没有用过',
  can: '能做什么',
  where: '哪些社区',
  howOften: '一分钟最多',
}

export const actsOf = ({ mayRead, mayWrite }: ExchangeKeyView): string =>
  [mayRead && words.mayRead, mayWrite && words.mayWrite].filter(Boolean).join('、')

const mostNamed = 3

export function communitiesOf({ communities }: ExchangeKeyView): string {
  const named = communities.slice(0, mostNamed).map(({ name }) => name)
  const rest = communities.length > mostNamed ? `等 ${communities.length} 个` : ''
  return `${named.join('、')}${rest}`
}

export function factsOf(key: ExchangeKeyView): { name: string; text: string }[] {
  return [
    { name: words.can, text: actsOf(key) },
    { name: words.where, text: communitiesOf(key) },
    { name: words.howOften, text: `${key.perMinute} ${words.times}` },
    { name: words.made, text: dayInWords(dayOf(key.madeAt)) },
    { name: words.used, text: key.usedOn ? dayInWords(key.usedOn) : words.neverUsed },
  ]
}
