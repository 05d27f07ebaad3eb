import { startActorCloud, startHurriedCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type Sdk, type SdkDatabase } from './sdk'

let cloud: TestCloud
let sdk: Sdk
let database: SdkDatabase
/** It takes the SDK fifteen seconds to give up: the other tests run meanwhile. */
let silence: Promise<{ failure: object; ms: number }>
beforeAll(async () => {
  cloud = await startActorCloud({ options: ['--instances=3'] })
  sdk = openSdk(cloud)
  database = sdk.database({ throwOnNotFound: false })
  await cloud.fault({ effect: { kind: 'noAnswer', at: 'before', how: 'silence' } })
  const begun = performance.now()
  silence = failureOf(notes().count()).then(failure => ({ failure, ms: performance.now() - begun }))
  while (!(await cloud.faults()).every(({ isOver }) => isOver)) await new Promise(setImmediate)
  await cloud.clearFaults()
})
afterEach(() => cloud.clearFaults())
afterAll(() => cloud.stop())

const notes = () => database.collection('notes')
const act = (op: string, input: object = {}) => cloud.call('oLI', 'actor', { op, ...input })
const kept = async (id: string) => (await cloud.documents('notes')).some(({ _id }) => _id === id)
let sequence = 0
const newId = () => `note${++sequence}`

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

describe('when a fault happens', () => {
  const rates = async (when: Parameters<TestCloud['fault']>[0]['when'], calls: number) => {
    await cloud.fault({
      action: 'database.calculateDocument',
      when,
      effect: { kind: 'code', code: 'SERVER_TIMEOUT' },
    })
    const outcomes: boolean[] = []
    for (let call = 0; call < calls; call++) {
      outcomes.push(
        await notes()
          .count()
          .then(
            () => false,
            () => true,
          ),
      )
    }
    await cloud.clearFaults()
    return outcomes
  }

  it('it is once, unless told otherwise', async () => {
    expect(await rates(undefined, 3)).toEqual([true, false, false])
  })

  it('it may be always, some times, or every n-th', async () => {
    expect(await rates('always', 3)).toEqual([true, true, true])
    expect(await rates({ times: 2 }, 3)).toEqual([true, true, false])
    expect(await rates({ every: 3 }, 6)).toEqual([false, false, true, false, false, true])
  })

  it('it may be by chance, the same for the same seed', async () => {
    const first = await rates({ chance: 0.5, seed: 7 }, 20)
    expect(await rates({ chance: 0.5, seed: 7 }, 20)).toEqual(first)
    expect(await rates({ chance: 0.5, seed: 8 }, 20)).not.toEqual(first)
    expect(new Set(first)).toEqual(new Set([true, false]))
  })

  it('it counts what happened, and is over when it was done', async () => {
    const { id } = await cloud.fault({
      collection: 'notes',
      effect: { kind: 'code', code: 'SERVER_TIMEOUT' },
    })
    await failureOf(notes().count())
    await notes().count()
    expect(await cloud.faults()).toMatchObject([{ id, happened: 1, isOver: true }])
  })

  it('only the named operation, function, collection and request of a run are hit', async () => {
    const wrong = { kind: 'code', code: 'SERVER_TIMEOUT' } as const
    await cloud.fault({ operation: 'somethingElse', effect: wrong })
    await cloud.fault({ function: 'closed', effect: wrong })
    await cloud.fault({ collection: 'members', effect: wrong })
    await cloud.fault({
      operation: 'steps',
      function: 'actor',
      collection: 'notes',
      request: 9,
      effect: wrong,
    })
    expect(await act('steps')).toBeNull()

    await cloud.fault({ operation: 'steps', request: 4, effect: wrong })
    expect(await act('steps')).toMatchObject({ thrown: { errCode: -501002 } })
    expect(await kept('one')).toBe(true)
    await notes().doc('one').remove()
  })

  it('what is no fault is refused with the field that is wrong', async () => {
    const refused = (wish: object) => cloud.fault(wish as never)
    await expect(refused({ effect: { kind: 'earthquake' } })).rejects.toThrow(/400 .*effect/)
    await expect(refused({ effect: { kind: 'conflict' }, colection: 'notes' })).rejects.toThrow(/colection/)
    await expect(refused({ effect: { kind: 'conflict' }, when: { every: 0 } })).rejects.toThrow(/when/)
  })

  it('a reset clears it', async () => {
    const other = await startActorCloud()
    try {
      await other.fault({ when: 'always', effect: { kind: 'diskFull' } })
      await other.reset()
      expect(await other.faults()).toEqual([])
    } finally {
      await other.stop()
    }
  })
})

describe('latency', () => {
  it('is fixed, or what a call to the cloud costs', async () => {
    await cloud.fault({ when: { times: 1 }, effect: { kind: 'latency', ms: 120 } })
    expect(await millisecondsOf(() => notes().count())).toBeGreaterThanOrEqual(115)
    await cloud.fault({ when: 'always', effect: { kind: 'latency', profile: 'cloud' } })
    expect(await millisecondsOf(() => act('steps'))).toBeGreaterThanOrEqual(3 * 14)
  })

  it('is uniform, or log-normal about its median', async () => {
    await cloud.fault({ when: 'always', effect: { kind: 'latency', fromMs: 30, toMs: 60 } })
    expect(await millisecondsOf(() => notes().count())).toBeGreaterThanOrEqual(28)
    await cloud.clearFaults()
    await cloud.fault({ when: 'always', effect: { kind: 'latency', medianMs: 20, p99Ms: 60 } })
    const waits = []
    for (let call = 0; call < 9; call++) waits.push(await millisecondsOf(() => notes().count()))
    const median = waits.sort((a, b) => a - b)[4]
    expect(median).toBeGreaterThan(8)
    expect(median).toBeLessThan(60)
  })

  it('comes before another fault of the same request', async () => {
    await cloud.fault({ effect: { kind: 'latency', ms: 80 } })
    await cloud.fault({ effect: { kind: 'code', code: 'SERVER_TIMEOUT' } })
    const begun = performance.now()
    expect(await failureOf(notes().count())).toMatchObject({ errCode: -501002 })
    expect(performance.now() - begun).toBeGreaterThanOrEqual(75)
  })
})

describe('a call that is never answered', () => {
  it('before the effect has changed nothing', async () => {
    const _id = newId()
    await cloud.fault({ effect: { kind: 'noAnswer', at: 'before', how: 'cut' } })
    expect(await failureOf(notes().add({ data: { _id } }))).toEqual({
      errCode: -501001,
      code: undefined,
      message: 'collection.add:fail -501001 resource system error. socket hang up',
    })
    expect(await kept(_id)).toBe(false)
  })

  it('after the effect is done and durable, and the caller cannot tell the difference', async () => {
    const _id = newId()
    await cloud.fault({ effect: { kind: 'noAnswer', at: 'after', how: 'cut' } })
    expect(await failureOf(notes().add({ data: { _id } }))).toEqual({
      errCode: -501001,
      code: undefined,
      message: 'collection.add:fail -501001 resource system error. socket hang up',
    })
    expect(await kept(_id)).toBe(true)
  })

  it('loses its code where the SDK loses it: aggregations and functions; a transaction keeps the socket’s', async () => {
    const cut = { kind: 'noAnswer', at: 'before', how: 'cut' } as const
    await cloud.fault({ when: 'always', effect: cut })
    expect(await failureOf(notes().aggregate().end())).toMatchObject({
      errCode: -1,
      code: undefined,
    })
    expect(await failureOf(sdk.callFunction({ name: 'actor', data: {} }))).toMatchObject({
      errCode: -1,
      code: undefined,
    })
    expect(await failureOf(database.startTransaction())).toMatchObject({
      errCode: undefined,
      code: 'ECONNRESET',
    })
  })

  it('leaves a commit in doubt: it may be whole, it is never half', async () => {
    const [first, second] = [newId(), newId()]
    const transaction = await database.startTransaction()
    await transaction.collection('notes').add({ data: { _id: first } })
    await transaction.collection('notes').add({ data: { _id: second } })
    await cloud.fault({
      action: 'database.commitTransaction',
      effect: { kind: 'noAnswer', at: 'after', how: 'cut' },
    })
    expect(await failureOf(transaction.commit())).toMatchObject({ code: 'ECONNRESET' })
    expect([await kept(first), await kept(second)]).toEqual([true, true])
  })

  it('costs the function its time when it is silent', async () => {
    const hurried = await startHurriedCloud()
    try {
      await hurried.fault({ operation: 'steps', effect: { kind: 'noAnswer', at: 'after', how: 'silence' } })
      const failed = hurried.call('oLI', 'actor', { op: 'steps' })
      await expect(failed).rejects.toMatchObject({ errCode: -504003 })
      expect(await hurried.call('oLI', 'actor', { op: 'nothing' })).toBeNull()
    } finally {
      await hurried.stop()
    }
  })

  it('loses a phone its answer, with the function’s work done', async () => {
    await cloud.fault({
      action: 'call',
      operation: 'steps',
      effect: { kind: 'noAnswer', at: 'after', how: 'cut' },
    })
    await cloud.resetCounts()
    await expect(act('steps')).rejects.toThrow(/socket hang up/)
    expect(await cloud.counts()).toMatchObject([{ op: 'steps', invocations: 1, calls: 4 }])
  })
})

describe('a conflict', () => {
  it('at an operation arrives without its code, and ends the transaction', async () => {
    const transaction = await database.startTransaction()
    await cloud.fault({ action: 'database.insertDocument', effect: { kind: 'conflict' } })
    const failed = await failureOf(transaction.collection('notes').add({ data: { _id: newId() } }))
    expect(failed).toMatchObject({ errCode: -501001, code: undefined })
    expect(failed.message).toMatch(/TransactionConflict/)
    expect(await failureOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })

  it('at the commit carries its code alone, and nothing is written', async () => {
    const _id = newId()
    const transaction = await database.startTransaction()
    await transaction.collection('notes').add({ data: { _id } })
    await cloud.fault({ effect: { kind: 'conflict' } })
    expect(await failureOf(transaction.commit())).toMatchObject({
      errCode: undefined,
      code: 'DATABASE_TRANSACTION_CONFLICT',
    })
    expect(await kept(_id)).toBe(false)
  })

  it.each([
    ['database.commitTransaction', 2],
    ['database.insertDocument', 1],
  ])('at %s makes runTransaction of the SDK run %d times', async (action, wanted) => {
    let runs = 0
    await cloud.fault({ action, effect: { kind: 'conflict' } })
    await database
      .runTransaction(async transaction => {
        runs += 1
        await transaction.collection('notes').add({ data: { _id: newId() } })
      })
      .catch(() => {})
    expect(runs).toBe(wanted)
  })

  it('happens to no plain write', async () => {
    await cloud.fault({ when: 'always', effect: { kind: 'conflict' } })
    await notes().add({ data: { _id: newId() } })
    expect(await cloud.faults()).toMatchObject([{ happened: 0 }])
  })
})

describe('a limit of the service', () => {
  it.each([
    ['EXCEED_REQUEST_LIMIT', -501003],
    ['EXCEED_CONCURRENT_REQUEST_LIMIT', -501004],
    ['SERVER_TIMEOUT', -501002],
    ['SOMETHING_NEW', -501001],
  ])('%s is %d for documents, and a code elsewhere', async (code, errCode) => {
    await cloud.fault({ when: 'always', effect: { kind: 'code', code } })
    expect(await failureOf(notes().doc('x').get())).toMatchObject({ errCode, code: undefined })
    expect(await failureOf(notes().aggregate().end())).toMatchObject({ errCode: -1, code })
    expect(await failureOf(database.startTransaction())).toMatchObject({ errCode: undefined, code })
    expect(await failureOf(sdk.callFunction({ name: 'actor', data: {} }))).toMatchObject({
      errCode: -1,
      code,
    })
  })

  it('reaches a phone with its number', async () => {
    await cloud.fault({ action: 'call', effect: { kind: 'code', code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' } })
    await expect(act('nothing')).rejects.toMatchObject({ errCode: -501004 })
    expect(await act('nothing')).toBeNull()
  })
})

describe('WeChat’s own errors', () => {
  it.each([
    [-1, 'system error'],
    [45009, 'reach max api daily quota limit'],
    [40001, 'invalid credential, access_token is invalid or not latest'],
    [12345, 'a fault on demand'],
  ])('%d is thrown by its number', async (errcode, text) => {
    await cloud.fault({ action: 'security.msgSecCheck', effect: { kind: 'errcode', errcode } })
    const check = {
      api: 'security.msgSecCheck',
      input: { content: 'x', version: 2, scene: 1, openid: 'oLI' },
    }
    expect(await act('openapi', check)).toEqual({
      thrown: { errCode: errcode, message: `openapi.security.msgSecCheck:fail ${text}` },
    })
    expect(await act('openapi', check)).toMatchObject({ errCode: 0 })
  })

  it('are not the database’s', async () => {
    await cloud.fault({ when: 'always', effect: { kind: 'errcode', errcode: -1 } })
    expect(await notes().count()).toMatchObject({ total: expect.any(Number) })
  })
})

describe('an instance that is killed in the middle', () => {
  it.each([
    ['before', 1, false],
    ['after', 1, true],
  ] as const)('%s its request %d', async (at, request, isKept) => {
    await notes().doc('one').remove()
    await cloud.fault({ operation: 'steps', request, effect: { kind: 'killInstance', at } })
    await expect(act('steps')).rejects.toMatchObject({ errCode: -504002 })
    expect(await kept('one')).toBe(isKept)
    await notes().doc('one').remove()
    expect(await act('steps')).toBeNull()
  })
})

describe('a full disk', () => {
  it('takes no write and gives every read', async () => {
    const _id = newId()
    await notes().add({ data: { _id, n: 1 } })
    await cloud.fault({ when: 'always', effect: { kind: 'diskFull' } })
    const failed = await failureOf(notes().add({ data: { _id: newId() } }))
    expect(failed).toMatchObject({ errCode: -501001 })
    expect(failed.message).toMatch(/no space left on device/)
    expect(
      await failureOf(
        notes()
          .doc(_id)
          .update({ data: { n: 2 } }),
      ),
    ).toMatchObject({ errCode: -501001 })
    expect(await failureOf(notes().doc(_id).remove())).toMatchObject({ errCode: -501001 })
    expect(await failureOf(database.createCollection('more'))).toMatchObject({ code: 'SYS_ERR' })
    expect(
      await failureOf(sdk.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.from('x') })),
    ).toMatchObject({ code: 'STORAGE_REQUEST_FAIL' })
    expect((await notes().doc(_id).get()).data).toEqual({ _id, n: 1 })
  })

  it('is seen by a transaction at its commit, which then is nothing', async () => {
    const _id = newId()
    await cloud.fault({ when: 'always', effect: { kind: 'diskFull' } })
    const transaction = await database.startTransaction()
    await transaction.collection('notes').add({ data: { _id } })
    expect(await failureOf(transaction.commit())).toMatchObject({ code: 'SYS_ERR' })
    expect(await kept(_id)).toBe(false)
  })
})

describe('the cloud itself is killed', () => {
  it.each([
    ['before', false],
    ['after', true],
  ] as const)('%s the effect, and comes back with what was done', async (at, isKept) => {
    const mortal = await startActorCloud()
    try {
      await mortal.fault({ operation: 'steps', request: 1, effect: { kind: 'killCloud', at } })
      await expect(mortal.call('oLI', 'actor', { op: 'steps' })).rejects.toThrow(/socket hang up/)
      await mortal.restart()
      expect(await mortal.documents('notes')).toHaveLength(isKept ? 1 : 0)
      expect(await mortal.faults()).toEqual([])
    } finally {
      await mortal.stop()
    }
  })
})

describe('a silent cloud', () => {
  it('is given up by the SDK after 15 seconds', async () => {
    const { failure, ms } = await silence
    expect(failure).toEqual({
      errCode: -501001,
      code: undefined,
      message: 'collection.count:fail -501001 resource system error. request timeout',
    })
    expect(ms).toBeGreaterThanOrEqual(14_900)
  })
})
