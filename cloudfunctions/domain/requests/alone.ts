import type { ServiceRequest } from '../../../types/requests'
import { seal } from '../../kernel/seal'
import { opened } from './homes'

const alone = 'alone'

/** G188: sealed like a door; that two go together says nothing of why. */
export const sealedAlone = (): string => seal(alone)

export const isAloneAt = (aloneSealed: string | null): boolean => opened(aloneSealed) === alone

/** What is kept when somebody says who lives alone: only of a home, and with two to go if the rules say so (G37). */
export function aloneAt(
  { spot }: ServiceRequest['place'],
  livesAlone: boolean,
  goInTwos: boolean,
): Pick<ServiceRequest, 'aloneSealed' | 'inTwos'> {
  const isAlone = livesAlone && spot === null
  return { aloneSealed: isAlone ? sealedAlone() : null, inTwos: isAlone && goInTwos }
}
