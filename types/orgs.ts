import type { Page } from './api'

/** A01–A08, A23: the places of the tree. What presides or evaluates hangs on the node, not on its name (X25). */
export type OrgKind =
  | 'county'
  | 'workCommittee'
  | 'partyCommittee'
  | 'generalBranch'
  | 'branch'
  | 'town'
  | 'serviceCentre'
  | 'community'
  | 'estate'

/** A26: one tree, two sides. */
export type OrgSide = 'county' | 'unit' | 'community'

export interface Org {
  _id: string
  kind: OrgKind
  side: OrgSide
  name: string
  parentId: string | null
  /** Other names people write for an estate (G03). */
  aliases: string[]
  /** The work unit a branch belongs to, as written on the roster. */
  unitName: string | null
  /** The service centre a community reports to (X12). */
  centreId: string | null
  state: 'open' | 'closed'
}

export interface OrgBrief {
  orgId: string
  kind: OrgKind
  name: string
  /** The place above it that tells two of the same name apart. */
  within: string | null
}

export interface OrgOperations {
  /** The names of units, branches or estates that contain the text: institutions, not persons, so anybody may ask. */
  'orgs.search': {
    input: { kind: 'unit' | 'branch' | 'estate'; text: string }
    value: Page<OrgBrief>
    refusal: never
  }
}
