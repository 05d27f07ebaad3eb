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

  it('G201 a rotating code read without a network is tier A within the rule, and waits after it', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    const [li, wang] = [await registeredPhone(town, liJianguo), await registeredPhone(town, wangXiuying)]
    const siteCode = codeAt(screen, today)
    await town.cloud.clock({ advance: 23 * hour })
    const inTime = keptOn(li, { siteCode, readAt: today + 4_000, sentAt: today + 23 * hour })
    expect(await town.as(liJianguo).call('checkins.create', inTime)).toMatchObject({
      value: { checkin: { tier: 'A', state: 'counted' } },
    })
    await town.cloud.clock({ advance: 2 * hour })
    const late = keptOn(wang, { siteCode, readAt: today + 4_000, sentAt: today + 25 * hour })
    expect(await town.as(wangXiuying).call('checkins.create', late)).toMatchObject({
      value: { checkin: { tier: 'D', state: 'waiting', waits: 'late' } },
    })
  })

  it('G200 belongs to the quarter in which it was read', async () => {
    const evening = Date.parse('2026-09-30T15:00:00Z')
    town = await openTown(townAtWork, evening)
    const phone = await registeredPhone(town, liJianguo)
    await town.cloud.clock({ advance: 3 * hour })
    const kept = keptOn(phone, { readAt: evening, sentAt: evening + 3 * hour })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: { checkin: { quarter: '2026Q3', day: '2026-09-30' } },
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
    const kept = keptOn(phone, { readAt: today - 32 * 24 * hour, sentAt: today })
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
    const kept = keptOn(phone, { readAt: today - 2 * hour, sentAt: today })
    expect(await town.as(liJianguo).call('checkins.create', kept)).toMatchObject({
      value: { checkin: { waits: 'late' } },
    })
  })
})
