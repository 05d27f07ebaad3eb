import type { Org, OrgImportRowView, OrgKind } from '../../../../types/orgs'
import { creation, type Doing, type Edit, edit, type Follow, following, revisionOf } from '../change'
import { isLoop, isNameTaken, mayStandUnder, sideOf } from '../rules'
import type { Draft } from './draft'

/** What a place shall be after its row. */
export interface Target {
  orgId: string
  isNew: boolean
  /** The revision that the dry run saw. */
  seen: number
  kind: OrgKind
  name: string
  parentId: string | null
  aliases: string[]
  unitName: string | null
  centreId: string | null
}

type Misplaced = 'notUnderThat' | 'loop' | 'nameTaken' | 'changedSince'

/** The rules of every single change, asked of a row: may the place be called that and stand there? */
export function misplaced(draft: Draft, { orgId, kind, name, parentId }: Target): Misplaced | null {
  if (parentId === null) return kind === 'county' ? null : 'notUnderThat'
  const parent = draft.find(parentId)
  if (!parent || parent.state === 'closed') return 'changedSince'
  if (isLoop(draft, orgId, parentId)) return 'loop'
  if (!mayStandUnder(kind, parent.kind)) return 'notUnderThat'
  return isNameTaken(draft, { parentId, kind, name, but: orgId }) ? 'nameTaken' : null
}

/** The place with its row applied, and each change as its own line of history; none when it is so already. */
export function editsTo(
  draft: Draft,
  target: Target,
  doing: Doing,
): { edits: Edit[]; follow: Follow | null } {
  const before = draft.find(target.orgId)
  if (!before) return { edits: [creation(newPlace(draft, target), doing)], follow: null }
  const edits: Edit[] = []
  const change = (set: Partial<Org>, line: Parameters<typeof edit>[3]): void => {
    edits.push(edit(edits.at(-1)?.org ?? before, set, doing, line))
  }
  const nameOf = (orgId: string | null) => (orgId ? (draft.find(orgId)?.name ?? null) : null)
  const listed = (aliases: string[]) => aliases.join('、') || null

  const { name, parentId, aliases, unitName, centreId } = target
  if (name !== before.name) change({ name }, { kind: 'renamed', from: before.name, to: name })
  const parent = parentId === before.parentId || parentId === null ? null : draft.find(parentId)
  if (parent) {
    const set = { parentId, side: sideOf(before.kind, parent) }
    change(set, { kind: 'moved', from: nameOf(before.parentId), to: parent.name })
  }
  if (listed(aliases) !== listed(before.aliases)) {
    change({ aliases }, { kind: 'aliases', from: listed(before.aliases), to: listed(aliases) })
  }
  if (unitName !== before.unitName) {
    change({ unitName }, { kind: 'unitName', from: before.unitName, to: unitName })
  }
  if (centreId !== before.centreId) {
    change({ centreId }, { kind: 'centre', from: nameOf(before.centreId), to: nameOf(centreId) })
  }
  const isMovedHome = parent !== null && before.kind === 'estate'
  return { edits, follow: isMovedHome ? following('move', parent._id, before, doing) : null }
}

function newPlace(draft: Draft, { orgId, kind, name, parentId, aliases, unitName, centreId }: Target): Org {
  const parent = parentId ? draft.find(parentId) : null
  if (!parent) throw new Error('a new place without a parent')
  return {
    _id: orgId,
    kind,
    side: sideOf(kind, parent),
    name,
    parentId,
    aliases,
    unitName: unitName ?? (kind === 'unit' ? name : null),
    centreId: centreId ?? (kind === 'community' && parent.kind === 'serviceCentre' ? parent._id : null),
    state: 'open',
  }
}

/** Is the place as the dry run saw it? A new one must not be there yet. */
export function isAsSeen(draft: Draft, { orgId, isNew, seen }: Target): boolean {
  const org = draft.find(orgId)
  return isNew ? org === null : org?.state === 'open' && revisionOf(org) === seen
}

/** What would change, as a person reads it. */
export function changesTo(draft: Draft, target: Target): OrgImportRowView['changes'] {
  const before = draft.find(target.orgId)
  const nameOf = (orgId: string | null) => (orgId ? (draft.find(orgId)?.name ?? null) : null)
  const all: OrgImportRowView['changes'] = [
    { field: 'name', from: before?.name ?? null, to: target.name },
    { field: 'parent', from: nameOf(before?.parentId ?? null), to: nameOf(target.parentId) },
    { field: 'aliases', from: before?.aliases.join('、') || null, to: target.aliases.join('、') || null },
    { field: 'unitName', from: before?.unitName ?? null, to: target.unitName },
    { field: 'centre', from: nameOf(before?.centreId ?? null), to: nameOf(target.centreId) },
  ]
  return all.filter(({ field, from, to }) => {
    // Two parents may bear one name.
    if (field === 'parent') return (before?.parentId ?? null) !== target.parentId
    return from !== to
  })
}
