import { createHash } from 'node:crypto'
import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { Rating, RatingHelper, RatingLetter } from '../../../types/ratings'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import { withoutContacts } from '../../kernel/contacts-in-words'
import type { Db } from '../../kernel/db'
import { type Telling, tell } from '../notices/telling'
import { momentKey } from '../registrations/rules'
import { each } from '../registrations/store'
import { readRuleBook } from '../rules/store'
import { isLow } from './rules'

const helpersARun = 50
/** Nobody helps more people in a month; the rest goes into the next letter. */
const ratingsALetter = 200
const remarksALetter = 30
const grades = ['best', 'good', 'fair'] as const

/** Notes who was praised or not, so that the month's letters find their people; nothing else is known of them here. */
export async function awaitLetters(db: Db, ratings: Rating[], now: Moment): Promise<void> {
  const helperIds = [...new Set(ratings.flatMap(({ helperIds }) => helperIds))]
  await each(helperIds, _id =>
    db.insert('ratingHelpers', { _id, lettered: previousMonth(now), after: '' } as RatingHelper),
  )
}

/**
 * G72 G75: the month's letters, some helpers at a time: what at least three residents said, mixed, without matter, day,
 * order or number. A month that is too thin waits for the next. The letter's id is the helper's and the month's, and
 * who has been looked at says so last: killed in between, it is looked at again and the first letter stays.
 */
export async function writeLetters(db: Db, now: Moment): Promise<number> {
  const month = monthOf(now)
  const helpers = await db.find<RatingHelper>('ratingHelpers', {
    where: { lettered: is.lessThan(month) },
    orderBy: ['lettered', 'asc'],
    limit: helpersARun,
  })
  const written = await each(helpers, helper => writeLetter(db, helper, month, now))
  return written.filter(isWritten => isWritten).length
}

async function writeLetter(db: Db, helper: RatingHelper, month: string, now: Moment): Promise<boolean> {
  const rules = (await readRuleBook(db, now)).on(dayOf(now))
  // What may still be said anew is not told yet.
  const before = startOfDay(addDays(`${month}-01`, -rules['ratings.changeDays']))
  const told = await listTold(db, helper, momentKey(before))
  const praise = told.filter(({ said }) => !isLow(said.grade))
  const residents = new Set(praise.flatMap(({ raterKey }) => raterKey ?? []))
  const isEnough = residents.size >= rules['ratings.shownFrom']
  const isWritten =
    isEnough && (await db.insert('ratingLetters', letterOf(helper, month, praise, now))) === 'inserted'
  if (isEnough) await tell({ db, now }, [tellingOf(helper, month)])
  const after = isEnough ? (told.at(-1)?.sortKey ?? helper.after) : helper.after
  const set = { lettered: month, after }
  await db.updateOne('ratingHelpers', helper._id, { lettered: helper.lettered }, { set })
  return isWritten
}

/** Told once, however often the letter is begun again. */
function tellingOf({ _id }: RatingHelper, month: string): Telling {
  const link = { page: 'letters', id: null } as const
  const to = { memberId: _id }
  return { kind: 'letterWritten', told: { month }, to, thing: `letter ${_id}`, stage: month, link }
}

function listTold(db: Db, { _id, after }: RatingHelper, before: string): Promise<Rating[]> {
  return db.find<Rating>('ratings', {
    where: { helperIds: _id, sortKey: is.after(after, before) },
    orderBy: ['sortKey', 'asc'],
    limit: ratingsALetter,
  })
}

function letterOf(helper: RatingHelper, month: string, praise: Rating[], now: Moment): RatingLetter {
  const _id = `${helper._id}_${month}`
  const remarks = praise.flatMap(({ said }) =>
    said.text !== null && said.words === 'clear' ? [withoutContacts(said.text)] : [],
  )
  return {
    _id,
    memberId: helper._id,
    month,
    grades: grades.filter(grade => praise.some(({ said }) => said.grade === grade)),
    remarks: mixed(remarks, _id).slice(0, remarksALetter),
    writtenAt: now,
    sortKey: `${month}_${helper._id}`,
  }
}

/** In an order that says nothing about when, and is the same if the letter is begun again. */
function mixed(remarks: string[], letterId: string): string[] {
  const keyOf = (remark: string) => createHash('sha256').update(`${letterId} ${remark}`).digest('hex')
  return [...remarks].sort((one, other) => keyOf(one).localeCompare(keyOf(other)))
}

const monthOf = (now: Moment): string => dayOf(now).slice(0, 7)
const previousMonth = (now: Moment): string => addDays(`${monthOf(now)}-01`, -1).slice(0, 7)

/** One's own letters, the newest first. */
export function listLetters(
  db: Db,
  memberId: string,
  before: string | null,
  limit: number,
): Promise<RatingLetter[]> {
  return db.find<RatingLetter>('ratingLetters', {
    where: { memberId, ...(before !== null && { sortKey: is.lessThan(before) }) },
    orderBy: ['sortKey', 'desc'],
    limit,
  })
}
