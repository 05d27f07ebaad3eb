import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { measureCosts, measureGrowth } from './bench/cost'
import { filesOfFirstLoad } from './bench/first-load'
import { measureLoadTime } from './bench/load-time'
import { measureSizes } from './bench/sizes'
import { measureThroughput } from './bench/throughput'
import { build } from './build'

const growthSizes = [1_000, 100_000, 1_000_000]

interface Figure {
  what: string
  measured: string
  /** What it may be at most; without one it is only told, for speed depends on the machine. */
  budget: string
  isKept: boolean
}

/** `npm run bench`: the figures of the README. Fails when a count or a size is over its budget, never on speed. */
export async function main(): Promise<number> {
  await build(['functions', 'emulator', 'h5', 'weapp'])

  const costs = await measureCosts()
  const growth = await measureGrowth(growthSizes)
  const sizes = await measureSizes(await filesOfFirstLoad())
  const load = await measureLoadTime()
  const throughput = await measureThroughput()

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
    upTo('weapp main package, KB', sizes.weappMainKB, 600),
    upTo('H5 first load, KB gzip', sizes.h5FirstLoadGzipKB, 220),
    told(
      'function load, beside a bundle of the bare SDK',
      `${load.apiMs.toFixed(0)} ms, ${load.ratio.toFixed(2)} ×`,
    ),
    told(`check-ins a second, ${throughput.atOnce} at once`, throughput.checkinsPerSecond.toFixed(0)),
    told('durable inserts a second through the SDK alone', throughput.insertsPerSecond.toFixed(0)),
    told('ratio of the two', throughput.ratio.toFixed(2)),
  ]

  print(figures)
  const machine = { cores: cpus().length, node: process.version }
  const kept = { machine, costs, growth, sizes, load, throughput }
  writeFileSync(join(__dirname, '..', 'docs', 'bench.json'), `${JSON.stringify(rounded(kept), null, 2)}\n`)
  return figures.every(({ isKept }) => isKept) ? 0 : 1
}

function upTo(what: string, measured: number, budget: number): Figure {
  return { what, measured: measured.toFixed(0), budget: String(budget), isKept: measured <= budget }
}

function told(what: string, measured: string): Figure {
  return { what, measured, budget: '', isKept: true }
}

/** The same lines as the README's table. */
function print(figures: Figure[]): void {
  console.log('| what | measured | budget |\n|---|---|---|')
  for (const { what, measured, budget, isKept } of figures) {
    console.log(`| ${what} | ${measured} | ${budget}${isKept ? '' : ' ← over'} |`)
  }
}

function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part) => (typeof part === 'number' ? Math.round(part * 100) / 100 : part)),
  )
}
