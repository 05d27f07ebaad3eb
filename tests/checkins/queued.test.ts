import { openTown, type Town } from '../open-town'
import { liJianguo, newTap, sunnyCode, sunnySecretary, today, townAtWork, wangXiuying } from '../town'
import { codeAt, keptOn, openScreen, registeredPhone } from './scanning'

let town: Town
const hour = 60 * 60_000

describe('a check-in that waited on a phone without a network', () => {
  it('G200 G206 counts as on the spot when it comes five hours later, with both times kept', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: 5 * hour })
    const kept = keptOn(phone, { readAt: today, sentAt: today + 5 * hour, number: 7 })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      ok: true,
      value: { isNew: true, checkin: { tier: 'B', state: 'counted', at: today + 5 * hour } },
    })
    expect(await town.cloud.documents('checkins')).toMatchObject([
      { queued: { number: 7, readAt: today, offsetMs: 0 }, at: today + 5 * hour, day: '2026-11-22' },
    ])
  })

  it('G201 U6 a rotating code that the phone kept counts once the secretary has looked, within the rule as after it', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    const [li, wang] = [await registeredPhone(town, liJianguo), await registeredPhone(town, wangXiuying)]
    const siteCode = codeAt(screen, today)
    await town.cloud.clock({ advance: 60_000 })
    const soon = keptOn(li, { siteCode, readAt: today + 4_000, sentAt: today + 60_000 })
    expect(await town.as(liJianguo).call('checkins.create', soon)).toMatchObject({
      ok: true,
      value: { isNew: true, checkin: { tier: 'D', state: 'waiting', waits: 'keptCode', day: '2026-11-22' } },
    })
    await town.cloud.clock({ advance: 25 * hour - 60_000 })
    const late = keptOn(wang, { siteCode, readAt: today + 4_000, sentAt: today + 25 * hour })
    expect(await town.as(wangXiuying).call('checkins.create', late)).toMatchObject({
      value: { checkin: { tier: 'D', state: 'waiting', waits: 'late' } },
    })
  })

  it('G201 a rotating code that comes while the screen still shows it is as good as with a network', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    const phone = await registeredPhone(town, liJianguo)
    const siteCode = codeAt(screen, today)
    await town.cloud.clock({ advance: 20_000 })
    const kept = keptOn(phone, { siteCode, readAt: today + 4_000, sentAt: today + 20_000 })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: { checkin: { tier: 'A', state: 'counted' } },
    })
  })

  it('G200 belongs to the quarter in which it was read, and the secretary looks before it is moved across its end', async () => {
    const evening = Date.parse('2026-09-30T15:00:00Z')
    town = await openTown(townAtWork, evening)
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: 3 * hour })
    const kept = keptOn(phone, { readAt: evening, sentAt: evening + 3 * hour })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: {
        checkin: {
          quarter: '2026Q3',
          day: '2026-09-30',
          state: 'waiting',
          waits: 'quarterBefore',
          tier: 'D',
        },
      },
    })
    // The member reads it below the new quarter, which is open.
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: null, history: [{ quarter: '2026Q3', state: 'waiting', waits: 'quarterBefore' }] },
    })
    const sunny = { communityId: 'sunny', cursor: null }
    expect(await town.as(sunnySecretary).call('checkins.listWaiting', sunny)).toMatchObject({
      value: { items: [{ name: '李建国', quarter: '2026Q3', day: '2026-09-30', readAt: evening }] },
    })
    const decided = { communityId: 'sunny', checkinIds: ['m_oLI_sunny_2026Q3'], tapId: newTap() }
    await town.as(sunnySecretary).call('checkins.decide', { ...decided, decision: 'confirm' })
    const figuresOf = async (quarter: '2026Q3' | '2026Q4') =>
      town.as(sunnySecretary).call('checkins.overview', { communityId: 'sunny', quarter })
    expect(await figuresOf('2026Q3')).toMatchObject({ value: { checkedIn: 1 } })
    expect(await figuresOf('2026Q4')).toMatchObject({ value: { checkedIn: 0 } })
  })

  it('G207 a tap whose first try came after the quarter’s end is not kept a second time for the quarter before', async () => {
    const midnight = Date.parse('2026-09-30T16:00:00Z')
    town = await openTown(townAtWork, midnight - hour)
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ now: midnight + 3_000, freeze: true })
    const tapId = newTap()
    const first = await town
      .as(liJianguo)
      .call('checkins.create', { tapId, siteCode: sunnyCode, way: 'camera' })
    expect(first).toMatchObject({ value: { checkin: { quarter: '2026Q4', state: 'counted' } } })
    await town.cloud.clock({ now: midnight + 30_000, freeze: true })
    const again = keptOn(phone, { tapId, readAt: midnight - 4_000, sentAt: midnight + 30_000 })
    expect(await town.as(liJianguo).call('checkins.create', again)).toEqual(first)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('G200 a key vouches for nothing before it was registered: the secretary looks, and it stands on the day it came', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    const before = keptOn(phone, { readAt: today - hour, sentAt: today })
    expect(await town.as(liJianguo).call('checkins.create', before)).toMatchObject({
      value: { checkin: { tier: 'D', state: 'waiting', waits: 'beforeKey', day: '2026-11-22' } },
    })
  })

  it('G200 a key that is asked for again counts from then on, and what the one before sealed still counts', async () => {
    town = await openTown(townAtWork)
    const first = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: 2 * hour })
    const second = await registeredPhone(town, liJianguo)
    expect([first.since, second.since]).toEqual([today, today + 2 * hour])
    expect(second.key).not.toBe(first.key)
    const readAt = today + hour
    const claimed = keptOn({ ...second, since: first.since }, { readAt, sentAt: today + 2 * hour })
    expect(await town.as(liJianguo).call('checkins.create', claimed)).toMatchObject({
      value: { checkin: { state: 'waiting', waits: 'unsigned' } },
    })
    const kept = keptOn(first, { readAt, sentAt: today + 2 * hour })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: { checkin: { state: 'counted', tier: 'B' } },
    })
  })

  it('G200 an app that was not told since when its key is loses nothing: it waits', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    const { queued, ...told } = keptOn(phone, { readAt: today, sentAt: today })
    if (!queued) throw new Error('kept without saying so')
    const { keySince: _since, ...older } = queued
    expect(await town.as(liJianguo).call('checkins.create', { ...told, queued: older })).toMatchObject({
      value: { checkin: { state: 'waiting', waits: 'unsigned' } },
    })
  })

  it('G200 is one, however often the phone sends it, with or without having been answered the first time', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    const tapId = newTap()
    const live = await town
      .as(liJianguo)
      .call('checkins.create', { tapId, siteCode: sunnyCode, way: 'camera' })
    await town.cloud.clock({ advance: 2 * hour })
    const kept = keptOn(phone, { tapId, readAt: today, sentAt: today + 2 * hour })
    const answers = await Promise.all([1, 2, 3].map(() => town.as(liJianguo).call('checkins.create', kept)))
    for (const answer of answers) expect(answer).toEqual(live)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it.each([
    ['of somebody else’s phone', { key: 'A'.repeat(43) }],
    ['of another device', { deviceId: 'another0000000001' }],
  ])('G200 a seal %s proves nothing: it waits for the secretary', async (_, other) => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    const kept = keptOn({ ...phone, ...other }, { readAt: today - hour, sentAt: today })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: { checkin: { tier: 'D', state: 'waiting', waits: 'unsigned' } },
    })
  })

  it('G200 what was changed after sealing waits too, and a seal is one person’s alone', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    const kept = keptOn(phone, { readAt: today - hour, sentAt: today })
    const changed = { ...kept, queued: kept.queued && { ...kept.queued, readAt: today - 2 * hour } }
    const unsigned = { value: { checkin: { state: 'waiting', waits: 'unsigned' } } }
    expect(await town.as(liJianguo).call('checkins.create', changed)).toMatchObject(unsigned)
    expect(await town.as(wangXiuying).call('checkins.create', kept)).toMatchObject(unsigned)
  })

  it('G206 is refused with its reason when the phone kept it for more than a month', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: 32 * 24 * hour })
    const kept = keptOn(phone, { readAt: today, sentAt: today + 32 * 24 * hour })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toEqual({
      ok: false,
      refusal: 'keptTooLong',
    })
    expect(await town.cloud.documents('checkins')).toEqual([])
  })

  it('G206 counts although the point was closed after it was read', async () => {
    town = await openTown(townAtWork)
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: hour })
    await town.as(sunnySecretary).call('sites.close', { siteId: 'sunny1', tapId: newTap() })
    await town.cloud.clock({ advance: 61_000 })
    const sentAt = today + hour + 61_000
    const before = keptOn(phone, { readAt: today, sentAt })
    const after = keptOn(phone, { readAt: today + hour + 1_000, sentAt })
    expect(await town.as(liJianguo).call('checkins.create', after)).toMatchObject({ refusal: 'siteClosed' })
    expect(await town.as(liJianguo).call('checkins.create', before)).toMatchObject({ ok: true })
  })

  it('G152 the hours are the county’s: the rule decides', async () => {
    const change = {
      _id: '00000001',
      revision: 1,
      effectiveDay: '2026-11-01',
      changes: { 'evidence.lateUploadHours': 1 },
      withdraws: null,
      reason: '试行',
      changedBy: 'oOFFICE',
      changedByName: null,
      changedAt: 0,
      tapId: 'tap-rule',
    }
    town = await openTown({ ...townAtWork, rules: [change] })
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: 2 * hour })
    const kept = keptOn(phone, { readAt: today, sentAt: today + 2 * hour })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: { checkin: { waits: 'late' } },
    })
  })
})
