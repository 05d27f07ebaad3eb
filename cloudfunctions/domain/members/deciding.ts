import type { Context } from '../../kernel/context'
import { findRow, findRows, keepDecision } from './import-store'
import { rowId } from './roster/candidate'
import { matchOf, type PlannedRow, replan } from './roster/plan'
import { type Choice, decide, givesWay, withoutRival } from './rules'
import { isRemembered } from './seen'
import { findMembers } from './store'

export type Decision = { ok: true; row: PlannedRow } | { ok: false; refusal: 'importNotOpen' | 'notAChoice' }

const mostTries = 3

/** Decides a doubtful row, and frees those that only waited for it. */
export async function decideRow(
  context: Context,
  importId: string,
  row: number,
  choice: Choice,
): Promise<Decision> {
  const { db, tree, now } = context
  for (let tried = 0; tried < mostTries; tried++) {
    const before = await findRow(db, rowId(importId, row))
    const decided = before && decide(before, choice, tree)
    if (!before || !decided) return { ok: false, refusal: 'notAChoice' }

    const after = { ...before, decided }
    const rivals = givesWay(after) ? await findRows(db, importId, after.rivals) : []
    const changed = [
      { before, after },
      ...rivals.map(rival => ({ before: rival, after: withoutRival(rival, row) })),
    ]
    const rows = await replanned(context, changed)
    const outcome = await keepDecision(db, importId, rows, now)
    if (outcome === 'importNotOpen') return { ok: false, refusal: outcome }
    if (outcome === 'kept') return { ok: true, row: rows[0]?.after ?? after }
  }
  throw new Error('a row that others decide all the time')
}

type Step = { before: PlannedRow; after: PlannedRow }

/** The people these rows are about are read again: they may have been changed since the plan was made. */
async function replanned({ db, tree }: Context, steps: Step[]): Promise<Step[]> {
  const ids = steps.flatMap(({ after }) => {
    const match = matchOf(after)
    return match?.kind === 'known' ? [match.memberId] : []
  })
  const members = ids.length > 0 ? await findMembers(db, ids) : []
  const memberOf = (memberId: string) =>
    members.find(member => member._id === memberId && isRemembered(member)) ?? null
  return steps.map(({ before, after }) => ({ before, after: replan(after, memberOf, tree) }))
}
