import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import type { Tree } from '../orgs/tree'
import { type MemberImport, planOf } from './import'
import { countRows, doubtChangedSince, insertMissing, listRows, moveOn } from './import-store'
import { newMember } from './roster/candidate'
import { decidedCandidate, type PlannedRow } from './roster/plan'
import { changeImported, findHolders, revealMembers } from './store'

const addedAtOnce = 200
const revealedAtOnce = 500
const changedAtOnce = 100

/**
 * One slice of applying, safe to repeat and to run twice at once: ids are settled by the plan, every write
 * holds only while what it expects is so, and the cursor moves only from where this call saw it.
 * Answers the members it wrote.
 */
export async function applySlice(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  if (kept.state === 'applying') return addPeople(db, kept, tree, now)
  if (kept.step === 'revealing') return revealPeople(db, kept, now)
  return changePeople(db, kept, now)
}

/** New people are written hidden: until the last of them is there, nobody sees any. */
async function addPeople(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, addedAtOnce)
  if (rows.length === 0) {
    // This is the switch: from here on the import counts as applied.
    await moveOn(db, kept, now, { ...begin('revealing'), state: 'applied', appliedAt: now })
    return []
  }

  const members = rows.map(row => memberOf(row, kept, tree))
  const holders = await findHolders(db, members)
  const others = holders.filter(({ importedBy }) => importedBy !== kept._id)
  const isTaken = ({ _id, phoneHash }: Member) =>
    others.some(other => other._id === _id || (phoneHash !== null && other.phoneHash === phoneHash))
  const free = members.filter(member => !isTaken(member))
  const there = new Set(holders.map(({ _id }) => _id))
  await insertMissing(
    db,
    'members',
    free.filter(({ _id }) => !there.has(_id)),
  )
  const taken = new Set(members.filter(isTaken).map(({ _id }) => _id))
  await doubtChangedSince(
    db,
    kept,
    rows.filter(({ target }) => taken.has(target?.memberId ?? '')),
  )

  await moveOn(db, kept, now, past(kept, rows))
  return free.map(({ _id }) => _id)
}

function memberOf(row: PlannedRow, kept: MemberImport, tree: Tree): Member {
  const candidate = decidedCandidate(row)
  return newMember(candidate, {
    memberId: idOf(row),
    importId: kept._id,
    unitName: tree.find(candidate.branchId)?.unitName ?? '',
    now: startOf(kept),
  })
}

async function revealPeople(db: Db, kept: MemberImport, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, revealedAtOnce)
  if (rows.length === 0) {
    await moveOn(db, kept, now, begin('changing'))
    return []
  }
  const ids = rows.map(idOf)
  await revealMembers(db, kept._id, ids)
  await moveOn(db, kept, now, past(kept, rows))
  return ids
}

/** Each change is its own conditional update: whoever was changed since the plan is not overwritten. */
async function changePeople(db: Db, kept: MemberImport, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, changedAtOnce)
  if (rows.length === 0) {
    const counts = await countRows(db, kept._id)
    await moveOn(db, kept, now, { state: 'settled', step: null, cursor: 0, handled: 0, counts })
    return []
  }
  const overtaken = await changeImported(
    db,
    rows.map(row => ({ memberId: idOf(row), seen: row.target?.seen ?? 0, set: row.target?.after ?? {} })),
    startOf(kept),
  )
  await doubtChangedSince(
    db,
    kept,
    rows.filter(row => overtaken.has(idOf(row))),
  )
  await moveOn(db, kept, now, past(kept, rows))
  return rows.map(idOf)
}

/** The next rows of the running step. */
export function rowsOf(db: Db, { _id, step, cursor }: MemberImport, limit: number): Promise<PlannedRow[]> {
  const plan = step && planOf(step)
  if (!plan) throw new Error(`no rows to go through while ${step}`)
  return listRows(db, _id, plan, cursor, limit)
}

export function begin(step: MemberImport['step']): Pick<MemberImport, 'step' | 'cursor' | 'handled'> {
  return { step, cursor: 0, handled: 0 }
}

export function past(kept: MemberImport, rows: PlannedRow[]): Pick<MemberImport, 'cursor' | 'handled'> {
  return { cursor: rows.at(-1)?.row ?? kept.cursor, handled: kept.handled + rows.length }
}

export function idOf({ target }: PlannedRow): string {
  if (!target) throw new Error('a row that adds or changes nobody')
  return target.memberId
}

export function startOf({ startedAt }: MemberImport): Moment {
  if (startedAt === null) throw new Error('an import that never started')
  return startedAt
}
