import type { UnclearSheet } from '../../../../types/members'
import type { Moment } from '../../../../types/time'
import { isBlank, type Sheet, type WorkbookRefusal } from '../../../kernel/workbook/cells'
import { readWorkbook } from '../../../kernel/workbook/read'
import { type Asked, findHeaders, readHeader, titlesLeftOut } from './header'
import { type RosterPerson, readPeople } from './people'

export type RosterReading =
  | { ok: true; people: RosterPerson[]; notImported: string[] }
  | { ok: false; refusal: WorkbookRefusal | 'headerNotFound'; detail?: undefined }
  | { ok: false; refusal: 'headerUnclear' | 'columnsUnclear'; detail: UnclearSheet }

/** A roster from the bytes of a workbook: its people, and the titles of what is not read. */
export async function readRoster(
  bytes: Uint8Array,
  { asked, readsHealth, now }: { asked: Asked; readsHealth: boolean; now: Moment },
): Promise<RosterReading> {
  const workbook = await readWorkbook(bytes)
  if (!workbook.ok) return workbook
  if (!workbook.sheets.some(hasAnything)) return { ok: false, refusal: 'workbookEmpty' }

  const [sheet, ...otherSheets] = longestFirst(workbook.sheets.filter(each => findHeaders(each).length > 0))
  if (!sheet) return { ok: false, refusal: 'headerNotFound' }
  const reading = readHeader(sheet, asked)
  if (!reading.ok) return reading

  const { header, others } = reading
  const mapping = { ...reading.mapping }
  if (!readsHealth) delete mapping.health
  const found = readPeople(sheet, { header, others, mapping, now })
  if (!found.ok) return found
  const notRead = otherSheets.map(({ name }) => `工作表“${name}”`)
  return { ok: true, people: found.people, notImported: [...titlesLeftOut(header, mapping), ...notRead] }
}

function hasAnything({ rows }: Sheet): boolean {
  return rows.some(row => !isBlank(row))
}

/** A sheet of instructions may show a sample header; the people are on the long one. */
function longestFirst(sheets: Sheet[]): Sheet[] {
  return [...sheets].sort((a, b) => b.rows.length - a.rows.length)
}
