import type { Org, OrgBrief, OrgKind } from '../../../types/orgs'

/** The county's places as one tree with two sides (A26), held in memory. */
export interface Tree {
  /** Counts the changes of the tree; a change is decided on one revision and kept only while that still is the newest. */
  revision: number
  all: readonly Org[]
  find(orgId: string): Org | null
  /** The place itself, then each one above it. What was merged is led by the place that took it over. */
  upwards(orgId: string): Org[]
  ofKind(kind: OrgKind): Org[]
  /** Everything open whose name or other name contains the text. */
  named(text: string): Org[]
  /** The open places directly below, by name. */
  childrenOf(orgId: string): Org[]
  /** How many open places stand below it, down to the last. */
  countBelow(orgId: string): number
  /** The communities that report to a service centre (X12). */
  reportingTo(centreId: string): Org[]
  /** The place that has taken over from this one in the end; itself when nobody has. */
  heirOf(orgId: string): string
  /** The place with its name and the one above it, as people tell them apart. */
  brief(orgId: string): OrgBrief
}

export function treeOf(orgs: Org[], revision = 0): Tree {
  const byId = new Map(orgs.map(org => [org._id, org]))
  const open = orgs.filter(org => org.state === 'open')
  const children = new Map<string, Org[]>()
  for (const org of [...open].sort(byName)) {
    if (org.parentId === null) continue
    const siblings = children.get(org.parentId)
    if (siblings) siblings.push(org)
    else children.set(org.parentId, [org])
  }
  const find = (orgId: string) => byId.get(orgId) ?? null

  function upwards(orgId: string): Org[] {
    const path = new Set<Org>()
    for (let org = find(orgId); org && !path.has(org); org = above(org)) path.add(org)
    return [...path]
  }

  function above({ mergedInto, parentId }: Org): Org | null {
    const next = mergedInto ?? parentId
    return next ? find(next) : null
  }

  const childrenOf = (orgId: string): Org[] => children.get(orgId) ?? []

  function countBelow(orgId: string): number {
    const below = new Set<Org>()
    const gather = (id: string): void => {
      for (const org of childrenOf(id)) {
        if (below.has(org)) continue
        below.add(org)
        gather(org._id)
      }
    }
    gather(orgId)
    return below.size
  }

  return {
    revision,
    all: orgs,
    find,
    upwards,
    ofKind: kind => open.filter(org => org.kind === kind),
    named: text => open.filter(({ name, aliases }) => [name, ...aliases].some(word => word.includes(text))),
    childrenOf,
    countBelow,
    reportingTo: centreId => open.filter(org => org.centreId === centreId),
    heirOf(orgId) {
      const heirs = upwards(orgId)
      return (heirs.find(({ mergedInto }) => !mergedInto) ?? heirs[0])?._id ?? orgId
    },
    brief(orgId) {
      const org = find(orgId)
      if (!org) throw new Error(`no place ${orgId} in the tree`)
      const parent = org.parentId ? find(org.parentId) : null
      return { orgId, kind: org.kind, name: org.name, within: parent?.name ?? null }
    },
  }
}

type Named = Pick<Org, '_id' | 'name'>

/** Numbers in names count as numbers: 2号楼 stands before 10号楼. */
const order = new Intl.Collator('zh-CN', { numeric: true })

/** The order of every list of places. */
export function byName(one: Named, other: Named): number {
  const first = order.compare(one.name, other.name)
  if (first !== 0 || one._id === other._id) return first
  return one._id < other._id ? -1 : 1
}
