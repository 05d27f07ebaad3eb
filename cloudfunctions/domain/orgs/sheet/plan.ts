import type { Org, OrgImportRowView, OrgKind, OrgRowDoubt, OrgRowPlan } from '../../../../types/orgs'
import type { Stored } from '../../../kernel/db'
import { type Doing, revisionOf } from '../change'
import { parentsOf, tidyAliases } from '../rules'
import type { Tree } from '../tree'
import { draftOf } from './draft'
import type { Written } from './reading'
import { changesTo, editsTo, misplaced, type Target } from './target'
import { kindNamed, wordKey } from './words'

/** A row and what it would do; rows to be applied are numbered from 1, parents before what stands in them. */
export interface PlannedPlace extends Stored, Omit<OrgImportRowView, 'row'> {
  importId: string
  /** Sheet row; what the sheet does not name comes after its last. */
  row: number
  order: number
  target: Target | null
}

/** Every kind after those it may stand under. */
const order: OrgKind[] = [
  'county',
  'office',
  'workCommittee',
  'town',
  'serviceCentre',
  'community',
  'estate',
  'building',
  'partyCommittee',
  'unit',
  'generalBranch',
  'branch',
  'group',
  'team',
]

/** Many of one name stand in one county: a name alone never says that one of them has moved. */
const namedAlike: OrgKind[] = ['building', 'group', 'branch', 'team']

const longestName = 40

type Doubt = NonNullable<OrgImportRowView['doubt']>
type Decision = { target: Target } | Doubt

const doubt = (which: OrgRowDoubt, written = '', otherRow: number | null = null): Doubt => ({
  doubt: which,
  written: written.slice(0, 60),
  otherRow,
})

/**
 * The dry run: each row is decided on the tree as the rows before it leave it, by the rules of single changes.
 * A name that another row still holds is asked for again once that row has been decided.
 */
export function planPlaces(
  importId: string,
  rows: Written[],
  tree: Tree,
  idOf: (row: number) => string,
): PlannedPlace[] {
  const planning = planningOf(tree, rows, idOf)
  const planned = planning.decideAll().map(({ written, decision, changes, plan, at }) => ({
    _id: `${importId}_${written.row}`,
    importId,
    row: written.row,
    order: at,
    kind: kindOf(written),
    name: written.name.slice(0, longestName),
    within:
      'target' in decision
        ? planning.nameOf(decision.target.parentId)
        : written.parent.slice(0, longestName) || null,
    plan,
    doubt: 'doubt' in decision ? decision : null,
    changes,
    target: 'target' in decision ? decision.target : null,
  }))
  const last = rows.at(-1)?.row ?? 0
  return [
    ...planned,
    ...planning.missing().map((org, index) => missingRow(importId, org, last + 1 + index, tree)),
  ]
}

function missingRow(importId: string, { _id, kind, name }: Org, row: number, tree: Tree): PlannedPlace {
  const { within } = tree.brief(_id)
  const nothing = { order: 0, doubt: null, changes: [], target: null }
  return { _id: `${importId}_${row}`, importId, row, kind, name, within, plan: 'missing', ...nothing }
}

function kindOf({ kind, kindOfTitle }: Written): OrgKind | null {
  return kind === '' ? kindOfTitle : kindNamed(kind)
}

interface Decided {
  written: Written
  decision: Decision
  plan: OrgRowPlan
  changes: OrgImportRowView['changes']
  at: number
}

/** Nobody does it yet: it only shows what would come of it. */
const asIf: Doing = { openid: '', by: { role: 'countyOffice', orgId: '' }, at: 0, tapId: '' }

function planningOf(tree: Tree, rows: Written[], idOf: (row: number) => string) {
  const draft = draftOf(tree)
  /** Which row has spoken for a place. */
  const claims = new Map<string, number>()
  const doubtful = new Map<string, number>()
  let applied = 0

  return { decideAll, missing, nameOf }

  function decideAll(): Decided[] {
    const decided: Decided[] = []
    let waiting: Written[] = []
    for (const kind of [null, ...order]) {
      const own = rows.filter(row => kindOf(row) === kind)
      // Who stands where the row says is spoken for before anybody of the same name could be taken for it.
      const [settled, others] = parted(own, row => kind !== null && standsThere(row, kind))
      waiting.push(...settled, ...others)
      waiting = decideUntilStill(waiting, decided)
    }
    for (const written of waiting) {
      const decision = decide(written)
      decided.push(settle(written, decision))
    }
    return decided.sort((one, other) => one.written.row - other.written.row)
  }

  /** Decides what can be decided; a taken name may be free once another row is. Answers those that still wait. */
  function decideUntilStill(rows: Written[], decided: Decided[]): Written[] {
    let waiting = rows
    for (let before = -1; waiting.length !== before; ) {
      before = waiting.length
      waiting = waiting.filter(written => {
        const decision = decide(written)
        if ('doubt' in decision && decision.doubt === 'nameTaken') return true
        decided.push(settle(written, decision))
        return false
      })
    }
    return waiting
  }

  function settle(written: Written, decision: Decision): Decided {
    if ('doubt' in decision) {
      if (written.name) doubtful.set(wordKey(written.name), written.row)
      return { written, decision, plan: 'doubtful', changes: [], at: 0 }
    }
    const { target } = decision
    const changes = changesTo(draft, target)
    const plan = planOf(target, changes)
    claims.set(target.orgId, written.row)
    for (const { org } of editsTo(draft, target, asIf).edits) draft.put(org)
    return { written, decision, plan, changes, at: plan === 'same' ? 0 : ++applied }
  }

  function decide(written: Written): Decision {
    const kind = kindOf(written)
    if (!kind) return doubt('kindUnknown', written.kind)
    if (written.name === '') return doubt('noName')
    if ([...written.name].length > longestName) return doubt('tooLong', written.name)

    const parent = parentOf(written, kind)
    if (parent && 'doubt' in parent) return parent
    const known = knownPlace(written, kind, parent?._id ?? null)
    if (known && 'doubt' in known) return known
    if (!known && kind === 'county') return doubt('notUnderThat', written.parent)
    const parentId = parent?._id ?? known?.parentId ?? null
    if (!known && parentId === null) return doubt('parentMissing')

    const centre = centreOf(written, kind)
    if (centre && 'doubt' in centre) return centre
    const target = targetOf(written, kind, known, parentId, centre?._id ?? null)
    const wrong = misplaced(draft, target)
    return wrong ? doubt(wrong, wrong === 'nameTaken' ? written.name : written.parent) : { target }
  }

  /** What a row does not say stays as it is. */
  function targetOf(
    written: Written,
    kind: OrgKind,
    known: Org | null,
    parentId: string | null,
    centreId: string | null,
  ): Target {
    const isRenamed = known !== null && wordKey(known.name) !== wordKey(written.name)
    const name = known && !isRenamed ? known.name : written.name
    const said = written.aliases ? namesIn(written.aliases) : (known?.aliases ?? [])
    return {
      orgId: known?._id ?? idOf(written.row),
      isNew: known === null,
      seen: known ? revisionOf(tree.find(known._id) ?? known) : 0,
      kind,
      name,
      parentId,
      aliases: tidyAliases(name, isRenamed ? [...said, known.name] : said),
      unitName: written.unitName ? written.unitName.slice(0, 60) : (known?.unitName ?? null),
      centreId: centreId ?? known?.centreId ?? null,
    }
  }

  /** The place above, which may be one that another row adds; null when the row does not say. */
  function parentOf(written: Written, kind: OrgKind): Org | Doubt | null {
    if (kind === 'county') return null
    if (written.parent === '') return onlyParent(written, kind)
    const path = written.parent
      .split(/[/>]|\s·\s/)
      .map(step => step.trim())
      .filter(Boolean)
    const found = draft.called(path.at(-1) ?? '').filter(({ _id }) => isUnder(_id, path.slice(0, -1)))
    if (found.length === 0) {
      const other = doubtful.get(wordKey(path.at(-1) ?? ''))
      return other === undefined
        ? doubt('parentUnknown', written.parent)
        : doubt('parentDoubtful', written.parent, other)
    }
    const fitting = found.filter(org => parentsOf[kind].includes(org.kind))
    if (fitting.length === 0) {
      const isItself = found.some(org => org.kind === kind && wordKey(org.name) === wordKey(written.name))
      return doubt(
        isItself || wordKey(written.parent) === wordKey(written.name) ? 'loop' : 'notUnderThat',
        written.parent,
      )
    }
    const exact = fitting.filter(org => wordKey(org.name) === wordKey(path.at(-1) ?? ''))
    const meant = exact.length > 0 ? exact : fitting
    const [only, ...others] = meant
    if (only && others.length === 0) return only
    const holding = meant.filter(parent => below(parent._id, kind, written.name).length > 0)
    if (holding.length === 1 && holding[0]) return holding[0]
    return doubt('parentAmbiguous', meant.map(org => pathOf(org)).join('；'))
  }

  /** What only the county may hold needs no parent written. */
  function onlyParent({ id, name }: Written, kind: OrgKind): Org | null {
    if (id || elsewhere(kind, name).length > 0) return null
    const isUnderCounty = parentsOf[kind].length === 1 && parentsOf[kind][0] === 'county'
    return isUnderCounty ? (tree.ofKind('county')[0] ?? null) : null
  }

  function isUnder(orgId: string, path: string[]): boolean {
    const above = draft.upwards(orgId).slice(1)
    return path.every(step =>
      above.some(({ name, aliases }) => [name, ...aliases].some(word => wordKey(word) === wordKey(step))),
    )
  }

  /** The place that a row means: by its id, by its name there, by another name, or by its name elsewhere. */
  function knownPlace(written: Written, kind: OrgKind, parentId: string | null): Org | Doubt | null {
    const { id, name } = written
    if (id) {
      const org = draft.find(id)
      if (org?.kind !== kind || org.state === 'closed') return doubt('placeUnknown', id)
      return unclaimed(org)
    }
    if (kind === 'county') return tree.ofKind('county')[0] ?? null
    if (parentId !== null) {
      const here = below(parentId, kind, name)
      const exact = here.find(org => wordKey(org.name) === wordKey(name)) ?? null
      if (exact) return unclaimed(exact)
      const renamed = [
        ...new Set([...here, ...namesIn(written.aliases).flatMap(old => named(parentId, kind, old))]),
      ]
      if (renamed.length > 1) return doubt('placeAmbiguous', renamed.map(org => org.name).join('；'))
      if (renamed[0]) return unclaimed(renamed[0])
    }
    if (parentId !== null && namedAlike.includes(kind)) return null
    const others = elsewhere(kind, name).filter(({ _id }) => !claims.has(_id))
    if (others.length > 1) return doubt('placeAmbiguous', others.map(org => pathOf(org)).join('；'))
    return others[0] ?? null
  }

  function unclaimed(org: Org): Org | Doubt {
    const other = claims.get(org._id)
    return other === undefined ? org : doubt('sameAsAnotherRow', org.name, other)
  }

  function standsThere(written: Written, kind: OrgKind): boolean {
    if (written.id) return true
    const parent = parentOf(written, kind)
    return parent !== null && '_id' in parent && named(parent._id, kind, written.name).length > 0
  }

  /** Of that kind, right below the place, under that name or alias. */
  function below(parentId: string, kind: OrgKind, name: string): Org[] {
    return draft.called(name).filter(org => org.kind === kind && org.parentId === parentId)
  }

  function named(parentId: string, kind: OrgKind, name: string): Org[] {
    return below(parentId, kind, name).filter(org => wordKey(org.name) === wordKey(name))
  }

  function elsewhere(kind: OrgKind, name: string): Org[] {
    return draft.called(name).filter(org => org.kind === kind && wordKey(org.name) === wordKey(name))
  }

  function centreOf({ centre }: Written, kind: OrgKind): Org | Doubt | null {
    if (centre === '') return null
    const found = draft.called(centre).filter(org => org.kind === 'serviceCentre')
    return kind === 'community' && found.length === 1 && found[0] ? found[0] : doubt('centreUnknown', centre)
  }

  function pathOf({ _id }: Org): string {
    return draft
      .upwards(_id)
      .slice(0, 2)
      .reverse()
      .map(({ name }) => name)
      .join('/')
  }

  function nameOf(orgId: string | null): string | null {
    return orgId ? (draft.find(orgId)?.name ?? null) : null
  }

  /** Open places of the kinds that the sheet lists, which no row names: never closed by their absence. */
  function missing(): Org[] {
    const kinds = new Set(rows.map(kindOf))
    return tree.all.filter(({ _id, kind, state }) => state === 'open' && kinds.has(kind) && !claims.has(_id))
  }
}

function planOf({ isNew }: Target, changes: OrgImportRowView['changes']): OrgRowPlan {
  const changed = new Set(changes.map(({ field }) => field))
  if (isNew) return 'add'
  if (changed.has('parent')) return 'move'
  if (changed.has('name')) return 'rename'
  return changed.size > 0 ? 'change' : 'same'
}

function namesIn(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map(name => name.trim())
    .filter(name => name !== '' && [...name].length <= longestName)
}

function parted<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const first = items.map(isFirst)
  return [items.filter((_, index) => first[index]), items.filter((_, index) => !first[index])]
}
