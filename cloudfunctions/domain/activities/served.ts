import { quarterOfDay } from '../../../src/contract/calendar'
import type { ActivityService } from '../../../types/activities'
import type { DeedSource } from '../../../types/deeds'
import { withoutContacts } from '../../kernel/contacts-in-words'
import type { Context } from '../../kernel/context'
import { type ServiceDone, suggestDeed } from '../deeds/suggesting'
import { momentKey } from '../registrations/rules'
import { doerOf } from './activity'
import { decideServiceIn } from './deciding'

/** Help given to a request, a wish or a household: known to us already, so that nobody writes it down again. */
export interface Served extends Omit<ServiceDone, 'title'> {
  where: string
  what: string
  tapId: string
}

/**
 * G36: it is noted once for each who helped, and offered as a deed (G94). It is kept longer than the home is known, so
 * that numbers and doors do not go along. Two calls.
 */
export async function noteServed(context: Context, told: Served): Promise<void> {
  const served = { ...told, what: withoutContacts(told.what) }
  const { memberId, communityId, source, day, what } = served
  await Promise.all([
    context.db.insert('activityServices', serviceOf(context, served)),
    suggestDeed(context.db, { memberId, communityId, source, day, title: what }),
  ])
}

/** A36 A53: what was noted counts for the quarter, once, as soon as somebody else says that it was done. */
export async function confirmServed(context: Context, served: Served): Promise<void> {
  const { db, actor, tree, now } = context
  const by = doerOf(actor, served.communityId, tree)
  const step = { state: 'confirmed' as const, at: now, by, tapId: served.tapId, reason: null }
  await decideServiceIn(db, servedId(served), step)
}

const servedId = ({ source, memberId }: { source: DeedSource; memberId: string }): string =>
  `${source.kind}_${source.id}_${memberId}`

function serviceOf({ actor, tree, now }: Context, served: Served): ActivityService {
  const { memberId, communityId, day, where, what, tapId } = served
  const _id = servedId(served)
  const by = doerOf(actor, communityId, tree)
  return {
    _id,
    memberId,
    communityId,
    quarter: quarterOfDay(day),
    day,
    where,
    what,
    field: 'service',
    state: 'noted',
    sortKey: momentKey(now, _id),
    steps: [{ state: 'noted', at: now, by, tapId, reason: null }],
  }
}
