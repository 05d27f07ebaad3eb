import type { Account } from '../../../types/accounts'
import type { NoticeLink, NoticeWords } from '../../../types/notices'
import type { Moment } from '../../../types/time'
import { holdsAt } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { readTree } from '../orgs/store'
import { each } from '../registrations/store'
import { renewNotice } from './store'
import { noticesOf, type Telling } from './telling'

const rowsASlice = 50
const slicesATick = 4
const mostHolders = 1000

/** Where what is new to a community is kept, with `freshAt` and an index on it, and what its secretaries are told. */
interface FreshKind<Row> {
  collection: string
  fields: string[]
  communityOf(row: Row): string
  /** One line for a community, however many there are. */
  lineOf(community: { _id: string; name: string }, fresh: Row[]): NoticeWords & { link: NoticeLink }
}

/**
 * Tells the secretaries that something new waits: one line in the inbox for a community, new again only once it was
 * seen. It costs whoever wrote nothing. Answers how many records were new.
 */
export async function tellFresh<Row extends Stored>(
  db: Db,
  now: Moment,
  kind: FreshKind<Row>,
): Promise<number> {
  let told = 0
  for (let slice = 0; slice < slicesATick; slice++) {
    const fresh = await db.find<Row>(kind.collection, {
      where: { freshAt: is.lessThan(now) },
      orderBy: ['freshAt', 'asc'],
      fields: kind.fields,
      limit: rowsASlice,
    })
    if (fresh.length === 0) return told
    await tellOf(db, kind, fresh, now)
    // Whatever became fresh again since carries a later moment.
    const those = { _id: is.oneOf(fresh.map(({ _id }) => _id)), freshAt: is.lessThan(now) }
    await db.updateMany(kind.collection, those, { set: { freshAt: null } })
    told += fresh.length
    if (fresh.length < rowsASlice) return told
  }
  return told
}

async function tellOf<Row>(
  db: Db,
  { communityOf, lineOf }: FreshKind<Row>,
  fresh: Row[],
  now: Moment,
): Promise<void> {
  const tree = await readTree(db, now)
  const communityIds = [...new Set(fresh.map(communityOf))]
  const secretaries = await findSecretaries(db, communityIds, now)
  const tellings = communityIds.flatMap(communityId => {
    const name = tree.find(communityId)?.name ?? ''
    const line = lineOf(
      { _id: communityId, name },
      fresh.filter(row => communityOf(row) === communityId),
    )
    return (secretaries.get(communityId) ?? []).map(
      (openid): Telling => ({ ...line, to: { openid }, thing: communityId, stage: line.kind }),
    )
  })
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
