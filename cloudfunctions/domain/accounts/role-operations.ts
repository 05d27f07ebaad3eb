import { dayOf } from '../../../src/contract/calendar'
import type { HandOverView, PersonFound, RoleHeld, RoleView } from '../../../types/accounts'
import type { Input } from '../../../types/api'
import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import { holdsAt, isLeading } from '../../kernel/actor'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { operation } from '../../kernel/operation'
import { shortHash } from '../../kernel/seal'
import { nameKeyOf } from '../members/name'
import { findByNameAndUnit, findMember, findMembers, isSeen } from '../members/store'
import { currentTree } from '../orgs/store'
import type { Tree } from '../orgs/tree'
import { homeOf } from '../teams/rules'
import { handOverView, meAfter } from './me'
import {
  grantable,
  granterOf,
  leadsTeamAlone,
  mayDecideHandOver,
  mayEndRole,
  mayFindPeople,
  mayGrantRole,
  mayHandOver,
  mayListRoles,
  type RolePlace,
} from './role-access'
import { grantIdOf, handOverIdOf, newGrant } from './role-grant'
import * as input from './role-input'
import * as store from './role-store'
import { decideUntil } from './rules'

const grantsAPage = 20
const offeredForMs = 14 * 24 * 60 * 60_000

const listRoles = operation<'accounts.listRoles'>()({
  input: input.listRolesInput,
  find: (context, { orgId }) => placeKnown(context, orgId),
  allow: mayListRoles,
  async run(context, { tree, org }) {
    const { db, actor, rules, now } = context
    const holders = await store.listHolders(db, org._id)
    const views = holders.flatMap(holder => {
      const held = holder.roles.filter(one => one.orgId === org._id && holdsAt(one, now))
      return held.map(one => {
        const row = { ...newGrant(holder, one, null), members: holder.members }
        return roleView(row, context, tree)
      })
    })
    const place = tree.brief(org._id)
    const inspectorDays = rules.on(dayOf(now))['roles.inspectorDays']
    return answer(
      { place, holders: views, inspectorDays, can: { grant: grantable(actor, tree, org) } },
      org._id,
    )
  },
})

const listRoleHistory = operation<'accounts.listRoleHistory'>()({
  input: input.listRoleHistoryInput,
  find: (context, { orgId }) => placeKnown(context, orgId),
  allow: mayListRoles,
  async run(context, { tree, org }, { cursor }) {
    const rows = await store.listGrants(context.db, org._id, readCursor(cursor), grantsAPage + 1)
    const page = pageOf(
      rows,
      grantsAPage,
      ({ sortKey }) => sortKey,
      row => roleView(row, context, tree),
    )
    return answer(page, org._id)
  },
})

const findPeople = operation<'accounts.findPeople'>()({
  input: input.findPeopleInput,
  find: (context, { orgId }) => placeKnown(context, orgId),
  allow: mayFindPeople,
  async run(context, { tree, org }, { name, unitName }) {
    const { db, actor } = context
    const found = await findByNameAndUnit(db, nameKeyOf(name), unitName)
    const people = leadsTeamAlone(actor, tree, org) ? await inTeam(context, org, found) : found
    return answer({ items: people.map(personFound), cursor: null }, org._id)
  },
})

/** Those of these people who are in a team and live where it belongs: all whom its leader finds and names. */
async function inTeam({ db, tree }: Context, team: Org, people: Member[]): Promise<Member[]> {
  const near = people.filter(member => isWithin(tree, homeOf(member), team.parentId))
  const isIn = await store.findInTeam(db, team._id, near)
  return near.filter(({ _id }) => isIn.has(_id))
}

const isWithin = (tree: Tree, orgId: string | null, above: string | null): boolean =>
  orgId !== null && tree.upwards(orgId).some(({ _id }) => _id === above)

const grantRole = operation<'accounts.grantRole'>()({
  input: input.grantRoleInput,
  find: async (context, { orgId, to }) => ({
    ...(await placeKnown(context, orgId)),
    ...(await granteeOf(context, to)),
  }),
  allow: (actor, found, { role }) => mayGrantRole(actor, found, role),
  async run(context, { org, openid, held: by }, { tapId, role, untilDay, to }) {
    const { db, actor, tree, rules, now } = context
    if (leadsTeamAlone(actor, tree, org)) {
      const people = to.kind === 'member' ? await findMembers(db, [to.memberId]) : []
      if ((await inTeam(context, org, people)).length === 0) return refuse('notAllowed')
    }
    const inspectorDays = rules.on(dayOf(now))['roles.inspectorDays']
    const decision = decideUntil(role, untilDay, { now, inspectorDays })
    if (!decision.ok) return refuse(decision.refusal)
    if (!openid) return refuse('personNotBound')

    const grantId = `${shortHash(actor.openid)}_${tapId}`
    const held = { role, orgId: org._id, since: now, until: decision.until, grantId }
    const outcome = await store.grant(db, openid, held, {
      openid: actor.openid,
      role: by.role,
      orgId: by.orgId,
    })
    if (outcome !== 'granted') return refuse(outcome)
    const row = await store.findGrant(db, grantId)
    audit(context, org._id, row?.memberId ? [row.memberId] : [])
    return answer({ grantId })
  },
})

const revokeRole = operation<'accounts.revokeRole'>()({
  input: input.revokeRoleInput,
  async find(context, { orgId, role, grantId }) {
    const [place, row, holders] = await Promise.all([
      placeKnown(context, orgId),
      store.findGrant(context.db, grantId),
      store.listHolders(context.db, orgId),
    ])
    const all = holders.flatMap(({ _id, roles }) =>
      roles.flatMap(held => (held.orgId === orgId && held.role === role ? [{ openid: _id, held }] : [])),
    )
    const isOfPlace = row?.orgId === orgId && row.role === role
    const holder = all.find(({ openid, held }) => grantIdOf(openid, held) === grantId) ?? null
    return { ...place, row: isOfPlace ? row : null, holder, others: all.flatMap(({ openid }) => openid) }
  },
  allow(actor, found, asked) {
    const verdict = mayEndRole(actor, found, asked)
    return verdict.may ? { may: true, value: { ...verdict.value, others: found.others } } : verdict
  },
  async run(context, { row, holder, others }, { tapId, role, orgId }) {
    const { db, actor, now } = context
    if (row?.endedTap === tapId && row.endedAt !== null) return answer({ endedAt: row.endedAt })
    if (!holder) return refuse('roleEnded')
    const isOwn = holder.openid === actor.openid
    // Of two who end each other's county office at the same moment, one must stay.
    const mustGoOn = (isOwn && isLeading(role)) || role === 'countyOffice'
    const ended = await store.endRole(db, holder.openid, holder.held, {
      by: actor.openid,
      as: isOwn ? 'resigned' : 'revoked',
      tapId,
      now,
      others: mustGoOn ? others.filter(openid => openid !== holder.openid) : 'anybody',
    })
    if (ended !== 'ended') return refuse(ended)
    const memberId = row?.memberId ?? null
    audit(context, orgId, memberId ? [memberId] : [])
    return answer({ endedAt: now })
  },
})

const handOver = operation<'accounts.handOver'>()({
  input: input.handOverInput,
  find: async (context, { orgId, memberId }) => ({
    ...(await placeKnown(context, orgId)),
    ...(await granteeOf(context, { kind: 'member', memberId })),
  }),
  allow: (actor, found, { role }) => mayHandOver(actor, found, role),
  async run(context, { org, openid }, { tapId, role, memberId }) {
    const { db, actor, now, tree } = context
    if (!openid) return refuse('personNotBound')
    const offered = await store.offer(db, {
      _id: handOverIdOf(actor.openid, role, org._id),
      role,
      orgId: org._id,
      fromOpenid: actor.openid,
      toOpenid: openid,
      toMemberId: memberId,
      state: 'open',
      at: now,
      until: now + offeredForMs,
      tapId,
    })
    if (offered.outcome === 'notHeld') throw new Error('an office that ended while it was handed over')
    if (offered.outcome !== 'offered') return refuse(offered.outcome)
    audit(context, org._id, [memberId])
    return answer(handOverView(offered.kept, tree))
  },
})

const decideHandOver = operation<'accounts.decideHandOver'>()({
  input: input.decideHandOverInput,
  find: ({ db }, { handOverId }) => store.findHandOver(db, handOverId),
  allow: (actor, found, { decision }) => mayDecideHandOver(actor, found, decision),
  async run(context, found, { tapId, decision }) {
    const { db, now, tree } = context
    const state = ends[decision]
    const isDone =
      decision === 'accept'
        ? (await store.accept(db, found._id, { tapId, now })) === 'accepted'
        : await store.closeOffer(db, found._id, decision === 'decline' ? 'declined' : 'withdrawn')
    if (!isDone) {
      const current = await store.findHandOver(db, found._id)
      if (current?.state !== state || current.turn !== found.turn) return refuse('handOverClosed')
    }
    audit(context, found.orgId, [found.toMemberId])
    return answer({ handOver: handOverView({ ...found, state }, tree), me: await meAfter(context) })
  },
})

const ends = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const satisfies Record<
  string,
  HandOverView['state']
>

/** A place that another instance added within the last minute is looked up once more. */
async function placeKnown({ db, tree, now }: Context, orgId: string): Promise<RolePlace> {
  const known = tree.find(orgId) ? tree : await currentTree(db, now)
  return { tree: known, org: known.find(orgId) }
}

async function granteeOf(
  { db }: Context,
  to: Input<'accounts.grantRole'>['to'],
): Promise<{ openid: string | null }> {
  if (to.kind === 'identity') return { openid: to.openid }
  return { openid: (await findMember(db, to.memberId))?.openid ?? null }
}

function roleView(row: store.GrantRow, { actor, now }: Context, tree: Tree): RoleView {
  const { role, orgId, since, until, endedAt, endedAs, by } = row
  const org = tree.find(orgId)
  const byPlace = by && tree.find(by.orgId)
  const isYou = row.openid === actor.openid
  const held: RoleHeld = { role, orgId, since, until }
  const holds = endedAt === null && holdsAt(held, now)
  return {
    grantId: row._id,
    role,
    person: personOf(row.members.find(isSeen) ?? null),
    isYou,
    since,
    until,
    endedAt: endedAt ?? (until !== null && until <= now ? until : null),
    endedAs,
    by: by && byPlace ? { role: by.role, place: byPlace.name } : null,
    can: { end: holds && org !== null && (isYou || granterOf(actor, tree, org, role) !== null) },
  }
}

function personOf(member: Member | null): RoleView['person'] {
  if (!member) return null
  const { _id, name, unitName, phoneTail } = member
  return { memberId: _id, name, unitName, phoneTail }
}

function personFound({ _id, name, unitName, phoneTail, openid }: Member): PersonFound {
  return { memberId: _id, name, unitName, phoneTail, isBound: openid !== null }
}

export const roleOperations = {
  'accounts.listRoles': listRoles,
  'accounts.listRoleHistory': listRoleHistory,
  'accounts.findPeople': findPeople,
  'accounts.grantRole': grantRole,
  'accounts.revokeRole': revokeRole,
  'accounts.handOver': handOver,
  'accounts.decideHandOver': decideHandOver,
}
