import type { Role, RoleHeld } from './accounts'
import type { Page, Tap } from './api'
import type { OrgBrief } from './orgs'
import type { MemberRegistration } from './registrations'
import type { Moment } from './time'

/** A person on the roster (A32). Numbers and doors are kept sealed; only the tail of the phone is shown. */
export interface Member {
  _id: string
  name: string
  /** The name without spaces, as it is searched. */
  nameKey: string
  /** `nameKey`, then the id: the order of lists, unique, so that a cursor never skips a namesake. */
  nameSort: string
  /** The initials of the name's pinyin, then `nameSort`; nothing until the clock has spelt the name. */
  spelling?: string | null
  sex: 'male' | 'female' | null
  /** `1977-06` */
  bornMonth: string | null
  joinedMonth: string | null
  /** As the roster wrote it. */
  unitName: string
  branchId: string
  jobTitle: string | null
  /** 副科级以上 (A77, X2). */
  isDeputySectionOrAbove: boolean
  phoneHash: string | null
  phoneTail: string | null
  phoneSealed: string | null
  estateId: string | null
  communityId: string | null
  building: string | null
  doorSealed: string | null
  skills: string | null
  remark: string | null
  healthSealed: string | null
  openid: string | null
  /** What stands of the registration (A28); it changes in one transaction with the registration itself. */
  registration: MemberRegistration | null
  /** The community whose registration ended last, until somebody dispatches anew. */
  endedIn?: string | null
  /** The import that is still writing this person, or `left`: nobody sees them, no list and no figure counts them. */
  hiddenBy: string | null
  /** Off the roster since when and by which import (G133); the person and all that he or she did stay on file. */
  left?: Left | null
  /** The times before that. */
  leftBefore?: Left[]
  importedBy: string
  createdAt: Moment
  updatedAt: Moment
}

/** How somebody left, and what he or she had then. */
export interface Left {
  at: Moment
  why: 'notOnRoster'
  importId: string
  openid: string | null
  roles: RoleHeld[]
  registration: MemberRegistration | null
}

/** What a column of a roster can mean. */
export type RosterField =
  | 'unitName'
  | 'branchName'
  | 'name'
  | 'sex'
  | 'bornMonth'
  | 'joinedMonth'
  | 'jobTitle'
  | 'isDeputySectionOrAbove'
  | 'phone'
  | 'estateName'
  | 'building'
  | 'entrance'
  | 'room'
  | 'skills'
  | 'health'
  | 'remark'

/** Column index (0 = A) by meaning. */
export type ColumnMapping = Partial<Record<RosterField, number>>

export type ImportState = 'planned' | 'applying' | 'applied' | 'settled' | 'undoing' | 'undone' | 'dropped'

/**
 * `moved`, `renamed` and `back` are changes with a group of their own. People whom the roster should name and does not
 * are `missing` until the office says that they `left` or that it `stays` as it is (G133).
 */
export type RowPlan =
  | 'add'
  | 'back'
  | 'moved'
  | 'renamed'
  | 'change'
  | 'same'
  | 'doubtful'
  | 'leftOut'
  | 'missing'
  | 'left'
  | 'stays'

/** Why a row waits for a person. */
export type RowDoubt =
  | 'noName'
  | 'phoneUnreadable'
  | 'phoneOfAnother'
  /** The phone is somebody's under another name, who is not in the file: perhaps a changed name. */
  | 'nameChanged'
  | 'sameAsAnotherRow'
  | 'branchUnknown'
  | 'estateUnknown'
  | 'estateAmbiguous'
  | 'monthUnreadable'
  | 'sexUnreadable'
  | 'rankUnreadable'
  /** Somebody else changed or added this person between the plan and its application. */
  | 'changedSince'

export interface ImportRowView {
  /** The row number in the sheet, as Excel shows it. */
  row: number
  name: string
  branchName: string
  plan: RowPlan
  doubts: { doubt: RowDoubt; written: string; otherRow: number | null }[]
  /** What would change, as field and both values; sealed fields only say that they change. */
  changes: { field: RosterField; from: string | null; to: string | null }[]
  choices: RowChoice[]
  /** The community whose registration ends, because home is in another one now (A90). */
  endsIn: OrgBrief | null
  /** Somebody whom the roster does not name; such a row is in no sheet. */
  absent: Absent | null
}

export interface Absent {
  phoneTail: string | null
  unitName: string
  isBound: boolean
  /** The offices that end with him or her. */
  roles: { role: Role; place: string }[]
  community: OrgBrief | null
  /** Whoever holds the county office hands it over first. */
  isKept: boolean
}

export type RowChoice =
  | { kind: 'estate'; estateId: string; label: string }
  | { kind: 'withoutEstate' }
  | { kind: 'withoutPhone' }
  | { kind: 'samePerson' }
  | { kind: 'leaveOut' }
  | { kind: 'hasLeft' }
  | { kind: 'stays' }

export interface ImportView {
  importId: string
  fileName: string
  state: ImportState
  madeAt: Moment
  appliedAt: Moment | null
  rows: number
  counts: Record<RowPlan, number>
  /** Rows handled by the step that is running, of `rows`. */
  done: number
  notImported: string[]
  /** Whom the file should name in full, and how many of them it does not; null when it only adds. */
  covered: Covered | null
  can: { apply: boolean; undo: boolean; drop: boolean }
}

export interface Covered {
  orgId: string
  name: string
  /** The people who were on the roster there when the plan was made. */
  people: number
  /** More than a tenth of them: perhaps the wrong file. */
  isLarge: boolean
  /** Has somebody gone through the whole list? Only then all may be confirmed at once. */
  isSeen: boolean
  isConfirmed: boolean
}

/** Somebody who came to a place or went from it, as its secretaries see it. */
export interface MemberMoveView {
  moveId: string
  kind: MoveKind
  name: string
  phoneTail: string | null
  from: OrgBrief | null
  to: OrgBrief | null
  at: Moment
  /** The roster that said so was taken back. */
  undoneAt: Moment | null
}

export type MoveKind = 'joined' | 'left' | 'moved' | 'back'

/** The detail of `headerUnclear` and `columnsUnclear`: what the screen asks about. */
export interface UnclearSheet {
  /** The rows that may be the header, as sheet rows with what stands in them. */
  headers: { row: number; cells: string[] }[]
  headerRow: number | null
  columns: UnclearColumn[]
}

export interface UnclearColumn {
  /** 0 = A */
  index: number
  letter: string
  title: string
  /** The first value under the title, numbers masked. */
  sample: string
  guess: RosterField | null
}

/** The detail of `peopleMovedOn`: at most fifty by name, and how many there are. */
export interface MovedOn {
  people: { name: string; phoneTail: string | null; why: 'bound' | 'checkedIn' | 'changed' }[]
  total: number
}

export interface MemberOperations {
  /** Reads the uploaded workbook, deletes the file, and plans every row; nobody is changed yet (G02). */
  'members.planImport': {
    input: Tap & {
      fileId: string
      fileName: string
      headerRow: number | null
      mapping: ColumnMapping | null
      covers: string | null
    }
    value: ImportView
    refusal:
      | 'unknownPlace'
      | 'fileGone'
      | 'notAWorkbook'
      | 'workbookEncrypted'
      | 'workbookEmpty'
      | 'workbookTooLarge'
      | 'tooManyRows'
      | 'headerNotFound'
      | 'headerUnclear'
      | 'columnsUnclear'
  }
  'members.showImport': { input: { importId: string }; value: ImportView; refusal: never }
  'members.listImports': { input: { cursor: string | null }; value: Page<ImportView>; refusal: never }
  'members.listImportRows': {
    input: { importId: string; plan: RowPlan; cursor: string | null }
    value: Page<ImportRowView>
    refusal: never
  }
  'members.decideImportRow': {
    input: Tap & {
      importId: string
      row: number
      choice: { kind: 'estate'; estateId: string } | { kind: Exclude<RowChoice['kind'], 'estate'> }
    }
    value: { row: ImportRowView; import: ImportView }
    refusal: 'importNotOpen' | 'notAChoice'
  }
  /** G133: everybody whom the list of missing people has shown has left, but for those kept by name. */
  'members.confirmMissing': {
    input: Tap & { importId: string; evenSoMany: boolean }
    value: ImportView
    refusal: 'importNotOpen' | 'nobodyMissing' | 'notSeenYet' | 'manyMissing'
  }
  /** G133: who came to a unit and who went, newest first. */
  'members.listMoves': {
    input: { orgId: string; cursor: string | null }
    value: Page<MemberMoveView>
    refusal: never
  }
  /** One slice a call, safe to repeat; ask again until the state is `settled`. */
  'members.applyImport': {
    input: Tap & { importId: string }
    value: ImportView
    refusal: 'importNotOpen' | 'anotherImportRuns'
  }
  /** One slice a call; takes the import back as a whole, or refuses naming who has moved on since. */
  'members.undoImport': {
    input: Tap & { importId: string }
    value: ImportView
    refusal: 'importNotOpen' | 'anotherImportRuns' | 'peopleMovedOn'
  }
  'members.dropImport': {
    input: Tap & { importId: string }
    value: ImportView
    refusal: 'importNotOpen'
  }
}
