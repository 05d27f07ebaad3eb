import { accountOperations } from '../domain/accounts/operations'
import { auditOperations } from '../domain/audits/operations'
import { checkinOperations } from '../domain/checkins/operations'
import { holidayOperations } from '../domain/holidays/operations'
import { memberOperations } from '../domain/members/operations'
import { orgOperations } from '../domain/orgs/operations'
import { paperOperations } from '../domain/papers/operations'
import { registrationOperations } from '../domain/registrations/operations'
import { requestOperations } from '../domain/requests/operations'
import { ruleOperations } from '../domain/rules/operations'
import { siteOperations } from '../domain/sites/operations'
import type { OperationTable } from '../kernel/operation'

/** Everything people can ask for. An operation of `types/` that is missing here does not compile. */
export const operations: OperationTable = {
  ...accountOperations,
  ...auditOperations,
  ...checkinOperations,
  ...holidayOperations,
  ...memberOperations,
  ...orgOperations,
  ...paperOperations,
  ...registrationOperations,
  ...requestOperations,
  ...ruleOperations,
  ...siteOperations,
}
