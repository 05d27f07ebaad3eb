import type { JobName, JobRun } from '../../../types/jobs'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { purge } from '../../kernel/purge'
import { periodOf, runId } from './rules'

/** The runs of this period and of the one before, of all these jobs: one call. */
export function findLatestRuns(db: Db, names: readonly JobName[], now: Moment): Promise<JobRun[]> {
  const ids = names.flatMap(name => [runId(name, periodOf(name, now)), runId(name, periodOf(name, now) - 1)])
  return db.find<JobRun>('jobRuns', { where: { _id: is.oneOf(ids) }, limit: ids.length })
}

/** One job's runs, the newest first: the ids are in the order of the periods. */
export function listRuns(db: Db, name: JobName, before: string | null, limit: number): Promise<JobRun[]> {
  const first = `${name}_`
  const _id = before === null ? is.startingWith(first) : is.after(first, before)
  return db.find<JobRun>('jobRuns', { where: { _id }, orderBy: ['_id', 'desc'], limit })
}

/** Begins a run of this period, or begins it again; false when another tick was faster. */
export async function claimRun(
  db: Db,
  name: JobName,
  before: JobRun | null,
  now: Moment,
): Promise<string | null> {
  const _id = runId(name, periodOf(name, now))
  if (before) {
    const { at, outcome } = before
    const set = { at: now, outcome: 'running' }
    return (await db.updateOne('jobRuns', _id, { at, outcome }, { set, add: { tries: 1 } })) ? _id : null
  }
  const run: JobRun = { _id, name, at: now, outcome: 'running', count: 0, tries: 1 }
  return (await db.insert('jobRuns', run)) === 'inserted' ? _id : null
}

export async function endRun(
  db: Db,
  _id: string,
  end: Pick<JobRun, 'outcome' | 'ms'> & Partial<JobRun>,
): Promise<void> {
  await db.updateOne('jobRuns', _id, {}, { set: end })
}

/** What these found to do was nothing. */
export async function endIdleRuns(db: Db, runIds: string[]): Promise<void> {
  if (runIds.length === 0) return
  await db.updateMany('jobRuns', { _id: is.oneOf(runIds), outcome: 'running' }, { set: { outcome: 'done' } })
}

/** Drops old runs; answers how many. */
export function forgetRuns(db: Db, before: Moment): Promise<number> {
  return purge(db, 'jobRuns', { at: is.lessThan(before) }, 'at')
}
