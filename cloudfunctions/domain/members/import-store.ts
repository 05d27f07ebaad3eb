import type { ImportState, RowPlan } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Change } from '../../kernel/change'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { isRunning, type MemberImport, nobody, type Step } from './import'
import { rowId } from './roster/candidate'
import type { Applies, PlannedRow } from './roster/plan'

const rowsAWrite = 500

/** The document that says which import runs; it is no import, has no `madeAt`, and so stands in no list. */
interface Turn extends Stored {
  importId: string
}

const turnId = 'turn'

export async function findImport(db: Db, importId: string): Promise<MemberImport | null> {
  return importId === turnId ? null : db.get<MemberImport>('memberImports', importId)
}

/** The newest first. */
export function listImports(db: Db, before: Moment, limit: number): Promise<MemberImport[]> {
  return db.find<MemberImport>('memberImports', {
    where: { madeAt: is.lessThan(before) },
    orderBy: ['madeAt', 'desc'],
    limit,
  })
}

export function findImportsIn(
  db: Db,
  states: ImportState[],
  before: Moment,
  limit: number,
): Promise<MemberImport[]> {
  const where = { state: is.oneOf(states), madeAt: is.lessThan(before) }
  return db.find<MemberImport>('memberImports', { where, limit })
}

/** Dropped plans whose rows are still there. */
export function findHalfDropped(db: Db, limit: number): Promise<MemberImport[]> {
  return db.find<MemberImport>('memberImports', { where: { state: 'dropped', step: 'clearing' }, limit })
}

/** Keeps a plan; the import comes last, so that nobody finds a plan with rows missing. */
export async function keepPlan(db: Db, plan: MemberImport, rows: PlannedRow[]): Promise<MemberImport> {
  for (let from = 0; from < rows.length; from += rowsAWrite) {
    await insertMissing(db, 'memberImportRows', rows.slice(from, from + rowsAWrite))
  }
  if ((await db.insert('memberImports', plan)) === 'inserted') return plan
  const first = await findImport(db, plan._id)
  if (!first) throw new Error('a plan that exists and cannot be read')
  return first
}

const mostTries = 5

/** Adds those that are not there yet, also while another call adds the same ones. */
export async function insertMissing(db: Db, collection: string, documents: Stored[]): Promise<void> {
  let missing = documents
  for (let tried = 0; tried < mostTries; tried++) {
    if ((await db.insertMany(collection, missing)) === 'inserted') return
    const ids = missing.map(({ _id }) => _id)
    const there = await db.find<Stored>(collection, {
      where: { _id: is.oneOf(ids) },
      fields: ['_id'],
      limit: ids.length,
    })
    const known = new Set(there.map(({ _id }) => _id))
    missing = missing.filter(({ _id }) => !known.has(_id))
  }
  throw new Error(`${missing.length} documents that could not be added`)
}

export function listRows(
  db: Db,
  importId: string,
  plan: RowPlan,
  after: number,
  limit: number,
): Promise<PlannedRow[]> {
  return db.find<PlannedRow>('memberImportRows', {
    where: { importId, plan, row: is.moreThan(after) },
    orderBy: ['row', 'asc'],
    limit,
  })
}

/** The next rows of one part of applying, in whichever group they are shown. */
export function listRowsFor(
  db: Db,
  importId: string,
  applies: Applies,
  after: number,
  limit: number,
): Promise<PlannedRow[]> {
  return db.find<PlannedRow>('memberImportRows', {
    where: { importId, applies, row: is.moreThan(after) },
    orderBy: ['row', 'asc'],
    limit,
  })
}

/** Notes how far the list of missing people has been looked through; a leap over some of them is no looking. */
export async function noteSeen(db: Db, importId: string, after: number, to: number): Promise<void> {
  await db.updateOne(
    'memberImports',
    importId,
    { state: 'planned', 'covers.seenTo': is.between(after, to) },
    { set: { 'covers.seenTo': to } },
  )
}

/** Confirms in one change that everybody still missing has left, once all of them were shown. */
export function confirmMissing(
  db: Db,
  { _id, covers }: MemberImport,
  confirmed: { by: string; at: Moment; tapId: string },
): Promise<boolean> {
  const condition = { state: 'planned', 'covers.seenTo': is.atLeast(covers?.lastRow ?? 0) }
  return db.updateOne('memberImports', _id, condition, {
    set: { 'covers.confirmed': confirmed, touchedAt: confirmed.at },
  })
}

/** Whoever is still missing has left: what was confirmed at once becomes each one's own row. */
export async function takeConfirmed(db: Db, importId: string): Promise<void> {
  await db.updateMany(
    'memberImportRows',
    { importId, plan: 'missing' },
    { set: { plan: 'left', applies: 'left' }, add: { turn: 1 } },
  )
}

export function findRow(db: Db, rowId: string): Promise<PlannedRow | null> {
  return db.get<PlannedRow>('memberImportRows', rowId)
}

export function findRows(db: Db, importId: string, rows: number[]): Promise<PlannedRow[]> {
  const ids = rows.map(row => rowId(importId, row))
  return db.find<PlannedRow>('memberImportRows', { where: { _id: is.oneOf(ids) }, limit: ids.length })
}

export async function clearRows(db: Db, importId: string): Promise<void> {
  await db.removeMany('memberImportRows', { importId })
}

/**
 * Rows whose person somebody else added or changed since the plan: they wait, and are counted as waiting. A
 * call that was overtaken by another one takes that one's work for somebody else's, so it keeps silent.
 */
export async function doubtChangedSince(db: Db, seen: MemberImport, rows: PlannedRow[]): Promise<void> {
  if (rows.length === 0) return
  const current = await findImport(db, seen._id)
  if (current?.step !== seen.step || current.cursor !== seen.cursor) return
  await db.updateMany(
    'memberImportRows',
    { _id: is.oneOf(rows.map(({ _id }) => _id)), applies: is.not(null) },
    {
      set: { plan: 'doubtful', applies: null, target: null },
      push: { doubts: { doubt: 'changedSince', written: '', otherRow: null } },
    },
  )
}

export async function countRows(db: Db, importId: string): Promise<MemberImport['counts']> {
  const plans = Object.keys(nobody) as RowPlan[]
  const counted = await Promise.all(plans.map(plan => db.count('memberImportRows', { importId, plan })))
  return Object.fromEntries(plans.map((plan, at) => [plan, counted[at] ?? 0])) as MemberImport['counts']
}

/** Moves an import on from where this call saw it; false when another call was faster. */
export function moveOn(
  db: Db,
  { _id, state, step, cursor }: MemberImport,
  now: Moment,
  change: Partial<MemberImport>,
): Promise<boolean> {
  return db.updateOne('memberImports', _id, { state, step, cursor }, { set: { ...change, touchedAt: now } })
}

export type Started = 'started' | 'anotherImportRuns' | 'notInState'

/** Begins a running state for one import at a time: whoever has the turn must have come to rest. */
export function start(
  db: Db,
  { _id, state }: MemberImport,
  change: { state: ImportState; step: Step } & Partial<MemberImport>,
): Promise<Started> {
  return db.transaction(async transaction => {
    const turn = await transaction.get<Turn>('memberImports', turnId)
    if (turn && turn.importId !== _id) {
      const other = await transaction.get<MemberImport>('memberImports', turn.importId)
      if (other && isRunning(other)) return 'anotherImportRuns'
    }
    const current = await transaction.get<MemberImport>('memberImports', _id)
    if (current?.state !== state) return 'notInState'

    await takeTurn(transaction, turn, _id)
    await transaction.update('memberImports', _id, { set: { cursor: 0, handled: 0, ...change } })
    return 'started'
  })
}

async function takeTurn(transaction: Transaction, turn: Turn | null, importId: string): Promise<void> {
  if (!turn) await transaction.insert('memberImports', { _id: turnId, importId } as Stored)
  else await transaction.update('memberImports', turnId, { set: { importId }, add: { turns: 1 } })
}

export type DecisionKept = 'kept' | 'importNotOpen' | 'overtaken'

/** Writes decided rows and the counts with them, while the plan is open and nobody else decided meanwhile. */
export function keepDecision(
  db: Db,
  importId: string,
  rows: { before: PlannedRow; after: PlannedRow }[],
  now: Moment,
): Promise<DecisionKept> {
  return db.transaction(async transaction => {
    const current = await transaction.get<MemberImport>('memberImports', importId)
    if (current?.state !== 'planned') return 'importNotOpen'

    const counts = { ...current.counts }
    for (const { before, after } of rows) {
      const kept = await transaction.get<PlannedRow>('memberImportRows', before._id)
      if (!kept || kept.turn !== before.turn) return 'overtaken'
      counts[before.plan]--
      counts[after.plan]++
      const { plan, applies, doubts, rivals, decided, target, changes } = after
      const change: Change = {
        set: { plan, applies, doubts, rivals, decided, target, changes },
        add: { turn: 1 },
      }
      await transaction.update('memberImportRows', before._id, change)
    }
    await transaction.update('memberImports', importId, { set: { counts, touchedAt: now } })
    return 'kept'
  })
}
