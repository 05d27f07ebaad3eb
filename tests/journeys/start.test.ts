import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { patience } from '../patience'
import { until } from '../until'

const root = join(__dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'start-'))
const data = join(folder, 'data')
const children: Running[] = []
// What a failed test left running holds the ports and the data of the next.
afterEach(async () => {
  const left = children.splice(0)
  for (const child of left) child.process.kill('SIGTERM')
  await Promise.all(left.map(({ ended }) => ended))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface Running {
  process: ChildProcess
  said: () => string
  ended: Promise<number | null>
}

function run(script: string, ...args: string[]): Running {
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root })
  let said = ''
  const listen = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  const running = { process: child, said: () => said, ended }
  children.push(running)
  return running
}

async function untilItSays({ said, ended }: Running, words: string): Promise<void> {
  let isOver = false
  ended.then(() => {
    isOver = true
  })
  const hasSaid = () => said().includes(words)
  // A county of three thousand is planted first.
  await until(hasSaid, isSaid => isSaid || isOver, 3 * patience)
  if (!hasSaid()) throw new Error(`it ended without "${words}": ${said()}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>(resolve =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  await new Promise(resolve => server.close(resolve))
  return port
}

const freePorts = async () => ['--port', String(await freePort()), '--cloud-port', String(await freePort())]

async function get(url: string): Promise<string> {
  return (await fetch(url)).text()
}

const oneSentence = (said: string) => {
  const lines = said.trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(said).not.toMatch(/^ {4}at /m)
  return said
}

describe('npm start', () => {
  let port: number
  let cloudPort: number
  const options = () => ['--port', String(port), '--cloud-port', String(cloudPort), '--data', data]
  const cloud = () => `http://127.0.0.1:${cloudPort}`
  beforeAll(async () => {
    port = await freePort()
    cloudPort = await freePort()
  })

  it('serves the app and the cloud, says who one can be, and ends on Ctrl-C', async () => {
    const start = run('start.mjs', ...options())
    await untilItSays(start, 'Ctrl-C')
    expect(start.said()).toContain(`http://127.0.0.1:${port}`)
    expect(start.said()).toContain(`${cloud()}/console`)
    expect(start.said()).toContain('东路社区书记')
    expect(start.said()).toContain('--reset')
    expect(await get(`http://127.0.0.1:${port}/`)).toContain('<div id="app">')
    expect(JSON.parse(await get(`http://127.0.0.1:${port}/runtime.json`))).toEqual({ cloudUrl: cloud() })

    // What the seed has planted through the functions is no run that could be taken back.
    const undo = { method: 'POST', body: JSON.stringify({ last: 200 }) }
    const undone = await fetch(`${cloud()}/console/api/undo`, undo)
    expect(await undone.json()).toMatchObject({ undone: 0 })

    const dryRun = run('run.mjs', 'scripts/import.ts', 'tests/data/roster.xlsx', '--cloud', cloud())
    expect(await dryRun.ended).toBe(0)
    expect(dryRun.said()).toContain('一共 3345 行')
    expect(dryRun.said()).toContain('第 416 行')
    expect(dryRun.said()).toContain('没有写姓名')

    start.process.kill('SIGINT')
    expect(await start.ended).toBe(0)
  })

  it('is up again with what was there before', async () => {
    const start = run('start.mjs', ...options())
    await untilItSays(start, 'Ctrl-C')
    const imports = JSON.parse(
      await get(`${cloud()}/console/api/documents?collection=memberImports&limit=10`),
    )
    const names = imports.documents.map(({ fileName }: { fileName?: string }) => fileName)
    expect(names).toContain('roster.xlsx')

    const second = run('start.mjs', ...(await freePorts()), '--data', data)
    expect(await second.ended).toBe(1)
    expect(oneSentence(second.said())).toContain('in use by another local cloud')

    const samePort = run('start.mjs', '--port', String(port))
    expect(await samePort.ended).toBe(1)
    expect(oneSentence(samePort.said())).toContain(`Port ${port} is in use`)

    const elsewhere = ['--port', String(await freePort()), '--data', join(folder, 'other')]
    const sameCloudPort = run('start.mjs', ...elsewhere, '--cloud-port', String(cloudPort))
    expect(await sameCloudPort.ended).toBe(1)
    expect(oneSentence(sameCloudPort.said())).toContain(`Port ${cloudPort} is in use`)

    start.process.kill('SIGINT')
    expect(await start.ended).toBe(0)
  })

  it('says in one sentence that a data folder is broken', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(join(broken, 'store'), { recursive: true })
    writeFileSync(join(broken, 'store', 'data.mdb'), 'this is not a store'.repeat(10_000))
    const start = run('start.mjs', ...(await freePorts()), '--data', broken)
    expect(await start.ended).toBe(1)
    expect(oneSentence(start.said())).toContain(`${broken} cannot be read`)
  })

  it.each([
    [['--port', 'high'], '--port is a number from 1 to 65535'],
    [['--moon'], "Unknown option '--moon'"],
  ])('refuses %s in one sentence', async (args, sentence) => {
    const start = run('start.mjs', ...args)
    expect(await start.ended).toBe(1)
    expect(oneSentence(start.said())).toContain(sentence)
  })
})

describe('npm run import', () => {
  it.each([
    [
      ['tests/data/roster.xlsx', '--cloud', 'http://127.0.0.1:9'],
      'No local cloud answers at http://127.0.0.1:9',
    ],
    [['nowhere.xlsx'], 'There is no file nowhere.xlsx'],
    [[], 'Which workbook?'],
  ])('%s: one sentence', async (args, sentence) => {
    const running = run('run.mjs', 'scripts/import.ts', ...args)
    expect(await running.ended).toBe(1)
    expect(oneSentence(running.said())).toContain(sentence)
  })
})
