import { addDays, dayOf } from '../../src/contract/calendar'
import type { JobName } from '../../types/jobs'
import type { Moment } from '../../types/time'
import { draftAbsences } from '../domain/absences/drafting'
import { healLines, healTasks, suggestDeeds } from '../domain/activities/healing'
import { tellChanges } from '../domain/activities/telling'
import { sealAudits } from '../domain/audits/sealing'
import { findReviews } from '../domain/checkins/finding'
import { dropPhoneHints, forgetReviews } from '../domain/checkins/review-store'
import { forgetSheets } from '../domain/checkins/sheet'
import { closeDueElections } from '../domain/groups/election-store'
import { forgetRuns } from '../domain/jobs/store'
import { spellNames } from '../domain/members/spelling'
import { sweepImports } from '../domain/members/sweep'
import { forgetNotices } from '../domain/notices/store'
import { tellUntold } from '../domain/notices/untold'
import { followStopped } from '../domain/orgs/follow'
import { sweepSheets } from '../domain/orgs/sheet/sweep'
import { dropOldRuns } from '../domain/papers/store'
import { healClaims } from '../domain/posts/claiming'
import { findRatingReviews } from '../domain/ratings/finding'
import { writeLetters } from '../domain/ratings/letters'
import { remindFollowUps } from '../domain/ratings/reminding'
import { forgetVoices } from '../domain/ratings/store'
import { closeQuarters, tallyRates } from '../domain/ratings/tallying'
import { momentKey } from '../domain/registrations/rules'
import { unplaceEnded } from '../domain/registrations/unplacing'
import { planDates } from '../domain/reminders/dates'
import { deliver } from '../domain/reminders/delivery'
import { planQuarter } from '../domain/reminders/planning'
import { goOnPushes } from '../domain/reminders/pushing'
import { climbLadders } from '../domain/requests/climbing'
import { countNeeds } from '../domain/requests/counting'
import { forgetEnded } from '../domain/requests/forgetting'
import { forgetHands } from '../domain/requests/hand-store'
import { forgetCare } from '../domain/requests/store'
import { tellHosts } from '../domain/requests/waking'
import { remindAnswers } from '../domain/suggestions/reminding'
import { sendLetters } from '../domain/thanks/letters'
import { dropUnused } from '../domain/uploads/store'
import { letWishesLeave } from '../domain/wishes/leaving'
import { tellHostsOfWishes } from '../domain/wishes/waking'
import type { Db } from '../kernel/db'
import { renewSeals } from '../kernel/reseal'
import { forgetTries } from '../kernel/tries'

/**
 * What happens by itself; how often is said in `src/contract/timetable.ts`. Each works in a bounded slice, goes on where
 * it was stopped, may run twice without harm, and answers how many things it did.
 */
export type Schedule = Record<JobName, (db: Db, now: Moment) => Promise<number>>

/** Long enough to print again, short enough that nothing personal lies about. */
const paperFilesKeptMs = 2 * 60 * 60_000
const daysMs = (days: number): number => days * 24 * 60 * 60_000
/** A sheet is entered within its quarter and the days after it; a row to look at is of no use a year later. */
const sheetsKeptDays = 150
const reviewsKeptDays = 400
const handsKeptDays = 90
/** A request that was begun today may be sent tomorrow, from a phone that had no network. */
const unusedKeptDays = 3
const runsKeptDays = 30
/** Somebody who opens the app once a year still finds what was not read; what was read has done its work. */
const noticesKeptDays = 400
const seenKeptDays = 180

/** Where something sealed is kept, in a field whose name ends with `Sealed`. */
export const sealedCollections = [
  'members',
  'memberImportRows',
  'requests',
  'requestHomes',
  'pairs',
  'wishes',
]

export const schedule: Schedule = {
  'reminders.planQuarter': planQuarter,
  'reminders.planDates': planDates,
  'reminders.goOnPushes': goOnPushes,
  'reminders.deliver': deliver,
  'notices.tellUntold': tellUntold,
  'members.sweepImports': sweepImports,
  'members.spellNames': spellNames,
  'orgs.followStopped': followStopped,
  'orgs.sweepSheets': sweepSheets,
  'registrations.unplaceEnded': unplaceEnded,
  'groups.closeElections': closeDueElections,
  'posts.healClaims': healClaims,
  'activities.healLines': healLines,
  'activities.healTasks': healTasks,
  'activities.tellChanges': tellChanges,
  'activities.suggestDeeds': suggestDeeds,
  'requests.climb': climbLadders,
  'requests.countNeeds': countNeeds,
  'requests.tellHosts': tellHosts,
  'requests.forgetCare': async (db, now) =>
    (await forgetCare(db, now)) + (await forgetHands(db, now - daysMs(handsKeptDays))),
  'requests.forgetEnded': (db, now) => forgetEnded(db, now, forgetVoices),
  'wishes.leave': letWishesLeave,
  'wishes.tellHosts': tellHostsOfWishes,
  'checkins.findReviews': findReviews,
  'ratings.findReviews': findRatingReviews,
  'ratings.tallyRates': tallyRates,
  'ratings.remindFollowUps': remindFollowUps,
  'suggestions.remindAnswers': remindAnswers,
  'thanks.sendLetters': sendLetters,
  'seals.renew': (db, now) => renewSeals(db, sealedCollections, now),
  'audits.seal': sealAudits,
  'absences.draft': draftAbsences,
  'ratings.closeQuarters': closeQuarters,
  'ratings.writeLetters': writeLetters,
  'checkins.dropPhoneHints': (db, now) => dropPhoneHints(db, 'checkins', now),
  'ratings.dropPhoneHints': (db, now) => dropPhoneHints(db, 'ratings', now),
  'accounts.forgetTries': (db, now) => forgetTries(db, addDays(dayOf(now), -1)),
  'papers.dropOldRuns': (db, now) => dropOldRuns(db, now - paperFilesKeptMs, 50),
  'uploads.dropUnused': (db, now) => dropUnused(db, now - daysMs(unusedKeptDays), 50),
  'notices.forgetOld': (db, now) =>
    forgetNotices(db, { seen: now - daysMs(seenKeptDays), all: now - daysMs(noticesKeptDays) }),
  'jobs.forgetRuns': (db, now) => forgetRuns(db, now - daysMs(runsKeptDays)),
  'checkins.forgetOld': async (db, now) =>
    (await forgetSheets(db, now - daysMs(sheetsKeptDays))) +
    (await forgetReviews(db, momentKey(now - daysMs(reviewsKeptDays)))),
}
