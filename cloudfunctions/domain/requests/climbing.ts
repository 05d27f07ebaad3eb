import { dayOf } from '../../../src/contract/calendar'
import { afterWorkHours, type WorkCalendar } from '../../../src/contract/workdays'
import type { Role } from '../../../types/accounts'
import type { Notice } from '../../../types/notices'
import type { RequestRung, ServiceRequest } from '../../../types/requests'
import type { Volunteer } from '../../../types/teams'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { readWorkCalendar } from '../holidays/store'
import { insertNotices } from '../notices/store'
import { type Addressee, noticesOf, type Telling } from '../notices/telling'
import { untoldAfter } from '../notices/untold'
import { findHolders, holdersOf } from '../orgs/holders'
import { readTree } from '../orgs/store'
import type { Tree } from '../orgs/tree'
import { each } from '../registrations/store'
import { readRuleBook } from '../rules/store'
import { keepStep, limitsIn } from './acting'
import { passed } from './choosing'
import { stepOfClock } from './request'
import { above, isTop, type Limits, rungsFrom } from './rules'

const requestsASlice = 50
const slicesATick = 4

/**
 * G32: asks the next one up to help with every request that nobody has answered in time. Each request says itself
 * when it is due, so that a tick that was stopped is gone on with by the next. Answers how many climbed.
 */
export async function climbLadders(db: Db, now: Moment): Promise<number> {
  let climbed = 0
  for (let slice = 0; slice < slicesATick; slice++) {
    const late = await db.find<ServiceRequest>('requests', {
      where: { climbAt: is.lessThan(now) },
      orderBy: ['climbAt', 'asc'],
      limit: requestsASlice,
    })
    if (late.length === 0) return climbed
    climbed += await climbOne(db, late, now)
    if (late.length < requestsASlice) return climbed
  }
  return climbed
}

async function climbOne(db: Db, late: ServiceRequest[], now: Moment): Promise<number> {
  const [tree, rules, calendar] = await Promise.all([
    readTree(db, now),
    readRuleBook(db, now),
    readWorkCalendar(db, now),
  ])
  const people = await findPeople(db, late, tree, now)
  const hours = rules.on(dayOf(now))['requests.ladderHours']
  const climbing = { people, tree, now, hours, calendar }
  const climbs = await each(late, request =>
    request.state === 'chosen'
      ? passOn(db, request, now, limitsIn(rules.on(dayOf(now)), request.category), calendar)
      : climb(db, request, climbing),
  )
  await insertNotices(
    db,
    climbs.flatMap(notices => notices ?? []),
  )
  return climbs.filter(notices => notices !== null).length
}

/** 点单: whoever was chosen said nothing in time; it goes on to the community, and nobody is reproached. */
async function passOn(
  db: Db,
  request: ServiceRequest,
  now: Moment,
  limits: Limits,
  calendar: WorkCalendar,
): Promise<Notice[] | null> {
  const step = stepOfClock('passOn', now, `chosen ${request.revision}`)
  const kept = await keepStep(db, request, step, passed(request), limits, calendar, nobody)
  return kept?.notices ?? null
}

const nobody = { openid: '', memberId: null }

interface Climbing {
  people: People
  tree: Tree
  now: Moment
  hours: number
  calendar: WorkCalendar
}

/** One rung up, only while the request still is as it was seen: an answer in between stops it. */
async function climb(
  db: Db,
  request: ServiceRequest,
  { people, tree, now, hours, calendar }: Climbing,
): Promise<Notice[] | null> {
  const { _id, revision, climbAt } = request
  const rung = rungsFrom(request).find(rung => people.on(rung, request).length > 0)
  const notices = rung ? noticesOf(tellingsFor(request, rung, people.on(rung, request), tree), now) : []
  const next = rung && !isTop(rung) ? afterWorkHours(now, hours, calendar) : null
  const set = {
    climbAt: next,
    rung: rung ? above(rung) : request.rung,
    ...(await untoldAfter(db, request, notices, now)),
  }
  const isKept = await db.updateOne('requests', _id, { revision, climbAt }, { set, add: { revision: 1 } })
  return isKept ? notices : null
}

function tellingsFor(
  { _id, category, no, dueAt, climbAt, place }: ServiceRequest,
  rung: RequestRung,
  to: Addressee[],
  tree: Tree,
): Telling[] {
  const community = tree.find(place.communityId)?.name ?? ''
  return to.map(who => ({
    kind: 'requestLate',
    told: { category, no, rung, community, dueAt: dueAt ?? climbAt ?? 0 },
    to: who,
    thing: _id,
    stage: `late ${rung} ${climbAt}`,
    // The town asks the community; it does not read the request.
    link: rung === 'town' ? null : { page: 'request', id: _id },
  }))
}

interface People {
  on(rung: RequestRung, request: ServiceRequest): Addressee[]
}

/** Who stands on every rung of these requests: at most two calls. */
async function findPeople(db: Db, requests: ServiceRequest[], tree: Tree, now: Moment): Promise<People> {
  const teams = await findTeams(db, requests)
  const places = requests.flatMap(request => [
    ...tree.upwards(request.place.communityId).map(({ _id }) => _id),
    ...teamsOf(request, teams),
  ])
  const accounts = await findHolders(db, places)
  const holding = (role: Role, orgIds: string[]): Addressee[] =>
    holdersOf(accounts, [role], orgIds, now).map(openid => ({ openid }))

  return {
    on(rung, request) {
      const above = tree.upwards(request.place.communityId).map(({ _id }) => _id)
      if (rung === 'volunteer') return request.volunteerIds.map(memberId => ({ memberId }))
      if (rung === 'leader') return holding('teamLeader', teamsOf(request, teams))
      if (rung === 'secretary') return holding('communitySecretary', above)
      return holding(rung === 'town' ? 'townSecretary' : 'countyOffice', above)
    },
  }
}

/** In which team each volunteer is; none who is in no team. */
async function findTeams(db: Db, requests: ServiceRequest[]): Promise<Map<string, string>> {
  const memberIds = [...new Set(requests.flatMap(({ volunteerIds }) => volunteerIds))]
  if (memberIds.length === 0) return new Map()
  const volunteers = await db.find<Volunteer>('teamVolunteers', {
    where: { _id: is.oneOf(memberIds) },
    limit: memberIds.length,
    fields: ['teamId'],
  })
  return new Map(volunteers.flatMap(({ _id, teamId }) => (teamId === null ? [] : [[_id, teamId]])))
}

const teamsOf = ({ volunteerIds }: ServiceRequest, teams: Map<string, string>): string[] =>
  volunteerIds.flatMap(memberId => teams.get(memberId) ?? [])
