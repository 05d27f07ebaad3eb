import type { RoleHeld } from '../../../types/accounts'
import type { Org, OrgChangeKind, ResponsiblePart } from '../../../types/orgs'
import type { Moment } from '../../../types/time'
import type { Stored } from '../../kernel/db'

/** One line of a place's history, kept for good. */
export interface OrgChange extends Stored {
  orgId: string
  /** The revision that the change made. */
  revision: number
  at: Moment
  openid: string
  /** In which office it was done. */
  by: Pick<RoleHeld, 'role' | 'orgId'>
  kind: OrgChangeKind
  part: ResponsiblePart | null
  from: string | null
  to: string | null
  tapId: string
}

/** A place as it becomes, with the line that says why. */
export interface Edit {
  org: Org
  isNew: boolean
  line: OrgChange
}

/** What people and check-in points still have to follow: a merger, or an estate's move to another community. */
export interface Follow extends Stored {
  kind: 'merge' | 'move'
  intoId: string
  state: 'running' | 'done'
  step: 'children' | 'people' | 'sites' | 'claims'
  /** The last person seen; empty before the first. */
  cursor: string
  moved: number
  touchedAt: Moment
  openid: string
  by: OrgChange['by']
  tapId: string
}

/** Who changes the tree, when, in which office and with which tap. */
export interface Doing {
  openid: string
  by: OrgChange['by']
  at: Moment
  tapId: string
}

/** The revision makes the id, so that no two changes can both follow the same state. */
export const changeIdOf = (orgId: string, revision: number): string => `${orgId}_${revision}`

export const revisionOf = ({ revision }: Org): number => revision ?? 0

type Line = Pick<OrgChange, 'kind' | 'from' | 'to'> & { part?: ResponsiblePart }

/** The change of a place that exists. */
export function edit(org: Org, set: Partial<Org>, doing: Doing, line: Line): Edit {
  const revision = revisionOf(org) + 1
  return { org: { ...org, ...set, revision }, isNew: false, line: lineOf(org._id, revision, doing, line) }
}

/** A new place; its history begins with itself. */
export function creation(org: Org, doing: Doing): Edit {
  const line = lineOf(org._id, 1, doing, { kind: 'created', from: null, to: org.name })
  return { org: { ...org, revision: 1 }, isNew: true, line }
}

/** What begins to follow a merger or the move of an estate. */
export function following(
  kind: Follow['kind'],
  intoId: string,
  { _id }: Org,
  { at, ...doing }: Doing,
): Follow {
  return {
    _id,
    kind,
    intoId,
    state: 'running',
    step: kind === 'merge' ? 'children' : 'people',
    cursor: '',
    moved: 0,
    touchedAt: at,
    ...doing,
  }
}

function lineOf(orgId: string, revision: number, doing: Doing, line: Line): OrgChange {
  return { _id: changeIdOf(orgId, revision), orgId, revision, ...doing, part: null, ...line }
}
