import type {
  Activity,
  ActivityAttendance,
  ActivityPerson,
  ActivityPlan,
  ActivityService,
  ActivitySignup,
  ActivityStep,
} from '../../../types/activities'
import type { Member } from '../../../types/members'
import type { Registration } from '../../../types/registrations'
import type { Volunteer } from '../../../types/teams'
import type { Moment, Quarter } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { SdkAggregate } from '../../platform/wechat'
import { momentKey, registrationId } from '../registrations/rules'
import type { RunReach } from './access'
import { placedInTime } from './activity'
import { partId } from './rules'

export function findActivity(db: Db, activityId: string): Promise<Activity | null> {
  return db.get<Activity>('activities', activityId)
}

/** Adds it once; a repeated tap finds the one it made. */
export async function insertActivity(db: Db, activity: Activity): Promise<Activity> {
  if ((await db.insert('activities', activity)) === 'inserted') return activity
  const kept = await findActivity(db, activity._id)
  if (!kept) throw new Error('an activity that exists and cannot be read')
  return kept
}

/** Keeps a changed plan while nobody else changed it and it has not begun; answers whether it did. */
export async function keepPlan(
  db: Db,
  seen: Activity,
  revision: number,
  plan: ActivityPlan,
  step: ActivityStep,
  isToBeTold: boolean,
): Promise<boolean> {
  const { _id } = seen
  await shorten(db, 'activities', seen, 'history')
  return db.updateOne(
    'activities',
    _id,
    { revision, state: 'open', startsAt: is.moreThan(step.at) },
    {
      set: {
        ...plan,
        ...placedInTime(_id, plan),
        // More room may let somebody move up; whoever looks finds out.
        isToFill: true,
        ...(isToBeTold && { changedAt: step.at, telling: toTell(step.at) }),
      },
      add: { revision: 1 },
      push: { history: step },
    },
  )
}

/** A job tells whoever signed up, from the first in line on. */
const toTell = (at: Moment): NonNullable<Activity['telling']> => ({ at, state: 'signedUp', after: '' })

/** Lets the sign-ups stand where the activity stands in time: one call for any number, and safe to repeat. */
export async function moveSignups(db: Db, activityId: string, endsKey: string): Promise<void> {
  await db.updateMany('activitySignups', { activityId }, { set: { endsKey } })
}

export function cancelIfOpen(db: Db, activityId: string, step: ActivityStep): Promise<boolean> {
  return db.updateOne(
    'activities',
    activityId,
    { state: 'open', endsKey: is.moreThan(momentKey(step.at)) },
    {
      set: {
        state: 'cancelled',
        cancelReason: step.reason,
        cancelledAt: step.at,
        isToFill: false,
        telling: toTell(step.at),
      },
      add: { revision: 1 },
      push: { history: step },
    },
  )
}

export interface CalendarWanted {
  show: 'coming' | 'past'
  now: Moment
  after: string | null
  limit: number
}

/** What is to come in its order, or what has been, the latest first. */
export function listActivities(
  db: Db,
  { where }: RunReach,
  { show, now, after, limit }: CalendarWanted,
): Promise<Activity[]> {
  const edge = after ?? momentKey(now)
  return db.find<Activity>('activities', {
    where: { ...where, endsKey: show === 'coming' ? is.moreThan(edge) : is.lessThan(edge) },
    orderBy: ['endsKey', show === 'coming' ? 'asc' : 'desc'],
    limit,
  })
}

/** Three counts from indexes, asked at once. */
export async function countQuarter(db: Db, communityId: string, quarter: Quarter) {
  const [collectiveArranged, tasksDone, servicesToDecide] = await Promise.all([
    db.count('activities', { communityId, quarter, kind: 'collective', state: 'open' }),
    db.count('activityTasks', { communityId, quarter, state: 'done' }),
    db.count('activityServices', { communityId, state: 'noted' }),
  ])
  return { collectiveArranged, tasksDone, servicesToDecide }
}

export function findSignup(db: Db, memberId: string, activityId: string): Promise<ActivitySignup | null> {
  return db.get<ActivitySignup>('activitySignups', partId(memberId, activityId))
}

/** Whoever has the smallest number of those who wait. */
export async function findFirstInLine(db: Db, activityId: string): Promise<ActivitySignup | null> {
  const [first] = await db.find<ActivitySignup>('activitySignups', {
    where: { activityId, state: 'waiting' },
    orderBy: ['lineKey', 'asc'],
    limit: 1,
  })
  return first ?? null
}

export function findAttendance(
  db: Db,
  memberId: string,
  activityId: string,
): Promise<ActivityAttendance | null> {
  return db.get<ActivityAttendance>('activityAttendances', partId(memberId, activityId))
}

/** How many wait before a number in line, itself counted. */
export function countInLine(db: Db, { activityId, lineKey }: ActivitySignup): Promise<number> {
  return db.count('activitySignups', { activityId, state: 'waiting', lineKey: is.lessThan(`${lineKey}~`) })
}

export async function markSeen(db: Db, memberId: string, activityId: string, seenAt: Moment): Promise<void> {
  await db.updateOne(
    'activitySignups',
    partId(memberId, activityId),
    { seenAt: is.lessThan(seenAt) },
    { set: { seenAt } },
  )
}

/** An activity with what is mine of it beside it. */
export type ActivityRow = Activity & { signups: ActivitySignup[]; attendances: ActivityAttendance[] }

/** What is to come in a community, with my part: one call, three documents a line at most. */
export function listUpcoming(
  db: Db,
  communityId: string,
  memberId: string,
  { now, after, limit }: Pick<CalendarWanted, 'now' | 'after' | 'limit'>,
): Promise<ActivityRow[]> {
  return db.aggregate<ActivityRow>('activities', limit, stages => {
    const coming = stages
      .match({ communityId, endsKey: is.moreThan(after ?? momentKey(now)) })
      .sort({ endsKey: 1 })
      .limit(limit)
    const withSignup = byPart(coming, 'activitySignups', 'signups', { $concat: [`${memberId}_`, '$_id'] })
    return byPart(withSignup, 'activityAttendances', 'attendances', { $concat: [`${memberId}_`, '$_id'] })
  })
}

/** A sign-up of mine that is not over, with its activity and my attendance. */
export type SignupRow = ActivitySignup & { activities: Activity[]; attendances: ActivityAttendance[] }

export function listMySignups(db: Db, memberId: string, now: Moment, limit: number): Promise<SignupRow[]> {
  return db.aggregate<SignupRow>('activitySignups', limit, stages =>
    stages
      .match({ memberId, isOpen: true, endsKey: is.moreThan(momentKey(now)) })
      .sort({ endsKey: 1 })
      .limit(limit)
      .lookup({ from: 'activities', localField: 'activityId', foreignField: '_id', as: 'activities' })
      .lookup({ from: 'activityAttendances', localField: '_id', foreignField: '_id', as: 'attendances' }),
  )
}

function byPart(stages: SdkAggregate, from: string, as: string, id: object): SdkAggregate {
  return stages.lookup({
    from,
    let: { part: id },
    pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$part'] } } }],
    as,
  })
}

type PersonShown = Pick<Member, '_id' | 'name' | 'phoneTail' | 'unitName' | 'hiddenBy'>

export interface PersonRow {
  memberId: string
  key: string
  people: PersonShown[]
  signups: Pick<ActivitySignup, 'state'>[]
  attendances: ActivityAttendance[]
}

export interface PeopleWanted {
  activityId: string
  after: string | null
  limit: number
}

/** Those signed up or waiting, in line. */
export async function listInLine(
  db: Db,
  { where }: RunReach,
  state: 'signedUp' | 'waiting',
  { activityId, after, limit }: PeopleWanted,
): Promise<PersonRow[]> {
  type Row = ActivitySignup & Pick<PersonRow, 'people' | 'attendances'>
  const rows = await db.aggregate<Row>('activitySignups', limit, stages =>
    stages
      .match({ activityId, state, ...where, ...(after && { lineKey: is.moreThan(after) }) })
      .sort({ lineKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' })
      .lookup({ from: 'activityAttendances', localField: '_id', foreignField: '_id', as: 'attendances' }),
  )
  return rows.map(({ memberId, lineKey, people, attendances, state }) => ({
    memberId,
    key: lineKey,
    people,
    attendances,
    signups: [{ state }],
  }))
}

/** Those who came, or who say so, as it came to be known. */
export async function listThere(
  db: Db,
  where: Record<string, string>,
  state: 'present' | 'pending',
  { activityId, after, limit }: PeopleWanted,
): Promise<PersonRow[]> {
  type Row = ActivityAttendance & Pick<PersonRow, 'people' | 'signups'>
  const rows = await db.aggregate<Row>('activityAttendances', limit, stages =>
    stages
      .match({ activityId, state, ...where, ...(after && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' })
      .lookup({ from: 'activitySignups', localField: '_id', foreignField: '_id', as: 'signups' }),
  )
  return rows.map(({ people, signups, ...attendance }) => ({
    memberId: attendance.memberId,
    key: attendance.sortKey,
    people,
    signups,
    attendances: [attendance],
  }))
}

/** The people of the community by name, with their part in the activity. */
export async function listEverybody(
  db: Db,
  communityId: string,
  namePrefix: string,
  { activityId, after, limit }: PeopleWanted,
): Promise<PersonRow[]> {
  type Row = PersonShown & { nameSort: string } & Pick<PersonRow, 'signups' | 'attendances'>
  const part = { $concat: ['$_id', `_${activityId}`] }
  const rows = await db.aggregate<Row>('members', limit, stages => {
    const page = stages
      .match({ communityId, hiddenBy: null, ...nameRange(namePrefix, after) })
      .sort({ nameSort: 1 })
      .limit(limit)
    const withSignup = byPart(page, 'activitySignups', 'signups', part)
    return byPart(withSignup, 'activityAttendances', 'attendances', part).project({
      name: 1,
      nameSort: 1,
      phoneTail: 1,
      unitName: 1,
      hiddenBy: 1,
      signups: 1,
      attendances: 1,
    })
  })
  return rows.map(({ signups, attendances, nameSort, ...person }) => ({
    memberId: person._id,
    key: nameSort,
    people: [person],
    signups,
    attendances,
  }))
}

function nameRange(namePrefix: string, after: string | null): { nameSort?: unknown } {
  if (after) return { nameSort: namePrefix ? is.after(after, `${namePrefix}\uffff`) : is.moreThan(after) }
  return namePrefix ? { nameSort: is.startingWith(namePrefix) } : {}
}

export function personView({ memberId, people, signups, attendances }: PersonRow): ActivityPerson {
  const person = people.find(({ hiddenBy }) => hiddenBy === null)
  const [attendance] = attendances
  return {
    memberId,
    name: person?.name ?? '',
    phoneTail: person?.phoneTail ?? null,
    unitName: person?.unitName ?? '',
    signup: signups[0]?.state ?? null,
    attendance: attendance
      ? {
          state: attendance.state,
          at: attendance.at,
          leftAt: attendance.leftAt,
          tier: attendance.tier,
          reason: attendance.history.findLast(({ reason }) => reason !== null)?.reason ?? null,
        }
      : null,
  }
}

/** The member's own leaving, once; never a length of time. */
export function checkOut(db: Db, attendanceId: string, step: ActivityAttendance['history'][number]) {
  return db.updateOne(
    'activityAttendances',
    attendanceId,
    { state: is.not('undone'), leftAt: null },
    { set: { leftAt: step.at }, push: { history: step } },
  )
}

/** Those of these people who are in the group, or in the team: two calls at once. */
export async function findOwnPeople(
  db: Db,
  orgId: string,
  communityId: string,
  memberIds: string[],
): Promise<Set<string>> {
  const ids = memberIds.map(memberId => registrationId(memberId, communityId))
  const [registrations, volunteers] = await Promise.all([
    db.find<Registration>('registrations', {
      where: { _id: is.oneOf(ids), 'assigned.groupId': orgId },
      limit: ids.length,
    }),
    db.find<Volunteer>('teamVolunteers', {
      where: { _id: is.oneOf(memberIds), teamId: orgId },
      limit: memberIds.length,
    }),
  ])
  return new Set([...registrations.map(({ memberId }) => memberId), ...volunteers.map(({ _id }) => _id)])
}

export function findService(db: Db, serviceId: string): Promise<ActivityService | null> {
  return db.get<ActivityService>('activityServices', serviceId)
}

/** Adds it once; a repeated tap finds the one it made. */
export async function insertService(db: Db, service: ActivityService): Promise<ActivityService> {
  if ((await db.insert('activityServices', service)) === 'inserted') return service
  return (await findService(db, service._id)) ?? service
}

/** Mine, the latest first. */
export function listMyServices(
  db: Db,
  memberId: string,
  after: string | null,
  limit: number,
): Promise<ActivityService[]> {
  return db.find<ActivityService>('activityServices', {
    where: { memberId, ...(after && { sortKey: is.lessThan(after) }) },
    orderBy: ['sortKey', 'desc'],
    limit,
  })
}

export type ServiceRow = ActivityService & { people: PersonShown[] }

/** Whoever waits longest first, with the person beside it. */
export function listServices(
  db: Db,
  communityId: string,
  state: ActivityService['state'],
  after: string | null,
  limit: number,
): Promise<ServiceRow[]> {
  return db.aggregate<ServiceRow>('activityServices', limit, stages =>
    stages
      .match({ communityId, state, ...(after && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}
