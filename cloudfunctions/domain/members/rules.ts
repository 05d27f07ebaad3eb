import type { ImportRowView } from '../../../types/members'
import type { Tree } from '../orgs/tree'
import { communityOf } from './roster/estates'
import { choicesOf, type Decided, openDoubts, type PlannedRow } from './roster/plan'

export type Choice =
  | { kind: 'estate'; estateId: string }
  | { kind: 'withoutEstate' | 'withoutPhone' | 'leaveOut' }

/**
 * What a choice makes of a doubtful row's decisions; null when it is none of the row's choices. Where an
 * estate is in doubt any open one may be named, also one that the roster did not mean.
 */
export function decide(row: PlannedRow, choice: Choice, tree: Tree): Decided | null {
  const kinds = choicesOf(row, tree).map(({ kind }) => kind)
  const decided: Decided = { ...row.decided, isLeftOut: false }
  switch (choice.kind) {
    case 'leaveOut':
      return kinds.includes('leaveOut') ? { ...decided, isLeftOut: true } : null
    case 'withoutPhone':
      return kinds.includes('withoutPhone') ? { ...decided, isWithoutPhone: true } : null
    case 'withoutEstate':
      if (!kinds.includes('withoutEstate')) return null
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

export function rowView(row: PlannedRow, tree: Tree): ImportRowView {
  return {
    row: row.row,
    name: row.name,
    branchName: row.branchName,
    plan: row.plan,
    doubts: row.plan === 'leftOut' ? row.doubts : openDoubts(row),
    changes: row.changes,
    choices: choicesOf(row, tree),
  }
}
