import type { Activity, ActivityAttendance, ActivityKind, ActivityTask } from '../../../types/activities'
import type { Moment } from '../../../types/time'
import { type Condition, is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { suggestDeed } from '../deeds/suggesting'
import { momentKey } from '../registrations/rules'
import { each } from '../registrations/store'
import { takeEffect } from './attendance'
import { fillPlaces, finishMoves } from './line'

const activitiesAtOnce = 20
const attendancesAtOnce = 200

/** An operation ends within twenty seconds; after this long everything it began stands or never will. */
const settledMs = 2 * 60_000

/** Finishes moves, and moves people up, where whoever began it was stopped on the way. Answers how many. */
export async function healLines(db: Db, now: Moment): Promise<number> {
  const [toFill, stopped] = await Promise.all([
    listLines(db, { isToFill: true }),
    listLines(db, { 'underWay.at': is.lessThan(now - settledMs) }),
  ])
  const lines = new Map([...toFill, ...stopped].map(line => [line._id, line]))
  let moved = 0
  for (const line of lines.values()) {
    moved += await finishMoves(db, line)
    moved += await fillPlaces(db, line._id, now)
  }
  return moved
}

function listLines(db: Db, where: Condition): Promise<Pick<Activity, '_id' | 'underWay'>[]> {
  return db.find<Activity>('activities', { where, limit: activitiesAtOnce, fields: ['_id', 'underWay'] })
}

/** How far the attendances have been gone through. */
interface Sweep extends Stored {
  after: string
}

/** Long enough that what was entered wrongly has been taken back. */
const suggestedAfterMs = 24 * 60 * 60_000

/** At these something is done for others; a lecture or a training is no deed. */
const serving: readonly ActivityKind[] = ['activityDay', 'collective', 'dispersed', 'material', 'visit']

type AttendanceRow = ActivityAttendance & { tasks: Pick<ActivityTask, 'state'>[] }

/** Completes the task of the quarter (A36) for whoever came while the instance that kept it was stopped. */
export async function healTasks(db: Db, now: Moment): Promise<number> {
  const sweep = await db.get<Sweep>('activitySweeps', 'tasks')
  const rows = await listRecorded(db, sweep?.after ?? '', momentKey(now - settledMs))
  const missing = rows.filter(
    ({ state, tasks }) => state === 'present' && !tasks.some(task => task.state === 'done'),
  )
  for (const attendance of missing) await takeEffect(db, attendance)

  const last = rows.at(-1)?.recordedKey
  if (last) await keepSweep(db, 'tasks', sweep, last)
  return missing.length
}

type ServiceRow = ActivityAttendance & { activities: Pick<Activity, 'title' | 'kind'>[] }

/** G94: offers every service attended as a deed, a day later and once; the member takes it or declines. */
export async function suggestDeeds(db: Db, now: Moment): Promise<number> {
  const sweep = await db.get<Sweep>('activitySweeps', 'deeds')
  const rows = await listServed(db, sweep?.after ?? '', momentKey(now - suggestedAfterMs))
  const services = rows.flatMap(({ _id, memberId, communityId, day, state, activities: [activity] }) =>
    state === 'present' && activity && serving.includes(activity.kind)
      ? [
          {
            memberId,
            communityId,
            source: { kind: 'activity' as const, id: _id },
            day,
            title: activity.title,
          },
        ]
      : [],
  )
  await each(services, service => suggestDeed(db, service))

  const last = rows.at(-1)?.recordedKey
  if (last) await keepSweep(db, 'deeds', sweep, last)
  return services.length
}

function listServed(db: Db, after: string, before: string): Promise<ServiceRow[]> {
  return db.aggregate<ServiceRow>('activityAttendances', attendancesAtOnce, stages =>
    stages
      .match({ recordedKey: is.after(after, before) })
      .sort({ recordedKey: 1 })
      .limit(attendancesAtOnce)
      .lookup({ from: 'activities', localField: 'activityId', foreignField: '_id', as: 'activities' }),
  )
}

function listRecorded(db: Db, after: string, before: string): Promise<AttendanceRow[]> {
  return db.aggregate<AttendanceRow>('activityAttendances', attendancesAtOnce, stages =>
    stages
      .match({ recordedKey: is.after(after, before) })
      .sort({ recordedKey: 1 })
      .limit(attendancesAtOnce)
      .lookup({
        from: 'activityTasks',
        let: { task: { $concat: ['$memberId', '_', '$communityId', '_', '$quarter'] } },
        pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$task'] } } }],
        as: 'tasks',
      }),
  )
}

async function keepSweep(
  db: Db,
  sweepId: 'tasks' | 'deeds',
  before: Sweep | null,
  after: string,
): Promise<void> {
  if (before) await db.updateOne('activitySweeps', sweepId, { after: before.after }, { set: { after } })
  else await db.insert('activitySweeps', { _id: sweepId, after } as Stored)
}
