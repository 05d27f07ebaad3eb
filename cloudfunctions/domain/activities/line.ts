import type { Activity, ActivitySignup, LineMove } from '../../../types/activities'
import type { Registration } from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import { registrationId } from '../registrations/rules'
import { begin, complete, finish, newMove, signupAfter } from './line-move'
import { movesUp, takesAPlace, whyClosed } from './rules'
import { findActivity, findFirstInLine, findSignup } from './store'

/** Each time the line has moved on meanwhile, so that somebody else was served. */
const mostTries = 60

/** How many move up in one go; a job goes on when there are more. */
const mostAtOnce = 100

/** Whoever was overtaken so often leaves it to the others, and to the job at the latest. */
const mostOvertaken = 3

export interface SigningUp {
  memberId: string
  activityId: string
  /** Is the activity one of this member's community? */
  isTheirs(activity: Activity): boolean
  now: Moment
  tapId: string
}

export type SignedUp =
  | { kind: 'done'; signup: ActivitySignup; placeInLine: number | null; isNew: boolean }
  | { kind: 'refused'; refusal: 'activityCancelled' | 'activityBegun' | 'activityOver' | 'notYourGroup' }
  | { kind: 'gone' }

/**
 * G40: a place, or the end of the line; the activity is the referee. Six calls: two looks at once, the move, its
 * number, the sign-up, the end of the move; one more where only a group may come.
 */
export async function signUp(
  db: Db,
  { memberId, activityId, isTheirs, now, tapId }: SigningUp,
): Promise<SignedUp> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [activity, kept] = await lookAt(db, activityId, memberId)
    if (!activity || !isTheirs(activity)) return { kind: 'gone' }
    if (await finishedOf(db, activity, move => move.memberId === memberId)) continue
    const repeated = kept?.steps.find(step => step.tapId === tapId)
    if (kept && (kept.isOpen || repeated)) {
      const signup = kept.isOpen ? kept : asItWas(kept, repeated?.act)
      return { kind: 'done', signup, placeInLine: null, isNew: repeated !== undefined }
    }
    const closed = whyClosed(activity, now)
    if (closed) return { kind: 'refused', refusal: closed }
    if (!(await isOfTheGroup(db, memberId, activity))) return { kind: 'refused', refusal: 'notYourGroup' }

    const move = newMove(takesAPlace(activity) ? 'signUp' : 'wait', memberId, now, tapId)
    if (!(await begin(db, activity, move))) continue
    const moved = await findActivity(db, activityId)
    if (!moved || !(await complete(db, moved, move, kept))) continue
    const signup = signupAfter(moved, move, kept)
    return { kind: 'done', signup, placeInLine: placeInLine(moved, move), isNew: true }
  }
  throw new Error('a line that never stood still')
}

const lookAt = (db: Db, activityId: string, memberId: string) =>
  Promise.all([findActivity(db, activityId), findSignup(db, memberId, activityId)])

/** Finishes a move under way, perhaps begun by the same tap a moment ago; false when there is none like it. */
async function finishedOf(db: Db, activity: Activity, isLike: (move: LineMove) => boolean): Promise<boolean> {
  const move = activity.underWay.find(isLike)
  if (move) await finish(db, activity._id, move)
  return move !== undefined
}

/** What the first answer to a tap was, though the person has left since. */
function asItWas(signup: ActivitySignup, act: ActivitySignup['steps'][number]['act'] | undefined) {
  return { ...signup, state: act === 'wait' ? ('waiting' as const) : ('signedUp' as const) }
}

async function isOfTheGroup(
  db: Db,
  memberId: string,
  { openTo, orgId, communityId }: Activity,
): Promise<boolean> {
  if (openTo === 'community') return true
  const registration = await db.get<Registration>('registrations', registrationId(memberId, communityId))
  return registration?.assigned.groupId === orgId
}

/** Nobody takes a place while somebody waits: whoever came after this one waits behind. Null when it has to be counted. */
function placeInLine({ arrivals, waiting }: Activity, { act, memberId }: LineMove): number | null {
  const at = arrivals.lastIndexOf(memberId)
  if (act !== 'wait' || at < 0) return null
  return Math.max(1, waiting - (arrivals.length - 1 - at))
}

/** X17: gives the place or the wait back; nothing to do is done already. The first in line is moved up afterwards. */
export async function leave(
  db: Db,
  { memberId, activityId, now, tapId }: Omit<SigningUp, 'isTheirs'>,
): Promise<{ isOver: boolean; isToFill: boolean }> {
  for (let tries = 0; tries < mostTries; tries++) {
    const [activity, kept] = await lookAt(db, activityId, memberId)
    if (activity && (await finishedOf(db, activity, move => move.memberId === memberId))) continue
    const isRepeat = kept?.steps.some(step => step.act === 'leave' && step.tapId === tapId)
    if (!activity || !kept?.isOpen || isRepeat) {
      return { isOver: false, isToFill: activity?.isToFill ?? false }
    }
    if (now >= activity.endsAt) return { isOver: true, isToFill: false }
    const move = newMove('leave', memberId, now, tapId)
    if (!(await begin(db, activity, move)) || !(await complete(db, activity, move, kept))) continue
    return { isOver: false, isToFill: kept.state === 'signedUp' && activity.waiting > 0 }
  }
  throw new Error('a line that never stood still')
}

/**
 * Moves the first in line up while there is room. The activity says itself that there is something to do, so that
 * whoever comes next, at the latest a job, goes on where this one was stopped. Answers how many moved up.
 */
export async function fillPlaces(db: Db, activityId: string, now: Moment): Promise<number> {
  let moved = 0
  for (let overtaken = 0; moved < mostAtOnce && overtaken < mostOvertaken; ) {
    const outcome = await moveFirstUp(db, activityId, now)
    if (outcome === 'filled') return moved
    if (outcome === 'moved') moved++
    else overtaken++
  }
  return moved
}

/** `overtaken`: the line is not any more as it was seen. */
async function moveFirstUp(
  db: Db,
  activityId: string,
  now: Moment,
): Promise<'moved' | 'overtaken' | 'filled'> {
  const activity = await findActivity(db, activityId)
  if (!activity?.isToFill) return 'filled'
  // Who moved up may not know yet, and who waits and is not written down may stand before the first one who is.
  if (await finishedOf(db, activity, ({ act }) => act === 'moveUp' || act === 'wait')) return 'overtaken'
  if (!movesUp(activity, now)) return (await sayFilled(db, activity)) ? 'filled' : 'overtaken'
  const first = await findFirstInLine(db, activityId)
  if (await finishedOf(db, activity, ({ memberId }) => memberId === first?.memberId)) return 'overtaken'
  if (!first) return 'overtaken'
  const move = { ...newMove('moveUp', first.memberId, now, null), lineKey: first.lineKey }
  if (!(await begin(db, activity, move))) return 'overtaken'
  return (await complete(db, activity, move, first)) ? 'moved' : 'overtaken'
}

/** Only while the line is as it was seen: nobody has left or come since. */
function sayFilled(db: Db, { _id, revision, signedUp, waiting, nextInLine }: Activity): Promise<boolean> {
  const asSeen = { revision, signedUp, waiting, nextInLine }
  return db.updateOne('activities', _id, { isToFill: true, ...asSeen }, { set: { isToFill: false } })
}

/** Finishes what was begun and not ended, as any tap of the same person does. Answers how many. */
export async function finishMoves(db: Db, activity: Pick<Activity, '_id' | 'underWay'>): Promise<number> {
  for (const move of activity.underWay) await finish(db, activity._id, move)
  return activity.underWay.length
}
