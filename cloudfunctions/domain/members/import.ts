import type { Covered, ImportState, ImportView, MovedOn, RowPlan } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Stored } from '../../kernel/db'
import { shortHash } from '../../kernel/seal'
import { type Applies, appliesOf, type PlannedRow } from './roster/plan'

/**
 * What the running slice works on. Applying: `adding` writes new people hidden; then the state turns
 * `applied`, and `revealing` and `changing` let everybody see it, and `leaving` ends the access of those who left.
 * Undoing: `hiding`, `checking` and `checkingChanged` find out whether it may be; then `restoring`, `returning` and
 * `removing`, or `unhiding` when not.
 * `clearing` removes the rows of a plan that is over.
 */
export type Step =
  | 'adding'
  | 'revealing'
  | 'changing'
  | 'leaving'
  | 'hiding'
  | 'checking'
  | 'checkingChanged'
  | 'unhiding'
  | 'restoring'
  | 'returning'
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
  /** Null for a file that only adds and changes. */
  covers: Covers | null
  undo: Undo | null
}

/** The place whose people the file names in full, and how far the office has gone through those whom it does not. */
export interface Covers {
  orgId: string
  name: string
  people: number
  missing: number
  /** The row of the last one missing. */
  lastRow: number
  /** The last row that the list has shown, from its beginning on. */
  seenTo: number
  /** All of them at once, but for those kept by name. */
  confirmed: { by: string; at: Moment; tapId: string } | null
}

export interface Undo {
  tapId: string
  /** Whoever takes the roster back gives the offices back. */
  by?: string
  startedAt: Moment
  movedOn: MovedOn
}

export function importIdOf(
  openid: string,
  input: { tapId: string; headerRow: unknown; mapping: unknown; covers: string | null },
): string {
  const { tapId, headerRow, mapping, covers } = input
  return `i${shortHash(JSON.stringify([openid, tapId, headerRow, mapping, covers]))}`
}

export function newImport(made: {
  importId: string
  fileName: string
  openid: string
  now: Moment
  rows: PlannedRow[]
  notImported: string[]
  covers: Covers | null
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
    rows: made.rows.filter(({ absent }) => !absent).length,
    counts: countsOf(made.rows),
    notImported: made.notImported,
    covers: made.covers,
    undo: null,
  }
}

function countsOf(rows: PlannedRow[]): Record<RowPlan, number> {
  const counts = { ...nobody }
  for (const { plan } of rows) counts[plan]++
  return counts
}

export const nobody: Readonly<Record<RowPlan, number>> = {
  add: 0,
  back: 0,
  moved: 0,
  renamed: 0,
  change: 0,
  same: 0,
  doubtful: 0,
  leftOut: 0,
  missing: 0,
  left: 0,
  stays: 0,
}

/** Which rows a step goes through. */
const rowsOfStep: Record<Step, Applies | null> = {
  adding: 'add',
  revealing: 'add',
  changing: 'change',
  leaving: 'left',
  hiding: 'add',
  checking: 'add',
  checkingChanged: 'change',
  unhiding: 'add',
  restoring: 'change',
  returning: 'left',
  removing: 'add',
  clearing: null,
}

export const rowsFor = (step: Step): Applies | null => rowsOfStep[step]

export function isRunning({ state }: Pick<MemberImport, 'state'>): boolean {
  return state === 'applying' || state === 'applied' || state === 'undoing'
}

export function canApply({ state, counts, covers }: MemberImport): boolean {
  const confirmed = covers?.confirmed ? counts.missing : 0
  return (
    state === 'applying' || state === 'applied' || (state === 'planned' && effects(counts) + confirmed > 0)
  )
}

export function canUndo({ state, counts }: MemberImport): boolean {
  return state === 'undoing' || (state === 'settled' && effects(counts) > 0)
}

/** How many people it adds, changes or takes off. */
const effects = (counts: MemberImport['counts']): number =>
  countFor(counts, 'add') + countFor(counts, 'change') + countFor(counts, 'left')

function countFor(counts: MemberImport['counts'], applies: Applies): number {
  const plans = Object.keys(counts) as RowPlan[]
  return plans.reduce((sum, plan) => (appliesOf(plan) === applies ? sum + counts[plan] : sum), 0)
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
    covered: kept.covers && coveredView(kept.covers),
    can: { apply: canApply(kept), undo: canUndo(kept), drop: kept.state === 'planned' },
  }
}

function coveredView({ orgId, name, people, missing, lastRow, seenTo, confirmed }: Covers): Covered {
  return {
    orgId,
    name,
    people,
    isLarge: isManyMissing(missing, people),
    isSeen: seenTo >= lastRow,
    isConfirmed: confirmed !== null,
  }
}

/** Ours: a roster that lacks more than one of ten is more often the wrong file than news. */
const loudShare = 0.1

export const isManyMissing = (missing: number, people: number): boolean => missing > people * loudShare

/** Rows that the running step has nothing to do with count as done. */
function doneOf({ state, step, rows, handled, counts }: MemberImport): number {
  if (state === 'planned') return 0
  const applies = step && rowsFor(step)
  return applies ? Math.min(rows, Math.max(0, rows - countFor(counts, applies) + handled)) : rows
}
