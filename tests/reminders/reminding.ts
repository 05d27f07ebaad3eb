import { templateIdOf } from '../../cloudfunctions/domain/reminders/templates'
import type { MessageConsent } from '../../types/reminders'
import '../town'

export const quarterTemplate = templateIdOf('quarterReminder')
export const matterTemplate = templateIdOf('matterReminder')
export const progressTemplate = templateIdOf('requestProgress')

/** A ledger from which one message may be sent. */
export const oneLeft = (_id: string, consent: Partial<MessageConsent> = {}): MessageConsent => ({
  _id,
  left: 1,
  spent: {},
  earlier: [],
  answered: 'accept',
  taps: [],
  isOff: false,
  revision: 1,
  ...consent,
})
