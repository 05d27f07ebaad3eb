import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import type { MemberImport } from './import'
import { clearRows, moveOn } from './import-store'

/** Drops a plan that was not applied, with its rows; false when it is not open any more. */
export async function dropPlan(db: Db, kept: MemberImport, now: Moment): Promise<boolean> {
  const dropped = { state: 'dropped', step: 'clearing' } as const
  const isDropped = kept.state === 'planned' && (await moveOn(db, kept, now, dropped))
  if (isDropped) await clearDropped(db, { ...kept, ...dropped }, now)
  return isDropped
}

/** The second half, which the clock does again when it was cut off. */
export async function clearDropped(db: Db, kept: MemberImport, now: Moment): Promise<void> {
  await clearRows(db, kept._id)
  await moveOn(db, kept, now, { step: null })
}
