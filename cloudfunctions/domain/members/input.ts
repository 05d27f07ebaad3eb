import * as v from 'valibot'
import * as input from '../../kernel/input'

const { tapId, cursor } = input
const importId = input.id
const column = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(199)))
const sheetRow = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_048_576))

/** Sheet rows, and behind the last one of any sheet the people whom the roster does not name. */
const plannedRow = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999_999))

const mapping = v.strictObject({
  unitName: column,
  branchName: column,
  name: column,
  sex: column,
  bornMonth: column,
  joinedMonth: column,
  jobTitle: column,
  isDeputySectionOrAbove: column,
  phone: column,
  estateName: column,
  building: column,
  entrance: column,
  room: column,
  skills: column,
  health: column,
  remark: column,
})

export const planImportInput = v.strictObject({
  tapId,
  fileId: input.text(500),
  fileName: input.text(200),
  headerRow: v.nullable(sheetRow),
  mapping: v.nullable(mapping),
  covers: v.nullable(input.id),
})

export const showImportInput = v.strictObject({ importId })

export const listImportsInput = v.strictObject({ cursor })

export const listImportRowsInput = v.strictObject({
  importId,
  plan: v.picklist([
    'add',
    'back',
    'moved',
    'renamed',
    'change',
    'same',
    'doubtful',
    'leftOut',
    'missing',
    'left',
    'stays',
  ]),
  cursor,
})

export const decideImportRowInput = v.strictObject({
  tapId,
  importId,
  row: plannedRow,
  choice: v.variant('kind', [
    v.strictObject({ kind: v.literal('estate'), estateId: input.id }),
    v.strictObject({
      kind: v.picklist(['withoutEstate', 'withoutPhone', 'samePerson', 'leaveOut', 'hasLeft', 'stays']),
    }),
  ]),
})

/** Applying, undoing and dropping ask for nothing but the import. */
export const moveImportInput = v.strictObject({ tapId, importId })

export const confirmMissingInput = v.strictObject({ tapId, importId, evenSoMany: v.boolean() })

export const listMovesInput = v.strictObject({ orgId: input.id, cursor })
