import type { Account } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Known } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { isSeen } from '../members/store'
import type { ClaimReach } from './access'
import type { Claim, ClaimRow } from './claim'
import type { Rebinding } from './rebinding'
import { type BindingMove, moveOffices } from './rebinding-store'

/** An identity and the person it is bound to, in one call: every tap begins with it. */
export async function findKnown(db: Db, openid: string): Promise<Known | null> {
  const [found] = await db.aggregate<Account & { members: Member[] }>('accounts', 1, stages =>
    stages
      .match({ _id: openid })
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' }),
  )
  if (!found) return null
  const { members, ...account } = found
  return { account, member: members.find(isSeen) ?? null }
}

export function findAccount(db: Db, openid: string): Promise<Account | null> {
  return db.get<Account>('accounts', openid)
}

export function findAccounts(db: Db, openids: string[]): Promise<Account[]> {
  return db.find<Account>('accounts', { where: { _id: is.oneOf(openids) }, limit: openids.length })
}

/** Records the consent once a version; the account begins with it. */
export async function keepConsent(db: Db, openid: string, version: string, now: Moment): Promise<void> {
  const consent = { purpose: 'serve' as const, version, at: now }
  const account: Account = {
    _id: openid,
    state: 'active',
    memberId: null,
    claim: null,
    roles: [],
    consents: [consent],
    createdAt: now,
  }
  if ((await db.insert('accounts', account)) === 'inserted') return
  await db.updateOne(
    'accounts',
    openid,
    { 'consents.version': is.not(version) },
    { push: { consents: consent } },
  )
}

/** Noted once a version, so that nobody is asked a second time. */
export async function keepDeclined(db: Db, openid: string, version: string, now: Moment): Promise<void> {
  await db.updateOne(
    'accounts',
    openid,
    { 'consentsDeclined.version': is.not(version) },
    { push: { consentsDeclined: { version, at: now } } },
  )
}

export type Bound = 'bound' | 'boundElsewhere' | 'gone'

/** An import that is being undone may hide a person between the look and the transaction. */
type Bindable = Stored & Pick<Member, 'openid' | 'hiddenBy'>

/** Binds both sides or neither: one identity is one person, one person has one identity. */
export function bind(db: Db, openid: string, memberId: string, now: Moment): Promise<Bound> {
  return db.transaction(async transaction => {
    const member = await transaction.get<Bindable>('members', memberId)
    if (!member || member.hiddenBy !== null) return 'gone'
    if (member.openid !== null && member.openid !== openid) return 'boundElsewhere'
    await transaction.update('members', memberId, { set: { openid, updatedAt: now } })
    await transaction.update('accounts', openid, { set: { memberId, claim: null, movedAway: null } })
    return 'bound'
  })
}

/** One open claim an identity; answers false when there was one already. */
export function openClaim(db: Db, claim: Claim): Promise<boolean> {
  return db.transaction(async transaction => {
    const account = await transaction.get<Account>('accounts', claim.openid)
    if (!account || account.memberId !== null || account.claim?.state === 'pending') return false
    // The same tap after its claim was withdrawn or rejected opens nothing anew.
    if (account.claim && (await transaction.get<Claim>('accountClaims', claim._id))) return false
    await transaction.update('accounts', claim.openid, {
      set: { claim: { claimId: claim._id, state: 'pending', reason: null } },
    })
    await transaction.insert('accountClaims', claim)
    return true
  })
}

export function findClaim(db: Db, claimId: string): Promise<Claim | null> {
  return db.get<Claim>('accountClaims', claimId)
}

/** Claims that wait in any of these places. */
export function countClaims(db: Db, reach: ClaimReach): Promise<number> {
  return db.count('accountClaims', { places: placesWithin(reach), state: 'pending' })
}

/** The oldest first, in one call, each with its matches, their identities and the other claims for them as they are now. */
export function listClaims(
  db: Db,
  reach: ClaimReach,
  after: string | null,
  limit: number,
): Promise<ClaimRow[]> {
  return db.aggregate<ClaimRow>('accountClaims', limit, stages =>
    stages
      .match({
        places: placesWithin(reach),
        state: 'pending',
        ...(after && { sortKey: is.moreThan(after) }),
      })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberIds', foreignField: '_id', as: 'people' })
      .lookup({ from: 'accountClaims', localField: 'memberIds', foreignField: 'memberIds', as: 'claims' })
      .lookup({ from: 'accounts', localField: 'people.openid', foreignField: '_id', as: 'accounts' }),
  )
}

/** One place is asked for as itself: its index then gives the order as well. */
function placesWithin({ orgIds }: ClaimReach) {
  const [only, ...others] = orgIds
  return others.length === 0 ? only : is.oneOf(orgIds)
}

export type Closing = { to: 'withdrawn' } | { to: 'rejected'; by: string; reason: string }

/** Ends a pending claim without a binding; false when somebody ended it before. */
export function closeClaim(db: Db, claim: Claim, closing: Closing, now: Moment): Promise<boolean> {
  const reason = closing.to === 'rejected' ? closing.reason : null
  const decidedBy = closing.to === 'rejected' ? closing.by : claim.openid
  return db.transaction(async transaction => {
    const current = await transaction.get<Claim>('accountClaims', claim._id)
    if (current?.state !== 'pending') return false
    await transaction.update('accountClaims', claim._id, {
      set: { state: closing.to, decidedBy, decidedAt: now, reason },
    })
    await transaction.update('accounts', claim.openid, {
      set: { claim: { claimId: claim._id, state: closing.to, reason } },
    })
    return true
  })
}

export type Confirmed =
  | { outcome: 'confirmed'; rebinding: Rebinding | null }
  | { outcome: 'claimClosed' | 'memberBoundAlready' | 'movedJustNow' }

export interface Confirming {
  memberId: string
  by: string
  now: Moment
  /** How the offices move from an identity before; null where it must not lose the person. */
  move: ((fromOpenid: string) => BindingMove) | null
}

/** Makes the claimed person this identity's own; the identity before loses it, and the offices move as far as they may. */
export function confirmClaim(
  db: Db,
  claim: Claim,
  { memberId, by, now, move }: Confirming,
): Promise<Confirmed> {
  return db.transaction(async transaction => {
    const current = await transaction.get<Claim>('accountClaims', claim._id)
    const member = await transaction.get<Bindable>('members', memberId)
    const own = await transaction.get<Account>('accounts', claim.openid)
    if (current?.state !== 'pending' || !member || member.hiddenBy !== null) return { outcome: 'claimClosed' }
    // One identity is one person: it may have become somebody by its phone number while the claim waited.
    if (!own || (own.memberId !== null && own.memberId !== memberId)) return { outcome: 'claimClosed' }
    const before = member.openid === claim.openid ? null : member.openid
    if (before && !move) return { outcome: 'memberBoundAlready' }

    const moved = before && move ? await moveOffices(transaction, move(before)) : null
    if (moved === 'movedJustNow') return { outcome: 'movedJustNow' }
    await transaction.update('members', memberId, { set: { openid: claim.openid, updatedAt: now } })
    await transaction.update('accounts', claim.openid, {
      set: {
        memberId,
        claim: { claimId: claim._id, state: 'confirmed', reason: null },
        movedAway: null,
        ...moved?.account,
      },
    })
    await transaction.update('accountClaims', claim._id, {
      set: { state: 'confirmed', decidedBy: by, decidedAt: now },
    })
    return { outcome: 'confirmed', rebinding: moved?.rebinding ?? null }
  })
}
