import type { Moment } from '../../types/time'
import type { Db, Stored } from '../kernel/db'
import { describeFault } from '../kernel/log'
import type { Job } from './schedule'

/** What a job did in one of its periods. Its id claims the period, so that two ticks never share one. */
interface JobRun extends Stored {
  name: string
  at: Moment
  outcome: 'running' | 'done' | 'failed'
  count: number
}

const minute = 60_000

/** Runs what is due. A failing job is written down and starves nobody else. */
export async function tick(db: Db, schedule: Job[], now: Moment): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {}
  for (const job of schedule) {
    const period = Math.floor(now / (job.everyMinutes * minute))
    const run: JobRun = {
      _id: `${job.name}_${period}`,
      name: job.name,
      at: now,
      outcome: 'running',
      count: 0,
    }
    if ((await db.insert('jobRuns', run)) === 'exists') continue
    outcomes[job.name] = await runOne(db, job, run._id, now)
  }
  return outcomes
}

async function runOne(db: Db, job: Job, runId: string, now: Moment): Promise<string> {
  try {
    const count = await job.run(db, now)
    await db.updateOne('jobRuns', runId, {}, { set: { outcome: 'done', count } })
    return `done ${count}`
  } catch (error) {
    await db.updateOne('jobRuns', runId, {}, { set: { outcome: 'failed', fault: describeFault(error) } })
    return 'failed'
  }
}
