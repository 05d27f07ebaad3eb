import * as v from 'valibot'
import { jobNames, timetable } from '../../../src/contract/timetable'
import type { Input } from '../../../types/api'
import type { JobOperations, JobRun, JobRunView } from '../../../types/jobs'
import type { Moment } from '../../../types/time'
import { answer } from '../../kernel/answer'
import { pageOf, readCursor } from '../../kernel/cursor'
import { cursor, nothing } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayWatchJobs } from './access'
import { outcomeOf, periodOf, runId } from './rules'
import * as store from './store'

const runsAPage = 20

const list = operation<'jobs.list'>()({
  input: nothing,
  find: () => null,
  allow: mayWatchJobs,
  async run({ db, now }) {
    const runs = new Map((await store.findLatestRuns(db, jobNames, now)).map(run => [run._id, run]))
    const jobs = jobNames.map(name => {
      const period = periodOf(name, now)
      const last = runs.get(runId(name, period)) ?? runs.get(runId(name, period - 1))
      return { name, everyMinutes: timetable[name], last: last ? runView(last, now) : null }
    })
    return answer({ asOf: now, jobs })
  },
})

const listRuns = operation<'jobs.listRuns'>()({
  input: v.strictObject({ name: v.picklist(jobNames), cursor }) satisfies v.GenericSchema<
    unknown,
    Input<'jobs.listRuns'>
  >,
  find: () => null,
  allow: mayWatchJobs,
  async run({ db, now }, _office, { name, cursor }) {
    const runs = await store.listRuns(db, name, readCursor(cursor), runsAPage + 1)
    return answer(
      pageOf(
        runs,
        runsAPage,
        ({ _id }) => _id,
        run => runView(run, now),
      ),
    )
  },
})

/** What a fault said stays in the database: it is for whoever mends the code. */
function runView(run: JobRun, now: Moment): JobRunView {
  const { _id, at, count, tries = 1 } = run
  return { runId: _id, at, outcome: outcomeOf(run, now), count, tries }
}

export const jobOperations = {
  'jobs.list': list,
  'jobs.listRuns': listRuns,
} satisfies Pick<OperationTable, keyof JobOperations>
