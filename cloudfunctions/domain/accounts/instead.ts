import type { RefusalDetail } from '../../../types/api'
import type { Context } from '../../kernel/context'
import { isOwnAct, type Judged } from '../../kernel/own-act'
import { findHolders } from './holders'

/**
 * Who may do what the caller may not do about the own act: somebody else in the same office, or in the nearest place
 * above. Nulls where nobody holds one of these offices. One call.
 */
export async function findInstead(
  { db, actor, tree, now }: Context,
  { orgId, roles }: Judged,
): Promise<RefusalDetail> {
  const places = orgId === null ? [] : tree.upwards(orgId)
  const holders = await findHolders(
    db,
    places.map(({ _id }) => _id),
    now,
  )
  const others = holders.filter(holder => !isOwnAct(actor, holder))
  for (const { _id, name } of places) {
    const held = others
      .flatMap(({ roles }) => roles)
      .find(({ role, orgId }) => orgId === _id && roles.includes(role))
    if (held) return { place: name, role: held.role }
  }
  return { place: null, role: null }
}
