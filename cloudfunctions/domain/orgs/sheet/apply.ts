import type { Moment } from '../../../../types/time'
import type { Db } from '../../../kernel/db'
import type { Doing, Edit, Follow } from '../change'
import { currentTree, keepEdits } from '../store'
import type { Tree } from '../tree'
import { draftOf } from './draft'
import type { OrgImport } from './import'
import type { PlannedPlace } from './plan'
import { countRows, doubtChanged, listToApply, moveOn } from './store'
import { editsTo, isAsSeen, misplaced } from './target'

const rowsASlice = 20
const mostTries = 5

/**
 * One slice of applying, in one transaction with its history. Safe to repeat and to kill: a row that is so
 * already changes nothing, and the cursor moves only from where this call saw it.
 */
export async function applySlice(db: Db, kept: OrgImport, now: Moment): Promise<void> {
  const rows = await listToApply(db, kept, rowsASlice)
  if (rows.length === 0) {
    await moveOn(db, kept, now, { state: 'settled', counts: await countRows(db, kept._id) })
    return
  }
  const doing: Doing = { openid: kept.madeBy, by: kept.by, at: now, tapId: kept._id }
  for (let tried = 1; tried <= mostTries; tried++) {
    const tree = await currentTree(db, now)
    const { edits, follows, outdated } = sliceOf(rows, tree, doing)
    if (edits.length > 0 && !(await keepEdits(db, tree, edits, now, follows))) continue
    await doubtChanged(db, outdated)
    await moveOn(db, kept, now, { cursor: rows.at(-1)?.order ?? kept.cursor })
    return
  }
  throw new Error('the tree changed too often to be changed')
}

/** What these rows change in the tree as it is now, and those that the dry run saw otherwise. */
function sliceOf(rows: PlannedPlace[], tree: Tree, doing: Doing) {
  const draft = draftOf(tree)
  const edits: Edit[] = []
  const follows: Follow[] = []
  const outdated: string[] = []
  for (const { _id, target } of rows) {
    if (!target) continue
    if (target.isNew && draft.find(target.orgId)) continue
    const there = editsTo(draft, target, doing)
    if (there.edits.length === 0) continue
    if (!isAsSeen(draft, target) || misplaced(draft, target)) {
      outdated.push(_id)
      continue
    }
    edits.push(...there.edits)
    if (there.follow) follows.push(there.follow)
    for (const { org } of there.edits) draft.put(org)
  }
  return { edits, follows, outdated }
}
