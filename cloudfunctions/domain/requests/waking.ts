import type { Account } from '../../../types/accounts'
import type { ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { holdsAt } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { renewNotice } from '../notices/store'
import { noticesOf, type Telling } from '../notices/telling'
import { readTree } from '../orgs/store'
import { each } from '../registrations/store'

const requestsASlice = 50
const slicesATick = 4
const mostHolders = 1000

type Fresh = Pick<ServiceRequest, '_id' | 'place' | 'isUrgent'>

/**
 * Tells the secretary that something new waits on the board: one line in the inbox for a community, however many
 * requests there are, new again only once it was seen. It costs whoever asks nothing. Answers how many requests.
 */
export async function tellHosts(db: Db, now: Moment): Promise<number> {
  let told = 0
  for (let slice = 0; slice < slicesATick; slice++) {
    const fresh = await db.find<ServiceRequest>('requests', {
      where: { freshAt: is.lessThan(now) },
      orderBy: ['freshAt', 'asc'],
      fields: ['place.communityId', 'isUrgent'],
      limit: requestsASlice,
    })
    if (fresh.length === 0) return told
    await tellOf(db, fresh, now)
    // Whatever became fresh again since carries a later moment.
    const those = { _id: is.oneOf(fresh.map(({ _id }) => _id)), freshAt: is.lessThan(now) }
    await db.updateMany('requests', those, { set: { freshAt: null } })
    told += fresh.length
    if (fresh.length < requestsASlice) return told
  }
  return told
}

async function tellOf(db: Db, fresh: Fresh[], now: Moment): Promise<void> {
  const tree = await readTree(db, now)
  const communityIds = [...new Set(fresh.map(({ place }) => place.communityId))]
  const secretaries = await findSecretaries(db, communityIds, now)
  const tellings = communityIds.flatMap(communityId =>
    (secretaries.get(communityId) ?? []).map(
      (openid): Telling => ({
        kind: 'requestsNew',
        told: {
          community: tree.find(communityId)?.name ?? '',
          isUrgent: fresh.some(({ place, isUrgent }) => isUrgent && place.communityId === communityId),
        },
        to: { openid },
        thing: communityId,
        stage: 'new',
        link: { page: 'requests', id: communityId },
      }),
    ),
  )
  await each(noticesOf(tellings, now), notice => renewNotice(db, notice))
}

/** Who answers for each of these communities now. */
async function findSecretaries(db: Db, communityIds: string[], now: Moment): Promise<Map<string, string[]>> {
  const accounts = await db.find<Account>('accounts', {
    where: { 'roles.orgId': is.oneOf(communityIds) },
    limit: mostHolders,
    fields: ['state', 'roles'],
  })
  return new Map(
    communityIds.map(communityId => [
      communityId,
      accounts
        .filter(
          ({ state, roles }) =>
            state === 'active' &&
            roles.some(
              held => held.role === 'communitySecretary' && held.orgId === communityId && holdsAt(held, now),
            ),
        )
        .map(({ _id }) => _id),
    ]),
  )
}
