import type { Account, HandOverOffered, Role, RoleEnd, RoleHeld } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import { holdsAt, isLeading } from '../../kernel/actor'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { grantIdOf, type HandOver, newGrant, type RoleGrant } from './role-grant'
import { isFresh } from './rules'

const mostHolders = 200

export type Holder = Account & { members: Member[] }

/** Everybody with a role in a place, whether it still holds or not, each with his or her person on the roster. */
export function listHolders(db: Db, orgId: string): Promise<Holder[]> {
  return db.aggregate<Holder>('accounts', mostHolders, stages =>
    stages
      .match({ 'roles.orgId': orgId })
      .limit(mostHolders)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' }),
  )
}

export type GrantRow = RoleGrant & { members: Member[] }

/** The newest first. */
export function listGrants(db: Db, orgId: string, before: string | null, limit: number): Promise<GrantRow[]> {
  return db.aggregate<GrantRow>('accountRoles', limit, stages =>
    stages
      .match({ orgId, ...(before && { sortKey: is.lessThan(before) }) })
      .sort({ sortKey: -1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' }),
  )
}

export function findGrant(db: Db, grantId: string): Promise<RoleGrant | null> {
  return db.get<RoleGrant>('accountRoles', grantId)
}

export function findHandOver(db: Db, handOverId: string): Promise<HandOver | null> {
  return db.get<HandOver>('accountHandOvers', handOverId)
}

export type Granted = 'granted' | 'heldAlready' | 'personNotBound' | 'movedJustNow'

/** Gives a role with its row; the row's id is the tap's, so that a repeat finds it given. */
export function grant(
  db: Db,
  openid: string,
  held: RoleHeld & { grantId: string },
  by: RoleGrant['by'],
): Promise<Granted> {
  return db.transaction(async transaction => {
    if (await transaction.get<RoleGrant>('accountRoles', held.grantId)) return 'granted'
    const account = await transaction.get<Account>('accounts', openid)
    if (account?.state !== 'active') return 'personNotBound'
    if (isLeading(held.role) && isFresh(account.rebound, held.since)) return 'movedJustNow'
    if (findRole(account, held, held.since)) return 'heldAlready'
    await transaction.update('accounts', openid, {
      set: { roles: [...stillHeld(account, held.since), held] },
    })
    await transaction.insert('accountRoles', newGrant(account, held, by))
    return 'granted'
  })
}

interface Ending {
  by: string
  as: RoleEnd
  tapId: string
  now: Moment
  /** Others who hold the same: one of them must go on where the place may not be without. */
  others: string[] | 'anybody'
}

export type Ended = 'ended' | 'roleEnded' | 'lastOne'

/**
 * Ends a role at once. Whoever changes the leaders of a place writes its turn, so that of two who leave at the
 * same moment the second finds nobody left and stays.
 */
export function endRole(db: Db, openid: string, held: RoleHeld, ending: Ending): Promise<Ended> {
  return db.transaction(async transaction => {
    const account = await transaction.get<Account>('accounts', openid)
    if (!account || !findRole(account, held, ending.now)) return 'roleEnded'
    if (isLeading(held.role)) {
      await takeTurn(transaction, held.orgId)
      if (ending.others !== 'anybody' && !(await anyHolds(transaction, ending.others, held, ending.now))) {
        return 'lastOne'
      }
    }
    await takeRole(transaction, account, held, ending)
    return 'ended'
  })
}

/** Pauses an identity or lets it go on; the last one who holds the county office goes on. */
export function setAccountState(
  db: Db,
  openid: string,
  state: Account['state'],
  { others, ...why }: { by: string; reason: string | null; at: Moment; others: string[] },
): Promise<'kept' | 'lastOne'> {
  return db.transaction(async transaction => {
    const account = await transaction.get<Account>('accounts', openid)
    if (!account || account.state === state) return 'kept'
    const office = state === 'paused' ? officeIn(account, why.at) : null
    if (office) {
      await takeTurn(transaction, office.orgId)
      if (!(await anyHolds(transaction, others, office, why.at))) return 'lastOne'
    }
    await shorten(transaction, 'accounts', account, 'stateHistory')
    await transaction.update('accounts', openid, {
      set: { state },
      push: { stateHistory: { state, ...why } },
    })
    return 'kept'
  })
}

/** The county office that somebody holds now: the one that nobody stands above. */
export function officeIn({ roles }: Pick<Account, 'roles'>, now: Moment): RoleHeld | null {
  return roles.find(held => held.role === 'countyOffice' && holdsAt(held, now)) ?? null
}

/** Does one of these identities hold that role now, and may act? */
export async function anyHolds(
  transaction: Transaction,
  openids: string[],
  held: Pick<RoleHeld, 'role' | 'orgId'>,
  now: Moment,
): Promise<boolean> {
  for (const openid of openids) {
    const other = await transaction.get<Account>('accounts', openid)
    if (other?.state === 'active' && findRole(other, held, now)) return true
  }
  return false
}

export async function takeTurn(transaction: Transaction, orgId: string): Promise<void> {
  const turn = await transaction.get<Stored>('accountRoleTurns', orgId)
  if (turn) await transaction.update('accountRoleTurns', orgId, { add: { turn: 1 } })
  else await transaction.insert('accountRoleTurns', { _id: orgId, turn: 1 } as Stored)
}

async function takeRole(
  transaction: Transaction,
  account: Account,
  held: RoleHeld,
  { by, as, tapId, now }: Omit<Ending, 'others'>,
): Promise<void> {
  const own = findRole(account, held, now) ?? held
  await endGrant(transaction, account, own, { by, as, tapId, now })
  const roles = stillHeld(account, now).filter(one => one !== own)
  await transaction.update('accounts', account._id, { set: { roles } })
}

export async function endGrant(
  transaction: Transaction,
  account: Account,
  own: RoleHeld,
  { by, as, tapId, now }: Omit<Ending, 'others'>,
): Promise<void> {
  const ended = { endedAt: now, endedBy: by, endedAs: as, endedTap: tapId }
  const grantId = grantIdOf(account._id, own)
  const row = await transaction.get<RoleGrant>('accountRoles', grantId)
  if (row) await transaction.update('accountRoles', grantId, { set: ended })
  else await transaction.insert('accountRoles', { ...newGrant(account, own, null), ...ended })
}

/** Ends every office of somebody who left the roster, and the binding: within the change of the person. */
export async function releaseAccount(
  transaction: Transaction,
  account: Account,
  ending: { by: string; tapId: string; now: Moment },
): Promise<void> {
  const { by, tapId, now } = ending
  for (const held of stillHeld(account, now)) {
    await endGrant(transaction, account, held, { by, as: 'left', tapId, now })
  }
  if (account.rebound) {
    await transaction.update('accountRebindings', account.rebound.rebindingId, {
      set: { state: 'left', waitsUntil: 0 },
    })
  }
  await transaction.update('accounts', account._id, {
    set: { memberId: null, claim: null, roles: [], offered: [], waiting: [], rebound: null },
  })
}

/** The way back: bound again, and the offices granted anew by whoever took the roster back. */
export async function rebindAccount(
  transaction: Transaction,
  account: Account,
  { memberId, roles, by, now }: { memberId: string; roles: RoleHeld[]; by: RoleGrant['by']; now: Moment },
): Promise<void> {
  const back = roles
    .filter(held => held.until === null || now < held.until)
    .map(held => ({ ...held, since: now, grantId: `${grantIdOf(account._id, held).slice(0, 60)}_${now}` }))
  for (const held of back) {
    if (await transaction.get<RoleGrant>('accountRoles', held.grantId)) continue
    await transaction.insert('accountRoles', newGrant({ _id: account._id, memberId }, held, by))
  }
  await transaction.update('accounts', account._id, { set: { memberId, roles: [...account.roles, ...back] } })
}

export type Offered =
  | { outcome: 'offered'; kept: HandOver }
  | { outcome: 'personNotBound' | 'heldAlready' | 'notHeld' | 'movedJustNow' }

/** Offers an office to a successor; whoever was named before is no longer. */
export function offer(db: Db, handOver: Omit<HandOver, 'turn'>): Promise<Offered> {
  const { _id, fromOpenid, toOpenid, at } = handOver
  return db.transaction(async transaction => {
    const before = await transaction.get<HandOver>('accountHandOvers', _id)
    if (before?.tapId === handOver.tapId) return { outcome: 'offered', kept: before }
    const from = await transaction.get<Account>('accounts', fromOpenid)
    if (!from || !findRole(from, handOver, at)) return { outcome: 'notHeld' }
    const to = await transaction.get<Account>('accounts', toOpenid)
    if (to?.state !== 'active' || to.memberId === null) return { outcome: 'personNotBound' }
    if (isFresh(to.rebound, at)) return { outcome: 'movedJustNow' }
    if (findRole(to, handOver, at)) return { outcome: 'heldAlready' }

    if (before?.state === 'open' && before.toOpenid !== toOpenid) await forgetOffer(transaction, before)
    const { role, orgId, until } = handOver
    const offered: HandOverOffered = { handOverId: _id, role, orgId, until }
    await transaction.update('accounts', toOpenid, { set: { offered: [...otherOffers(to, _id), offered] } })
    const kept: HandOver = { ...handOver, turn: (before?.turn ?? 0) + 1 }
    const { _id: _same, ...fields } = kept
    if (before) await transaction.update('accountHandOvers', _id, { set: fields })
    else await transaction.insert('accountHandOvers', kept)
    return { outcome: 'offered', kept }
  })
}

export async function forgetOffer(transaction: Transaction, { _id, toOpenid }: HandOver): Promise<void> {
  const account = await transaction.get<Account>('accounts', toOpenid)
  if (account) await transaction.update('accounts', toOpenid, { set: { offered: otherOffers(account, _id) } })
}

const otherOffers = ({ offered = [] }: Account, handOverId: string): HandOverOffered[] =>
  offered.filter(one => one.handOverId !== handOverId)

/** Ends an open offer without a change of office; false when it was open no more. */
export function closeOffer(db: Db, handOverId: string, state: 'declined' | 'withdrawn'): Promise<boolean> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<HandOver>('accountHandOvers', handOverId)
    if (handOver?.state !== 'open') return false
    await forgetOffer(transaction, handOver)
    await transaction.update('accountHandOvers', handOverId, { set: { state } })
    return true
  })
}

/** The office passes: one loses it and the other holds it in the same moment, or nothing happens. */
export function accept(
  db: Db,
  handOverId: string,
  { tapId, now }: { tapId: string; now: Moment },
): Promise<'accepted' | 'closed'> {
  return db.transaction(async transaction => {
    const handOver = await transaction.get<HandOver>('accountHandOvers', handOverId)
    if (handOver?.state !== 'open' || handOver.until <= now) return 'closed'
    const { fromOpenid, toOpenid, toMemberId, role, orgId, turn } = handOver
    const from = await transaction.get<Account>('accounts', fromOpenid)
    const to = await transaction.get<Account>('accounts', toOpenid)
    const held = from && findRole(from, handOver, now)
    // A holder who is stopped gives nothing away; and the successor may have another phone by now.
    const isAble = from?.state === 'active' && to?.state === 'active' && to.memberId === toMemberId
    if (!from || !held || !to || !isAble) return 'closed'

    await takeTurn(transaction, orgId)
    await takeRole(transaction, from, held, { by: fromOpenid, as: 'handedOver', tapId, now })
    const passed = { role, orgId, since: now, until: held.until, grantId: `h${handOverId}_${turn}` }
    const isHeld = findRole(to, handOver, now) !== undefined
    const roles = isHeld ? stillHeld(to, now) : [...stillHeld(to, now), passed]
    await transaction.update('accounts', toOpenid, { set: { roles, offered: otherOffers(to, handOverId) } })
    if (!isHeld) {
      await transaction.insert('accountRoles', newGrant(to, passed, { openid: fromOpenid, role, orgId }))
    }
    await transaction.update('accountHandOvers', handOverId, { set: { state: 'accepted' } })
    return 'accepted'
  })
}

function findRole(
  { roles }: Pick<Account, 'roles'>,
  { role, orgId }: { role: Role; orgId: string },
  now: Moment,
): RoleHeld | undefined {
  return roles.find(held => held.role === role && held.orgId === orgId && holdsAt(held, now))
}

/** What ended by itself leaves the account with the next change; its row stays. */
export const stillHeld = ({ roles }: Account, now: Moment): RoleHeld[] =>
  roles.filter(held => holdsAt(held, now) || held.since > now)

/** Those of these people who are in a team. */
export async function findInTeam(
  db: Db,
  teamId: string,
  people: readonly { _id: string }[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const ids = people.map(({ _id }) => _id)
  const found = await db.find<Stored>('teamVolunteers', {
    where: { _id: is.oneOf(ids), teamId },
    fields: ['_id'],
    limit: ids.length,
  })
  return new Set(found.map(({ _id }) => _id))
}
