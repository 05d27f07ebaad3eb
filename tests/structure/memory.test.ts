import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What was read from a text, as long as it is that text. */
const neverStale = ['kernel/keys.ts: let lastRead: SealKeysRead | null = null']

it('what a function remembers between two runs goes through cachedFor', () => {
  const folder = join(__dirname, '../../cloudfunctions')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ts'),
  )
  const remembering = files.flatMap(name =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(line => /^(export )?let /.test(line))
      .map(line => `${name}: ${line}`)
      .filter(line => !neverStale.includes(line)),
  )
  expect(remembering.length).toBeGreaterThan(0)
  expect(remembering.filter(line => !/^\S+ (export )?let \w+: Cached<.+> = cachedFor\(/.test(line))).toEqual(
    [],
  )
})
