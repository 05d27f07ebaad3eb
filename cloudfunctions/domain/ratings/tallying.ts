import { dayOf, quarterOf } from '../../../src/contract/calendar'
import { afterWorkHours } from '../../../src/contract/workdays'
import type { CommunityRate, RateCounts, Rating, Tallied } from '../../../types/ratings'
import type { ServiceRequest } from '../../../types/requests'
import type { Moment, Quarter } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db } from '../../kernel/db'
import type { Transaction } from '../../kernel/transaction'
import { readWorkCalendar } from '../holidays/store'
import { momentKey } from '../registrations/rules'
import { each } from '../registrations/store'
import { readRuleBook } from '../rules/store'
import { awaitLetters } from './letters'
import { closesAt, countsOfRating, countsOfRequest, lastClosed, nothingCounted } from './rules'

const changesASlice = 200
/** Two steps each and four around them: the cloud warns above twenty. */
const changesATransaction = 8

type Counted = 'requests' | 'ratings'
type Row = { _id: string; tallyKey: string | null; tallied: Tallied | null }

/** What a document adds, and to which figures. */
interface Share {
  communityId: string
  quarter: Quarter
  counts: RateCounts
}

/**
 * G78: brings the figures of the communities up to the changes. A change marks its document in the same write; here
 * what the document adds now takes the place of what it had added, in one transaction with the figures: exact whatever
 * is repeated or killed. Answers how many changes it looked at.
 */
export async function tallyRates(db: Db, now: Moment): Promise<number> {
  const shareOf = await shares(db, now)
  const requests = await listMarked<ServiceRequest>(db, 'requests')
  const ratings = await listMarked<Rating>(db, 'ratings')
  await awaitLetters(db, ratings, now)
  await tallyAll(db, 'requests', requests, shareOf.request, now)
  await tallyAll(db, 'ratings', ratings, shareOf.rating, now)
  return requests.length + ratings.length
}

function listMarked<Kind extends ServiceRequest | Rating>(db: Db, collection: Counted): Promise<Kind[]> {
  return db.find<Kind>(collection, {
    where: { tallyKey: is.moreThan('') },
    orderBy: ['tallyKey', 'asc'],
    limit: changesASlice,
  })
}

/** What each kind of document adds, by the rules of the day on which the matter was asked for. */
async function shares(db: Db, now: Moment) {
  const [rules, calendar] = await Promise.all([readRuleBook(db, now), readWorkCalendar(db, now)])
  return {
    request(request: ServiceRequest): Share {
      const hours = rules.on(dayOf(request.askedAt))['requests.firstAnswerHours']
      return {
        communityId: request.place.communityId,
        quarter: quarterOf(request.askedAt),
        counts: countsOfRequest(request, afterWorkHours(request.askedAt, hours, calendar)),
      }
    },
    rating: (rating: Rating): Share => ({
      communityId: rating.communityId,
      quarter: rating.quarter,
      counts: countsOfRating(rating),
    }),
  }
}

/** Several figures side by side, the changes of one after another: they would only wait for each other. */
async function tallyAll<Kind extends Row>(
  db: Db,
  collection: Counted,
  rows: Kind[],
  shareOf: (row: Kind) => Share,
  now: Moment,
): Promise<void> {
  const byFigures = new Map<string, Kind[]>()
  for (const row of rows) {
    const id = rateId(shareOf(row))
    byFigures.set(id, [...(byFigures.get(id) ?? []), row])
  }
  await each([...byFigures.values()], async group => {
    for (let from = 0; from < group.length; from += changesATransaction) {
      const some = group.slice(from, from + changesATransaction)
      await tallySome(db, collection, some, shareOf, now)
    }
  })
}

function tallySome<Kind extends Row>(
  db: Db,
  collection: Counted,
  rows: Kind[],
  shareOf: (row: Kind) => Share,
  now: Moment,
): Promise<void> {
  return db.transaction(async transaction => {
    const current: Kind[] = []
    for (const { _id } of rows) {
      const row = await transaction.get<Kind>(collection, _id)
      if (row?.tallyKey) current.push(row)
    }
    const [first] = current
    if (!first) return
    const figures = await transaction.get<CommunityRate>('ratingRates', rateId(shareOf(first)))
    const isOpen = figures ? figures.state === 'open' : closesAt(shareOf(first).quarter) > now
    const added = current.map(row => differenceOf(row.tallied, shareOf(row)))
    if (isOpen) await keepFigures(transaction, figures, shareOf(first), sumOf(added))
    for (const row of current) {
      const { quarter, counts } = shareOf(row)
      const tallied = isOpen ? { quarter, counts } : row.tallied
      await transaction.update(collection, row._id, { set: { tallied, tallyKey: null } })
    }
  })
}

async function keepFigures(
  transaction: Transaction,
  figures: CommunityRate | null,
  share: Share,
  added: RateCounts,
): Promise<void> {
  const { communityId, quarter } = share
  const _id = rateId(share)
  if (!figures) {
    const first = { communityId, quarter, counts: added, state: 'open', shownFrom: null, closedAt: null }
    await transaction.insert('ratingRates', { _id, ...first })
    return
  }
  const add = Object.fromEntries(
    Object.entries(added).flatMap(([name, count]) => (count === 0 ? [] : [[`counts.${name}`, count]])),
  )
  if (Object.keys(add).length > 0) await transaction.update('ratingRates', _id, { add })
}

export const rateId = ({ communityId, quarter }: Pick<Share, 'communityId' | 'quarter'>): string =>
  `${quarter}_${communityId}`

function differenceOf(before: Tallied | null | undefined, { counts }: Share): RateCounts {
  return combined(counts, before?.counts ?? nothingCounted, -1)
}

const sumOf = (all: RateCounts[]): RateCounts =>
  all.reduce((sum, one) => combined(sum, one, 1), nothingCounted)

function combined(one: RateCounts, other: RateCounts, sign: 1 | -1): RateCounts {
  return {
    asked: one.asked + sign * other.asked,
    answeredInTime: one.answeredInTime + sign * other.answeredInTime,
    solved: one.solved + sign * other.solved,
    rated: one.rated + sign * other.rated,
    satisfied: one.satisfied + sign * other.satisfied,
  }
}

/**
 * Closes the figures of quarters that are long over, once every change from before has been counted: from then on they
 * stand still, so that two looks never differ by one person.
 */
export async function closeQuarters(db: Db, now: Moment): Promise<number> {
  const quarter = lastClosed(now)
  if (await isBehind(db, momentKey(closesAt(quarter)))) return 0
  const shownFrom = (await readRuleBook(db, now)).on(dayOf(now))['statistics.shownFrom']
  const where = { state: 'open', quarter: is.between('0', `${quarter}_`) }
  return db.updateMany('ratingRates', where, { set: { state: 'closed', shownFrom, closedAt: now } })
}

async function isBehind(db: Db, before: string): Promise<boolean> {
  const where = { tallyKey: is.between('0', before) }
  const some = (collection: Counted) => db.find(collection, { where, limit: 1, fields: ['_id'] })
  const found = await Promise.all([some('requests'), some('ratings')])
  return found.some(rows => rows.length > 0)
}

/** The closed figures of these communities: one call. */
export function listRates(db: Db, communityIds: string[], quarter: Quarter): Promise<CommunityRate[]> {
  if (communityIds.length === 0) return Promise.resolve([])
  const ids = communityIds.map(communityId => rateId({ communityId, quarter }))
  return db.find<CommunityRate>('ratingRates', {
    where: { _id: is.oneOf(ids), state: 'closed' },
    limit: ids.length,
  })
}
