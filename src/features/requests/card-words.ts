import type { RequestCategory, RequestState, RequestView } from '../../../types/requests'
import { limitInWords } from '../../contract/calendar'
import { serviceWords } from '../teams/service-words'

/** What a line of a list says, apart from the rest: the home page draws it, too. */
export const cardWords = {
  urgent: '急',
  late: '晚了',
  yourWord: '等您回一句话',
  residentsWord: '等居民回话',
  yourAnswer: '等您回话',
  yours: '您接下了',
  answered: '社区答复了',
} as const

export const categoryWords: Record<RequestCategory, string> = { ...serviceWords, other: '别的事' }

/** Where it stands, in a word or two. */
export const stateWords: Record<RequestState, string> = {
  submitted: '等社区回话',
  accepted: '社区受理了',
  chosen: '等选的人回话',
  assigned: '有人接下了',
  onTheWay: '人在路上',
  done: '说办好了',
  confirmed: '办好了',
  reopened: '重新办',
  notSolved: '没能办成',
  declined: '社区办不了',
  referred: '转到别处了',
  withdrawn: '撤回了',
}

/** A request by its name: what kind of help, or an opinion (A71). */
export function titleOf({ kind, category }: Pick<RequestView, 'kind' | 'category'>): string {
  return kind === 'opinion' ? `意见建议 · ${categoryWords[category]}` : categoryWords[category]
}

/** As near as everybody who sees the request may know. */
export function placeInWords({
  community,
  estate,
  building,
  spot,
}: Pick<RequestView, 'community' | 'estate' | 'building' | 'spot'>): string {
  return [estate?.name ?? community.name, building, spot].filter(Boolean).join(' ')
}

/** Where it stands for whoever reads it: whoever is waited for is told so. */
export function standingInWords({ kind, state, isWaiting, sides }: RequestView): string {
  if (isWaiting) return sides.includes('asker') ? cardWords.yourWord : cardWords.residentsWord
  if (state === 'chosen' && sides.includes('chosen')) return cardWords.yourAnswer
  if (state === 'assigned' && sides.includes('volunteer')) return cardWords.yours
  if (state === 'done' && kind === 'opinion') return cardWords.answered
  return stateWords[state]
}

/** When an answer or the end is due; null while nobody has to act. */
export function dueInWords({ dueAt, isLate, isWaiting, sides }: RequestView): string | null {
  if (isWaiting) return `在等${sides.includes('asker') ? '您' : '居民'}回话，时间先停着`
  if (dueAt === null) return null
  return isLate ? `应在 ${limitInWords(dueAt)} 前答复，已经晚了` : `最晚 ${limitInWords(dueAt)} 前答复`
}
