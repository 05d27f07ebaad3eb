import { type WorkCalendar, type WorkYear, workCalendarOf } from '../../../src/contract/workdays'
import type { Earlier } from '../../../types/stories'
import type { Moment } from '../../../types/time'
import { cachedFor } from '../../kernel/cached'
import { shorten } from '../../kernel/chapters'
import type { Db, Stored } from '../../kernel/db'

/** A year as the office entered it; `_id` is the year. */
export interface KeptYear extends Stored, WorkYear {
  revision: number
  /** What it was before, with who changed it and when. */
  earlier?: Earlier<KeptYear['history'][number]>
  history: { at: Moment; by: string; tapId: string; daysOff: string[]; daysWorked: string[] }[]
}

/** More years than anybody enters. */
const mostYears = 100

const calendars = cachedFor<WorkCalendar>(60_000)

/** The county's working days, remembered for a minute. */
export function readWorkCalendar(db: Db, now: Moment): Promise<WorkCalendar> {
  return calendars(now, async () => {
    const years = await db.find<KeptYear>('holidays', { where: {}, limit: mostYears })
    return workCalendarOf(new Map(years.map(year => [Number(year._id), year])))
  })
}

export function findYear(db: Db, year: number): Promise<KeptYear | null> {
  return db.get<KeptYear>('holidays', String(year))
}

/** Keeps a year as long as it is what was seen; false when somebody was faster. */
export async function keepYear(db: Db, year: KeptYear, entry: KeptYear['history'][number]): Promise<boolean> {
  const { _id, revision, history, earlier, ...days } = year
  if (revision === 0) {
    const first: KeptYear = { _id, ...days, revision: 1, history: [...history, entry] }
    return (await db.insert('holidays', first)) === 'inserted'
  }
  await shorten(db, 'holidays', year, 'history')
  return db.updateOne(
    'holidays',
    _id,
    { revision },
    { set: days, add: { revision: 1 }, push: { history: entry } },
  )
}
