import type { ActivityOperations } from '../../../types/activities'
import type { OperationTable } from '../../kernel/operation'
import { attendingOperations } from './attending'
import { planningOperations } from './planning'
import { servingOperations } from './serving'
import { takingPartOperations } from './taking-part'

export const activityOperations = {
  ...planningOperations,
  ...takingPartOperations,
  ...attendingOperations,
  ...servingOperations,
} satisfies Pick<OperationTable, keyof ActivityOperations>
