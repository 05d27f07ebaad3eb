import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresFolder } from '../../tests/size'
import { root } from './command'

interface Outcome {
  seed: number
  passed: number
  failed: number
}

/** Writes what the full run came to, test by test, for the repository. */
export function writeSoak(outcome: Outcome): void {
  const files = existsSync(figuresFolder) ? readdirSync(figuresFolder).sort() : []
  const figures = Object.fromEntries(
    files.map(file => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(figuresFolder, file), 'utf8')),
    ]),
  )
  writeFileSync(join(root, 'docs', 'soak.json'), `${JSON.stringify({ ...outcome, figures }, null, 2)}\n`)
}
