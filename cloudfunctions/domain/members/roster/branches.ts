import type { Org } from '../../../../types/orgs'
import type { Tree } from '../../orgs/tree'

/** Finds the branch that a written name means; null when none or several fit. */
export type BranchBook = (written: string, unitName: string | null) => Org | null

export function branchBookOf(tree: Tree): BranchBook {
  const byName = new Map<string, Org[]>()
  for (const branch of tree.ofKind('branch').filter(({ side }) => side === 'unit')) {
    for (const key of new Set([branch.name, ...branch.aliases].map(keyOf))) {
      byName.set(key, [...(byName.get(key) ?? []), branch])
    }
  }
  const only = (key: string): Org | null => {
    const branches = byName.get(key) ?? []
    return branches.length === 1 ? (branches[0] ?? null) : null
  }
  // `第一支部` under 县水务局 means the first branch of that bureau.
  return (written, unitName) => only(keyOf(written)) ?? (unitName ? only(keyOf(unitName + written)) : null)
}

/** The official wrapping of a name says nothing about which branch it is. */
function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^(中国共产党|中共)/, '')
    .replace(/委员会$/, '')
    .replaceAll('党支部', '支部')
}
