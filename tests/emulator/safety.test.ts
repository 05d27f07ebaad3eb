import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { seed, size } from '../size'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk } from './sdk'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ options: ['--app-origin=http://127.0.0.1:8080', '--instances=2'] })
})
afterAll(() => cloud.stop())

/** The status of a plain request; fetch would not let us choose the Host, nor send a body that is broken. */
function status(
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: Buffer,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${cloud.url}${path}`, { method, headers }, response => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const isAlive = async () => (await fetch(`${cloud.url}/console/api/health`)).status === 200

/** Every door, with what makes it open. */
const doors: { path: string; method: string }[] = [
  { path: '/admin', method: 'POST' },
  { path: '/call/actor', method: 'POST' },
  { path: '/wx/phone-code', method: 'POST' },
  { path: '/wx/open-data', method: 'POST' },
  { path: '/wx/temp-url', method: 'POST' },
  { path: '/wx/subscribe', method: 'POST' },
  { path: '/wx/setting', method: 'POST' },
  { path: '/wx/upload?cloudPath=a/b.txt', method: 'POST' },
  { path: '/cos/upload/abc', method: 'PUT' },
  { path: '/cos/upload/abc', method: 'POST' },
  { path: '/http/entry/path', method: 'POST' },
  { path: '/console/api/clock', method: 'POST' },
  { path: '/console/api/faults', method: 'POST' },
  { path: '/console/api/faults/remove', method: 'POST' },
  { path: '/console/api/undo', method: 'POST' },
  { path: '/console/api/personas', method: 'POST' },
  { path: '/console/api/wechat', method: 'POST' },
  { path: '/console/api/wechat/push', method: 'POST' },
  { path: '/console/api/timers/fire', method: 'POST' },
  { path: '/console/api/documents/put', method: 'POST' },
  { path: '/console/api/documents/remove', method: 'POST' },
  { path: '/console/api/load', method: 'POST' },
]

describe('a page of somebody else', () => {
  it.each(['rebound.example', '127.0.0.1.rebound.example', 'localhost.', '2130706433', '[::1]', '0.0.0.0'])(
    'that has bound its name %s to this machine is refused at every door',
    async name => {
      const host = `${name}:${new URL(cloud.url).port}`
      for (const { path, method } of doors) expect(await status(path, method, { host })).toBe(403)
    },
  )

  it.each([
    'null',
    'http://rebound.example:8080',
    'http://127.0.0.1.rebound.example:8080',
    'http://127.0.0.1:8081',
    'http://127.0.0.1',
    'https://127.0.0.1:8080',
    'http://localhost:80800',
  ])('of the origin %s is refused at every door', async origin => {
    for (const { path, method } of doors) expect(await status(path, method, { origin })).toBe(403)
  })

  it.each(['/admin', '/admin/', '/admin/more', '/admin?env=local-env', '/cos/upload/abc'])(
    'even the app’s own has no business at %s',
    async path => {
      expect(await status(path, 'POST', { origin: 'http://127.0.0.1:8080' })).toBe(403)
    },
  )

  it('cannot be heard from another machine: the cloud listens on loopback alone', async () => {
    const { port } = new URL(cloud.url)
    const refused = await new Promise<string | undefined>(resolve => {
      const socket = connect({ host: '127.0.0.2', port: Number(port) })
      socket.on('connect', () => resolve(undefined))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    })
    expect(refused).toBe('ECONNREFUSED')
  })
})

describe('no path leaves the data folder', () => {
  const ways = [
    '../../escaped.txt',
    '/etc/escaped.txt',
    'a/../../escaped.txt',
    'a\\..\\escaped.txt',
    '',
    '.',
    'a//b',
    'a\u0000b',
  ]

  it.each(ways)('of storage: %j', async cloudPath => {
    const sdk = openSdk(cloud)
    expect(await failureOf(sdk.uploadFile({ cloudPath, fileContent: Buffer.from('x') }))).toBeDefined()
    const headers = { 'x-wx-openid': 'oLI' }
    const path = `/wx/upload?cloudPath=${encodeURIComponent(cloudPath)}`
    const answer = await fetch(`${cloud.url}${path}`, { method: 'POST', headers, body: 'x' })
    expect(await answer.json()).toMatchObject({ errMsg: expect.stringMatching(/^cloud.uploadFile:fail/) })
    expect(readdirSync(join(cloud.dataFolder, 'files'))).toEqual([])
  })

  it.each([
    '..%2f..%2fdist%2fcloudfunctions%2fapi',
    '__proto__',
    'constructor',
    'toString',
    'actor%00',
    'actor/../closed',
  ])('of functions: %s', async name => {
    const headers = { 'x-wx-openid': 'oLI' }
    const answer = await fetch(`${cloud.url}/call/${name}`, { method: 'POST', headers, body: '{}' })
    expect(((await answer.json()) as { errCode: number }).errCode).toBeLessThan(0)
  })

  it.each(['../../package.json', '__proto__', 'constructor', '.'])(
    'of functions that functions call: %s',
    async name => {
      expect(await cloud.call('oLI', 'actor', { op: 'call', name, data: {} })).toMatchObject({
        thrown: { code: 'FUNCTION_NOT_FOUND' },
      })
    },
  )

  it.each(['../checkins', '__proto__', 'a/b', ''])('of collections: %s', async collection => {
    const path = `/console/api/documents?collection=${encodeURIComponent(collection)}`
    expect(await status(path, 'GET', {})).toBe(400)
    expect(await failureOf(openSdk(cloud).database().createCollection(collection))).toBeDefined()
  })

  it('of addresses of files', async () => {
    const path = Buffer.from('../../package.json').toString('base64url')
    expect(await status(`/cos/file/x?until=9999999999&sign=00&path=${path}`, 'GET', {})).toBe(403)
  })
})

describe('whatever is sent, an answer comes back and the cloud lives', () => {
  const actions = [
    'database.addCollection',
    'database.insertDocument',
    'database.getDocument',
    'database.calculateDocument',
    'database.modifyDocument',
    'database.removeDocument',
    'database.aggregateDocuments',
    'database.commitTransaction',
    'database.abortTransaction',
    'functions.invokeFunction',
    'storage.getUploadMetadata',
    'storage.batchGetDownloadUrl',
    'storage.batchDeleteFile',
  ]
  const wireText = fc.oneof(
    fc.json(),
    fc.string(),
    fc.constantFrom('{"$where":"1"}', '{"a":{"$regex":"("}}', '{"$expr":1}'),
  )
  const wire = fc.record(
    {
      action: fc.constantFrom(...actions),
      collectionName: fc.oneof(fc.constant('notes'), fc.jsonValue()),
      query: fc.oneof(wireText, fc.jsonValue()),
      data: fc.oneof(wireText, fc.array(wireText), fc.jsonValue()),
      order: fc.oneof(wireText, fc.jsonValue()),
      projection: fc.oneof(wireText, fc.jsonValue()),
      stages: fc.oneof(
        fc.array(
          fc.record({
            stageKey: fc.constantFrom('$match', '$group', '$lookup', '$sort', '$x'),
            stageValue: wireText,
          }),
        ),
        fc.jsonValue(),
      ),
      limit: fc.jsonValue(),
      offset: fc.jsonValue(),
      queryType: fc.constantFrom('DOC', 'WHERE', 'x'),
      upsert: fc.boolean(),
      multi: fc.boolean(),
      transactionId: fc.jsonValue(),
      function_name: fc.oneof(fc.constant('closed'), fc.jsonValue()),
      request_data: fc.oneof(wireText, fc.jsonValue()),
      path: fc.jsonValue(),
      fileid_list: fc.jsonValue(),
      file_list: fc.jsonValue(),
    },
    { requiredKeys: ['action'] },
  )
  const contentType = fc.constantFrom(
    'application/json',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'text/plain',
    'x/y; charset=;;',
  )
  const form = fc
    .tuple(fc.constantFrom('action', 'Signature', 'file', 'requestData'), fc.string())
    .map(
      ([name, text]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n--x--\r\n`,
    )
  const body = fc.oneof(
    fc.json().map(text => Buffer.from(text)),
    fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
    form.map(text => Buffer.from(text)),
    fc
      .constantFrom('{', '[]', 'null', '{"__proto__":{"a":1}}', '{"constructor":1}')
      .map(text => Buffer.from(text)),
  )
  const isAnswered = async (door: { path: string; method: string }, type: string, bytes: Buffer) => {
    const headers = { 'content-type': type, 'x-wx-openid': 'oLI' }
    const code = await status(door.path, door.method, headers, bytes)
    expect(code).toBeGreaterThanOrEqual(200)
    expect(code).toBeLessThan(500)
  }

  it('at every door', async () => {
    const sent = fc.tuple(fc.constantFrom(...doors), contentType, body)
    await fc.assert(
      fc.asyncProperty(sent, ([door, type, bytes]) => isAnswered(door, type, bytes)),
      { numRuns: size(2000), seed },
    )
    expect(await isAlive()).toBe(true)
    await cloud.clearFaults()
  })

  it('at the door of the SDK, for requests that look right', async () => {
    const door = { path: '/admin', method: 'POST' }
    await fc.assert(
      fc.asyncProperty(wire, wish => isAnswered(door, 'application/json', Buffer.from(JSON.stringify(wish)))),
      { numRuns: size(2000), seed },
    )
    expect(await isAlive()).toBe(true)
  })

  it.each([
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['an object that is ten thousand deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['a list that is ten thousand deep', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ])('for %s', async (_, text) => {
    for (const { path, method } of doors) {
      const code = await status(
        path,
        method,
        { 'content-type': 'application/json', 'x-wx-openid': 'oLI' },
        Buffer.from(text),
      )
      expect({ path, isAnswered: code >= 200 && code < 500 }).toEqual({ path, isAnswered: true })
    }
    const wish = {
      action: 'database.getDocument',
      collectionName: 'notes',
      query: text,
      data: [text],
      queryType: 'WHERE',
    }
    for (const action of actions)
      expect(await status('/admin', 'POST', {}, Buffer.from(JSON.stringify({ ...wish, action })))).toBe(200)
    expect(await isAlive()).toBe(true)
  })

  it('for an object of a million keys', async () => {
    const keys = Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":1`).join(',')
    const query = `{${keys}}`
    const wish = {
      action: 'database.getDocument',
      collectionName: 'notes',
      query,
      queryType: 'WHERE',
      limit: 1,
    }
    expect(await status('/admin', 'POST', {}, Buffer.from(query))).toBe(200)
    expect(await status('/admin', 'POST', {}, Buffer.from(JSON.stringify(wish)))).toBe(200)
    expect(await isAlive()).toBe(true)
  })

  it.each([
    ['/admin', 41],
    ['/wx/phone-code', 2],
    ['/console/api/undo', 257],
  ])('for more than %s takes', async (path, megabytes) => {
    const zeros = Buffer.alloc(megabytes * 1024 * 1024)
    expect(await status(path, 'POST', { 'x-wx-openid': 'oLI' }, zeros)).toBe(413)
    expect(await isAlive()).toBe(true)
  })

  it('for a form that is too large, or ends in the middle', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const part = '--x\r\nContent-Disposition: form-data; name="requestData"\r\n\r\n'
    const large = Buffer.concat([Buffer.from(part), Buffer.alloc(41 * 1024 * 1024)])
    expect(await status('/admin', 'POST', type, large)).toBe(413)
    expect(await status('/admin', 'POST', type, Buffer.from(part))).toBe(400)
    expect(await isAlive()).toBe(true)
  })
})

describe('slow callers', () => {
  it('keep nobody waiting, and are let go', async () => {
    const { port } = new URL(cloud.url)
    let letGo = 0
    const heads = Array.from({ length: 50 }, () => {
      const socket = connect({ host: '127.0.0.1', port: Number(port) })
      socket.on('error', () => {})
      socket.write('POST /admin HTTP/1.1\r\nHost: 127')
      return new Promise<void>(resolve => {
        socket.on('close', () => {
          letGo++
          resolve()
        })
        socket.resume()
      })
    })
    expect(await cloud.call('oLI', 'actor', { op: 'nothing' })).toBeNull()
    expect(letGo).toBe(0)
    await Promise.all(heads)
  })
})
