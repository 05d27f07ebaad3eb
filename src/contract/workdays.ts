import type { CalendarDay, Moment } from '../../types/time'
import { addDays, dayOf, startOfDay, weekdayOf } from './calendar'

/** A year's days off and its weekends that are worked, as the county office entered them (G31). */
export interface WorkYear {
  daysOff: CalendarDay[]
  daysWorked: CalendarDay[]
}

export interface WorkCalendar {
  /** A year without a list counts Monday to Friday. */
  isWorkday(day: CalendarDay): boolean
  isListed(year: number): boolean
}

export function workCalendarOf(years: ReadonlyMap<number, WorkYear>): WorkCalendar {
  return {
    isWorkday(day) {
      const listed = years.get(Number(day.slice(0, 4)))
      if (listed?.daysOff.includes(day)) return false
      if (listed?.daysWorked.includes(day)) return true
      return weekdayOf(day) <= 5
    },
    isListed: year => years.has(year),
  }
}

const hourMs = 60 * 60_000
/** No list of days off is longer; beyond it something is wrong with the list. */
const mostDays = 4000

/** The moment so many hours later, where days off do not count: three working days are 72 hours. */
export function afterWorkHours(from: Moment, hours: number, calendar: WorkCalendar): Moment {
  let left = hours * hourMs
  let at = from
  for (let tried = 0; tried < mostDays; tried++) {
    const midnight = startOfDay(addDays(dayOf(at), 1))
    if (calendar.isWorkday(dayOf(at))) {
      if (at + left <= midnight) return at + left
      left -= midnight - at
    }
    at = midnight
  }
  throw new Error('a calendar without working days')
}

/** How many hours of working days lie between two moments; none when `to` is not later. */
export function workHoursBetween(from: Moment, to: Moment, calendar: WorkCalendar): number {
  let ms = 0
  let at = from
  for (let tried = 0; at < to; tried++) {
    if (tried === mostDays) throw new Error('moments too far apart')
    const next = Math.min(to, startOfDay(addDays(dayOf(at), 1)))
    if (calendar.isWorkday(dayOf(at))) ms += next - at
    at = next
  }
  return ms / hourMs
}
