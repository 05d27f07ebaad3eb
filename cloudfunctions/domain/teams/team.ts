import type { Org } from '../../../types/orgs'
import type { Team } from '../../../types/teams'

/** A team that nobody has described yet. */
export function newTeam({ _id, parentId }: Pick<Org, '_id' | 'parentId'>): Team {
  return {
    _id,
    parentId: parentId ?? '',
    kind: 'community',
    skills: [],
    services: [],
    wanted: 0,
    people: 0,
    state: 'open',
    revision: 0,
    changes: [],
  }
}
