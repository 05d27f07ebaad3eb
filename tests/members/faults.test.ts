import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { draftsOf } from '../../cloudfunctions/domain/members/roster/draft'
import type { RosterPerson } from '../../cloudfunctions/domain/members/roster/people'
import { type PlannedRow, planRows } from '../../cloudfunctions/domain/members/roster/plan'
import { readRoster } from '../../cloudfunctions/domain/members/roster/roster'
import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { countyOrgs } from '../../emulator/seed/county'
import faults from '../data/roster-faults.json'
import { today } from '../town'
import { knowing } from './planning'

/** What each of the sixteen faults must come to: understood as this person, or reported with this reason. */
const outcomes: Record<
  number,
  { understood: Partial<RosterPerson> } | { reported: string; otherRow?: number }
> = {
  21: { reported: 'phoneUnreadable' },
  92: { understood: { phone: '19900000088' } },
  144: { understood: { name: '林雨禾' } },
  205: { reported: 'estateAmbiguous' },
  260: { reported: 'estateUnknown' },
  304: { reported: 'sameAsAnotherRow', otherRow: 305 },
  416: { reported: 'noName' },
  504: { reported: 'branchUnknown' },
  614: { understood: { bornMonth: '1985-03' } },
  706: { understood: { joinedMonth: '2010-07' } },
  804: { reported: 'phoneOfAnother', otherRow: 805 },
  909: { understood: { sex: null } },
  1004: { understood: { phone: null } },
  1115: { understood: { isDeputySectionOrAbove: true } },
  1207: { understood: { phone: '19900001203' } },
  1304: { understood: { bornMonth: '1979-05' } },
}

let people: RosterPerson[]
let rows: PlannedRow[]

beforeAll(async () => {
  const bytes = readFileSync(join(__dirname, '../data/roster.xlsx'))
  const asked = { headerRow: null, mapping: null }
  const roster = await readRoster(bytes, { asked, readsHealth: false, now: today })
  if (!roster.ok) throw new Error(roster.refusal)
  const tree = treeOf(countyOrgs())
  people = roster.people
  rows = planRows(draftsOf(people, 'iFAULTS', tree, false), 'iFAULTS', knowing(), tree)
})

describe('A32 G02 the roster of 清禾县', () => {
  it('has 3,345 people, neither total nor signatures among them', () => {
    expect(people).toHaveLength(3345)
    expect([people[0]?.row, people.at(-1)?.row]).toEqual([4, 3348])
  })

  it.each(faults.map(({ row, why }) => [row, why] as const))('row %i: %s', (row, _why) => {
    const outcome = outcomes[row]
    const planned = rows.find(candidate => candidate.row === row)
    if (!outcome || !planned) throw new Error(`row ${row} is not known`)
    if ('understood' in outcome) {
      expect(people.find(person => person.row === row)).toMatchObject(outcome.understood)
      expect(planned).toMatchObject({ plan: 'add', doubts: [] })
    } else {
      const { reported, otherRow = null } = outcome
      expect(planned).toMatchObject({ plan: 'doubtful', doubts: [{ doubt: reported, otherRow }] })
    }
  })

  it('reports nobody else but the other one with the same phone', () => {
    const doubtful = rows.filter(({ plan }) => plan !== 'add').map(({ row }) => row)
    expect(doubtful).toEqual([21, 205, 260, 304, 416, 504, 804, 805])
  })
})
