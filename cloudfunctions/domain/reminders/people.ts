import { dayOf, quarterOf, startOfDay } from '../../../src/contract/calendar'
import type { CallReason, LeftOut, Matter, PreviewPart, Reach, ReminderCall } from '../../../types/reminders'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { SdkAggregate } from '../../platform/wechat'
import { factsOf } from './matters'
import { weekMs } from './rules'

/** Whom of a community a reminder of one matter looks at, as of when. */
export interface Wanted {
  communityId: string
  matter: Matter
  /** Those chosen by name or group; null for everybody. */
  memberIds: string[] | null
  now: Moment
  mostPerWeek: number
}

export interface RemindedRow {
  _id: string
  name: string
  nameSort: string
  unitName: string
  phoneTail: string | null
  thing: string
  stands: Reach | LeftOut
  call: CallReason | 'none'
  /** What came of the calls about it, and of a wish not to be called. */
  ticked: ReminderCall | null
  quieted: ReminderCall | null
}

interface Part {
  after: string | null
  limit: number
}

/** How many stand how: one call. */
export async function countStanding(db: Db, wanted: Wanted): Promise<Record<Reach | LeftOut, number>> {
  const groups = await db.aggregate<{ _id: Reach | LeftOut; count: number }>('members', 20, stages =>
    standing(stages, wanted, null).group({ _id: '$stands', count: { $sum: 1 } }),
  )
  const none = { phone: 0, noConsent: 0, off: 0, enough: 0, noAccount: 0, done: 0, toldToday: 0 }
  return { ...none, ...Object.fromEntries(groups.map(({ _id, count }) => [_id, count])) }
}

const partStands: Record<PreviewPart, (Reach | LeftOut)[]> = {
  phone: ['phone'],
  inbox: ['noConsent', 'off', 'enough'],
  call: ['noAccount'],
  leftOut: ['done', 'toldToday'],
}

/** Those of one part of the preview, in the order of their names: one call. */
export function listStanding(
  db: Db,
  wanted: Wanted,
  part: PreviewPart,
  { after, limit }: Part,
): Promise<RemindedRow[]> {
  return db.aggregate<RemindedRow>('members', limit, stages =>
    shown(standing(stages, wanted, after).match({ stands: { $in: partStands[part] } }), limit),
  )
}

/** Those whom a message reaches, on the phone or in the inbox: one call. Whoever has no account is called. */
export function listToTell(db: Db, wanted: Wanted, { after, limit }: Part): Promise<RemindedRow[]> {
  return db.aggregate<RemindedRow>('members', limit, stages =>
    shown(
      standing(stages, wanted, after).match({ stands: { $in: [...partStands.phone, ...partStands.inbox] } }),
      limit,
    ),
  )
}

/** G53: those who are to be called, in the order of their names: one call. It empties by itself. */
export function listToCall(db: Db, wanted: Wanted, { after, limit }: Part): Promise<RemindedRow[]> {
  return db.aggregate<RemindedRow>('members', limit, stages =>
    shown(standing(stages, wanted, after).match({ call: { $ne: 'none' } }), limit),
  )
}

/** One person, wherever he or she stands. */
export async function findOne(db: Db, wanted: Wanted): Promise<RemindedRow | null> {
  const [row] = await db.aggregate<RemindedRow>('members', 1, stages =>
    shown(standing(stages, wanted, null), 1),
  )
  return row ?? null
}

function shown(people: SdkAggregate, limit: number): SdkAggregate {
  return people.limit(limit).project({
    name: 1,
    nameSort: 1,
    unitName: 1,
    phoneTail: 1,
    thing: 1,
    stands: 1,
    call: 1,
    ticked: 1,
    quieted: 1,
  })
}

/**
 * Each person with how he or she stands: done, told today, or reached how. Everything beside a person is looked up
 * by an id or an index, so that a person costs the same in any county.
 */
function standing(stages: SdkAggregate, wanted: Wanted, after: string | null): SdkAggregate {
  const { communityId, matter, memberIds, now, mostPerWeek } = wanted
  const day = dayOf(now)
  const { people, thingEnd, done } = factsOf(matter, { communityId, quarter: quarterOf(now), day })
  return stages
    .match({
      ...people,
      ...(memberIds && { _id: is.oneOf(memberIds) }),
      ...(after !== null && { nameSort: is.moreThan(after) }),
    })
    .sort({ nameSort: 1 })
    .addFields({
      thing: { $concat: ['$_id', thingEnd] },
      quiet: { $concat: ['quiet_', '$_id'] },
      matterLedger: { $concat: ['$openid', '_matterReminder'] },
      progressLedger: { $concat: ['$openid', '_requestProgress'] },
    })
    .lookup({ ...done, as: 'done' })
    .lookup({ from: 'messageConsents', localField: 'openid', foreignField: '_id', as: 'consents' })
    .lookup({ from: 'messageConsents', localField: 'matterLedger', foreignField: '_id', as: 'ofMatters' })
    .lookup({
      from: 'messageConsents',
      localField: 'progressLedger',
      foreignField: '_id',
      as: 'ofProgresses',
    })
    .lookup({ from: 'notices', localField: 'thing', foreignField: 'thing', as: 'told' })
    .lookup({ from: 'reminderCalls', localField: 'thing', foreignField: '_id', as: 'calls' })
    .lookup({ from: 'reminderCalls', localField: 'quiet', foreignField: '_id', as: 'quiets' })
    .addFields({
      consent: { $arrayElemAt: ['$consents', 0] },
      ofMatter: { $arrayElemAt: ['$ofMatters', 0] },
      ofProgress: { $arrayElemAt: ['$ofProgresses', 0] },
      ticked: firstIn('$calls'),
      quieted: firstIn('$quiets'),
    })
    .addFields({ reach: reachIn(now, mostPerWeek), isDone: isSome('$done') })
    .addFields({
      stands: firstOf(
        [
          ['$isDone', 'done'],
          [isSome(those('$told', { $gte: ['$$one.at', startOfDay(day)] })), 'toldToday'],
        ],
        '$reach',
      ),
      call: callIn,
    })
}

/** As `decideSending` does: one consent of the quarter's template pays, and the week counts over all of them (G54). */
function reachIn(now: Moment, mostPerWeek: number): object {
  const left = { $subtract: [{ $ifNull: ['$consent.left', 0] }, { $size: spentOf('$consent') }] }
  const times = { $concatArrays: ['$consent', '$ofMatter', '$ofProgress'].flatMap(timesOf) }
  const thisWeek = { $size: those(times, { $gt: ['$$one', now - weekMs] }) }
  return firstOf(
    [
      [{ $eq: [{ $ifNull: ['$openid', null] }, null] }, 'noAccount'],
      [{ $eq: ['$consent.isOff', true] }, 'off'],
      [{ $lte: [left, 0] }, 'noConsent'],
      [{ $gte: [thisWeek, mostPerWeek] }, 'enough'],
    ],
    'phone',
  )
}

const spentOf = (ledger: string): object => ({ $objectToArray: { $ifNull: [`${ledger}.spent`, {}] } })

const timesOf = (ledger: string): object[] => [
  { $ifNull: [`${ledger}.earlier`, []] },
  { $map: { input: spentOf(ledger), as: 'one', in: '$$one.v' } },
]

/** Whom the phone's screen has not reached for certain, unless called already or not to be called. */
const callIn = firstOf(
  [
    ['$isDone', 'none'],
    [{ $eq: ['$quieted.outcome', 'notAgain'] }, 'none'],
    [{ $eq: ['$ticked.outcome', 'called'] }, 'none'],
    [{ $eq: ['$reach', 'noAccount'] }, 'noAccount'],
    [isLast('unknown'), 'perhaps'],
    [isSome(those('$told', { $in: ['$$one.sendReason', ['busy', 'refused']] })), 'failed'],
    [{ $eq: ['$reach', 'noConsent'] }, 'inboxOnly'],
  ],
  'none',
)

/** Did one end so, and none arrive? */
function isLast(sendState: string): object {
  return {
    $and: [
      isSome(those('$told', { $eq: ['$$one.sendState', sendState] })),
      { $not: [isSome(those('$told', { $eq: ['$$one.sendState', 'sent'] }))] },
    ],
  }
}

const firstIn = (list: string): object => ({ $ifNull: [{ $arrayElemAt: [list, 0] }, null] })

function isSome(list: unknown): object {
  return { $gt: [{ $size: list }, 0] }
}

function those(input: unknown, cond: object): object {
  return { $filter: { input, as: 'one', cond } }
}

function firstOf(branches: [when: unknown, value: string][], otherwise: string): object {
  return {
    $switch: { branches: branches.map(([when, then]) => ({ case: when, then })), default: otherwise },
  }
}
