import type { ActivityOperations } from '../../../types/activities'
import type { OperationTable } from '../../kernel/operation'
import { attendingOperations } from './attending'
import { planningOperations } from './planning'
import { serviceOperations } from './service-operations'
import { takingPartOperations } from './taking-part'

export const activityOperations = {
  ...planningOperations,
  ...takingPartOperations,
  ...attendingOperations,
  ...serviceOperations,
} satisfies Pick<OperationTable, keyof ActivityOperations>
