import type { RatingReview } from '../../../types/ratings'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { shortHash } from '../../kernel/seal'
import { momentKey } from '../registrations/rules'
import {
  burst,
  type Finding,
  findBursts,
  findOnePhone,
  findTrades,
  onePhone,
  type Seen,
  tradeMs,
} from './anomalies'

const dayMs = 24 * 60 * 60_000
const ratingsASlice = 200
const slicesARun = 5
/** What was begun before has arrived by then, so that the cursor passes nothing. */
const settlesAfterMs = 2 * 60_000
/** More are counted, and not kept by number. */
const namedAtMost = 20
const mostBeside = 1000

/** How far the ratings have been looked at. */
interface FindingRun extends Stored {
  after: string
}

const fields = [
  '_id',
  'communityId',
  'said',
  'raterKey',
  'raterMemberId',
  'helperIds',
  'phoneHint',
  'sortKey',
]

/**
 * G74: looks at what was said since the last time, in slices with a cursor, and writes what perhaps wants a second look
 * into the list of its community. Nothing is taken away or counted differently. May run twice: a row is found again.
 */
export async function findRatingReviews(db: Db, now: Moment): Promise<number> {
  let found = 0
  for (let slice = 0; slice < slicesARun; slice++) {
    const run = await findRun(db, now)
    const where = { sortKey: is.after(run.after, momentKey(now - settlesAfterMs)) }
    const fresh = await listSeen(db, where, ratingsASlice)
    if (fresh.length === 0) break
    for (const finding of await lookAt(db, fresh)) {
      if (await keepReview(db, finding, now)) found++
    }
    const after = fresh.at(-1)?.sortKey ?? run.after
    await db.updateOne('ratingRuns', run._id, { after: run.after }, { set: { after } })
    if (fresh.length < ratingsASlice) break
  }
  return found
}

async function findRun(db: Db, now: Moment): Promise<FindingRun> {
  const kept = await db.get<FindingRun>('ratingRuns', 'reviews')
  if (kept) return kept
  const run: FindingRun = { _id: 'reviews', after: momentKey(now - dayMs) }
  await db.insert('ratingRuns', run)
  return run
}

function listSeen(db: Db, where: Record<string, unknown>, limit: number): Promise<Seen[]> {
  return db.find<Seen>('ratings', { where, orderBy: ['sortKey', 'asc'], limit, fields })
}

/** What is fresh, beside what stands near it. A thousand beside is more than a community says in that time. */
async function lookAt(db: Db, fresh: Seen[]): Promise<Finding[]> {
  const first = Math.min(...fresh.map(({ said }) => said.at))
  const since = (ms: number) => is.atLeast(momentKey(first - ms))
  const raters = [...new Set(fresh.map(({ said }) => said.by))]
  const hints = [...new Set(fresh.flatMap(({ phoneHint }) => phoneHint ?? []))]
  const helpers = [...new Set(fresh.flatMap(({ helperIds }) => helperIds))]
  const beside = (field: string, values: string[], ms: number) =>
    values.length === 0
      ? Promise.resolve([])
      : listSeen(db, { [field]: is.oneOf(values), sortKey: since(ms) }, mostBeside)
  const [rated, hinted, praised] = await Promise.all([
    beside('said.by', raters, burst.withinMs),
    beside('phoneHint', hints, onePhone.withinMs),
    beside('raterMemberId', helpers, tradeMs),
  ])
  const near = new Map([...fresh, ...praised].map(rating => [rating._id, rating]))
  return [...findBursts(rated), ...findOnePhone(hinted), ...findTrades([...near.values()])]
}

/** A row that is there grows with what came since, and is open again then. Answers whether there was news. */
async function keepReview(db: Db, finding: Finding, now: Moment): Promise<boolean> {
  const review = reviewOf(finding, now)
  if ((await db.insert('ratingReviews', review)) === 'inserted') return true
  const kept = await db.get<RatingReview>('ratingReviews', review._id)
  if (!kept || review.lastAt <= kept.lastAt) return false
  const { _id, ...set } = review
  await db.updateOne('ratingReviews', _id, { lastAt: kept.lastAt }, { set })
  return true
}

function reviewOf({ kind, key, communityId, ratings, memberIds }: Finding, now: Moment): RatingReview {
  const times = ratings.map(({ said }) => said.at)
  const _id = `${kind}_${shortHash(key)}`
  return {
    _id,
    communityId,
    kind,
    ratingIds: ratings.slice(0, namedAtMost).map(rating => rating._id),
    memberIds,
    count: ratings.length,
    firstAt: Math.min(...times),
    lastAt: Math.max(...times),
    state: 'open',
    looked: null,
    sortKey: momentKey(now, _id),
  }
}
