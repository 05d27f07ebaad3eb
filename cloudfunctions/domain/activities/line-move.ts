import { randomUUID } from 'node:crypto'
import type { Activity, ActivitySignup, LineMove, SignupStep } from '../../../types/activities'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { insertNotices } from '../notices/store'
import { noticesOf } from '../notices/telling'
import { lineKeyOf, partId } from './rules'
import { findActivity, findSignup } from './store'
import { placeFor } from './telling'

/** Enough to know a tap that comes again; older ones are forgotten. */
const stepsKept = 20

/** More than come between a move and the look at its number. */
const arrivalsKept = 400

const mostTries = 10

/** Its id is its own: whoever ends a move late ends no other of the same person. */
export function newMove(act: LineMove['act'], memberId: string, at: Moment, tapId: string | null): LineMove {
  return { id: randomUUID(), act, memberId, at, tapId, lineKey: null }
}

/**
 * The decision, in one conditional update of the activity, which waits for its turn in the database and conflicts with
 * nobody. Until the move has ended the person makes no other. False when the line is not as it was seen.
 */
export function begin(db: Db, activity: Activity, move: LineMove): Promise<boolean> {
  return db.updateOne(
    'activities',
    activity._id,
    { 'underWay.memberId': is.not(move.memberId), ...whileItMay(activity, move) },
    {
      push: { underWay: move },
      ...(isArrival(move) && { pushLast: { arrivals: { value: move.memberId, most: arrivalsKept } } }),
      ...(move.act !== 'leave' && { add: countsOf(move.act) }),
    },
  )
}

const isArrival = ({ act }: LineMove): boolean => act === 'signUp' || act === 'wait'

function whileItMay(
  { revision, capacity, signedUp, waiting, nextInLine }: Activity,
  { act, at }: LineMove,
): object {
  const open = { revision, state: 'open', startsAt: is.moreThan(at) }
  if (act === 'signUp') {
    return { ...open, waiting: 0, ...(capacity !== null && { signedUp: is.lessThan(capacity) }) }
  }
  if (act === 'wait') {
    return { ...open, ...(waiting > 0 ? { waiting: is.moreThan(0) } : { signedUp: is.atLeast(capacity) }) }
  }
  // Nobody came, and as many wait: so nobody left either, and who was first in line still is.
  return act === 'moveUp' ? { ...open, signedUp, waiting, nextInLine } : {}
}

function countsOf(act: Exclude<LineMove['act'], 'leave'>): Record<string, number> {
  if (act === 'moveUp') return { signedUp: 1, waiting: -1 }
  return { [act === 'signUp' ? 'signedUp' : 'waiting']: 1, nextInLine: 1 }
}

/**
 * Writes the sign-up of a move that this call began, and ends it. `kept` is the sign-up as it was before the move,
 * `activity` as it is since. False when somebody else was at it: looking again tells what came of it.
 */
export async function complete(
  db: Db,
  activity: Activity,
  move: LineMove,
  kept: ActivitySignup | null,
): Promise<boolean> {
  const isWritten = mayFollow(move, kept) && (await write(db, activity, move, kept))
  if (!isWritten || !(await end(db, activity, move, kept?.state ?? null))) {
    await finish(db, activity._id, move)
  }
  return isWritten
}

/** The same for a move that was found under way, whoever began it; two may do it at once. */
export async function finish(db: Db, activityId: string, move: LineMove): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    // In this order: what is under way after the sign-up was read was so when it was read.
    const kept = await findSignup(db, move.memberId, activityId)
    const activity = await findActivity(db, activityId)
    if (!activity?.underWay.some(({ id }) => id === move.id)) return
    if (kept?.lastMove === move.id) {
      await follow(db, activity, kept)
      if (await end(db, activity, move, stateBefore(kept))) return
    } else if (!mayFollow(move, kept)) {
      return takeBack(db, activity, move)
    } else if (await write(db, activity, move, kept)) {
      if (await end(db, activity, move, kept?.state ?? null)) return
    }
  }
}

/** The hours were changed after the move began: the sign-up stands where the activity stands in time. */
async function follow(db: Db, { endsKey }: Activity, kept: ActivitySignup): Promise<void> {
  if (kept.endsKey === endsKey) return
  await db.updateOne('activitySignups', kept._id, { lastMove: kept.lastMove }, { set: { endsKey } })
}

/** Somebody who has signed up by another tap does not do so again, and who has left is not moved up. */
function mayFollow(move: LineMove, kept: ActivitySignup | null): boolean {
  if (isArrival(move)) return !kept?.isOpen
  if (move.act === 'leave') return kept?.isOpen === true
  return kept?.state === 'waiting' && kept.lineKey === move.lineKey
}

/** Only while the sign-up is as it was seen. */
async function write(
  db: Db,
  activity: Activity,
  move: LineMove,
  kept: ActivitySignup | null,
): Promise<boolean> {
  const { _id, ...whole } = signupAfter(activity, move, kept)
  if (!kept) return (await db.insert('activitySignups', { _id, ...whole } as ActivitySignup)) === 'inserted'
  const { state, isOpen, movedUpAt, steps, lastMove } = whole
  // What was seen of it, and when it ends, may change at the same moment.
  const set = isArrival(move) ? whole : { state, isOpen, movedUpAt, steps, lastMove }
  return db.updateOne('activitySignups', _id, { lastMove: kept.lastMove ?? null }, { set })
}

/** The sign-up as a move leaves it. */
export function signupAfter(activity: Activity, move: LineMove, kept: ActivitySignup | null): ActivitySignup {
  const { id: lastMove, act, memberId, at, tapId } = move
  const step: SignupStep = { act, at, tapId }
  const steps = [...(kept?.steps ?? []), step].slice(-stepsKept)
  if (kept && act === 'leave') return { ...kept, state: 'left', isOpen: false, steps, lastMove }
  if (kept && act === 'moveUp') return { ...kept, state: 'signedUp', movedUpAt: at, steps, lastMove }
  const { _id: activityId, communityId, orgId, endsKey } = activity
  return {
    _id: partId(memberId, activityId),
    memberId,
    activityId,
    communityId,
    orgId,
    state: act === 'wait' ? 'waiting' : 'signedUp',
    isOpen: true,
    lineKey: lineKeyOf(numberOf(activity, memberId)),
    endsKey,
    movedUpAt: null,
    seenAt: at,
    steps,
    lastMove,
  }
}

/** The activity counts whoever comes and says who came last, so that each has a number of one's own. */
function numberOf({ arrivals, nextInLine }: Activity, memberId: string): number {
  return nextInLine - arrivals.length + arrivals.lastIndexOf(memberId)
}

/** What somebody who has left had before. */
function stateBefore({ steps }: ActivitySignup): 'signedUp' | 'waiting' {
  return steps.at(-2)?.act === 'wait' ? 'waiting' : 'signedUp'
}

/** False when it has ended already, or when the hours have been changed since, so that the sign-up has to follow. */
async function end(
  db: Db,
  activity: Activity,
  move: LineMove,
  before: ActivitySignup['state'] | null,
): Promise<boolean> {
  if (move.act === 'leave') return endLeaving(db, activity, move, before === 'waiting')
  if (isArrival(move)) return endWith(db, activity, move, {}, { endsKey: activity.endsKey })
  const { memberId, lineKey, at } = move
  await insertNotices(db, noticesOf([placeFor(activity, { memberId, lineKey: lineKey ?? '' })], at))
  return endWith(db, activity, move, {})
}

async function endLeaving(db: Db, activity: Activity, move: LineMove, hasWaited: boolean): Promise<boolean> {
  if (hasWaited) return endWith(db, activity, move, { add: { waiting: -1 } })
  const back = { add: { signedUp: -1 } }
  if (activity.waiting === 0 && (await endWith(db, activity, move, back, { waiting: 0 }))) return true
  // Somebody waits, perhaps since a moment ago, for this place.
  return endWith(db, activity, move, { ...back, set: { isToFill: true } })
}

/** What a move that comes to nothing had counted. */
const uncounted: Record<LineMove['act'], Record<string, number> | null> = {
  signUp: { signedUp: -1 },
  wait: { waiting: -1 },
  moveUp: { signedUp: -1, waiting: 1 },
  leave: null,
}

async function takeBack(db: Db, activity: Activity, move: LineMove): Promise<void> {
  const add = uncounted[move.act]
  await endWith(db, activity, move, add ? { add, set: { isToFill: true } } : {})
}

/** Once: only while it is under way. */
function endWith(
  db: Db,
  { _id }: Activity,
  { id }: LineMove,
  change: { add?: Record<string, number>; set?: Record<string, unknown> },
  condition: Record<string, unknown> = {},
): Promise<boolean> {
  return db.updateOne(
    'activities',
    _id,
    { 'underWay.id': id, ...condition },
    { ...change, pull: { underWay: { id } } },
  )
}
