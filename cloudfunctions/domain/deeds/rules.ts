import { dayOf, yearOf } from '../../../src/contract/calendar'
import type { Deed, DeedAct, DeedSource, DeedState } from '../../../types/deeds'
import type { CalendarDay, Moment } from '../../../types/time'

/** A48: every act, the states it may begin in (null: no deed yet), and where it leads. */
export const moves: Record<DeedAct, { from: (DeedState | null)[]; to: DeedState }> = {
  record: { from: [null, 'withdrawn'], to: 'waiting' },
  correct: { from: ['waiting', 'confirmed', 'sentBack'], to: 'waiting' },
  confirm: { from: ['waiting'], to: 'confirmed' },
  sendBack: { from: ['waiting', 'confirmed'], to: 'sentBack' },
  withdraw: { from: ['waiting', 'confirmed', 'sentBack'], to: 'withdrawn' },
}

/** Where an act leads from a state; null when it cannot begin there. */
export function stateAfter(act: DeedAct, state: DeedState | null): DeedState | null {
  return moves[act].from.includes(state) ? moves[act].to : null
}

/** A deed is done already, this year or the one before. */
export function refusalOfDay(day: CalendarDay, now: Moment): 'dayNotYet' | 'tooLongAgo' | null {
  const today = dayOf(now)
  if (day > today) return 'dayNotYet'
  return yearOf(day) < yearOf(today) - 1 ? 'tooLongAgo' : null
}

export function suggestionId({ kind, id }: DeedSource, memberId: string): string {
  return `${kind}_${id}_${memberId}`
}

/** Did this very tap of this very identity do that before? */
export function isRepeat({ steps }: Pick<Deed, 'steps'>, act: DeedAct, openid: string, tapId: string) {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)
}

/** Is the act the last thing that happened, and by the same person? Then a second tap is shown the first one. */
export function isDoneAlready({ steps }: Pick<Deed, 'steps'>, act: DeedAct, openid: string): boolean {
  const last = steps.at(-1)
  return last?.act === act && last.by.openid === openid
}
