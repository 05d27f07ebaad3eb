import type { Account } from '../../../types/accounts'
import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { Availability, Skill, Team, TeamChange, Volunteer, VolunteerStep } from '../../../types/teams'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import type { BankReach, WaitingReach } from './access'
import { bankKey, decidePlace, type PlaceDecision, stateAfterLeaving } from './rules'
import { newTeam } from './team'
import { applied, isRepeat, lastSteps, type Written, withdrawn } from './volunteer'

const mostLeaders = 20

export function findVolunteer(db: Db, volunteerId: string): Promise<Volunteer | null> {
  return db.get<Volunteer>('teamVolunteers', volunteerId)
}

export function findTeam(db: Db, teamId: string): Promise<Team | null> {
  return db.get<Team>('teams', teamId)
}

export async function findTeams(db: Db, ids: string[]): Promise<Map<string, Team>> {
  if (ids.length === 0) return new Map()
  const teams = await db.find<Team>('teams', { where: { _id: is.oneOf(ids) }, limit: ids.length })
  return new Map(teams.map(team => [team._id, team]))
}

/** Who leads a team, with the person on the roster. */
export function findLeaders(db: Db, teamId: string): Promise<(Account & { members: Member[] })[]> {
  return db.aggregate<Account & { members: Member[] }>('accounts', mostLeaders, stages =>
    stages
      .match({ 'roles.orgId': teamId })
      .limit(mostLeaders)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' }),
  )
}

/**
 * Keeps a form, the first or a changed one. A resident who turns out to be a member goes on under the member's id,
 * team and all: one person is never two volunteers. Four calls, five for a first form.
 */
export function keepForm(
  db: Db,
  written: Written,
  step: VolunteerStep,
  residentId: string | null,
): Promise<Volunteer> {
  return db.transaction(async transaction => {
    const before = await transaction.get<Volunteer>('teamVolunteers', written.volunteerId)
    if (before && isRepeat(before, step)) return before
    if (before) {
      const volunteer = applied(written, step, before)
      await replace(transaction, volunteer)
      return volunteer
    }
    const asResident = residentId && (await transaction.get<Volunteer>('teamVolunteers', residentId))
    const volunteer = applied(written, step, asResident || null)
    await transaction.insert('teamVolunteers', volunteer)
    if (asResident) await replace(transaction, { ...withdrawn(asResident, step), teamId: null })
    return volunteer
  })
}

export type Left = { kind: 'left'; volunteer: Volunteer } | { kind: 'nobody' }

/** Out of the team, its counter with it, in one transaction; what is left already stays as it is. */
export function leave(
  db: Db,
  volunteerId: string,
  to: 'wait' | 'stop',
  step: Omit<VolunteerStep, 'act' | 'teamId'>,
): Promise<Left> {
  return db.transaction(async transaction => {
    const volunteer = await transaction.get<Volunteer>('teamVolunteers', volunteerId)
    if (!volunteer) return { kind: 'nobody' }
    const act = to === 'wait' ? 'leave' : 'withdraw'
    const state = stateAfterLeaving(volunteer, to)
    if (!state || isRepeat(volunteer, { ...step, act })) return { kind: 'left', volunteer }

    const { teamId } = volunteer
    const taken: VolunteerStep = { ...step, act, teamId }
    const after: Volunteer =
      state === 'withdrawn'
        ? { ...withdrawn(volunteer, taken), teamId: null }
        : { ...volunteer, state, teamId: null, steps: lastSteps(volunteer, taken) }
    if (teamId) await transaction.update('teams', teamId, { add: { people: -1 } })
    await replace(transaction, after)
    return { kind: 'left', volunteer: after }
  })
}

/** 点单: what somebody may be chosen for, as he or she said; null for who does not volunteer. Four calls. */
export function offer(
  db: Db,
  volunteerId: string,
  offered: Volunteer['offered'],
  step: Omit<VolunteerStep, 'act' | 'teamId'>,
): Promise<Volunteer | null> {
  return db.transaction(async transaction => {
    const volunteer = await transaction.get<Volunteer>('teamVolunteers', volunteerId)
    if (!volunteer || volunteer.state === 'withdrawn') return null
    const taken: VolunteerStep = { ...step, act: 'offer', teamId: volunteer.teamId }
    if (isRepeat(volunteer, taken)) return volunteer
    const after = { ...volunteer, offered, steps: lastSteps(volunteer, taken) }
    await replace(transaction, after)
    return after
  })
}

export interface Placing {
  volunteerId: string
  fromTeamId: string | null
  team: Org
}

export type Placed = Exclude<PlaceDecision, 'place'> | 'gone'

export interface PlacedAnswer {
  placed: Placed
  teamId: string | null
}

/**
 * Places people in teams: everybody's document and every team's counter in one transaction (A52), so that of two who
 * place the same person one is told. Six calls for one; two more for each further person, one for a team that is left.
 */
export function place(
  db: Db,
  placings: Placing[],
  step: Omit<VolunteerStep, 'act' | 'teamId'>,
  isReached: (volunteer: Volunteer, teamId: string) => boolean,
): Promise<Map<string, PlacedAnswer>> {
  return db.transaction(async transaction => {
    const teams = await teamsIn(transaction, placings)
    const gained = new Map<string, number>()
    const answers = new Map<string, PlacedAnswer>()
    const count = (teamId: string, by: number) => gained.set(teamId, (gained.get(teamId) ?? 0) + by)

    for (const { volunteerId, fromTeamId, team } of placings) {
      const volunteer = await transaction.get<Volunteer>('teamVolunteers', volunteerId)
      if (!volunteer || !isReached(volunteer, team._id)) {
        answers.set(volunteerId, { placed: 'gone', teamId: null })
        continue
      }
      const taken: VolunteerStep = { ...step, act: 'place', teamId: team._id }
      const decision = isRepeat(volunteer, taken)
        ? 'done'
        : decidePlace(volunteer, teams.get(team._id) ?? newTeam(team), fromTeamId)
      answers.set(volunteerId, {
        placed: decision === 'place' ? 'done' : decision,
        teamId: volunteer.teamId,
      })
      if (decision !== 'place') continue
      const set = { state: 'placed', teamId: team._id, steps: lastSteps(volunteer, taken) }
      await transaction.update('teamVolunteers', volunteerId, { set })
      count(team._id, 1)
      if (volunteer.teamId) count(volunteer.teamId, -1)
    }
    for (const [teamId, by] of gained) {
      const isNew = teams.get(teamId) === null
      const team = placings.find(placing => placing.team._id === teamId)?.team
      if (isNew && team) await transaction.insert('teams', { ...newTeam(team), people: by } as Team)
      else if (by !== 0) await transaction.update('teams', teamId, { add: { people: by } })
    }
    return answers
  })
}

async function teamsIn(transaction: Transaction, placings: Placing[]): Promise<Map<string, Team | null>> {
  const teams = new Map<string, Team | null>()
  for (const { team } of placings) {
    if (!teams.has(team._id)) teams.set(team._id, await transaction.get<Team>('teams', team._id))
  }
  return teams
}

export type Described = { kind: 'done'; team: Team } | { kind: 'changedMeanwhile' } | { kind: 'closed' }

/** Says what a team is, while it still is as it was seen. */
export function describe(
  db: Db,
  org: Org,
  revision: number,
  description: Pick<Team, 'kind' | 'skills' | 'services' | 'wanted'>,
  by: Omit<TeamChange, 'before'>,
): Promise<Described> {
  return db.transaction(async transaction => {
    const kept = await transaction.get<Team>('teams', org._id)
    const before = kept ?? newTeam(org)
    const isOwnTap = before.changes.some(({ tapId, openid }) => tapId === by.tapId && openid === by.openid)
    if (isOwnTap) return { kind: 'done', team: before }
    if (before.state === 'closed') return { kind: 'closed' }
    if (before.revision !== revision) return { kind: 'changedMeanwhile' }

    const { kind, skills, services, wanted } = before
    const change: TeamChange = { ...by, before: { kind, skills, services, wanted } }
    const changes = [...before.changes, change].slice(-mostChanges)
    const set = { ...description, parentId: org.parentId ?? '', revision: revision + 1, changes }
    if (kept) await transaction.update('teams', org._id, { set })
    else await transaction.insert('teams', { ...before, ...set } as Team)
    return { kind: 'done', team: { ...before, ...set } }
  })
}

const mostChanges = 30

async function replace(transaction: Transaction, { _id, ...set }: Volunteer): Promise<void> {
  await transaction.update('teamVolunteers', _id, { set })
}

export type VolunteerRow = Volunteer & { people: Member[] }
export type WaitingRow = VolunteerRow & { teams: Team[] }

const person = { from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }

/** Whoever waits longest first, each with the person and the teams that come into question, in one call. */
export function listWaiting(
  db: Db,
  { orgId, where }: WaitingReach,
  after: string | null,
  limit: number,
): Promise<WaitingRow[]> {
  const isTown = where.kind === 'town'
  const whose = isTown ? { wish: is.oneOf(where.teamIds) } : { communityId: orgId }
  const teams = isTown
    ? { localField: 'wish', foreignField: '_id' }
    : { localField: 'communityId', foreignField: 'parentId' }
  return db.aggregate<WaitingRow>('teamVolunteers', limit, stages =>
    stages
      .match({ ...whose, state: 'waiting', ...(after && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup(person)
      .lookup({ from: 'teams', ...teams, as: 'teams' }),
  )
}

export interface Wanted {
  skill: Skill | null
  availability: Availability | null
  estateId: string | null
  after: string | null
  limit: number
}

/** By name, in one call. */
export function listVolunteers(
  db: Db,
  { where }: BankReach,
  { skill, availability, estateId, after, limit }: Wanted,
): Promise<VolunteerRow[]> {
  return db.aggregate<VolunteerRow>('teamVolunteers', limit, stages =>
    stages
      .match({
        ...where,
        ...(estateId && { estateId }),
        bankKeys: bankKey(skill, availability),
        ...(after && { nameSort: is.moreThan(after) }),
      })
      .sort({ nameSort: 1 })
      .limit(limit)
      .lookup(person),
  )
}
