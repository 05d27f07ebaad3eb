import { isCalendarMonth } from '../../../../src/contract/calendar'
import type { CalendarDay } from '../../../../types/time'
import type { Cell } from '../../../kernel/workbook/cells'
import { type Reading, saysNothing } from './fields'

/** How many years ago a month of a serving member may lie. */
export interface Span {
  youngest: number
  oldest: number
}

export const birth: Span = { youngest: 16, oldest: 90 }
export const joining: Span = { youngest: 0, oldest: 82 }

/**
 * A month as rosters write it: `1977-06`, `1977.6`, `197706`, `1977年6月`, `一九七七年六月`, a whole date, a
 * date cell, `77.6` when only one century is possible. A number 1977.1 is refused: it may be October whose
 * zero the spreadsheet dropped.
 */
export function readMonth(cell: Cell | undefined, span: Span, today: CalendarDay): Reading<string> {
  if (!cell || saysNothing(cell.text)) return { value: null }
  const month = monthOf(cell, span, Number(today.slice(0, 4)))
  return month && isCalendarMonth(month) && month <= today.slice(0, 7) ? { value: month } : 'unreadable'
}

function monthOf(cell: Cell, span: Span, year: number): string | null {
  if (cell.number === null) return monthOfText(cell.text, span, year)
  if (cell.isDate) return cell.serialMonth
  const isSerial = Number.isInteger(cell.number) && cell.number >= 5_000 && cell.number < 80_000
  if (isSerial) return cell.serialMonth
  if (Number.isInteger(cell.number)) return monthOfText(String(cell.number), span, year)
  return /\.1$/.test(cell.text) ? null : monthOfText(cell.text, span, year)
}

const separator = '[-./\\\\、,~]'
const shapes = [
  // 1977-06, 1977.6, 1977/6/15, 1977年6月, 77.6
  new RegExp(`^(\\d{4}|\\d{2})(?:年|${separator})(\\d{1,2})(?:月|月份)?(?:${separator}?\\d{1,2}[日号]?)?$`),
  // 197706, 19770615
  /^(\d{4})(\d{2})(?:\d{2})?$/,
]

function monthOfText(text: string, span: Span, thisYear: number): string | null {
  const written = arabic(text.normalize('NFKC').replace(/[—–‐−―]/g, '-'))
    .replace(/[\sT]+\d{1,2}:\d{2}.*$/, '')
    .replace(/(\d)\s+(?=\d{1,2}(?:\D|$))/g, '$1-')
    .replace(/\s+/g, '')
  for (const shape of shapes) {
    const [, year = '', month = ''] = shape.exec(written) ?? []
    const whole = year.length === 2 ? wholeYear(Number(year), span, thisYear) : year
    if (whole && month) return `${whole}-${month.padStart(2, '0')}`
  }
  return null
}

/** Of 19xx and 20xx the one that a serving member can have, if it is only one. */
function wholeYear(short: number, { youngest, oldest }: Span, thisYear: number): string | null {
  const possible = [1900 + short, 2000 + short].filter(
    year => thisYear - year >= youngest && thisYear - year <= oldest,
  )
  return possible.length === 1 ? String(possible[0]) : null
}

const numerals = '〇一二三四五六七八九'

/** `一九七七年十二月` → `1977年12月` */
function arabic(text: string): string {
  if (!/[年月]/.test(text) || !/[〇○零一二三四五六七八九十]/.test(text)) return text
  return text
    .replace(/[○零]/g, '〇')
    .replace(/十([一二])/g, '1$1')
    .replace(/十/g, '10')
    .replace(/[〇一二三四五六七八九]/g, numeral => String(numerals.indexOf(numeral)))
}
