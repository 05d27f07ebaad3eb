import type { Suggestion } from '../../../types/suggestions'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { findHolders, type Holder, holding } from '../accounts/holders'
import { type Telling, tell } from '../notices/telling'
import { readTree } from '../orgs/store'
import { each } from '../registrations/store'

const suggestionsARun = 100

/**
 * G77 G80: tells whoever answers, a day before an answer is due and once when it is late. A community without a secretary
 * is told nothing; the office sees its list. Told first and marked then: the notice's id makes it one.
 */
export async function remindAnswers(db: Db, now: Moment): Promise<number> {
  const due = await db.find<Suggestion>('suggestions', {
    where: { remindAt: is.lessThan(now + 1) },
    orderBy: ['remindAt', 'asc'],
    limit: suggestionsARun,
  })
  if (due.length === 0) return 0
  const tree = await readTree(db, now)
  const holders = await findHolders(
    db,
    due.map(({ orgId }) => orgId),
    now,
  )
  await tell(
    { db, now },
    due.flatMap(suggestion => {
      const isCounty = tree.find(suggestion.orgId)?.kind === 'county'
      return tellingsOf(
        suggestion,
        holding(holders, isCounty ? 'countyOffice' : 'communitySecretary', suggestion.orgId),
        now,
      )
    }),
  )
  await each(due, ({ _id, revision, remindAt, dueAt }) => {
    const next = dueAt !== null && dueAt > now ? dueAt : null
    return db.updateOne('suggestions', _id, { revision, remindAt }, { set: { remindAt: next } })
  })
  return due.length
}

function tellingsOf({ _id, no, state, dueAt, orgId }: Suggestion, to: Holder[], now: Moment): Telling[] {
  if (state !== 'waiting' || dueAt === null) return []
  const isLate = dueAt <= now
  return to.map(({ openid }) => ({
    kind: 'answerDue',
    told: { no, dueAt, isLate },
    to: { openid },
    thing: _id,
    stage: `${isLate ? 'late' : 'due'} ${dueAt}`,
    link: { page: 'answers', id: orgId },
  }))
}
