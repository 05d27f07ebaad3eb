import type { Checkin, Correction } from '../../../types/checkins'
import { shorten } from '../../kernel/chapters'
import type { Db } from '../../kernel/db'
import { readFault } from '../../kernel/fault'
import { earlier, findCheckin } from './store'

export type Undone = { kind: 'done'; kept: Checkin; isNew: boolean } | { kind: 'notCounted' | 'changedSince' }

/** G14: takes back what is counted, only while it is; the same tap again is told the same. */
export async function undoCounted(db: Db, checkin: Checkin, correction: Correction): Promise<Undone> {
  if (checkin.state === 'undone') return { kind: 'done', kept: checkin, isNew: isOf(checkin, correction) }
  if (checkin.state !== 'counted') return { kind: 'notCounted' }
  const { _id, state, tapId } = checkin
  const set = { state: 'undone', correction } as const
  const change = { set, push: { history: earlier(checkin) } }
  await shorten(db, 'checkins', checkin, 'history')
  if (await db.updateOne('checkins', _id, { state, tapId }, change)) {
    return { kind: 'done', kept: { ...checkin, ...set }, isNew: true }
  }
  const now = await findCheckin(db, _id)
  return now?.state === 'undone'
    ? { kind: 'done', kept: now, isNew: isOf(now, correction) }
    : { kind: 'changedSince' }
}

export type Moved = { kind: 'done'; from: Checkin } | { kind: 'notCounted' | 'targetDone' }

/**
 * G14: what is counted goes to the document of another day or person, and leaves its own one undone: both or neither.
 * Six calls. A day of the same quarter changes the one document.
 */
export async function moveCounted(db: Db, from: Checkin, to: Checkin): Promise<Moved> {
  try {
    return await moveOnce(db, from, to)
  } catch (error) {
    // Somebody checked in at the target between the look and the commit: now it is seen.
    if (readFault(error) !== 'duplicate') throw error
    return moveOnce(db, from, to)
  }
}

function moveOnce(db: Db, { _id: fromId }: Checkin, to: Checkin): Promise<Moved> {
  const { _id: toId, ...fields } = to
  return db.transaction(async transaction => {
    const from = await transaction.get<Checkin>('checkins', fromId)
    if (!from) return { kind: 'notCounted' }
    if (from.correction?.tapId === to.tapId) return { kind: 'done', from }
    if (from.state !== 'counted') return { kind: 'notCounted' }
    await shorten(transaction, 'checkins', from, 'history')
    const push = { history: earlier(from) }
    if (toId === fromId) {
      await transaction.update('checkins', fromId, { set: fields, push })
      return { kind: 'done', from: { ...from, ...fields } }
    }

    const target = await transaction.get<Checkin>('checkins', toId)
    if (target?.state === 'counted') return { kind: 'targetDone' }
    if (target) {
      await shorten(transaction, 'checkins', target, 'history')
      await transaction.update('checkins', toId, { set: fields, push: { history: earlier(target) } })
    } else {
      await transaction.insert('checkins', to)
    }
    const correction = { ...(to.correction as Correction), kind: 'movedAway', fromDay: null } as const
    await transaction.update('checkins', fromId, { set: { state: 'undone', correction }, push })
    return { kind: 'done', from: { ...from, state: 'undone', correction } }
  })
}

const isOf = ({ correction }: Checkin, { tapId }: Correction): boolean => correction?.tapId === tapId
