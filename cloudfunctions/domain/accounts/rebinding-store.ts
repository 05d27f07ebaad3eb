import type { Account, RoleHeld } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import { isLeading } from '../../kernel/actor'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { type Telling, tellWithin } from '../notices/telling'
import type { Claim } from './claim'
import {
  isEnough,
  isHaltable,
  isUnsettled,
  type Moving,
  movedGrantId,
  newRebinding,
  type Rebinding,
  type RebindingMade,
  type RoleMoving,
  type Word,
  waitsUntil,
} from './rebinding'
import { grantIdOf, type HandOver, handOverIdOf, newGrant, type RoleGrant } from './role-grant'
import { anyHolds, endGrant, forgetOffer, stillHeld, takeTurn } from './role-store'

export function findRebinding(db: Db, rebindingId: string): Promise<Rebinding | null> {
  return db.get<Rebinding>('accountRebindings', rebindingId)
}

export type RebindingRow = Rebinding & { members: Member[] }

/** The newest first, each with its person on the roster. */
export function listRebindings(
  db: Db,
  askedKeys: string[],
  before: string | null,
  limit: number,
): Promise<RebindingRow[]> {
  return db.aggregate<RebindingRow>('accountRebindings', limit, stages =>
    stages
      .match({ askedKeys: oneOf(askedKeys), ...(before && { sortKey: is.lessThan(before) }) })
      .sort({ sortKey: -1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' }),
  )
}

export function countWaiting(db: Db, askedKeys: string[], now: Moment): Promise<number> {
  return db.count('accountRebindings', { askedKeys: oneOf(askedKeys), waitsUntil: is.moreThan(now) })
}

/** One key is asked for as itself: its index then gives the order as well. */
function oneOf(keys: string[]) {
  const [only, ...others] = keys
  return others.length === 0 ? only : is.oneOf(keys)
}

export interface BindingMove extends Omit<RebindingMade, 'roles'> {
  tapId: string
  /** What becomes of each office. */
  moving(held: Moving): RoleMoving
  /** May whoever decides let a paused person go on? Otherwise the new identity is paused as the old one was. */
  mayResume(roles: RoleHeld[]): boolean
  /** Others who hold the county office: without one of them it stays where it is. */
  others: string[]
  tellings(rebinding: Rebinding): Telling[]
}

/**
 * Takes the offices from the identity before; gives the new one those that go over, and keeps the others waiting. Within
 * the change of the binding. `movedJustNow` while an earlier move of the same person can still be stopped.
 */
export async function moveOffices(
  transaction: Transaction,
  move: BindingMove,
): Promise<{ account: Partial<Account>; rebinding: Rebinding } | 'movedJustNow'> {
  const { fromOpenid, toOpenid, person, now, rebindingId, tapId, by } = move
  const lost = await transaction.get<Account>('accounts', fromOpenid)
  const own = await transaction.get<Account>('accounts', toOpenid)
  if (lost?.rebound) {
    const earlier = await transaction.get<Rebinding>('accountRebindings', lost.rebound.rebindingId)
    if (earlier && isUnsettled(earlier, now)) return 'movedJustNow'
  }
  const held = lost ? stillHeld(lost, now) : []
  const roles: RoleMoving[] = []
  const over: RoleHeld[] = []
  for (const one of held) {
    const moving = await planMove(transaction, move, one)
    if (lost && !moving.stays) {
      const as = moving.state === 'carried' ? 'carried' : 'suspended'
      await endGrant(transaction, lost, one, { by: by.openid, as, tapId, now })
      await withdrawOffer(transaction, handOverIdOf(fromOpenid, one.role, one.orgId))
    }
    const carried = moving.state === 'carried' ? roleOver({ _id: rebindingId }, moving, now) : null
    roles.push({ ...moving, grantId: carried?.grantId ?? null })
    if (!carried) continue
    over.push(carried)
    await transaction.insert(
      'accountRoles',
      newGrant({ _id: toOpenid, memberId: person._id }, carried, grantedBy(moving)),
    )
  }

  const rebinding = newRebinding({ ...move, roles })
  const { _id, at, until } = rebinding
  if (lost) {
    for (const { handOverId } of lost.offered ?? []) await withdrawOffer(transaction, handOverId)
    await transaction.update('accounts', fromOpenid, {
      set: {
        memberId: null,
        roles: held.filter((_role, index) => roles[index]?.stays),
        offered: [],
        waiting: [],
        rebound: null,
        movedAway: { rebindingId: _id, at, until },
      },
    })
  }
  await transaction.insert('accountRebindings', rebinding)
  for (const telling of move.tellings(rebinding)) await tellWithin(transaction, telling, now)
  const isPaused = lost?.state === 'paused' && !move.mayResume(held)
  return {
    rebinding,
    account: {
      roles: [...(own?.roles ?? []), ...over],
      waiting: waitingOf(rebinding),
      rebound: { rebindingId: _id, at },
      movedAway: null,
      ...(isPaused && { state: 'paused' as const }),
    },
  }
}

async function planMove(
  transaction: Transaction,
  { fromOpenid, others, moving, now }: BindingMove,
  held: RoleHeld,
): Promise<RoleMoving> {
  if (isLeading(held.role)) await takeTurn(transaction, held.orgId)
  const stays = held.role === 'countyOffice' && !(await anyHolds(transaction, others, held, now))
  const row = await transaction.get<RoleGrant>('accountRoles', grantIdOf(fromOpenid, held))
  return moving({ held, by: row?.by ?? null, stays })
}

/** An offer of or to an identity that is not the person's any more must be made again. */
async function withdrawOffer(transaction: Transaction, handOverId: string): Promise<void> {
  const handOver = await transaction.get<HandOver>('accountHandOvers', handOverId)
  if (handOver?.state !== 'open') return
  await forgetOffer(transaction, handOver)
  await transaction.update('accountHandOvers', handOverId, { set: { state: 'withdrawn' } })
}

function roleOver(
  rebinding: Pick<Rebinding, '_id'>,
  { role, orgId, until, from }: RoleMoving,
  now: Moment,
): RoleHeld & { grantId: string } {
  const since = Math.max(now, from ?? now)
  return { role, orgId, since, until, grantId: movedGrantId('over', rebinding, { role, orgId }) }
}

function grantedBy({ words }: RoleMoving): RoleGrant['by'] {
  const word = words.findLast(({ granting }) => granting !== null)
  return word?.granting ? { openid: word.openid, ...word.granting } : null
}

const waitingOf = ({ _id, roles }: Rebinding) =>
  roles
    .filter(({ state }) => state === 'waiting')
    .map(({ role, orgId }) => ({ rebindingId: _id, role, orgId }))

export interface Deciding {
  role: RoleHeld['role']
  orgId: string
  word: Word
  tapId: string
  now: Moment
}

export type Decided =
  | { outcome: 'decided'; rebinding: Rebinding }
  | { outcome: 'closed' | 'roleEnded' | 'lastOne' | 'secondNeeded' }

/** One more says that an office may go over: it does once that is enough, and not before its moment. */
export function carry(db: Db, rebindingId: string, deciding: Deciding): Promise<Decided> {
  return decide(db, rebindingId, deciding, async (transaction, { rebinding, before, next, moving }) => {
    const { word, now, tapId } = deciding
    if (moving.state === 'carried') return moving
    if (moving.state === 'ended') return 'roleEnded'
    const isNew = !moving.words.some(({ openid }) => openid === word.openid)
    const said = { ...moving, words: isNew ? [...moving.words, word] : moving.words }
    if (!isEnough(said)) return 'secondNeeded'
    return carryOver(transaction, { rebinding, before, next }, said, { by: word.openid, tapId, now })
  })
}

/** An office that does not go over: it is over. */
export function end(db: Db, rebindingId: string, deciding: Deciding): Promise<Decided> {
  return decide(db, rebindingId, deciding, async (transaction, { before, moving }) => {
    const { word, now, tapId } = deciding
    if (moving.state === 'ended') return moving
    if (moving.state === 'carried') return 'roleEnded'
    if (moving.stays) {
      if (!(await anyHolds(transaction, [word.openid], moving, now))) return 'lastOne'
      await takeFrom(transaction, before, moving, { by: word.openid, as: 'revoked', tapId, now })
    }
    return { ...moving, state: 'ended' as const, stays: false }
  })
}

interface Sides {
  rebinding: Rebinding
  before: Account
  next: Account
}

type Change = (
  transaction: Transaction,
  sides: Sides & { moving: RoleMoving },
) => Promise<RoleMoving | 'roleEnded' | 'lastOne' | 'secondNeeded'>

function decide(
  db: Db,
  rebindingId: string,
  { role, orgId, now }: Deciding,
  change: Change,
): Promise<Decided> {
  return db.transaction(async transaction => {
    const sides = await sidesOf(transaction, rebindingId)
    const moving = sides?.rebinding.roles.find(one => one.role === role && one.orgId === orgId)
    if (sides?.rebinding.state !== 'open' || !moving) return { outcome: 'closed' }
    if (moving.until !== null && moving.until <= now) return { outcome: 'roleEnded' }
    if (isLeading(role)) await takeTurn(transaction, orgId)
    const changed = await change(transaction, { ...sides, moving })
    if (typeof changed === 'string') return { outcome: changed }
    if (changed === moving) return { outcome: 'decided', rebinding: sides.rebinding }

    const roles = sides.rebinding.roles.map(one => (one === moving ? changed : one))
    const rebinding = { ...sides.rebinding, roles }
    const waits = waitsUntil(rebinding)
    await transaction.update('accountRebindings', rebindingId, { set: { roles, waitsUntil: waits } })
    await transaction.update('accounts', sides.next._id, { set: { waiting: waitingOf(rebinding) } })
    return { outcome: 'decided', rebinding }
  })
}

/** Both identities of a move that stands as it was made; null when one of them has gone on since. */
async function sidesOf(transaction: Transaction, rebindingId: string): Promise<Sides | null> {
  const rebinding = await transaction.get<Rebinding>('accountRebindings', rebindingId)
  if (!rebinding) return null
  const { memberId, fromOpenid, toOpenid } = rebinding
  const member = await transaction.get<Member>('members', memberId)
  const before = await transaction.get<Account>('accounts', fromOpenid)
  const next = await transaction.get<Account>('accounts', toOpenid)
  const stands = member?.openid === toOpenid && member.hiddenBy === null && before?.memberId === null
  return stands && next ? { rebinding, before, next } : null
}

async function carryOver(
  transaction: Transaction,
  { rebinding, before, next }: Sides,
  moving: RoleMoving,
  { by, tapId, now }: { by: string; tapId: string; now: Moment },
): Promise<RoleMoving> {
  if (moving.stays) await takeFrom(transaction, before, moving, { by, as: 'carried', tapId, now })
  const over = roleOver(rebinding, moving, now)
  await transaction.update('accounts', next._id, { set: { roles: [...stillHeld(next, now), over] } })
  await transaction.insert('accountRoles', newGrant(next, over, grantedBy(moving)))
  return { ...moving, state: 'carried', stays: false, grantId: over.grantId }
}

async function takeFrom(
  transaction: Transaction,
  account: Account,
  { role, orgId }: Pick<RoleMoving, 'role' | 'orgId'>,
  ending: Parameters<typeof endGrant>[3],
): Promise<void> {
  const held = account.roles.find(one => one.role === role && one.orgId === orgId)
  if (!held) return
  await endGrant(transaction, account, held, ending)
  await transaction.update('accounts', account._id, {
    set: { roles: account.roles.filter(one => one !== held) },
  })
}

/** Lets whoever has the identity before go on with it: it was never the same person's. */
export async function release(db: Db, { _id, fromOpenid }: Rebinding, now: Moment): Promise<void> {
  const isTheirs = { memberId: null, 'movedAway.rebindingId': _id }
  const isReleased = await db.updateOne('accounts', fromOpenid, isTheirs, { set: { movedAway: null } })
  if (isReleased) await db.updateOne('accountRebindings', _id, {}, { set: { releasedAt: now } })
}

interface Stopping {
  by: string
  tapId: string
  now: Moment
  tellings(rebinding: Rebinding): Telling[]
}

/** Everything is as it was before the binding moved, but for what somebody ended meanwhile. A repeat is content. */
export function halt(db: Db, rebindingId: string, { by, tapId, now, tellings }: Stopping): Promise<boolean> {
  return db.transaction(async transaction => {
    const sides = await sidesOf(transaction, rebindingId)
    // An identity that was let go was another person's.
    const isTheirs = sides?.before.movedAway?.rebindingId === rebindingId
    if (!sides || !isTheirs || !isHaltable(sides.rebinding, now)) {
      const found = await transaction.get<Rebinding>('accountRebindings', rebindingId)
      return found?.state === 'halted' && found.endedBy === by && found.endedTap === tapId
    }
    const { rebinding, before, next } = sides
    const back = await rolesBack(transaction, sides, now)
    const gone = next.roles.filter(held => held.since >= rebinding.at)
    for (const held of gone) {
      if (isLeading(held.role)) await takeTurn(transaction, held.orgId)
      await endGrant(transaction, next, held, { by, as: 'halted', tapId, now })
    }
    for (const { handOverId } of next.offered ?? []) await withdrawOffer(transaction, handOverId)
    await transaction.update('accounts', next._id, {
      set: {
        memberId: null,
        claim: { claimId: rebindingId, state: 'rejected', reason: null },
        roles: next.roles.filter(held => !gone.includes(held)),
        offered: [],
        waiting: [],
        rebound: null,
      },
    })

    for (const { held, by: granted } of back) {
      await transaction.insert(
        'accountRoles',
        newGrant({ _id: before._id, memberId: rebinding.memberId }, held, granted),
      )
    }
    await closeClaimOf(transaction, before, now)
    await transaction.update('accounts', before._id, {
      set: {
        memberId: rebinding.memberId,
        claim: null,
        roles: [...stillHeld(before, now), ...back.map(({ held }) => held)],
        movedAway: null,
      },
    })
    await transaction.update('members', rebinding.memberId, { set: { openid: before._id, updatedAt: now } })
    await transaction.update('accountRebindings', rebindingId, {
      set: { state: 'halted', waitsUntil: 0, endedBy: by, endedAt: now, endedTap: tapId },
    })
    for (const telling of tellings(rebinding)) await tellWithin(transaction, telling, now)
    return true
  })
}

/** What waits, what went over, and what the new identity gave away by itself; not what somebody else ended. */
async function rolesBack(
  transaction: Transaction,
  { rebinding, next }: Sides,
  now: Moment,
): Promise<{ held: RoleHeld; by: RoleGrant['by'] }[]> {
  const back: { held: RoleHeld; by: RoleGrant['by'] }[] = []
  for (const { role, orgId, until, by, state, stays, grantId } of rebinding.roles) {
    if (state === 'ended' || stays || (until !== null && until <= now)) continue
    if (grantId !== null && !next.roles.some(held => held.grantId === grantId)) {
      const row = await transaction.get<RoleGrant>('accountRoles', grantId)
      if (row?.endedAt != null && row.endedBy !== rebinding.toOpenid) continue
    }
    back.push({
      held: { role, orgId, since: now, until, grantId: movedGrantId('back', rebinding, { role, orgId }) },
      by,
    })
  }
  return back
}

/** Whoever asked for the own person back needs to ask no more. */
async function closeClaimOf(transaction: Transaction, { claim }: Account, now: Moment): Promise<void> {
  if (claim?.state !== 'pending') return
  const current = await transaction.get<Claim>('accountClaims', claim.claimId)
  if (current?.state !== 'pending') return
  await transaction.update('accountClaims', claim.claimId, {
    set: { state: 'withdrawn', decidedBy: current.openid, decidedAt: now },
  })
}

/** The holder says on the phone before that it was himself or herself: everything goes over at once. */
export function agree(
  db: Db,
  rebindingId: string,
  { by, tapId, now }: Omit<Stopping, 'tellings'>,
): Promise<boolean> {
  return db.transaction(async transaction => {
    const sides = await sidesOf(transaction, rebindingId)
    if (sides?.rebinding.state !== 'open') {
      const found = await transaction.get<Rebinding>('accountRebindings', rebindingId)
      return found?.state === 'agreed' && found.endedBy === by
    }
    const { rebinding, before, next } = sides
    const granted: RoleHeld[] = []
    const roles: RoleMoving[] = []
    for (const moving of rebinding.roles) {
      const isLate = moving.until !== null && moving.until <= now
      if (moving.state !== 'waiting' || isLate) {
        roles.push({ ...moving, from: null })
        continue
      }
      if (isLeading(moving.role)) await takeTurn(transaction, moving.orgId)
      if (moving.stays) {
        const held = before.roles.find(({ role, orgId }) => role === moving.role && orgId === moving.orgId)
        if (held) await endGrant(transaction, before, held, { by, as: 'carried', tapId, now })
      }
      const over = roleOver(rebinding, { ...moving, from: null }, now)
      const { role, orgId } = moving
      await transaction.insert('accountRoles', newGrant(next, over, { openid: by, role, orgId }))
      granted.push(over)
      roles.push({ ...moving, state: 'carried', from: null, stays: false, grantId: over.grantId })
    }
    await transaction.update('accounts', next._id, {
      set: { roles: [...soonHeld(next, rebinding, now), ...granted], waiting: [], rebound: null },
    })
    // What was said ends the question; the phone before is nobody's from now on.
    const movedAway = { rebindingId, at: rebinding.at, until: now }
    await transaction.update('accounts', before._id, { set: { roles: [], movedAway } })
    await transaction.update('accountRebindings', rebindingId, {
      set: { state: 'agreed', roles, waitsUntil: 0, endedBy: by, endedAt: now, endedTap: tapId },
    })
    return true
  })
}

/** What was to go over tomorrow goes over now. */
function soonHeld(next: Account, { roles }: Rebinding, now: Moment): RoleHeld[] {
  const own = new Set(roles.flatMap(({ grantId }) => grantId ?? []))
  return stillHeld(next, now).map(held =>
    held.grantId && own.has(held.grantId) ? { ...held, since: Math.min(held.since, now) } : held,
  )
}
