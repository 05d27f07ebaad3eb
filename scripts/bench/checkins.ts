import { setTimeout as pause } from 'node:timers/promises'
import { stepOf, writeRotatingCode } from '../../src/contract/rotating-code'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { sunnyCode, today } from '../../tests/town'
import { crowdOf, townWith } from './crowd'
import { type Figure, told } from './figure'

const oneAfterAnother = 200
const burst = { people: 300, seconds: 60, instances: 20 }

export interface CheckinTimes {
  /** One check-in after another on a warm instance, at the door of the local cloud. */
  p50Ms: number
  p95Ms: number
  /** Codes with a proof that nobody made, at the same door: never slower than an honest one (U6). */
  forged: { p50Ms: number; p95Ms: number; slowestMs: number }
  /** 300 people within a minute on at most 20 instances, the first of them cold. */
  burst: { p50Ms: number; p95Ms: number; slowestMs: number; callsPerSecond: number; lost: number }
  /** The same people within six seconds: what does not fit waits. */
  rush: { p50Ms: number; p95Ms: number; slowestMs: number; callsPerSecond: number; lost: number }
}

/** A check-in where each call to the database takes as long as the budgets assume (15 ms). */
export async function measureCheckins(): Promise<CheckinTimes> {
  const cloud = await startTestCloud({
    collections: townWith(crowdOf(oneAfterAnother + 2 * burst.people)),
    now: today,
    options: [`--instances=${burst.instances}`],
  })
  try {
    await cloud.fault({
      action: 'database',
      effect: { kind: 'latency', profile: 'cloud' },
      when: 'always',
    })
    await checkIn(cloud, 0)
    const times: number[] = []
    for (let index = 1; index < oneAfterAnother; index++) times.push(await checkIn(cloud, index))
    const { p50Ms, p95Ms } = figuresOf(times)
    const refused: number[] = []
    for (let index = 0; index < oneAfterAnother; index++) refused.push(await forge(cloud, index))
    const forged = figuresOf(refused)
    const spread = await crowdWithin(cloud, oneAfterAnother, burst.seconds)
    const rush = await crowdWithin(cloud, oneAfterAnother + burst.people, burst.seconds / 10)
    return { p50Ms, p95Ms, forged, burst: spread, rush }
  } finally {
    await cloud.stop()
  }
}

/** 300 people at even moments, whoever before them still waits. */
async function crowdWithin(cloud: TestCloud, from: number, seconds: number) {
  await cloud.resetCounts()
  const kept = (await cloud.documents('checkins')).length
  const begun = performance.now()
  const times = await Promise.all(
    Array.from({ length: burst.people }, async (_, index) => {
      await pause((index * seconds * 1000) / burst.people)
      return checkIn(cloud, from + index)
    }),
  )
  const took = Math.max(seconds, (performance.now() - begun) / 1000)
  const lost = burst.people - ((await cloud.documents('checkins')).length - kept)
  const count = (await cloud.counts()).find(({ op }) => op === 'checkins.create')
  const calls = count?.calls ?? 0
  return { ...figuresOf(times), callsPerSecond: calls / took, lost }
}

async function checkIn(cloud: TestCloud, index: number): Promise<number> {
  const input = { siteCode: sunnyCode, way: 'camera', tapId: `tap-${index}-bench` }
  const begun = performance.now()
  const answer = await cloud.call(`oCROWD${index}`, 'api', { op: 'checkins.create', input })
  if (!(answer as { ok: boolean }).ok) throw new Error(`a check-in was refused: ${JSON.stringify(answer)}`)
  return performance.now() - begun
}

async function forge(cloud: TestCloud, index: number): Promise<number> {
  const made = { doorId: 'nobodysdoor0', siteCode: sunnyCode, activityId: '', step: stepOf(today) }
  const siteCode = writeRotatingCode(`a key that nobody has ${index}`, made)
  const input = { siteCode, way: 'camera', tapId: `tap-${index}-forged` }
  const begun = performance.now()
  const answer = await cloud.call(`oCROWD${index}`, 'api', { op: 'checkins.create', input })
  if ((answer as { refusal?: string }).refusal !== 'unknownCode') throw new Error('a forged code was taken')
  return performance.now() - begun
}

function figuresOf(times: number[]) {
  const ordered = [...times].sort((one, other) => one - other)
  const at = (share: number) => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0
  return { p50Ms: at(0.5), p95Ms: at(0.95), slowestMs: ordered.at(-1) ?? 0 }
}

/** Counts are judged; times are told, because they depend on the machine. */
export function checkinFigures({ p50Ms, p95Ms, forged, burst: spread, rush }: CheckinTimes): Figure[] {
  const inWords = ({ p50Ms, p95Ms, slowestMs }: CheckinTimes['forged']) =>
    `p50 ${p50Ms.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms, slowest ${slowestMs.toFixed(0)} ms`
  const counted = (what: string, { callsPerSecond, lost }: CheckinTimes['burst']): Figure => ({
    what,
    measured: `${callsPerSecond.toFixed(1)} a second, ${lost} lost`,
    budget: '30 a second, 0 lost',
    isKept: lost === 0 && callsPerSecond <= 30,
  })
  return [
    {
      ...told('a check-in, 15 ms a database call', `p50 ${p50Ms.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms`),
      budget: '150 ms, 400 ms',
    },
    told('a forged code at the same door, refused', inWords(forged)),
    told('300 check-ins in a minute on 20 instances', inWords(spread)),
    counted('database calls of them', spread),
    told('300 check-ins in six seconds on 20 instances', inWords(rush)),
    {
      ...counted('database calls of them, which do not fit into a basic plan', rush),
      isKept: rush.lost === 0,
    },
  ]
}
