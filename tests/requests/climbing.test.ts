import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import {
  anOfficer,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { acceptedForClaims, asked, keptRequests, townWithResidents, wangAyi } from './asking'

let town: Town

const townSecretary: Person = { openid: 'oTOWN_SECRETARY', name: '城关镇书记', phone: null }
const leader: Person = { openid: 'oTEAM_LEADER', name: '李队长', phone: null }
const repairTeam = { _id: 'repair', kind: 'team', side: 'community', name: '维修队', parentId: 'sunny' }
const act = (requestId: string) => ({ requestId, tapId: newTap() })

beforeEach(async () => {
  town = await openTown({
    ...townWithResidents,
    orgs: [
      ...townWithResidents.orgs,
      { ...townWithResidents.orgs[0], ...repairTeam } as (typeof townWithResidents.orgs)[number],
    ],
    accounts: [
      ...townWithResidents.accounts,
      anOfficer(townSecretary, 'townSecretary', 'town'),
      anOfficer(leader, 'teamLeader', 'repair'),
    ],
    teamVolunteers: [{ _id: 'm_oLI', memberId: 'm_oLI', teamId: 'repair' }],
  })
})

/** Noon of a day, with what happens by itself. */
async function dayComes(day: string): Promise<void> {
  await town.cloud.clock({ now: noon(day) })
  await town.cloud.fireTimer('jobs')
}

/** On which rungs somebody was asked, in order. */
async function askedOn(who: Person): Promise<string[]> {
  const notices = await inboxOf(town, who)
  return notices.flatMap(notice => (notice.kind === 'requestLate' ? [notice.told.rung] : [])).reverse()
}

async function everybody(): Promise<string[][]> {
  const people = [liJianguo, leader, sunnySecretary, townSecretary, office]
  const rungs: string[][] = []
  for (const who of people) rungs.push(await askedOn(who))
  return rungs
}

describe('a request that nobody answers', () => {
  it('G32 A122 climbs from the secretary to the town to the office by hours of working days, each asked once', async () => {
    // Sunday: the first answer is due when Monday is over.
    await asked(town)
    await dayComes('2026-11-23')
    expect(await everybody()).toEqual([[], [], [], [], []])
    await dayComes('2026-11-24')
    await town.cloud.clock({ advance: 6 * 60_000 })
    await town.cloud.fireTimer('jobs')
    expect(await everybody()).toEqual([[], [], ['secretary'], [], []])
    await dayComes('2026-11-26')
    expect(await everybody()).toEqual([[], [], ['secretary'], ['town'], []])
    // Saturday and Sunday are nobody's.
    await dayComes('2026-11-29')
    expect(await everybody()).toEqual([[], [], ['secretary'], ['town'], ['office']])
    await dayComes('2026-12-20')
    expect(await everybody()).toEqual([[], [], ['secretary'], ['town'], ['office']])
    expect(await askedOn(riverSecretary)).toEqual([])
    expect(await keptRequests(town)).toMatchObject([{ climbAt: null, state: 'submitted' }])
  })

  it('G32 begins with whoever has it, then the leader of the team', async () => {
    const { requestId } = await asked(town)
    await acceptedForClaims(town, { requestId } as Awaited<ReturnType<typeof asked>>)
    await town.as(liJianguo).call('requests.claim', act(requestId))
    for (const day of ['2026-11-27', '2026-12-01', '2026-12-03']) await dayComes(day)
    expect(await everybody()).toEqual([['volunteer'], ['leader'], ['secretary'], [], []])
  })

  it('G32 stops at any answer of a person, waits while the resident is asked, and begins again from below', async () => {
    const { requestId } = await asked(town)
    await dayComes('2026-11-24')
    await town.as(sunnySecretary).call('requests.reply', { ...act(requestId), note: '师傅明天来' })
    await dayComes('2026-11-25')
    expect(await everybody()).toEqual([[], [], ['secretary'], [], []])
    await town.as(sunnySecretary).call('requests.wait', { ...act(requestId), note: '您几点在家' })
    await dayComes('2026-12-10')
    expect(await everybody()).toEqual([[], [], ['secretary'], [], []])
    await town.as(wangAyi).call('requests.goOn', { ...act(requestId), note: '下午' })
    await dayComes('2026-12-20')
    expect(await everybody()).toEqual([[], [], ['secretary', 'secretary'], [], []])
    await town.as(wangAyi).call('requests.withdraw', act(requestId))
    await dayComes('2027-01-20')
    expect(await everybody()).toEqual([[], [], ['secretary', 'secretary'], [], []])
  })

  it('G32 passes over a rung on which nobody stands', async () => {
    const { requestId } = await asked(town)
    await acceptedForClaims(town, { requestId } as Awaited<ReturnType<typeof asked>>)
    await town.as(wangXiuying).call('requests.claim', act(requestId))
    for (const day of ['2026-11-27', '2026-12-01']) await dayComes(day)
    expect(await askedOn(wangXiuying)).toEqual(['volunteer'])
    expect(await everybody()).toEqual([[], [], ['secretary'], [], []])
  })

  it.each(['before', 'after'] as const)(
    'G32 U5 asks once when the job is killed %s a change, however many were due',
    async at => {
      for (let index = 0; index < 7; index++) await asked(town)
      await town.cloud.fault({
        action: 'database.modifyDocument',
        collection: 'requests',
        effect: { kind: 'killInstance', at },
      })
      await town.cloud.clock({ now: noon('2026-11-24') })
      await town.cloud.fireTimer('jobs').catch(() => null)
      for (let tick = 0; tick < 2; tick++) {
        await town.cloud.clock({ advance: 6 * 60_000 })
        await Promise.allSettled([town.cloud.fireTimer('jobs'), town.cloud.fireTimer('jobs')])
      }
      expect(await askedOn(sunnySecretary)).toEqual(Array.from({ length: 7 }, () => 'secretary'))
    },
  )
})
