import { addDays, dayOf, hourOf, lastDayOfQuarter } from '../../../src/contract/calendar'
import type { WorkCalendar } from '../../../src/contract/workdays'
import type { Notice } from '../../../types/notices'
import type { ConsentAnswer, MessageConsent, MessageTemplate, SendReason } from '../../../types/reminders'
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

export type SendingDecision =
  | { kind: 'send'; notices: Notice[]; template: MessageTemplate }
  | { kind: 'not'; why: SendReason }

/**
 * G54: what of several due notices goes to one phone now. Nothing to somebody who wants none, or was told enough this
 * week over all kinds. More than may still be told this week go together as one message; otherwise the first goes alone
 * and the others come after it.
 */
export function decideSending(
  notices: Notice[],
  {
    consents,
    now,
    mostPerWeek,
  }: {
    consents: Partial<Record<MessageTemplate, MessageConsent>>
    now: Moment
    mostPerWeek: number
  },
): SendingDecision {
  if (consents.quarterReminder?.isOff) return { kind: 'not', why: 'off' }
  const hasLeft = (template: MessageTemplate) => leftOf(consents[template] ?? null) > 0
  const payable = notices.filter(({ template }) => template && hasLeft(template))
  const [first] = payable
  if (!first?.template) return { kind: 'not', why: 'noConsent' }
  const sent = Object.values(consents).reduce((sum, consent) => sum + sentThisWeek(consent, now), 0)
  if (sent >= mostPerWeek) return { kind: 'not', why: 'enough' }
  // One consent pays for one message, whatever it tells: the ones without a consent of their own come along.
  const isTooMuch = notices.length > 1 && sent + notices.length > mostPerWeek
  return { kind: 'send', notices: isTooMuch ? notices : [first], template: first.template }
}
