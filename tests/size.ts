import { appendFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The one setting of randomised tests: full under `npm run soak`, a twentieth otherwise. */
export const isSoak = process.env.SOAK === '1'

/** Printed with every failure, so that a run can be repeated. */
export const seed = Number(process.env.SEED ?? 20261122)

/** How many rounds a randomised test runs, given how many it runs in full. */
export function size(full: number): number {
  if (!isSoak) return Math.max(1, Math.round(full / 20))
  keepFigure(full)
  return full
}

/** A repeatable source of numbers in [0, 1): mulberry32. */
export function randomFrom(start = seed): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** So many of them, each at most once. */
export function drawn<Item>(items: readonly Item[], count: number, random = randomFrom()): Item[] {
  const left = [...items]
  return Array.from({ length: Math.floor(Math.min(count, items.length)) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat()
}

export const figuresFolder = join(__dirname, '..', '.cache', 'soak')

/** What a full run came to goes to `docs/soak.json`, under the name of its test. */
function keepFigure(rounds: number): void {
  const { currentTestName = 'before the tests', testPath = '' } = expect.getState()
  const line = JSON.stringify({ file: basename(testPath), test: currentTestName, rounds })
  mkdirSync(figuresFolder, { recursive: true })
  appendFileSync(join(figuresFolder, `${process.pid}.jsonl`), `${line}\n`)
}
