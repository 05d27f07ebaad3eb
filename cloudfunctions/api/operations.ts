import { absenceOperations } from '../domain/absences/operations'
import { accountOperations } from '../domain/accounts/operations'
import { activityOperations } from '../domain/activities/operations'
import { auditOperations } from '../domain/audits/operations'
import { basicsOperations } from '../domain/basics/operations'
import { boardOperations } from '../domain/board/operations'
import { checkinOperations } from '../domain/checkins/operations'
import { deedOperations } from '../domain/deeds/operations'
import { exchangeOperations } from '../domain/exchange/operations'
import { groupOperations } from '../domain/groups/operations'
import { holidayOperations } from '../domain/holidays/operations'
import { jobOperations } from '../domain/jobs/operations'
import { memberOperations } from '../domain/members/operations'
import { noticeOperations } from '../domain/notices/operations'
import { opinionOperations } from '../domain/opinions/operations'
import { orgOperations } from '../domain/orgs/operations'
import { pairOperations } from '../domain/pairs/operations'
import { paperOperations } from '../domain/papers/operations'
import { pledgeOperations } from '../domain/pledges/operations'
import { postOperations } from '../domain/posts/operations'
import { ratingOperations } from '../domain/ratings/operations'
import { registrationOperations } from '../domain/registrations/operations'
import { reminderOperations } from '../domain/reminders/operations'
import { requestOperations } from '../domain/requests/operations'
import { ruleOperations } from '../domain/rules/operations'
import { siteOperations } from '../domain/sites/operations'
import { suggestionOperations } from '../domain/suggestions/operations'
import { teamOperations } from '../domain/teams/operations'
import { thanksOperations } from '../domain/thanks/operations'
import { uploadOperations } from '../domain/uploads/operations'
import { wishOperations } from '../domain/wishes/operations'
import type { OperationTable } from '../kernel/operation'

/** Everything people can ask for. An operation of `types/` that is missing here does not compile. */
export const operations: OperationTable = {
  ...absenceOperations,
  ...accountOperations,
  ...activityOperations,
  ...auditOperations,
  ...basicsOperations,
  ...boardOperations,
  ...checkinOperations,
  ...exchangeOperations,
  ...groupOperations,
  ...holidayOperations,
  ...jobOperations,
  ...memberOperations,
  ...noticeOperations,
  ...opinionOperations,
  ...orgOperations,
  ...pairOperations,
  ...paperOperations,
  ...postOperations,
  ...deedOperations,
  ...pledgeOperations,
  ...ratingOperations,
  ...registrationOperations,
  ...reminderOperations,
  ...requestOperations,
  ...ruleOperations,
  ...siteOperations,
  ...suggestionOperations,
  ...teamOperations,
  ...thanksOperations,
  ...uploadOperations,
  ...wishOperations,
}
