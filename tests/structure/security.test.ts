import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const unnamed = 'to be named'

interface Promised {
  promise: string
  test: string
}

/** The rows of the tables of docs/security.md. */
const promised: Promised[] = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| promise '))
  .map(line => {
    const [promise = '', , test = ''] = line.slice(2, -2).split(' | ')
    return { promise, test }
  })

const named = promised.filter(({ test }) => test !== unnamed)

describe('docs/security.md', () => {
  it.each(named.map(({ promise, test }) => [promise, test]))('%s', (_, test) => {
    const [, path = '', title = ''] = test.match(/^`([^`]+)`: (.+)$/) ?? []
    expect({ test, isThere: existsSync(join(root, path)) && path !== '' }).toEqual({ test, isThere: true })
    expect(readFileSync(join(root, path), 'utf8')).toContain(`'${title}'`)
  })

  it('says of these promises alone that their test is still to be named', () => {
    const waiting = promised.filter(({ test }) => test === unnamed).map(({ promise }) => promise)
    expect(waiting).toEqual([
      'An identity is taken over only by somebody’s decision, and whoever had it before is told.',
      'A pause by a neighbour or of oneself is refused.',
      'What is not needed any more is deleted after its time.',
      'What is told of somebody in the answer to an act leaves a row as a read does.',
    ])
    expect(named.length).toBeGreaterThan(30)
  })
})
