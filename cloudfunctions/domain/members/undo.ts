import { quarterOf } from '../../../src/contract/calendar'
import type { Member, MovedOn } from '../../../types/members'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { findCheckedInSince } from '../checkins/store'
import type { Tree } from '../orgs/tree'
import { begin, changeOf, idOf, keepChanges, past, rowsOf, startOf } from './apply'
import type { MemberImport, Undo } from './import'
import { clearRows, moveOn } from './import-store'
import { comeBack, eachOf } from './leaving'
import { undoMoves } from './moves'
import type { PlannedRow } from './roster/plan'
import { findMembers, hideUntouched, removeHidden, revealMembers } from './store'

const hiddenAtOnce = 500
const checkedAtOnce = 200
const restoredAtOnce = 100
const mostNamed = 50

/**
 * One slice of undoing, safe to repeat. Everybody whom nobody has touched is hidden first, so that nobody
 * binds or checks in while the rest is looked through; whoever did before stops the whole undo by name.
 * Answers the members it looked at.
 */
export async function undoSlice(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  switch (kept.step) {
    case 'hiding':
      return hide(db, kept, now)
    case 'checking':
      return check(db, kept, now, 'checkingChanged', whyAddedMovedOn)
    case 'checkingChanged':
      return check(
        db,
        kept,
        now,
        undoOf(kept).movedOn.total > 0 ? 'unhiding' : 'restoring',
        whyChangedMovedOn,
      )
    case 'unhiding':
      return unhide(db, kept, now)
    case 'restoring':
      return restore(db, kept, tree, now)
    case 'returning':
      return letReturn(db, kept, tree, now)
    case 'removing':
      return remove(db, kept, now)
    default:
      await undoMoves(db, kept._id, undoOf(kept).startedAt)
      await clearRows(db, kept._id)
      await moveOn(db, kept, now, { state: 'undone', ...begin(null) })
      return []
  }
}

async function hide(db: Db, kept: MemberImport, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, hiddenAtOnce)
  if (rows.length > 0) await hideUntouched(db, kept._id, rows.map(idOf), startOf(kept))
  await moveOn(db, kept, now, rows.length > 0 ? past(kept, rows) : begin('checking'))
  return rows.map(idOf)
}

type Why = MovedOn['people'][number]['why']
type WhyMovedOn = (
  kept: MemberImport,
  row: PlannedRow,
  member: Member | undefined,
  hasCheckedIn: boolean,
) => Why | null

async function check(
  db: Db,
  kept: MemberImport,
  now: Moment,
  next: MemberImport['step'],
  whyMovedOn: WhyMovedOn,
): Promise<string[]> {
  const rows = await rowsOf(db, kept, checkedAtOnce)
  if (rows.length === 0) {
    await moveOn(db, kept, now, begin(next))
    return []
  }
  const ids = rows.map(idOf)
  const since = kept.appliedAt ?? startOf(kept)
  const [members, checkedIn] = await Promise.all([
    findMembers(db, ids),
    findCheckedInSince(db, ids, quarterOf(since), since),
  ])
  const byId = new Map(members.map(member => [member._id, member]))

  const people = rows.flatMap(row => {
    const member = byId.get(idOf(row))
    const why = whyMovedOn(kept, row, member, checkedIn.has(idOf(row)))
    return member && why ? [{ name: member.name, phoneTail: member.phoneTail, why }] : []
  })
  const undo = undoOf(kept)
  const movedOn = {
    people: [...undo.movedOn.people, ...people].slice(0, mostNamed),
    total: undo.movedOn.total + people.length,
  }
  await moveOn(db, kept, now, { ...past(kept, rows), undo: { ...undo, movedOn } })
  return ids
}

/** A person whom this import added is as it left them: hidden again by now, bound to nobody. */
const whyAddedMovedOn: WhyMovedOn = (kept, _row, member, hasCheckedIn) => {
  if (!member) return null
  if (member.openid !== null) return 'bound'
  if (hasCheckedIn) return 'checkedIn'
  return member.hiddenBy === kept._id ? null : 'changed'
}

/** A person whom this import changed has not been touched since. */
const whyChangedMovedOn: WhyMovedOn = (kept, row, member, hasCheckedIn) => {
  if (!member) return 'changed'
  if (hasCheckedIn) return 'checkedIn'
  if (member.updatedAt === startOf(kept)) return null
  return member.openid !== null && !row.target?.wasBound ? 'bound' : 'changed'
}

async function unhide(db: Db, kept: MemberImport, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, hiddenAtOnce)
  if (rows.length > 0) await revealMembers(db, kept._id, rows.map(idOf))
  await moveOn(db, kept, now, rows.length > 0 ? past(kept, rows) : { state: 'settled', ...begin(null) })
  return rows.map(idOf)
}

async function restore(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, restoredAtOnce)
  const at = undoOf(kept).startedAt
  const restored = rows.map(row => changeOf(row, { kept, tree, at }, 'back'))
  if (rows.length > 0) await keepChanges(db, restored, at, 'back')
  await moveOn(db, kept, now, rows.length > 0 ? past(kept, rows) : begin('returning'))
  return rows.map(idOf)
}

/** Those who left are on the roster again; whoever came back by another roster stays as he or she is. */
async function letReturn(db: Db, kept: MemberImport, tree: Tree, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, restoredAtOnce)
  const at = undoOf(kept).startedAt
  const people = rows.map(row => ({ memberId: idOf(row) }))
  await eachOf(people, async ({ memberId }) => {
    await comeBack(db, memberId, { kept, tree, at })
    return true
  })
  await moveOn(db, kept, now, rows.length > 0 ? past(kept, rows) : begin('removing'))
  return rows.map(idOf)
}

async function remove(db: Db, kept: MemberImport, now: Moment): Promise<string[]> {
  const rows = await rowsOf(db, kept, hiddenAtOnce)
  if (rows.length > 0) await removeHidden(db, kept._id, rows.map(idOf))
  await moveOn(db, kept, now, rows.length > 0 ? past(kept, rows) : begin('clearing'))
  return rows.map(idOf)
}

function undoOf({ undo }: MemberImport): Undo {
  if (!undo) throw new Error('an undo that never started')
  return undo
}
