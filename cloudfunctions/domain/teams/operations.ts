import { dayOf } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type {
  PlacedItem,
  Team,
  TeamOperations,
  Volunteer,
  VolunteerForm,
  VolunteerStep,
  WaitingView,
} from '../../../types/teams'
import { answer, refuse } from '../../kernel/answer'
import { audit } from '../../kernel/audit'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import { type OperationTable, operation } from '../../kernel/operation'
import { mayAsMember } from '../accounts/access'
import { findMember, isSeen } from '../members/store'
import type { Place } from '../orgs/access'
import { currentTree } from '../orgs/store'
import { byName, type Tree } from '../orgs/tree'
import * as access from './access'
import * as input from './input'
import { printForm } from './printing'
import { homeOf, isComplete, paperFor, suggest, type TeamNeed, teamsNear } from './rules'
import { skillsIn } from './skills'
import * as store from './store'
import { newTeam } from './team'
import {
  isOwnForm,
  leaderNames,
  officeOf,
  ownIdOf,
  residentIdOf,
  teamView,
  volunteerView,
  type Written,
} from './volunteer'

const aPage = 20

const mine = operation<'teams.mine'>()({
  input: input.mineInput,
  find: () => null,
  allow: access.mayVolunteer,
  async run(context, actor, asked) {
    const { db, tree, now } = context
    const { member } = actor
    const volunteer = await store.findVolunteer(db, ownIdOf(actor))
    const home = member ? homeOf(member) : (asked.communityId ?? volunteer?.communityId ?? null)
    const community = home && tree.find(home)?.kind === 'community' ? tree.brief(home) : null
    const near = community ? teamsNear(tree, community.orgId) : []
    const teamId = volunteer?.teamId ?? null
    const [teams, holders] = await Promise.all([
      store.findTeams(
        db,
        near.map(({ _id }) => _id),
      ),
      teamId ? store.findLeaders(db, teamId) : [],
    ])
    return answer({
      paper: paperOf(context, member !== null),
      community,
      isResident: member === null,
      teams: near.map(org => {
        const { kind, services } = teams.get(org._id) ?? newTeam(org)
        return { team: tree.brief(org._id), kind, services }
      }),
      rosterSkills: skillsIn(member?.skills ?? null),
      volunteer: volunteer && volunteerView(volunteer, member ?? undefined, context),
      leaders: teamId ? leaderNames(holders, teamId, now) : [],
    })
  },
})

function paperOf({ rules, now }: Context, isMember: boolean): Volunteer['paper'] {
  return paperFor(isMember, rules.on(dayOf(now))['teams.formFor'])
}

const apply = operation<'teams.apply'>()({
  input: input.applyInput,
  find: () => null,
  allow: access.mayVolunteer,
  async run(context, actor, { tapId, communityId, name, ...asked }) {
    const { member, openid } = actor
    const form = formIn(asked)
    if (member) return keepMember(context, member, form, { tapId, act: 'apply' })

    if (!communityId || !isCommunity(context.tree, communityId)) return refuse('homeUnknown')
    if (!name) return refuse('nameNeeded')
    const volunteerId = residentIdOf(openid)
    const written = { volunteerId, memberId: null, name, nameSort: `${name}|${volunteerId}` }
    const home = { communityId, estateId: null, paper: paperOf(context, false), form }
    return keepWritten(context, { ...written, ...home }, { tapId, act: 'apply' }, null)
  },
})

const enter = operation<'teams.enter'>()({
  input: input.enterInput,
  find: ({ db }, { memberId }) => findMember(db, memberId),
  allow: (actor, member, _, { tree }) => access.mayEnter(actor, member, tree),
  run(context, member, { tapId, ...asked }) {
    return keepMember(context, member, formIn(asked), { tapId, act: 'enter' })
  },
})

const formIn = ({ wish, skills, availability, experience, remark }: VolunteerForm): VolunteerForm => ({
  wish,
  skills,
  availability,
  experience,
  remark,
})

type Doing = Pick<VolunteerStep, 'tapId' | 'act'>

/** A member's form: the roster says where he or she is at home. */
async function keepMember(context: Context, member: Member, form: VolunteerForm, doing: Doing) {
  const communityId = homeOf(member)
  if (!communityId || !isCommunity(context.tree, communityId)) return refuse('homeUnknown')
  const written: Written = {
    volunteerId: member._id,
    memberId: member._id,
    name: null,
    nameSort: member.nameSort,
    communityId,
    estateId: member.estateId,
    paper: paperOf(context, true),
    form,
  }
  return keepWritten(context, written, doing, member)
}

async function keepWritten(context: Context, written: Written, doing: Doing, member: Member | null) {
  const { db, tree } = context
  const { form, paper, communityId } = written
  const near = new Set(teamsNear(tree, communityId).map(({ _id }) => _id))
  if (form.wish.some(teamId => !near.has(teamId))) return refuse('unknownTeam')
  if (!isComplete(paper, form)) return refuse('formIncomplete')

  const by = doing.act === 'enter' ? communityId : null
  const step: VolunteerStep = { ...stepOf(context, doing.tapId, by), act: doing.act, teamId: null, form }
  const residentId = member?.openid ? residentIdOf(member.openid) : null
  const volunteer = await store.keepForm(db, written, step, residentId)
  return answer({ volunteer: volunteerView(volunteer, member ?? undefined, context) })
}

function stepOf({ actor, tree, now }: Context, tapId: string, actingAt: string | null) {
  const by = actingAt === null ? null : officeOf(actor, tree, actingAt)
  return { at: now, openid: actor.openid, by, tapId, form: null }
}

function isCommunity(tree: Tree, orgId: string): boolean {
  const org = tree.find(orgId)
  return org?.kind === 'community' && org.state === 'open'
}

const leave = operation<'teams.leave'>()({
  input: input.leaveInput,
  find: async ({ db }, { volunteerId }): Promise<Volunteer | 'myself' | null> =>
    volunteerId === null ? 'myself' : store.findVolunteer(db, volunteerId),
  allow: (actor, found, _, { tree }) => access.mayLeave(actor, found, tree),
  async run(context, found, { tapId, to }) {
    const { db, actor } = context
    const isOwn = found === 'myself'
    const volunteerId = isOwn ? ownIdOf(actor) : found._id
    const step = stepOf(context, tapId, isOwn ? null : found.communityId)
    const left = await store.leave(db, volunteerId, to, step)
    if (left.kind === 'nobody') return refuse('notVolunteering')
    const { volunteer } = left
    if (isOwn) return answer({ volunteer: volunteerView(volunteer, actor.member ?? undefined, context) })

    const member = volunteer.memberId ? await findMember(db, volunteer.memberId) : null
    return answer({ volunteer: volunteerView(volunteer, member ?? undefined, context) })
  },
})

const offer = operation<'teams.offer'>()({
  input: input.offerInput,
  find: () => null,
  allow: mayAsMember,
  async run(context, { memberId, member }, { tapId, services }) {
    const step = stepOf(context, tapId, null)
    const volunteer = await store.offer(context.db, memberId, services, step)
    if (!volunteer) return refuse('notVolunteering')
    return answer({ volunteer: volunteerView(volunteer, member ?? undefined, context) })
  },
})

const place = operation<'teams.place'>()({
  input: input.placeInput,
  async find(context, { items }) {
    const ids = [...new Set(items.map(({ teamId }) => teamId))]
    const tree = await treeWith(context, ids)
    return { tree, teams: ids.flatMap(id => tree.find(id) ?? []) }
  },
  allow: access.mayPlace,
  async run(context, { tree, own }, { tapId, items }) {
    const isOwn = (volunteerId: string) => isOwnForm(context.actor, volunteerId)
    const placings = items.flatMap(({ volunteerId, fromTeamId, teamId }) => {
      const team = own.get(teamId)
      return team && !isOwn(volunteerId) ? [{ volunteerId, fromTeamId, team }] : []
    })
    const step = stepOf(context, tapId, placings[0]?.team._id ?? null)
    const placed = await store.place(context.db, placings, step, (volunteer, teamId) =>
      access.reachesVolunteer(context.actor, tree, volunteer, teamId),
    )
    audit(
      context,
      placings[0]?.team._id ?? null,
      [...placed].flatMap(([volunteerId, { placed: how }]) => (how === 'gone' ? [] : [volunteerId])),
    )
    return answer({
      items: items.map(({ volunteerId, teamId: into }): PlacedItem => {
        if (isOwn(volunteerId) && own.has(into))
          return { volunteerId, ok: false, refusal: 'ownAct', team: null }
        const { placed: how, teamId } = placed.get(volunteerId) ?? { placed: 'gone', teamId: null }
        if (how === 'done') return { volunteerId, ok: true }
        const team = teamId ? (tree.find(teamId)?.name ?? null) : null
        return { volunteerId, ok: false, refusal: how === 'gone' ? 'notAllowed' : how, team }
      }),
    })
  },
})

/** The tree as this instance knows it, read anew when another has just added one of these places. */
async function treeWith({ db, tree, now }: Context, ids: string[]): Promise<Tree> {
  return ids.every(id => tree.find(id)) ? tree : currentTree(db, now)
}

async function placeNow(context: Context, orgId: string): Promise<Place> {
  const tree = await treeWith(context, [orgId])
  return { tree, org: tree.find(orgId) }
}

const list = operation<'teams.list'>()({
  input: input.listInput,
  async find({ db, now }, { orgId }): Promise<Place> {
    const tree = await currentTree(db, now)
    return { tree, org: tree.find(orgId) }
  },
  allow: access.mayListTeams,
  async run({ db, actor }, { tree, org }, { cursor }) {
    const all = tree.childrenOf(org._id).filter(({ kind }) => kind === 'team')
    const after = readCursor(cursor)
    const [_id = '', name = ''] = (after ?? '').split('|')
    const rows = after === null ? all : all.filter(team => byName(team, { _id, name }) > 0)
    const shown = rows.slice(0, aPage + 1)
    const teams = await store.findTeams(
      db,
      shown.map(team => team._id),
    )
    return answer(
      pageOf(
        shown,
        aPage,
        team => `${team._id}|${team.name}`,
        team => teamView(teams.get(team._id) ?? newTeam(team), tree, actor),
      ),
    )
  },
})

const show = operation<'teams.show'>()({
  input: input.showInput,
  find: (context, { teamId }) => placeNow(context, teamId),
  allow: access.mayShowTeam,
  async run({ db, actor }, { tree, org }) {
    const team = (await store.findTeam(db, org._id)) ?? newTeam(org)
    return answer(teamView(team, tree, actor))
  },
})

const describe = operation<'teams.describe'>()({
  input: input.describeInput,
  find: (context, { teamId }) => placeNow(context, teamId),
  allow: access.mayDescribeTeam,
  async run({ db, actor, now }, { tree, org }, { tapId, revision, kind, skills, services, wanted }) {
    if (org.state === 'closed') return refuse('teamClosed')
    const by = { at: now, openid: actor.openid, tapId }
    const done = await store.describe(db, org, revision, { kind, skills, services, wanted }, by)
    if (done.kind === 'closed') return refuse('teamClosed')
    return done.kind === 'done' ? answer(teamView(done.team, tree, actor)) : refuse('changedMeanwhile')
  },
})

const listWaiting = operation<'teams.listWaiting'>()({
  input: input.listWaitingInput,
  find: ({ tree }, { orgId }) => tree.find(orgId),
  allow: (actor, place, _, { tree }) => access.mayListWaiting(actor, place, tree),
  async run(context, reach, { cursor }) {
    const rows = await store.listWaiting(context.db, reach, readCursor(cursor), aPage + 1)
    return answer(
      pageOf(
        rows,
        aPage,
        ({ sortKey }) => sortKey,
        row => waitingView(row, reach.orgId, context),
      ),
      reach.orgId,
    )
  },
})

function waitingView(
  { people, teams, ...volunteer }: store.WaitingRow,
  orgId: string,
  context: Context,
): WaitingView {
  const { actor, tree } = context
  const described = new Map(teams.map(team => [team._id, team]))
  const needs = teamsNear(tree, orgId)
    .filter(({ _id }) => access.keepsTeams(actor, tree, _id))
    .map(({ _id }) => needOf(_id, described.get(_id)))
  const found = suggest(volunteer, needs)
  return {
    ...volunteerView(volunteer, people.find(isSeen), context),
    suggestion: found && { team: tree.brief(found.teamId), reasons: found.reasons },
  }
}

function needOf(teamId: string, team: Team | undefined): TeamNeed {
  if (!team) return { teamId, kind: 'community', skills: [], missing: null }
  return { teamId, kind: team.kind, skills: team.skills, missing: Math.max(0, team.wanted - team.people) }
}

const listVolunteers = operation<'teams.listVolunteers'>()({
  input: input.listVolunteersInput,
  find: (context, { orgId }) => placeNow(context, orgId),
  allow: (actor, { tree, org }) => access.maySearch(actor, org, tree),
  async run(context, reach, { skill, availability, estateId, cursor }) {
    const wanted = { skill, availability, estateId, after: readCursor(cursor), limit: aPage + 1 }
    const rows = await store.listVolunteers(context.db, reach, wanted)
    return answer(
      pageOf(
        rows,
        aPage,
        ({ nameSort }) => nameSort,
        ({ people, ...volunteer }) => volunteerView(volunteer, people.find(isSeen), context),
      ),
      reach.orgId,
    )
  },
})

export const teamOperations = {
  'teams.mine': mine,
  'teams.apply': apply,
  'teams.enter': enter,
  'teams.leave': leave,
  'teams.offer': offer,
  'teams.printForm': printForm,
  'teams.place': place,
  'teams.list': list,
  'teams.show': show,
  'teams.describe': describe,
  'teams.listWaiting': listWaiting,
  'teams.listVolunteers': listVolunteers,
} satisfies Pick<OperationTable, keyof TeamOperations>
