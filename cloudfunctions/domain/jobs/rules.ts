import { timetable } from '../../../src/contract/timetable'
import type { JobName, JobOutcome, JobRun } from '../../../types/jobs'
import type { Moment } from '../../../types/time'

const minute = 60_000
const mostTries = 3
/** Longer than a function lives: whatever ran has ended. */
const stoppedMs = 60_000

/** Each period of a job has a number, counted from the epoch: no zone and no summer time moves it. */
export function periodOf(name: JobName, now: Moment): number {
  return Math.floor(now / (timetable[name] * minute))
}

export const runId = (name: JobName, period: number): string => `${name}_${period}`

/** What stands of a run: one that was stopped cannot say so itself. */
export function outcomeOf({ outcome, at }: Pick<JobRun, 'outcome' | 'at'>, now: Moment): JobOutcome {
  return outcome === 'running' && at < now - stoppedMs ? 'stopped' : outcome
}

/** Is this period's run to be begun again? What was stopped or failed, a few times. */
export function isToRepeat(run: JobRun, now: Moment): boolean {
  const outcome = outcomeOf(run, now)
  return (outcome === 'stopped' || outcome === 'failed') && (run.tries ?? 1) < mostTries
}

/** A job and its run of this period, as far as there is one. */
export interface DueJob {
  name: JobName
  before: JobRun | null
}

/**
 * The jobs that are due. Whoever did not come to its turn in the period before comes first, so that a slow job starves
 * nobody.
 */
export function dueJobs(names: readonly JobName[], runs: JobRun[], now: Moment): DueJob[] {
  const byId = new Map(runs.map(run => [run._id, run]))
  const due = names
    .map(name => ({ name, before: byId.get(runId(name, periodOf(name, now))) ?? null }))
    .filter(({ before }) => before === null || isToRepeat(before, now))
  const wasLeftOut = ({ name }: DueJob) => !byId.has(runId(name, periodOf(name, now) - 1))
  return [...due.filter(wasLeftOut), ...due.filter(job => !wasLeftOut(job))]
}
