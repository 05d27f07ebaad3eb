import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holds, letTimePass } from '../until'
import { startActorCloud, startHurriedCloud } from './actor'
import type { TestCloud } from './cloud'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ options: ['--instances=3'] })
})
afterAll(() => cloud.stop())

const act = (op: string, input: object = {}, openid = 'oLI') => cloud.call(openid, 'actor', { op, ...input })

describe('who calls', () => {
  it('is what WeChat says, for everybody at once', async () => {
    const openids = Array.from({ length: 200 }, (_, at) => `oPERSON${at}`)
    const answers = await Promise.all(openids.map(openid => act('who', {}, openid)))
    expect(answers).toEqual(openids.map(openid => ({ before: openid, after: openid })))
  })

  it('comes with the source, and with userInfo in the event', async () => {
    expect(await act('context')).toMatchObject({
      OPENID: 'oLI',
      SOURCE: 'wx_client',
      ENV: 'local-env',
      userInfo: { openId: 'oLI', appId: 'wx0000000000000000' },
    })
  })

  it('cannot be said by the event', async () => {
    const answer = await act('context', { userInfo: { openId: 'oSOMEBODY' }, openid: 'oSOMEBODY' })
    expect(answer).toMatchObject({ OPENID: 'oLI', userInfo: { openId: 'oLI' } })
  })

  it('is nobody for a timer, whose source is wx_trigger', async () => {
    expect(await cloud.fireTimer('closed')).toMatchObject({ context: { SOURCE: 'wx_trigger' } })
    expect(await cloud.fireTimer('closed')).not.toHaveProperty('context.OPENID')
  })

  it('stays the same in a function that a function calls', async () => {
    expect(await act('call', { name: 'closed', data: { a: 1 } })).toMatchObject({
      context: { OPENID: 'oLI', SOURCE: 'wx_client,scf' },
      event: { a: 1 },
    })
  })

  it('may not call what is closed to clients', async () => {
    await expect(cloud.call('oLI', 'closed', {})).rejects.toMatchObject({ errCode: -504001 })
    await expect(cloud.call('oLI', 'jobs', {})).rejects.toMatchObject({ errCode: -504001 })
  })
})

describe('values', () => {
  it('travel as JSON', async () => {
    expect(await act('values')).toEqual({
      date: '1970-01-01T00:00:00.000Z',
      bytes: { type: 'Buffer', data: [97] },
      list: [null],
    })
    expect(await act('nothing')).toBeNull()
  })

  it('are at most 100 KB there and 1 MB back', async () => {
    await expect(act('nothing', { text: 'x'.repeat(100 * 1024) })).rejects.toThrow(/100 KB/)
    expect(await act('large', { size: 1_000_000 })).toHaveLength(1_000_000)
    await expect(act('large', { size: 1_100_000 })).rejects.toMatchObject({ errCode: -604001 })
  })

  it('are as large between functions', async () => {
    const call = (data: object) => act('call', { name: 'actor', data })
    // What the phone sends fits, what the function sends on does not.
    expect(await act('callLarge', { size: 100 * 1024 })).toEqual({
      thrown: {
        errCode: -1,
        code: 'EXCEED_MAX_PAYLOAD_SIZE',
        message: 'callFunction:fail data exceed max payload size 100 KB',
      },
    })
    expect(await act('callLarge', { size: 90 * 1024 })).toBeNull()
    expect(await call({ op: 'large', size: 1_100_000 })).toMatchObject({
      thrown: { errCode: -1, code: 'FUNCTIONS_EXECUTE_FAIL' },
    })
  })

  it('of the environment are those that are declared', async () => {
    expect(await act('variables')).toEqual(['PHONE_HASH_KEY'])
  })
})

describe('failures', () => {
  it('are told with the message, and the next call works', async () => {
    await expect(act('fail')).rejects.toMatchObject({
      errCode: -504002,
      errMsg: expect.stringMatching(/on purpose/),
    })
    await expect(act('die')).rejects.toMatchObject({ errCode: -504002 })
    expect(await act('nothing')).toBeNull()
  })

  it('that nobody listens for cost the run, and not the cloud', async () => {
    await expect(act('reject')).rejects.toMatchObject({
      errCode: -504002,
      errMsg: expect.stringMatching(/nobody listens/),
    })
    expect(await act('nothing')).toBeNull()
  })

  it('that come when the run is over cost the instance alone', async () => {
    expect(await act('rejectLater')).toBeNull()
    await letTimePass(100, 'the promise is rejected 20 ms after the run')
    const answers = await Promise.all([1, 2, 3].map(() => act('nothing')))
    expect(answers).toEqual([null, null, null])
  })

  it('of a missing function', async () => {
    await expect(cloud.call('oLI', 'nobody', {})).rejects.toMatchObject({ errCode: -501000 })
    expect(await act('call', { name: 'nobody', data: {} })).toMatchObject({
      thrown: { code: 'FUNCTION_NOT_FOUND' },
    })
  })

  it('of time and memory end the instance', async () => {
    const hurried = await startHurriedCloud()
    try {
      const ask = (op: string) => hurried.call('oLI', 'actor', { op })
      await Promise.all([
        expect(ask('hang')).rejects.toMatchObject({ errCode: -504003 }),
        expect(ask('spin')).rejects.toMatchObject({ errCode: -504003 }),
      ])
      await expect(ask('swell')).rejects.toThrow(/FUNCTION_MEMORY_LIMIT_EXCEEDED|FUNCTION_TIME_LIMIT/)
      expect(await ask('nothing')).toBeNull()
    } finally {
      await hurried.stop()
    }
  })
})

describe('instances', () => {
  it('remember nothing after a reset, even where one was in the middle of something', async () => {
    const count = () => act('runs')
    await count()
    expect(await count()).toBeGreaterThan(1)
    await cloud.reset()
    expect(await count()).toBe(1)
    const cutOff = act('hang').catch(() => 'cut off')
    await act('nothing')
    await cloud.reset()
    expect(await cutOff).toBe('cut off')
    expect(await count()).toBe(1)
  })

  it('stay warm, and are counted per operation', async () => {
    const first = Number(await act('runs'))
    expect(Number(await act('runs'))).toBeGreaterThanOrEqual(1)
    expect(first).toBeGreaterThanOrEqual(1)
    await cloud.resetCounts()
    await act('steps')
    expect(await cloud.counts()).toMatchObject([
      { op: 'steps', invocations: 1, calls: 4, depth: 3, examined: 2 },
    ])
  })

  it('print into the log of the cloud', async () => {
    await act('say', { text: 'hello there' })
    const logs = (await (await fetch(`${cloud.url}/console/api/logs`)).json()) as { text: string }[]
    expect(logs.at(-1)).toMatchObject({ functionName: 'actor', level: 'log', text: 'said hello there' })
    const log = join(cloud.dataFolder, 'logs/functions.log')
    await holds(() => expect(readFileSync(log, 'utf8')).toMatch(/actor log said hello there/))
  })

  it('run new code as soon as it is there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'functions-'))
    const file = join(folder, 'actor', 'index.js')
    cpSync(join(__dirname, 'functions'), folder, { recursive: true })
    writeFileSync(file, 'exports.main = () => "old"')
    const changing = await startActorCloud({ functions: folder })
    try {
      expect(await changing.call('oLI', 'actor', {})).toBe('old')
      writeFileSync(file, 'exports.main = () => "new"')
      utimesSync(file, new Date(), new Date(Date.now() + 5000))
      expect(await changing.call('oLI', 'actor', {})).toBe('new')
    } finally {
      await changing.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('forget who called, unless they are asked to be dirty', async () => {
    const clean = await cloud.fireTimer('closed')
    expect(clean).not.toHaveProperty('context.OPENID')
    const dirty = await startActorCloud({ options: ['--dirty', '--instances=1'] })
    try {
      await dirty.call('oLI', 'actor', { op: 'call', name: 'closed', data: {} })
      expect(await dirty.fireTimer('closed')).toMatchObject({
        context: { OPENID: 'oLI', SOURCE: 'wx_trigger' },
      })
    } finally {
      await dirty.stop()
    }
  })
})
