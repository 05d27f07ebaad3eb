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

  it('leaves no promise without the name of its test', () => {
    const waiting = promised.filter(({ test }) => test === unnamed).map(({ promise }) => promise)
    expect(waiting).toEqual([])
    expect(named.length).toBeGreaterThan(30)
  })
})
