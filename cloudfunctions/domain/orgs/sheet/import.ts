import type { RoleHeld } from '../../../../types/accounts'
import type { OrgImportRowView, OrgImportState, OrgImportView, OrgRowPlan } from '../../../../types/orgs'
import type { Moment } from '../../../../types/time'
import type { Stored } from '../../../kernel/db'
import { shortHash } from '../../../kernel/seal'
import type { PlannedPlace } from './plan'

/** One sheet of places, and how far it has come. */
export interface OrgImport extends Stored {
  fileName: string
  state: OrgImportState
  /** The last row applied, by its order. */
  cursor: number
  toApply: number
  rows: number
  counts: Record<OrgRowPlan, number>
  madeAt: Moment
  madeBy: string
  /** In which office it is done. */
  by: Pick<RoleHeld, 'role' | 'orgId'>
  touchedAt: Moment
}

export function importIdOf(openid: string, tapId: string): string {
  return `p${shortHash(`${openid}|${tapId}`)}`
}

/** The place that a row adds: settled with the plan, so that a repeat adds nothing twice. */
export function placeIdOf(importId: string, row: number): string {
  return `o${shortHash(`${importId}|${row}`)}`
}

export function newImport(
  made: Pick<OrgImport, '_id' | 'fileName' | 'madeBy' | 'by' | 'madeAt'>,
  planned: PlannedPlace[],
): OrgImport {
  const counts = { add: 0, rename: 0, move: 0, change: 0, same: 0, doubtful: 0, missing: 0 }
  for (const { plan } of planned) counts[plan]++
  return {
    ...made,
    state: 'planned',
    cursor: 0,
    toApply: planned.filter(({ order }) => order > 0).length,
    rows: planned.length - counts.missing,
    counts,
    touchedAt: made.madeAt,
  }
}

export function importView(kept: OrgImport): OrgImportView {
  const { _id, fileName, state, madeAt, rows, counts, cursor, toApply } = kept
  const canApply = state === 'applying' || (state === 'planned' && toApply > 0)
  return {
    importId: _id,
    fileName,
    state,
    madeAt,
    rows,
    counts,
    done: cursor,
    toApply,
    can: { apply: canApply },
  }
}

export function rowView({ row, kind, name, within, plan, doubt, changes }: PlannedPlace): OrgImportRowView {
  return { row: plan === 'missing' ? null : row, kind, name, within, plan, doubt, changes }
}
