import { dayOf } from '../../../src/contract/calendar'
import type { Account, RoleHeld } from '../../../types/accounts'
import type { Left, Member } from '../../../types/members'
import type { RegistrationStep } from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import { holdsAt } from '../../kernel/actor'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { rebindAccount, releaseAccount } from '../accounts/role-store'
import type { Tree } from '../orgs/tree'
import { type Following, followIn, restoreIn, type UnitSide } from '../registrations/store'
import type { MemberImport } from './import'
import type { Target } from './roster/plan'
import { keepsOffice } from './roster/plan'
import { hasLeft, leftTimes } from './seen'
import { changesAtOnce } from './store'

/** Whoever applies a roster does so for the county. */
export function officeOf({ madeBy }: MemberImport, tree: Tree) {
  return {
    openid: madeBy,
    role: 'countyOffice' as const,
    orgId: tree.ofKind('county')[0]?._id ?? null,
    name: null,
  }
}

/** A step that a roster takes in somebody's registration. */
export function stepBy(
  kept: MemberImport,
  tree: Tree,
  act: RegistrationStep['act'],
  at: Moment,
): RegistrationStep {
  return { act, at, by: officeOf(kept, tree), tapId: kept._id, way: null, reason: null }
}

export interface Leaving {
  kept: MemberImport
  tree: Tree
  at: Moment
}

/**
 * Lets somebody leave (G133): off the roster, without binding and offices, the registration ended, in one transaction;
 * so the very next tap of that identity is nobody's. Four calls for somebody who is neither bound nor registered, up to
 * eight else, and two for each office. False when the person was changed since the plan; a repeat is content.
 */
export function leave(db: Db, memberId: string, seen: Moment, { kept, tree, at }: Leaving): Promise<boolean> {
  return db.transaction(async transaction => {
    const member = await transaction.get<Member>('members', memberId)
    if (member?.hiddenBy === hasLeft && member.left?.importId === kept._id) return true
    if (member?.hiddenBy !== null || member.updatedAt !== seen) return false

    const account = member.openid ? await transaction.get<Account>('accounts', member.openid) : null
    const isOwn = account?.memberId === memberId
    const roles = isOwn ? account.roles.filter(held => holdsAt(held, at)) : []
    if (keepsOffice({ roles })) return false

    await transaction.update('members', memberId, { set: leftNow(member, roles, kept._id, at) })
    if (isOwn) await releaseAccount(transaction, account, { by: kept.madeBy, tapId: kept._id, now: at })
    const { registration } = member
    if (registration) {
      const end = stepBy(kept, tree, 'leave', at)
      await followIn(transaction, memberId, { communityId: registration.communityId, end, unit: null })
    }
    return true
  })
}

function leftNow(
  { openid, registration, endedIn = null }: Member,
  roles: RoleHeld[],
  importId: string,
  at: Moment,
): Partial<Member> {
  const left: Left = { at, why: 'notOnRoster', importId, openid, roles, registration }
  return {
    hiddenBy: hasLeft,
    left,
    openid: null,
    registration: null,
    endedIn: registration?.communityId ?? endedIn,
    updatedAt: at,
  }
}

/** Brings back somebody whom this import let leave, unless another roster or tap has done so meanwhile. */
export function comeBack(db: Db, memberId: string, { kept, tree, at }: Leaving): Promise<void> {
  return db.transaction(async transaction => {
    const member = await transaction.get<Member>('members', memberId)
    const left = member?.left
    if (member?.hiddenBy !== hasLeft || left?.importId !== kept._id) return

    const account = left.openid ? await transaction.get<Account>('accounts', left.openid) : null
    const isFree = account?.memberId === null
    await transaction.update('members', memberId, {
      set: {
        hiddenBy: null,
        left: null,
        leftBefore: leftTimes(member.leftBefore, left),
        openid: isFree ? left.openid : null,
        registration: left.registration,
        endedIn: left.registration ? null : (member.endedIn ?? null),
        updatedAt: at,
      },
    })
    if (account && isFree) {
      const office = officeOf(kept, tree)
      const openid = kept.undo?.by ?? kept.madeBy
      const by = office.orgId ? { openid, role: office.role, orgId: office.orgId } : null
      await rebindAccount(transaction, account, { memberId, roles: left.roles, by, now: at })
    }
    if (left.registration) {
      const end = stepBy(kept, tree, 'restore', at)
      await restoreIn(transaction, memberId, { communityId: left.registration.communityId, end, unit: null })
    }
  })
}

export interface RegisteredChange {
  memberId: string
  seen: Moment
  hiddenBy: string | null
  set: Partial<Member>
  following: Following[]
}

/**
 * A change that the registration follows: it ends when home is elsewhere (A90), and goes along to another unit. Six
 * calls. False when the person was changed since; a repeat finds its own change and is content.
 */
export function changeRegistered(
  db: Db,
  { memberId, seen, hiddenBy, set, following }: RegisteredChange,
  at: Moment,
  way: 'forth' | 'back',
): Promise<boolean> {
  return db.transaction(async transaction => {
    const member = await transaction.get<Member>('members', memberId)
    if (member?.updatedAt !== seen || member.hiddenBy !== hiddenBy) return member?.updatedAt === at
    await transaction.update('members', memberId, { set: { ...set, updatedAt: at } })
    for (const each of following) await follow(transaction, memberId, each, way)
    return true
  })
}

const follow = (transaction: Transaction, memberId: string, following: Following, way: 'forth' | 'back') =>
  way === 'forth' ? followIn(transaction, memberId, following) : restoreIn(transaction, memberId, following)

/** What a planned change means for the registration that the person had when it was planned. */
export function followingOf(
  { endsIn, followsIn, after, before }: Target,
  { kept, tree, at }: Leaving,
  way: 'forth' | 'back',
): Following[] {
  const communityId = endsIn ?? followsIn
  if (!communityId) return []
  const branchId = way === 'forth' ? after.branchId : before.branchId
  const end = endsIn ? endOf(kept, tree, at, way, after.communityId ?? null) : null
  return [{ communityId, end, unit: followsIn && branchId ? unitSideOf(branchId, tree) : null }]
}

function endOf(
  kept: MemberImport,
  tree: Tree,
  at: Moment,
  way: 'forth' | 'back',
  communityId: string | null,
): RegistrationStep {
  if (way === 'back') return stepBy(kept, tree, 'restore', at)
  const destination = { communityId, place: null, day: dayOf(at) }
  return { ...stepBy(kept, tree, 'moveAway', at), destination }
}

const unitSideOf = (branchId: string, tree: Tree): UnitSide => ({
  branchId: tree.heirOf(branchId),
  unitPlaces: tree.upwards(branchId).map(({ _id }) => _id),
})

/** Several people, ten at once; answers those for whom it did not hold. */
export async function eachOf<Item extends { memberId: string }>(
  items: Item[],
  work: (item: Item) => Promise<boolean>,
): Promise<Set<string>> {
  const refused = new Set<string>()
  for (let from = 0; from < items.length; from += changesAtOnce) {
    await Promise.all(
      items.slice(from, from + changesAtOnce).map(async item => {
        if (!(await work(item))) refused.add(item.memberId)
      }),
    )
  }
  return refused
}
