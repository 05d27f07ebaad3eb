import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './biome'

const setup = pathToFileURL(join(root, 'scripts/setup.mjs')).href
const folder = mkdtempSync(join(tmpdir(), 'setup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The set-up runs before anything is installed, so it is tried as a program of its own. */
function runNode(code: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: folder })
  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise(resolve => child.on('close', code => resolve({ code, said })))
}

async function ask(expression: string): Promise<unknown> {
  const { said } = await runNode(
    `import * as setup from ${JSON.stringify(setup)}; console.log(JSON.stringify(${expression}))`,
  )
  return JSON.parse(said)
}

it('imports nothing but Node itself', () => {
  const imports = readFileSync(join(root, 'scripts/setup.mjs'), 'utf8').matchAll(
    /^import .* from '([^']+)'/gm,
  )
  expect([...imports].map(([, module]) => module).filter(module => !module?.startsWith('node:'))).toEqual([])
})

it.each(['18.20.4', '20.18.9', '16.0.0'])('refuses Node %s in one sentence', async version => {
  const { said } = await runNode(
    `import { checkNode } from ${JSON.stringify(setup)}; try { checkNode('${version}') } catch (error) { console.log(error.message) }`,
  )
  expect(said).toMatch(/^Node .* is too old: please install Node 20\.19 or newer\..*\n$/)
})

it.each(['20.19.0', '20.20.2', '22.1.0'])('takes Node %s', async version => {
  expect(await ask(`setup.checkNode('${version}') ?? null`)).toBeNull()
})

describe('what is installed', () => {
  const lockfile = (version: string) => ({
    packages: {
      '': {},
      'node_modules/a': { version },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  })
  const write = (path: string, content: object | string) =>
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
  const isInstalled = () => ask(`setup.isInstalled(${JSON.stringify(folder)})`)

  it('is stale without node_modules, and when the lockfile moved on; an install by hand counts', async () => {
    write('package-lock.json', lockfile('1.0.0'))
    expect(await isInstalled()).toBe(false)

    mkdirSync(join(folder, 'node_modules'))
    expect(await isInstalled()).toBe(false)

    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } })
    expect(await isInstalled()).toBe(true)

    write('package-lock.json', lockfile('2.0.0'))
    expect(await isInstalled()).toBe(false)
    write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '2.0.0' } } })
    expect(await isInstalled()).toBe(true)
  })
})

it('knows where one’s own registry keeps a package, by whichever name it is installed', async () => {
  const integrity = 'sha512-x'
  const lockfile = {
    packages: {
      '': { version: '0.1.0' },
      emulator: { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity },
      'node_modules/b/node_modules/@near/c': { version: '2.0.0-rc.1', integrity },
      'node_modules/@far/d': { version: '3.0.0', integrity },
      'node_modules/d-2': { name: 'd', version: '4.0.0', integrity },
      'node_modules/e': { version: '5.0.0', integrity, resolved: 'https://elsewhere.example/e.tgz' },
    },
  }
  const config = { registry: 'https://near.example/npm/', '@far:registry': 'https://far.example' }
  const asked = `setup.withAddresses(${JSON.stringify(lockfile)}, ${JSON.stringify(config)})`
  const { packages } = (await ask(asked)) as { packages: Record<string, { resolved?: string }> }
  expect(Object.values(packages).map(({ resolved }) => resolved)).toEqual([
    undefined,
    undefined,
    'https://near.example/npm/a/-/a-1.0.0.tgz',
    'https://near.example/npm/@near/c/-/c-2.0.0-rc.1.tgz',
    'https://far.example/@far/d/-/d-3.0.0.tgz',
    'https://near.example/npm/d/-/d-4.0.0.tgz',
    'https://elsewhere.example/e.tgz',
  ])
})

describe('two at once', () => {
  const work = (lock: string) => `
    import { alone } from ${JSON.stringify(setup)}
    import { appendFileSync } from 'node:fs'
    await alone(${JSON.stringify(lock)}, async () => {
      appendFileSync('diary', 'in ')
      await new Promise(resolve => setTimeout(resolve, 300))
      appendFileSync('diary', 'out ')
    })`

  it('wait for each other', async () => {
    const lock = join(folder, 'work.lock')
    await Promise.all([runNode(work(lock)), runNode(work(lock)), runNode(work(lock))])
    expect(readFileSync(join(folder, 'diary'), 'utf8')).toBe('in out '.repeat(3))
  })

  it('do not wait for somebody who was killed', async () => {
    const lock = join(folder, 'abandoned.lock')
    const { said: dead } = await runNode('console.log(process.pid)')
    writeFileSync(lock, dead.trim())
    expect(await runNode(work(lock))).toMatchObject({ code: 0 })
  })
})

it('packages may run no programs while they are installed', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true')
})
