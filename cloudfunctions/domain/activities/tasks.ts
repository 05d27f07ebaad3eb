import type {
  ActivityAttendance,
  ActivityService,
  ActivityTask,
  OfficerAt,
  TaskSource,
  TaskStep,
} from '../../../types/activities'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { taskId } from './rules'

export interface TaskDone {
  memberId: string
  communityId: string
  quarter: Quarter
  source: TaskSource
  at: Moment
  tapId: string
  /** Who marked it, and why, when somebody did. */
  by?: OfficerAt | null
  reason?: string | null
}

/** Whose task of which quarter. */
export type TaskOf = Pick<TaskDone, 'memberId' | 'communityId' | 'quarter'>

const idOf = ({ memberId, communityId, quarter }: TaskOf) => taskId(memberId, communityId, quarter)

export function findTask(db: Db, of: TaskOf): Promise<ActivityTask | null> {
  return db.get<ActivityTask>('activityTasks', idOf(of))
}

/** A36: the quarter's task is done by this, unless it is done already. One call, two when it was taken back before. */
export async function completeTask(db: Db, done: TaskDone): Promise<void> {
  if ((await db.insert('activityTasks', newTask(done))) === 'inserted') return
  const { source, at, tapId } = done
  await db.updateOne(
    'activityTasks',
    idOf(done),
    { state: 'undone', 'history.tapId': is.not(tapId) },
    { set: { state: 'done', source, at, tapId }, pushLast: { history: lastly(stepOf('done', done)) } },
  )
}

/** What it was done by, or lost, stands with that: an attendance and a service keep their own story. */
const lastly = (value: TaskStep) => ({ value, most: 40 })

/** The same within a transaction. */
export async function completeTaskIn(transaction: Transaction, done: TaskDone): Promise<void> {
  const id = idOf(done)
  const kept = await transaction.get<ActivityTask>('activityTasks', id)
  if (!kept) return transaction.insert('activityTasks', newTask(done))
  if (kept.state === 'done') return
  const { source, at, tapId } = done
  await transaction.update('activityTasks', id, {
    set: { state: 'done', source, at, tapId },
    pushLast: { history: lastly(stepOf('done', done)) },
  })
}

function newTask(done: TaskDone): ActivityTask {
  const { memberId, communityId, quarter, source, at, tapId } = done
  const history = [stepOf('done', done)]
  return { _id: idOf(done), memberId, communityId, quarter, state: 'done', source, at, tapId, history }
}

function stepOf(
  state: TaskStep['state'],
  { source, at, tapId, by = null, reason = null }: Omit<TaskDone, keyof TaskOf>,
): TaskStep {
  return { state, source, at, by, tapId, reason }
}

export async function isTaskDone(transaction: Transaction, of: TaskOf): Promise<boolean> {
  return (await transaction.get<ActivityTask>('activityTasks', idOf(of)))?.state === 'done'
}

/** Something else by which the task of that quarter is done. */
export interface OtherSource {
  source: TaskSource
  collection: 'activityAttendances' | 'activityServices'
  state: 'present' | 'confirmed'
}

/** What would still hold the task if this source were taken away. */
export async function findOtherSource(
  db: Db,
  { memberId, communityId, quarter }: TaskOf,
  lost: TaskSource,
): Promise<OtherSource | null> {
  const of = { memberId, quarter, communityId, _id: is.not(lost.id) }
  const [[attendance], [service]] = await Promise.all([
    db.find<ActivityAttendance>('activityAttendances', { where: { ...of, state: 'present' }, limit: 1 }),
    db.find<ActivityService>('activityServices', { where: { ...of, state: 'confirmed' }, limit: 1 }),
  ])
  if (attendance) {
    const source = { kind: 'activity' as const, id: attendance._id }
    return { source, collection: 'activityAttendances', state: 'present' }
  }
  if (!service) return null
  const source = { kind: 'service' as const, id: service._id }
  return { source, collection: 'activityServices', state: 'confirmed' }
}

/** Takes the task back when this was its source; what else was done keeps it. Answers whether it is still done. */
export async function releaseTask(
  transaction: Transaction,
  of: TaskOf,
  lost: TaskSource,
  other: OtherSource | null,
  { at, by, tapId, reason }: { at: Moment; by: OfficerAt; tapId: string; reason: string },
): Promise<boolean> {
  const id = idOf(of)
  const kept = await transaction.get<ActivityTask>('activityTasks', id)
  if (kept?.state !== 'done') return false
  if (kept.history.some(step => step.state === 'undone' && step.tapId === tapId)) return true
  if (kept.source.kind !== lost.kind || kept.source.id !== lost.id) return true

  const held =
    other && (await transaction.get<{ _id: string; state: string }>(other.collection, other.source.id))
  const isHeld = other !== null && held?.state === other.state
  const step = isHeld
    ? stepOf('done', { source: other.source, at, by, tapId, reason })
    : stepOf('undone', { source: lost, at, by, tapId, reason })
  await transaction.update('activityTasks', id, {
    set: isHeld ? { source: other.source } : { state: 'undone' },
    pushLast: { history: lastly(step) },
  })
  return isHeld
}
