import type { Account } from '../../../types/accounts'
import type { ActivityTask } from '../../../types/activities'
import type { Checkin, CommunityPerson } from '../../../types/checkins'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { CommunityReach } from './access'
import { checkinId } from './rules'

const mostFound = 1000

/** Keeps the quarter's fact once. A repeat gets the one that is kept; the same tap is still told that it is new. */
export async function insertOnce(db: Db, checkin: Checkin): Promise<{ kept: Checkin; isNew: boolean }> {
  if ((await db.insert('checkins', checkin)) === 'inserted') return { kept: checkin, isNew: true }
  const kept = await db.get<Checkin>('checkins', checkin._id)
  if (!kept) throw new Error('a check-in that exists and cannot be read')
  return { kept, isNew: kept.tapId === checkin.tapId }
}

/** Did this very tap count in the quarter before? A phone may repeat it across the boundary. */
export async function findTap(
  db: Db,
  { memberId, communityId, tapId }: Checkin,
  quarter: Quarter,
): Promise<Checkin | null> {
  const before = await db.get<Checkin>('checkins', checkinId(memberId, communityId, quarter))
  return before?.tapId === tapId ? before : null
}

/** The newest quarters of one member first. */
export function listOwn(db: Db, memberId: string, limit: number): Promise<Checkin[]> {
  return db.find<Checkin>('checkins', { where: { memberId }, orderBy: ['quarter', 'desc'], limit })
}

/** Both numbers are read from indexes: of this quarter's check-ins, and of the people on the roster here. */
export async function countCommunity(
  db: Db,
  { communityId }: CommunityReach,
  quarter: Quarter,
): Promise<{ checkedIn: number; registered: number }> {
  const [checkedIn, registered] = await Promise.all([
    db.count('checkins', { communityId, quarter }),
    db.count('members', { communityId, hiddenBy: null }),
  ])
  return { checkedIn, registered }
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
  checkins: Pick<Checkin, 'at' | 'day' | 'way'>[]
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
        : withCheckin.match({ checkins: show === 'done' ? is.not([]) : [] }).limit(limit)
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
    checkin: checkin ? { at: checkin.at, day: checkin.day, way: checkin.way } : null,
  }
}
