import type { Account } from '../../../types/accounts'
import type { ActivityTask } from '../../../types/activities'
import type { Checkin, CheckinDecided, CommunityPerson, EarlierCheckin } from '../../../types/checkins'
import type { Member } from '../../../types/members'
import type { Moment, Quarter } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { type Condition, is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { SdkAggregate } from '../../platform/wechat'
import { isSeen } from '../members/store'
import type { CommunityReach, GroupReach } from './access'
import { checkinId } from './rules'
import { checkinBrief } from './view'

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
  await shorten(db, 'checkins', kept, 'history')
  const hasChanged = await db.updateOne('checkins', _id, { state: kept.state, tapId: kept.tapId }, change)
  if (hasChanged) return { kept: checkin, isNew: true }
  const now = await readKept(db, _id)
  return { kept: now, isNew: now.tapId === checkin.tapId }
}

function givesWay(kept: Checkin, to: Checkin): boolean {
  if (kept.state === 'counted') return false
  if (kept.state === 'waiting') return to.state === 'counted'
  return !hasHeard(kept, to.tapId)
}

/** A phone that repeats a tap which was declined or taken back does not ask again. */
function hasHeard({ tapId, history = [] }: Checkin, asked: string): boolean {
  return tapId === asked || history.some(before => before.tapId === asked)
}

/** What goes into the history before something else stands there. */
export function earlier({
  day,
  at,
  way,
  tier,
  state,
  waits,
  queued,
  decided,
  entry = null,
  correction = null,
  said = null,
  tapId,
}: Checkin): EarlierCheckin {
  return { day, at, way, tier, state, waits, queued, decided, entry, correction, said, tapId }
}

export function findCheckin(db: Db, checkinId: string): Promise<Checkin | null> {
  return db.get<Checkin>('checkins', checkinId)
}

async function readKept(db: Db, id: string): Promise<Checkin> {
  const kept = await db.get<Checkin>('checkins', id)
  if (!kept) throw new Error('a check-in that exists and cannot be read')
  return kept
}

/** Those of these check-ins that there are. */
export function findByIds(db: Db, ids: string[]): Promise<Checkin[]> {
  return db.find<Checkin>('checkins', { where: { _id: is.oneOf(ids) }, limit: ids.length })
}

/** Did this very tap count in another quarter? A phone may repeat it across the boundary. */
export async function findTap(
  db: Db,
  { memberId, communityId, tapId }: Checkin,
  quarter: Quarter,
): Promise<Checkin | null> {
  const other = await db.get<Checkin>('checkins', checkinId(memberId, communityId, quarter))
  return other?.tapId === tapId ? other : null
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

/** Lets those wait again that are as this word of the secretary left them. */
export async function takeBackWord(
  db: Db,
  { communityId }: CommunityReach,
  checkinIds: string[],
  word: CheckinDecided,
  decided: CheckinDecided,
): Promise<void> {
  const where = {
    _id: is.oneOf(checkinIds),
    communityId,
    state: is.oneOf(['counted', 'declined']),
    'decided.tapId': word.tapId,
  }
  await db.updateMany('checkins', where, { set: { state: 'waiting', decided }, push: { takenBack: word } })
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
  spelling?: string | null
  phoneTail: string | null
  unitName: string
  openid: string | null
  checkins: Checkin[]
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
  { quarter, show, text, after, limit }: PeopleWanted,
): Promise<PersonRow[]> {
  const order = orderFor(text)
  return db.aggregate<PersonRow>('members', limit, stages => {
    const people = stages
      .match({ communityId, hiddenBy: null, ...wantedBy(text, after) })
      .sort({ [order]: 1 })
    const page = show === 'all' ? people.limit(limit) : people
    const withCheckin = withQuarter(page, communityId, quarter)
    const wanted =
      show === 'all'
        ? withCheckin
        : withCheckin
            .match({ 'checkins.state': show === 'done' ? 'counted' : is.not('counted') })
            .limit(limit)
    return withBesides(wanted, communityId, quarter)
  })
}

/** These people of a community, each with a quarter's check-in; in no order. */
export function findPeople(
  db: Db,
  { communityId }: CommunityReach,
  memberIds: string[],
  quarter: Quarter,
): Promise<PersonRow[]> {
  return db.aggregate<PersonRow>('members', memberIds.length, stages =>
    withBesides(
      withQuarter(
        stages.match({ _id: is.oneOf(memberIds), communityId, hiddenBy: null }).limit(memberIds.length),
        communityId,
        quarter,
      ),
      communityId,
      quarter,
    ),
  )
}

function withQuarter(people: SdkAggregate, communityId: string, quarter: Quarter): SdkAggregate {
  return people.lookup({
    from: 'checkins',
    let: { fact: { $concat: ['$_id', `_${communityId}_${quarter}`] } },
    pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$fact'] } } }],
    as: 'checkins',
  })
}

/** The account, and whether the quarter's task is done (A36). */
function withBesides(people: SdkAggregate, communityId: string, quarter: Quarter): SdkAggregate {
  return people
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
      spelling: 1,
      phoneTail: 1,
      unitName: 1,
      openid: 1,
      'checkins._id': 1,
      'checkins.at': 1,
      'checkins.day': 1,
      'checkins.way': 1,
      'checkins.tier': 1,
      'checkins.state': 1,
      'checkins.waits': 1,
      'checkins.entry': 1,
      'checkins.correction': 1,
      'accounts.state': 1,
      'tasks.state': 1,
    })
}

/** One of a group: the registration that placed somebody there, with the person and the quarter's check-in. */
export interface GroupRow {
  _id: string
  memberId: string
  members: Pick<Member, '_id' | 'name' | 'nameSort' | 'phoneTail' | 'unitName' | 'openid' | 'hiddenBy'>[]
  checkins: Checkin[]
  accounts: Pick<Account, 'state'>[]
  tasks: Pick<ActivityTask, 'state'>[]
}

/** A group's people by their registrations, each with the quarter's check-in: one call, and a page costs the same on any. */
export function listGroup(
  db: Db,
  { communityId, groupId }: GroupReach,
  { quarter, after, limit }: { quarter: Quarter; after: string | null; limit: number },
): Promise<GroupRow[]> {
  return db.aggregate<GroupRow>('registrations', limit, stages =>
    stages
      .match({ 'assigned.groupId': groupId, ...(after !== null && { _id: is.moreThan(after) }) })
      .sort({ _id: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'members' })
      .lookup({
        from: 'checkins',
        let: { fact: { $concat: ['$memberId', `_${communityId}_${quarter}`] } },
        pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$fact'] } } }],
        as: 'checkins',
      })
      .lookup({ from: 'accounts', localField: 'members.openid', foreignField: '_id', as: 'accounts' })
      .lookup({
        from: 'activityTasks',
        let: { task: { $concat: ['$memberId', `_${communityId}_${quarter}`] } },
        pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$task'] } } }],
        as: 'tasks',
      }),
  )
}

export function groupPersonView({
  members: [person],
  checkins,
  accounts,
  tasks,
}: GroupRow): CommunityPerson[] {
  return person && isSeen(person) ? [personView({ ...person, checkins, accounts, tasks })] : []
}

export interface PeopleWanted {
  quarter: Quarter
  show: 'all' | 'done' | 'notYet'
  /** The beginning of a name, initials of its pinyin, or the last four digits of a phone. */
  text: string
  after: string | null
  limit: number
}

const isTail = (text: string): boolean => /^\d{4}$/.test(text)
const isInitials = (text: string): boolean => /^[a-z]+$/i.test(text)

/** By which field the found people stand in order, and a page goes on. */
export function orderFor(text: string): 'spelling' | 'nameSort' {
  return isInitials(text) ? 'spelling' : 'nameSort'
}

function wantedBy(text: string, after: string | null): Condition {
  if (isTail(text)) return { phoneTail: text, ...(after !== null && { nameSort: is.moreThan(after) }) }
  return { ...rangeOf(orderFor(text), isInitials(text) ? text.toLowerCase() : text, after) }
}

function rangeOf(field: string, prefix: string, after: string | null): Condition {
  if (after !== null) return { [field]: prefix ? is.after(after, `${prefix}\uffff`) : is.moreThan(after) }
  return prefix ? { [field]: is.startingWith(prefix) } : {}
}

export function personView(row: Omit<PersonRow, 'nameSort' | 'spelling'>): CommunityPerson {
  const [checkin] = row.checkins
  return {
    memberId: row._id,
    name: row.name,
    phoneTail: row.phoneTail,
    unitName: row.unitName,
    isBound: row.openid !== null,
    isTaskDone: row.tasks.some(({ state }) => state === 'done'),
    isPaused: row.accounts.some(({ state }) => state === 'paused'),
    checkin: checkin ? checkinBrief(checkin) : null,
  }
}
