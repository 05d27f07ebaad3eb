import type { RefusalDetail } from '../../../types/api'
import type { ColumnMapping, RosterField, UnclearColumn, UnclearSheet } from '../../../types/members'
import { fieldWords } from './words'

/** The detail of `headerUnclear` and `columnsUnclear`, with whatever is missing left empty. */
export function unclearIn(detail: RefusalDetail | undefined): UnclearSheet {
  const { headers, headerRow, columns } = detail ?? {}
  return {
    headers: Array.isArray(headers) ? headers : [],
    headerRow: typeof headerRow === 'number' ? headerRow : null,
    columns: Array.isArray(columns) ? columns : [],
  }
}

export function mappingOf(columns: UnclearColumn[]): ColumnMapping {
  return Object.fromEntries(columns.flatMap(({ guess, index }) => (guess ? [[guess, index]] : [])))
}

/** One column per meaning: choosing it here takes it away elsewhere. */
export function withMeaning(
  columns: UnclearColumn[],
  index: number,
  meaning: RosterField | null,
): UnclearColumn[] {
  return columns.map(column => {
    if (column.index === index) return { ...column, guess: meaning }
    return column.guess === meaning ? { ...column, guess: null } : column
  })
}

export const rosterFields = Object.keys(fieldWords) as RosterField[]
