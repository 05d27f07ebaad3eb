import type { JobName } from '../../types/jobs'

const hour = 60
const day = 24 * hour

/** How many minutes lie between two runs of each job, in the order in which a tick begins them. */
export const timetable: Record<JobName, number> = {
  'reminders.planQuarter': 5,
  'reminders.planDates': 5,
  'reminders.goOnPushes': 5,
  'reminders.deliver': 5,
  'notices.tellUntold': 5,
  'members.sweepImports': 5,
  'members.spellNames': 5,
  'orgs.followStopped': 5,
  'orgs.sweepSheets': 5,
  'registrations.unplaceEnded': 5,
  'groups.closeElections': 5,
  'posts.healClaims': 5,
  'activities.healLines': 5,
  'activities.healTasks': 5,
  'activities.tellChanges': 5,
  'activities.suggestDeeds': 5,
  'requests.climb': 5,
  'requests.countNeeds': 5,
  'requests.tellHosts': 5,
  'requests.forgetCare': hour,
  'requests.forgetEnded': hour,
  'wishes.leave': 5,
  'wishes.tellHosts': 5,
  'checkins.findReviews': 5,
  'ratings.findReviews': 5,
  'ratings.tallyRates': 5,
  'ratings.remindFollowUps': 5,
  'suggestions.remindAnswers': 5,
  'thanks.sendLetters': 5,
  'seals.renew': 5,
  'audits.seal': hour,
  'absences.draft': hour,
  'ratings.closeQuarters': hour,
  'ratings.writeLetters': hour,
  'checkins.dropPhoneHints': hour,
  'ratings.dropPhoneHints': hour,
  'accounts.forgetTries': hour,
  'papers.dropOldRuns': hour,
  'uploads.dropUnused': hour,
  'notices.forgetOld': hour,
  'jobs.forgetRuns': hour,
  'checkins.forgetOld': day,
}

/** The names in that order. */
export const jobNames = Object.keys(timetable) as JobName[]
