import type { Activity, ActivityAttendance, ActivityTask } from '../../../types/activities'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { momentKey } from '../registrations/rules'
import { takeEffect } from './attendance'
import { fillPlaces } from './line'

const activitiesAtOnce = 20
const attendancesAtOnce = 200

/** An operation ends within twenty seconds; after this long everything it began stands or never will. */
const settledMs = 2 * 60_000

/** Moves people up where whoever freed the place was stopped on the way. Answers how many. */
export async function healLines(db: Db, now: Moment): Promise<number> {
  const waiting = await db.find<Activity>('activities', {
    where: { isToFill: true },
    limit: activitiesAtOnce,
    fields: ['_id'],
  })
  let moved = 0
  for (const { _id } of waiting) moved += await fillPlaces(db, _id, now)
  return moved
}

/** How far the attendances have been gone through. */
interface Sweep extends Stored {
  after: string
}

const sweepId = 'tasks'

type AttendanceRow = ActivityAttendance & { tasks: Pick<ActivityTask, 'state'>[] }

/** Completes the task of the quarter (A36) for whoever came while the instance that kept it was stopped. */
export async function healTasks(db: Db, now: Moment): Promise<number> {
  const sweep = await db.get<Sweep>('activitySweeps', sweepId)
  const rows = await listRecorded(db, sweep?.after ?? '', momentKey(now - settledMs))
  const missing = rows.filter(
    ({ state, tasks }) => state === 'present' && !tasks.some(task => task.state === 'done'),
  )
  for (const attendance of missing) await takeEffect(db, attendance)

  const last = rows.at(-1)?.recordedKey
  if (last) await keepSweep(db, sweep, last)
  return missing.length
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

async function keepSweep(db: Db, before: Sweep | null, after: string): Promise<void> {
  if (before) await db.updateOne('activitySweeps', sweepId, { after: before.after }, { set: { after } })
  else await db.insert('activitySweeps', { _id: sweepId, after } as Stored)
}
