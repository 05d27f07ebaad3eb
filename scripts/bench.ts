import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { compare } from '../tests/bench/peers/compare'
import { checkinFigures, measureCheckins } from './bench/checkins'
import { measureCloud } from './bench/cloud'
import { measureCosts, measureGrowth } from './bench/cost'
import { type Figure, print, told, upTo } from './bench/figure'
import { filesOfFirstLoad } from './bench/first-load'
import { measureFirstScreen } from './bench/first-screen'
import { measureLoadTime } from './bench/load-time'
import { measureRates, rateFigures } from './bench/rates'
import { measureReminders, type ReminderTimes, reminderFigures } from './bench/reminders'
import { measureRequests, requestFigures } from './bench/requests'
import { limits, measureSizes } from './bench/sizes'
import { measureThroughput } from './bench/throughput'
import { build } from './build'

const growthSizes = [1_000, 100_000, 1_000_000]

/**
 * `npm run bench`: the figures of the README. Fails when a count or a size is over its budget, never on speed.
 * `cloud` measures the local cloud by itself, `peers` the same check-in on another stack, `checkins` how long
 * a check-in takes when each database call does, `rates` what the three rates cost over a million matters,
 * `requests` what asking and helping do, `reminders` planning and sending them (sizes may be named for these).
 */
export async function main([part, ...sizes]: string[] = []): Promise<number> {
  if (part === 'peers') {
    await build(['functions', 'emulator'])
    await compare()
    return 0
  }
  if (part === 'cloud') {
    await build(['functions', 'emulator'])
    const { figures, kept } = await measureCloud()
    print(figures)
    keep('bench-cloud.json', kept)
    return 0
  }
  if (part === 'checkins') {
    await build(['functions', 'emulator'])
    const checkins = await measureCheckins()
    const figures = checkinFigures(checkins)
    print(figures)
    keep('bench.json', { ...keptBefore(), checkins })
    return figures.every(({ isKept }) => isKept) ? 0 : 1
  }
  if (part === 'rates') {
    await build(['functions', 'emulator'])
    const rates = await measureRates(sizes.length > 0 ? [1_000, ...sizes.map(Number)] : growthSizes)
    const figures = rateFigures(rates)
    print(figures)
    if (sizes.length === 0) keep('bench.json', { ...keptBefore(), rates })
    return figures.every(({ isKept }) => isKept) ? 0 : 1
  }
  if (part === 'reminders') {
    await build(['functions', 'emulator'])
    const reminders = await measureReminders(
      sizes.length > 0 ? sizes.map(Number) : [3_345, ...growthSizes.slice(1)],
    )
    const figures = reminderFigures(reminders)
    print(figures)
    keep('bench.json', { ...keptBefore(), reminders: withSizesBefore(reminders) })
    return figures.every(({ isKept }) => isKept) ? 0 : 1
  }
  if (part === 'requests') {
    await build(['functions', 'emulator'])
    const requests = await measureRequests(sizes.length > 0 ? sizes.map(Number) : growthSizes)
    const figures = requestFigures(requests)
    print(figures)
    if (sizes.length === 0) keep('bench.json', { ...keptBefore(), requests })
    return figures.every(({ isKept }) => isKept) ? 0 : 1
  }
  await build(['functions', 'emulator', 'h5', 'weapp'])

  const costs = await measureCosts()
  const growth = await measureGrowth(growthSizes)
  const built = await measureSizes(await filesOfFirstLoad())
  const screen = await measureFirstScreen()
  const load = await measureLoadTime()
  const throughput = await measureThroughput()
  const checkins = await measureCheckins()

  const figures: Figure[] = [
    ...costs.map(({ operation, calls, depth, budget }) => ({
      what: `database calls of ${operation} (one after another)`,
      measured: `${calls} (${depth})`,
      budget: `${budget.calls} (${budget.depth})`,
      isKept: calls <= budget.calls && depth <= budget.depth,
    })),
    ...growth.map(({ checkinsKept, examinedByCheckin, examinedByList }) => ({
      what: `documents examined with ${checkinsKept.toLocaleString('en')} check-ins kept: a check-in, a page of 50 names`,
      measured: `${examinedByCheckin}, ${examinedByList}`,
      budget: 'the same at every size',
      isKept:
        examinedByCheckin === growth[0]?.examinedByCheckin && examinedByList === growth[0]?.examinedByList,
    })),
    upTo('weapp main package, KB', built.weappMainKB, limits.weappMainKB),
    upTo('H5 first load, KB gzip', built.h5FirstLoadGzipKB, limits.h5FirstLoadGzipKB),
    told(
      `H5 first screen on a processor ${screen.timesSlower} × slower: first and largest contentful paint, total blocking time`,
      [screen.firstPaintMs, screen.largestPaintMs, screen.blockingMs]
        .map(ms => `${ms.toFixed(0)} ms`)
        .join(', '),
    ),
    told(
      'function load, beside a bundle of the bare SDK',
      `${load.apiMs.toFixed(0)} ms, ${load.ratio.toFixed(2)} ×`,
    ),
    told(`check-ins a second, ${throughput.atOnce} at once`, throughput.checkinsPerSecond.toFixed(0)),
    told('durable inserts a second through the SDK alone', throughput.insertsPerSecond.toFixed(0)),
    told('ratio of the two', throughput.ratio.toFixed(2)),
    ...checkinFigures(checkins),
  ]

  print(figures)
  keep('bench.json', { ...keptBefore(), costs, growth, sizes: built, screen, load, throughput, checkins })
  return figures.every(({ isKept }) => isKept) ? 0 : 1
}

/** What the other parts measured stays as it was. */
function keptBefore(): { reminders?: ReminderTimes } {
  return JSON.parse(readFileSync(join(__dirname, '..', 'docs', 'bench.json'), 'utf8')) as object
}

/** A million people take a quarter of an hour: sizes that were not measured this time stay, too. */
function withSizesBefore({ plans, delivery }: ReminderTimes): ReminderTimes {
  const isNew = (size: number) => plans.some(({ people }) => people === size)
  const before = (keptBefore().reminders?.plans ?? []).filter(({ people }) => !isNew(people))
  return { plans: [...before, ...plans].sort((a, b) => a.people - b.people), delivery }
}

function keep(file: string, kept: object): void {
  const machine = { cores: cpus().length, node: process.version }
  const text = JSON.stringify(rounded({ machine, ...kept }), null, 2)
  writeFileSync(join(__dirname, '..', 'docs', file), `${text}\n`)
}

function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part) => (typeof part === 'number' ? Math.round(part * 100) / 100 : part)),
  )
}
