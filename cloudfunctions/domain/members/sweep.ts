import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { currentTree } from '../orgs/store'
import { applySlice } from './apply'
import { clearDropped, dropPlan } from './dropping'
import type { MemberImport } from './import'
import { findHalfDropped, findImportsIn } from './import-store'
import { undoSlice } from './undo'
import { dropOldUploads } from './uploads'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const atOnce = 20

/**
 * What the clock does about imports: deletes files that were left behind for an hour, moves an import on
 * that stopped halfway, and drops plans that nobody touched for a week, with their rows. Answers how many
 * things it did.
 */
export async function sweepImports(db: Db, now: Moment): Promise<number> {
  const files = await dropOldUploads(db, now - hour, atOnce)
  const moved = await continueStopped(db, now)
  const dropped = await dropForgotten(db, now)
  return files + moved + dropped
}

/** One runs at a time, so there is one to continue; a minute without a slice means that nobody else does. */
async function continueStopped(db: Db, now: Moment): Promise<number> {
  const running = await findImportsIn(db, ['applying', 'applied', 'undoing'], now, atOnce)
  const stopped = running.filter(({ touchedAt }) => touchedAt <= now - minute)
  for (const kept of stopped) await continueOne(db, kept, now)
  return stopped.length
}

async function continueOne(db: Db, kept: MemberImport, now: Moment): Promise<void> {
  const tree = await currentTree(db, now)
  if (kept.state === 'undoing') await undoSlice(db, kept, tree, now)
  else await applySlice(db, kept, tree, now)
}

async function dropForgotten(db: Db, now: Moment): Promise<number> {
  const week = now - 7 * day
  const plans = (await findImportsIn(db, ['planned'], week, atOnce)).filter(
    ({ touchedAt }) => touchedAt < week,
  )
  for (const plan of plans) await dropPlan(db, plan, now)

  const halfDropped = await findHalfDropped(db, atOnce)
  for (const plan of halfDropped) await clearDropped(db, plan, now)
  return plans.length + halfDropped.length
}
