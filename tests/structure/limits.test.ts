import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloud } from '../../config/cloud'

const heading = '## What a list and a document may hold'
const limits = readFileSync(join(__dirname, '../../docs/limits.md'), 'utf8')

/** The rows of the table: a collection, what may grow in it, how large it is at most, and why. */
const rows = (limits.split(heading)[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter(line => line.startsWith('| `'))
  .map(line => line.slice(2, -2).split(' | '))

const domain = join(__dirname, '../../cloudfunctions/domain')
const sources = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.ts'),
)
const read = (name: string): string => readFileSync(join(domain, name), 'utf8')

/** Where what is pushed has a bound of its own. */
const boundOtherwise: Record<string, string> = {
  'absences/store.ts': 'three acts, each once',
  'accounts/store.ts': 'versions of a text; things of one day, as many as may be tried',
  'activities/attendance.ts': 'it comes back only after it was taken back, which moves the older steps',
  'activities/deciding.ts': 'a service is decided once',
  'activities/line-move.ts': 'moves on their way, gone a moment later',
  'activities/service-operations.ts': 'a service is taken back once',
  'members/import-store.ts': 'kinds of doubt',
  'orgs/people.ts': 'places that were merged',
  'pledges/store.ts': 'written at most fifty times',
  'posts/claiming.ts': 'claims on their way, gone a moment later',
  'suggestions/store.ts': 'five acts, each once',
}

describe('docs/limits.md', () => {
  it('says of every collection what may grow in its documents, and how large they are at most', () => {
    const named = rows.map(([name = '']) => name.replaceAll('`', ''))
    expect(named.sort()).toEqual(Object.keys(cloud.collections).sort())
  })

  it('no document may be larger than a quarter of what one answer may be', () => {
    for (const [name, bound = '', most = ''] of rows) {
      const sizes = [...most.matchAll(/(\d+) KB/g)].map(([, size]) => Number(size))
      expect({ name, isBound: bound.length > 0 && sizes.length > 0 }).toEqual({ name, isBound: true })
      expect(Math.max(...sizes)).toBeLessThanOrEqual(256)
    }
  })

  it('whoever pushes to a document moves its older steps before, or is named with its bound', () => {
    const pushing = sources.filter(name => /\bpush: \{/.test(read(name)))
    const unbound = pushing.filter(name => !/\bshorten\(/.test(read(name)) && !(name in boundOtherwise))
    expect(unbound).toEqual([])
    expect(Object.keys(boundOtherwise).filter(name => !pushing.includes(name))).toEqual([])
  })
})
