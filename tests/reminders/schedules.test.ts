import { deliver } from '../../cloudfunctions/domain/reminders/delivery'
import { is } from '../../cloudfunctions/kernel/condition'
import { db } from '../../cloudfunctions/kernel/db'
import type { Notice } from '../../types/notices'
import type { MessageConsent } from '../../types/reminders'
import type { Moment } from '../../types/time'
import { pointSdkAt } from '../emulator/sdk'
import { openTown, type Town } from '../open-town'
import { randomFrom, size } from '../size'
import { aMember, anAccount, noon, type Person, townAtWork } from '../town'
import { oneLeft, quarterTemplate } from './reminding'

let town: Town

const schedulesARound = 100
/** So many people's notices share a tick, each with faults and luck of its own. */
const schedulesATick = 4
/** Longer than a turn is held, so that what was stopped is taken over. */
const betweenMs = 61_000
const firstDay = noon('2026-11-30') - 3 * 60 * 60_000

const somebody = (index: number): Person => ({ openid: `oP${index}`, name: '张伟', phone: null })

/** A few notices to one person, due now; three are more than a week has room for. */
function noticesTo(index: number, count: number, at: Moment): Notice[] {
  return Array.from({ length: count }, (_, number) => {
    const _id = `n${String(index).padStart(6, '0')}_${number}`
    return {
      _id,
      to: `m:m_oP${index}`,
      kind: 'quarterDue',
      told: { quarter: '2026Q4', lastDay: '2026-12-31' },
      thing: `m_oP${index}_sunny_2026Q4`,
      link: null,
      at,
      sortKey: `${at}_${_id}`,
      isNew: true,
      template: 'quarterReminder',
      sendState: 'due',
      sendAt: at,
    }
  })
}

describe('delivery under any schedule of faults', () => {
  it('G51 U5 no second message, no row without an end, and a ledger that is right', async () => {
    const random = randomFrom()
    const schedules = size(10_000)
    town = await openTown(townAtWork, firstDay)
    pointSdkAt(town.cloud)
    let sentBefore = 0
    for (let done = 0; done < schedules; done += schedulesARound) {
      const people = Math.min(schedulesARound, schedules - done)
      const counts = Array.from({ length: people }, () => (random() < 0.15 ? 3 : 1))
      await addPeople(done, counts)
      for (let step = 0; step < people; step += schedulesATick) {
        await runSchedules(done + step, counts.slice(step, step + schedulesATick), momentOf(step), random)
      }
      await town.cloud.clearFaults()
      for (let step = 0; step < 3; step++) await deliver(db, momentOf(people + 12 * step))
      sentBefore = await judge(done, counts, sentBefore)
    }
  }, 3_600_000)

  const momentOf = (step: number): Moment => firstDay + step * betweenMs

  /** Who may be told, and what WeChat was told of it. */
  async function addPeople(first: number, counts: number[]): Promise<void> {
    const people = counts.map((_, at) => somebody(first + at))
    await town.cloud.load({
      accounts: people.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
      members: people.map(who => aMember(who, { openid: who.openid })),
      messageConsents: people.map(({ openid }) => oneLeft(openid)),
    })
    for (const { openid } of people) await town.cloud.subscribe(openid, [quarterTemplate])
  }

  /** Some people's notices come due, things fail somewhere, and the timer fires once or twice. */
  async function runSchedules(first: number, counts: number[], at: Moment, random: () => number) {
    await town.cloud.load({ notices: counts.flatMap((count, index) => noticesTo(first + index, count, at)) })
    for (let faults = Math.floor(random() * 3); faults > 0; faults--) await town.cloud.fault(aFault(random))
    const times = random() < 0.3 ? 2 : 1
    await Promise.allSettled(Array.from({ length: times }, () => deliver(db, at)))
  }

  /** A call that was lost before or after its effect stops whoever made it, as the death of an instance does. */
  function aFault(random: () => number) {
    const collections = ['notices', 'messageConsents', 'messageTurns']
    const collection = collections[Math.floor(random() * collections.length)] ?? 'notices'
    const at = random() < 0.5 ? ('before' as const) : ('after' as const)
    const faults = [
      { action: 'database.modifyDocument', collection, effect: { kind: 'noAnswer', at, how: 'cut' } },
      { action: 'database.modifyDocument', collection, effect: { kind: 'noAnswer', at, how: 'cut' } },
      { action: 'subscribeMessage.send', effect: { kind: 'noAnswer', at, how: 'cut' } },
      { action: 'subscribeMessage.send', effect: { kind: 'errcode', errcode: -1 } },
      { action: 'subscribeMessage.send', effect: { kind: 'errcode', errcode: 43101 } },
    ] as const
    return faults[Math.floor(random() * faults.length)] ?? faults[0]
  }

  async function judge(first: number, counts: number[], sentBefore: number): Promise<number> {
    const rows = (await town.cloud.documents('notices')) as unknown as Notice[]
    const ledgers = (await town.cloud.documents('messageConsents')) as unknown as MessageConsent[]
    const outbox = await town.cloud.outbox()
    const sent = outbox.slice(sentBefore).filter(({ errcode }) => errcode === 0)
    const times = new Map<string, number>()
    for (const { request } of sent) {
      const openid = /"(oP\d+)"/.exec(JSON.stringify(request))?.[1] ?? ''
      times.set(openid, (times.get(openid) ?? 0) + 1)
    }
    const endless = rows.filter(({ sendState }) => sendState === 'due' || sendState === 'sending')
    expect([first, endless]).toEqual([first, []])
    for (const [at, count] of counts.entries()) {
      const { openid } = somebody(first + at)
      const theirs = rows.filter(({ to }) => to === `m:m_${openid}`)
      expect([openid, theirs.length]).toEqual([openid, count])
      expect([openid, (times.get(openid) ?? 0) <= 1]).toEqual([openid, true])
      const isUsed = theirs.some(({ sendState }) => sendState === 'sent' || sendState === 'unknown')
      const ledger = ledgers.find(({ _id }) => _id === openid)
      const wasRefused = theirs.some(({ sendCode }) => sendCode === 43101)
      const spent = Object.keys(ledger?.spent ?? {}).length
      expect([openid, theirs, spent]).toEqual([openid, theirs, isUsed && !wasRefused ? 1 : 0])
    }
    await Promise.all([
      db.removeMany('notices', { isNew: true }),
      db.removeMany('messageConsents', { _id: is.oneOf(ledgers.map(({ _id }) => _id)) }),
    ])
    return outbox.length
  }
})
