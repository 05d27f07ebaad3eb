import { jobNames } from '../../src/contract/timetable'
import type { JobName, JobRun } from '../../types/jobs'
import type { Moment } from '../../types/time'
import { type DueJob, dueJobs, outcomeOf } from '../domain/jobs/rules'
import { claimRun, claimRuns, endIdleRuns, endRun, findLatestRuns, releaseRuns } from '../domain/jobs/store'
import type { Db } from '../kernel/db'
import { describeFault } from '../kernel/log'
import type { Schedule } from './schedule'

/** A tick has twenty seconds, and no job takes more than eight: what is not begun by now is the next tick's. */
const msToBegin = 11_000
const foundNothing = 'done 0'

/**
 * Runs what is due, one after another. Each period of a job is claimed by a row that says how it went. A failing job is
 * written down and starves nobody; what was stopped is begun again by the next tick, and goes on where it was. Most find
 * nothing to do: their rows are claimed together and end together, in one call each.
 */
export async function tick(db: Db, schedule: Schedule, now: Moment): Promise<Record<string, string>> {
  const begun = Date.now()
  const outcomes: Record<string, string> = {}
  const latest = await findLatestRuns(db, jobNames, now)
  const due = dueJobs(jobNames, latest, now)
  const claimed = await claimTogether(db, due, latest, now)
  const idle: JobName[] = []
  for (const { name, before } of due) {
    if (Date.now() - begun > msToBegin) break
    if (!claimed.delete(name) && !(await claimRun(db, name, before, now))) continue
    outcomes[name] = await runOne(db, name, schedule[name], now)
    if (outcomes[name] === foundNothing) idle.push(name)
  }
  await endIdleRuns(db, idle, now)
  await releaseRuns(db, [...claimed], now)
  return outcomes
}

/**
 * The first runs of a period. After a tick that was stopped each is claimed at its turn instead: then whoever stops the
 * next one is known, and those behind it have no row and come first in the tick after.
 */
async function claimTogether(db: Db, due: DueJob[], latest: JobRun[], now: Moment): Promise<Set<JobName>> {
  if (latest.some(run => outcomeOf(run, now) === 'stopped')) return new Set()
  const first = due.filter(({ before }) => before === null)
  return claimRuns(
    db,
    first.map(({ name }) => name),
    now,
  )
}

async function runOne(db: Db, name: JobName, run: Schedule[JobName], now: Moment): Promise<string> {
  const begun = Date.now()
  try {
    const count = await run(db, now)
    if (count === 0) return foundNothing
    await endRun(db, name, now, { outcome: 'done', count, ms: Date.now() - begun })
    return `done ${count}`
  } catch (error) {
    await endRun(db, name, now, { outcome: 'failed', ms: Date.now() - begun, fault: describeFault(error) })
    return 'failed'
  }
}
