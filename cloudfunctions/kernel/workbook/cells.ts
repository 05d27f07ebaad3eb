/** One filled cell, as the workbook shows it. */
export interface Cell {
  text: string
  /** The number behind the text, when the cell holds one. */
  number: number | null
  /** The month that number is as a spreadsheet date, `1979-05`; null outside the years a spreadsheet knows. */
  serialMonth: string | null
  /** Is the number formatted as a date? */
  isDate: boolean
}

export type Row = (Cell | undefined)[]

export interface Sheet {
  name: string
  /** By row number − 1; rows without anything are missing. */
  rows: (Row | undefined)[]
  /** Cells merged downwards: the text stands in the first row and holds for all of them. */
  merges: { column: number; from: number; to: number }[]
}

export type WorkbookRefusal =
  | 'notAWorkbook'
  | 'workbookEncrypted'
  | 'workbookEmpty'
  | 'workbookTooLarge'
  | 'tooManyRows'

export type WorkbookReading = { ok: true; sheets: Sheet[] } | { ok: false; refusal: WorkbookRefusal }

/** Sheets of people and places are narrow; what stands further right is formatting. */
export const mostColumns = 200

export function textCell(text: string): Cell {
  return { text, number: null, serialMonth: null, isDate: false }
}

export function isBlank(row: Row | undefined): boolean {
  return !row?.some(cell => cell !== undefined && cell.text !== '')
}

/** `A`, `Z`, `AA`: a column as people see it. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
