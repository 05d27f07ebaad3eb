import type { Org } from '../../../types/orgs'
import type { Moment } from '../../../types/time'
import { type Cached, cachedFor } from '../../kernel/cached'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { type Tree, treeOf } from './tree'

const pageSize = 1000

const tree: Cached<Tree> = cachedFor(60_000)

/** The tree as this instance knows it; at most a minute old. */
export function readTree(db: Db, now: Moment): Promise<Tree> {
  return tree(now, async () => treeOf(await readAll(db)))
}

async function readAll(db: Db): Promise<Org[]> {
  const orgs: Org[] = []
  for (let last = ''; ; ) {
    const page = await db.find<Org>('orgs', {
      where: last ? { _id: is.moreThan(last) } : {},
      orderBy: ['_id', 'asc'],
      limit: pageSize,
    })
    orgs.push(...page)
    last = page.at(-1)?._id ?? ''
    if (page.length < pageSize) return orgs
  }
}
