import { stepOf, writeRotatingCode } from '../../src/contract/rotating-code'
import { anActivity, hour, keptAttendances, keptTasks } from '../activities/planning'
import { openTown, type Town } from '../open-town'
import { liJianguo, newTap, sunnyCode, today, townAtWork } from '../town'
import { openScreen } from './scanning'

let town: Town
beforeEach(async () => {
  town = await openTown({
    ...townAtWork,
    activities: [
      anActivity('now', {
        startsAt: today - 1,
        endsAt: today + hour,
        kind: 'collective',
        title: '清扫桂花园',
      }),
      anActivity('talk', { startsAt: today - 1, endsAt: today + hour, kind: 'lecture', title: '健康讲座' }),
      anActivity('gone', { startsAt: today - 1, endsAt: today + hour, state: 'cancelled' }),
    ],
  })
})

async function scan(activityId: string, tapId = newTap()) {
  const { doorId, key, siteCode } = await openScreen(town)
  const text = writeRotatingCode(key, { doorId, siteCode, activityId, step: stepOf(today) })
  return town.as(liJianguo).call('checkins.create', { siteCode: text, way: 'camera', tapId })
}

describe('the code of an activity', () => {
  it('A36 A53 one scan checks in for the quarter, attends the activity and completes the quarter’s task', async () => {
    expect(await scan('now')).toMatchObject({
      ok: true,
      value: {
        isNew: true,
        checkin: { tier: 'A', state: 'counted' },
        activity: { ok: true, title: '清扫桂花园', state: 'present', isNew: true },
      },
    })
    expect(await keptAttendances(town)).toMatchObject([{ _id: 'm_oLI_now', tier: 'A', state: 'present' }])
    expect(await keptTasks(town)).toMatchObject([{ state: 'done' }])
  })

  it('A53 a second tap shows the first, as done, and changes nothing', async () => {
    await scan('now')
    expect(await scan('now')).toMatchObject({
      value: { isNew: false, activity: { ok: true, state: 'present', isNew: false } },
    })
    expect(await keptAttendances(town)).toHaveLength(1)
  })

  it.each([
    ['gone', 'activityCancelled'],
    ['nobody', 'unknownActivity'],
  ])('A36 the check-in stands, whatever becomes of the activity: %s', async (activityId, refusal) => {
    expect(await scan(activityId)).toMatchObject({
      ok: true,
      value: { checkin: { state: 'counted' }, activity: { ok: false, refusal } },
    })
    expect(await keptAttendances(town)).toEqual([])
  })

  it('A36 a code that names no activity attends none', async () => {
    expect(await scan('')).toMatchObject({ ok: true, value: { activity: null } })
  })

  it('A36 G209 check-in and attendance cost 6 calls together', async () => {
    const { doorId, key, siteCode } = await openScreen(town)
    await town.as(liJianguo).call('sites.look', { siteCode: sunnyCode })
    const text = writeRotatingCode(key, { doorId, siteCode, activityId: 'now', step: stepOf(today) })
    await town.cloud.resetCounts()
    await town.as(liJianguo).call('checkins.create', { siteCode: text, way: 'camera', tapId: newTap() })
    const count = (await town.cloud.counts()).find(({ op }) => op === 'checkins.create')
    expect(count?.calls).toBe(6)
  })

  it('A48 G94 a day later the service is offered as a deed, once; a lecture is not', async () => {
    await scan('now')
    await scan('talk')
    const suggestions = () => town.cloud.documents('deedSuggestions')
    await town.cloud.fireTimer('jobs')
    expect(await suggestions()).toEqual([])
    await town.cloud.clock({ now: today + 25 * hour, freeze: true })
    for (const _time of [1, 2]) {
      await town.cloud.fireTimer('jobs')
      await town.cloud.clock({ advance: 5 * 60_000 })
    }
    expect(await suggestions()).toMatchObject([{ memberId: 'm_oLI', title: '清扫桂花园', state: 'open' }])
  })
})
