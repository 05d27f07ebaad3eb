import type { Role, RoleHeld, RoleMove, RoleMoveState } from '../../../types/accounts'
import type { Moment } from '../../../types/time'
import { type Actor, isLeading, leadingRoles } from '../../kernel/actor'
import type { Stored } from '../../kernel/db'
import { shortHash } from '../../kernel/seal'
import type { Tree } from '../orgs/tree'
import { granterOf } from './role-access'
import type { RoleGrant } from './role-grant'
import { roleTable } from './rules'

const dayMs = 24 * 60 * 60_000
/** A leading office goes over a day after the binding at the earliest: time enough to be told and to stop it. */
const leadingWaitsMs = dayMs
/** Long enough for somebody who was away to say that it was not him or her. */
const haltableMs = 14 * dayMs

/** A person's binding on its way from one identity to another, with what becomes of each office. Kept for good. */
export interface Rebinding extends Stored {
  memberId: string
  fromOpenid: string
  toOpenid: string
  at: Moment
  /** Until when it can be stopped. */
  until: Moment
  state: 'open' | 'agreed' | 'halted' | 'left'
  /** Who confirmed that it is the same person. */
  by: Word
  roles: RoleMoving[]
  /** Who has a say: `<role>@<place>`. */
  askedKeys: string[]
  /** Until when it is counted on a home; nothing waits any more after it. */
  waitsUntil: Moment
  endedBy: string | null
  endedAt: Moment | null
  endedTap: string | null
  /** Since when the identity before is known to be another person's. */
  releasedAt?: Moment
  sortKey: string
}

/** Somebody who said that an office may go over, and in which office. */
export interface Word {
  openid: string
  memberId: string | null
  /** The office in which he or she could grant the role; null for who only knows the person. */
  granting: { role: Role; orgId: string } | null
}

export interface RoleMoving {
  role: Role
  orgId: string
  until: Moment | null
  /** Who granted it first. */
  by: RoleGrant['by']
  state: RoleMoveState
  /** The last county office stays with the identity before until somebody decides: nobody could give it anew. */
  stays: boolean
  words: Word[]
  from: Moment | null
  /** The row of the new identity's role, once there is one. */
  grantId: string | null
}

/** Nothing waits any more, however long it takes. */
export const always: Moment = 8_640_000_000_000_000

export interface Moving {
  held: Pick<RoleHeld, 'role' | 'orgId' | 'until'>
  by: RoleGrant['by']
  stays: boolean
}

/** What becomes of an office when that actor confirms the new identity: the question that granting it asks. */
export function movingOf(actor: Actor, tree: Tree, { held, by, stays }: Moving, now: Moment): RoleMoving {
  const { role, orgId, until } = held
  const word = wordOf(actor, tree, held)
  const moving = { role, orgId, until, by, stays, words: [word], grantId: null }
  const from = isLeading(role) ? now + leadingWaitsMs : null
  const isCarried = isEnough(moving) && !stays
  return { ...moving, state: isCarried ? 'carried' : 'waiting', from }
}

export function wordOf(actor: Actor, tree: Tree, { role, orgId }: Pick<RoleHeld, 'role' | 'orgId'>): Word {
  const org = tree.find(orgId)
  const office = org && org.state !== 'closed' ? granterOf(actor, tree, org, role) : null
  const { openid, memberId } = actor
  return { openid, memberId, granting: office && { role: office.role, orgId: office.orgId } }
}

/** One who could grant it, and for a leading office a second person. */
export function isEnough({ role, words }: Pick<RoleMoving, 'role' | 'words'>): boolean {
  const people = new Set(words.map(({ openid, memberId }) => memberId ?? openid))
  return words.some(({ granting }) => granting !== null) && people.size >= (isLeading(role) ? 2 : 1)
}

/** The one who may grant it has said yes; only a second person is missing. */
export const needsSecond = ({ role, words, state }: RoleMoving): boolean =>
  state === 'waiting' && isLeading(role) && words.some(({ granting }) => granting !== null)

export interface RebindingMade {
  rebindingId: string
  person: { _id: string; communityId: string | null; branchId: string }
  fromOpenid: string
  toOpenid: string
  by: Word
  /** The offices of whoever confirmed it, who may stop it and so has to find it: `<role>@<place>`. */
  confirmedIn: string[]
  roles: RoleMoving[]
  tree: Tree
  now: Moment
}

export function newRebinding(made: RebindingMade): Rebinding {
  const { rebindingId, person, fromOpenid, toOpenid, by, roles, now } = made
  return {
    _id: rebindingId,
    memberId: person._id,
    fromOpenid,
    toOpenid,
    at: now,
    until: now + haltableMs,
    state: 'open',
    by,
    roles,
    askedKeys: askedKeysOf(made),
    waitsUntil: waitsUntil({ roles, at: now, state: 'open' }),
    endedBy: null,
    endedAt: null,
    endedTap: null,
    sortKey: `${String(now).padStart(15, '0')}_${rebindingId}`,
  }
}

/**
 * Whoever could grant one of the offices, the county office, and who confirmed it; and who leads the person's place,
 * where a second is needed.
 */
function askedKeysOf({ person, roles, tree, confirmedIn }: RebindingMade): string[] {
  // Where there is no office, those who could have confirmed it.
  if (roles.length === 0) return [...new Set(leaderKeys(person, tree))]
  const county = tree.ofKind('county').map(({ _id }) => askedKey('countyOffice', _id))
  const granters = roles.flatMap(moving => granterKeys(moving, tree))
  const leaders = leaderKeys(person, tree)
  const seconds = roles.some(needsSecond) ? leaders : leaders.filter(key => confirmedIn.includes(key))
  return [...new Set([...granters, ...county, ...seconds])]
}

export const askedKey = (role: Role, orgId: string): string => `${role}@${orgId}`

/** The offices in which somebody may grant a role in a place: the other side of `granterOf`. */
function granterKeys({ role, orgId }: Pick<RoleHeld, 'role' | 'orgId'>, tree: Tree): string[] {
  const above = tree.upwards(orgId).map(({ _id }) => _id)
  return roleTable[role].by.flatMap(by => {
    const places = by === role && role !== 'countyOffice' ? above.slice(1) : above
    return places.map(place => askedKey(by, place))
  })
}

function leaderKeys({ communityId, branchId }: RebindingMade['person'], tree: Tree): string[] {
  const places = [communityId, branchId].flatMap(orgId => (orgId ? tree.upwards(orgId) : []))
  return places.flatMap(({ _id }) => leadingRoles.map(role => askedKey(role, _id)))
}

/** While something waits it is counted; what went over at once, for a day. */
export function waitsUntil({ roles, at, state }: Pick<Rebinding, 'roles' | 'at' | 'state'>): Moment {
  if (state !== 'open' || roles.length === 0) return 0
  return roles.some(moving => moving.state === 'waiting') ? always : at + dayMs
}

/** Can it still be stopped? */
export function isHaltable({ state, until, roles }: Rebinding, now: Moment): boolean {
  const isMoving = state === 'open' || state === 'agreed'
  return isMoving && (now < until || roles.some(moving => moving.state === 'waiting'))
}

/** Not settled yet: the binding does not move a second time meanwhile. */
export const isUnsettled = (rebinding: Rebinding, now: Moment): boolean =>
  rebinding.state === 'open' && isHaltable(rebinding, now)

export function movesOf(roles: RoleMoving[], tree: Tree, now: Moment): RoleMove[] {
  return roles.flatMap(moving => {
    const { role, orgId, state, from } = moving
    const asks = state === 'waiting' && !needsSecond(moving) ? [...roleTable[role].by] : []
    return tree.find(orgId)
      ? [
          {
            role,
            place: tree.brief(orgId),
            state,
            from: from !== null && from > now ? from : null,
            asks,
          },
        ]
      : []
  })
}

/** The row of an office that goes over to a new identity, or comes back from it. */
export const movedGrantId = (
  way: 'over' | 'back',
  { _id }: Pick<Rebinding, '_id'>,
  { role, orgId }: Pick<RoleHeld, 'role' | 'orgId'>,
): string => `${way === 'over' ? 'm' : 'b'}${shortHash(`${_id}|${role}|${orgId}`)}`
