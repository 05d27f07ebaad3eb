import type { RoleHeld } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Covers } from './import'
import { rowId } from './roster/candidate'
import type { Draft } from './roster/draft'
import type { Match } from './roster/matching'
import { type KeptAbsent, type PlannedRow, undecided } from './roster/plan'

/** Behind the last row of any sheet, so that these rows have numbers and a cursor like all others. */
const firstRow = 2_000_001

/**
 * The people of the place whom no row of its roster can mean (G133): absence is only said of somebody whose name and
 * phone stand in no row that still waits, so that a doubtful row never makes its person leave.
 */
export function missingFrom(people: Member[], rows: PlannedRow[], drafts: Draft[]): Member[] {
  const meant = new Set(
    rows.flatMap(({ asWritten, withoutPhone, samePerson }) => idsOf(asWritten, withoutPhone, samePerson)),
  )
  const waiting = new Set(rows.filter(({ plan }) => plan === 'doubtful').map(({ row }) => row))
  const doubted = drafts.filter(({ row }) => waiting.has(row))
  const names = new Set(doubted.map(({ nameKey }) => nameKey))
  const phones = new Set(doubted.flatMap(({ candidate }) => candidate?.phoneHash ?? []))
  return people.filter(
    ({ _id, nameKey, phoneHash }) => !meant.has(_id) && !names.has(nameKey) && !phones.has(phoneHash ?? ''),
  )
}

const idsOf = (...matches: (Match | null)[]): string[] =>
  matches.flatMap(match => (match && 'memberId' in match && match.kind !== 'new' ? [match.memberId] : []))

/** A row for each of them, by branch and name; nobody leaves before the office says so. */
export function absentRows(
  importId: string,
  missing: Member[],
  rolesOf: (openid: string) => RoleHeld[],
  branchName: (branchId: string) => string,
): PlannedRow[] {
  return [...missing].sort(byBranchAndName).map((member, at) => {
    const row = firstRow + at
    const absent = absentOf(member, member.openid ? rolesOf(member.openid) : [])
    const stays = absent.roles.some(({ role }) => role === 'countyOffice')
    return {
      _id: rowId(importId, row),
      importId,
      row,
      turn: 0,
      name: member.name,
      branchName: branchName(member.branchId),
      plan: stays ? 'stays' : 'missing',
      applies: null,
      doubts: [],
      rivals: [],
      estateIds: [],
      candidate: null,
      asWritten: { kind: 'known', memberId: member._id },
      withoutPhone: null,
      samePerson: null,
      absent,
      decided: { ...undecided, absence: stays ? 'stays' : null },
      target: {
        memberId: member._id,
        seen: member.updatedAt,
        wasBound: member.openid !== null,
        before: { branchId: member.branchId },
        after: {},
        endsIn: member.registration?.communityId ?? null,
        followsIn: null,
      },
      changes: [],
    }
  })
}

const byBranchAndName = (one: Member, other: Member): number =>
  one.branchId.localeCompare(other.branchId) || one.nameKey.localeCompare(other.nameKey, 'zh-CN')

function absentOf({ phoneTail, unitName, openid, registration }: Member, roles: RoleHeld[]): KeptAbsent {
  return {
    phoneTail,
    unitName,
    isBound: openid !== null,
    roles: roles.map(({ role, orgId }) => ({ role, orgId })),
    communityId: registration?.communityId ?? null,
  }
}

export function coversOf({ _id, name }: Org, people: number, rows: PlannedRow[]): Covers {
  const missing = rows.filter(({ plan }) => plan === 'missing')
  return {
    orgId: _id,
    name,
    people,
    missing: missing.length,
    lastRow: missing.at(-1)?.row ?? 0,
    seenTo: 0,
    confirmed: null,
  }
}
