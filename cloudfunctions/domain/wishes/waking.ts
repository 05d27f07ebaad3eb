import type { Moment } from '../../../types/time'
import type { Wish } from '../../../types/wishes'
import type { Db } from '../../kernel/db'
import { tellFresh } from '../notices/fresh'

/** Tells each community's secretaries that a small wish waits to be read. Answers how many wishes. */
export function tellHostsOfWishes(db: Db, now: Moment): Promise<number> {
  return tellFresh<Wish>(db, now, {
    collection: 'wishes',
    fields: ['communityId'],
    communityOf: ({ communityId }) => communityId,
    lineOf: ({ _id, name }) => ({
      kind: 'wishesNew',
      told: { community: name },
      link: { page: 'wishes', id: _id },
    }),
  })
}
