import { addDays, addMonths, dayOf } from '../../../src/contract/calendar'
import type { Pledge, PledgeAct, PledgeStanding, PledgeState } from '../../../types/pledges'
import type { CalendarDay, Moment } from '../../../types/time'

/** A47: every act, the states it may begin in (null: no pledge yet), and where it leads. */
export const moves: Record<PledgeAct, { from: (PledgeState | null)[]; to: PledgeState }> = {
  write: { from: [null, 'waiting', 'public', 'sentBack', 'withdrawn'], to: 'waiting' },
  pass: { from: ['waiting'], to: 'public' },
  doubt: { from: ['waiting'], to: 'waiting' },
  unreached: { from: ['waiting'], to: 'waiting' },
  release: { from: ['waiting'], to: 'public' },
  sendBack: { from: ['waiting', 'public'], to: 'sentBack' },
  withdraw: { from: ['waiting', 'public', 'sentBack'], to: 'withdrawn' },
}

/** Where an act leads from a state; null when it cannot begin there. */
export function stateAfter(act: PledgeAct, state: PledgeState | null): PledgeState | null {
  return moves[act].from.includes(state) ? moves[act].to : null
}

export function pledgeId(memberId: string, number: number): string {
  return `${memberId}_${number}`
}

/** A pledge begun on that day holds so many months by the rule of that day, and ends by itself. */
export function lastDay(from: CalendarDay, months: number): CalendarDay {
  return addDays(addMonths(from, months), -1)
}

export function isRunning({ until }: Pick<Pledge, 'until'>, now: Moment): boolean {
  return dayOf(now) <= until
}

export function standingOf(pledge: Pick<Pledge, 'until' | 'state'>, now: Moment): PledgeStanding {
  return isRunning(pledge, now) ? pledge.state : 'ended'
}

/** Did this very tap of this very identity do that before? */
export function isRepeat({ steps }: Pick<Pledge, 'steps'>, act: PledgeAct, openid: string, tapId: string) {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by?.openid === openid)
}

/** Is the act the last thing that happened, and by the same person? Then a second tap is shown the first one. */
export function isDoneAlready({ steps }: Pick<Pledge, 'steps'>, act: PledgeAct, openid: string): boolean {
  const last = steps.at(-1)
  return last?.act === act && last.by?.openid === openid
}

/** Do these very words stand already, so that writing them again changes nothing? */
export function isTheSame({ text, state }: Pick<Pledge, 'text' | 'state'>, written: string): boolean {
  return text === written && (state === 'waiting' || state === 'public')
}

/** Nobody changes a pledge so often; a machine might. */
const mostWritings = 50

export function isChangedTooOften({ steps }: Pick<Pledge, 'steps'>): boolean {
  return steps.filter(({ act }) => act === 'write').length >= mostWritings
}

/** Written, and the content check has not said anything yet: perhaps it was cut off. */
export function isUnjudged({ state, steps }: Pick<Pledge, 'state' | 'steps'>): boolean {
  return state === 'waiting' && steps.at(-1)?.act === 'write'
}
