import type { OrgKind } from '../../../../types/orgs'
import { isBlank, type Row, type Sheet, type WorkbookRefusal } from '../../../kernel/workbook/cells'
import { readWorkbook } from '../../../kernel/workbook/read'
import { type Column, columnTitled, kindTitled } from './words'

/** A row as it is written; what is empty says nothing. */
export type Written = Record<Column, string> & {
  /** As Excel counts. */
  row: number
  /** The kind that the title of the name's column says. */
  kindOfTitle: OrgKind | null
}

type SheetReading = { ok: true; rows: Written[] } | { ok: false; refusal: WorkbookRefusal | 'headerNotFound' }

const mostRows = 5000
const searchedRows = 20

interface Header {
  at: number
  columns: Partial<Record<Column, number>>
  kindOfTitle: OrgKind | null
}

/** The places of the first sheet that has a header for them, in whatever order its columns stand. */
export async function readPlaceSheet(bytes: Uint8Array): Promise<SheetReading> {
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) return workbook
  if (!workbook.sheets.some(({ rows }) => rows.some(row => !isBlank(row)))) {
    return { ok: false, refusal: 'workbookEmpty' }
  }
  for (const sheet of workbook.sheets) {
    const header = headerOf(sheet)
    if (!header) continue
    const rows = rowsUnder(sheet, header)
    if (rows.length === 0) return { ok: false, refusal: 'workbookEmpty' }
    return rows.length > mostRows ? { ok: false, refusal: 'tooManyRows' } : { ok: true, rows }
  }
  return { ok: false, refusal: 'headerNotFound' }
}

function headerOf(sheet: Sheet): Header | null {
  for (let at = 0; at < Math.min(sheet.rows.length, searchedRows); at++) {
    const header = headerIn(sheet.rows[at] ?? [], at)
    if (header) return header
  }
  return null
}

/** A header names places and says of which kind they are. */
function headerIn(row: Row, at: number): Header | null {
  const columns: Header['columns'] = {}
  const ofKinds: { index: number; kind: OrgKind; rank: number }[] = []
  row.forEach((cell, index) => {
    const title = cell?.text ?? ''
    const column = columnTitled(title)
    if (column) columns[column] ??= index
    const ofKind = kindTitled(title)
    if (ofKind) ofKinds.push({ index, ...ofKind })
  })
  if (columns.name !== undefined)
    return columns.kind === undefined ? null : { at, columns, kindOfTitle: null }

  const [own, above] = ofKinds.sort((one, other) => one.rank - other.rank)
  if (!own) return null
  columns.name = own.index
  if (above) columns.parent ??= above.index
  // One title alone may stand in any table; with nothing beside it, it is no list of places.
  return Object.keys(columns).length > 1 ? { at, columns, kindOfTitle: own.kind } : null
}

function rowsUnder(sheet: Sheet, { at, columns, kindOfTitle }: Header): Written[] {
  const rows: Written[] = []
  const read = readerOf(sheet)
  for (let index = at + 1; index < sheet.rows.length; index++) {
    const text = (column: Column): string =>
      read(index, columns[column], column === 'id' || column === 'name')
    const written: Written = {
      row: index + 1,
      kindOfTitle,
      id: text('id'),
      kind: text('kind'),
      name: text('name'),
      parent: text('parent'),
      aliases: text('aliases'),
      unitName: text('unitName'),
      centre: text('centre'),
    }
    const isFilled = !isBlank(sheet.rows[index]) && (written.name !== '' || written.id !== '')
    if (isFilled) rows.push(written)
  }
  return rows
}

/** Cells merged downwards say the same for all their rows, but no name is everybody's. */
function readerOf({
  rows,
  merges,
}: Sheet): (row: number, column: number | undefined, isOwn: boolean) => string {
  const byColumn = new Map<number, Sheet['merges']>()
  for (const merge of merges) byColumn.set(merge.column, [...(byColumn.get(merge.column) ?? []), merge])
  return (row, column, isOwn) => {
    if (column === undefined) return ''
    const own = rows[row]?.[column]?.text
    if (own || isOwn) return own ?? ''
    const merge = byColumn.get(column)?.find(({ from, to }) => from <= row && row <= to)
    return merge ? (rows[merge.from]?.[column]?.text ?? '') : ''
  }
}
