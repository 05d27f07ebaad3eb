import type { Org } from '../../../types/orgs'
import type { Db } from '../../kernel/db'
import { creation, type Doing, type Edit, edit } from '../orgs/change'
import { isNameTaken, mayStandUnder, sideOf } from '../orgs/rules'
import { currentTree, keepEdits } from '../orgs/store'
import type { Tree } from '../orgs/tree'

const mostTries = 5

export interface NewPlace {
  groupId: string
  communityId: string
  parentId: string
  name: string
}

/** The group's place in the tree, with its history; a repeat finds it made. */
export function makePlace(
  db: Db,
  seen: Tree,
  { groupId, communityId, parentId, name }: NewPlace,
  doing: Doing,
): Promise<'kept' | 'unknownPlace' | 'nameTaken'> {
  return keepOn(db, seen, doing, tree => {
    if (tree.find(groupId)) return 'kept'
    const parent = tree.find(parentId)
    if (parent?.state !== 'open' || !mayStandUnder('group', parent.kind)) return 'unknownPlace'
    if (!tree.upwards(parentId).some(({ _id }) => _id === communityId)) return 'unknownPlace'
    if (isNameTaken(tree, { parentId, kind: 'group', name, but: null })) return 'nameTaken'
    return creation(placeOf(groupId, parent, name), doing)
  })
}

function placeOf(_id: string, parent: Org, name: string): Org {
  return {
    _id,
    kind: 'group',
    side: sideOf('group', parent),
    name,
    parentId: parent._id,
    aliases: [],
    unitName: null,
    centreId: null,
    state: 'open',
  }
}

export function closePlace(db: Db, seen: Tree, groupId: string, doing: Doing): Promise<'kept'> {
  return keepOn(db, seen, doing, tree => {
    const org = tree.find(groupId)
    if (org?.state !== 'open') return 'kept'
    return edit(org, { state: 'closed' }, doing, { kind: 'closed', from: org.name, to: null })
  })
}

/** Decides on the tree as it is, and again on a newer one when somebody was faster. */
async function keepOn<Said extends string>(
  db: Db,
  seen: Tree,
  { at }: Doing,
  decide: (tree: Tree) => Edit | Said,
): Promise<Said | 'kept'> {
  let tree = seen
  for (let tried = 1; tried <= mostTries; tried++) {
    const decided = decide(tree)
    if (typeof decided === 'string') return decided
    if (await keepEdits(db, tree, [decided], at)) return 'kept'
    tree = await currentTree(db, at)
  }
  throw new Error('the tree changed too often to be changed')
}
