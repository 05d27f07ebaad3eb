import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isSoak } from '../size'

export const figuresFolder = join(__dirname, '..', '..', '.cache', 'attack')

/** What an attack in full came to goes to `docs/attack.json`. */
export function keepFigure(figure: object): void {
  if (!isSoak) return
  mkdirSync(figuresFolder, { recursive: true })
  appendFileSync(join(figuresFolder, `${process.pid}.jsonl`), `${JSON.stringify(figure)}\n`)
}
