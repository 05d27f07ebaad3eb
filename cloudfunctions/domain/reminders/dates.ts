import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { WorkCalendar } from '../../../src/contract/workdays'
import type { DateKind } from '../../../types/reminders'
import type { CalendarDay, Moment } from '../../../types/time'
import type { Db, Stored } from '../../kernel/db'
import { aShareOfATick, findMark, walkOn } from '../../kernel/walk'
import { readWorkCalendar } from '../holidays/store'
import { insertNotices } from '../notices/store'
import { noticesOf } from '../notices/telling'
import { readTree } from '../orgs/store'
import { momentKey } from '../registrations/rules'
import type { Rules } from '../rules/book'
import { readRuleBook } from '../rules/store'
import { type DateTable, dateTables } from './date-tables'
import { isOfficeHour } from './rules'

/** How far one kind of day has been told: everything before `upTo`, and of what comes before `until`, up to `after`. */
interface Told extends Stored {
  upTo: string
  until: string
  after: string
}

/**
 * G57: reminds whom it concerns of the days that come near or went by without being done, each once, on working days in
 * office hours. A tick that was stopped is gone on with, and days that were slept through are caught up. Answers how many.
 */
export async function planDates(db: Db, now: Moment): Promise<number> {
  const [rules, calendar] = await Promise.all([readRuleBook(db, now), readWorkCalendar(db, now)])
  const settings = rules.on(dayOf(now))
  const hours = { fromHour: settings['reminders.fromHour'], untilHour: settings['reminders.untilHour'] }
  if (!isOfficeHour(now, hours, calendar)) return 0

  const isOver = aShareOfATick()
  let told = 0
  for (const kind of Object.keys(dateTables) as DateKind[]) {
    const table = dateTables[kind]
    if (!settings[table.rule]) continue
    told += await tellDates(db, kind, table, {
      until: keyOf(table, untilOf(table, { today: dayOf(now), settings, calendar })),
      now,
      isOver,
    })
  }
  return told
}

/** Up to which day it is told today: what went by so many days ago, or what comes before the next working day is over. */
function untilOf(
  { daysLate }: DateTable,
  { today, settings, calendar }: { today: CalendarDay; settings: Rules; calendar: WorkCalendar },
): CalendarDay {
  if (daysLate) return addDays(today, -daysLate(settings))
  let next = addDays(today, 1)
  while (!calendar.isWorkday(next) && next < addDays(today, 30)) next = addDays(next, 1)
  return addDays(next, 1)
}

const keyOf = ({ keys }: DateTable, day: CalendarDay): string =>
  keys === 'days' ? day : momentKey(startOfDay(day))

interface Telling {
  until: string
  now: Moment
  isOver(): boolean
}

async function tellDates(
  db: Db,
  kind: DateKind,
  table: DateTable,
  { until, now, isOver }: Telling,
): Promise<number> {
  const seen = await findMark(db, 'reminderDates', firstOf(kind, table, now))
  // A window that was stopped in the middle is finished as it was begun.
  const end = seen.until > seen.upTo ? seen.until : until
  if (end <= seen.upTo) return 0
  const tree = await readTree(db, now)
  // After days of rest nobody hears of what has been.
  const from = table.daysLate ? seen.upTo : later(seen.upTo, keyOf(table, dayOf(now)))
  const { did } = await walkOn(db, seen, {
    collection: 'reminderDates',
    while: { upTo: seen.upTo },
    isOver,
    async slice({ after }) {
      const { tellings, last } = await table.next(db, { from, after, until: end }, { tree, now })
      await insertNotices(db, noticesOf(tellings, now))
      const set = last === null ? { upTo: end, until: end, after: '' } : { until: end, after: last }
      return { set, did: tellings.length, isLast: last === null }
    },
  })
  return did
}

const later = (one: string, other: string): string => (one > other ? one : other)

/** On the first day nothing older is told: what went by long ago stands on the pages. */
function firstOf(_id: DateKind, table: DateTable, now: Moment): Told {
  const upTo = keyOf(table, addDays(dayOf(now), table.daysLate ? -firstDaysBack : 0))
  return { _id, upTo, until: upTo, after: '' }
}

const firstDaysBack = 60
