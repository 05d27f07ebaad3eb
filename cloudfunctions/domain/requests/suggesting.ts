import { addDays, dayOf, startOfDay } from '../../../src/contract/calendar'
import type { Member } from '../../../types/members'
import type { Registration } from '../../../types/registrations'
import type { ServiceRequest, SuggestedPerson } from '../../../types/requests'
import type { Volunteer } from '../../../types/teams'
import { is } from '../../kernel/condition'
import type { Context } from '../../kernel/context'
import type { Db } from '../../kernel/db'
import { isSeen } from '../members/seen'
import { readCatalogue } from '../posts/catalogue'
import { bankKey, teamsNear } from '../teams/rules'
import { findTeams } from '../teams/store'
import { listServed, type Served } from './board-store'
import { distanceTo, inOrder, isFreeFor, type Serving, servingOf } from './matching'
import { endedAt, endedSince, isOpen } from './rules'

/** What is looked at of each list, and how many are shown in the end. */
const mostLookedAt = 30
const mostShown = 12
const mostServed = 200
const daysRemembered = 90

interface Candidate {
  member: Member
  volunteer: Volunteer | null
  postIds: string[]
}

/**
 * G27: who might go for one request: volunteers who are good at it or in a team whose work it is (X27), and those who
 * hold a post that has to do with it (X7), with what they have in hand and when they served last. Five calls at most.
 */
export async function suggestFor(context: Context, request: ServiceRequest): Promise<SuggestedPerson[]> {
  const { db, now } = context
  const catalogue = await readCatalogue(db, now)
  const serving = servingOf(catalogue.all, request.category)
  const teamIds = await teamsServing(context, request)
  const candidates = await gather(db, request, serving, teamIds)
  const served = await servedBy(db, candidates, startOfDay(addDays(dayOf(now), -daysRemembered)))

  const people = candidates.map(({ member, volunteer, postIds }): SuggestedPerson => {
    const teamId = volunteer?.teamId ?? null
    return {
      memberId: member._id,
      name: member.name,
      skills: serving.skills.filter(skill => volunteer?.skills.includes(skill)),
      posts: postIds.flatMap(id => (serving.postIds.includes(id) ? (catalogue.find(id)?.name ?? []) : [])),
      team: teamId && teamIds.includes(teamId) ? (context.tree.find(teamId)?.name ?? null) : null,
      distance: distanceTo(request.place, member),
      availability: volunteer?.availability ?? [],
      isFree: isFreeFor(request.when, volunteer?.availability ?? []),
      ...servingNow(served, member._id),
    }
  })
  return inOrder(people).slice(0, mostShown)
}

/** The teams near that say this is their work (A13). */
async function teamsServing({ db, tree }: Context, { place, category }: ServiceRequest): Promise<string[]> {
  const near = teamsNear(tree, place.communityId).map(({ _id }) => _id)
  const teams = await findTeams(db, near)
  return [...teams.values()].flatMap(({ _id, state, services }) =>
    state === 'open' && services.some(service => service === category) ? [_id] : [],
  )
}

/** Everybody of the three lists once. Those who would stand at the end of each by name stand in front every other time. */
async function gather(
  db: Db,
  request: ServiceRequest,
  { skills, postIds }: Serving,
  teamIds: string[],
): Promise<Candidate[]> {
  const { communityId } = request.place
  const direction = request.no.charCodeAt(0) % 2 === 0 ? 1 : -1
  const wanted = skills.length > 0 ? skills : [null]
  const [skilled, teamed, holders] = await Promise.all([
    listVolunteers(
      db,
      { communityId, bankKeys: is.oneOf(wanted.map(skill => bankKey(skill, null))) },
      direction,
    ),
    teamIds.length === 0
      ? []
      : listVolunteers(db, { teamId: is.oneOf(teamIds), bankKeys: bankKey(null, null) }, direction),
    postIds.length === 0 ? [] : listHolders(db, communityId, postIds, direction),
  ])
  const byId = new Map<string, Candidate>()
  for (const { people, ...volunteer } of [...skilled, ...teamed]) {
    for (const member of people) byId.set(member._id, { member, volunteer, postIds: [] })
  }
  for (const { people, assigned } of holders) {
    for (const member of people) {
      const volunteer = byId.get(member._id)?.volunteer ?? null
      byId.set(member._id, { member, volunteer, postIds: assigned.postIds })
    }
  }
  return [...byId.values()].filter(({ member }) => mayBeSent(member, request))
}

/** Whoever asked, and whoever has it already, is not sent. */
function mayBeSent(member: Member, { place, askers, volunteerIds }: ServiceRequest): boolean {
  return (
    isSeen(member) &&
    member.communityId === place.communityId &&
    !volunteerIds.includes(member._id) &&
    !(member.openid !== null && askers.includes(member.openid))
  )
}

const person = { from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }

function listVolunteers(db: Db, where: Record<string, unknown>, direction: 1 | -1) {
  return db.aggregate<Volunteer & { people: Member[] }>('teamVolunteers', mostLookedAt, stages =>
    stages.match(where).sort({ nameSort: direction }).limit(mostLookedAt).lookup(person),
  )
}

function listHolders(db: Db, communityId: string, postIds: string[], direction: 1 | -1) {
  return db.aggregate<Registration & { people: Member[] }>('registrations', mostLookedAt, stages =>
    stages
      .match({ communityId, 'assigned.postIds': is.oneOf(postIds) })
      .sort({ stubKey: direction })
      .limit(mostLookedAt)
      .lookup(person),
  )
}

async function servedBy(db: Db, candidates: Candidate[], since: number): Promise<Served[]> {
  const ids = candidates.map(({ member }) => member._id)
  return ids.length === 0 ? [] : listServed(db, ids, endedSince(since), mostServed)
}

/** What somebody has in hand, and the day of the last that came to its end. */
function servingNow(served: Served[], memberId: string): Pick<SuggestedPerson, 'inHand' | 'lastServedOn'> {
  const own = served.filter(({ volunteerIds }) => volunteerIds.includes(memberId))
  const ended = own.flatMap(({ sortKey }) => endedAt(sortKey) ?? [])
  return {
    inHand: own.filter(({ state }) => isOpen(state)).length,
    lastServedOn: ended.length > 0 ? dayOf(Math.max(...ended)) : null,
  }
}
