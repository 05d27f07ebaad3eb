import { dayOf } from '../../../../src/contract/calendar'
import type { ColumnMapping, RosterField, RowDoubt } from '../../../../types/members'
import type { CalendarDay, Moment } from '../../../../types/time'
import { isBlank, type Row, type Sheet } from '../../../kernel/workbook/cells'
import { nameKeyOf, tidyName } from '../name'
import { type Reading, readPhone, readRank, readSex, readText } from './fields'
import { type Header, isHeader } from './header'
import { maskNumbers } from './mask'
import { birth, joining, readMonth } from './month'
import { meaningOf } from './titles'

/** A person as the sheet tells, in memory only: numbers and doors are still open here. */
export interface RosterPerson {
  /** As the spreadsheet counts, from 1. */
  row: number
  name: string
  nameKey: string
  branchName: string
  unitName: string | null
  sex: 'male' | 'female' | null
  bornMonth: string | null
  joinedMonth: string | null
  jobTitle: string | null
  /** Null when the roster has no such column. */
  isDeputySectionOrAbove: boolean | null
  phone: string | null
  estateName: string | null
  building: string | null
  entrance: string | null
  room: string | null
  skills: string | null
  health: string | null
  remark: string | null
  unreadable: { doubt: RowDoubt; written: string }[]
}

const mostPeople = 20_000
const longestName = 30

export type PeopleReading =
  | { ok: true; people: RosterPerson[] }
  | { ok: false; refusal: 'workbookEmpty' | 'tooManyRows' }

/** Everybody under the header. Totals, signatures, repeated headers and blank rows are nobody. */
export function readPeople(
  sheet: Sheet,
  { header, others, mapping, now }: { header: Header; others: Header[]; mapping: ColumnMapping; now: Moment },
): PeopleReading {
  fillMerged(sheet, header.firstDataRow, mapping)
  // Another table with a header of its own begins another list.
  const end = others.find(({ at }) => at > header.at)?.at ?? sheet.rows.length
  const today = dayOf(now)
  const people: RosterPerson[] = []
  for (let at = header.firstDataRow; at < end; at++) {
    const row = sheet.rows[at]
    if (!row || isBlank(row) || isHeader(row) || !isPerson(row, mapping)) continue
    if (people.length === mostPeople) return { ok: false, refusal: 'tooManyRows' }
    people.push(readPerson(row, at + 1, mapping, today))
  }
  return people.length > 0 ? { ok: true, people } : { ok: false, refusal: 'workbookEmpty' }
}

/** One unit written once beside all its people: a merged cell holds for each of its rows. */
function fillMerged(sheet: Sheet, from: number, { unitName, branchName }: ColumnMapping): void {
  const isPlacing = ({ column }: { column: number }) => column === unitName || column === branchName
  // Merged cells never overlap; a file whose cells do is not worth more than two passes.
  let left = sheet.rows.length * 2
  for (const merge of sheet.merges.filter(isPlacing)) {
    const top = sheet.rows[merge.from]?.[merge.column]
    if (!top || merge.from < from) continue
    for (let at = merge.from + 1; at <= merge.to && at < sheet.rows.length && left > 0; at++, left--) {
      const row = sheet.rows[at]
      if (row && !row[merge.column]?.text) row[merge.column] = top
    }
  }
}

const totals = /^(合计|总计|小计|共计|总人数)/
const signatures = /^(填表|制表|填报|审核|审批|经办|单位负责人|负责人|联系人|备注|说明|注:|第\d+页)/

/** Where a person is placed is no person yet: numbered lines wait empty at the end of many rosters. */
const placing: RosterField[] = ['unitName', 'branchName']

function isPerson(row: Row, mapping: ColumnMapping): boolean {
  const first = nameKeyOf(row.find(cell => cell?.text)?.text ?? '')
  const name = nameKeyOf(textAt(row, mapping.name))
  if (totals.test(first) || totals.test(name) || signatures.test(name)) return false
  if (name !== '') return meaningOf(name)?.field !== 'name'
  const saysSomething = (Object.keys(mapping) as RosterField[]).some(
    field => !placing.includes(field) && textAt(row, mapping[field]) !== '',
  )
  return saysSomething && !signatures.test(first)
}

function textAt(row: Row, column: number | undefined): string {
  return column === undefined ? '' : (row[column]?.text ?? '')
}

function readPerson(row: Row, number: number, mapping: ColumnMapping, today: CalendarDay): RosterPerson {
  const unreadable: RosterPerson['unreadable'] = []
  const cellOf = (field: RosterField) => {
    const column = mapping[field]
    return column === undefined ? undefined : row[column]
  }
  const text = (field: RosterField) => readText(cellOf(field))
  const sure = <Value>(field: RosterField, reading: Reading<Value>, doubt: RowDoubt): Value | null => {
    if (reading !== 'unreadable') return reading.value
    unreadable.push({ doubt, written: maskNumbers(cellOf(field)?.text ?? '').slice(0, 60) })
    return null
  }

  const name = tidyName(cellOf('name')?.text ?? '')
  if (!isName(name)) unreadable.push({ doubt: 'noName', written: maskNumbers(name).slice(0, 60) })

  return {
    row: number,
    name: name.slice(0, longestName),
    nameKey: nameKeyOf(name).slice(0, longestName),
    branchName: text('branchName') ?? '',
    unitName: text('unitName'),
    sex: sure('sex', readSex(cellOf('sex')), 'sexUnreadable'),
    bornMonth: sure('bornMonth', readMonth(cellOf('bornMonth'), birth, today), 'monthUnreadable'),
    joinedMonth: sure('joinedMonth', readMonth(cellOf('joinedMonth'), joining, today), 'monthUnreadable'),
    jobTitle: text('jobTitle'),
    isDeputySectionOrAbove:
      mapping.isDeputySectionOrAbove === undefined
        ? null
        : sure('isDeputySectionOrAbove', readRank(cellOf('isDeputySectionOrAbove')), 'rankUnreadable'),
    phone: sure('phone', readPhone(cellOf('phone')), 'phoneUnreadable'),
    estateName: text('estateName'),
    building: text('building'),
    entrance: text('entrance'),
    room: text('room'),
    skills: text('skills'),
    health: text('health'),
    remark: text('remark'),
    unreadable,
  }
}

/** Letters of any script, perhaps with dots or a hyphen; never digits. */
function isName(name: string): boolean {
  return name.length <= longestName && /^\p{L}[\p{L}\p{M}·.' -]*$/u.test(name)
}
