import type { ImportRowView, MemberMoveView, MemberOperations, MovedOn } from '../../../types/members'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { tells } from '../../kernel/told'
import { currentTree } from '../orgs/store'
import { mayListUndispatched } from '../registrations/access'
import { mayKeepRoster, mayPlanImport, mayReadRows, mayUseImport } from './access'
import { applySlice } from './apply'
import { decideRow } from './deciding'
import { dropPlan } from './dropping'
import { importIdOf, importView, isManyMissing, type MemberImport } from './import'
import {
  findImport,
  confirmMissing as keepConfirmed,
  listImports,
  listRows,
  noteSeen,
  start,
} from './import-store'
import * as input from './input'
import { listMoves, type MoveRow, moveView } from './moves'
import { planUpload } from './planning'
import type { PlannedRow } from './roster/plan'
import { rowView } from './rules'
import { undoSlice } from './undo'

const importsAPage = 20
const rowsAPage = 50
const movesAPage = 20
/** Behind every row. */
const endOfList = 9_999_999

const planImport = operation<'members.planImport'>()({
  input: input.planImportInput,
  find: ({ db, actor }, asked) => findImport(db, importIdOf(actor.openid, asked)),
  allow: mayPlanImport,
  async run(context, { repeated }, asked) {
    if (repeated) return answer(importView(repeated))
    const planned = await planUpload(context, importIdOf(context.actor.openid, asked), asked)
    // An unclear header shows cells of a roster, which counts as looking into it.
    if (!planned.ok) {
      return refuse(planned.refusal, planned.detail && tells({ isStranger: true }, { ...planned.detail }))
    }
    audit(context, null, [])
    return answer(importView(planned.plan))
  },
})

const showImport = operation<'members.showImport'>()({
  input: input.showImportInput,
  find: ({ db }, { importId }) => findImport(db, importId),
  allow: mayUseImport,
  run: async (_context, kept) => answer(importView(kept)),
})

const list = operation<'members.listImports'>()({
  input: input.listImportsInput,
  find: () => null,
  allow: mayKeepRoster,
  async run({ db }, _actor, { cursor }) {
    const before = Number(readCursor(cursor) ?? Number.MAX_SAFE_INTEGER)
    const imports = await listImports(db, before, importsAPage + 1)
    return answer(pageOf(imports, importsAPage, ({ madeAt }) => String(madeAt), importView))
  },
})

/** Rows prove that there is an import, so that it is looked for only where there are none. */
const listImportRows = operation<'members.listImportRows'>()({
  input: input.listImportRowsInput,
  async find({ db }, { importId, plan, cursor }) {
    const rows = await listRows(db, importId, plan, Number(readCursor(cursor) ?? 0), rowsAPage + 1)
    return rows.length > 0 || (await findImport(db, importId)) ? rows : null
  },
  allow: mayReadRows,
  async run(context, rows, { importId, plan, cursor }) {
    const shown = rows.slice(0, rowsAPage)
    if (plan === 'missing') {
      const to = rows.length > rowsAPage ? (shown.at(-1)?.row ?? 0) : endOfList
      await noteSeen(context.db, importId, Number(readCursor(cursor) ?? 0), to)
    }
    const show = (row: PlannedRow): ImportRowView => rowView(row, context.tree)
    return answer(pageOf<PlannedRow, ImportRowView>(rows, rowsAPage, ({ row }) => String(row), show))
  },
})

const decideImportRow = operation<'members.decideImportRow'>()({
  input: input.decideImportRowInput,
  find: ({ db }, { importId }) => findImport(db, importId),
  allow: mayUseImport,
  async run(context, kept, { row, choice }) {
    if (kept.state !== 'planned') return refuse('importNotOpen')
    const decision = await decideRow(context, kept._id, row, choice)
    if (!decision.ok) return refuse(decision.refusal)
    return answer({
      row: rowView(decision.row, context.tree),
      import: importView(await again(context, kept)),
    })
  },
})

const confirmMissing = operation<'members.confirmMissing'>()({
  input: input.confirmMissingInput,
  find: ({ db }, { importId }) => findImport(db, importId),
  allow: mayUseImport,
  async run(context, found, { tapId, evenSoMany }) {
    const { covers, counts, state } = found
    if (covers?.confirmed) return answer(importView(found))
    if (state !== 'planned') return refuse('importNotOpen')
    if (!covers || counts.missing === 0) return refuse('nobodyMissing')
    if (covers.seenTo < covers.lastRow) return refuse('notSeenYet')
    if (isManyMissing(counts.missing, covers.people) && !evenSoMany) {
      return refuse('manyMissing', { missing: counts.missing, people: covers.people })
    }
    const confirmed = { by: context.actor.openid, at: context.now, tapId }
    await keepConfirmed(context.db, found, confirmed)
    const kept = await again(context, found)
    if (!kept.covers?.confirmed) return refuse('importNotOpen')
    audit(context, null, [])
    return answer(importView(kept))
  },
})

const listMovesOf = operation<'members.listMoves'>()({
  input: input.listMovesInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: mayListUndispatched,
  async run(context, { orgId }, { cursor }) {
    const rows = await listMoves(context.db, orgId, readCursor(cursor), movesAPage + 1)
    return answer(
      pageOf<MoveRow, MemberMoveView>(
        rows,
        movesAPage,
        ({ sortKey }) => sortKey,
        row => moveView(row, context.tree),
      ),
      orgId,
    )
  },
})

const applyImport = operation<'members.applyImport'>()({
  input: input.moveImportInput,
  find: ({ db }, { importId }) => findImport(db, importId),
  allow: mayUseImport,
  async run(context, found) {
    const { db, now } = context
    if (found.state === 'planned') {
      const change = { state: 'applying', step: 'adding', startedAt: now, touchedAt: now } as const
      if ((await start(db, found, change)) === 'anotherImportRuns') return refuse('anotherImportRuns')
    }
    const kept = found.state === 'planned' ? await again(context, found) : found
    if (kept.state === 'settled') return answer(importView(kept))
    if (kept.state !== 'applying' && kept.state !== 'applied') return refuse('importNotOpen')

    audit(context, null, await applySlice(db, kept, await currentTree(db, now), now))
    return answer(importView(await again(context, kept)))
  },
})

const undoImport = operation<'members.undoImport'>()({
  input: input.moveImportInput,
  find: ({ db }, { importId }) => findImport(db, importId),
  allow: mayUseImport,
  async run(context, found, { tapId }) {
    const { db, now } = context
    if (found.state === 'undone') return answer(importView(found))
    if (found.state === 'settled') {
      // The tap that heard "being undone" and asks once more gets the answer that was found meanwhile.
      if (found.undo?.tapId === tapId) return movedOn(found)
      const undo = { tapId, by: context.actor.openid, startedAt: now, movedOn: { people: [], total: 0 } }
      const change = { state: 'undoing', step: 'hiding', undo, touchedAt: now } as const
      if ((await start(db, found, change)) === 'anotherImportRuns') return refuse('anotherImportRuns')
    }
    const kept = found.state === 'settled' ? await again(context, found) : found
    if (kept.state !== 'undoing') return refuse('importNotOpen')

    const memberIds = await undoSlice(db, kept, await currentTree(db, now), now)
    const after = await again(context, kept)
    if (after.state === 'settled') return movedOn(after, memberIds)
    audit(context, null, memberIds)
    return answer(importView(after))
  },
})

const dropImport = operation<'members.dropImport'>()({
  input: input.moveImportInput,
  find: ({ db }, { importId }) => findImport(db, importId),
  allow: mayUseImport,
  async run(context, found) {
    if (found.state === 'dropped') return answer(importView(found))
    if (!(await dropPlan(context.db, found, context.now))) return refuse('importNotOpen')
    audit(context, null, [])
    return answer(importView(await again(context, found)))
  },
})

/** The import after what this call, or another one at the same time, has done to it. */
async function again({ db }: Context, { _id }: MemberImport): Promise<MemberImport> {
  const kept = await findImport(db, _id)
  if (!kept) throw new Error('an import that is gone')
  return kept
}

function movedOn({ undo }: MemberImport, memberIds: string[] = []) {
  const detail: MovedOn = undo?.movedOn ?? { people: [], total: 0 }
  return refuse('peopleMovedOn', tells({ memberIds, isStranger: true }, { ...detail }))
}

export const memberOperations = {
  'members.planImport': planImport,
  'members.showImport': showImport,
  'members.listImports': list,
  'members.listImportRows': listImportRows,
  'members.decideImportRow': decideImportRow,
  'members.confirmMissing': confirmMissing,
  'members.listMoves': listMovesOf,
  'members.applyImport': applyImport,
  'members.undoImport': undoImport,
  'members.dropImport': dropImport,
} satisfies Pick<OperationTable, keyof MemberOperations>
