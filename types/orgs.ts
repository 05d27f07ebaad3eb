import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { Moment } from './time'

/** A01–A08, A23: the places of the tree. What presides or evaluates hangs on the node, not on its name (X25). */
export type OrgKind =
  | 'county'
  | 'office'
  | 'workCommittee'
  | 'partyCommittee'
  | 'generalBranch'
  | 'branch'
  | 'unit'
  | 'town'
  | 'serviceCentre'
  | 'community'
  | 'estate'
  | 'building'
  | 'group'
  | 'team'

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
  /** The place that took over its people, children and check-in points. */
  mergedInto?: string | null
  /** How often it was changed; absent when never. Whoever changes it says which revision was seen. */
  revision?: number
  responsible?: ResponsiblePerson[]
}

/** A08: a unit's secretary, its head, and the one leadership member in charge of check-in; A20: a point's named person. */
export type ResponsiblePart = 'secretary' | 'head' | 'checkin' | 'keeper'

export interface ResponsiblePerson {
  part: ResponsiblePart
  name: string
  since: Moment
}

export type OrgChangeKind =
  | 'created'
  | 'renamed'
  | 'moved'
  | 'merged'
  | 'absorbed'
  | 'closed'
  | 'aliases'
  | 'responsible'
  | 'centre'

/** One line of a place's history; `from` and `to` as they were called then. */
export interface OrgChangeView {
  revision: number
  at: Moment
  /** In which office it was done. */
  by: { role: Role; place: string } | null
  kind: OrgChangeKind
  part: ResponsiblePart | null
  from: string | null
  to: string | null
}

export interface OrgBrief {
  orgId: string
  kind: OrgKind
  name: string
  /** The place above it that tells two of the same name apart. */
  within: string | null
}

/** A place in a list, with how much stands below it. */
export interface OrgLine extends OrgBrief {
  state: 'open' | 'closed'
  /** Open places directly below, and all of them down to the last. */
  children: number
  below: number
}

export interface OrgView extends OrgLine {
  revision: number
  aliases: string[]
  unitName: string | null
  parent: OrgBrief | null
  centre: OrgBrief | null
  mergedInto: OrgBrief | null
  /** How far people and check-in points have followed a merger or a move; null when nothing is under way. */
  following: { moved: number } | null
  people: number
  responsible: { part: ResponsiblePart; person: ResponsiblePerson | null }[]
  history: OrgChangeView[]
  can: {
    create: OrgKind[]
    rename: boolean
    move: boolean
    merge: boolean
    close: boolean
    setAliases: boolean
    setResponsible: boolean
    setCentre: boolean
    seeRoles: boolean
  }
}

/** What every change of a place that exists is told. */
type Changing = Tap & { orgId: string; revision: number }

/** Somebody else changed the place since it was seen; the place is closed already. */
type ChangeRefusal = 'changedMeanwhile' | 'placeClosed'

export interface OrgOperations {
  /** The names of units, branches, estates or any place that contain the text: institutions, not persons, so anybody may ask. */
  'orgs.search': {
    input: { kind: 'unit' | 'branch' | 'estate' | 'any'; text: string }
    value: Page<OrgBrief>
    refusal: never
  }
  /** G03: the estates an address may mean. Several or a name that is only alike: a person decides. */
  'orgs.place': {
    input: { address: string }
    value: {
      outcome: 'one' | 'alike' | 'several' | 'none'
      places: { estate: OrgBrief; community: OrgBrief | null }[]
      building: string | null
    }
    refusal: never
  }
  /** The open places below one; without one, the places in which the asking person holds an office. */
  'orgs.list': {
    input: { orgId: string | null; cursor: string | null }
    value: Page<OrgLine>
    refusal: never
  }
  'orgs.show': { input: { orgId: string }; value: OrgView; refusal: never }
  'orgs.create': {
    input: Tap & { parentId: string; kind: OrgKind; name: string; aliases: string[]; unitName: string | null }
    value: OrgView
    refusal: 'placeClosed' | 'nameTaken'
  }
  'orgs.rename': {
    input: Changing & { name: string; keepsOldName: boolean }
    value: OrgView
    refusal: ChangeRefusal | 'nameTaken'
  }
  'orgs.setAliases': { input: Changing & { aliases: string[] }; value: OrgView; refusal: ChangeRefusal }
  'orgs.setResponsible': {
    input: Changing & { part: ResponsiblePart; name: string | null }
    value: OrgView
    refusal: ChangeRefusal | 'notForThisPlace'
  }
  /** X12: the service centre a community reports to. */
  'orgs.setCentre': {
    input: Changing & { centreId: string | null }
    value: OrgView
    refusal: ChangeRefusal | 'notForThisPlace'
  }
  'orgs.move': {
    input: Changing & { parentId: string }
    value: OrgView
    refusal: ChangeRefusal | 'loop' | 'notUnderThat' | 'nameTaken'
  }
  /** Closes the place at once; what stands in it follows in slices. Asked again until `following` is null. */
  'orgs.merge': {
    input: Changing & { intoId: string }
    value: OrgView
    refusal: ChangeRefusal | 'loop' | 'notTheSameKind'
  }
  'orgs.close': {
    input: Changing
    value: OrgView
    refusal: ChangeRefusal | 'hasPeople' | 'hasChildren' | 'hasSites'
  }
  /** One more slice of what follows a merger or a move; safe to repeat. */
  'orgs.follow': { input: Tap & { orgId: string }; value: OrgView; refusal: never }
}
