import {
  addDays,
  firstDayOfQuarter,
  halfYearOf,
  lastDayOfQuarter,
  previousQuarter,
  quarterOfDay,
  startOfDay,
} from '../../../src/contract/calendar'
import type { AbsenceAct, AbsenceState } from '../../../types/absences'
import type { Registration } from '../../../types/registrations'
import type { CalendarDay, HalfYear, Moment, Quarter } from '../../../types/time'

/**
 * X14: the quarters to look back on, the first one first, once the last of them can be put right no more; none before
 * that day.
 */
export function quartersToLookAt(
  today: CalendarDay,
  { quarters, backfillDays }: { quarters: number; backfillDays: number },
): Quarter[] {
  const last = previousQuarter(quarterOfDay(today))
  if (today <= addDays(lastDayOfQuarter(last), backfillDays)) return []
  const found: Quarter[] = [last]
  while (found.length < quarters) found.unshift(previousQuarter(found[0] ?? last))
  return found
}

/** The half-year in whose name one is written: that of the last quarter. */
export function halfYearOfQuarter(quarter: Quarter): HalfYear {
  return halfYearOf(startOfDay(lastDayOfQuarter(quarter)))
}

export const absenceId = (memberId: string, halfYear: HalfYear): string => `${memberId}_${halfYear}`

/** Was this member accepted before the first of these quarters began? Whoever came later has not missed them. */
export function wasHere(
  { state, stubKey }: Pick<Registration, 'state' | 'stubKey'>,
  first: Quarter,
): boolean {
  const acceptedAt: Moment = Number(stubKey?.slice(0, 15) ?? Number.POSITIVE_INFINITY)
  return (state === 'accepted' || state === 'assigned') && acceptedAt <= startOfDay(firstDayOfQuarter(first))
}

/** From where each act leads where. What was set aside may still be sent. */
export const ways: Record<AbsenceAct, { from: readonly AbsenceState[]; to: AbsenceState }> = {
  send: { from: ['drafted', 'setAside'], to: 'sent' },
  setAside: { from: ['drafted'], to: 'setAside' },
  answer: { from: ['sent'], to: 'answered' },
}

export const isOpenTo = (act: AbsenceAct, state: AbsenceState): boolean => ways[act].from.includes(state)
