import type { ActivityService } from '../../../types/activities'
import type { Db } from '../../kernel/db'
import { completeTaskIn } from './tasks'

/** A56 A36: the decision about a service, and the task that a confirmed one completes, stand together. */
export function decideServiceIn(
  db: Db,
  serviceId: string,
  step: ActivityService['steps'][number],
): Promise<ActivityService | null> {
  return db.transaction(async transaction => {
    const service = await transaction.get<ActivityService>('activityServices', serviceId)
    if (service?.state !== 'noted') return service
    const { state, at, tapId } = step
    await transaction.update('activityServices', serviceId, { set: { state }, push: { steps: step } })
    if (state === 'confirmed') {
      const { memberId, communityId, quarter } = service
      const source = { kind: 'service' as const, id: serviceId }
      await completeTaskIn(transaction, { memberId, communityId, quarter, source, at, tapId })
    }
    return { ...service, state, steps: [...service.steps, step] }
  })
}
