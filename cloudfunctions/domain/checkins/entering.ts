import type { Checkin } from '../../../types/checkins'
import type { Db } from '../../kernel/db'
import { each } from '../registrations/store'
import { findByIds, keepCheckin } from './store'

/**
 * Keeps the entered check-ins of several people (G07): two calls when nobody of them has one, three more for each who has.
 * When a phone was faster in that very moment, each is kept for itself.
 */
export async function keepEntered(
  db: Db,
  checkins: Checkin[],
): Promise<Map<string, { kept: Checkin; isNew: boolean }>> {
  if (checkins.length === 0) return new Map()
  const ids = checkins.map(({ _id }) => _id)
  const there = new Set((await findByIds(db, ids)).map(({ _id }) => _id))
  const missing = checkins.filter(({ _id }) => !there.has(_id))
  const isWritten = (await db.insertMany('checkins', missing)) === 'inserted'
  const outcomes = await each(checkins, async checkin =>
    isWritten && !there.has(checkin._id) ? { kept: checkin, isNew: true } : keepCheckin(db, checkin),
  )
  return new Map(outcomes.map(outcome => [outcome.kept.memberId, outcome]))
}
