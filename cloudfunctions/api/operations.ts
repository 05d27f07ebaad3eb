import { accountOperations } from '../domain/accounts/operations'
import { auditOperations } from '../domain/audits/operations'
import { basicsOperations } from '../domain/basics/operations'
import { checkinOperations } from '../domain/checkins/operations'
import { memberOperations } from '../domain/members/operations'
import { orgOperations } from '../domain/orgs/operations'
import { paperOperations } from '../domain/papers/operations'
import { registrationOperations } from '../domain/registrations/operations'
import { ruleOperations } from '../domain/rules/operations'
import { siteOperations } from '../domain/sites/operations'
import type { OperationTable } from '../kernel/operation'

/** Everything people can ask for. An operation of `types/` that is missing here does not compile. */
export const operations: OperationTable = {
  ...accountOperations,
  ...auditOperations,
  ...basicsOperations,
  ...checkinOperations,
  ...memberOperations,
  ...orgOperations,
  ...paperOperations,
  ...registrationOperations,
  ...ruleOperations,
  ...siteOperations,
}
