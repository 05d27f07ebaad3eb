import type { RuleName } from './book'

/**
 * Settings that a part of the product reads. The console says of the others that they wait, because a switch
 * that does nothing would deceive; a test holds this list against the code. Whoever begins to read one adds it.
 */
export const inUse: readonly RuleName[] = [
  'evidence.lateUploadHours',
  'import.readsHealth',
  'claims.triesPerIdentityPerDay',
  'claims.triesPerTargetPerDay',
  'registrations.stubDays',
  'campaign.from',
  'campaign.to',
  'papers.triesPerDay',
  'posts.sets',
  'posts.claimsAtMost',
  'checkin.papers',
  'basicInfo.filledBy',
  'roles.inspectorDays',
  'teams.formFor',
  'groups.least',
  'groups.most',
  'groups.votesShownFrom',
  'groups.leaderMonths',
  'pledges.months',
  'deeds.least',
  'deeds.most',
  'activities.collectivePerQuarter',
  'requests.limitDays.policyLaw',
  'requests.limitDays.fitnessEquipment',
  'requests.limitDays.appliances',
  'requests.limitDays.healthCare',
  'requests.limitDays.business',
  'requests.limitDays.security',
  'requests.limitDays.environment',
  'requests.limitDays.mediation',
  'requests.limitDays.other',
  'requests.firstAnswerHours',
  'requests.perDay',
  'requests.photosAtMost',
  'requests.reopensByResident',
]
