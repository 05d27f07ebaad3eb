import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { unpack } from './archive'
import {
  type Cell,
  mostColumns,
  type Row,
  type Sheet,
  textCell,
  type WorkbookReading,
  type WorkbookRefusal,
} from './cells'
import { readCsv } from './csv'
import { onlyValues } from './records'

/** What is read of a workbook; it is refused beyond that. */
export const mostWorkbookBytes = 10 * 1024 * 1024
/** Far above the people a roster may have, so that blank and title rows never push anybody out. */
const mostSheetRows = 40_000
const mostMerges = 20_000

const refused = (refusal: WorkbookRefusal): WorkbookReading => ({ ok: false, refusal })

/** Reads xlsx, xls and csv into plain cells. Bytes of any kind get an answer, never an exception. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  if (bytes.length === 0) return refused('workbookEmpty')
  if (bytes.length > mostWorkbookBytes) return refused('workbookTooLarge')

  if (startsWith(bytes, 'PK')) return readZip(bytes)
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return readCompound(bytes)
  const sheet = readCsv(bytes)
  return sheet ? { ok: true, sheets: [sheet] } : refused('notAWorkbook')
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return Buffer.from(bytes.subarray(0, magic.length)).toString('latin1') === magic
}

/** The parts a roster needs are packed anew without compression: what reads them inflates nothing. */
async function readZip(bytes: Uint8Array): Promise<WorkbookReading> {
  const unpacked = unpack(bytes, isSpreadsheetPart)
  if (!unpacked.ok) return refused(unpacked.refusal)
  const isWorkbook = Object.keys(unpacked.parts).some(name => /^xl\/workbook\.xml$/i.test(name))
  if (!isWorkbook) return refused('notAWorkbook')
  const { zipSync } = await import('fflate')
  return read(zipSync(unpacked.parts, { level: 0 }))
}

/** The reader wants every part that the table of contents names; pictures and what hangs on them are not among them. */
function isSpreadsheetPart(name: string): boolean {
  return (
    /\.(xml|rels)$/i.test(name) &&
    !/^xl\/(drawings|charts|diagrams|media|embeddings|pivot[^/]*)\//i.test(name)
  )
}

/** The container of xls, and of every Office file that was given a password. */
async function readCompound(bytes: Uint8Array): Promise<WorkbookReading> {
  const isSealed = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  if (isSealed) return refused('workbookEncrypted')

  const { CFB } = await import('@e965/xlsx')
  try {
    const stream = CFB.find(CFB.read(Buffer.from(bytes), { type: 'buffer' }), '/Workbook')
    if (!stream) return refused('notAWorkbook')
    const records = onlyValues(Uint8Array.from(stream.content))
    return records.ok ? read(records.stream) : refused(records.refusal)
  } catch {
    return refused('notAWorkbook')
  }
}

/** The reader is a third of the bundle, so it is loaded when the first workbook comes. */
async function read(bytes: Uint8Array): Promise<WorkbookReading> {
  const { read: readBook, SSF } = await import('@e965/xlsx')
  try {
    const book = readBook(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      sheetRows: mostSheetRows,
    })
    const date1904 = book.Workbook?.WBProps?.date1904 ?? false
    const formats: Formats = {
      isDate: SSF.is_date,
      dateOf: serial => SSF.parse_date_code(serial, { date1904 }),
    }
    return {
      ok: true,
      sheets: visibleSheets(book).map(({ name, sheet }) => plainSheet(name, sheet, formats)),
    }
  } catch {
    return refused('notAWorkbook')
  }
}

function visibleSheets(book: WorkBook): { name: string; sheet: WorkSheet }[] {
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0
    return sheet && !isHidden ? [{ name, sheet }] : []
  })
}

interface Formats {
  isDate(format: string): boolean
  dateOf(serial: number): { y: number; m: number } | null
}

function plainSheet(name: string, sheet: WorkSheet, formats: Formats): Sheet {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][]
  const rows: (Row | undefined)[] = []
  // A cell may claim to stand in row four billion, and going through all rows up to it would take minutes.
  data.slice(0, mostSheetRows).forEach((cells, index) => {
    if (cells) rows[index] = plainRow(cells, formats)
  })
  const merges = (sheet['!merges'] ?? [])
    .slice(0, mostMerges)
    .filter(({ s, e }) => s.c === e.c && e.r > s.r)
    .map(({ s, e }) => ({ column: s.c, from: s.r, to: e.r }))
  return { name, rows, merges }
}

function plainRow(cells: (CellObject | undefined)[], formats: Formats): Row {
  const row: Row = []
  cells.slice(0, mostColumns).forEach((cell, index) => {
    if (cell) row[index] = plainCell(cell, formats)
  })
  return row
}

function plainCell(cell: CellObject, formats: Formats): Cell {
  if (cell.t !== 'n' || typeof cell.v !== 'number') return textCell(String(cell.w ?? cell.v ?? '').trim())
  const date = cell.v >= 1 ? formats.dateOf(cell.v) : null
  return {
    text: (cell.w ?? String(cell.v)).trim(),
    number: cell.v,
    serialMonth: date && `${date.y}-${String(date.m).padStart(2, '0')}`,
    isDate: typeof cell.z === 'string' && formats.isDate(cell.z),
  }
}
