import type { Org, OrgBrief, OrgKind } from '../../../types/orgs'

/** The county's places as one tree with two sides (A26), held in memory. */
export interface Tree {
  find(orgId: string): Org | null
  /** The place itself, then each one above it. */
  upwards(orgId: string): Org[]
  ofKind(kind: OrgKind): Org[]
  /** The place with its name and the one above it, as people tell them apart. */
  brief(orgId: string): OrgBrief
}

export function treeOf(orgs: Org[]): Tree {
  const byId = new Map(orgs.map(org => [org._id, org]))
  const find = (orgId: string) => byId.get(orgId) ?? null

  function upwards(orgId: string): Org[] {
    const path: Org[] = []
    for (let org = find(orgId); org && !path.includes(org); org = org.parentId ? find(org.parentId) : null) {
      path.push(org)
    }
    return path
  }

  return {
    find,
    upwards,
    ofKind: kind => orgs.filter(org => org.kind === kind && org.state === 'open'),
    brief(orgId) {
      const org = find(orgId)
      if (!org) throw new Error(`no place ${orgId} in the tree`)
      const above = org.parentId ? find(org.parentId) : null
      return { orgId, kind: org.kind, name: org.name, within: above?.name ?? null }
    },
  }
}
