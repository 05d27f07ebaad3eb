import { dayOf } from '../../../src/contract/calendar'
import type { Org, OrgBrief, OrgOperations, OrgView, ResponsiblePerson } from '../../../types/orgs'
import type { Actor } from '../../kernel/actor'
import { answer, type Done, type Refused, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { allowed, denied } from '../../kernel/verdict'
import { closeTeam, hasVolunteers } from '../teams/closing'
import {
  mayBringTo,
  mayChangePlace,
  mayCreateBelow,
  mayNameResponsible,
  mayReadPlace,
  mayReadPlaces,
  type Place,
  placesHeld,
  type Reached,
} from './access'
import { placeAddress } from './address'
import { creation, type Doing, type Edit, edit, type Follow, following, revisionOf } from './change'
import { followSlice } from './follow'
import * as input from './input'
import { hasPeople } from './people'
import { responsibleOn } from './responsible'
import {
  isLoop,
  isNameTaken,
  isOfPeople,
  mayStandUnder,
  responsibleParts,
  sideOf,
  tidyAliases,
} from './rules'
import { orgSheetOperations } from './sheet/operations'
import { type Along, currentTree, findChange, hasOpenSite, keepEdits } from './store'
import { byName, type Tree } from './tree'
import { lineOf, viewOf } from './view'

const mostFound = 20
const placesAPage = 20

const search = operation<'orgs.search'>()({
  input: input.searchInput,
  find: () => null,
  // Places, never people: whoever claims to belong to one must find its name first.
  allow: () => allowed(null),
  async run({ tree, actor }, _, { kind, text }) {
    const found = kind === 'unit' ? unitsNamed(tree, text) : placesNamed(tree, kind, text, actor)
    return answer({ items: found.slice(0, mostFound), cursor: null })
  },
})

const buildings = operation<'orgs.buildings'>()({
  input: input.buildingsInput,
  find: () => null,
  allow: () => allowed(null),
  async run({ tree }, _, { estateId }) {
    const below = tree.find(estateId)?.kind === 'estate' ? tree.childrenOf(estateId) : []
    return answer({ names: below.filter(({ kind }) => kind === 'building').map(({ name }) => name) })
  },
})

/** A work unit is what its branches name, or a unit without one (A39); the first place that names it stands for it. */
function unitsNamed(tree: Tree, text: string): OrgBrief[] {
  const first = new Map<string, Org>()
  for (const place of [...tree.ofKind('branch'), ...tree.ofKind('unit')]) {
    const name = place.unitName ?? (place.kind === 'unit' ? place.name : null)
    if (name?.includes(text) && !first.has(name)) first.set(name, place)
  }
  return [...first].map(([name, { _id, kind }]) => ({ orgId: _id, kind, name, within: null }))
}

/** Groups and teams are people, and are often called by the name of one: only an office that reads them finds them. */
function placesNamed(tree: Tree, kind: 'branch' | 'estate' | 'any', text: string, actor: Actor): OrgBrief[] {
  return tree
    .named(text)
    .filter(org => kind === 'any' || org.kind === kind)
    .filter(org => !isOfPeople(org) || mayReadPlace(actor, { tree, org }).may)
    .map(({ _id }) => tree.brief(_id))
}

const place = operation<'orgs.place'>()({
  input: input.placeInput,
  find: () => null,
  // An address is asked and not kept; the answer names institutions only.
  allow: () => allowed(null),
  async run({ tree }, _, { address }) {
    const { outcome, estates, building } = placeAddress(address, tree)
    const places = estates.slice(0, mostFound).map(({ _id }) => {
      const community = tree.upwards(_id).find(({ kind }) => kind === 'community')
      return { estate: tree.brief(_id), community: community ? tree.brief(community._id) : null }
    })
    return answer({ outcome, places, building })
  },
})

const list = operation<'orgs.list'>()({
  input: input.listInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, found, { orgId }) => mayReadPlaces(actor, found, orgId !== null),
  async run({ actor }, { tree, org }, { cursor }) {
    const places = org ? tree.childrenOf(org._id) : placesHeld(actor, tree)
    const after = readCursor(cursor)
    const rows = after === null ? places : places.filter(org => byName(org, keyRead(after)) > 0)
    return answer(pageOf(rows.slice(0, placesAPage + 1), placesAPage, keyWritten, org => lineOf(tree, org)))
  },
})

/** A place in the order of lists, which holds also when the place itself has gone. */
const keyWritten = ({ _id, name }: Org): string => `${_id}|${name}`

function keyRead(key: string): { _id: string; name: string } {
  const [_id = '', name = ''] = key.split('|')
  return { _id, name }
}

const show = operation<'orgs.show'>()({
  input: input.showInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: mayReadPlace,
  run: async (context, { tree, org }) => answer(await viewOf(context, tree, org._id)),
})

const create = operation<'orgs.create'>()({
  input: input.createInput,
  find: (context, { parentId }) => placeNow(context, parentId),
  allow: (actor, found, { kind }) => mayCreateBelow(actor, found, kind),
  async run(context, reached, { tapId, kind, name, aliases, unitName }) {
    const { actor, now } = context
    const _id = `o${shortHash(`${actor.openid}|${tapId}`)}`
    const doing = doingOf(context, reached, tapId)
    return decideOn(context, reached, _id, (tree, parent) => {
      if (tree.find(_id)) return 'asItIs'
      if (parent.state === 'closed') return refuse('placeClosed')
      if (isNameTaken(tree, { parentId: parent._id, kind, name, but: null })) return refuse('nameTaken')
      const org: Org = {
        _id,
        kind,
        side: sideOf(kind, parent),
        name,
        parentId: parent._id,
        aliases: tidyAliases(name, aliases),
        unitName: unitName ?? (kind === 'unit' ? name : null),
        centreId: kind === 'community' && parent.kind === 'serviceCentre' ? parent._id : null,
        state: 'open',
      }
      return { edits: [creation(org, { ...doing, at: now })] }
    })
  },
})

const rename = operation<'orgs.rename'>()({
  input: input.renameInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, found) => mayChangePlace(actor, found),
  run: (context, reached, { tapId, revision, name, keepsOldName }) =>
    changeOn(context, reached, { tapId, revision }, (tree, org, doing) => {
      if (isNameTaken(tree, { ...org, name, but: org._id })) return refuse('nameTaken')
      const aliases = tidyAliases(name, keepsOldName ? [...org.aliases, org.name] : org.aliases)
      return { edits: [edit(org, { name, aliases }, doing, { kind: 'renamed', from: org.name, to: name })] }
    }),
})

const setAliases = operation<'orgs.setAliases'>()({
  input: input.setAliasesInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, found) => mayChangePlace(actor, found),
  run: (context, reached, { tapId, revision, aliases }) =>
    changeOn(context, reached, { tapId, revision }, (_, org, doing) => {
      const tidy = tidyAliases(org.name, aliases)
      const said = { from: org.aliases.join('、') || null, to: tidy.join('、') || null }
      return { edits: [edit(org, { aliases: tidy }, doing, { kind: 'aliases', ...said })] }
    }),
})

const setResponsible = operation<'orgs.setResponsible'>()({
  input: input.setResponsibleInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: mayNameResponsible,
  run: (context, reached, { tapId, revision, part, name }) =>
    changeOn(context, reached, { tapId, revision }, (_, org, doing) => {
      if (!responsibleParts(org.kind).includes(part)) return refuse('notForThisPlace')
      const before = org.responsible ?? []
      const others = before.filter(person => person.part !== part)
      const named: ResponsiblePerson[] = name ? [{ part, name, since: doing.at }] : []
      const from = before.find(person => person.part === part)?.name ?? null
      return {
        edits: [
          edit(org, { responsible: [...others, ...named] }, doing, {
            kind: 'responsible',
            part,
            from,
            to: name,
          }),
        ],
      }
    }),
})

const setCentre = operation<'orgs.setCentre'>()({
  input: input.setCentreInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, found) => mayChangePlace(actor, found),
  run: (context, reached, { tapId, revision, centreId }) =>
    changeOn(context, reached, { tapId, revision }, (tree, org, doing) => {
      const centre = centreId === null ? null : tree.find(centreId)
      const isCentre = centre === null || (centre.kind === 'serviceCentre' && centre.state === 'open')
      if (org.kind !== 'community' || !isCentre || (centreId !== null && !centre))
        return refuse('notForThisPlace')
      const from = org.centreId ? (tree.find(org.centreId)?.name ?? null) : null
      return { edits: [edit(org, { centreId }, doing, { kind: 'centre', from, to: centre?.name ?? null })] }
    }),
})

const move = operation<'orgs.move'>()({
  input: input.moveInput,
  find: async (context, { orgId, parentId }) => withOther(await placeNow(context, orgId), parentId),
  allow: (actor, found) => mayBringTo(actor, found, found.other),
  run: (context, reached, { tapId, revision, parentId }) =>
    changeOn(context, reached, { tapId, revision }, (tree, org, doing) => {
      const parent = tree.find(parentId)
      if (!parent || parent.state === 'closed') return refuse('placeClosed')
      if (isLoop(tree, org._id, parentId)) return refuse('loop')
      if (!mayStandUnder(org.kind, parent.kind)) return refuse('notUnderThat')
      if (isNameTaken(tree, { parentId, kind: org.kind, name: org.name, but: org._id }))
        return refuse('nameTaken')
      const from = org.parentId ? (tree.find(org.parentId)?.name ?? null) : null
      const set = { parentId, side: sideOf(org.kind, parent) }
      return {
        edits: [edit(org, set, doing, { kind: 'moved', from, to: parent.name })],
        follow: org.kind === 'estate' ? following('move', parentId, org, doing) : null,
      }
    }),
})

const merge = operation<'orgs.merge'>()({
  input: input.mergeInput,
  find: async (context, { orgId, intoId }) => withOther(await placeNow(context, orgId), intoId),
  // Whoever is in a team changes it by decision, one by one (A52): teams do not become one by themselves.
  allow: (actor, found) => (found.org?.kind === 'team' ? denied() : mayBringTo(actor, found, found.other)),
  run: (context, reached, { tapId, revision, intoId }) =>
    changeOn(context, reached, { tapId, revision }, (tree, org, doing) => {
      const into = tree.find(intoId)
      if (!into || into.state === 'closed') return refuse('placeClosed')
      if (isLoop(tree, org._id, intoId)) return refuse('loop')
      if (into.kind !== org.kind || into.side !== org.side) return refuse('notTheSameKind')
      return {
        edits: [
          edit(org, { state: 'closed', mergedInto: intoId }, doing, {
            kind: 'merged',
            from: org.name,
            to: into.name,
          }),
          edit(into, {}, doing, { kind: 'absorbed', from: org.name, to: into.name }),
        ],
        follow: following('merge', intoId, org, doing),
      }
    }),
})

const close = operation<'orgs.close'>()({
  input: input.closeInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, found) => mayChangePlace(actor, found, false),
  async run(context, reached, { tapId, revision }) {
    const { db } = context
    const { _id, kind } = reached.org
    if (reached.org.state === 'open') {
      if (await hasPeople(db, _id, kind)) return refuse('hasPeople')
      if (kind === 'community' && (await hasOpenSite(db, _id))) return refuse('hasSites')
    }
    return changeOn(context, reached, { tapId, revision }, async (tree, org, doing) => {
      if (tree.childrenOf(_id).length > 0 || tree.reportingTo(_id).length > 0) return refuse('hasChildren')
      if (kind === 'team' && (await hasVolunteers(db, _id))) return refuse('hasPeople')
      return {
        edits: [edit(org, { state: 'closed' }, doing, { kind: 'closed', from: org.name, to: null })],
        along: kind === 'team' ? transaction => closeTeam(transaction, org) : null,
      }
    })
  },
})

const follow = operation<'orgs.follow'>()({
  input: input.followInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, found) => mayChangePlace(actor, found, false),
  async run(context, { org }) {
    await followSlice(context.db, org._id, context.now)
    return answer(await viewOf(context, await currentTree(context.db, context.now), org._id))
  },
})

const responsibleThen = operation<'orgs.responsibleOn'>()({
  input: input.responsibleOnInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: mayReadPlace,
  async run({ db, now }, { org }, { day }) {
    if (day > dayOf(now)) return refuse('dayNotYet')
    return answer({ day, responsible: await responsibleOn(db, org, day) })
  },
})

async function placeNow({ db, now }: Context, orgId: string | null): Promise<Place> {
  const tree = await currentTree(db, now)
  return { tree, org: orgId === null ? null : tree.find(orgId) }
}

function withOther(found: Place, otherId: string): Place & { other: Org | null } {
  return { ...found, other: found.tree.find(otherId) }
}

function doingOf({ actor, now }: Context, { held }: Reached, tapId: string): Doing {
  return { openid: actor.openid, by: { role: held.role, orgId: held.orgId }, at: now, tapId }
}

type Decided<Code extends string> =
  | { edits: Edit[]; follow?: Follow | null; along?: Along | null }
  | Refused<Code>
  | 'asItIs'

/** Decides on a place as somebody saw it: a revision that has passed is refused, unless the same tap made it pass. */
function changeOn<Code extends string>(
  context: Context,
  reached: Reached,
  { tapId, revision }: { tapId: string; revision: number },
  decide: (tree: Tree, org: Org, doing: Doing) => Decided<Code> | Promise<Decided<Code>>,
): Promise<Done<OrgView> | Refused<Code | 'changedMeanwhile' | 'placeClosed'>> {
  const doing = doingOf(context, reached, tapId)
  return decideOn<Code | 'changedMeanwhile' | 'placeClosed'>(
    context,
    reached,
    reached.org._id,
    async (tree, org) => {
      if (revisionOf(org) !== revision) {
        const made = await findChange(context.db, org._id, revision + 1)
        const isOwn = made?.tapId === tapId && made.openid === doing.openid
        return isOwn ? 'asItIs' : refuse('changedMeanwhile')
      }
      return org.state === 'closed' ? refuse('placeClosed') : decide(tree, org, doing)
    },
  )
}

const mostTries = 5

/** Decides on the tree as it is, and again on a newer one when somebody was faster; answers the place shown. */
async function decideOn<Code extends string>(
  context: Context,
  { tree: seen, org }: Reached,
  shownId: string,
  decide: (tree: Tree, org: Org) => Decided<Code> | Promise<Decided<Code>>,
): Promise<Done<OrgView> | Refused<Code>> {
  const { db, now } = context
  let tree = seen
  for (let tried = 1; tried <= mostTries; tried++) {
    const decided = await decide(tree, tree.find(org._id) ?? org)
    if (decided === 'asItIs') return answer(await viewOf(context, tree, shownId))
    if ('ok' in decided) return decided
    const follows = decided.follow ? [decided.follow] : []
    const kept = await keepEdits(db, tree, decided.edits, now, follows, decided.along)
    if (kept) return answer(await viewOf(context, kept, shownId))
    tree = await currentTree(db, now)
  }
  throw new Error('the tree changed too often to be changed')
}

export const orgOperations = {
  'orgs.search': search,
  'orgs.buildings': buildings,
  'orgs.place': place,
  'orgs.list': list,
  'orgs.show': show,
  'orgs.create': create,
  'orgs.rename': rename,
  'orgs.setAliases': setAliases,
  'orgs.setResponsible': setResponsible,
  'orgs.setCentre': setCentre,
  'orgs.move': move,
  'orgs.merge': merge,
  'orgs.close': close,
  'orgs.follow': follow,
  'orgs.responsibleOn': responsibleThen,
  ...orgSheetOperations,
} satisfies Pick<OperationTable, keyof OrgOperations>
