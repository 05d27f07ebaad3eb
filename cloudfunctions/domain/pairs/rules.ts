import { addDays, daysBetween } from '../../../src/contract/calendar'
import type { Pair, PairDay, PairDayView, PairRhythm, PairState, PairStep } from '../../../types/pairs'
import type { CalendarDay } from '../../../types/time'

export const mostMembers = 2
const daysAWeek = 7
/** Without a calendar a visit may be told so many days later. */
const daysBack = 30
const daysShown = 8
const farAway = '9999-12-31'

const stepDays = ({ everyWeeks }: PairRhythm): number => everyWeeks * daysAWeek

/** G34: is it a day of the calendar? */
export function isOnCalendar(rhythm: PairRhythm, day: CalendarDay): boolean {
  return day >= rhythm.from && daysBetween(rhythm.from, day) % stepDays(rhythm) === 0
}

/** The first day of the calendar after this one, whatever became of those before. */
export function nextDay(rhythm: PairRhythm, after: CalendarDay): CalendarDay {
  if (after < rhythm.from) return rhythm.from
  const turns = Math.floor(daysBetween(rhythm.from, after) / stepDays(rhythm)) + 1
  return addDays(rhythm.from, turns * stepDays(rhythm))
}

/** The day that is awaited once somebody has said something of this one: never an earlier one than before. */
export function awaitedAfter(
  { rhythm, awaitedDay }: Pick<Pair, 'rhythm' | 'awaitedDay'>,
  day: CalendarDay,
): CalendarDay | null {
  if (!rhythm || awaitedDay === null || day < awaitedDay) return awaitedDay
  return nextDay(rhythm, day)
}

/** May a visit of that day be told: a day of the calendar, or a recent one where there is none? */
export function whyNotTold(
  rhythm: PairRhythm | null,
  day: CalendarDay,
  today: CalendarDay,
): 'notADay' | 'dayNotYet' | null {
  const isADay = rhythm ? isOnCalendar(rhythm, day) : day >= addDays(today, -daysBack)
  if (!isADay) return 'notADay'
  return day > today ? 'dayNotYet' : null
}

/** How many days of the calendar went by, from the awaited one on, without a word. */
export function missedDays(
  { rhythm, awaitedDay, state }: Pick<Pair, 'rhythm' | 'awaitedDay' | 'state'>,
  today: CalendarDay,
): number {
  if (!rhythm || awaitedDay === null || awaitedDay >= today || state !== 'together') return 0
  return Math.floor((daysBetween(awaitedDay, today) - 1) / stepDays(rhythm)) + 1
}

/** Who was asked has said yes, and nobody goes alone where two go together (G37). */
export function stateOf({ members, inTwos }: Pick<Pair, 'members' | 'inTwos'>): PairState {
  const isEnough = members.length >= (inTwos ? mostMembers : 1)
  return isEnough && members.every(({ agreedAt }) => agreedAt !== null) ? 'together' : 'asked'
}

export const dueKeyOf = (id: string, awaitedDay: CalendarDay | null): string =>
  `${awaitedDay ?? farAway}_${id}`

/** The last days of the calendar and the next, told one by one; without a calendar, the visits there were. */
export function calendarOf(
  { rhythm, state }: Pick<Pair, 'rhythm' | 'state'>,
  told: PairDay[],
  today: CalendarDay,
): PairDayView[] {
  const toldView = ({ day, state, note, by }: PairDay) => ({ day, state, note, byName: by.name })
  if (!rhythm) return told.map(toldView)
  return daysAround(rhythm, today)
    .map(day => told.find(one => one.day === day) ?? day)
    .map(one => (typeof one === 'string' ? untold(one, today) : toldView(one)))
    .filter(one => state !== 'ended' || one.state === 'visited' || one.state === 'skipped')
}

/** The newest first. */
function daysAround(rhythm: PairRhythm, today: CalendarDay): CalendarDay[] {
  const next = nextDay(rhythm, today)
  return Array.from({ length: daysShown }, (_, turn) => addDays(next, -turn * stepDays(rhythm))).filter(
    day => day >= rhythm.from,
  )
}

function untold(day: CalendarDay, today: CalendarDay): PairDayView {
  const state = day === today ? 'today' : day > today ? 'coming' : 'missed'
  return { day, state, note: null, byName: null }
}

/** Was this very tap of this very identity taken before? */
export function isRepeat(
  { steps }: Pick<Pair, 'steps'>,
  act: PairStep['act'],
  openid: string,
  tapId: string,
) {
  return steps.some(step => step.act === act && step.tapId === tapId && step.by.openid === openid)
}
