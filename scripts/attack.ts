import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresFolder } from '../tests/attack/figures'
import { seed } from '../tests/size'
import { build } from './build'
import { root } from './test/command'
import { testing } from './test/steps'

/** What one attack came to; `failed` are the cases that went through, which tests/attack/known.ts names. */
interface Figure {
  attack: string
  subject: string
  cases: number
  failed: string[]
  [count: string]: unknown
}

/** What a noun tries of its own: forged queues, ballots and codes read by who counts them, files, seals, clocks, taps. */
const byNouns = [
  'tests/audits/sealing.test.ts',
  'tests/checkins/forgeries.test.ts',
  'tests/emulator/storage-rule.test.ts',
  'tests/groups/secrecy.test.ts',
  'tests/kernel/chapters.test.ts',
  'tests/kernel/seal-places.test.ts',
  'tests/opinions/secrecy.test.ts',
  'tests/taps.test.ts',
  'tests/uploads/hostile.test.ts',
]

/** `npm run attack`: everything that tests/attack/ and the nouns know to try, in full, against the local cloud; kept as docs/attack.json. */
export async function main(): Promise<number> {
  rmSync(figuresFolder, { recursive: true, force: true })
  await build(['functions', 'emulator'])

  const started = Date.now()
  const attacking = testing('attack', ['tests'], [], { SOAK: '1' }, ['tests/attack/', ...byNouns])
  const { passed, failed, failures } = await attacking.run()
  const seconds = Math.round((Date.now() - started) / 1000)
  const attacks = readFigures()
  writeFileSync(
    join(root, 'docs', 'attack.json'),
    `${JSON.stringify({ seed, passed, failed, seconds, byNouns, attacks }, null, 2)}\n`,
  )
  print(attacks)
  for (const failure of failures) console.log(failure)
  console.log(`\n${seconds} s · seed ${seed}\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

function readFigures(): Figure[] {
  if (!existsSync(figuresFolder)) return []
  const lines = readdirSync(figuresFolder).flatMap(file =>
    readFileSync(join(figuresFolder, file), 'utf8').trim().split('\n'),
  )
  const figures = lines.map(line => JSON.parse(line) as Figure)
  return figures.sort((one, other) =>
    `${one.attack} ${one.subject}`.localeCompare(`${other.attack} ${other.subject}`),
  )
}

function print(attacks: Figure[]): void {
  for (const { attack, subject, cases, failed, ...counts } of attacks) {
    const counted = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
    console.log(
      `${attack}, ${subject}: ${cases} cases, ${[...counted, `${failed.length} went through`].join(', ')}`,
    )
    for (const name of failed) console.log(`    ${name}`)
  }
}
