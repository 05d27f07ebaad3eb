import type { Member } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { movedSeals } from '../../kernel/seal'
import type { Tree } from '../orgs/tree'
import { type MemberImport, rowsFor } from './import'
import {
  countRows,
  doubtChangedSince,
  insertMissing,
  listRowsFor,
  moveOn,
  takeConfirmed,
} from './import-store'
import { changeRegistered, eachOf, followingOf, type Leaving, leave, type RegisteredChange } from './leaving'
import { noteMoves } from './moves'
import { type Home, newMember } from './roster/candidate'
import type { MemberPart } from './roster/difference'
import { communityOf } from './roster/estates'
import { decidedCandidate, type PlannedRow } from './roster/plan'
import { memberKeeper, rowKeeper } from './seals'
import { hasLeft } from './seen'
import { changeImported, findHolders, revealMembers } from './store'

const addedAtOnce = 200
const revealedAtOnce = 500
const changedAtOnce = 100
const leftAtOnce = 100

/**
 * One slice of applying, safe to repeat and to run twice at once: ids are settled by the plan, every write
 * holds only while what it expects is so, and the cursor moves only from where this call saw it.
 * Answers the members it wrote.
 */
export async function applySlice(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  if (kept.state === 'applying') return addPeople(db, kept, tree, now)
  if (kept.step === 'revealing') return revealPeople(db, kept, tree, now)
  if (kept.step === 'leaving') return letLeave(db, kept, tree, now)
  return changePeople(db, kept, tree, now)
}

/** New people are written hidden: until the last of them is there, nobody sees any. */
async function addPeople(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, addedAtOnce)
  if (rows.length === 0) {
    const isConfirmed = kept.covers?.confirmed != null
    if (isConfirmed) await takeConfirmed(db, kept._id)
    const { left, missing } = kept.counts
    const counts = isConfirmed ? { ...kept.counts, left: left + missing, missing: 0 } : kept.counts
    // This is the switch: from here on the import counts as applied.
    await moveOn(db, kept, now, {
      ...begin('revealing'),
      state: 'applied',
      appliedAt: now,
      counts,
    })
    return []
  }

  const members = rows.map(row => memberOf(row, kept, tree))
  const holders = await findHolders(db, members)
  const others = holders.filter(({ importedBy }) => importedBy !== kept._id)
  // The phone of somebody who left is free for the next.
  const isTaken = ({ _id, phoneHash }: Member) =>
    others.some(
      other =>
        other._id === _id ||
        (phoneHash !== null && other.phoneHash === phoneHash && other.hiddenBy !== hasLeft),
    )
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
  const said = decidedCandidate(row)
  const candidate = {
    ...said,
    branchId: tree.heirOf(said.branchId),
    home: said.home && homeNow(said.home, tree),
  }
  return newMember(candidate, {
    memberId: idOf(row),
    importId: kept._id,
    unitName: tree.find(candidate.branchId)?.unitName ?? '',
    keeper: rowKeeper(row._id),
    now: startOf(kept),
  })
}

async function revealPeople(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, revealedAtOnce)
  if (rows.length === 0) {
    await moveOn(db, kept, now, begin('changing'))
    return []
  }
  const ids = rows.map(idOf)
  await revealMembers(db, kept._id, ids)
  await noteMoves(db, kept, rows, tree, startOf(kept))
  await moveOn(db, kept, now, past(kept, rows))
  return ids
}

/**
 * Each change is its own conditional update: whoever was changed since the plan is not overwritten. A change that the
 * registration follows is a transaction with it.
 */
async function changePeople(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, changedAtOnce)
  if (rows.length === 0) {
    await moveOn(db, kept, now, begin('leaving'))
    return []
  }
  const at = startOf(kept)
  const changes = rows.map(row => changeOf(row, { kept, tree, at }, 'forth'))
  const overtaken = await keepChanges(db, changes, at, 'forth')
  const isOvertaken = (row: PlannedRow) => overtaken.has(idOf(row))
  await doubtChangedSince(db, kept, rows.filter(isOvertaken))
  await noteMoves(
    db,
    kept,
    rows.filter(row => !isOvertaken(row)),
    tree,
    at,
  )
  await moveOn(db, kept, now, past(kept, rows))
  return rows.map(idOf)
}

/**
 * What a row changes on the way forth, or gives back, sealed anew for the person; in the places that stand for the planned
 * ones by now.
 */
export function changeOf(row: PlannedRow, leaving: Leaving, way: 'forth' | 'back'): RegisteredChange {
  const { target } = row
  if (!target) throw new Error('a row that changes nobody')
  const [from, to] = way === 'forth' ? [target.before, target.after] : [target.after, target.before]
  return {
    memberId: target.memberId,
    seen: way === 'forth' ? (target.seen ?? 0) : startOf(leaving.kept),
    hiddenBy: from.hiddenBy ?? null,
    set: movedSeals(inPlacesNow(to, leaving.tree), rowKeeper(row._id), memberKeeper(target.memberId)),
    following: followingOf(target, leaving, way),
  }
}

/** Those that only change the person in one call each, and those whose registration follows; who was overtaken. */
export async function keepChanges(
  db: Db,
  changes: RegisteredChange[],
  at: Moment,
  way: 'forth' | 'back',
): Promise<Set<string>> {
  const plain = changes.filter(({ following }) => following.length === 0)
  const registered = changes.filter(({ following }) => following.length > 0)
  const overtaken = await changeImported(db, plain, at)
  const others = await eachOf(registered, change => changeRegistered(db, change, at, way))
  return new Set([...overtaken, ...others])
}

/** A place that was merged between the plan and now stands for the one that took it over. */
function inPlacesNow(part: MemberPart, tree: Tree): MemberPart {
  const { branchId, estateId, communityId } = part
  return {
    ...part,
    ...(branchId && { branchId: tree.heirOf(branchId) }),
    ...((estateId || communityId) &&
      homeNow({ estateId: estateId ?? null, communityId: communityId ?? null }, tree)),
  }
}

function homeNow({ estateId, communityId }: Home, tree: Tree): Home {
  const estate = estateId && tree.heirOf(estateId)
  if (estate) return { estateId: estate, communityId: communityOf(tree, estate) }
  return { estateId: null, communityId: communityId && tree.heirOf(communityId) }
}

/** Everybody whom the office said to have left, each in a transaction of his or her own. */
async function letLeave(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, leftAtOnce)
  if (rows.length === 0) {
    const counts = await countRows(db, kept._id)
    await moveOn(db, kept, now, { state: 'settled', step: null, cursor: 0, handled: 0, counts })
    return []
  }
  const at = startOf(kept)
  const people = rows.map(row => ({ memberId: idOf(row), seen: row.target?.seen ?? 0 }))
  const overtaken = await eachOf(people, ({ memberId, seen }) =>
    leave(db, memberId, seen, { kept, tree, at }),
  )
  const isOvertaken = (row: PlannedRow) => overtaken.has(idOf(row))
  await doubtChangedSince(db, kept, rows.filter(isOvertaken))
  await noteMoves(
    db,
    kept,
    rows.filter(row => !isOvertaken(row)),
    tree,
    at,
  )
  await moveOn(db, kept, now, past(kept, rows))
  return rows.map(idOf)
}

/** The next rows of the running step. */
export function rowsOf(db: Db, { _id, step, cursor }: MemberImport, limit: number): Promise<PlannedRow[]> {
  const applies = step && rowsFor(step)
  if (!applies) throw new Error(`no rows to go through while ${step}`)
  return listRowsFor(db, _id, applies, cursor, limit)
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
