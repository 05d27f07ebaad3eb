import type { Notice } from '../../types/notices'
import { acceptedOn } from '../absences/absent'
import { anActivity, aSignup } from '../activities/planning'
import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import {
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import { matterTemplate, oneLeft, progressTemplate, quarterTemplate } from './reminding'

let town: Town

const dayComes = async (day: string, minutes = 0) => {
  await town.cloud.clock({ now: noon(day) + minutes * 60_000 })
  await town.cloud.fireTimer('jobs')
}
const datesOf = async (who: Person) =>
  (await inboxOf(town, who)).flatMap(({ kind, told }) => (kind === 'dateDue' ? [told] : []))

const sentTo = async (openid: string) =>
  (await town.cloud.outbox())
    .filter(({ errcode, request }) => errcode === 0 && JSON.stringify(request).includes(`"${openid}"`))
    .map(({ request }) => JSON.stringify(request))

const due = { state: 'due', at: null, by: null, tapId: null } as const
const stubOf = (who: Person) => {
  const { registration } = acceptedOn('2026-11-08', who)
  return { ...registration, unitStub: due }
}
const aPair = (_id: string, awaitedDay: string) => ({
  _id,
  communityId: 'sunny',
  state: 'together',
  members: [
    { memberId: 'm_oLI', name: '李建国', agreedAt: 1 },
    { memberId: 'm_oWANG', name: '王秀英', agreedAt: null },
  ],
  people: ['m_oLI'],
  awaitedDay,
  dueKey: `${awaitedDay}_${_id}`,
})
const tomorrow = { startsAt: noon('2026-11-25'), endsAt: noon('2026-11-25') + 3_600_000 }
const townOfDates = {
  ...townAtWork,
  registrations: [stubOf(liJianguo), stubOf(wangXiuying)],
  pairs: [aPair('p1', '2026-11-25'), aPair('p2', '2026-11-30')],
  activities: [
    anActivity('clean', tomorrow),
    anActivity('gone', { ...tomorrow, state: 'cancelled' }),
    anActivity('later', { startsAt: noon('2026-12-05'), endsAt: noon('2026-12-05') + 3_600_000 }),
  ],
  activitySignups: [
    { ...aSignup('m_oLI', 'clean', 1), state: 'signedUp' as const },
    { ...aSignup('m_oWANG', 'clean', 2), state: 'waiting' as const },
    { ...aSignup('m_oLI', 'gone', 1), state: 'signedUp' as const },
  ],
}

describe('G57 days that come near or went by', () => {
  beforeEach(async () => {
    town = await openTown(townOfDates, noon('2026-11-24'))
  })

  it('each is told once, to whom it concerns, and not when it is done', async () => {
    await dayComes('2026-11-24')
    await dayComes('2026-11-24', 6)
    expect(await datesOf(liJianguo)).toEqual(
      expect.arrayContaining([
        { date: 'visit', day: '2026-11-25', count: 1, what: null },
        { date: 'activity', day: '2026-11-25', count: 1, what: '清扫桂花园' },
      ]),
    )
    expect(await datesOf(liJianguo)).toHaveLength(2)
    expect(await datesOf(wangXiuying)).toEqual([])
    expect(await datesOf(sunnySecretary)).toEqual([])
    expect(await datesOf(waterSecretary)).toMatchObject([{ date: 'stub', count: 2 }])
  })

  it('before days of rest what comes on them is told, and days that were slept through are caught up', async () => {
    await dayComes('2026-11-27')
    expect((await datesOf(liJianguo)).map(({ day }) => day)).toEqual(['2026-11-30'])
    expect(await datesOf(waterSecretary)).toMatchObject([{ date: 'stub', count: 2 }])
  })

  it('G50 nothing on days of rest, and what the county switched off is not told', async () => {
    await dayComes('2026-11-28')
    expect(await datesOf(waterSecretary)).toEqual([])
    town = await openTown(townOfDates, noon('2026-11-20'))
    const change = {
      tapId: newTap(),
      changes: [{ name: 'reminders.dates.visit' as const, value: false }],
      effectiveDay: '2026-11-24',
      reason: '先不提醒',
      revision: 0,
    }
    expect(await town.as(office).call('rules.change', change)).toMatchObject({ ok: true })
    await town.cloud.clock({ now: noon('2026-11-24') })
    await dayComes('2026-11-24', 2)
    expect((await datesOf(liJianguo)).map(({ date }) => date)).toEqual(['activity'])
  })

  it('G54 three at once are one message on the phone, and three sentences in the inbox', async () => {
    const openid = liJianguo.openid
    await town.cloud.load({
      messageConsents: [oneLeft(openid), oneLeft(`${openid}_matterReminder`, { left: 3 })],
    })
    for (const id of [quarterTemplate, matterTemplate]) await town.cloud.subscribe(openid, [id])
    await town.cloud.load({ pairs: [aPair('p3', '2026-11-25')] })
    await dayComes('2026-11-24')
    await dayComes('2026-11-24', 6)
    const sent = await sentTo(openid)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toContain('三件事等您看看')
    const rows = (await town.cloud.documents('notices')) as unknown as Notice[]
    const his = rows.filter(({ to }) => to === 'm:m_oLI')
    expect(his.map(({ sendState }) => sendState)).toEqual(['sent', 'sent', 'sent'])
  })

  it('A132 G51 a yes is counted for each template, and a step of a request goes by its own', async () => {
    const answers = (['quarterReminder', 'matterReminder', 'requestProgress'] as const).map(template => ({
      template,
      answer: 'accept' as const,
    }))
    const tapId = newTap()
    for (let time = 0; time < 2; time++) {
      await town.as(liJianguo).call('reminders.keepAnswer', { tapId, answers })
    }
    const mine = await town.as(liJianguo).call('reminders.mine', {})
    expect(mine).toMatchObject({ value: { left: 1, templates: [{ left: 1 }, { left: 1 }, { left: 1 }] } })
    expect(new Set([quarterTemplate, matterTemplate, progressTemplate]).size).toBe(3)
    const twice = [...answers, ...answers.slice(0, 1)]
    expect(
      await town.as(liJianguo).call('reminders.keepAnswer', { tapId: newTap(), answers: twice }),
    ).toMatchObject({ refusal: 'badInput' })
  })
})
