import type { Page } from './api'
import type { Moment } from './time'

/** What happens by itself; each is a verb of its noun. */
export type JobName =
  | 'absences.draft'
  | 'accounts.forgetTries'
  | 'posts.healClaims'
  | 'activities.healLines'
  | 'activities.healTasks'
  | 'activities.suggestDeeds'
  | 'activities.tellChanges'
  | 'audits.seal'
  | 'checkins.dropPhoneHints'
  | 'checkins.findReviews'
  | 'checkins.forgetOld'
  | 'groups.closeElections'
  | 'jobs.forgetRuns'
  | 'members.spellNames'
  | 'members.sweepImports'
  | 'notices.forgetOld'
  | 'notices.tellUntold'
  | 'orgs.followStopped'
  | 'orgs.sweepSheets'
  | 'papers.dropOldRuns'
  | 'ratings.closeQuarters'
  | 'ratings.dropPhoneHints'
  | 'ratings.findReviews'
  | 'ratings.remindFollowUps'
  | 'ratings.tallyRates'
  | 'ratings.writeLetters'
  | 'registrations.unplaceEnded'
  | 'reminders.deliver'
  | 'reminders.goOnPushes'
  | 'reminders.planDates'
  | 'reminders.planQuarter'
  | 'requests.climb'
  | 'requests.countNeeds'
  | 'requests.forgetCare'
  | 'requests.forgetEnded'
  | 'requests.tellHosts'
  | 'seals.renew'
  | 'suggestions.remindAnswers'
  | 'thanks.sendLetters'
  | 'uploads.dropUnused'
  | 'wishes.leave'
  | 'wishes.tellHosts'

/** What a job did in one of its periods. `_id` is `<name>_<period>` and claims it, so that two ticks never share one. */
export interface JobRun {
  _id: string
  name: JobName
  at: Moment
  outcome: 'running' | 'done' | 'failed'
  count: number
  /** How often it was begun in this period: what stopped or failed is begun again. */
  tries?: number
  /** How long it took, where there was something to do. */
  ms?: number
  fault?: string
}

/** `stopped`: it has not come to its end, and the instance is gone. */
export type JobOutcome = JobRun['outcome'] | 'stopped'

/** A run as the county sees it: no word of a person is in it (G58). */
export interface JobRunView {
  /** To be named when somebody asks for help. */
  runId: string
  at: Moment
  outcome: JobOutcome
  count: number
  tries: number
}

/** One line of the timetable. */
export interface JobView {
  name: JobName
  everyMinutes: number
  /** The last run; null when there was none in this period and the one before: then the clock itself has stood still. */
  last: JobRunView | null
}

export interface JobOperations {
  /** The whole timetable with the last run of each, for the county office. */
  'jobs.list': { input: Record<string, never>; value: { asOf: Moment; jobs: JobView[] }; refusal: never }
  /** The runs of one job that are still kept, the newest first. */
  'jobs.listRuns': {
    input: { name: JobName; cursor: string | null }
    value: Page<JobRunView>
    refusal: never
  }
}
