import { weekdayOf } from '../../../src/contract/calendar'
import type { WorkYear } from '../../../src/contract/workdays'

export type YearDecision =
  | { ok: true; days: WorkYear }
  | { ok: false; refusal: 'notOfThatYear' | 'dayTwice' | 'notAWeekend' }

/** Days of that year, each once, and worked ones only on weekends: Monday to Friday are worked anyway. */
export function decideYear(year: number, { daysOff, daysWorked }: WorkYear): YearDecision {
  const all = [...daysOff, ...daysWorked]
  if (all.some(day => Number(day.slice(0, 4)) !== year)) return { ok: false, refusal: 'notOfThatYear' }
  if (new Set(all).size !== all.length) return { ok: false, refusal: 'dayTwice' }
  if (daysWorked.some(day => weekdayOf(day) <= 5)) return { ok: false, refusal: 'notAWeekend' }
  return { ok: true, days: { daysOff: [...daysOff].sort(), daysWorked: [...daysWorked].sort() } }
}
