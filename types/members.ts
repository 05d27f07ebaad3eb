import type { Page, Tap } from './api'
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
  /** The import that is still writing this person: nobody sees them until it is applied. */
  hiddenBy: string | null
  importedBy: string
  createdAt: Moment
  updatedAt: Moment
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

export type RowPlan = 'add' | 'change' | 'same' | 'doubtful' | 'leftOut'

/** Why a row waits for a person. */
export type RowDoubt =
  | 'noName'
  | 'phoneUnreadable'
  | 'phoneOfAnother'
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
}

export type RowChoice =
  | { kind: 'estate'; estateId: string; label: string }
  | { kind: 'withoutEstate' }
  | { kind: 'withoutPhone' }
  | { kind: 'leaveOut' }

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
  can: { apply: boolean; undo: boolean; drop: boolean }
}

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
    input: Tap & { fileId: string; fileName: string; headerRow: number | null; mapping: ColumnMapping | null }
    value: ImportView
    refusal:
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
      choice: { kind: 'estate'; estateId: string } | { kind: 'withoutEstate' | 'withoutPhone' | 'leaveOut' }
    }
    value: { row: ImportRowView; import: ImportView }
    refusal: 'importNotOpen' | 'notAChoice'
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
