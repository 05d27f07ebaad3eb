import type { Moment } from '../../../../types/time'
import type { Db } from '../../../kernel/db'
import { applySlice } from './apply'
import { dropOldFiles, findUntouched, removePlan } from './store'

const minute = 60_000
const hour = 60 * minute
const week = 7 * 24 * hour
const atOnce = 10

/** What the clock does about sheets of places: goes on where one stopped, deletes files and plans left behind. */
export async function sweepSheets(db: Db, now: Moment): Promise<number> {
  const files = await dropOldFiles(db, now - 2 * hour, atOnce)
  const stopped = await findUntouched(db, 'applying', now - minute, atOnce)
  for (const kept of stopped) await applySlice(db, kept, now)
  const forgotten = await findUntouched(db, 'planned', now - week, atOnce)
  for (const { _id } of forgotten) await removePlan(db, _id)
  return files + stopped.length + forgotten.length
}
