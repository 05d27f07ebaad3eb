import type { Notice } from '../../types/notices'
import type { MessageConsent } from '../../types/reminders'
import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import { randomFrom, size } from '../size'
import { aMember, anAccount, liJianguo, newTap, noon, sunnyCode, townAtWork, wangXiuying } from '../town'
import { oneLeft, quarterTemplate } from './reminding'

let town: Town

/** What WeChat asks at a tap, and what the phone tells us of the answer. */
async function grant(who = liJianguo, answer: 'accept' | 'reject' = 'accept', tapId = newTap()) {
  await town.cloud.subscribe(who.openid, [quarterTemplate], answer)
  return town
    .as(who)
    .call('reminders.keepAnswer', { tapId, answers: [{ template: 'quarterReminder', answer }] })
}

const answered = (answer: 'accept' | 'filter', tapId = newTap()) => ({
  tapId,
  answers: [{ template: 'quarterReminder' as const, answer }],
})

/** Noon of a day, or so many minutes later, with what happens by itself. */
async function dayComes(day: string, minutes = 0): Promise<void> {
  await town.cloud.clock({ now: noon(day) + minutes * 60_000 })
  await town.cloud.fireTimer('jobs')
}

const notices = async () => (await town.cloud.documents('notices')) as unknown as Notice[]
const ofLi = async () => (await notices()).filter(({ to }) => to === 'm:m_oLI')
const sentTo = async (openid: string) =>
  (await town.cloud.outbox()).filter(
    ({ errcode, request }) => errcode === 0 && JSON.stringify(request).includes(`"${openid}"`),
  ).length
const left = async (who = liJianguo) => {
  const answer = await town.as(who).call('reminders.mine', {})
  return answer.ok ? answer.value.left : -1
}

beforeEach(async () => {
  town = await openTown(townAtWork)
})

describe('the consent ledger', () => {
  it('G51 counts each tap once, however often it is repeated, and a no ends what there was', async () => {
    const tapId = newTap()
    for (let time = 0; time < 3; time++) {
      await town.as(liJianguo).call('reminders.keepAnswer', answered('accept', tapId))
    }
    await Promise.all([1, 2, 3].map(() => grant()))
    expect(await left()).toBe(4)
    await town.as(liJianguo).call('reminders.keepAnswer', answered('filter'))
    expect(await left()).toBe(4)
    await grant(liJianguo, 'reject')
    expect(await left()).toBe(0)
    expect(await left(wangXiuying)).toBe(0)
  })
})

describe('a quarter’s reminders', () => {
  it('A36 A132 G50 tell whoever has not checked in, on the phone where WeChat lets us, and stop when it is done', async () => {
    await grant()
    await grant()
    await dayComes('2026-11-30')
    expect(await notices()).toEqual([])
    await dayComes('2026-12-01')
    expect(await inboxOf(town, liJianguo)).toMatchObject([
      { kind: 'quarterDue', told: { quarter: '2026Q4', lastDay: '2026-12-31' } },
    ])
    expect(await inboxOf(town, wangXiuying)).toHaveLength(1)
    await dayComes('2026-12-01', 6)
    const [call] = await town.cloud.outbox()
    expect(JSON.stringify(call)).toContain('本季度到社区报到')
    expect([await sentTo('oLI'), await sentTo('oWANG'), await left()]).toEqual([1, 0, 1])
    expect((await ofLi())[0]).toMatchObject({ sendState: 'sent' })

    await town.as(liJianguo).call('checkins.create', { siteCode: sunnyCode, way: 'camera', tapId: newTap() })
    for (const day of ['2026-12-17', '2026-12-29']) await dayComes(day)
    expect(await inboxOf(town, liJianguo)).toHaveLength(1)
    expect(await inboxOf(town, wangXiuying)).toHaveLength(3)
    const ends = (await notices()).map(({ sendState, sendReason }) => [sendState, sendReason])
    expect(ends.filter(([state]) => state === 'due')).toEqual([])
    expect(ends).toContainEqual(['cancelled', 'noConsent'])
  })

  it('G50 G54 wait for office hours and working days, and go to nobody who wants none', async () => {
    await grant()
    await grant(wangXiuying)
    await town.as(wangXiuying).call('reminders.turn', { tapId: newTap(), isOff: true })
    await dayComes('2026-12-01', -4 * 60)
    await dayComes('2026-12-01', 8 * 60)
    expect(await notices()).toEqual([])
    await dayComes('2026-12-02')
    await dayComes('2026-12-02', 6)
    expect([await sentTo('oLI'), await sentTo('oWANG')]).toEqual([1, 0])
    expect(await notices()).toContainEqual(
      expect.objectContaining({ to: 'm:m_oWANG', sendState: 'cancelled', sendReason: 'off' }),
    )
  })

  it('G54 send no more than two a week to a person', async () => {
    const consent: MessageConsent = {
      _id: 'oLI',
      left: 5,
      spent: { bearlier: noon('2026-11-28') },
      earlier: [noon('2026-11-27')],
      answered: 'accept',
      taps: [],
      isOff: false,
      revision: 1,
    }
    await town.cloud.load({ messageConsents: [consent] })
    await dayComes('2026-12-01')
    await dayComes('2026-12-01', 6)
    expect((await ofLi())[0]).toMatchObject({ sendState: 'cancelled', sendReason: 'enough' })
    expect(await sentTo('oLI')).toBe(0)
  })

  it.each([
    [-1, 'due', 1],
    [45009, 'due', 1],
    [43101, 'dead', 0],
    [47003, 'dead', 1],
  ] as const)('G51 G58 WeChat’s answer %d leaves the row %s and %d to send', async (errcode, state, kept) => {
    await grant()
    await town.cloud.fault({ action: 'subscribeMessage.send', effect: { kind: 'errcode', errcode } })
    await dayComes('2026-12-01')
    await dayComes('2026-12-01', 6)
    expect((await ofLi())[0]).toMatchObject({ sendState: state, sendCode: errcode })
    expect(await left()).toBe(kept)
    await dayComes('2026-12-01', 30)
    expect((await ofLi())[0]?.sendState).toBe(state === 'due' ? 'sent' : 'dead')
    expect(await sentTo('oLI')).toBe(state === 'due' ? 1 : 0)
  })

  it('G51 no answer ends as unknown: never sent again, and counted as used', async () => {
    await grant()
    await town.cloud.fault({
      action: 'subscribeMessage.send',
      effect: { kind: 'noAnswer', at: 'after', how: 'cut' },
    })
    for (const minutes of [0, 6, 30]) await dayComes('2026-12-01', minutes)
    expect((await ofLi())[0]).toMatchObject({ sendState: 'unknown', sendReason: 'noAnswer' })
    expect([await sentTo('oLI'), await left()]).toEqual([1, 0])
  })

  it('G51 U5 whichever instance dies and whenever, nobody gets a second message and every row has an end', async () => {
    const random = randomFrom()
    const crowd = Array.from({ length: 6 }, (_, index) => ({
      openid: `oCROWD${index}`,
      name: '张伟',
      phone: null,
    }))
    for (let round = 0; round < size(40); round++) {
      town = await openTown({
        ...townAtWork,
        accounts: crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
        members: crowd.map(who => aMember(who, { openid: who.openid })),
        messageConsents: crowd.map(({ openid }) => oneLeft(openid)),
      })
      for (const { openid } of crowd) await town.cloud.subscribe(openid, [quarterTemplate])
      const collections = ['notices', 'messageConsents', 'messageTurns', 'reminderPlans']
      const collection = collections[Math.floor(random() * collections.length)]
      const at = random() < 0.5 ? ('before' as const) : ('after' as const)
      const wishes = [
        { action: 'database.modifyDocument', collection, effect: { kind: 'killInstance', at } },
        { action: 'database.modifyDocument', collection, effect: { kind: 'noAnswer', at, how: 'cut' } },
        { action: 'subscribeMessage.send', effect: { kind: 'killInstance', at } },
        { action: 'subscribeMessage.send', effect: { kind: 'noAnswer', at, how: 'cut' } },
        { action: 'subscribeMessage.send', effect: { kind: 'errcode', errcode: -1 } },
      ] as const
      for (let index = 0; index < 2; index++) {
        const wish = wishes[Math.floor(random() * wishes.length)]
        if (wish) await town.cloud.fault(wish)
      }
      for (let tick = 0; tick < 5; tick++) {
        await town.cloud.clock({ now: noon('2026-12-01') + tick * 11 * 60_000 })
        await Promise.allSettled([town.cloud.fireTimer('jobs'), town.cloud.fireTimer('jobs')])
      }
      const rows = await notices()
      expect([round, rows.length]).toEqual([round, crowd.length])
      for (const who of crowd) expect([round, (await sentTo(who.openid)) <= 1]).toEqual([round, true])
      const endless = rows.filter(({ sendState }) => sendState === 'due' || sendState === 'sending')
      expect([round, endless]).toEqual([round, []])
      const kept = (await town.cloud.documents('messageConsents')) as unknown as MessageConsent[]
      for (const row of rows) {
        const consent = kept.find(({ _id }) => row.to === `m:m_${_id}`)
        const used = Object.keys(consent?.spent ?? {}).length
        const isUsed = row.sendState === 'sent' || row.sendState === 'unknown'
        expect([round, row.sendState, used]).toEqual([round, row.sendState, isUsed ? 1 : 0])
      }
    }
  }, 600_000)

  it('G51 a batch that was stopped comes to its end at night as well', async () => {
    await grant()
    await town.cloud.fault({ action: 'subscribeMessage.send', effect: { kind: 'killInstance', at: 'after' } })
    await dayComes('2026-12-01', 5 * 60 + 55).catch(() => undefined)
    expect((await ofLi())[0]?.sendState).toBe('sending')
    await dayComes('2026-12-01', 6 * 60 + 5)
    expect((await ofLi())[0]).toMatchObject({ sendState: 'unknown', sendReason: 'noAnswer' })
    expect([await sentTo('oLI'), await left()]).toEqual([1, 0])
  })

  it('G50 tell nobody whom no list shows', async () => {
    const hidden = { openid: 'oHIDDEN', name: '隐', phone: null }
    await town.cloud.load({ members: [aMember(hidden, { hiddenBy: 'import1' })] })
    await dayComes('2026-12-01')
    expect((await notices()).map(({ to }) => to)).not.toContain('m:m_oHIDDEN')
  })

  it('A132 a hundred messages go out within one tick', async () => {
    const crowd = Array.from({ length: 100 }, (_, index) => ({
      openid: `oCROWD${index}`,
      name: '张伟',
      phone: null,
    }))
    town = await openTown({
      ...townAtWork,
      accounts: crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
      members: crowd.map(who => aMember(who, { openid: who.openid })),
      messageConsents: crowd.map(({ openid }) => oneLeft(openid)),
    })
    for (const { openid } of crowd) await town.cloud.subscribe(openid, [quarterTemplate])
    await town.cloud.clock({ now: noon('2026-12-01') })
    await town.cloud.resetCounts()
    await town.cloud.fireTimer('jobs')
    const sent = (await notices()).filter(({ sendState }) => sendState === 'sent')
    expect(sent).toHaveLength(100)
  })
})
