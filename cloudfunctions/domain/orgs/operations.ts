import * as v from 'valibot'
import type { Org, OrgBrief, OrgOperations } from '../../../types/orgs'
import { answer } from '../../kernel/answer'
import { text } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { allowed } from '../../kernel/verdict'
import type { Tree } from './tree'

const mostFound = 20

const search = operation<'orgs.search'>()({
  input: v.strictObject({ kind: v.picklist(['unit', 'branch', 'estate']), text: text(30) }),
  find: () => null,
  // Institutions, not persons: whoever claims to belong to one must find its name first.
  allow: () => allowed(null),
  async run({ tree }, _, { kind, text }) {
    const found = kind === 'unit' ? unitsNamed(tree, text) : placesNamed(tree, kind, text)
    return answer({ items: found.slice(0, mostFound), cursor: null })
  },
})

/** A work unit is what its branches name; the first branch stands for it. */
function unitsNamed(tree: Tree, text: string): OrgBrief[] {
  const first = new Map<string, Org>()
  for (const branch of tree.ofKind('branch')) {
    if (branch.unitName?.includes(text) && !first.has(branch.unitName)) first.set(branch.unitName, branch)
  }
  return [...first].map(([name, branch]) => ({ orgId: branch._id, kind: branch.kind, name, within: null }))
}

function placesNamed(tree: Tree, kind: 'branch' | 'estate', text: string): OrgBrief[] {
  return tree
    .ofKind(kind)
    .filter(({ name, aliases }) => [name, ...aliases].some(word => word.includes(text)))
    .map(({ _id }) => tree.brief(_id))
}

export const orgOperations = { 'orgs.search': search } satisfies Pick<OperationTable, keyof OrgOperations>
