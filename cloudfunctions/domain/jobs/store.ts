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

/** Begins the first runs of this period, all in one call; none of them when another tick was faster with one. */
export async function claimRuns(db: Db, names: readonly JobName[], now: Moment): Promise<Set<JobName>> {
  const runs = names.map(name => firstRun(name, now))
  return new Set((await db.insertMany('jobRuns', runs)) === 'inserted' ? names : [])
}

/** Gives back what was claimed and never begun. */
export async function releaseRuns(db: Db, names: readonly JobName[], now: Moment): Promise<void> {
  if (names.length === 0) return
  await db.removeMany('jobRuns', running(names, now))
}

const running = (names: readonly JobName[], now: Moment) => ({
  _id: is.oneOf(names.map(name => runId(name, periodOf(name, now)))),
  outcome: 'running',
})

const firstRun = (name: JobName, now: Moment): JobRun => ({
  _id: runId(name, periodOf(name, now)),
  name,
  at: now,
  outcome: 'running',
  count: 0,
  tries: 1,
})

/** Begins a run of this period, or begins it again; false when another tick was faster. */
export async function claimRun(db: Db, name: JobName, before: JobRun | null, now: Moment): Promise<boolean> {
  if (!before) return (await db.insert('jobRuns', firstRun(name, now))) === 'inserted'
  const { _id, at, outcome } = before
  const set = { at: now, outcome: 'running' }
  return db.updateOne('jobRuns', _id, { at, outcome }, { set, add: { tries: 1 } })
}

export async function endRun(
  db: Db,
  name: JobName,
  now: Moment,
  end: Pick<JobRun, 'outcome' | 'ms'> & Partial<JobRun>,
): Promise<void> {
  await db.updateOne('jobRuns', runId(name, periodOf(name, now)), {}, { set: end })
}

/** What these found to do was nothing. */
export async function endIdleRuns(db: Db, names: readonly JobName[], now: Moment): Promise<void> {
  if (names.length === 0) return
  await db.updateMany('jobRuns', running(names, now), { set: { outcome: 'done' } })
}

/** Drops old runs; answers how many. */
export function forgetRuns(db: Db, before: Moment): Promise<number> {
  return purge(db, 'jobRuns', { at: is.lessThan(before) }, 'at')
}
