import type { Role } from './accounts'
import type { Page, Tap } from './api'
import type { CalendarDay, Moment } from './time'

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

/** Who had a part on a day; nobody, or nobody known, is null. `until` is null while it still holds. */
export interface ResponsibleOn {
  part: ResponsiblePart
  name: string | null
  since: Moment | null
  until: Moment | null
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
  | 'unitName'

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

/** What a row of an uploaded sheet would do; `missing` are places that no row names, which stay as they are. */
export type OrgRowPlan = 'add' | 'rename' | 'move' | 'change' | 'same' | 'doubtful' | 'missing'

/** Why a row is not applied: the office puts the sheet right and brings it again. */
export type OrgRowDoubt =
  | 'noName'
  | 'tooLong'
  | 'kindUnknown'
  /** The id from an exported sheet belongs to no open place of that kind. */
  | 'placeUnknown'
  | 'placeAmbiguous'
  | 'sameAsAnotherRow'
  | 'parentMissing'
  | 'parentUnknown'
  | 'parentAmbiguous'
  /** Its parent is a row that is in doubt itself. */
  | 'parentDoubtful'
  | 'notUnderThat'
  | 'loop'
  | 'nameTaken'
  | 'centreUnknown'
  /** Somebody else changed the place or its parent after the dry run. */
  | 'changedSince'

export type OrgSheetField = 'name' | 'parent' | 'aliases' | 'unitName' | 'centre'

export interface OrgImportRowView {
  /** The row number in the sheet, as Excel shows it; null for a place that the sheet does not name. */
  row: number | null
  kind: OrgKind | null
  name: string
  within: string | null
  plan: OrgRowPlan
  doubt: { doubt: OrgRowDoubt; written: string; otherRow: number | null } | null
  changes: { field: OrgSheetField; from: string | null; to: string | null }[]
}

export type OrgImportState = 'planned' | 'applying' | 'settled'

export interface OrgImportView {
  importId: string
  fileName: string
  state: OrgImportState
  madeAt: Moment
  rows: number
  counts: Record<OrgRowPlan, number>
  /** Rows handled, of those to be applied. */
  done: number
  toApply: number
  can: { apply: boolean }
}

export interface OrgOperations {
  /** The names of units, branches, estates or any place that contain the text: institutions, not persons, so anybody may ask. */
  'orgs.search': {
    input: { kind: 'unit' | 'branch' | 'estate' | 'any'; text: string }
    value: Page<OrgBrief>
    refusal: never
  }
  /** The buildings of an estate by their names, for whoever says where help is wanted; anybody may ask. */
  'orgs.buildings': { input: { estateId: string }; value: { names: string[] }; refusal: never }
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
  /** A08 A20: who was responsible for the place at the end of a day, part by part. */
  'orgs.responsibleOn': {
    input: { orgId: string; day: CalendarDay }
    value: { day: CalendarDay; responsible: ResponsibleOn[] }
    refusal: 'dayNotYet'
  }
  /** Reads an uploaded sheet of places, deletes the file, and says what each row would do; nothing is changed yet. */
  'orgs.planImport': {
    input: Tap & { fileId: string; fileName: string }
    value: OrgImportView
    refusal:
      | 'fileGone'
      | 'notAWorkbook'
      | 'workbookEncrypted'
      | 'workbookEmpty'
      | 'workbookTooLarge'
      | 'tooManyRows'
      | 'headerNotFound'
  }
  'orgs.showImport': { input: { importId: string }; value: OrgImportView; refusal: never }
  'orgs.listImports': { input: { cursor: string | null }; value: Page<OrgImportView>; refusal: never }
  'orgs.listImportRows': {
    input: { importId: string; plan: OrgRowPlan; cursor: string | null }
    value: Page<OrgImportRowView>
    refusal: never
  }
  /** One slice a call, safe to repeat; ask again until the state is `settled`. */
  'orgs.applyImport': { input: Tap & { importId: string }; value: OrgImportView; refusal: never }
  /** The whole tree as a workbook that may be edited and brought back; an address that expires. */
  'orgs.exportTree': { input: Tap; value: { url: string; places: number }; refusal: 'fileGone' }
}
