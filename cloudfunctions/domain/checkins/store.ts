import { previousQuarter } from '../../../src/contract/calendar'
import type { Account } from '../../../types/accounts'
import type { ActivityTask } from '../../../types/activities'
import type { Checkin, CheckinDecided, CommunityPerson, EarlierCheckin } from '../../../types/checkins'
import type { Member } from '../../../types/members'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { CommunityReach } from './access'
import { checkinId } from './rules'

const mostFound = 1000

/**
 * Keeps the quarter's fact once. A repeat gets the one that is kept; the same tap is still told that it is new. What is
 * counted takes the place of what waited or was declined; what waits takes only the place of what was declined.
 */
export async function keepCheckin(db: Db, checkin: Checkin): Promise<{ kept: Checkin; isNew: boolean }> {
  if ((await db.insert('checkins', checkin)) === 'inserted') return { kept: checkin, isNew: true }
  const kept = await readKept(db, checkin._id)
  if (!givesWay(kept, checkin)) return { kept, isNew: kept.tapId === checkin.tapId }

  const { _id, ...fields } = checkin
  const change = { set: fields, push: { history: earlier(kept) } }
  const hasChanged = await db.updateOne('checkins', _id, { state: kept.state, tapId: kept.tapId }, change)
  if (hasChanged) return { kept: checkin, isNew: true }
  const now = await readKept(db, _id)
  return { kept: now, isNew: now.tapId === checkin.tapId }
}

function givesWay(kept: Checkin, to: Checkin): boolean {
  if (to.state === 'counted') return kept.state !== 'counted'
  return kept.state === 'declined' && !hasHeard(kept, to.tapId)
}

/** A phone that repeats a tap which was declined does not ask again. */
function hasHeard({ tapId, history = [] }: Checkin, asked: string): boolean {
  return tapId === asked || history.some(before => before.tapId === asked)
}

function earlier({ at, way, tier, state, waits, queued, decided, tapId }: Checkin): EarlierCheckin {
  return { at, way, tier, state, waits, queued, decided, tapId }
}

async function readKept(db: Db, id: string): Promise<Checkin> {
  const kept = await db.get<Checkin>('checkins', id)
  if (!kept) throw new Error('a check-in that exists and cannot be read')
  return kept
}

/** Did this very tap count in the quarter before? A phone may repeat it across the boundary. */
export async function findTap(
  db: Db,
  { memberId, communityId, quarter, tapId }: Checkin,
): Promise<Checkin | null> {
  const before = await db.get<Checkin>('checkins', checkinId(memberId, communityId, previousQuarter(quarter)))
  return before?.tapId === tapId ? before : null
}

/** The newest quarters of one member first. */
export function listOwn(db: Db, memberId: string, limit: number): Promise<Checkin[]> {
  return db.find<Checkin>('checkins', { where: { memberId }, orderBy: ['quarter', 'desc'], limit })
}

/** The numbers are read from indexes: what counts this quarter, the people on the roster here, and what waits. */
export async function countCommunity(
  db: Db,
  { communityId }: CommunityReach,
  quarter: Quarter,
): Promise<{ checkedIn: number; registered: number; waiting: number }> {
  const [checkedIn, registered, waiting] = await Promise.all([
    db.count('checkins', { communityId, quarter, state: 'counted' }),
    db.count('members', { communityId, hiddenBy: null }),
    db.count('checkins', { communityId, state: 'waiting' }),
  ])
  return { checkedIn, registered, waiting }
}

export type WaitingRow = Checkin & { members: Pick<Member, 'name' | 'unitName' | 'phoneTail'>[] }

/** What waits in a community, the oldest first, each with its person. */
export function listWaiting(
  db: Db,
  { communityId }: CommunityReach,
  after: string | null,
  limit: number,
): Promise<WaitingRow[]> {
  return db.aggregate<WaitingRow>('checkins', limit, stages =>
    stages
      .match({ communityId, state: 'waiting', ...(after !== null && { sortKey: is.moreThan(after) }) })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' }),
  )
}

/** These check-ins of a community, whatever their state. */
export function findInCommunity(
  db: Db,
  { communityId }: CommunityReach,
  checkinIds: string[],
): Promise<Checkin[]> {
  const where = { _id: is.oneOf(checkinIds), communityId }
  return db.find<Checkin>('checkins', { where, limit: checkinIds.length })
}

/** Decides those that still wait. */
export async function decideWaiting(
  db: Db,
  { communityId }: CommunityReach,
  checkinIds: string[],
  decided: CheckinDecided,
): Promise<void> {
  const where = { _id: is.oneOf(checkinIds), communityId, state: 'waiting' }
  const state = decided.decision === 'confirm' ? 'counted' : 'declined'
  await db.updateMany('checkins', where, { set: { state, decided } })
}

/** Which of these people have checked in since that moment. */
export async function findCheckedInSince(
  db: Db,
  memberIds: string[],
  quarter: Quarter,
  since: Moment,
): Promise<Set<string>> {
  const where = { memberId: is.oneOf(memberIds), quarter: is.atLeast(quarter), at: is.atLeast(since) }
  const checkins = await db.find<Checkin>('checkins', { where, fields: ['memberId'], limit: mostFound })
  return new Set(checkins.map(({ memberId }) => memberId))
}

export interface PersonRow {
  _id: string
  name: string
  nameSort: string
  phoneTail: string | null
  unitName: string
  openid: string | null
  checkins: Pick<Checkin, 'at' | 'day' | 'way' | 'tier' | 'state' | 'waits'>[]
  accounts: Pick<Account, 'state'>[]
  tasks: Pick<ActivityTask, 'state'>[]
}

/**
 * The people of a community in the order of their names, each with the quarter's check-in beside them. One
 * call: the check-in is looked up by its id, so a page costs two documents a person,
 * and one more for whoever is bound or has done the quarter's task.
 */
export function listPeople(
  db: Db,
  { communityId }: CommunityReach,
  { quarter, show, namePrefix, after, limit }: PeopleWanted,
): Promise<PersonRow[]> {
  return db.aggregate<PersonRow>('members', limit, stages => {
    const people = stages
      .match({ communityId, hiddenBy: null, ...nameRange(namePrefix, after) })
      .sort({ nameSort: 1 })
    const page = show === 'all' ? people.limit(limit) : people
    const withCheckin = page.lookup({
      from: 'checkins',
      let: { fact: { $concat: ['$_id', `_${communityId}_${quarter}`] } },
      pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$fact'] } } }],
      as: 'checkins',
    })
    const wanted =
      show === 'all'
        ? withCheckin
        : withCheckin
            .match({ 'checkins.state': show === 'done' ? 'counted' : is.not('counted') })
            .limit(limit)
    return wanted
      .lookup({ from: 'accounts', localField: 'openid', foreignField: '_id', as: 'accounts' })
      .lookup({
        from: 'activityTasks',
        let: { task: { $concat: ['$_id', `_${communityId}_${quarter}`] } },
        pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$task'] } } }],
        as: 'tasks',
      })
      .project({
        name: 1,
        nameSort: 1,
        phoneTail: 1,
        unitName: 1,
        openid: 1,
        'checkins.at': 1,
        'checkins.day': 1,
        'checkins.way': 1,
        'checkins.tier': 1,
        'checkins.state': 1,
        'checkins.waits': 1,
        'accounts.state': 1,
        'tasks.state': 1,
      })
  })
}

export interface PeopleWanted {
  quarter: Quarter
  show: 'all' | 'done' | 'notYet'
  namePrefix: string
  after: string | null
  limit: number
}

function nameRange(namePrefix: string, after: string | null): { nameSort?: unknown } {
  if (after) return { nameSort: namePrefix ? is.after(after, `${namePrefix}\uffff`) : is.moreThan(after) }
  return namePrefix ? { nameSort: is.startingWith(namePrefix) } : {}
}

export function personView(row: PersonRow): CommunityPerson {
  const [checkin] = row.checkins
  return {
    memberId: row._id,
    name: row.name,
    phoneTail: row.phoneTail,
    unitName: row.unitName,
    isBound: row.openid !== null,
    isTaskDone: row.tasks.some(({ state }) => state === 'done'),
    isPaused: row.accounts.some(({ state }) => state === 'paused'),
    checkin: checkin ?? null,
  }
}
