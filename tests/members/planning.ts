import { draftsOf } from '../../cloudfunctions/domain/members/roster/draft'
import type { KnownPeople } from '../../cloudfunctions/domain/members/roster/matching'
import type { RosterPerson } from '../../cloudfunctions/domain/members/roster/people'
import { type PlannedRow, planRows } from '../../cloudfunctions/domain/members/roster/plan'
import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import type { Member } from '../../types/members'
import { aMember, orgs } from '../town'

export const tree = treeOf(orgs)

let lastRow = 0

/** A person as a roster of 安平县 tells; lives in 桂花园 and belongs to 水务局 unless told otherwise. */
export function aPerson(person: Partial<RosterPerson> = {}): RosterPerson {
  const name = person.name ?? '赵一'
  return {
    row: ++lastRow,
    name,
    nameKey: name,
    branchName: '安平县水务局第一党支部',
    unitName: '安平县水务局',
    sex: 'male',
    bornMonth: '1980-05',
    joinedMonth: '2005-07',
    jobTitle: '科员',
    isDeputySectionOrAbove: false,
    phone: '19922220001',
    estateName: '桂花园',
    building: '3号楼',
    entrance: '2单元',
    room: '401',
    skills: null,
    health: null,
    remark: null,
    unreadable: [],
    ...person,
  }
}

/** Somebody on the roster with this name and phone, as `aPerson` describes them. */
export function aKnown(name: string, phone: string | null, member: Partial<Member> = {}): Member {
  return aMember({ openid: `${name}${phone}`, name, phone }, { sex: 'male', ...member })
}

export function knowing(...members: Member[]): KnownPeople {
  return {
    byId: id => members.find(({ _id }) => _id === id) ?? null,
    byPhone: hash => members.filter(({ phoneHash, hiddenBy }) => phoneHash === hash && hiddenBy === null),
    leftByPhone: hash => members.filter(({ phoneHash, hiddenBy }) => phoneHash === hash && hiddenBy !== null),
    byName: nameKey => members.filter(member => member.nameKey === nameKey),
    isTaken: id => members.some(({ _id }) => _id === id),
  }
}

export function planned(
  people: RosterPerson[],
  known: KnownPeople = knowing(),
  readsHealth = false,
): PlannedRow[] {
  return planRows(draftsOf(people, 'iPLAN', tree, readsHealth), 'iPLAN', known, tree)
}

/** The one row of a file about one person. */
export function plannedAlone(person: RosterPerson, known?: KnownPeople): PlannedRow {
  const [row] = planned([person], known)
  if (!row) throw new Error('a person without a row')
  return row
}

/** Plan and reasons of each row, as `add` or `doubtful: phoneOfAnother 3`. */
export function inShort(rows: PlannedRow[]): string[] {
  return rows.map(({ plan, doubts }) =>
    [plan, ...doubts.map(({ doubt, otherRow }) => [doubt, otherRow].filter(Boolean).join(' '))].join(': '),
  )
}
