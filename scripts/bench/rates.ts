import { loadDocuments } from '../../emulator/bulk'
import { org } from '../../emulator/seed/county'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { noon, orgs, stranger, townAtWork } from '../../tests/town'
import type { CommunityRate, RateCounts } from '../../types/ratings'
import type { Quarter } from '../../types/time'
import { type Figure, told } from './figure'

const communities = 60
const quarter: Quarter = '2026Q3'
/** A month after the quarter, when its figures have been closed. */
const published = noon('2026-11-22')
const changed = 100
const reads = 50

export interface RatesGrowth {
  matters: number
  /** One reading of the three rates of sixty communities. */
  calls: number
  examined: number
  p50Ms: number
  /** One run of the clock that brings the figures up to a hundred changes. */
  tallyExamined: number
  tallyMs: number
}

/** The three rates as matters pile up: read from figures that are kept with the changes, and never counted anew (G78). */
export async function measureRates(sizes: number[]): Promise<RatesGrowth[]> {
  const places = Array.from({ length: communities }, (_, index) =>
    org(`c${index}`, 'community', 'community', `第${index}社区`, 'town'),
  )
  const cloud = await startTestCloud({
    collections: {
      ...townAtWork,
      orgs: [...orgs, ...places],
      ratingRates: places.map(({ _id }) => figuresOf(_id)),
    },
    now: published,
  })
  try {
    const growth: RatesGrowth[] = []
    let loaded = 0
    for (const matters of sizes) {
      await cloud.restart(async () => {
        await loadDocuments(cloud.dataFolder, 'requests', earlierMatters(loaded, matters))
        await loadDocuments(cloud.dataFolder, 'ratings', earlierRatings(loaded, matters))
      })
      loaded = matters
      growth.push({
        matters,
        ...(await measureReading(cloud)),
        ...(await measureTally(cloud, growth.length)),
      })
    }
    return growth
  } finally {
    await cloud.stop()
  }
}

async function measureReading(cloud: TestCloud) {
  const read = () => cloud.call(stranger.openid, 'api', { op: 'ratings.rates', input: { quarter } })
  await read()
  await cloud.resetCounts()
  await read()
  const count = (await cloud.counts()).find(({ op }) => op === 'ratings.rates')
  const times: number[] = []
  for (let done = 0; done < reads; done++) {
    const begun = performance.now()
    await read()
    times.push(performance.now() - begun)
  }
  times.sort((one, other) => one - other)
  return { calls: count?.calls ?? 0, examined: count?.examined ?? 0, p50Ms: times[reads / 2] ?? 0 }
}

/** A hundred ratings of this quarter are marked as changed; the clock counts them beside everything that lies there. */
async function measureTally(cloud: TestCloud, round: number) {
  const fresh = Array.from({ length: changed }, (_, index) => ({
    ...aRating(`fresh${round}_${index}`, `c${index % communities}`),
    quarter: '2026Q4',
    tallied: null,
    tallyKey: `${String(published).padStart(15, '0')}_${round}_${index}`,
  }))
  await cloud.load({ ratings: fresh })
  // A restart sets the clock back to where it began.
  await cloud.clock({ advance: (round + 1) * 10 * 60_000 })
  await cloud.resetCounts()
  const begun = performance.now()
  await cloud.fireTimer('jobs')
  const tallyMs = performance.now() - begun
  const counts = await cloud.counts()
  return { tallyExamined: counts.reduce((sum, { examined }) => sum + examined, 0), tallyMs }
}

const shown: RateCounts = { asked: 800, answeredInTime: 760, solved: 700, rated: 300, satisfied: 280 }

const figuresOf = (communityId: string): CommunityRate => ({
  _id: `${quarter}_${communityId}`,
  communityId,
  quarter,
  counts: shown,
  state: 'closed',
  shownFrom: 5,
  closedAt: published,
})

function* earlierMatters(from: number, to: number): Generator<object> {
  for (let index = from; index < to; index++) {
    const communityId = `c${index % communities}`
    yield {
      _id: `q${index}`,
      spotKey: `q${index}`,
      place: { communityId, estateId: null, building: null, spot: null },
      state: 'confirmed',
      sortKey: `${String(index).padStart(15, '0')}_q${index}`,
      askedAt: published - index * 60_000,
      volunteerIds: [`m${index % 3000}`],
      tallied: null,
      tallyKey: null,
      climbAt: null,
    }
  }
}

function* earlierRatings(from: number, to: number): Generator<object> {
  for (let index = from; index < to; index++) yield aRating(`q${index}`, `c${index % communities}`)
}

const aRating = (_id: string, communityId: string) => ({
  _id,
  communityId,
  quarter,
  said: {
    grade: 'good',
    reasons: [],
    text: null,
    words: 'clear',
    way: 'phone',
    by: 'oEARLIER',
    at: 0,
    round: 0,
  },
  history: [],
  helperIds: [],
  handledBy: [],
  speakerOrgId: communityId,
  remindAt: null,
  followUp: null,
  followKey: null,
  readKey: null,
  sortKey: `000000000000000_${_id}`,
  phoneHint: null,
  revision: 1,
  tallied: null,
  tallyKey: null as string | null,
})

/** Counts are judged: three calls, and the same at every size; times are told. */
export function rateFigures(growth: RatesGrowth[]): Figure[] {
  const [first] = growth
  return growth.flatMap(({ matters, calls, examined, p50Ms, tallyExamined, tallyMs }) => [
    {
      what: `the rates of ${communities} communities with ${matters.toLocaleString('en')} matters kept: calls, documents examined`,
      measured: `${calls}, ${examined}`,
      budget: '3, the same at every size',
      isKept: calls <= 3 && examined === first?.examined,
    },
    {
      what: `documents examined by the clock for ${changed} changes with ${matters.toLocaleString('en')} matters kept`,
      measured: String(tallyExamined),
      // Beside the tally the clock looks at what the rounds before have left fresh.
      budget: 'half as many again at most, at every size',
      isKept: tallyExamined > 0 && tallyExamined <= (first?.tallyExamined ?? 0) * 1.5,
    },
    told(
      `beside ${matters.toLocaleString('en')} matters: a reading, a run of the clock`,
      `${p50Ms.toFixed(1)} ms, ${tallyMs.toFixed(0)} ms`,
    ),
  ])
}
