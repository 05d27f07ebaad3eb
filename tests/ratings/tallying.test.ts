import { treeOf } from '../../cloudfunctions/domain/orgs/tree'
import { closesAt } from '../../cloudfunctions/domain/ratings/rules'
import type { CommunityRate, Grade, RateCounts } from '../../types/ratings'
import type { RequestState } from '../../types/requests'
import type { Town } from '../open-town'
import {
  acceptedForClaims,
  asked,
  keptRequests,
  openResidentsTown,
  wangAyi,
  zhangDaye,
} from '../requests/asking'
import { randomFrom, size } from '../size'
import { liJianguo, newTap, noon, orgs, type Person, stranger, sunnySecretary, wangXiuying } from '../town'
import { anHourLater, endedFor, keptRatings, says, tick, wordOn } from './rating'

let town: Town
const minuteMs = 60_000

async function figures(): Promise<CommunityRate[]> {
  return (await town.cloud.documents('ratingRates')) as unknown as CommunityRate[]
}

const solved: RequestState[] = ['done', 'confirmed']

/** The figures counted from nothing, in another way than the product does. */
async function recount(): Promise<RateCounts> {
  const requests = (await keptRequests(town)).filter(({ state }) => state !== 'withdrawn')
  const ratings = await keptRatings(town)
  const first = (request: (typeof requests)[number]) => request.firstHandler?.at ?? Number.POSITIVE_INFINITY
  const dayMs = 24 * 60 * minuteMs
  return {
    asked: requests.length,
    // Everything is asked on a Monday or later in that week, so that a working day is a day.
    answeredInTime: requests.filter(request => first(request) <= request.askedAt + dayMs).length,
    solved: requests.filter(({ state }) => solved.includes(state)).length,
    rated: ratings.length,
    satisfied: ratings.filter(({ said }) => ['best', 'good', 'fair'].includes(said.grade)).length,
  }
}

describe('the figures behind the three rates', () => {
  it('G78 are exact after random acts, several at once, killed jobs and double ticks: compared with a recount', async () => {
    town = await openResidentsTown()
    await town.cloud.clock({ now: noon('2026-11-23') })
    const random = randomFrom()
    const any = <Kind>(all: readonly Kind[]): Kind => all[Math.floor(random() * all.length)] as Kind
    const ids: string[] = []
    const grades: Grade[] = ['best', 'good', 'fair', 'poor', 'worst']
    const act = async () => {
      const requestId = any(ids)
      const told = { tapId: newTap(), requestId }
      const noted = { ...told, note: '说一句' }
      const owner = (await keptRequests(town)).find(({ _id }) => _id === requestId)?.askedBy
      const asker = [wangAyi, zhangDaye].find(({ openid }) => openid === owner) as Person
      await any([
        () =>
          town.as(sunnySecretary).call('requests.accept', {
            tapId: newTap(),
            communityId: 'sunny',
            requestIds: [requestId],
            isOpenToClaims: true,
          }),
        () => town.as(any([liJianguo, wangXiuying])).call('requests.claim', told),
        () => town.as(liJianguo).call('requests.finish', noted),
        () => town.as(wangXiuying).call('requests.giveUp', noted),
        () => town.as(sunnySecretary).call('requests.finish', noted),
        () => town.as(asker).call('requests.withdraw', told),
        () => town.as(sunnySecretary).call('requests.reopen', noted),
        () => town.as(asker).call('ratings.rate', wordOn(requestId, any(grades))),
        () => town.as(asker).call('ratings.rate', wordOn(requestId, any(grades))),
      ])()
    }
    for (let count = 0; count < 6; count++) {
      ids.push((await asked(town, {}, any([wangAyi, zhangDaye]))).requestId)
      ids.push(await endedFor(town, any([wangAyi, zhangDaye])))
    }
    for (let round = 0; round < size(200); round++) {
      if (random() < 0.4) {
        const collection = any(['ratingRates', 'requests', 'ratings'])
        const at = any(['before', 'after'] as const)
        await town.cloud.fault({
          action: any(['database.modifyDocument', 'database.commitTransaction', 'database.insertDocument']),
          ...(random() < 0.5 && { collection }),
          function: 'jobs',
          effect: { kind: 'killInstance', at },
        })
      }
      await town.cloud.clock({ advance: 5 * minuteMs })
      const one = town.cloud.fireTimer('jobs').catch(() => null)
      await Promise.all([act(), act(), act()])
      await town.cloud.clock({ advance: 5 * minuteMs })
      await Promise.all([one, town.cloud.fireTimer('jobs').catch(() => null), act(), act()])
      await town.cloud.clearFaults()
    }
    await tick(town, 2)
    const [only, ...others] = await figures()
    expect(others).toEqual([])
    expect(only).toMatchObject({ communityId: 'sunny', quarter: '2026Q4', counts: await recount() })
    expect(only?.counts.rated).toBeGreaterThan(0)
  }, 300_000)

  it('G78 nothing is shown of a quarter that is not closed, nor of fewer than five', async () => {
    town = await openResidentsTown()
    const open = await town.as(stranger).call('ratings.rates', { quarter: '2026Q4' })
    expect(open).toMatchObject({ ok: false, refusal: 'notClosed' })
    for (let count = 0; count < 4; count++) await says(town, wangAyi, await endedFor(town), 'best')
    await closed()
    const hidden = { isShown: false, least: 5 }
    expect(await ratesOfSunny()).toMatchObject({ response: hidden, resolution: hidden, satisfaction: hidden })
  })

  it('G78 a closed quarter tells the rates with n and interval to anybody, each by itself, and then stands still', async () => {
    town = await openResidentsTown()
    const ids: string[] = []
    for (let count = 0; count < 6; count++) ids.push(await endedFor(town))
    const grades: Grade[] = ['best', 'best', 'good', 'worst']
    for (const [index, grade] of grades.entries()) await says(town, wangAyi, String(ids[index]), grade)
    await closed()
    const shown = await ratesOfSunny()
    expect(shown).toMatchObject({
      response: { isShown: true, n: 6, percent: 100, from: 60, to: 100 },
      resolution: { isShown: true, n: 6, percent: 100 },
      satisfaction: { isShown: false, least: 5 },
    })
    const before = await figures()
    const note = '又坏了'
    await town
      .as(sunnySecretary)
      .call('requests.reopen', { tapId: newTap(), requestId: String(ids[0]), note })
    await anHourLater(town)
    expect(await figures()).toEqual(before)
    expect(await ratesOfSunny()).toEqual(shown)
    expect((await keptRequests(town)).every(({ tallyKey }) => tallyKey === null)).toBe(true)
  })

  it('G78 is not closed while a change from before waits to be counted', async () => {
    town = await openResidentsTown()
    await acceptedForClaims(town, await asked(town))
    await town.cloud.load({ ratingRates: [riverRate] })
    await town.cloud.fault({
      action: 'database.startTransaction',
      function: 'jobs',
      when: 'always',
      effect: { kind: 'code', code: 'EXCEED_REQUEST_LIMIT' },
    })
    await town.cloud.clock({ now: closesAt('2026Q4') + 1 })
    await anHourLater(town)
    expect(await figures()).toMatchObject([{ _id: '2026Q4_river', state: 'open' }])
    await town.cloud.clearFaults()
    await anHourLater(town)
    expect(await figures()).toMatchObject([{ _id: '2026Q4_river', state: 'closed', shownFrom: 5 }])
  })

  it('G78 there is no ranking: communities stand in the order of the tree', async () => {
    town = await openResidentsTown()
    const answer = await town.as(stranger).call('ratings.rates', { quarter: null })
    const names = answer.ok ? answer.value.items.map(({ community }) => community.name) : []
    expect(names).toEqual(
      treeOf(orgs)
        .ofKind('community')
        .map(({ name }) => name)
        .sort(new Intl.Collator('zh-CN').compare),
    )
  })
})

const riverRate: CommunityRate = {
  _id: '2026Q4_river',
  communityId: 'river',
  quarter: '2026Q4',
  counts: { asked: 9, answeredInTime: 9, solved: 9, rated: 9, satisfied: 9 },
  state: 'open',
  shownFrom: null,
  closedAt: null,
}

/** The quarter is long over, and the clock has closed it. */
async function closed(): Promise<void> {
  await tick(town)
  await town.cloud.clock({ now: closesAt('2026Q4') + 1 })
  await tick(town)
}

async function ratesOfSunny() {
  const answer = await town.as(stranger).call('ratings.rates', { quarter: '2026Q4' })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items.find(({ community }) => community.orgId === 'sunny')
}
