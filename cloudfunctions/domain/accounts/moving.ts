import type { Account, RoleMove } from '../../../types/accounts'
import type { Context } from '../../kernel/context'
import { findMember } from '../members/store'
import type { Claim } from './claim'
import { findHolders, type Holder } from './holders'
import { askedKey, movesOf, movingOf, type Rebinding } from './rebinding'
import type { BindingMove } from './rebinding-store'
import { movedTellings } from './rebinding-telling'
import { endsAll } from './role-access'
import { stillHeld } from './role-store'

/** What would become of the offices of an identity if whoever asks moved its person now. */
export function movesIfMoved({ actor, tree, now }: Context, account: Account): RoleMove[] {
  const moving = stillHeld(account, now).map(held =>
    movingOf(actor, tree, { held, by: null, stays: false }, now),
  )
  return movesOf(moving, tree, now)
}

export function movesNow({ tree, now }: Context, rebinding: Rebinding | null): RoleMove[] {
  return rebinding ? movesOf(rebinding.roles, tree, now) : []
}

/** How the binding of a person moves to the identity that claimed it; null where there is nobody to move. */
export async function moveOf(
  context: Context,
  { claim, memberId, tapId }: { claim: Claim; memberId: string; tapId: string },
): Promise<((fromOpenid: string) => BindingMove) | null> {
  const { db, actor, tree, now } = context
  const person = await findMember(db, memberId)
  if (!person) return null
  const county = tree.ofKind('county').map(({ _id }) => _id)
  const places = await placesAbove(context, person.openid)
  const holders = await findHolders(db, [...places, ...county], now)
  const by = { openid: actor.openid, memberId: actor.memberId, granting: null }
  return fromOpenid => ({
    rebindingId: claim._id,
    person,
    fromOpenid,
    toOpenid: claim.openid,
    tree,
    now,
    tapId,
    by,
    confirmedIn: actor.roles.map(({ role, orgId }) => askedKey(role, orgId)),
    moving: held => movingOf(actor, tree, held, now),
    mayResume: roles => endsAll(actor, tree, roles),
    others: officeHolders(holders, fromOpenid),
    tellings: rebinding => movedTellings(rebinding, holders, tree),
  })
}

async function placesAbove({ db, tree, now }: Context, openid: string | null): Promise<string[]> {
  const account = openid ? await db.get<Account>('accounts', openid) : null
  if (!account) return []
  return stillHeld(account, now).flatMap(({ orgId }) => tree.upwards(orgId).map(({ _id }) => _id))
}

function officeHolders(holders: Holder[], but: string): string[] {
  return holders
    .filter(({ openid, roles }) => openid !== but && roles.some(({ role }) => role === 'countyOffice'))
    .map(({ openid }) => openid)
}
