import { dayOf } from '../../../src/contract/calendar'
import type { Chosen } from '../../../types/reminders'
import type { Context } from '../../kernel/context'
import type { Db, Stored } from '../../kernel/db'
import type { Tree } from '../orgs/tree'
import type { Wanted } from './people'

/** A group of this community, where one is chosen. */
export function isHere(tree: Tree, communityId: string, chosen: Chosen): boolean {
  if (chosen.kind !== 'group') return true
  const group = tree.find(chosen.groupId)
  return group?.kind === 'group' && tree.upwards(group._id).some(({ _id }) => _id === communityId)
}

/** More than any group has. */
const mostInGroup = 200

export async function memberIdsOf(db: Db, chosen: Chosen): Promise<string[] | null> {
  if (chosen.kind === 'all') return null
  if (chosen.kind === 'these') return chosen.memberIds
  const rows = await db.find<Stored & { memberId: string }>('registrations', {
    where: { 'assigned.groupId': chosen.groupId },
    limit: mostInGroup,
    fields: ['memberId'],
  })
  return rows.map(({ memberId }) => memberId)
}

export function wantedOf(
  { rules, now }: Pick<Context, 'rules' | 'now'>,
  { communityId, matter }: Pick<Wanted, 'communityId' | 'matter'>,
  memberIds: string[] | null,
): Wanted {
  return { communityId, matter, memberIds, now, mostPerWeek: rules.on(dayOf(now))['reminders.mostPerWeek'] }
}
