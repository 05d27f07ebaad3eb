import type { Suggestion, SuggestionAct, SuggestionState } from '../../../types/suggestions'
import type { Moment } from '../../../types/time'
import { momentKey } from '../registrations/rules'

export type SuggestionParty = 'author' | 'office'

interface Way {
  from: readonly SuggestionState[]
  to: SuggestionState
  by: SuggestionParty
}

/** Every act, the states it may begin in, where it leads and whose it is (G77 G80). */
export const ways: Record<Exclude<SuggestionAct, 'submit'>, Way> = {
  answer: { from: ['waiting'], to: 'answered', by: 'office' },
  askAgain: { from: ['answered'], to: 'waiting', by: 'author' },
  settle: { from: ['answered'], to: 'settled', by: 'author' },
}

export function mayAct(
  act: keyof typeof ways,
  { state, steps }: Pick<Suggestion, 'state' | 'steps'>,
  parties: readonly SuggestionParty[],
): boolean {
  const { from, by } = ways[act]
  if (!from.includes(state) || !parties.includes(by)) return false
  return act !== 'askAgain' || !hasAskedAgain({ steps })
}

/** Once more is enough: then the office has the last word, and what the author said stays beside it. */
export const hasAskedAgain = ({ steps }: Pick<Suggestion, 'steps'>): boolean =>
  steps.some(({ act }) => act === 'askAgain')

export function isLate({ state, dueAt }: Pick<Suggestion, 'state' | 'dueAt'>, now: Moment): boolean {
  return state === 'waiting' && dueAt !== null && dueAt < now
}

const dayMs = 24 * 60 * 60_000

/** Whoever answers is told a day before it is due; at once when that is less than a day away. */
export const remindAtOf = (dueAt: Moment, now: Moment): Moment => Math.max(now, dueAt - dayMs)

const end = 10 ** 14

/** Waiting ones by when an answer is due, the others the latest first. */
export function sortKeyOf(state: SuggestionState, dueAt: Moment | null, now: Moment, id: string): string {
  return momentKey(state === 'waiting' ? (dueAt ?? now) : end - now, id)
}

export const ownKeyOf = (at: Moment, id: string): string => momentKey(end - at, id)
