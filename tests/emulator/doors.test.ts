import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nextTick } from '../../emulator/timers'
import { letTimePass, until } from '../until'
import { startActorCloud } from './actor'
import { spawnMain, type TestCloud } from './cloud'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ options: ['--app-origin=http://127.0.0.1:8080', '--instances=1'] })
})
afterAll(() => cloud.stop())

/** The status of a plain request; fetch would not let us choose the Host. */
function status(
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<{ status: number; allows: unknown }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${cloud.url}${path}`, { method, headers }, response => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, allows: response.headers['access-control-allow-origin'] })
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('only this machine’s own pages may ask', () => {
  it.each(['evil.example', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example:8090'])(
    'Host %s is refused',
    async host => {
      expect((await status('/console/api/health', { host })).status).toBe(403)
    },
  )

  it('localhost is this machine too', async () => {
    const { port } = new URL(cloud.url)
    expect((await status('/console/api/health', { host: `localhost:${port}` })).status).toBe(200)
  })

  it.each(['http://127.0.0.1:8080', 'http://localhost:8080'])('%s is the app', async origin => {
    expect(await status('/console/api/personas', { origin })).toEqual({ status: 200, allows: origin })
    expect(
      await status('/call/actor', { origin, 'access-control-request-method': 'POST' }, 'OPTIONS'),
    ).toEqual({ status: 204, allows: origin })
  })

  it.each(['http://evil.example', 'http://127.0.0.1:8081', 'null', 'https://127.0.0.1:8080'])(
    '%s is not',
    async origin => {
      expect(await status('/console/api/personas', { origin })).toEqual({ status: 403, allows: undefined })
      expect((await status('/call/actor', { origin }, 'OPTIONS')).status).toBe(403)
    },
  )

  it('no page reaches the door of the functions', async () => {
    expect((await status('/admin', { origin: 'http://127.0.0.1:8080' }, 'POST')).status).toBe(403)
  })
})

describe('bad requests cost an error and nothing else', () => {
  const post = async (path: string, body: string, headers: Record<string, string> = {}) =>
    (await fetch(`${cloud.url}${path}`, { method: 'POST', body, headers })).status

  it('of every kind', async () => {
    expect(await post('/admin', '{')).toBe(400)
    expect(await post('/admin', '[]')).toBe(400)
    expect(
      await post('/admin', 'x', { 'content-type': 'multipart/form-data; boundary=x' }),
    ).toBeGreaterThanOrEqual(200)
    expect(await post('/call/actor', '{}')).toBe(400)
    expect(await post('/call/actor', '{"op":', { 'x-wx-openid': 'oLI' })).toBe(400)
    expect(await post('/call/actor', '{}', { 'x-wx-openid': 'not an openid' })).toBe(400)
    expect(await post('/nowhere', '{}')).toBe(404)
    expect(await post('/console/api/clock', '{"now":"soon"}')).toBe(400)
    expect(await cloud.call('oLI', 'actor', { op: 'nothing' })).toBeNull()
  })
})

describe('the clock', () => {
  it('is one for the functions and the cloud: set, frozen, advanced, run', async () => {
    const moment = Date.UTC(2027, 0, 1)
    await cloud.clock({ now: moment, freeze: true })
    expect(await cloud.call('oLI', 'actor', { op: 'now' })).toEqual({
      now: moment,
      made: '2027-01-01T00:00:00.000Z',
      isDate: true,
      year: 0,
    })
    expect(await cloud.clock({ advance: 1000 })).toEqual({ now: moment + 1000, isFrozen: true })
    const running = await cloud.clock({ run: true })
    expect(running.isFrozen).toBe(false)
    const { now } = (await cloud.call('oLI', 'actor', { op: 'now' })) as { now: number }
    expect(now).toBeGreaterThanOrEqual(moment + 1000)
    expect(now).toBeLessThan(moment + 20_000)
  })
})

describe('timers', () => {
  const at = (text: string) => Date.parse(text)

  it.each([
    ['0 3/5 * * * * *', '2026-11-22T08:00:00+08:00', '2026-11-22T08:03:00+08:00'],
    ['0 0 2 1 * * *', '2026-11-22T08:00:00+08:00', '2026-12-01T02:00:00+08:00'],
    ['0 30 8 * * MON *', '2026-11-22T08:00:00+08:00', '2026-11-23T08:30:00+08:00'],
    ['0 0 9 1 1 * 2028', '2026-11-22T08:00:00+08:00', '2028-01-01T09:00:00+08:00'],
    ['*/10 * * * * * 2026-2027', '2026-12-31T23:59:55+08:00', '2027-01-01T00:00:00+08:00'],
  ])('%s after %s', (cron, now, next) => {
    expect(nextTick(cron, at(now))).toBe(at(next))
  })

  it('of years that are over never fire', () => {
    expect(nextTick('0 0 0 * * * 2020', at('2026-11-22T08:00:00+08:00'))).toBeNull()
  })

  it('fire by themselves while the clock runs, and not while it stands still', async () => {
    const everySecond = { name: 'tick', cron: '* * * * * * *' }
    const plain = { timeoutSeconds: 5, memoryMB: 128, openapi: [], isOpenToClients: false, variables: [] }
    const ticking = await startActorCloud({
      timers: true,
      now: Date.UTC(2026, 10, 22),
      declaration: { functions: { closed: { ...plain, timer: everySecond } } },
    })
    try {
      const runs = async () =>
        ((await (await fetch(`${ticking.url}/console/api/invocations`)).json()) as { openid: unknown }[])
          .length
      await letTimePass(1200, 'a timer of every second has had its second')
      expect(await runs()).toBe(0)
      await ticking.clock({ run: true })
      await until(runs, count => count > 0)
    } finally {
      await ticking.stop()
    }
  })

  it('are listed with their next tick', async () => {
    const timers = (await (await fetch(`${cloud.url}/console/api/timers`)).json()) as object[]
    expect(timers).toContainEqual(expect.objectContaining({ function: 'closed', cron: '0 3/5 * * * * *' }))
  })
})

describe('a start that cannot be', () => {
  async function complaint(commandLine: string[]): Promise<{ code: number | null; text: string }> {
    const child = spawnMain(commandLine)
    let text = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      text += String(chunk)
    })
    const code = await new Promise<number | null>(resolve => child.once('close', resolve))
    return { code, text }
  }
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const functions = `--functions=${join(__dirname, 'functions')}`

  it('says so in one sentence: a port in use', async () => {
    const { port } = new URL(cloud.url)
    const { code, text } = await complaint([
      `--cloud-port=${port}`,
      `--data=${folder}`,
      functions,
      '--seed=empty',
    ])
    expect({ code, lines: text.trim().split('\n') }).toEqual({
      code: 2,
      lines: [`Port ${port} is in use: choose another with --cloud-port, or stop what listens there.`],
    })
  })

  it('a broken data folder', async () => {
    mkdirSync(join(folder, 'store'))
    writeFileSync(join(folder, 'store', 'data.mdb'), 'not a store')
    const { code, text } = await complaint(['--cloud-port=0', `--data=${folder}`, functions, '--seed=empty'])
    expect(code).toBe(2)
    expect(text.trim().split('\n')).toEqual([
      expect.stringMatching(/^The data folder .* cannot be read \(data\.mdb is damaged/),
    ])
  })

  it('a data folder in use', async () => {
    const { code, text } = await complaint([
      '--cloud-port=0',
      `--data=${cloud.dataFolder}`,
      functions,
      '--seed=empty',
    ])
    expect(code).toBe(2)
    expect(text).toMatch(/is in use by another local cloud/)
  })

  it('a function that takes longer than a phone waits', async () => {
    const declaration = join(folder, 'declaration.json')
    const slow = {
      timeoutSeconds: 60,
      memoryMB: 128,
      openapi: [],
      isOpenToClients: true,
      timer: null,
      variables: [],
    }
    writeFileSync(declaration, JSON.stringify({ functions: { slow } }))
    const options = [
      '--cloud-port=0',
      `--data=${folder}`,
      functions,
      '--seed=empty',
      `--declaration=${declaration}`,
    ]
    expect(await complaint(options)).toEqual({
      code: 2,
      text: 'The function slow declares 60 s: phones give up after 20, so declare at most that.\n',
    })
  })

  it('functions that are not built, and options that are none', async () => {
    expect(
      await complaint(['--cloud-port=0', `--data=${folder}`, `--functions=${folder}/none`]),
    ).toMatchObject({ code: 2 })
    expect(await complaint(['--nonsense'])).toMatchObject({ code: 2 })
    expect(await complaint(['--seed=moon'])).toMatchObject({
      code: 2,
      text: expect.stringMatching(/--seed is one of/),
    })
  })
})

describe('the console', () => {
  it('is a page', async () => {
    const response = await fetch(`${cloud.url}/console`)
    expect(response.headers.get('content-type')).toMatch(/text\/html/)
    expect(await response.text()).toMatch(/lang="zh-CN"/)
  })

  it('resets to a seed', async () => {
    await cloud.load({ notes: [{ _id: 'gone' }] })
    const answer = await fetch(`${cloud.url}/console/api/reset`, { method: 'POST', body: '{"seed":"empty"}' })
    expect(await answer.json()).toEqual({ ok: true, seed: 'empty' })
    expect(await cloud.documents('notes')).toEqual([])
    expect(await cloud.call('oLI', 'actor', { op: 'nothing' })).toBeNull()
  })
})
