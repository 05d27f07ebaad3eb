import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresFolder } from '../../tests/size'
import { root } from './command'

interface Outcome {
  seed: number
  passed: number
  failed: number
  /** The tests that failed, each with its file: a soak keeps their names until the next one. */
  failures: string[]
  seconds: number
}

interface Figure {
  file: string
  test: string
  rounds: number
}

/** Writes what the full run came to, for the repository: how it ended, and how many rounds each test did. */
export function writeSoak(outcome: Outcome): void {
  const inOrder = (a: Figure, b: Figure) => `${a.file} ${a.test}`.localeCompare(`${b.file} ${b.test}`)
  const figures = readFigures().sort(inOrder)
  writeFileSync(join(root, 'docs', 'soak.json'), `${JSON.stringify({ ...outcome, figures }, null, 2)}\n`)
}

function readFigures(): Figure[] {
  if (!existsSync(figuresFolder)) return []
  const lines = readdirSync(figuresFolder).flatMap(file =>
    readFileSync(join(figuresFolder, file), 'utf8').trim().split('\n'),
  )
  return [...new Set(lines)].map(line => JSON.parse(line))
}
