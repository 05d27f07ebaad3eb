import type { Page } from '../../../types/api'
import type { Choosable, ChosenHelper } from '../../../types/choosing'
import type { Member } from '../../../types/members'
import type { Org } from '../../../types/orgs'
import type { ServiceRequest } from '../../../types/requests'
import type { Team, Volunteer } from '../../../types/teams'
import { is } from '../../kernel/condition'
import type { Context } from '../../kernel/context'
import { pageOf, readCursor } from '../../kernel/cursor'
import type { Db } from '../../kernel/db'
import { fieldsOn } from '../board/page'
import { isSeen } from '../members/seen'
import { byName } from '../orgs/tree'
import { momentKey, statesAccepted } from '../registrations/rules'
import { bankKey } from '../teams/rules'
import { findLeaders, findTeam, findTeams } from '../teams/store'

const aPage = 20
/** A team is twenty or thirty people; whoever else is in a larger one is led by the same leader. */
const mostMates = 50

type Chosen = Omit<ChosenHelper, 'from' | 'hoursLeft'>
type VolunteerRow = Volunteer & { people: Member[] }

/**
 * 点单: who said that residents may choose them for this kind of service. Whoever was not chosen for longest comes
 * first; nobody is compared with anybody. One call, the same on every page.
 */
export async function listPeople(
  context: Context,
  request: ServiceRequest,
  cursor: string | null,
): Promise<Page<Choosable>> {
  const { communityId } = request.place
  const after = readCursor(cursor)
  const rows = await findOffered(
    context.db,
    { communityId, offered: request.category, ...(after && { turnKey: is.moreThan(after) }) },
    aPage + 1,
  )
  const showsUnit = fieldsOn(context).includes('unit')
  const { items, cursor: next } = pageOf(
    rows,
    aPage,
    ({ turnKey }) => turnKey,
    ({ people, ...volunteer }) =>
      people
        .filter(member => mayCome(member, request))
        .map(member => personView(volunteer, member, showsUnit)),
  )
  return { items: items.flat(), cursor: next }
}

function findOffered(db: Db, where: Record<string, unknown>, limit: number): Promise<VolunteerRow[]> {
  return db.aggregate<VolunteerRow>('teamVolunteers', limit, stages =>
    stages
      .match(where)
      .sort({ turnKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}

/** Registered in the community, not one of those who asked, and not asked about this before. */
function mayCome(member: Member, { place, askers, passedIds }: ServiceRequest): boolean {
  return (
    servesThere(member, place.communityId) &&
    !passedIds.includes(member._id) &&
    !(member.openid !== null && askers.includes(member.openid))
  )
}

function servesThere(member: Member, communityId: string): boolean {
  const { registration } = member
  return (
    isSeen(member) && registration?.communityId === communityId && statesAccepted.includes(registration.state)
  )
}

/** The name as the supervision board shows it, the unit where it does, and what the volunteer offered. */
function personView(
  { _id, offered, availability }: Volunteer,
  { name, unitName }: Member,
  showsUnit: boolean,
): Choosable {
  const unit = showsUnit ? unitName : null
  return { kind: 'person', id: _id, name, unit, services: offered, availability, people: null }
}

/** The community's own teams that say this is their work, by name (A13). One call. */
export async function listTeams(
  { db, tree }: Context,
  request: ServiceRequest,
  cursor: string | null,
): Promise<Page<Choosable>> {
  const all = tree.childrenOf(request.place.communityId).filter(isOpenTeam).sort(byName)
  const after = readCursor(cursor)
  const from = after === null ? 0 : all.findIndex(({ _id }) => _id === after) + 1
  const shown = all.slice(from, from + aPage + 1)
  const teams = await findTeams(
    db,
    shown.map(({ _id }) => _id),
  )
  const { items, cursor: next } = pageOf(
    shown,
    aPage,
    ({ _id }) => _id,
    ({ _id, name }) => {
      const team = teams.get(_id)
      return team && serves(team, request) ? [teamView(team, name)] : []
    },
  )
  return { items: items.flat(), cursor: next }
}

const isOpenTeam = ({ kind, state }: Org): boolean => kind === 'team' && state === 'open'

function serves({ _id, state, services }: Team, { category, passedIds }: ServiceRequest): boolean {
  return state === 'open' && services.some(one => one === category) && !passedIds.includes(_id)
}

function teamView({ _id, services, people }: Team, name: string): Choosable {
  return { kind: 'team', id: _id, name, unit: null, services, availability: [], people }
}

/** Whom a resident names, while he or she, or they, may be chosen for this; null otherwise. */
export function findHelper(
  context: Context,
  request: ServiceRequest,
  { kind, id }: Pick<ChosenHelper, 'kind' | 'id'>,
): Promise<Chosen | null> {
  return kind === 'person' ? findPerson(context, request, id) : findTeamOf(context, request, id)
}

async function findPerson({ db }: Context, request: ServiceRequest, id: string): Promise<Chosen | null> {
  const where = { _id: id, communityId: request.place.communityId, offered: request.category }
  const [found] = await findOffered(db, where, 1)
  const member = found?.people.find(member => mayCome(member, request))
  return member ? { kind: 'person', id, name: member.name, leadIds: [id], memberIds: [id] } : null
}

/** A team with somebody who leads it; its people may say yes, too. */
async function findTeamOf(
  { db, tree }: Context,
  request: ServiceRequest,
  id: string,
): Promise<Chosen | null> {
  const { communityId } = request.place
  const org = tree.find(id)
  if (org?.parentId !== communityId || !isOpenTeam(org)) return null
  const [team, leaders, mates] = await Promise.all([findTeam(db, id), findLeaders(db, id), findMates(db, id)])
  if (!team || !serves(team, request)) return null
  const leadIds = idsOf(
    leaders
      .filter(({ roles }) => roles.some(({ role, orgId }) => role === 'teamLeader' && orgId === id))
      .flatMap(({ members }) => members),
    request,
  )
  const memberIds = [...new Set([...leadIds, ...idsOf(mates, request)])]
  return leadIds.length === 0 ? null : { kind: 'team', id, name: org.name, leadIds, memberIds }
}

const idsOf = (members: Member[], request: ServiceRequest): string[] =>
  members.filter(member => mayCome(member, request)).map(({ _id }) => _id)

async function findMates(db: Db, teamId: string): Promise<Member[]> {
  const rows = await db.aggregate<VolunteerRow>('teamVolunteers', mostMates, stages =>
    stages
      .match({ teamId, bankKeys: bankKey(null, null) })
      .sort({ nameSort: 1 })
      .limit(mostMates)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
  return rows.flatMap(({ people }) => people)
}

/** Whoever was chosen just now stands behind those who were not. */
export async function putBehind({ db, now }: Context, { kind, id }: Chosen): Promise<void> {
  if (kind === 'team') return
  await db.updateOne('teamVolunteers', id, {}, { set: { turnKey: momentKey(now, id) } })
}
