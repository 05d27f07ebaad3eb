import fc from 'fast-check'
import { needOf } from '../../cloudfunctions/domain/requests/need-rules'
import type { NeedRow, RequestCategory, ServiceRequest } from '../../types/requests'
import type { Quarter } from '../../types/time'
import { ask } from '../groups/grouping'
import { openTown, type Town } from '../open-town'
import { seed, size } from '../size'
import {
  anOfficer,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  waterSecretary,
} from '../town'
import { asked, keptRequests, openResidentsTown, sunnyStaff, townWithResidents, wangAyi } from './asking'
import { type Taken, take, taken } from './moves'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const townSecretary: Person = { openid: 'oTOWN', name: '镇书记', phone: null }

const mapOf = (
  orgId: string,
  who = sunnySecretary,
  quarter: Quarter = '2026Q4',
  month: string | null = null,
) => ask(town, who, 'requests.needs', { orgId, quarter, month, cursor: null })

/** `桂花园 appliances met/unmet` for every count that is shown. */
const told = (rows: NeedRow[]) =>
  rows
    .flatMap(({ place, counts }) =>
      counts.map(({ category, met, unmet }) => `${place?.name ?? ''} ${category} ${met}/${unmet}`),
    )
    .sort()

function recounted(requests: ServiceRequest[]): string[] {
  const counts = new Map<string, { met: number; unmet: number }>()
  for (const request of requests) {
    const need = needOf(request)
    if (!need) continue
    const key = `桂花园 ${request.category}`
    const before = counts.get(key) ?? { met: 0, unmet: 0 }
    counts.set(key, { ...before, [need]: before[need] + 1 })
  }
  return [...counts].map(([key, { met, unmet }]) => `${key} ${met}/${unmet}`).sort()
}

describe('the map of needs (G167)', () => {
  it('counts what was met and what was not, by estate and category; neither opinions nor what was taken back', async () => {
    const first = await asked(town)
    await asked(town, { category: 'healthCare' })
    await asked(town, { kind: 'opinion' })
    const back = await asked(town)
    await ask(town, wangAyi, 'requests.withdraw', { tapId: newTap(), requestId: back.requestId })
    expect(told((await mapOf('sunny')).rows)).toEqual(['桂花园 appliances 0/1', '桂花园 healthCare 0/1'])

    const one = { tapId: newTap(), requestId: first.requestId }
    await ask(town, sunnySecretary, 'requests.assign', { ...one, memberIds: ['m_oLI'] })
    await ask(town, sunnySecretary, 'requests.finish', { ...one, note: '换了灯管' })
    const expected = ['桂花园 appliances 1/0', '桂花园 healthCare 0/1']
    expect(told((await mapOf('sunny')).rows)).toEqual(expected)
    await town.cloud.fireTimer('jobs')
    expect((await town.cloud.documents('requests')).every(({ uncountedKey }) => uncountedKey === null)).toBe(
      true,
    )
    expect(told((await mapOf('sunny')).rows)).toEqual(expected)
    expect(told((await mapOf('sunny', sunnySecretary, '2026Q3')).rows)).toEqual([])
    await ask(town, wangAyi, 'requests.reopen', { ...one, note: '又不亮了' })
    expect(told((await mapOf('sunny')).rows)).toEqual(['桂花园 appliances 0/1', '桂花园 healthCare 0/1'])
  })

  it('belongs to the quarter in which it was asked', async () => {
    const { requestId } = await asked(town)
    await town.cloud.fireTimer('jobs')
    await town.cloud.clock({ advance: 60 * 24 * 60 * 60_000 })
    await ask(town, sunnySecretary, 'requests.decline', { tapId: newTap(), requestId, note: '办不了' })
    await asked(town)
    await town.cloud.fireTimer('jobs')
    expect(told((await mapOf('sunny')).rows)).toEqual(['桂花园 appliances 0/1'])
    expect(told((await mapOf('sunny', sunnySecretary, '2027Q1')).rows)).toEqual(['桂花园 appliances 0/1'])
  })

  it('is looked at month by month within the community: the months add up, and a month may be still to come', async () => {
    const first = await asked(town)
    await asked(town, { category: 'healthCare' })
    await town.cloud.fireTimer('jobs')
    await town.cloud.clock({ advance: 20 * 24 * 60 * 60_000 })
    await asked(town)
    const one = { tapId: newTap(), requestId: first.requestId }
    await ask(town, sunnySecretary, 'requests.assign', { ...one, memberIds: ['m_oLI'] })
    await ask(town, sunnySecretary, 'requests.finish', { ...one, note: '换了灯管' })
    const ofMonth = async (month: string) => told((await mapOf('sunny', sunnyStaff, '2026Q4', month)).rows)
    const expected = [['桂花园 appliances 1/0', '桂花园 healthCare 0/1'], ['桂花园 appliances 0/1'], []]
    for (let turn = 0; turn < 2; turn++) {
      expect([await ofMonth('2026-11'), await ofMonth('2026-12'), await ofMonth('2026-10')]).toEqual(expected)
      await town.cloud.fireTimer('jobs')
    }
    expect(await mapOf('sunny')).toMatchObject({ months: ['2026-10', '2026-11', '2026-12'] })
    expect(told((await mapOf('sunny')).rows)).toEqual(['桂花园 appliances 1/1', '桂花园 healthCare 0/1'])
    expect(await mapOf('sunny', sunnySecretary, '2027Q1')).toMatchObject({ months: [] })

    const asking = { orgId: 'sunny', quarter: '2026Q4', month: '2026-11', cursor: null } as const
    expect(await town.as(office).call('requests.needs', asking)).toMatchObject({ refusal: 'quartersOnly' })
    expect(await mapOf('sunny', office)).toMatchObject({ months: [] })
    for (const month of ['2027-01', '2026-9', 'none']) {
      expect(await town.as(sunnySecretary).call('requests.needs', { ...asking, month })).toMatchObject({
        refusal: 'badInput',
      })
    }
  })

  it('beyond the community a handful is withheld, and communities are counted with what is late', async () => {
    town = await openTown({
      ...townWithResidents,
      accounts: [...townWithResidents.accounts, anOfficer(townSecretary, 'townSecretary', 'town')],
    })
    for (let times = 0; times < 5; times++) await asked(town)
    for (let times = 0; times < 4; times++) await asked(town, { category: 'mediation' })
    await town.cloud.fireTimer('jobs')
    await town.cloud.clock({ advance: 5 * 24 * 60 * 60_000 })
    const within = ['桂花园 appliances 0/5', '桂花园 mediation 0/4']
    for (const who of [sunnySecretary, sunnyStaff]) {
      expect(told((await mapOf('sunny', who)).rows)).toEqual(within)
    }
    for (const who of [townSecretary, office]) {
      expect(told((await mapOf('sunny', who)).rows)).toEqual([
        '桂花园 appliances 0/5',
        '桂花园 mediation 0/null',
      ])
      const map = await mapOf('town', who)
      expect(map.leastShown).toBe(5)
      expect(told(map.rows)).toEqual(['阳光社区 appliances 0/5', '阳光社区 mediation 0/null'])
      expect(map.rows.map(({ place, late }) => [place?.name, late])).toEqual([
        ['河畔社区', 0],
        ['阳光社区', 9],
      ])
      expect(JSON.stringify(map)).not.toMatch(/王阿姨|灯/)
    }
    expect((await mapOf('county', office)).rows).toHaveLength(2)
  })

  it.each([
    ['the town', 'town', [sunnySecretary, riverSecretary, liJianguo, waterSecretary]],
    ['another community', 'sunny', [riverSecretary, liJianguo, waterSecretary, wangAyi]],
    ['an estate', 'garden', [sunnySecretary, office]],
  ])('%s is not for everybody', async (_what, orgId, people) => {
    for (const who of people) {
      const asking = { orgId, quarter: '2026Q4', month: null, cursor: null } as const
      expect(await town.as(who).call('requests.needs', asking)).toMatchObject({ refusal: 'notAllowed' })
    }
  })

  it('is what a recount finds, whatever was done at once, twice, and between two runs of the clock', async () => {
    const shapes: RequestCategory[] = ['appliances', 'healthCare', 'other']
    const rounds = fc.array(
      fc.record({ moves: fc.array(taken, { minLength: 1, maxLength: 5 }), isCounted: fc.boolean() }),
      { minLength: 2, maxLength: 8 },
    )
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(rounds, async rounds => {
        town = await openResidentsTown()
        const ids: string[] = []
        for (const category of shapes) ids.push((await asked(town, { category })).requestId)
        for (const [turn, { moves, isCounted }] of rounds.entries()) {
          const all = moves.map((move, index) => twice(move, ids[(turn + index) % ids.length] ?? ''))
          await Promise.all([...all, isCounted && runClock()])
          await town.cloud.clock({ advance: 5 * 60_000 })
          const kept = await keptRequests(town)
          expect(told((await mapOf('sunny')).rows)).toEqual(recounted(kept))
          const inNovember = await mapOf('sunny', sunnySecretary, '2026Q4', '2026-11')
          expect(told(inNovember.rows)).toEqual(recounted(kept))
          for (const { state } of kept) reached.add(state)
        }
        for (const _time of [1, 2]) await runClock()
        const kept = await keptRequests(town)
        expect(
          kept.every(
            ({ uncountedKey, ...request }) => uncountedKey === null && request.counted === needOf(request),
          ),
        ).toBe(true)
        expect(told((await mapOf('sunny')).rows)).toEqual(recounted(kept))
        const [needs] = await town.cloud.documents('requestNeeds')
        expect(needs?.sums).toMatchObject(sumsOf(needs?.cells as Record<string, object>))
      }),
      { numRuns: size(60), seed },
    )
    expect(reached.size).toBeGreaterThanOrEqual(4)
  }, 900_000)
})

/** All of this town's requests are of one estate. */
function sumsOf(cells: Record<string, object>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(cells).map(([cell, counted]) => [cell.split('|')[1] ?? '', counted]),
  )
}

/** Sent twice at once, as a bad network does. */
function twice(move: Taken, requestId: string): Promise<string[]> {
  const tapId = newTap()
  return Promise.all([1, 2].map(() => take(town, move, requestId, tapId)))
}

/** The clock's tick; two at once are its worst day. */
async function runClock(): Promise<void> {
  await town.cloud.clock({ advance: 5 * 60_000 })
  await Promise.all([town.cloud.fireTimer('jobs'), town.cloud.fireTimer('jobs')])
}
