import type { Notice } from '../../../types/notices'
import type { RequestStep, RequestsShown, ServiceRequest } from '../../../types/requests'
import type { Moment } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import { untoldAfter } from '../notices/untold'
import { momentKey } from '../registrations/rules'
import { needOf } from './need-rules'
import {
  careUntilOf,
  contactsLetGo,
  endedSince,
  goesFirst,
  isFreshAfter,
  isOpen,
  isToTake,
  mostAskers,
  openStates,
  sortKeyOf,
  statesShown,
} from './rules'

export function findRequest(db: Db, requestId: string): Promise<ServiceRequest | null> {
  return db.get<ServiceRequest>('requests', requestId)
}

export function findRequests(db: Db, requestIds: string[]): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', {
    where: { _id: is.oneOf(requestIds) },
    limit: requestIds.length,
  })
}

/** Keeps a request once: the same tap of the same person finds the one it made. */
export async function insertOnce(db: Db, request: ServiceRequest): Promise<ServiceRequest> {
  if ((await db.insert('requests', request)) === 'inserted') return request
  const kept = (await findRequest(db, request._id)) ?? (await findSameSpot(db, request.spotKey))
  if (!kept) throw new Error('a request that exists and cannot be read')
  return kept
}

/**
 * One more who asks for the same (G24), however many do at this moment: nothing hangs on what was seen of it but that it
 * is open. False when it is not, or the identity is among the askers.
 */
export async function addAsker(
  db: Db,
  seen: ServiceRequest,
  openid: string,
  step: RequestStep,
): Promise<boolean> {
  const requestId = seen._id
  await makeRoom(db, seen)
  const movedKey = momentKey(step.at, requestId)
  return db.updateOne(
    'requests',
    requestId,
    { state: is.oneOf(openStates), askers: is.not(openid), [`askers.${mostAskers - 1}`]: is.missing },
    { set: { movedKey, tallyKey: movedKey }, add: { revision: 1 }, push: { askers: openid, steps: step } },
  )
}

/** Those who helped and those who decided are known to the end: they neither rate nor confirm their own work. */
function makeRoom(db: Db, seen: ServiceRequest): Promise<RequestStep[]> {
  return shorten(db, 'requests', seen, 'steps', {
    kind: kindOfStep,
    brief: step => ({ ...step, note: null }),
  })
}

function kindOfStep({ act, by: { party, openid } }: RequestStep): string {
  if (party === 'volunteer') return openid
  return party === 'host' ? `${act} ${openid}` : act
}

/** The open request of the same kind at the same public spot (G24); none for help at home. */
export async function findSameSpot(db: Db, spotKey: string): Promise<ServiceRequest | null> {
  const [found] = await db.find<ServiceRequest>('requests', { where: { spotKey }, limit: 1 })
  return found ?? null
}

/** What an act changes beside the state and the clock. */
export type Changed = Partial<
  Pick<
    ServiceRequest,
    | 'state'
    | 'dueAt'
    | 'waitingSince'
    | 'isOpenToClaims'
    | 'volunteers'
    | 'volunteerIds'
    | 'chosen'
    | 'passedIds'
    | 'firstHandler'
    | 'reopened'
    | 'nudgedOn'
    | 'askers'
    | 'climbAt'
    | 'rung'
    | 'goesFirst'
  >
>

/** Takes one act while the request still is as it was seen; null when somebody changed it in between. */
export async function act(
  db: Db,
  seen: ServiceRequest,
  step: RequestStep,
  changed: Changed,
  noticesOf: (after: ServiceRequest) => Notice[],
): Promise<{ request: ServiceRequest; notices: Notice[] } | null> {
  const { _id, revision } = seen
  const moved = { ...seen, ...changed }
  const movedKey = momentKey(step.at, _id)
  const sorted = {
    ...changed,
    isToTake: isToTake(moved),
    sortKey: sortKeyOf(moved, step.at, _id),
    movedKey,
    careUntil: careUntilOf(moved, step.at),
    tallyKey: movedKey,
    // What is over stands in nobody's way who asks for the same again.
    ...(!isOpen(moved.state) && { spotKey: _id }),
    // What is said from now on is forgotten at the next end.
    ...(step.act === 'reopen' && { forgottenAt: null }),
    ...(needOf(moved) !== needOf(seen) && { uncountedKey: movedKey }),
    ...(isFreshAfter(step.act, moved) && { freshAt: step.at }),
  }
  const request = { ...moved, ...sorted, revision: revision + 1, steps: [...seen.steps, step] }
  const notices = noticesOf(request)
  const set = { ...sorted, ...(await untoldAfter(db, seen, notices, step.at)) }
  await makeRoom(db, seen)
  const isDone = await db.updateOne(
    'requests',
    _id,
    { revision },
    { set, add: { revision: 1 }, push: { steps: step }, unset: contactsLetGo(seen, moved.volunteerIds) },
  )
  return isDone ? { request: { ...request, ...set }, notices } : null
}

/** G188: what kindness is needed, and that two go together, while the request still is as it was seen. */
export async function setCare(
  db: Db,
  seen: ServiceRequest,
  said: Pick<ServiceRequest, 'careSealed' | 'inTwos'>,
  now: Moment,
): Promise<ServiceRequest | null> {
  const { _id, revision } = seen
  const after = { ...seen, ...said }
  const first = { goesFirst: goesFirst(after) }
  const set = {
    ...said,
    ...first,
    isToTake: isToTake(after),
    sortKey: isOpen(seen.state) ? sortKeyOf({ ...after, ...first }, now, _id) : seen.sortKey,
    careUntil: careUntilOf(after, now),
  }
  const isDone = await db.updateOne('requests', _id, { revision }, { set, add: { revision: 1 } })
  return isDone ? { ...seen, ...set, revision: revision + 1 } : null
}

export async function noteContactTold(
  db: Db,
  requestId: string,
  memberId: string,
  now: Moment,
): Promise<void> {
  await db.updateOne('requests', requestId, {}, { set: { [`contactTold.${memberId}`]: now } })
}

/** G182: a person read what the check doubted, and the others may read it, too. */
export async function clearWords(
  db: Db,
  requestId: string,
  cleared: { by: string; at: Moment },
): Promise<void> {
  await db.updateOne(
    'requests',
    requestId,
    { words: is.not('clear') },
    { set: { words: 'clear', wordsCleared: cleared } },
  )
}

/** Those that came to their end before a moment and are not forgotten yet, the first that ended first. */
export function listEndedBefore(db: Db, before: Moment, limit: number): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', {
    where: { forgottenAt: null, sortKey: is.moreThan(endedSince(before)) },
    orderBy: ['sortKey', 'desc'],
    limit,
  })
}

/** Keeps what remains, while the request still is as it was seen; false when somebody opened it again. */
export function keepForgotten(
  db: Db,
  { _id, revision, earlier }: ServiceRequest,
  set: Partial<ServiceRequest>,
): Promise<boolean> {
  const sameChapter = { 'earlier.before': earlier ? earlier.before : is.missing }
  return db.updateOne('requests', _id, { revision, ...sameChapter }, { set, add: { revision: 1 } })
}

export async function markForgotten(db: Db, requestIds: string[], forgottenAt: Moment): Promise<void> {
  await db.updateMany('requests', { _id: is.oneOf(requestIds) }, { set: { forgottenAt } })
}

const forgottenARun = 100

/** G188: what was noted of somebody goes some time after the help came to its end. Answers how many. */
export async function forgetCare(db: Db, now: Moment): Promise<number> {
  const over = await db.find<ServiceRequest>('requests', {
    where: { careUntil: is.lessThan(now) },
    orderBy: ['careUntil', 'asc'],
    fields: ['_id'],
    limit: forgottenARun,
  })
  if (over.length === 0) return 0
  const where = { _id: is.oneOf(over.map(({ _id }) => _id)), careUntil: is.lessThan(now) }
  return db.updateMany('requests', where, { set: { careSealed: null, careUntil: null } })
}

const shown = (after: string | null) => after && { sortKey: is.moreThan(after) }

/** A community's requests in the order of the work. */
export function listRequests(
  db: Db,
  communityId: string,
  show: RequestsShown,
  after: string | null,
  limit: number,
): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', {
    where: { 'place.communityId': communityId, state: is.oneOf(statesShown[show]), ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

/** What a member of the community may take now (接单): not what he or she asked for or has already. */
export function listToTake(
  db: Db,
  communityId: string,
  { openid, memberId }: { openid: string; memberId: string },
  after: string | null,
  limit: number,
) {
  const another = { askedBy: is.not(openid), volunteerIds: is.not(memberId) }
  return db.find<ServiceRequest>('requests', {
    where: { 'place.communityId': communityId, isToTake: true, ...another, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

/** 点单: what somebody was chosen for and has not answered, the nearest term first. */
export function listChosen(db: Db, memberId: string, limit: number): Promise<ServiceRequest[]> {
  return db.find<ServiceRequest>('requests', {
    where: { 'chosen.memberIds': memberId },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

/** What one volunteer has in hand or has done, what is due first on top. */
export function listTaken(db: Db, memberId: string, after: string | null, limit: number) {
  return db.find<ServiceRequest>('requests', {
    where: { volunteerIds: memberId, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}

const passedAtOnce = 200

/** What somebody asked for or joined is asked by his or her new identity from now on. */
export async function passAsked(db: Db, from: string, to: string): Promise<void> {
  const asked = await db.find<ServiceRequest>('requests', {
    where: { askers: from },
    orderBy: ['sortKey', 'asc'],
    limit: passedAtOnce,
  })
  for (const { _id, askedBy, askers } of asked) {
    const set = {
      askedBy: askedBy === from ? to : askedBy,
      askers: [...new Set(askers.map(openid => (openid === from ? to : openid)))],
    }
    await db.updateOne('requests', _id, { askers: from }, { set })
  }
}

/** What one identity asked for or joined, what is still open on top. */
export function listAsked(db: Db, openid: string, after: string | null, limit: number) {
  return db.find<ServiceRequest>('requests', {
    where: { askers: openid, ...shown(after) },
    orderBy: ['sortKey', 'asc'],
    limit,
  })
}
