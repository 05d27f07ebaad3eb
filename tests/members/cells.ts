import { type Cell, textCell } from '../../cloudfunctions/kernel/workbook/cells'

export const aText = (text: string): Cell => textCell(text)

/** A number as the workbook shows it; the month it would be as a date, when it could be one. */
export function aNumber(number: number, more: Partial<Cell> = {}): Cell {
  return { text: String(number), number, serialMonth: null, isDate: false, ...more }
}
