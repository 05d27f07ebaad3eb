import type { Member, MemberMoveView, MoveKind } from '../../../types/members'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { tells } from '../../kernel/told'
import type { Tree } from '../orgs/tree'
import type { MemberImport } from './import'
import { insertMissing } from './import-store'
import type { PlannedRow } from './roster/plan'
import { isRemembered } from './seen'

/** Somebody came to a unit, left it, or came back; kept for good, for the secretaries of both places. */
interface MemberMove extends Stored {
  memberId: string
  kind: MoveKind
  fromId: string | null
  toId: string | null
  /** Both branches, and every place above them. */
  places: string[]
  importId: string
  at: Moment
  undoneAt: Moment | null
  /** Moment, then id: the order of lists. */
  sortKey: string
}

/** Writes down who came and who went with these rows; a repeat finds it written. One call, none when nobody moved. */
export async function noteMoves(
  db: Db,
  kept: MemberImport,
  rows: PlannedRow[],
  tree: Tree,
  at: Moment,
): Promise<void> {
  const moves = rows.flatMap(row => moveOf(row, kept, tree, at) ?? [])
  if (moves.length > 0) await insertMissing(db, 'memberMoves', moves)
}

function moveOf(row: PlannedRow, { _id: importId }: MemberImport, tree: Tree, at: Moment): MemberMove | null {
  const kind = kinds[row.plan]
  if (!kind || !row.target) return null
  const { before, after, memberId } = row.target
  const toId = kind === 'left' ? null : (after.branchId ?? row.candidate?.branchId ?? null)
  const fromId = kind === 'left' || kind === 'moved' ? (before.branchId ?? null) : null
  const _id = `${row._id}_${kind}`
  const branches = [fromId, toId].flatMap(branchId => branchId ?? [])
  return {
    _id,
    memberId,
    kind,
    fromId,
    toId,
    places: [...new Set(branches.flatMap(branchId => tree.upwards(branchId).map(org => org._id)))],
    importId,
    at,
    undoneAt: null,
    sortKey: `${String(at).padStart(15, '0')}_${_id}`,
  }
}

const kinds: Partial<Record<PlannedRow['plan'], MoveKind>> = {
  add: 'joined',
  left: 'left',
  moved: 'moved',
  back: 'back',
}

/** The roster that said so was taken back; the rows stay, and say it. */
export async function undoMoves(db: Db, importId: string, now: Moment): Promise<void> {
  await db.updateMany('memberMoves', { importId, undoneAt: null }, { set: { undoneAt: now } })
}

export type MoveRow = MemberMove & { people: Pick<Member, 'name' | 'phoneTail' | 'hiddenBy'>[] }

/** The newest first, in one call. */
export function listMoves(db: Db, orgId: string, before: string | null, limit: number): Promise<MoveRow[]> {
  return db.aggregate<MoveRow>('memberMoves', limit, stages =>
    stages
      .match({ places: orgId, ...(before && { sortKey: is.lessThan(before) }) })
      .sort({ sortKey: -1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}

export function moveView(
  { _id, memberId, kind, at, fromId, toId, undoneAt, people }: MoveRow,
  tree: Tree,
): MemberMoveView {
  const person = people.find(isRemembered)
  const brief = (orgId: string | null) => (orgId && tree.find(orgId) ? tree.brief(orgId) : null)
  return tells(
    { memberId },
    {
      moveId: _id,
      kind,
      name: person?.name ?? '',
      phoneTail: person?.phoneTail ?? null,
      from: brief(fromId),
      to: brief(toId),
      at,
      undoneAt,
    },
  )
}
