import type { Org } from '../../../../types/orgs'
import type { Tree } from '../tree'
import { wordKey } from './words'

/** The tree as it becomes while one row after another is decided: every question is answered without reading it whole. */
export interface Draft extends Pick<Tree, 'find' | 'upwards' | 'childrenOf'> {
  /** The open places that bear this name, as name or as other name. */
  called(name: string): Org[]
  put(org: Org): void
}

export function draftOf(tree: Tree): Draft {
  const byId = new Map<string, Org>()
  const byWord = new Map<string, Set<string>>()
  const below = new Map<string, Set<string>>()
  const there = (ids: Set<string> | undefined): Org[] => [...(ids ?? [])].flatMap(id => byId.get(id) ?? [])

  function put(org: Org): void {
    const before = byId.get(org._id)
    if (before) {
      for (const word of wordsOf(before)) byWord.get(word)?.delete(org._id)
      below.get(before.parentId ?? '')?.delete(org._id)
    }
    byId.set(org._id, org)
    if (org.state === 'closed') return
    for (const word of wordsOf(org)) among(byWord, word).add(org._id)
    among(below, org.parentId ?? '').add(org._id)
  }

  for (const org of tree.all) put(org)
  return {
    put,
    find: orgId => byId.get(orgId) ?? null,
    childrenOf: orgId => there(below.get(orgId)),
    called: name => there(byWord.get(wordKey(name))),
    upwards(orgId) {
      const path = new Set<Org>()
      for (
        let org = byId.get(orgId);
        org && !path.has(org);
        org = byId.get(org.mergedInto ?? org.parentId ?? '')
      )
        path.add(org)
      return [...path]
    },
  }
}

function wordsOf({ name, aliases }: Org): string[] {
  return [name, ...aliases].map(wordKey)
}

function among(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key)
  if (known) return known
  const fresh = new Set<string>()
  sets.set(key, fresh)
  return fresh
}
