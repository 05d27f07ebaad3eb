import { dayInWords, quarterInWords } from '../../../src/contract/calendar'
import { qrSvg } from '../../../src/contract/qr-svg'
import type { CheckinSheet } from '../../../types/checkins'
import type { CalendarDay, Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { drawnFrom, readCode } from '../papers/code'
import { escaped, paperDocument } from '../papers/sheet'
import type { PersonRow } from './store'

/** What fits on one A4, and what may be entered at once. */
export const peopleASheet = 50
const codeLength = 8

/** The same tap draws the same code. */
export function sheetCodeOf(openid: string, tapId: string): string {
  return drawnFrom(`sheet ${openid} ${tapId}`, codeLength)
}

export function readSheetCode(typed: string): string | null {
  return readCode(typed, codeLength)
}

/** A sheet of this community; another one's is nobody's. */
export async function findSheet(db: Db, communityId: string, typed: string): Promise<CheckinSheet | null> {
  const code = readSheetCode(typed)
  const sheet = code ? await db.get<CheckinSheet>('checkinSheets', code) : null
  return sheet?.communityId === communityId ? sheet : null
}

/** Keeps who is printed on it; the same tap again finds its first sheet. */
export async function keepSheet(db: Db, sheet: CheckinSheet): Promise<CheckinSheet> {
  if ((await db.insert('checkinSheets', sheet)) === 'inserted') return sheet
  const kept = await db.get<CheckinSheet>('checkinSheets', sheet._id)
  if (!kept) throw new Error('a sheet that exists and cannot be read')
  return kept
}

export function forgetSheets(db: Db, before: Moment): Promise<number> {
  return db.removeMany('checkinSheets', { madeAt: is.lessThan(before) })
}

interface Drawn {
  code: string
  quarter: Quarter
  day: CalendarDay
  place: string
  people: Pick<PersonRow, 'name' | 'unitName' | 'phoneTail'>[]
}

/** One A4 in two columns: a box to tick, the number, the name, the unit and the phone's tail, and a line to sign. */
export function drawSheet({ code, quarter, day, place, people }: Drawn): string {
  const half = Math.ceil(people.length / 2)
  const column = (from: number, to: number) =>
    people
      .slice(from, to)
      .map(
        ({ name, unitName, phoneTail }, index) =>
          `<tr><td class="box">□</td><td class="no">${from + index + 1}</td><td class="name">${escaped(name)}<small>${escaped(unitName)}${phoneTail ? `　尾号${escaped(phoneTail)}` : ''}</small></td><td class="sign"></td></tr>`,
      )
      .join('')
  const body = `<section class="paper"><h1>${escaped(place)}党员报到登记名单</h1>
<p>${quarterInWords(quarter)}　　${dayInWords(day)}打印　　登记日期：　　　月　　　日　　登记人：</p>
<div class="columns"><table>${column(0, half)}</table><table>${column(half, people.length)}</table></div>
<div class="foot">${qrSvg(code)}<span>名单编号 ${escaped(code.replace(/(.{4})(?=.)/g, '$1-'))}<br>来了的打勾。录入时在小程序里写这个编号，名单会按同样的顺序出来。</span></div></section>`
  return paperDocument(body, style)
}

const style = `
.paper { padding: 12mm 12mm 28mm }
.columns { display: flex; gap: 4mm }
.columns table { align-self: flex-start }
td { height: 8.6mm; padding: .4mm 1mm; font-size: 10.5pt; line-height: 1.25; text-align: left }
td.box { width: 8mm; font-size: 15pt; text-align: center }
td.no { width: 8mm; text-align: center }
td.name { width: auto; text-align: left }
td.sign { width: 24mm }
small { display: block; font-size: 7.5pt; color: #333; white-space: nowrap; overflow: hidden }
`
