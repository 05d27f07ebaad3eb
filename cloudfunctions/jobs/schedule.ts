import { addDays, dayOf } from '../../src/contract/calendar'
import type { Moment } from '../../types/time'
import { forgetTries } from '../domain/accounts/store'
import { healLines, healTasks, suggestDeeds } from '../domain/activities/healing'
import { tellChanges } from '../domain/activities/telling'
import { sealAudits } from '../domain/audits/sealing'
import { findReviews } from '../domain/checkins/finding'
import { dropPhoneHints, forgetReviews } from '../domain/checkins/review-store'
import { forgetSheets } from '../domain/checkins/sheet'
import { closeDueElections } from '../domain/groups/election-store'
import { spellNames } from '../domain/members/spelling'
import { sweepImports } from '../domain/members/sweep'
import { tellUntold } from '../domain/notices/untold'
import { followStopped } from '../domain/orgs/follow'
import { sweepSheets } from '../domain/orgs/sheet/sweep'
import { dropOldRuns } from '../domain/papers/store'
import { findRatingReviews } from '../domain/ratings/finding'
import { writeLetters } from '../domain/ratings/letters'
import { closeQuarters, tallyRates } from '../domain/ratings/tallying'
import { momentKey } from '../domain/registrations/rules'
import { unplaceEnded } from '../domain/registrations/unplacing'
import { deliver } from '../domain/reminders/delivery'
import { planQuarter } from '../domain/reminders/planning'
import { climbLadders } from '../domain/requests/climbing'
import { countNeeds } from '../domain/requests/counting'
import { tellHosts } from '../domain/requests/waking'
import { sendLetters } from '../domain/thanks/letters'
import { dropUnused } from '../domain/uploads/store'
import { is } from '../kernel/condition'
import type { Db } from '../kernel/db'
import { renewSeals } from '../kernel/reseal'

/** What happens by itself. Each job works in a bounded slice and may run twice without harm. */
export interface Job {
  name: string
  everyMinutes: number
  /** Answers how many things it did. */
  run(db: Db, now: Moment): Promise<number>
}

/** Long enough to print again, short enough that nothing personal lies about. */
const paperFilesKeptMs = 2 * 60 * 60_000
const runsKeptMs = 30 * 24 * 60 * 60_000
/** A sheet is entered within its quarter and the days after it; a row to look at is of no use a year later. */
const sheetsKeptMs = 150 * 24 * 60 * 60_000
const reviewsKeptMs = 400 * 24 * 60 * 60_000

/** A request that was begun today may be sent tomorrow, from a phone that had no network. */
const unusedKeptMs = 3 * 24 * 60 * 60_000

/** Where something sealed is kept, in a field whose name ends with `Sealed`. */
export const sealedCollections = ['members', 'memberImportRows', 'requests', 'requestHomes', 'pairs']

export const schedule: Job[] = [
  { name: 'members.sweepImports', everyMinutes: 5, run: sweepImports },
  {
    name: 'accounts.forgetTries',
    everyMinutes: 60,
    run: (db, now) => forgetTries(db, addDays(dayOf(now), -1)),
  },
  { name: 'audits.seal', everyMinutes: 60, run: sealAudits },
  { name: 'seals.renew', everyMinutes: 5, run: (db, now) => renewSeals(db, sealedCollections, now) },
  {
    name: 'papers.dropOldRuns',
    everyMinutes: 60,
    run: (db, now) => dropOldRuns(db, now - paperFilesKeptMs, 50),
  },
  {
    name: 'jobs.forgetRuns',
    everyMinutes: 24 * 60,
    run: (db, now) => db.removeMany('jobRuns', { at: is.lessThan(now - runsKeptMs) }),
  },
  { name: 'members.spellNames', everyMinutes: 5, run: spellNames },
  { name: 'checkins.findReviews', everyMinutes: 5, run: findReviews },
  {
    name: 'checkins.dropPhoneHints',
    everyMinutes: 60,
    run: (db, now) => dropPhoneHints(db, 'checkins', now),
  },
  {
    name: 'checkins.forgetOld',
    everyMinutes: 24 * 60,
    run: async (db, now) =>
      (await forgetSheets(db, now - sheetsKeptMs)) +
      (await forgetReviews(db, momentKey(now - reviewsKeptMs))),
  },
  { name: 'registrations.unplaceEnded', everyMinutes: 5, run: unplaceEnded },
  { name: 'requests.countNeeds', everyMinutes: 5, run: countNeeds },
  { name: 'orgs.followStopped', everyMinutes: 5, run: followStopped },
  { name: 'groups.closeElections', everyMinutes: 5, run: closeDueElections },
  { name: 'activities.healLines', everyMinutes: 5, run: healLines },
  { name: 'activities.healTasks', everyMinutes: 5, run: healTasks },
  { name: 'activities.tellChanges', everyMinutes: 5, run: tellChanges },
  { name: 'activities.suggestDeeds', everyMinutes: 5, run: suggestDeeds },
  { name: 'ratings.tallyRates', everyMinutes: 5, run: tallyRates },
  { name: 'ratings.closeQuarters', everyMinutes: 60, run: closeQuarters },
  { name: 'ratings.writeLetters', everyMinutes: 60, run: writeLetters },
  { name: 'ratings.findReviews', everyMinutes: 5, run: findRatingReviews },
  {
    name: 'ratings.dropPhoneHints',
    everyMinutes: 60,
    run: (db, now) => dropPhoneHints(db, 'ratings', now),
  },
  { name: 'requests.climb', everyMinutes: 5, run: climbLadders },
  { name: 'requests.tellHosts', everyMinutes: 5, run: tellHosts },
  { name: 'reminders.planQuarter', everyMinutes: 5, run: planQuarter },
  { name: 'reminders.deliver', everyMinutes: 5, run: deliver },
  { name: 'notices.tellUntold', everyMinutes: 5, run: tellUntold },
  { name: 'thanks.sendLetters', everyMinutes: 5, run: sendLetters },
  { name: 'orgs.sweepSheets', everyMinutes: 5, run: sweepSheets },
  { name: 'uploads.dropUnused', everyMinutes: 60, run: (db, now) => dropUnused(db, now - unusedKeptMs, 50) },
]
