import { dayOf, previousQuarter, quarterOf } from '../../../src/contract/calendar'
import type { Checkin, CheckinReview } from '../../../types/checkins'
import type { Site, SitePlace } from '../../../types/sites'
import type { Moment } from '../../../types/time'
import { is } from '../../kernel/condition'
import type { Db, Stored } from '../../kernel/db'
import { momentKey } from '../registrations/rules'
import { readRuleBook } from '../rules/store'
import {
  atNight,
  type Finding,
  findAtNight,
  findFarApart,
  findOnePhone,
  happenedAt,
  isNight,
  onePhone,
  type Seen,
} from './anomalies'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const checkinsASlice = 200
const slicesARun = 5
/** What was begun before has arrived by then, so that the cursor passes nothing. */
const settlesAfterMs = 2 * minuteMs
/** More are counted, and not kept by name. */
const namedAtMost = 20
const mostBeside = 1000

/** How far the check-ins have been looked at. */
interface FindingRun extends Stored {
  after: string
}

const fields = ['_id', 'memberId', 'communityId', 'siteId', 'at', 'queued', 'phoneHint', 'state', 'sortKey']
type SeenRow = Seen & Pick<Checkin, 'sortKey'>

/**
 * G205: looks at the check-ins that have arrived since the last time, in slices with a cursor, and writes what perhaps
 * wants a second look into the list of its community. Nothing else follows from it. May run twice: a row is found again.
 */
export async function findReviews(db: Db, now: Moment): Promise<number> {
  let found = 0
  for (let slice = 0; slice < slicesARun; slice++) {
    const run = await findRun(db, now)
    const fresh = await arrivedAfter(db, run.after, now)
    if (fresh.length === 0) break
    for (const finding of await lookAt(db, fresh, now)) {
      if (await keepReview(db, finding, now)) found++
    }
    const after = fresh.at(-1)?.sortKey ?? run.after
    await db.updateOne('checkinRuns', run._id, { after: run.after }, { set: { after } })
    if (fresh.length < checkinsASlice) break
  }
  return found
}

async function findRun(db: Db, now: Moment): Promise<FindingRun> {
  const kept = await db.get<FindingRun>('checkinRuns', 'reviews')
  if (kept) return kept
  const run: FindingRun = { _id: 'reviews', after: momentKey(now - dayMs) }
  await db.insert('checkinRuns', run)
  return run
}

function arrivedAfter(db: Db, after: string, now: Moment): Promise<SeenRow[]> {
  const where = { sortKey: is.after(after, momentKey(now - settlesAfterMs)) }
  return db.find<SeenRow>('checkins', { where, orderBy: ['sortKey', 'asc'], limit: checkinsASlice, fields })
}

/** What was scanned, beside what stands near it in time. */
async function lookAt(db: Db, fresh: Seen[], now: Moment): Promise<Finding[]> {
  const scanned = fresh.filter(({ siteId }) => siteId !== null)
  if (scanned.length === 0) return []
  const rules = (await readRuleBook(db, now)).on(dayOf(now))
  const hours = { from: rules['reviews.nightFromHour'], until: rules['reviews.nightUntilHour'] }
  const [hinted, travelled, nightly] = await Promise.all([
    withSameHint(db, scanned),
    ofSamePeople(db, scanned),
    besideAtNight(db, scanned, hours),
  ])
  const places = await placesOf(db, travelled)
  return [...findOnePhone(hinted), ...findFarApart(travelled, places), ...findAtNight(nightly, hours)]
}

/** A hint holds for one day, so that these are a day's at most; beyond a thousand the row says "at least". */
async function withSameHint(db: Db, scanned: Seen[]): Promise<Seen[]> {
  const hints = [...new Set(scanned.flatMap(({ phoneHint }) => phoneHint ?? []))]
  if (hints.length === 0) return []
  const from = Math.min(...scanned.map(({ at }) => at)) - onePhone.withinMs
  const where = { phoneHint: is.oneOf(hints), at: is.atLeast(from) }
  return db.find<Seen>('checkins', { where, limit: mostBeside, fields })
}

/** One person has one check-in a quarter in a community, so that two quarters of a slice stay far below a thousand. */
function ofSamePeople(db: Db, scanned: Seen[]): Promise<Seen[]> {
  const memberIds = [...new Set(scanned.map(({ memberId }) => memberId))]
  const first = Math.min(...scanned.map(happenedAt))
  const where = { memberId: is.oneOf(memberIds), quarter: is.atLeast(previousQuarter(quarterOf(first))) }
  return db.find<Seen>('checkins', { where, limit: mostBeside, fields })
}

async function besideAtNight(
  db: Db,
  scanned: Seen[],
  hours: { from: number; until: number },
): Promise<Seen[]> {
  const nightly = scanned.filter(({ at }) => isNight(at, hours))
  const communities = [...new Set(nightly.map(({ communityId }) => communityId))]
  const found = await Promise.all(
    communities.map(communityId => {
      const times = nightly.filter(one => one.communityId === communityId).map(({ at }) => at)
      const from = momentKey(Math.min(...times) - atNight.withinMs)
      const until = momentKey(Math.max(...times) + 1)
      const where = { communityId, state: 'counted', sortKey: is.between(from, until) }
      return db.find<Seen>('checkins', { where, limit: mostBeside, fields })
    }),
  )
  return found.flat().filter(({ siteId }) => siteId !== null)
}

async function placesOf(db: Db, checkins: Seen[]): Promise<Map<string, SitePlace>> {
  const visits = new Map<string, Set<string>>()
  for (const { memberId, siteId } of checkins) {
    if (siteId) visits.set(memberId, (visits.get(memberId) ?? new Set()).add(siteId))
  }
  // Only who was at two points can have been at two points too far apart.
  const ids = [...new Set([...visits.values()].filter(({ size }) => size > 1).flatMap(sites => [...sites]))]
  if (ids.length === 0) return new Map()
  const sites = await db.find<Site>('sites', { where: { _id: is.oneOf(ids) }, limit: ids.length })
  return new Map(sites.flatMap(({ _id, place }) => (place ? [[_id, place] as const] : [])))
}

/** A row that is there grows with what came since, and is open again then. Answers whether there was news. */
async function keepReview(db: Db, finding: Finding, now: Moment): Promise<boolean> {
  const review = reviewOf(finding, now)
  if ((await db.insert('checkinReviews', review)) === 'inserted') return true
  const kept = await db.get<CheckinReview>('checkinReviews', review._id)
  if (!kept || review.lastAt <= kept.lastAt) return false
  const { _id, ...fields } = review
  const count = Math.max(kept.count, review.count)
  const firstAt = Math.min(kept.firstAt, review.firstAt)
  await db.updateOne('checkinReviews', _id, { lastAt: kept.lastAt }, { set: { ...fields, count, firstAt } })
  return true
}

function reviewOf({ kind, key, communityId, checkins, metres }: Finding, now: Moment): CheckinReview {
  const times = checkins.map(happenedAt)
  const named = checkins.slice(0, namedAtMost)
  const _id = `${kind}_${key}`
  return {
    _id,
    communityId,
    kind,
    checkinIds: named.map(one => one._id),
    memberIds: [...new Set(named.map(({ memberId }) => memberId))],
    count: new Set(checkins.map(({ memberId }) => memberId)).size,
    firstAt: Math.min(...times),
    lastAt: Math.max(...times),
    metres,
    state: 'open',
    looked: null,
    sortKey: momentKey(now, _id),
  }
}
