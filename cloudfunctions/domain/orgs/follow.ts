import type { Org } from '../../../types/orgs'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { takeGroup } from '../groups/store'
import { takeVolunteers } from '../teams/closing'
import { type Doing, type Edit, edit, type Follow } from './change'
import { takeClaims, takeHome, takePeople, takeSites } from './people'
import { currentTree, findFollow, findStopped, keepEdits, moveOn } from './store'
import type { Tree } from './tree'

const placesASlice = 10
const peopleASlice = 200
const stoppedAtOnce = 5
const minute = 60_000

/**
 * One slice of what follows a merger or a move. It is safe to repeat and to kill: what has followed no longer
 * stands in the old place, so the next slice finds the rest. Answers what is still to do, or null.
 */
export async function followSlice(db: Db, orgId: string, now: Moment): Promise<Follow | null> {
  const follow = await findFollow(db, orgId)
  if (follow?.state !== 'running') return null
  const tree = await currentTree(db, now)
  const org = tree.find(orgId)
  if (!org) throw new Error(`no place ${orgId} to follow`)
  const { moved, ...next } = await stepOf(db, follow, org, tree, now)
  await moveOn(db, follow, { ...next, touchedAt: now }, moved)
  const after = { ...follow, ...next, moved: follow.moved + moved }
  return after.state === 'running' ? after : null
}

type Step = Partial<Pick<Follow, 'state' | 'step' | 'cursor'>> & { moved: number }

async function stepOf(db: Db, follow: Follow, org: Org, tree: Tree, now: Moment): Promise<Step> {
  // The place that took over may have been merged itself since.
  const intoId = tree.heirOf(follow.intoId)
  if (follow.kind === 'move') return homeStep(db, follow, tree, now)
  switch (follow.step) {
    case 'children': {
      const children = tree.all
        .filter(child => child.state === 'open' && (child.parentId === org._id || child.centreId === org._id))
        .slice(0, placesASlice)
      if (children.length === 0) return { step: 'people', moved: 0 }
      const edits = children.map(child => childEdit(child, org, intoId, tree, doingOf(follow, now)))
      return { moved: (await keepEdits(db, tree, edits, now)) ? children.length : 0 }
    }
    case 'people': {
      if (org.kind === 'group') {
        const moved = await takeGroup(db, org._id, intoId)
        return moved > 0 ? { moved } : { step: 'sites', moved }
      }
      const communityId = communityAbove(tree, intoId)
      const taking = { fromId: org._id, intoId, kind: org.kind, communityId, now, limit: peopleASlice }
      const moved = await takePeople(db, taking)
      return moved < peopleASlice ? { step: 'sites', moved } : { moved }
    }
    case 'sites':
      if (org.kind === 'community') await takeVolunteers(db, 'communityId', org._id, { communityId: intoId })
      if (org.kind === 'estate') await takeVolunteers(db, 'estateId', org._id, estateNow(tree, intoId))
      return { step: 'claims', moved: org.kind === 'community' ? await takeSites(db, org._id, intoId) : 0 }
    case 'claims':
      await takeClaims(db, org._id, intoId)
      return { state: 'done', moved: 0 }
  }
}

async function homeStep(db: Db, { _id, cursor }: Follow, tree: Tree, now: Moment): Promise<Step> {
  const communityId = communityAbove(tree, _id)
  if (cursor === '') await takeVolunteers(db, 'estateId', _id, estateNow(tree, _id))
  const { seen, last } = await takeHome(db, {
    estateId: _id,
    communityId,
    after: cursor,
    now,
    limit: peopleASlice,
  })
  return { moved: seen, cursor: last, ...(seen < peopleASlice && { state: 'done' as const }) }
}

/** An estate and the community it lies in, as a volunteer carries them. */
function estateNow(tree: Tree, estateId: string): { estateId: string; communityId?: string } {
  const communityId = communityAbove(tree, estateId)
  return communityId ? { estateId, communityId } : { estateId }
}

function childEdit(child: Org, from: Org, intoId: string, tree: Tree, doing: Doing): Edit {
  const to = tree.find(intoId)?.name ?? null
  const isBelow = child.parentId === from._id
  const set = {
    ...(isBelow && { parentId: intoId }),
    ...(child.centreId === from._id && { centreId: intoId }),
  }
  return edit(child, set, doing, { kind: isBelow ? 'moved' : 'centre', from: from.name, to })
}

const doingOf = ({ openid, by, tapId }: Follow, at: Moment): Doing => ({ openid, by, tapId, at })

export function communityAbove(tree: Tree, orgId: string): string | null {
  return tree.upwards(orgId).find(({ kind }) => kind === 'community')?._id ?? null
}

/** Moves on what stopped halfway; a minute without a slice means that nobody else does. */
export async function followStopped(db: Db, now: Moment): Promise<number> {
  const stopped = await findStopped(db, now - minute, stoppedAtOnce)
  for (const { _id } of stopped) await followSlice(db, _id, now)
  return stopped.length
}
