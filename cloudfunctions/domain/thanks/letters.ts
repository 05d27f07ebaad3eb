import { dayOf } from '../../../src/contract/calendar'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { tell } from '../notices/telling'
import { each } from '../registrations/store'
import { listDue, putInLetter } from './store'
import { letterKeyOf } from './thanks'

const thanksASlice = 50

/**
 * A73: one letter a month and person at most. Told first: whoever is cut off in between tells nobody twice, because a
 * letter of one month is one notice.
 */
export async function sendLetters(db: Db, now: Moment): Promise<number> {
  const month = dayOf(now).slice(0, 7)
  const due = await listDue(db, month, thanksASlice)
  const memberIds = [...new Set(due.map(({ memberId }) => memberId))]
  await tell(
    { db, now },
    memberIds.map(memberId => ({
      kind: 'thanksLetter',
      told: { month },
      to: { memberId },
      thing: `thanks_${memberId}`,
      stage: month,
      link: { page: 'thanks', id: null },
    })),
  )
  await each(due, thanks => putInLetter(db, thanks, month, letterKeyOf(month, thanks._id)))
  return due.length
}
