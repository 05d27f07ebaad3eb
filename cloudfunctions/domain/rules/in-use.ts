import type { RuleName } from './book'

/**
 * Settings that a part of the product reads. The console says of the others that they wait, because a switch
 * that does nothing would deceive; a test holds this list against the code. Whoever begins to read one adds it.
 */
export const inUse: readonly RuleName[] = [
  'evidence.lateUploadHours',
  'checkin.backfillDays',
  'reviews.nightFromHour',
  'reviews.nightUntilHour',
  'import.readsHealth',
  'claims.triesPerIdentityPerDay',
  'claims.triesPerTargetPerDay',
  'registrations.stubDays',
  'campaign.from',
  'campaign.to',
  'papers.triesPerDay',
  'checkin.papers',
  'basicInfo.filledBy',
  'roles.inspectorDays',
]
