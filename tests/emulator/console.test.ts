import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { letTimePass } from '../until'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk } from './sdk'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startActorCloud({ now: Date.UTC(2026, 10, 22, 4), options: ['--instances=2'] })
})
beforeEach(() => cloud.reset())
afterAll(() => cloud.stop())

type Json = Record<string, unknown>

async function ask(path: string, body?: object): Promise<unknown> {
  const request = body && { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`${cloud.url}/console/api/${path}`, request)
  const answer = (await response.json()) as Json
  if (!response.ok) throw new Error(`${response.status} ${String(answer.error)}`)
  return answer
}

const act = (op: string, input: object = {}) => cloud.call('oLI', 'actor', { op, ...input })
const write = (work: object[]) => act('write', { work })
const add = (_id: string, n: number) => write([{ add: { _id, n } }])
const update = (_id: string, n: number) => write([{ update: { _id, n } }])
const numbers = async () =>
  Object.fromEntries((await cloud.documents('notes')).map(({ _id, n }) => [String(_id), n]))
const runs = async () =>
  (await ask('invocations')) as { id: number; op: string; changes: Json[]; calls: Json[] }[]
const newestRun = async () => (await runs())[0] ?? { id: 0, op: '', changes: [], calls: [] }
const undo = (what: object) => ask('undo', what) as Promise<Json>

describe('the page', () => {
  it('is served with what it needs, and no script or style can be written into it', async () => {
    const page = await fetch(`${cloud.url}/console`)
    const policy = page.headers.get('content-security-policy')
    expect(policy).toMatch(/script-src 'self'; style-src 'self'/)
    expect(policy).not.toMatch(/unsafe/)
    for (const name of readdirSync(join(__dirname, '../../emulator/console'))) {
      expect({ name, status: (await fetch(`${cloud.url}/console/${name}`)).status }).toEqual({
        name,
        status: 200,
      })
    }
  })

  it.each([
    '/console/../main.mjs',
    '/console/%2e%2e/main.mjs',
    '/console/..%2fmain.mjs',
    '/console/nothing.js',
  ])('%s leads nowhere', async path => {
    expect((await fetch(`${cloud.url}${path}`)).status).toBe(404)
  })
})

describe('who', () => {
  it('makes somebody new, who has a number at WeChat', async () => {
    const made = (await ask('personas', { name: '新来的', phone: '19911112222' })) as Json
    expect(made).toMatchObject({
      name: '新来的',
      phone: '19911112222',
      openid: expect.stringMatching(/^oMADE_/),
    })
    expect(await ask('personas')).toEqual([made])
    expect(await cloud.phoneCode(String(made.openid))).toMatch(/^\w+$/)
  })

  it('refuses a name or a number that is none', async () => {
    await expect(ask('personas', { name: '' })).rejects.toThrow(/400 name/)
    await expect(ask('personas', { name: '新来的', phone: 'none' })).rejects.toThrow(/400 not a phone/)
  })
})

describe('what a tap cost', () => {
  it('is told call by call, with collection, documents and what was changed', async () => {
    await add('one', 1)
    const run = await newestRun()
    expect(run).toMatchObject({
      op: 'write',
      openid: 'oLI',
      calls: [{ action: 'database.insertDocument', collection: 'notes', examined: 0, returned: 0 }],
      changes: [{ collection: 'notes', id: 'one', kind: 'added' }],
    })
  })

  it('shows a call that was broken, and a run that failed', async () => {
    await cloud.fault({ operation: 'steps', request: 1, effect: { kind: 'killInstance', at: 'after' } })
    await act('steps').catch(() => {})
    expect(await newestRun()).toMatchObject({
      failure: 'FUNCTION_INVOCATION_FAILED',
      calls: [{ fault: 'killInstance' }],
    })
  })

  it('tells cold starts, and cools down what is warm', async () => {
    await act('nothing')
    const { ended } = (await ask('functions/cool', {})) as { ended: number }
    expect(ended).toBeGreaterThanOrEqual(1)
    expect(await ask('functions')).toContainEqual(expect.objectContaining({ name: 'actor', idle: 0 }))
    await cloud.resetCounts()
    await act('nothing')
    await act('nothing')
    expect(await cloud.counts()).toMatchObject([{ op: 'nothing', invocations: 2, coldStarts: 1 }])
    expect((await runs()).map(run => (run as unknown as { isCold: boolean }).isCold)).toEqual([false, true])
  })
})

describe('what is in a collection', () => {
  beforeEach(() => cloud.load({ notes: [1, 2, 3, 4, 5].map(n => ({ _id: `n${n}`, n })) }))
  const look = async (query: string) =>
    ((await ask(`documents?collection=notes&${query}`)) as { documents: Json[] }).documents.map(
      ({ _id }) => _id,
    )

  it('is queried, ordered and paged', async () => {
    expect(await look(`query=${encodeURIComponent('{"n":{"$gt":3}}')}`)).toEqual(['n4', 'n5'])
    expect(await look(`order=${encodeURIComponent('{"n":-1}')}&limit=2&skip=1`)).toEqual(['n4', 'n3'])
  })

  it('a query that is none is refused with a sentence', async () => {
    await expect(look('query={')).rejects.toThrow(/400 .*Extended JSON/)
    await expect(ask('documents?collection=nothing')).rejects.toThrow(/400 .*not exist/)
  })

  it('is edited, made and removed, and all of it can be taken back', async () => {
    await ask('documents/put', {
      collection: 'notes',
      document: { _id: 'n1', n: 10, at: { $date: '2026-11-22T00:00:00Z' } },
    })
    await ask('documents/put', { collection: 'notes', document: { _id: 'n6', n: 6 } })
    await ask('documents/remove', { collection: 'notes', id: 'n2' })
    expect(await numbers()).toEqual({ n1: 10, n3: 3, n4: 4, n5: 5, n6: 6 })
    expect(await undo({ last: 3 })).toMatchObject({ undone: 3 })
    expect(await numbers()).toEqual({ n1: 1, n2: 2, n3: 3, n4: 4, n5: 5 })
  })

  it('a document without an _id is refused', async () => {
    await expect(ask('documents/put', { collection: 'notes', document: { n: 1 } })).rejects.toThrow(/400/)
    await expect(ask('documents/remove', { collection: 'notes' })).rejects.toThrow(/400/)
  })
})

describe('undo', () => {
  it('takes back what was added, changed and removed', async () => {
    await cloud.load({
      notes: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ],
    })
    await write([
      { add: { _id: 'c', n: 1 } },
      { update: { _id: 'a', n: 2 } },
      { remove: 'b' },
      { update: { _id: 'a', n: 3 } },
    ])
    expect(await numbers()).toEqual({ a: 3, c: 1 })
    expect(await undo({ last: 1 })).toMatchObject({ undone: 3 })
    expect(await numbers()).toEqual({ a: 1, b: 1 })
  })

  it('takes back the last taps one after the other, each once', async () => {
    await add('a', 1)
    await update('a', 2)
    await update('a', 3)
    await undo({ last: 1 })
    expect(await numbers()).toEqual({ a: 2 })
    await undo({ last: 1 })
    expect(await numbers()).toEqual({ a: 1 })
    await undo({ last: 1 })
    expect(await numbers()).toEqual({})
    expect(await undo({ last: 1 })).toMatchObject({ undone: 0 })
  })

  it('takes back several at once', async () => {
    await add('a', 1)
    await update('a', 2)
    await add('b', 1)
    expect(await undo({ last: 3 })).toMatchObject({ undone: 2 })
    expect(await numbers()).toEqual({})
  })

  it('takes back nothing, and says which, when somebody changed it since', async () => {
    await write([{ add: { _id: 'a', n: 1 } }, { add: { _id: 'b', n: 1 } }])
    const { id } = await newestRun()
    await update('a', 2)
    expect(await undo({ invocations: [id] })).toMatchObject({
      changedSince: [{ collection: 'notes', id: 'a' }],
    })
    expect(await numbers()).toEqual({ a: 2, b: 1 })
  })

  it('does not pass over a run in between', async () => {
    await add('a', 1)
    const first = await newestRun()
    await update('a', 2)
    await update('a', 3)
    const last = await newestRun()
    expect(await undo({ invocations: [first.id, last.id] })).toMatchObject({ changedSince: [{ id: 'a' }] })
    expect(await numbers()).toEqual({ a: 3 })
  })

  it('takes back a transaction as a whole, and a write that waited for one', async () => {
    await cloud.load({
      notes: [
        { _id: 'a', n: 1 },
        { _id: 'b', n: 1 },
      ],
    })
    const database = openSdk(cloud).database({ throwOnNotFound: false })
    const transaction = await database.startTransaction()
    await transaction
      .collection('notes')
      .doc('a')
      .update({ data: { n: 5 } })
    const waiting = update('a', 7)
    await letTimePass(100, 'nothing tells a write that waits from one under way')
    await transaction.commit()
    await waiting
    expect(await undo({ last: 1 })).toMatchObject({ undone: 1 })
    expect(await numbers()).toEqual({ a: 5, b: 1 })

    await write([
      {
        together: [
          { _id: 'a', n: 8 },
          { _id: 'b', n: 8 },
        ],
      },
    ])
    expect(await undo({ last: 1 })).toMatchObject({ undone: 2 })
    expect(await numbers()).toEqual({ a: 5, b: 1 })
  })

  it('gives back what indexes and unique values need', async () => {
    await cloud.load({
      sites: [
        { _id: 's1', code: 'A' },
        { _id: 's2', code: 'B' },
      ],
    })
    await ask('documents/remove', { collection: 'sites', id: 's1' })
    await ask('documents/put', { collection: 'sites', document: { _id: 's2', code: 'A' } })
    expect(await undo({ last: 2 })).toMatchObject({ undone: 2 })
    const sites = openSdk(cloud).database().collection('sites')
    expect((await sites.where({ code: 'A' }).get()).data).toEqual([{ _id: 's1', code: 'A' }])
    expect(await failureOf(sites.add({ data: { _id: 's3', code: 'B' } }))).toMatchObject({ errCode: -502001 })
  })

  it('refuses what names no run', async () => {
    await expect(undo({})).rejects.toThrow(/400/)
    await expect(undo({ invocations: ['one'] })).rejects.toThrow(/400/)
  })
})

describe('what was sent', () => {
  it('stands beside the consents that are left', async () => {
    await cloud.subscribe('oLI', ['T1'])
    await cloud.subscribe('oLI', ['T1'])
    expect(await ask('consents')).toEqual([{ openid: 'oLI', templateId: 'T1', left: 2 }])
  })
})

describe('faults', () => {
  it('are listed, removed and cleared', async () => {
    const { id } = await cloud.fault({ when: 'always', effect: { kind: 'latency', ms: 1 } })
    await cloud.fault({ effect: { kind: 'latency', ms: 1 } })
    await ask('faults/remove', { id })
    expect(await ask('faults')).toHaveLength(1)
    await expect(ask('faults/remove', { id })).rejects.toThrow(/404/)
    await ask('faults/clear', {})
    expect(await ask('faults')).toEqual([])
  })
})

describe('files', () => {
  it('are listed with an address that opens them', async () => {
    await cloud.upload('oLI', 'a/picture.png', Buffer.from('bytes'))
    const [file] = (await ask('files')) as { path: string; url: string }[]
    expect(file?.path).toBe('a/picture.png')
    expect(await (await fetch(file?.url ?? '')).text()).toBe('bytes')
  })
})
