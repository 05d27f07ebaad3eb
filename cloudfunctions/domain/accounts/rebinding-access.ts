import type { Member } from '../../../types/members'
import { type Actor, isLeading } from '../../kernel/actor'
import { allowed, denied, type Verdict } from '../../kernel/verdict'
import type { Tree } from '../orgs/tree'
import { hasConsent } from './access'
import { askedKey, isHaltable, needsSecond, type Rebinding, type RoleMoving, wordOf } from './rebinding'

/** The offices in which this person has a say; a list is drawn from them inside the query. */
export interface RebindingReach {
  askedKeys: string[]
}

export function mayListRebindings(actor: Actor): Verdict<RebindingReach> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const askedKeys = [...new Set(actor.roles.map(({ role, orgId }) => askedKey(role, orgId)))]
  return askedKeys.length > 0 ? allowed({ askedKeys }) : denied()
}

/** A move with its person on the roster. */
export interface Moved {
  rebinding: Rebinding
  member: Member | null
}

type Found = Moved | null
type Asked = { role: RoleMoving['role']; orgId: string; decision: 'carry' | 'end' }

export function mayDecideRebinding(
  actor: Actor,
  found: Found,
  { role, orgId, decision }: Asked,
  tree: Tree,
): Verdict<Moved> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  const moving = found?.rebinding.roles.find(one => one.role === role && one.orgId === orgId)
  if (!found || !moving) return denied()
  const may = decision === 'end' ? endsMoving : carriesMoving
  return may(actor, found, moving, tree) ? allowed(found) : denied()
}

/** Whoever could grant the office says that it goes over; a second person beside that may be one who leads the holder's place. */
export function carriesMoving(actor: Actor, moved: Moved, moving: RoleMoving, tree: Tree): boolean {
  if (isConcerned(actor, moved.rebinding)) return false
  if (endsMoving(actor, moved, moving, tree)) return true
  return isLeading(moving.role) && needsSecond(moving) && leadsPerson(actor, moved)
}

export function endsMoving(actor: Actor, { rebinding }: Moved, moving: RoleMoving, tree: Tree): boolean {
  return !isConcerned(actor, rebinding) && wordOf(actor, tree, moving).granting !== null
}

/** Whoever could grant one of the offices, the county office, who confirmed it; where there is no office, who leads the place. */
export function mayHalt(actor: Actor, found: Found, tree: Tree): Verdict<Moved> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return found && halts(actor, found, tree) ? allowed(found) : denied()
}

export function halts(actor: Actor, moved: Moved, tree: Tree): boolean {
  const { rebinding } = moved
  if (isConcerned(actor, rebinding)) return false
  const grants = rebinding.roles.some(moving => endsMoving(actor, moved, moving, tree))
  const isOffice = tree.ofKind('county').some(({ _id }) => actor.holdsIn(_id, ['countyOffice']))
  const leads = rebinding.roles.length === 0 && leadsPerson(actor, moved)
  return grants || isOffice || leads || rebinding.by.openid === actor.openid
}

/** Where the identity before was let go, nobody holds again. */
export function mayHaltNow(actor: Actor, moved: Moved, tree: Tree, now: number): boolean {
  const { rebinding } = moved
  return rebinding.releasedAt === undefined && isHaltable(rebinding, now) && halts(actor, moved, tree)
}

/** Only the identity before is asked whether it was the same person. */
export function mayAnswer(actor: Actor, found: Found): Verdict<Moved> {
  if (!hasConsent(actor)) return denied('consentNeeded')
  return found?.rebinding.fromOpenid === actor.openid ? allowed(found) : denied()
}

function isConcerned(actor: Actor, { memberId, fromOpenid, toOpenid }: Rebinding): boolean {
  return actor.memberId === memberId || actor.openid === fromOpenid || actor.openid === toOpenid
}

const leadsPerson = (actor: Actor, { member }: Moved): boolean =>
  member !== null && (actor.leads(member.communityId) || actor.leads(member.branchId))
