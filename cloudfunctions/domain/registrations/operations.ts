import type { RegistrationOperations } from '../../../types/registrations'
import type { OperationTable } from '../../kernel/operation'
import { acts } from './acts'
import { bulkActs } from './bulk-acts'
import { certificates } from './certificates'
import { reads } from './reads'

export const registrationOperations = {
  ...acts,
  ...bulkActs,
  ...reads,
  ...certificates,
} satisfies Pick<OperationTable, keyof RegistrationOperations>
