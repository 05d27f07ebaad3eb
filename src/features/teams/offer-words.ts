import type { OperationName } from '../../../types/api'
import type { OfferedService } from '../../../types/teams'
import type { CallRefusal } from '../../cloud/call'
import { doorRefusals, type RefusalWords } from '../door/words'
import { services, serviceWords } from './service-words'

type Sentences<Name extends OperationName> = Record<CallRefusal<Name>, RefusalWords>

export const offerRefusals: Sentences<'teams.offer'> = {
  ...doorRefusals,
  notVolunteering: { title: '还没有申请过', next: '先填一张申请表，一分钟就好。' },
}

export const offeredWords: Record<OfferedService, string> = { ...serviceWords, other: '别的事' }

export const offeredServices: OfferedService[] = [...services, 'other']

export const words = {
  title: '居民可以自己选您',
  lead: '勾上的事，本社区的居民可以直接请您。他们看得到您的姓名、单位、能帮的事和有空的时间，看不到电话。来不来每次都由您。',
  none: '现在没有勾，居民选不到您。',
  offered: (names: string) => `居民可以请您帮：${names}。`,
  change: '勾一勾能帮什么',
  save: '就这些',
  saving: '正在记下…',
  saved: '记下了，谢谢您',
  takeBack: '不再让居民选',
  takenBack: '好的，居民选不到您了',
} as const
