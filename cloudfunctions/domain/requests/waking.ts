import type { ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { tellFresh } from '../notices/fresh'

/** Tells each community's secretaries that something new waits on the board. Answers how many requests. */
export function tellHosts(db: Db, now: Moment): Promise<number> {
  return tellFresh<ServiceRequest>(db, now, {
    collection: 'requests',
    fields: ['place.communityId', 'isUrgent'],
    communityOf: ({ place }) => place.communityId,
    lineOf: ({ _id, name }, fresh) => ({
      kind: 'requestsNew',
      told: { community: name, isUrgent: fresh.some(({ isUrgent }) => isUrgent) },
      link: { page: 'requests', id: _id },
    }),
  })
}
