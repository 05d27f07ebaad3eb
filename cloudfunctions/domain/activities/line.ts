import type { Activity, ActivitySignup, SignupStep } from '../../../types/activities'
import type { Registration } from '../../../types/registrations'
import type { Moment } from '../../../types/time'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { tellWithin } from '../notices/telling'
import { registrationId } from '../registrations/rules'
import { hasRoom, lineKeyOf, movesUp, partId, takesAPlace, whyClosed } from './rules'
import { placeFor } from './telling'

/** Enough to know a tap that comes again; older ones are forgotten. */
const stepsKept = 20

/** How many move up in one go; a job goes on when there are more. */
const mostAtOnce = 100

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
 * G40: a place, or the end of the line, with the activity's counters in the same transaction. Six calls: begin, two
 * looks, two changes, commit; one more where only a group may come.
 */
export function signUp(db: Db, { memberId, activityId, isTheirs, now, tapId }: SigningUp): Promise<SignedUp> {
  const id = partId(memberId, activityId)
  return db.transaction(async transaction => {
    const activity = await transaction.get<Activity>('activities', activityId)
    if (!activity || !isTheirs(activity)) return { kind: 'gone' }
    const kept = await transaction.get<ActivitySignup>('activitySignups', id)
    const repeated = kept?.steps.find(step => step.tapId === tapId)
    if (kept && (kept.isOpen || repeated)) {
      const signup = kept.isOpen ? kept : asItWas(kept, repeated)
      return { kind: 'done', signup, placeInLine: null, isNew: repeated !== undefined }
    }
    const closed = whyClosed(activity, now)
    if (closed) return { kind: 'refused', refusal: closed }
    if (!(await isOfTheGroup(transaction, memberId, activity))) {
      return { kind: 'refused', refusal: 'notYourGroup' }
    }
    const hasPlace = takesAPlace(activity)
    const step: SignupStep = { act: hasPlace ? 'signUp' : 'wait', at: now, tapId }
    const signup = signupOf(activity, memberId, hasPlace ? 'signedUp' : 'waiting', step, kept)
    await keepSignup(transaction, signup, kept !== null)
    await transaction.update('activities', activityId, {
      add: { [hasPlace ? 'signedUp' : 'waiting']: 1, nextInLine: 1 },
    })
    return { kind: 'done', signup, placeInLine: hasPlace ? null : activity.waiting + 1, isNew: true }
  })
}

/** What the first answer to a tap was, though the person has left since. */
function asItWas(signup: ActivitySignup, step: SignupStep | undefined): ActivitySignup {
  return { ...signup, state: step?.act === 'wait' ? 'waiting' : 'signedUp' }
}

async function isOfTheGroup(
  transaction: Transaction,
  memberId: string,
  { openTo, orgId, communityId }: Activity,
): Promise<boolean> {
  if (openTo === 'community') return true
  const id = registrationId(memberId, communityId)
  const registration = await transaction.get<Registration>('registrations', id)
  return registration?.assigned.groupId === orgId
}

function signupOf(
  { _id: activityId, communityId, orgId, endsKey, nextInLine }: Activity,
  memberId: string,
  state: 'signedUp' | 'waiting',
  step: SignupStep,
  before: ActivitySignup | null,
): ActivitySignup {
  return {
    _id: partId(memberId, activityId),
    memberId,
    activityId,
    communityId,
    orgId,
    state,
    isOpen: true,
    lineKey: lineKeyOf(nextInLine),
    endsKey,
    movedUpAt: null,
    seenAt: step.at,
    steps: stepsWith(before, step),
  }
}

async function keepSignup(transaction: Transaction, signup: ActivitySignup, isKept: boolean): Promise<void> {
  const { _id, ...set } = signup
  if (isKept) await transaction.update('activitySignups', _id, { set })
  else await transaction.insert('activitySignups', signup)
}

const stepsWith = (before: ActivitySignup | null, step: SignupStep): SignupStep[] =>
  [...(before?.steps ?? []), step].slice(-stepsKept)

/** X17: gives the place or the wait back; nothing to do is done already. The first in line is moved up afterwards. */
export function leave(
  db: Db,
  { memberId, activityId, now, tapId }: Omit<SigningUp, 'isTheirs'>,
): Promise<{ isOver: boolean; isToFill: boolean }> {
  const id = partId(memberId, activityId)
  return db.transaction(async transaction => {
    const activity = await transaction.get<Activity>('activities', activityId)
    const signup = await transaction.get<ActivitySignup>('activitySignups', id)
    const isRepeat = signup?.steps.some(step => step.act === 'leave' && step.tapId === tapId)
    if (!activity || !signup?.isOpen || isRepeat) {
      return { isOver: false, isToFill: activity?.isToFill ?? false }
    }
    if (now >= activity.endsAt) return { isOver: true, isToFill: false }
    const gaveAPlace = signup.state === 'signedUp'
    const step: SignupStep = { act: 'leave', at: now, tapId }
    await transaction.update('activitySignups', id, {
      set: { state: 'left', isOpen: false, steps: stepsWith(signup, step) },
    })
    const signedUp = activity.signedUp - (gaveAPlace ? 1 : 0)
    const waiting = activity.waiting - (gaveAPlace ? 0 : 1)
    const isToFill = movesUp({ ...activity, signedUp, waiting }, now)
    await transaction.update('activities', activityId, { set: { signedUp, waiting, isToFill } })
    return { isOver: false, isToFill }
  })
}

/**
 * Moves the first in line up while there is room. The activity says itself that there is something to do, so that
 * whoever comes next, at the latest a job, goes on where this one was stopped. Answers how many moved up.
 */
export async function fillPlaces(db: Db, activityId: string, now: Moment): Promise<number> {
  let moved = 0
  for (let step = 0; step < mostAtOnce; step++) {
    const outcome = await moveFirstUp(db, activityId, now)
    if (outcome === 'moved' || outcome === 'movedLast') moved++
    if (outcome === 'filled' || outcome === 'movedLast') return moved
  }
  return moved
}

/** `again`: the first in line has just left it. */
async function moveFirstUp(
  db: Db,
  activityId: string,
  now: Moment,
): Promise<'moved' | 'movedLast' | 'again' | 'filled'> {
  const [first] = await db.find<ActivitySignup>('activitySignups', {
    where: { activityId, state: 'waiting' },
    orderBy: ['lineKey', 'asc'],
    limit: 1,
  })
  return db.transaction(async transaction => {
    const activity = await transaction.get<Activity>('activities', activityId)
    if (!activity?.isToFill) return 'filled'
    if (!movesUp(activity, now)) {
      await transaction.update('activities', activityId, { set: { isToFill: false } })
      return 'filled'
    }
    const signup = first && (await transaction.get<ActivitySignup>('activitySignups', first._id))
    if (signup?.state !== 'waiting' || signup.lineKey !== first?.lineKey) return 'again'

    const signedUp = activity.signedUp + 1
    const waiting = activity.waiting - 1
    const step: SignupStep = { act: 'moveUp', at: now, tapId: null }
    await transaction.update('activitySignups', signup._id, {
      set: { state: 'signedUp', movedUpAt: now, steps: stepsWith(signup, step) },
    })
    await tellWithin(transaction, placeFor(activity, signup), now)
    const isToFill = waiting > 0 && hasRoom({ ...activity, signedUp })
    await transaction.update('activities', activityId, { set: { signedUp, waiting, isToFill } })
    return isToFill ? 'moved' : 'movedLast'
  })
}
