import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import type { CalendarDay, HalfYear, Moment, Quarter } from '../../types/time'

dayjs.extend(utc)

/** China has one offset and no summer time; a name such as Asia/Shanghai would need a zone table on the phone. */
const offsetMinutes = 8 * 60

const at = (moment: Moment): Dayjs => dayjs.utc(moment).utcOffset(offsetMinutes)

/** The calendar day at UTC+8, whatever the machine's zone. */
export function dayOf(moment: Moment): CalendarDay {
  return at(moment).format('YYYY-MM-DD')
}

/** The moment a calendar day begins at UTC+8. */
export function startOfDay(day: CalendarDay): Moment {
  return dayjs.utc(day).valueOf() - offsetMinutes * 60_000
}

/** The day so many days later (earlier when negative). */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayjs.utc(day).add(days, 'day').format('YYYY-MM-DD')
}

/** The day so many months later; the last of the month where there is no such day. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  return dayjs.utc(day).add(months, 'month').format('YYYY-MM-DD')
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayjs.utc(to).diff(dayjs.utc(from), 'day')
}

export const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4))

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: CalendarDay): number {
  return dayjs.utc(day).day() || 7
}

/** `2026Q4` of a moment at UTC+8. */
export function quarterOf(moment: Moment): Quarter {
  return quarterOfDay(dayOf(moment))
}

export function quarterOfDay(day: CalendarDay): Quarter {
  return quarterNamed(yearOf(day), Math.ceil(monthOf(day) / 3))
}

export function firstDayOfQuarter(quarter: Quarter): CalendarDay {
  const { year, index } = readQuarter(quarter)
  return `${year}-${String(index * 3 - 2).padStart(2, '0')}-01`
}

export function lastDayOfQuarter(quarter: Quarter): CalendarDay {
  return addDays(firstDayOfQuarter(nextQuarter(quarter)), -1)
}

/** Its three months, `2026-10` the first. */
export function monthsOfQuarter(quarter: Quarter): string[] {
  const first = firstDayOfQuarter(quarter)
  return [0, 1, 2].map(later => addMonths(first, later).slice(0, 7))
}

export function nextQuarter(quarter: Quarter): Quarter {
  const { year, index } = readQuarter(quarter)
  return index === 4 ? quarterNamed(year + 1, 1) : quarterNamed(year, index + 1)
}

export function previousQuarter(quarter: Quarter): Quarter {
  return quarterOfDay(addDays(firstDayOfQuarter(quarter), -1))
}

export function isFirstDayOfQuarter(moment: Moment): boolean {
  return dayOf(moment) === firstDayOfQuarter(quarterOf(moment))
}

/** The hour of the day at UTC+8, 0 to 23. */
export function hourOf(moment: Moment): number {
  return at(moment).hour()
}

/** `2026H2` of a moment at UTC+8. */
export function halfYearOf(moment: Moment): HalfYear {
  const day = dayOf(moment)
  return `${yearOf(day)}H${monthOf(day) <= 6 ? 1 : 2}`
}

/** Is it a day that exists, written `2026-11-22`? */
export function isCalendarDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayjs.utc(text).format('YYYY-MM-DD') === text
}

/** Is it a month that exists, written `1977-06`? */
export function isCalendarMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

/** `11月22日` */
export function dayInWords(day: CalendarDay): string {
  return `${monthOf(day)}月${Number(day.slice(8))}日`
}

/** `2026年11月22日` */
export function dateInWords(day: CalendarDay): string {
  return `${yearOf(day)}年${dayInWords(day)}`
}

/** `11月` of `2026-11` */
export const monthInWords = (month: string): string => `${Number(month.slice(5))}月`

/** `2026年第四季度` */
export function quarterInWords(quarter: Quarter): string {
  const { year, index } = readQuarter(quarter)
  return `${year}年第${'一二三四'[index - 1]}季度`
}

/** `2026年下半年` */
export function halfYearInWords(halfYear: HalfYear): string {
  return `${halfYear.slice(0, 4)}年${halfYear.endsWith('1') ? '上' : '下'}半年`
}

/** `11月22日 18:40` */
export function momentInWords(moment: Moment): string {
  return `${dayInWords(dayOf(moment))} ${at(moment).format('HH:mm')}`
}

/** A limit as people say it: midnight is the end of the day before, `11月23日 24:00`. */
export function limitInWords(limit: Moment): string {
  return timeOf(limit) === '00:00' ? `${dayInWords(dayOf(limit - 1))} 24:00` : momentInWords(limit)
}

/** `18:40` at UTC+8. */
export function timeOf(moment: Moment): string {
  return at(moment).format('HH:mm')
}

/** The moment of a day and a time of day (`18:40`) at UTC+8. */
export function momentOn(day: CalendarDay, time: string): Moment {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * 60_000
}

/** `11月22日 周日 18:40 到 20:00`; the second day is said when it is another one. */
export function spanInWords(from: Moment, to: Moment): string {
  const [first, last] = [dayOf(from), dayOf(to)]
  const begun = `${dayInWords(first)} 周${'一二三四五六日'[weekdayOf(first) - 1]} ${timeOf(from)}`
  return `${begun} 到 ${first === last ? timeOf(to) : momentInWords(to)}`
}

const monthOf = (day: CalendarDay): number => Number(day.slice(5, 7))

function quarterNamed(year: number, index: number): Quarter {
  return `${year}Q${index as 1 | 2 | 3 | 4}`
}

function readQuarter(quarter: Quarter): { year: number; index: number } {
  return { year: Number(quarter.slice(0, 4)), index: Number(quarter.slice(5)) }
}
