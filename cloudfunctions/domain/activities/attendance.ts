import type {
  Activity,
  ActivityAttendance,
  AttendanceStep,
  AttendanceWay,
  AttendRefusal,
} from '../../../types/activities'
import type { EvidenceTier } from '../../../types/checkins'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Context } from '../../kernel/context'
import type { Db } from '../../kernel/db'
import { findMember } from '../members/store'
import { doerOf, newAttendance } from './activity'
import { decideAttend } from './rules'
import { findActivity } from './store'
import { completeTask } from './tasks'

/** Somebody came to an activity, and how that is known. */
export interface Attending {
  activityId: string
  memberId: string
  /** When it happened; a check-in that waited for a network says so. */
  at: Moment
  way: AttendanceWay
  tier: EvidenceTier
  tapId: string
}

export type Attended =
  | { ok: true; activity: Activity; attendance: ActivityAttendance; isNew: boolean }
  | { ok: false; refusal: AttendRefusal }

/**
 * A53 A38: keeps that a member came, whether signed up or not, and with it the quarter's task (A36). Three calls for
 * a first time, four for a repeat; tier D counts once another member or an officer confirms it.
 */
export async function attend(context: Context, attending: Attending): Promise<Attended> {
  const { db, actor, tree, now } = context
  const { activityId, memberId, at, way, tier, tapId } = attending
  const [activity, member] = await Promise.all([
    findActivity(db, activityId),
    actor.memberId === memberId ? actor.member : findMember(db, memberId),
  ])
  const refusal = decideAttend(activity, member, at)
  if (refusal || !activity) return { ok: false, refusal: refusal ?? 'unknownActivity' }

  const by = doerOf(actor, memberId === actor.memberId ? null : activity.orgId, tree)
  const step: AttendanceStep = { act: 'attend', at: now, by, tapId, reason: null }
  const { kept, isNew } = await keepAttendance(
    db,
    newAttendance({ activity, memberId, at, now, way, tier, step }),
  )
  return { ok: true, activity, attendance: kept, isNew }
}

/**
 * Keeps an attendance once. A word that waited, or one that was taken back, becomes this one; what counts already
 * stays as it is. The same tap is still told that it is new.
 */
export async function keepAttendance(
  db: Db,
  attendance: ActivityAttendance,
): Promise<{ kept: ActivityAttendance; isNew: boolean }> {
  const isNew =
    (await db.insert('activityAttendances', attendance)) === 'inserted' || (await revive(db, attendance))
  if (!isNew) return alreadyThere(db, attendance)
  if (attendance.state === 'present') await takeEffect(db, attendance)
  return { kept: attendance, isNew }
}

async function revive(db: Db, attendance: ActivityAttendance): Promise<boolean> {
  const { _id, history, ...set } = attendance
  const weaker = attendance.state === 'present' ? ['pending', 'undone'] : ['undone']
  return db.updateOne(
    'activityAttendances',
    _id,
    // A tap that comes again after the attendance was taken back brings nothing back.
    { state: is.oneOf(weaker), 'history.tapId': is.not(attendance.tapId) },
    { set, push: { history: history[0] } },
  )
}

async function alreadyThere(db: Db, { _id, tapId }: ActivityAttendance) {
  const kept = await db.get<ActivityAttendance>('activityAttendances', _id)
  if (!kept) throw new Error('an attendance that exists and cannot be read')
  return { kept, isNew: kept.tapId === tapId }
}

/** What follows once an attendance counts, whoever confirmed it: the quarter's task (A36). Safe to repeat. */
export async function takeEffect(db: Db, attendance: ActivityAttendance): Promise<void> {
  const { _id, memberId, communityId, quarter, at, tapId } = attendance
  const source = { kind: 'activity' as const, id: _id }
  await completeTask(db, { memberId, communityId, quarter, source, at, tapId })
}
