import type { Deed, DeedStep, DeedSuggestion } from '../../../types/deeds'
import type { Member } from '../../../types/members'
import type { Pledge } from '../../../types/pledges'
import type { Registration } from '../../../types/registrations'
import type { CalendarDay } from '../../../types/time'
import { shorten } from '../../kernel/chapters'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { TendReach } from '../pledges/access'
import { momentKey, registrationId } from '../registrations/rules'
import { stateAfter } from './rules'

export function findDeed(db: Db, id: string): Promise<Deed | null> {
  return db.get<Deed>('deeds', id)
}

export function findDeeds(db: Db, ids: string[]): Promise<Deed[]> {
  return db.find<Deed>('deeds', { where: { _id: is.oneOf(ids) }, limit: ids.length })
}

export function findSuggestion(db: Db, id: string): Promise<DeedSuggestion | null> {
  return db.get<DeedSuggestion>('deedSuggestions', id)
}

/** Keeps a deed once; what was withdrawn stands again. Null when somebody else was faster. */
export async function insertOnce(db: Db, deed: Deed): Promise<{ kept: Deed; isNew: boolean } | null> {
  if ((await db.insert('deeds', deed)) === 'inserted') return { kept: deed, isNew: true }
  const kept = await findDeed(db, deed._id)
  if (!kept) throw new Error('a deed that exists and cannot be read')
  if (kept.state !== 'withdrawn') return { kept, isNew: false }

  const { _id, steps, ...set } = deed
  const revision = kept.revision + 1
  const before = await shorten(db, 'deeds', kept, 'steps')
  const revived = await db.updateOne(
    'deeds',
    _id,
    { revision: kept.revision },
    { set: { ...set, revision, steps: [...before, ...steps] } },
  )
  return revived
    ? { kept: { ...kept, ...set, revision, steps: [...kept.steps, ...steps] }, isNew: true }
    : null
}

type Told = Partial<Pick<Deed, 'day' | 'text' | 'dayKey' | 'state'>>

/** Takes one step from the revision that was seen; null when somebody else was faster. */
export async function take(db: Db, deed: Deed, step: DeedStep, set: Told = {}): Promise<Deed | null> {
  const state = stateAfter(step.act, deed.state)
  if (!state) return null
  const { _id, revision } = deed
  const change = { state, ...set, revision: revision + 1, sortKey: momentKey(step.at, _id) }
  await shorten(db, 'deeds', deed, 'steps')
  const isTaken = await db.updateOne('deeds', _id, { revision }, { set: change, push: { steps: step } })
  return isTaken ? { ...deed, ...change, steps: [...deed.steps, step] } : null
}

/** Open, and nobody has answered it yet; answers whether it was. */
export function answerSuggestion(db: Db, id: string, state: 'accepted' | 'declined'): Promise<boolean> {
  return db.updateOne('deedSuggestions', id, { state: 'open' }, { set: { state } })
}

export async function countYear(
  db: Db,
  memberId: string,
  year: number,
): Promise<{ confirmed: number; waiting: number }> {
  const [confirmed, waiting] = await Promise.all([
    db.count('deeds', { memberId, year, state: 'confirmed' }),
    db.count('deeds', { memberId, year, state: 'waiting' }),
  ])
  return { confirmed, waiting }
}

/** The newest day first; what was withdrawn is left out. */
export function listOwn(db: Db, memberId: string, after: string | null, limit: number): Promise<Deed[]> {
  return db.find<Deed>('deeds', {
    where: { memberId, state: is.not('withdrawn'), ...(after && { dayKey: is.lessThan(after) }) },
    orderBy: ['dayKey', 'desc'],
    limit,
  })
}

export function listSuggestions(
  db: Db,
  memberId: string,
  after: string | null,
  limit: number,
): Promise<DeedSuggestion[]> {
  return db.find<DeedSuggestion>('deedSuggestions', {
    where: { memberId, state: 'open', ...(after && { sortKey: is.lessThan(after) }) },
    orderBy: ['sortKey', 'desc'],
    limit,
  })
}

/** A deed with its person beside it. */
export type DeedRow = Deed & { people: Pick<Member, 'name' | 'unitName' | 'hiddenBy'>[] }

export function listWaiting(
  db: Db,
  { communityIds }: TendReach,
  after: string | null,
  limit: number,
): Promise<DeedRow[]> {
  return db.aggregate<DeedRow>('deeds', limit, stages =>
    stages
      .match({
        communityId: is.oneOf(communityIds),
        state: 'waiting',
        ...(after && { sortKey: is.moreThan(after) }),
      })
      .sort({ sortKey: 1 })
      .limit(limit)
      .lookup({ from: 'members', localField: 'memberId', foreignField: '_id', as: 'people' }),
  )
}

/** When a pledge and the deeds are looked at. */
export interface AsOf {
  today: CalendarDay
  year: number
}

/** The pledge that runs on that day, whatever its state. */
const runningPledge = (today: CalendarDay) => ({
  from: 'pledges',
  let: { member: '$_id' },
  pipeline: [{ $match: { $expr: { $eq: ['$memberId', '$$member'] }, until: { $gte: today } } }],
  as: 'pledges',
})

const deedsOfYear = (year: number) => ({
  from: 'deeds',
  let: { member: '$_id' },
  pipeline: [
    { $match: { $expr: { $and: [{ $eq: ['$memberId', '$$member'] }, { $eq: ['$year', year] }] } } },
    { $match: { state: { $ne: 'withdrawn' } } },
    { $sort: { dayKey: -1 } },
  ],
  as: 'deeds',
})

export type PersonRow = Pick<Member, '_id' | 'name' | 'nameSort' | 'phoneTail' | 'unitName' | 'openid'> & {
  pledges: Pledge[]
  deeds: Deed[]
}

export interface PeopleWanted {
  show: 'noPledge' | 'noDeed' | 'noPhone'
  after: string | null
  limit: number
}

/** The people of a community in the order of their names, each with the running pledge and the year's deeds: one call. */
export function listPeople(
  db: Db,
  { communityId }: TendReach,
  { today, year }: AsOf,
  { show, after, limit }: PeopleWanted,
): Promise<PersonRow[]> {
  return db.aggregate<PersonRow>('members', limit, stages => {
    const people = stages
      .match({
        communityId,
        hiddenBy: null,
        ...(after && { nameSort: is.moreThan(after) }),
        ...(show === 'noPhone' && { openid: null }),
      })
      .sort({ nameSort: 1 })
    const page = show === 'noPhone' ? people.limit(limit) : people
    const withBoth = page.lookup(runningPledge(today)).lookup(deedsOfYear(year))
    const wanted =
      show === 'noPledge'
        ? withBoth.match({ 'pledges.state': is.noneOf(['public']) })
        : show === 'noDeed'
          ? withBoth.match({ 'deeds.state': is.noneOf(['confirmed']) })
          : withBoth
    return wanted
      .limit(limit)
      .project({ name: 1, nameSort: 1, phoneTail: 1, unitName: 1, openid: 1, pledges: 1, deeds: 1 })
  })
}

export interface Counted {
  onRoster: number
  withPledge: number
  withDeed: number
}

const hasState = (state: string, states: string) => ({ $sum: { $cond: [{ $in: [state, states] }, 1, 0] } })

/** Of the people on the roster of a community, so that no part can be larger than the whole (X10). */
export async function countPeople(
  db: Db,
  { communityId }: TendReach,
  { today, year }: AsOf,
): Promise<Counted> {
  const [counted] = await db.aggregate<Counted>('members', 1, stages =>
    stages
      .match({ communityId, hiddenBy: null })
      .lookup(runningPledge(today))
      .lookup(deedsOfYear(year))
      .group({
        _id: null,
        onRoster: { $sum: 1 },
        withPledge: hasState('public', '$pledges.state'),
        withDeed: hasState('confirmed', '$deeds.state'),
      }),
  )
  const { onRoster = 0, withPledge = 0, withDeed = 0 } = counted ?? {}
  return { onRoster, withPledge, withDeed }
}

/** What waits for the secretary, and what is done (A142): three counts from indexes. */
export async function countMatters(db: Db, { communityIds }: TendReach, { today, year }: AsOf) {
  const communityId = is.oneOf(communityIds)
  const [pledgesToRead, deedsToConfirm, confirmedDeeds] = await Promise.all([
    db.count('pledges', { communityId, state: 'waiting', until: is.atLeast(today) }),
    db.count('deeds', { communityId, state: 'waiting' }),
    db.count('deeds', { communityId, year, state: 'confirmed' }),
  ])
  return { pledgesToRead, deedsToConfirm, confirmedDeeds }
}

export type RegistrationWithDeeds = Registration & { pledges: Pledge[]; deeds: Deed[] }

/** A registration with the member's running public pledge and confirmed deeds, the newest first: one call. */
export async function findWithRegistration(
  db: Db,
  memberId: string,
  communityId: string,
  today: CalendarDay,
  limit: number,
): Promise<RegistrationWithDeeds | null> {
  const own = { $expr: { $eq: ['$memberId', '$$member'] } }
  const [found] = await db.aggregate<RegistrationWithDeeds>('registrations', 1, stages =>
    stages
      .match({ _id: registrationId(memberId, communityId) })
      .lookup({
        from: 'pledges',
        let: { member: '$memberId' },
        pipeline: [{ $match: { ...own, state: 'public', until: { $gte: today } } }],
        as: 'pledges',
      })
      .lookup({
        from: 'deeds',
        let: { member: '$memberId' },
        pipeline: [{ $match: { ...own, state: 'confirmed' } }, { $sort: { dayKey: -1 } }, { $limit: limit }],
        as: 'deeds',
      }),
  )
  return found ?? null
}
