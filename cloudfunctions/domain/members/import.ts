import type { ImportState, ImportView, MovedOn, RowPlan } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Stored } from '../../kernel/db'
import { shortHash } from '../../kernel/seal'
import type { PlannedRow } from './roster/plan'

/**
 * What the running slice works on. Applying: `adding` writes new people hidden; then the state turns
 * `applied`, and `revealing` and `changing` let everybody see it. Undoing: `hiding`, `checking` and
 * `checkingChanged` find out whether it may be; then `restoring` and `removing`, or `unhiding` when not.
 * `clearing` removes the rows of a plan that is over.
 */
export type Step =
  | 'adding'
  | 'revealing'
  | 'changing'
  | 'hiding'
  | 'checking'
  | 'checkingChanged'
  | 'unhiding'
  | 'restoring'
  | 'removing'
  | 'clearing'

/** One import of one file, and how far it has come. */
export interface MemberImport extends Stored {
  fileName: string
  state: ImportState
  step: Step | null
  /** The last row that the step has handled. */
  cursor: number
  /** How many rows the step has handled. */
  handled: number
  madeAt: Moment
  madeBy: string
  /** When a person or a slice last moved it on. */
  touchedAt: Moment
  /** What `updatedAt` becomes of everybody it writes. */
  startedAt: Moment | null
  appliedAt: Moment | null
  rows: number
  counts: Record<RowPlan, number>
  notImported: string[]
  undo: Undo | null
}

export interface Undo {
  tapId: string
  startedAt: Moment
  movedOn: MovedOn
}

export function importIdOf(
  openid: string,
  input: { tapId: string; headerRow: unknown; mapping: unknown },
): string {
  const { tapId, headerRow, mapping } = input
  return `i${shortHash(JSON.stringify([openid, tapId, headerRow, mapping]))}`
}

export function newImport(made: {
  importId: string
  fileName: string
  openid: string
  now: Moment
  rows: PlannedRow[]
  notImported: string[]
}): MemberImport {
  return {
    _id: made.importId,
    fileName: made.fileName,
    state: 'planned',
    step: null,
    cursor: 0,
    handled: 0,
    madeAt: made.now,
    madeBy: made.openid,
    touchedAt: made.now,
    startedAt: null,
    appliedAt: null,
    rows: made.rows.length,
    counts: countsOf(made.rows),
    notImported: made.notImported,
    undo: null,
  }
}

function countsOf(rows: PlannedRow[]): Record<RowPlan, number> {
  const counts = { add: 0, change: 0, same: 0, doubtful: 0, leftOut: 0 }
  for (const { plan } of rows) counts[plan]++
  return counts
}

/** Which rows a step goes through. */
const planOfStep: Record<Step, 'add' | 'change' | null> = {
  adding: 'add',
  revealing: 'add',
  changing: 'change',
  hiding: 'add',
  checking: 'add',
  checkingChanged: 'change',
  unhiding: 'add',
  restoring: 'change',
  removing: 'add',
  clearing: null,
}

export function planOf(step: Step): 'add' | 'change' | null {
  return planOfStep[step]
}

export function isRunning({ state }: Pick<MemberImport, 'state'>): boolean {
  return state === 'applying' || state === 'applied' || state === 'undoing'
}

export function canApply({ state, counts }: MemberImport): boolean {
  return (
    state === 'applying' || state === 'applied' || (state === 'planned' && counts.add + counts.change > 0)
  )
}

export function canUndo({ state, counts }: MemberImport): boolean {
  return state === 'undoing' || (state === 'settled' && counts.add + counts.change > 0)
}

export function importView(kept: MemberImport): ImportView {
  return {
    importId: kept._id,
    fileName: kept.fileName,
    state: kept.state,
    madeAt: kept.madeAt,
    appliedAt: kept.appliedAt,
    rows: kept.rows,
    counts: kept.counts,
    done: doneOf(kept),
    notImported: kept.notImported,
    can: { apply: canApply(kept), undo: canUndo(kept), drop: kept.state === 'planned' },
  }
}

/** Rows that the running step has nothing to do with count as done. */
function doneOf({ state, step, rows, handled, counts }: MemberImport): number {
  if (state === 'planned') return 0
  const plan = step && planOf(step)
  return plan ? Math.min(rows, rows - counts[plan] + handled) : rows
}
