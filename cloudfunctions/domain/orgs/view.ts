import type { Org, OrgChangeView, OrgKind, OrgLine, OrgView } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import type { Context } from '../../kernel/context'
import { keeperOf, mayNameResponsible, mayReadPlace } from './access'
import { type Follow, type OrgChange, revisionOf } from './change'
import { countPeople } from './people'
import { parentsOf, responsibleParts } from './rules'
import { findFollow, listChanges } from './store'
import type { Tree } from './tree'

const changesShown = 50

export function lineOf(tree: Tree, org: Org): OrgLine {
  const children = tree.childrenOf(org._id).length
  return { ...tree.brief(org._id), state: org.state, children, below: tree.countBelow(org._id) }
}

/** A place as a keeper sees it: three reads at once, however large the place is. */
export async function viewOf({ db, actor }: Context, tree: Tree, orgId: string): Promise<OrgView> {
  const org = tree.find(orgId)
  if (!org) throw new Error(`no place ${orgId} to show`)
  const [people, changes, follow] = await Promise.all([
    countPeople(db, orgId, org.kind),
    listChanges(db, orgId, changesShown),
    findFollow(db, orgId),
  ])
  const briefOf = (id: string | null | undefined) => (id && tree.find(id) ? tree.brief(id) : null)
  return {
    ...lineOf(tree, org),
    revision: revisionOf(org),
    aliases: org.aliases,
    unitName: org.unitName,
    parent: briefOf(org.parentId),
    centre: briefOf(org.centreId),
    mergedInto: briefOf(org.mergedInto),
    following: followingOf(follow),
    people,
    responsible: responsibleParts(org.kind).map(part => ({
      part,
      person: org.responsible?.find(person => person.part === part) ?? null,
    })),
    history: changes.map(change => changeView(change, tree)),
    can: canWith(actor, tree, org),
  }
}

function followingOf(follow: Follow | null): OrgView['following'] {
  return follow?.state === 'running' ? { moved: follow.moved } : null
}

function changeView({ revision, at, by, kind, part, from, to }: OrgChange, tree: Tree): OrgChangeView {
  const place = tree.find(by.orgId)
  return { revision, at, by: place && { role: by.role, place: place.name }, kind, part, from, to }
}

function canWith(actor: Actor, tree: Tree, org: Org): OrgView['can'] {
  const isOpen = org.state === 'open'
  const keeps = isOpen && keeperOf(actor, tree, org._id, org.kind) !== null
  const isBelow = keeps && org.parentId !== null
  return {
    create: isOpen ? kindsBelow(org.kind).filter(kind => keeperOf(actor, tree, org._id, kind) !== null) : [],
    rename: keeps,
    move: isBelow,
    merge: isBelow && org.kind !== 'team',
    close: isBelow,
    setAliases: keeps,
    setResponsible: isOpen && mayNameResponsible(actor, { tree, org }).may,
    setCentre: keeps && org.kind === 'community',
    seeRoles: mayReadPlace(actor, { tree, org }).may,
  }
}

function kindsBelow(above: OrgKind): OrgKind[] {
  return (Object.keys(parentsOf) as OrgKind[]).filter(kind => parentsOf[kind].includes(above))
}
