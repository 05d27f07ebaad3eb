import type { RoleHeld } from '../../../types/accounts'
import type { Leader } from '../../../types/groups'
import { holdsAt } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { shortHash } from '../../kernel/seal'
import { endRole, grant, listHolders } from '../accounts/role-store'
import { findMember } from '../members/store'

/**
 * The leader's role goes to whoever leads now and ends for everybody else. Somebody without WeChat leads without
 * a role: the name is kept, and the role is granted on the screen of roles once he or she is bound. A repeat of
 * the same tap finds it granted.
 */
export async function passLeading(
  context: Context,
  groupId: string,
  { memberId, since, until, tapId, inOffice }: Leader,
): Promise<void> {
  const grantId = `g${shortHash(`${groupId}|${tapId}`)}`
  await endLeading(context, groupId, tapId, grantId)
  const openid = (await findMember(context.db, memberId))?.openid
  if (!openid) return
  const held = { role: 'groupLeader', orgId: groupId, since, until, grantId } as const
  await grant(context.db, openid, held, inOffice)
}

/** Ends the leader's role in a group for everybody, but for one grant. */
export async function endLeading(
  { db, actor, now }: Context,
  groupId: string,
  tapId: string,
  but: string | null = null,
): Promise<void> {
  const isLeading = (held: RoleHeld): boolean =>
    held.orgId === groupId && held.role === 'groupLeader' && held.grantId !== but && holdsAt(held, now)
  for (const { _id, roles } of await listHolders(db, groupId)) {
    for (const held of roles.filter(isLeading)) {
      const as = _id === actor.openid ? 'resigned' : 'revoked'
      await endRole(db, _id, held, { by: actor.openid, as, tapId, now, others: 'anybody' })
    }
  }
}
