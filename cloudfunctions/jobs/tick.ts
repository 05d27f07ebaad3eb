import { jobNames } from '../../src/contract/timetable'
import type { Moment } from '../../types/time'
import { dueJobs } from '../domain/jobs/rules'
import { claimRun, endIdleRuns, endRun, findLatestRuns } from '../domain/jobs/store'
import type { Db } from '../kernel/db'
import { describeFault } from '../kernel/log'
import type { Schedule } from './schedule'

/** A tick has twenty seconds, and no job takes more than eight: what is not begun by now is the next tick's. */
const msToBegin = 11_000
const foundNothing = 'done 0'

/**
 * Runs what is due, one after another. Each period of a job is claimed by a row that says how it went. A failing job is
 * written down and starves nobody; what was stopped is begun again by the next tick, and goes on where it was. Most find
 * nothing to do: their rows end together, in one call.
 */
export async function tick(db: Db, schedule: Schedule, now: Moment): Promise<Record<string, string>> {
  const begun = Date.now()
  const outcomes: Record<string, string> = {}
  const idle: string[] = []
  for (const { name, before } of dueJobs(jobNames, await findLatestRuns(db, jobNames, now), now)) {
    if (Date.now() - begun > msToBegin) break
    const runId = await claimRun(db, name, before, now)
    if (!runId) continue
    outcomes[name] = await runOne(db, schedule[name], runId, now)
    if (outcomes[name] === foundNothing) idle.push(runId)
  }
  await endIdleRuns(db, idle)
  return outcomes
}

async function runOne(db: Db, run: Schedule[keyof Schedule], runId: string, now: Moment): Promise<string> {
  const begun = Date.now()
  try {
    const count = await run(db, now)
    if (count === 0) return foundNothing
    await endRun(db, runId, { outcome: 'done', count, ms: Date.now() - begun })
    return `done ${count}`
  } catch (error) {
    await endRun(db, runId, { outcome: 'failed', ms: Date.now() - begun, fault: describeFault(error) })
    return 'failed'
  }
}
