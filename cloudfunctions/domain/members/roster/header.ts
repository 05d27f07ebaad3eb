import type { ColumnMapping, RosterField, UnclearColumn, UnclearSheet } from '../../../../types/members'
import { columnLetter, isBlank, mostColumns, type Row, type Sheet } from '../../../kernel/workbook/cells'
import { maskNumbers } from './mask'
import { isRunningNumber, type Likeness, meaningOf, rosterFields } from './titles'

/** A header and what it says about the columns under it. */
export interface Header {
  /** Index of its row; a header of two lines also takes the next one. */
  at: number
  firstDataRow: number
  titles: string[]
}

export type HeaderReading =
  | { ok: true; header: Header; mapping: ColumnMapping; others: Header[] }
  | { ok: false; refusal: 'headerNotFound' }
  | { ok: false; refusal: 'headerUnclear' | 'columnsUnclear'; detail: UnclearSheet }

export interface Asked {
  /** As a person counts, from 1. */
  headerRow: number | null
  mapping: ColumnMapping | null
}

const searchedRows = 100
const needed: RosterField[] = ['name', 'branchName']
const fewestMeanings = 3

/** Finds the header, or takes the one a person chose, and what each column means. */
export function readHeader(sheet: Sheet, { headerRow, mapping }: Asked): HeaderReading {
  const found = findHeaders(sheet)
  const chosen = headerRow === null ? null : headerAt(sheet, headerRow - 1)
  if (!chosen && found.length === 0) return { ok: false, refusal: 'headerNotFound' }
  if (!chosen && found.length > 1) return unclear('headerUnclear', sheet, found, null)

  const header = chosen ?? (found[0] as Header)
  const guess = guessColumns(header.titles)
  const isClear = mapping ? isUsable(mapping) : guess.unclear.length === 0
  if (!isClear) return unclear('columnsUnclear', sheet, found, header)
  return {
    ok: true,
    header,
    mapping: mapping ?? guess.mapping,
    others: found.filter(({ at }) => at !== header.at),
  }
}

/** Rows that read like a header; one that is repeated further down counts once. */
export function findHeaders(sheet: Sheet): Header[] {
  const headers: Header[] = []
  for (let at = 0; at < sheet.rows.length; at++) {
    const row = sheet.rows[at]
    if (!row || (at >= searchedRows && !hasNameTitle(row)) || !isHeader(row)) continue
    const header = headerAt(sheet, at)
    if (!header) continue
    if (!headers.some(({ titles }) => titles.join('|') === header.titles.join('|'))) headers.push(header)
    at = header.firstDataRow - 1
  }
  return headers
}

/** Cheap enough to ask of every row of a long sheet. */
function hasNameTitle(row: Row): boolean {
  return row.some(
    cell => cell !== undefined && cell.text.length < 12 && meaningOf(cell.text)?.field === 'name',
  )
}

export function isHeader(row: Row): boolean {
  const meanings = new Set(row.flatMap(cell => (cell ? (meaningOf(cell.text)?.field ?? []) : [])))
  return meanings.size >= fewestMeanings || needed.every(field => meanings.has(field))
}

/** Under `居住地址` there may be a second line: `小区 | 楼栋 | 单元 | 房号`. */
function headerAt(sheet: Sheet, at: number): Header | null {
  const row = sheet.rows[at]
  if (!row || isBlank(row)) return null
  const titles = titlesOf(row)
  const below = sheet.rows[at + 1]
  if (!below || !isSecondLine(titles, below)) return { at, firstDataRow: at + 1, titles }
  const lower = titlesOf(below)
  const width = Math.max(titles.length, lower.length)
  const both = Array.from({ length: width }, (_, index) => lower[index] || titles[index] || '')
  return { at, firstDataRow: at + 2, titles: both }
}

function isSecondLine(upper: string[], below: Row): boolean {
  const meanings = below.flatMap((cell, index) =>
    cell?.text ? [{ index, field: meaningOf(cell.text)?.field }] : [],
  )
  const nameColumn = upper.findIndex(title => meaningOf(title)?.field === 'name')
  return (
    meanings.length >= 2 &&
    meanings.every(({ field, index }) => field !== undefined && index !== nameColumn && field !== 'name')
  )
}

function titlesOf(row: Row): string[] {
  return Array.from({ length: Math.min(row.length, mostColumns) }, (_, index) => row[index]?.text ?? '')
}

/** Each meaning goes to the column whose title says it most surely; two that say it alike are unclear. */
export function guessColumns(titles: string[]): {
  mapping: ColumnMapping
  guesses: (RosterField | null)[]
  unclear: RosterField[]
} {
  const meanings = titles.map(title => meaningOf(title))
  const best = new Map<RosterField, Likeness>()
  for (const meaning of meanings) {
    if (meaning && meaning.likeness > (best.get(meaning.field) ?? 0))
      best.set(meaning.field, meaning.likeness)
  }
  const guesses = meanings.map(meaning =>
    meaning && meaning.likeness === best.get(meaning.field) ? meaning.field : null,
  )

  const mapping: ColumnMapping = {}
  const unclear: RosterField[] = []
  for (const field of rosterFields) {
    const columns = guesses.flatMap((guess, index) => (guess === field ? [index] : []))
    if (columns.length > 1 || (columns.length === 0 && needed.includes(field))) unclear.push(field)
    if (columns.length === 1) mapping[field] = columns[0]
  }
  return { mapping, guesses, unclear }
}

/** A person's mapping names what is needed, and no column twice. */
function isUsable(mapping: ColumnMapping): boolean {
  const columns = Object.values(mapping)
  return needed.every(field => mapping[field] !== undefined) && new Set(columns).size === columns.length
}

function unclear(
  refusal: 'headerUnclear' | 'columnsUnclear',
  sheet: Sheet,
  found: Header[],
  header: Header | null,
): HeaderReading {
  const headers = found.map(({ at, titles }) => ({
    row: at + 1,
    cells: titles.filter(title => title !== ''),
  }))
  return {
    ok: false,
    refusal,
    detail: {
      headers,
      headerRow: header && header.at + 1,
      columns: header ? describeColumns(sheet, header) : [],
    },
  }
}

function describeColumns(sheet: Sheet, { titles, firstDataRow }: Header): UnclearColumn[] {
  const { guesses } = guessColumns(titles)
  const firstRows = sheet.rows.slice(firstDataRow, firstDataRow + 20)
  return titles.flatMap((title, index) => {
    const sample = firstRows.find(row => row?.[index]?.text)?.[index]?.text ?? ''
    if (title === '' && sample === '') return []
    return [
      {
        index,
        letter: columnLetter(index),
        title,
        sample: maskNumbers(sample).slice(0, 40),
        guess: guesses[index] ?? null,
      },
    ]
  })
}

/** The titles of filled columns that nobody reads, so that the office knows what stays behind. */
export function titlesLeftOut({ titles }: Header, mapping: ColumnMapping): string[] {
  const read = new Set(Object.values(mapping))
  return titles.filter((title, index) => title !== '' && !read.has(index) && !isRunningNumber(title))
}
