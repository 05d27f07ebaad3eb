import { deliver } from '../../cloudfunctions/domain/reminders/delivery'
import { planQuarter } from '../../cloudfunctions/domain/reminders/planning'
import { db } from '../../cloudfunctions/kernel/db'
import { loadDocuments } from '../../emulator/bulk'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { pointSdkAt } from '../../tests/emulator/sdk'
import { oneLeft, quarterTemplate } from '../../tests/reminders/reminding'
import { aMember, noon, townAtWork } from '../../tests/town'
import { type Figure, told } from './figure'

/** Thirty days before the end of the quarter, in office hours. */
const now = noon('2026-12-01')
/** How many of them let us send one message. */
const phones = 2_000
const wechatMs = 50

export interface PlanTimes {
  people: number
  callsPerThousand: number
  msPerThousand: number
  /** The longest slice, of a tick's eight seconds and the call under way. */
  slowestSliceMs: number
  slices: number
  heapMB: number
}

export interface DeliveryTimes {
  messages: number
  callsPerHundred: number
  perSecond: number
  ticks: number
}

export interface ReminderTimes {
  plans: PlanTimes[]
  delivery: DeliveryTimes
}

/** Planning a quarter for so many people, where each call to the database takes 15 ms, and sending with a WeChat of 50 ms. */
export async function measureReminders(sizes: number[]): Promise<ReminderTimes> {
  const plans: PlanTimes[] = []
  for (const people of sizes) plans.push(await inTown(people, cloud => plan(cloud, people)))
  return { plans, delivery: await inTown(phones, deliverAll) }
}

async function inTown<Measured>(
  people: number,
  work: (cloud: TestCloud) => Promise<Measured>,
): Promise<Measured> {
  const cloud = await startTestCloud({ collections: townAtWork, now })
  try {
    await cloud.restart(() => loadDocuments(cloud.dataFolder, 'members', crowd(people)))
    pointSdkAt(cloud)
    // The rules and the calendar are remembered from here on, as on a warm instance.
    await planQuarter(db, noon('2026-11-28'))
    await cloud.fault({ action: 'database', effect: { kind: 'latency', profile: 'cloud' }, when: 'always' })
    await cloud.resetCounts()
    return await work(cloud)
  } finally {
    await cloud.stop()
  }
}

const openidOf = (index: number): string => `oP${String(index).padStart(7, '0')}`

function* crowd(people: number) {
  for (let index = 0; index < people; index++) {
    const openid = openidOf(index)
    yield aMember({ openid, name: '张伟', phone: null }, { openid })
  }
}

async function plan(cloud: TestCloud, people: number): Promise<PlanTimes> {
  const times: number[] = []
  let planned = 0
  for (let did = -1; did !== 0; ) {
    const begun = performance.now()
    did = await planQuarter(db, now)
    if (did > 0) times.push(performance.now() - begun)
    planned += did
  }
  if (planned < people) throw new Error(`${planned} of ${people} were planned`)
  const thousands = planned / 1000
  return {
    people,
    callsPerThousand: (await callsMade(cloud)) / thousands,
    msPerThousand: times.reduce((sum, ms) => sum + ms, 0) / thousands,
    slowestSliceMs: Math.max(...times),
    slices: times.length,
    heapMB: process.memoryUsage().heapUsed / 2 ** 20,
  }
}

async function deliverAll(cloud: TestCloud): Promise<DeliveryTimes> {
  await planQuarter(db, now)
  const openids = Array.from({ length: phones }, (_, index) => openidOf(index))
  await cloud.load({ messageConsents: openids.map(openid => oneLeft(openid)) })
  for (const openid of openids) await cloud.subscribe(openid, [quarterTemplate])
  await cloud.fault({
    action: 'subscribeMessage.send',
    effect: { kind: 'latency', ms: wechatMs },
    when: 'always',
  })
  await cloud.resetCounts()
  const begun = performance.now()
  let messages = 0
  let ticks = 0
  for (let did = -1; did !== 0; ) {
    did = await deliver(db, now)
    messages += did
    if (did > 0) ticks++
  }
  if (messages !== phones) throw new Error(`${messages} of ${phones} were sent`)
  const seconds = (performance.now() - begun) / 1000
  return {
    messages,
    // Those to WeChat are counted as well.
    callsPerHundred: (((await callsMade(cloud)) - messages) / messages) * 100,
    perSecond: messages / seconds,
    ticks,
  }
}

const callsMade = async (cloud: TestCloud): Promise<number> =>
  (await cloud.counts()).reduce((sum, { calls }) => sum + calls, 0)

/** Counts and the length of a slice are judged; rates are told, because they depend on the machine. */
export function reminderFigures({ plans, delivery }: ReminderTimes): Figure[] {
  const { messages, callsPerHundred, perSecond, ticks } = delivery
  return [
    ...plans.map(
      ({ people, callsPerThousand, msPerThousand, slowestSliceMs, slices, heapMB }): Figure => ({
        what: `planning a quarter for ${people.toLocaleString('en')}: calls and ms a thousand, longest slice, slices, heap`,
        measured: `${callsPerThousand.toFixed(1)}, ${msPerThousand.toFixed(0)} ms, ${(slowestSliceMs / 1000).toFixed(1)} s, ${slices}, ${heapMB.toFixed(0)} MB`,
        budget: '12 calls, 10 s',
        isKept: callsPerThousand <= 12 && slowestSliceMs <= 10_000,
      }),
    ),
    {
      what: `calls for a hundred of ${messages.toLocaleString('en')} messages`,
      measured: callsPerHundred.toFixed(1),
      budget: '10',
      isKept: callsPerHundred <= 10,
    },
    { ...told(`messages a second, in ${ticks} ticks`, perSecond.toFixed(0)), budget: '100' },
  ]
}
