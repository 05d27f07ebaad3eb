import { dayOf } from '../../src/contract/calendar'
import type { CalendarDay } from '../../types/time'
import { is } from './condition'
import type { Context } from './context'
import type { Db, Stored } from './db'
import { comesAgain, type RateName, rateOf, triesId } from './rates'
import { shortHash } from './seal'

/** What a person, or a thing, has come to on one day; it goes when the day is over. */
interface Tries extends Stored {
  day: CalendarDay
  count: number
  /** A keyed hash of each, never more of them than the rate allows. */
  things: string[]
}

type Counting = Pick<Context, 'db' | 'actor' | 'rules' | 'now'>

/**
 * Counts one of at most so many different things of a day, and answers whether it is within the rate; a thing that was
 * counted is allowed again, so that one tap is one try however often it is sent. One call for a new thing, two for the
 * first of a day, three for one that comes again and for a no; where things mostly come again it is one for those and two
 * for a new one. `thing`: the tap, or what is looked at; `whose`: whom or what the rate is of, the asking identity if not
 * said.
 */
export async function isWithinRate(
  { db, actor, rules, now }: Counting,
  rate: RateName,
  thing: string,
  whose = actor.openid,
): Promise<boolean> {
  const day = dayOf(now)
  const most = rateOf(rate, rules.on(day))
  const [id, key] = [triesId(day, rate, whose), shortHash(thing)]
  const isFree = { count: is.lessThan(most), things: is.not(key) }
  const more = () => db.updateOne('accountTries', id, isFree, { push: { things: key }, add: { count: 1 } })
  const counted = () => db.get<Tries>('accountTries', id)
  const isCounted = async () => (await counted())?.things.includes(key) ?? false
  const before = comesAgain(rate) ? await counted() : undefined
  if (before?.things.includes(key)) return true
  if (before !== null && (await more())) return true
  const first: Tries = { _id: id, day, count: 1, things: [key] }
  if ((await db.insert('accountTries', first)) === 'inserted') return true
  const kept = await counted()
  if (kept?.things.includes(key)) return true
  // Another thing was the first of the day at the same moment, and this one may be on its way twice.
  return (kept?.count ?? most) < most && ((await more()) || isCounted())
}

/** Is the rate of this identity used up? Nothing is counted. One call. */
export async function isRateFull({ db, actor, rules, now }: Counting, rate: RateName): Promise<boolean> {
  const day = dayOf(now)
  const tries = await db.get<Tries>('accountTries', triesId(day, rate, actor.openid))
  return (tries?.count ?? 0) >= rateOf(rate, rules.on(day))
}

export function forgetTries(db: Db, before: CalendarDay): Promise<number> {
  return db.removeMany('accountTries', { day: is.lessThan(before) })
}
