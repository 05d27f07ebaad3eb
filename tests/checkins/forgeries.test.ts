import { stepOf, writeRotatingCode } from '../../src/contract/rotating-code'
import type { Input } from '../../types/api'
import { anActivity, keptAttendances, keptTasks } from '../activities/planning'
import { openTown, type Town } from '../open-town'
import {
  chenMing,
  liJianguo,
  newTap,
  type Person,
  riverCode,
  riverSecretary,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'
import { codeAt, keptOn, type MemberPhone, openScreen, registeredPhone, tablet } from './scanning'

let town: Town
const hour = 60 * 60_000
const liFact = 'm_oLI_sunny_2026Q4'

/** A few hours of a day: phones are known since its beginning, and now is 5 o’clock later. */
const now = today + 5 * hour
let li: MemberPhone
let wang: MemberPhone

beforeEach(async () => {
  town = await openTown(townAtWork)
  li = await registeredPhone(town, liJianguo)
  wang = await registeredPhone(town, wangXiuying)
})

const goOn = (to = now) => town.cloud.clock({ now: to, freeze: true })
const send = (who: Person, input: Input<'checkins.create'>) => town.as(who).call('checkins.create', input)
const waiting = (waits: string) => ({
  ok: true,
  value: { checkin: { tier: 'D', state: 'waiting', waits } },
})

async function figures(): Promise<number[]> {
  const overview = { communityId: 'sunny', quarter: null }
  const answer = await town.as(sunnySecretary).call('checkins.overview', overview)
  if (!answer.ok) throw new Error(answer.refusal)
  return [answer.value.checkedIn, answer.value.waiting]
}

const decide = (decision: 'confirm' | 'decline') =>
  town.as(sunnySecretary).call('checkins.decide', {
    communityId: 'sunny',
    checkinIds: [liFact],
    tapId: newTap(),
    ...(decision === 'confirm' ? { decision } : { decision, reason: '当天没有来' }),
  })

async function callsOf(who: Person, input: Input<'checkins.create'>): Promise<number> {
  await town.cloud.resetCounts()
  const answer = await send(who, input)
  if (!answer.ok) throw new Error(answer.refusal)
  return callsSince()
}

async function callsSince(): Promise<number> {
  return (await town.cloud.counts()).find(({ op }) => op === 'checkins.create')?.calls ?? 0
}

describe('a queue that somebody made up', () => {
  it('U6 a photograph of the screen’s code, sealed at home with one’s own key, counts for nobody until the secretary says so', async () => {
    const code = codeAt(await openScreen(town), today)
    await goOn()
    const forged = keptOn(li, { siteCode: code, readAt: today + 4_000, sentAt: now })
    expect(await send(liJianguo, forged)).toMatchObject(waiting('keptCode'))
    expect(await figures()).toEqual([0, 1])
    const sunny = { communityId: 'sunny', cursor: null }
    expect(await town.as(sunnySecretary).call('checkins.listWaiting', sunny)).toMatchObject({
      value: { items: [{ name: '李建国', waits: 'keptCode', readAt: today + 4_000, at: now }] },
    })
    await decide('decline')
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'declined', reason: '当天没有来' } },
    })
    expect(await send(liJianguo, forged)).toMatchObject({ value: { checkin: { state: 'declined' } } })
    expect(await figures()).toEqual([0, 0])
  })

  it('U6 whoever really stood there loses nothing: the secretary confirms, and it counts on its day', async () => {
    const code = codeAt(await openScreen(town), today)
    await goOn(today + 20 * hour)
    await send(liJianguo, keptOn(li, { siteCode: code, readAt: today, sentAt: today + 20 * hour }))
    await decide('confirm')
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'counted', day: '2026-11-22' } },
    })
    expect(await figures()).toEqual([1, 0])
  })

  it('U6 A53 the photographed code of an activity makes nobody present, and completes no task', async () => {
    town = await openTown({
      ...townAtWork,
      activities: [anActivity('now', { startsAt: today - 1, endsAt: today + hour, kind: 'collective' })],
    })
    li = await registeredPhone(town, liJianguo)
    const { doorId, key, siteCode } = await openScreen(town)
    const code = writeRotatingCode(key, { doorId, siteCode, activityId: 'now', step: stepOf(today) })
    await goOn()
    await send(liJianguo, keptOn(li, { siteCode: code, readAt: today, sentAt: now }))
    expect(await keptAttendances(town)).toMatchObject([{ tier: 'D', state: 'pending' }])
    expect(await keptTasks(town)).toEqual([])
  })

  it('G200 somebody else’s signature proves nothing, sent by either', async () => {
    await goOn()
    const his = keptOn(li, { readAt: today + hour, sentAt: now })
    expect(await send(wangXiuying, his)).toMatchObject(waiting('unsigned'))
    const hers = keptOn(wang, { readAt: today + hour, sentAt: now })
    expect(await send(liJianguo, hers)).toMatchObject(waiting('unsigned'))
    expect(await figures()).toEqual([0, 2])
  })

  it('G206 a moment in the future waits, or is the moment of its arrival where the clock is only a little ahead', async () => {
    await goOn()
    const hourAhead = keptOn(li, { readAt: now + hour, sentAt: now + hour })
    expect(await send(liJianguo, hourAhead)).toMatchObject(waiting('clockMoved'))
    const midnight = Date.parse('2026-12-31T16:00:00Z')
    await goOn(midnight - 60_000)
    const minuteAhead = keptOn(wang, { readAt: midnight + 30_000, sentAt: midnight + 30_000 })
    expect(await send(wangXiuying, minuteAhead)).toMatchObject({
      value: { checkin: { state: 'counted', quarter: '2026Q4', day: '2026-12-31' } },
    })
  })

  it('G201 a code of a step that has not come is refused', async () => {
    const screen = await openScreen(town)
    const ahead = keptOn(li, { siteCode: codeAt(screen, today + hour), readAt: today, sentAt: today })
    expect(await send(liJianguo, ahead)).toEqual({ ok: false, refusal: 'codeAhead' })
  })

  it('G200 a moment before the key waits, and no earlier beginning of the key can be claimed', async () => {
    await goOn()
    const late = await registeredPhone(town, liJianguo)
    const before = keptOn(late, { readAt: now - 1, sentAt: now })
    expect(await send(liJianguo, before)).toMatchObject(waiting('beforeKey'))
    const claimed = keptOn({ ...late, since: today }, { readAt: now - 1, sentAt: now })
    expect(await send(liJianguo, claimed)).toMatchObject(waiting('beforeKey'))
    const ofWang = await registeredPhone(town, wangXiuying)
    const claimedByWang = keptOn({ ...ofWang, since: today }, { readAt: now - 1, sentAt: now })
    expect(await send(wangXiuying, claimedByWang)).toMatchObject(waiting('unsigned'))
  })

  it('G201 a code drawn with the screen’s key for a time before it was opened waits as one that nobody showed', async () => {
    await goOn()
    const screen = await openScreen(town)
    await goOn(now + hour)
    const early = keptOn(li, { siteCode: codeAt(screen, now - hour), readAt: now - hour, sentAt: now + hour })
    expect(await send(liJianguo, early)).toMatchObject(waiting('staleCode'))
  })

  it('G206 what is a day old waits, of the wall as of the screen', async () => {
    const code = codeAt(await openScreen(town), today)
    const later = today + 24 * hour + 60_000
    await goOn(later)
    expect(await send(liJianguo, keptOn(li, { readAt: today, sentAt: later }))).toMatchObject(waiting('late'))
    const ofScreen = keptOn(wang, { siteCode: code, readAt: today, sentAt: later })
    expect(await send(wangXiuying, ofScreen)).toMatchObject(waiting('late'))
  })

  it('G207 sent again and again it is one, whatever became of it, and another moment under the same seal is none', async () => {
    await goOn()
    const kept = keptOn(li, { readAt: today + hour, sentAt: now })
    const first = await send(liJianguo, kept)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(liJianguo, kept)))
    for (const answer of answers) expect(answer).toEqual(first)
    const reason = '当天没有来'
    await town.as(sunnySecretary).call('checkins.undo', { checkinId: liFact, reason, tapId: newTap() })
    expect(await send(liJianguo, kept)).toMatchObject({ value: { checkin: { state: 'undone' } } })
    const moved = { ...kept, tapId: newTap(), queued: kept.queued && { ...kept.queued, readAt: today } }
    expect(await send(liJianguo, moved)).toMatchObject(waiting('unsigned'))
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('G206 numbers out of order, and one moment twice, leave what the rows leave in order', async () => {
    await goOn()
    const rows = [3, 1, 2, 2].map(number => keptOn(li, { number, readAt: today + hour, sentAt: now }))
    const states = []
    for (const row of rows) states.push(await send(liJianguo, row))
    expect(states.map(answer => answer.ok && answer.value.isNew)).toEqual([true, false, false, false])
    expect(await town.cloud.documents('checkins')).toMatchObject([{ state: 'counted', day: '2026-11-22' }])
  })

  it('G206 366 rows of one queue are one fact, and each costs what a second tap costs', async () => {
    const later = today + 20 * 24 * hour
    await goOn(later)
    await callsOf(wangXiuying, keptOn(wang, { readAt: later, sentAt: later }))
    const rows = Array.from({ length: 366 }, (_, index) =>
      keptOn(li, { number: index + 1, readAt: today + index * hour, sentAt: later }),
    )
    const [first, ...others] = rows
    expect(first && (await callsOf(liJianguo, first))).toBe(2)
    await town.cloud.resetCounts()
    for (const row of others) await send(liJianguo, row)
    expect(await callsSince()).toBe(3 * others.length)
    const ofLi = (await town.cloud.documents('checkins')).filter(({ memberId }) => memberId === 'm_oLI')
    expect(ofLi).toMatchObject([{ state: 'waiting', waits: 'late' }])
    expect(ofLi[0]).not.toHaveProperty('history')
  }, 900_000)

  it('G201 rows with the screen’s code cost one call more each, as they do with a network', async () => {
    const screen = await openScreen(town)
    const rows = [0, 1, 2].map(step =>
      keptOn(li, {
        siteCode: codeAt(screen, today + step * 15_000),
        readAt: today + step * 15_000,
        sentAt: now,
      }),
    )
    await goOn()
    await callsOf(wangXiuying, keptOn(wang, { readAt: now, sentAt: now }))
    const costs: number[] = []
    for (const row of rows) costs.push(await callsOf(liJianguo, row))
    expect(costs).toEqual([3, 4, 4])
  })

  it('G13 a code of the neighbour’s community is refused, of its wall as of its screen', async () => {
    const told = { siteId: 'river1', deviceId: tablet, deviceName: '平板', tapId: newTap() }
    const screen = await town.as(riverSecretary).call('sites.openDoor', told)
    if (!screen.ok) throw new Error(screen.refusal)
    await goOn()
    for (const siteCode of [riverCode, codeAt(screen.value, today)]) {
      const kept = keptOn(li, { siteCode, readAt: today, sentAt: now })
      expect(await send(liJianguo, kept)).toMatchObject({ refusal: 'notRegisteredHere' })
    }
    const chen = await registeredPhone(town, chenMing)
    const ofChen = keptOn(chen, { siteCode: codeAt(screen.value, today), readAt: today, sentAt: now })
    expect(await send(chenMing, ofChen)).toMatchObject(waiting('beforeKey'))
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('G206 codes of a point that was closed: refused for after, waiting for a screen before, and a younger key reaches no earlier', async () => {
    const screen = await openScreen(town)
    await goOn()
    await town.as(sunnySecretary).call('sites.close', { siteId: 'sunny1', tapId: newTap() })
    const later = now + hour
    await goOn(later)
    const after = keptOn(li, { readAt: now + 1_000, sentAt: later })
    expect(await send(liJianguo, after)).toMatchObject({ refusal: 'siteClosed' })
    const younger = await registeredPhone(town, liJianguo)
    const before = keptOn(younger, { readAt: today, sentAt: later })
    expect(await send(liJianguo, before)).toMatchObject({ refusal: 'siteClosed' })
    const shown = keptOn(li, { siteCode: codeAt(screen, today), readAt: today, sentAt: later })
    expect(await send(liJianguo, shown)).toMatchObject(waiting('keptCode'))
    const shownAfter = keptOn(wang, {
      siteCode: codeAt(screen, now + 60_000),
      readAt: now + 60_000,
      sentAt: later,
    })
    expect(await send(wangXiuying, shownAfter)).toMatchObject({ refusal: 'siteClosed' })
  })
})
