import type { Org } from '../../../types/orgs'
import type { Team } from '../../../types/teams'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { newTeam } from './team'

export async function hasVolunteers(db: Db, teamId: string): Promise<boolean> {
  return ((await db.get<Team>('teams', teamId))?.people ?? 0) > 0
}

/**
 * Closes a team together with its node, unless somebody is in it. Placing writes the same row, so that of a closing
 * and a placing at the same moment only one comes true.
 */
export async function closeTeam(transaction: Transaction, org: Org): Promise<boolean> {
  const team = await transaction.get<Team>('teams', org._id)
  if (team && team.people > 0) return false
  if (team) await transaction.update('teams', org._id, { set: { state: 'closed' } })
  else await transaction.insert('teams', { ...newTeam(org), state: 'closed' } as Team)
  return true
}

/** When communities or estates become one, volunteers and teams follow like the people of the roster. */
export async function takeVolunteers(
  db: Db,
  field: 'communityId' | 'estateId',
  fromId: string,
  set: { communityId?: string; estateId?: string },
): Promise<void> {
  await db.updateMany('teamVolunteers', { [field]: fromId }, { set })
  if (set.communityId && field === 'communityId') {
    await db.updateMany('teams', { parentId: fromId }, { set: { parentId: set.communityId } })
  }
}
