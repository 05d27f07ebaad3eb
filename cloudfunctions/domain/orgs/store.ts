import type { Org, ResponsiblePart } from '../../../types/orgs'
import type { Moment } from '../../../types/time'
import { type Cached, cachedFor } from '../../kernel/cached'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { changeIdOf, type Edit, type Follow, type OrgChange } from './change'
import { type Tree, treeOf } from './tree'

const pageSize = 1000
const keptMs = 60_000

/** Counts the changes of the tree; every change writes it, so that two at once meet here. */
interface Turn extends Stored {
  revision: number
}

const turnId = 'tree'

let tree: Cached<Tree> = cachedFor(keptMs)

/** The tree as this instance knows it; at most a minute old. */
export function readTree(db: Db, now: Moment): Promise<Tree> {
  return tree(now, () => readAll(db))
}

/** The tree as it is now: one call when this instance knows it already. */
export async function currentTree(db: Db, now: Moment): Promise<Tree> {
  const [revision, known] = await Promise.all([readRevision(db), readTree(db, now)])
  if (known.revision === revision) return known
  tree = cachedFor(keptMs)
  return readTree(db, now)
}

/** The revision is read first: a tree that is newer than it says is read once more, never taken for older. */
async function readAll(db: Db): Promise<Tree> {
  const revision = await readRevision(db)
  const orgs: Org[] = []
  for (let last = ''; ; ) {
    const page = await db.find<Org>('orgs', {
      where: last ? { _id: is.moreThan(last) } : {},
      orderBy: ['_id', 'asc'],
      limit: pageSize,
    })
    orgs.push(...page)
    last = page.at(-1)?._id ?? ''
    if (page.length < pageSize) return treeOf(orgs, revision)
  }
}

async function readRevision(db: Db): Promise<number> {
  return (await db.get<Turn>('orgTurns', turnId))?.revision ?? 0
}

/** What has to change together with the tree; false when it cannot, and then nothing does. */
export type Along = (transaction: Transaction) => Promise<boolean>

/**
 * Keeps what was decided on one revision of the tree: all of it or nothing, and only while that revision is
 * the newest. Answers the new tree, which this instance knows from now on; null when somebody was faster.
 */
export async function keepEdits(
  db: Db,
  seen: Tree,
  edits: Edit[],
  now: Moment,
  follows: Follow[] = [],
  along: Along | null = null,
): Promise<Tree | null> {
  const isKept = await db.transaction(async transaction => {
    const turn = await transaction.get<Turn>('orgTurns', turnId)
    if ((turn?.revision ?? 0) !== seen.revision) return false
    if (along && !(await along(transaction))) return false
    const revision = seen.revision + 1
    if (turn) await transaction.update('orgTurns', turnId, { set: { revision } })
    else await transaction.insert('orgTurns', { _id: turnId, revision } as Stored)

    for (const { org, isNew, line } of edits) {
      const { _id, ...fields } = org
      if (isNew) await transaction.insert('orgs', org)
      else await transaction.update('orgs', _id, { set: fields })
      await transaction.insert('orgChanges', line)
    }
    for (const follow of follows) {
      const { _id, ...fields } = follow
      const before = await transaction.get<Follow>('orgFollows', _id)
      if (before) await transaction.update('orgFollows', _id, { set: fields })
      else await transaction.insert('orgFollows', follow)
    }
    return true
  })
  if (!isKept) return null
  const changed = treeOf(withEdits(seen, edits), seen.revision + 1)
  tree = cachedFor(keptMs)
  return tree(now, async () => changed)
}

function withEdits(seen: Tree, edits: Edit[]): Org[] {
  const changed = new Map(edits.map(({ org }) => [org._id, org]))
  const added = edits.filter(({ isNew }) => isNew).map(({ org }) => org)
  return [...seen.all.map(org => changed.get(org._id) ?? org), ...added]
}

export function findChange(db: Db, orgId: string, revision: number): Promise<OrgChange | null> {
  return db.get<OrgChange>('orgChanges', changeIdOf(orgId, revision))
}

/** The newest first. */
export function listChanges(db: Db, orgId: string, limit: number): Promise<OrgChange[]> {
  return db.find<OrgChange>('orgChanges', { where: { orgId }, orderBy: ['revision', 'desc'], limit })
}

/** The last naming of a part before a moment, or the first one from it on. */
export async function findNaming(
  db: Db,
  orgId: string,
  part: ResponsiblePart,
  which: 'before' | 'from',
  moment: Moment,
): Promise<OrgChange | null> {
  const at = which === 'before' ? is.lessThan(moment) : is.atLeast(moment)
  const found = await db.find<OrgChange>('orgChanges', {
    where: { orgId, part, at },
    orderBy: ['at', which === 'before' ? 'desc' : 'asc'],
    limit: 1,
  })
  return found[0] ?? null
}

export function findFollow(db: Db, orgId: string): Promise<Follow | null> {
  return db.get<Follow>('orgFollows', orgId)
}

/** Those that nobody moved on since. */
export function findStopped(db: Db, before: Moment, limit: number): Promise<Follow[]> {
  const where = { state: 'running', touchedAt: is.lessThan(before) }
  return db.find<Follow>('orgFollows', { where, limit })
}

/** Moves a following on from where this call saw it; a call that was overtaken changes nothing. */
export function moveOn(db: Db, seen: Follow, change: Partial<Follow>, moved: number): Promise<boolean> {
  const { state, step, cursor } = seen
  return db.updateOne(
    'orgFollows',
    seen._id,
    { state, step, cursor, moved: seen.moved },
    {
      set: change,
      add: { moved },
    },
  )
}

/** Has this community a check-in point that is in use? */
export async function hasOpenSite(db: Db, communityId: string): Promise<boolean> {
  const sites = await db.find<Stored & { state: string }>('sites', { where: { communityId }, limit: 100 })
  return sites.some(({ state }) => state === 'open')
}
