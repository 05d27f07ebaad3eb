import { addDays, dayOf, hourOf, lastDayOfQuarter } from '../../../src/contract/calendar'
import type { WorkCalendar } from '../../../src/contract/workdays'
import type { ConsentAnswer, MessageConsent, Reach } from '../../../types/reminders'
import type { CalendarDay, Moment, Quarter } from '../../../types/time'

export const weekMs = 7 * 24 * 60 * 60_000

/** How many messages may still be sent (G51): what was counted, less every batch that has sent one since. */
export function leftOf(consent: Pick<MessageConsent, 'left' | 'spent'> | null): number {
  if (!consent) return 0
  return Math.max(0, consent.left - Object.keys(consent.spent).length)
}

/** How many were sent within the last seven days, over all kinds (G54). */
export function sentThisWeek(consent: Pick<MessageConsent, 'spent' | 'earlier'>, now: Moment): number {
  return [...consent.earlier, ...Object.values(consent.spent)].filter(at => at > now - weekMs).length
}

/** How somebody would be reached now, by the identity bound to the person and what WeChat lets us send. */
export function reachOf(
  { openid, consent }: { openid: string | null; consent: MessageConsent | null },
  now: Moment,
  mostPerWeek: number,
): Reach {
  if (openid === null) return 'noAccount'
  if (consent?.isOff) return 'off'
  if (consent === null || leftOf(consent) === 0) return 'noConsent'
  return sentThisWeek(consent, now) >= mostPerWeek ? 'enough' : 'phone'
}

/** What the ledger is after WeChat's answer: a yes pays for one more; a no ends what there was. */
export function answered(
  before: MessageConsent | null,
  answer: ConsentAnswer,
  now: Moment,
): Pick<MessageConsent, 'left' | 'spent' | 'earlier' | 'answered'> {
  const spent = Object.values(before?.spent ?? {})
  const earlier = [...(before?.earlier ?? []), ...spent].filter(at => at > now - weekMs)
  // `filter` is about the template, not about the person.
  if (answer === 'filter') return { left: leftOf(before), spent: {}, earlier, answered: answer }
  const left = answer === 'accept' ? leftOf(before) + 1 : 0
  return { left, spent: {}, earlier, answered: answer }
}

/** Messages go out on working days and between these hours; on other days the inbox alone tells (G54). */
export function isOfficeHour(
  now: Moment,
  { fromHour, untilHour }: { fromHour: number; untilHour: number },
  calendar: WorkCalendar,
): boolean {
  const hour = hourOf(now)
  return calendar.isWorkday(dayOf(now)) && hour >= fromHour && hour < untilHour
}

/**
 * A132: the stage that is due today, in days before the quarter's end: the nearest one whose day has come. A stage
 * whose day was slept through is caught up by the next look, once, unless a nearer one has come.
 */
export function stageOn(today: CalendarDay, quarter: Quarter, daysBefore: readonly number[]): number | null {
  const lastDay = lastDayOfQuarter(quarter)
  const come = daysBefore.filter(days => addDays(lastDay, -days) <= today)
  return today <= lastDay && come.length > 0 ? Math.min(...come) : null
}
