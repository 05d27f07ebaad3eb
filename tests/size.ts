import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The one setting of randomised tests: full under `npm run soak`, a twentieth otherwise. */
const isSoak = process.env.SOAK === '1'

/** Printed with every failure, so that a run can be repeated. */
export const seed = Number(process.env.SEED ?? 20261122)

/** How many rounds a randomised test runs, given how many it runs in full. */
export function size(full: number): number {
  return isSoak ? full : Math.max(1, Math.round(full / 20))
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

export const figuresFolder = join(__dirname, '..', '.cache', 'soak')

/** Keeps what a full run came to; `npm run soak` writes it all to `docs/soak.json`. */
export function keepFigures(name: string, figures: Record<string, number | string>): void {
  if (!isSoak) return
  mkdirSync(figuresFolder, { recursive: true })
  writeFileSync(join(figuresFolder, `${name}.json`), JSON.stringify(figures))
}
