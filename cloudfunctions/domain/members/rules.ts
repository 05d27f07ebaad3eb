import type { Absent, ImportRowView, RowChoice } from '../../../types/members'
import { tells } from '../../kernel/told'
import type { Tree } from '../orgs/tree'
import { communityOf } from './roster/estates'
import {
  choicesOf,
  type Decided,
  type KeptAbsent,
  keepsOffice,
  openDoubts,
  type PlannedRow,
} from './roster/plan'

export type Choice = { kind: 'estate'; estateId: string } | { kind: Exclude<RowChoice['kind'], 'estate'> }

/**
 * What a choice makes of a doubtful row's decisions; null when it is none of the row's choices. Where an
 * estate is in doubt any open one may be named, also one that the roster did not mean.
 */
export function decide(row: PlannedRow, choice: Choice, tree: Tree): Decided | null {
  const kinds = choicesOf(row, tree).map(({ kind }) => kind)
  const decided: Decided = { ...row.decided, isLeftOut: false }
  if (choice.kind !== 'estate' && !kinds.includes(choice.kind)) return null
  switch (choice.kind) {
    case 'leaveOut':
      return { ...decided, isLeftOut: true }
    case 'withoutPhone':
      return { ...decided, isWithoutPhone: true, isSamePerson: false }
    case 'samePerson':
      return { ...decided, isSamePerson: true, isWithoutPhone: false }
    case 'hasLeft':
      return { ...decided, absence: 'left' }
    case 'stays':
      return { ...decided, absence: 'stays' }
    case 'withoutEstate':
      return { ...decided, home: { estateId: null, communityId: null } }
    case 'estate': {
      const estate = tree.find(choice.estateId)
      const isOpen = estate?.kind === 'estate' && estate.state === 'open'
      if (!kinds.includes('withoutEstate') || !isOpen) return null
      return { ...decided, home: { estateId: estate._id, communityId: communityOf(tree, estate._id) } }
    }
  }
}

/** Has the row given up the phone that other rows claim as well? */
export function givesWay({ decided, rivals }: PlannedRow): boolean {
  return rivals.length > 0 && (decided.isWithoutPhone || decided.isLeftOut)
}

/** A rival of a row that gave way: free of the doubt when nobody else in the file has its phone. */
export function withoutRival(row: PlannedRow, rival: number): PlannedRow {
  const rivals = row.rivals.filter(other => other !== rival)
  const doubts = row.doubts.flatMap(doubt => {
    if (doubt.doubt !== 'phoneOfAnother' || doubt.otherRow === null) return [doubt]
    return rivals[0] === undefined ? [] : [{ ...doubt, otherRow: rivals[0] }]
  })
  return { ...row, rivals, doubts }
}

/** Whom on the roster a row is about, when it is known. */
function memberIdOf({ target, asWritten }: PlannedRow): string[] {
  const known = asWritten?.kind === 'known' ? asWritten.memberId : null
  const memberId = target?.memberId ?? known
  return memberId ? [memberId] : []
}

export function rowView(row: PlannedRow, tree: Tree): ImportRowView {
  return tells(
    { memberIds: memberIdOf(row), isStranger: true },
    {
      row: row.row,
      name: row.name,
      branchName: row.branchName,
      plan: row.plan,
      doubts: row.plan === 'leftOut' ? row.doubts : openDoubts(row),
      changes: row.changes,
      choices: choicesOf(row, tree),
      endsIn: row.target?.endsIn && tree.find(row.target.endsIn) ? tree.brief(row.target.endsIn) : null,
      absent: row.absent && absentView(row.absent, tree),
    },
  )
}

function absentView(absent: KeptAbsent, tree: Tree): Absent {
  const { phoneTail, unitName, isBound, roles, communityId } = absent
  return {
    phoneTail,
    unitName,
    isBound,
    roles: roles.map(({ role, orgId }) => ({ role, place: tree.find(orgId)?.name ?? '' })),
    community: communityId && tree.find(communityId) ? tree.brief(communityId) : null,
    isKept: keepsOffice(absent),
  }
}
