import { dueJobs, isToRepeat, outcomeOf, periodOf } from '../../cloudfunctions/domain/jobs/rules'
import { endedSince } from '../../cloudfunctions/domain/requests/rules'
import { jobNames, timetable } from '../../src/contract/timetable'
import type { Answer } from '../../types/api'
import type { JobName, JobRun } from '../../types/jobs'
import type { Moment } from '../../types/time'
import { openTown, type Town } from '../open-town'
import { noon, office, sunnySecretary, today, townBefore } from '../town'

let town: Town

const hour = 60 * 60_000
const tick = async (at: Moment) => {
  await town.cloud.clock({ now: at })
  const answer = await town.cloud.fireTimer('jobs').catch(() => null)
  return (answer as { value?: Record<string, string> } | null)?.value ?? {}
}
/** Help that came to its end not long ago: nothing of it is to be forgotten yet. */
const endedHelp = (index: number) => ({
  _id: `ended${index}`,
  state: 'confirmed',
  communityId: 'sunny',
  spotKey: `ended${index}`,
  sortKey: `${endedSince(today - index * hour)}_ended${index}`,
  forgottenAt: null,
})
const aRun = (name: JobName, at: Moment, run: Partial<JobRun> = {}): JobRun => ({
  _id: `${name}_${periodOf(name, at)}`,
  name,
  at,
  outcome: 'done',
  count: 0,
  tries: 1,
  ...run,
})

describe('the rules of the timetable', () => {
  it('G58 a period is counted from the epoch: no zone and no summer time moves it', () => {
    expect(periodOf('audits.seal', noon('2026-11-22'))).toBe(noon('2026-11-22') / hour)
  })

  it.each([
    ['running', 30_000, 'running'],
    ['running', 61_000, 'stopped'],
    ['done', 61_000, 'done'],
    ['failed', 61_000, 'failed'],
  ] as const)('G58 %s since %d ms is %s', (outcome, ms, expected) => {
    expect(outcomeOf({ outcome, at: today - ms }, today)).toBe(expected)
  })

  it('G58 what stopped or failed is begun again, three times at most', () => {
    const failed = (tries: number) => aRun('audits.seal', today, { outcome: 'failed', tries })
    expect([1, 2, 3].map(tries => isToRepeat(failed(tries), today))).toEqual([true, true, false])
    expect(isToRepeat(aRun('audits.seal', today), today)).toBe(false)
  })

  it('G58 whoever did not come to its turn in the period before comes first', () => {
    const fiveAgo = today - 5 * 60_000
    const ran = jobNames.filter(name => name !== 'uploads.dropUnused').map(name => aRun(name, fiveAgo))
    const earlier = ran.map(run => ({ ...run, _id: `${run.name}_${periodOf(run.name, today) - 1}` }))
    expect(dueJobs(jobNames, earlier, today)[0]).toEqual({ name: 'uploads.dropUnused', before: null })
  })
})

describe('the clock of the town', () => {
  beforeEach(async () => {
    town = await openTown(townBefore)
  })

  it('G58 a job that was stopped is begun again by the next tick of its period, and the tick after does nothing', async () => {
    await town.cloud.fault({
      action: 'database',
      collection: 'auditBlocks',
      effect: { kind: 'killInstance', at: 'before' },
    })
    await tick(today)
    const again = await tick(today + 5 * 60_000)
    expect(again['audits.seal']).toMatch(/^done/)
    expect((await tick(today + 10 * 60_000))['audits.seal']).toBeUndefined()
    const runs = (await town.cloud.documents('jobRuns')) as unknown as JobRun[]
    expect(runs.find(({ name }) => name === 'audits.seal')).toMatchObject({ outcome: 'done', tries: 2 })
  })

  it('G58 a job that stops every tick at its turn starves none of those behind it', async () => {
    await town.cloud.fault({
      action: 'database',
      collection: 'reminderPushes',
      when: 'always',
      effect: { kind: 'killInstance', at: 'before' },
    })
    const spelled = async () => {
      const runs = (await town.cloud.documents('jobRuns')) as unknown as JobRun[]
      return runs.filter(({ name, count }) => name === 'members.spellNames' && count > 0)
    }
    for (const ticks of [0, 1]) expect(await tick(today + ticks * 5 * 60_000)).toEqual({})
    expect(await spelled()).toEqual([])
    expect(await tick(today + 10 * 60_000)).toEqual({})
    expect(await spelled()).toMatchObject([{ outcome: 'done' }])
  })

  it('G58 two ticks at once do each job once', async () => {
    await town.cloud.clock({ now: today })
    const both = await Promise.all([town.cloud.fireTimer('jobs'), town.cloud.fireTimer('jobs')])
    const names = both.flatMap(answer => Object.keys((answer as { value: object }).value))
    expect(names.sort()).toEqual([...jobNames].sort())
  })

  it('G58 days that the timer slept are caught up once, and a clock that goes back does nothing again', async () => {
    await tick(today)
    const after = await tick(today + 3 * 24 * hour)
    expect(Object.keys(after).sort()).toEqual([...jobNames].sort())
    expect(await tick(today + 3 * 24 * hour)).toEqual({})
    expect(await tick(today)).toEqual({})
  })

  it('G58 a tick that finds nothing asks for little, however many jobs there are: forty-five times at most', async () => {
    await tick(today)
    await town.cloud.resetCounts()
    const did = await tick(today + 5 * 60_000)
    const [counted] = await town.cloud.counts()
    expect(new Set(Object.values(did))).toEqual(new Set(['done 0']))
    expect(counted?.calls).toBeLessThanOrEqual(45)
    expect(counted?.calls).toBeGreaterThan(Object.keys(did).length)
  })

  it.each([0, 600])(
    'G29 G58 a tick whose one job looks whether help is to be forgotten asks for at most six things, its own look among them, beside %d requests',
    async count => {
      const requests = Array.from({ length: count }, (_, index) => endedHelp(index))
      const others = jobNames.filter(name => name !== 'requests.forgetEnded').map(name => aRun(name, today))
      await town.cloud.load({ jobRuns: others, requests })
      await town.cloud.resetCounts()
      expect(await tick(today)).toEqual({ 'requests.forgetEnded': 'done 0' })
      const [counted] = await town.cloud.counts()
      expect(counted?.calls).toBeLessThanOrEqual(6)
      expect(counted?.examined).toBeLessThanOrEqual(jobNames.length + 1)
    },
  )

  it('G58 the county sees each job with its last run and, page by page, the ones before; nobody else does', async () => {
    const runs = Array.from({ length: 101 }, (_, back) =>
      aRun('reminders.deliver', today - back * 5 * 60_000, { count: back }),
    )
    const failed = aRun('audits.seal', today - hour, { outcome: 'failed', fault: 'Error (x.ts:1)', tries: 3 })
    await town.cloud.load({ jobRuns: [...runs, failed] })
    const list = await town.as(office).call('jobs.list', {})
    if (!list.ok) throw new Error(list.refusal)
    const jobs = new Map(list.value.jobs.map(job => [job.name, job]))
    expect(list.value.jobs.map(({ name }) => name)).toEqual(jobNames)
    expect(jobs.get('reminders.deliver')).toMatchObject({
      everyMinutes: timetable['reminders.deliver'],
      last: { outcome: 'done', count: 0 },
    })
    expect(jobs.get('audits.seal')?.last).toMatchObject({ outcome: 'failed', tries: 3 })
    expect(jobs.get('members.spellNames')?.last).toBeNull()
    expect(JSON.stringify(list)).not.toContain('x.ts')

    const seen: number[] = []
    let cursor: string | null = null
    do {
      const page: Answer<'jobs.listRuns'> = await town
        .as(office)
        .call('jobs.listRuns', { name: 'reminders.deliver', cursor })
      if (!page.ok) throw new Error(page.refusal)
      seen.push(...page.value.items.map(({ count }) => count))
      cursor = page.value.cursor
    } while (cursor)
    expect(seen).toEqual(runs.map(({ count }) => count))
    expect(await town.as(sunnySecretary).call('jobs.list', {})).toMatchObject({ refusal: 'notAllowed' })
    expect(
      await town.as(office).call('jobs.listRuns', { name: 'nothing' as JobName, cursor: null }),
    ).toMatchObject({ refusal: 'badInput' })
  })

  it('G58 old rows go in slices: runs after a month, notices after half a year once seen', async () => {
    const old = Array.from({ length: 1_200 }, (_, index) =>
      aRun('requests.climb', today - 40 * 24 * hour - index * 5 * 60_000),
    )
    const aNotice = (id: string, days: number, isNew: boolean) => ({
      _id: id,
      to: 'm:m_oLI',
      kind: 'quarterDue',
      told: { quarter: '2026Q1', lastDay: '2026-03-31' },
      thing: id,
      link: null,
      at: today - days * 24 * hour,
      sortKey: `${String(today - days * 24 * hour).padStart(15, '0')}_${id}`,
      isNew,
    })
    await town.cloud.load({
      jobRuns: old,
      notices: [
        aNotice('seenLongAgo', 200, false),
        aNotice('unreadLongAgo', 200, true),
        aNotice('unreadForYears', 500, true),
        aNotice('seenNow', 3, false),
      ],
    })
    const did = await tick(today)
    expect([did['jobs.forgetRuns'], did['notices.forgetOld']]).toEqual(['done 1200', 'done 2'])
    const left = (await town.cloud.documents('notices')).map(({ _id }) => _id)
    expect(left.sort()).toEqual(['seenNow', 'unreadLongAgo'])
  })
})
