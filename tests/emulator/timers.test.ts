import { nextTick } from '../../emulator/timers'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { post } from './we-chat'

const start = Date.UTC(2026, 10, 22, 0, 0, 30)
const minute = 60_000

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ now: start, timers: true })
})
afterAll(() => cloud.stop())

const runs = async () =>
  (
    (await (await fetch(`${cloud.url}/console/api/invocations`)).json()) as { op: string; at: number }[]
  ).filter(({ op }) => op === 'closed')
const fire = (body: object = {}) => post(cloud, '/console/api/timers/fire', { function: 'closed', ...body })

describe('a tick', () => {
  it('says which timer it is of, and when it is', async () => {
    expect(await fire()).toMatchObject({
      result: { event: { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-22T00:00:30Z', Message: '' } },
    })
  })

  it('may be delivered twice', async () => {
    const { results } = await fire({ times: 2 })
    const [first, second] = results as { event: object }[]
    expect(second?.event).toEqual(first?.event)
  })
})

describe('a jump of the clock', () => {
  it('skips what it passes', async () => {
    const before = (await runs()).length
    await cloud.clock({ now: start + 60 * minute })
    expect(await runs()).toHaveLength(before)
  })

  it('runs every tick on the way once and at its own moment, when it is asked to', async () => {
    await cloud.clock({ now: start })
    await cloud.resetCounts()
    const { ticks, now } = await post(cloud, '/console/api/timers/pass', { by: 12 * minute })
    const moments = [3, 8].map(minutes => Date.UTC(2026, 10, 22, 0, minutes))
    expect(ticks).toEqual(moments.map(at => ({ function: 'closed', at, outcome: 'done' })))
    expect((await runs()).map(({ at }) => at).sort()).toEqual(moments)
    expect(now).toBe(start + 12 * minute)
  })

  it('runs at most 1000 ticks, and else does not move', async () => {
    const { now } = await cloud.clock()
    const far = post(cloud, '/console/api/timers/pass', { by: 10 * 1440 * minute })
    await expect(far).rejects.toThrow('400 more than 1000 ticks lie on the way')
    expect((await cloud.clock()).now).toBe(now)
  })
})

describe('a timer is refused', () => {
  it.each([
    ['0 30 8 * * 1 *', /names its weekdays/],
    ['0 30 8 * * 0-5 *', /names its weekdays/],
    ['0 30 8 * * *', /seven fields/],
    ['0 30 8 L * * *', /seven fields/],
    ['0 30 25 * * * *', /25/],
  ])('%s', (cron, why) => {
    expect(() => nextTick(cron, start)).toThrow(why)
  })

  it('when the cloud starts, in one sentence', async () => {
    await expect(
      startActorCloud({
        declaration: {
          functions: {
            closed: {
              timeoutSeconds: 5,
              memoryMB: 128,
              openapi: [],
              isOpenToClients: false,
              timer: { name: 'tick', cron: '0 0 9 * * 1 *' },
              variables: [],
            },
          },
        },
      }),
    ).rejects.toThrow(/ended with 2: The timer of closed cannot be read: a timer names its weekdays/)
  })
})
