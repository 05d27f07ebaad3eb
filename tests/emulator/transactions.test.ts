import { letTimePass } from '../until'
import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openSdk, type SdkDatabase, type SdkTransaction } from './sdk'

let cloud: TestCloud
let db: SdkDatabase

beforeAll(async () => {
  cloud = await startSdkCloud({
    now: Date.UTC(2026, 10, 22),
    declaration: {
      collections: {
        seats: {
          permission: 'ADMINONLY',
          indexes: [
            { name: 'byCode', keys: [['code', 1]], isUnique: true },
            {
              name: 'byKind',
              keys: [
                ['kind', 1],
                ['n', 1],
              ],
            },
          ],
        },
      },
    },
  })
  db = openSdk(cloud).database({ throwOnNotFound: false })
})
afterAll(() => cloud.stop())

let made = 0
/** A fresh document and its id. */
async function seat(more: object = {}): Promise<string> {
  const id = `seat${++made}`
  await db.collection('seats').add({ data: { _id: id, code: id, n: 0, ...more } })
  return id
}
const read = async (id: string) => (await db.collection('seats').doc(id).get()).data
const within = (transaction: SdkTransaction, id: string) => transaction.collection('seats').doc(id)
const conflict = { errCode: -501001, message: expect.stringMatching(/TransactionConflict/) as unknown }
const gone = { errCode: -501001, message: expect.stringMatching(/TransactionNotExist/) as unknown }

describe('what a transaction sees', () => {
  it('is its snapshot with its own writes, which nobody else sees until the commit', async () => {
    const id = await seat()
    const transaction = await db.startTransaction()
    await within(transaction, id).update({ data: { n: 1 } })
    const { _id } = await transaction
      .collection('seats')
      .add({ data: { code: `${id}+`, kind: 'fresh', n: 7 } })
    expect((await within(transaction, id).get()).data.n).toBe(1)
    expect((await transaction.collection('seats').where({ kind: 'fresh' }).get()).data).toHaveLength(1)
    expect((await read(id)).n).toBe(0)
    expect(await read(_id)).toBeNull()
    await transaction.commit()
    expect((await read(id)).n).toBe(1)
    expect((await read(_id)).n).toBe(7)
  })

  it('does not move when others write', async () => {
    const [mine, other] = [await seat(), await seat()]
    const transaction = await db.startTransaction()
    await within(transaction, mine).get()
    await db
      .collection('seats')
      .doc(other)
      .update({ data: { n: 5 } })
    expect((await within(transaction, other).get()).data.n).toBe(0)
    await transaction.rollback()
  })

  it('is gone after a rollback', async () => {
    const id = await seat()
    const rejected = db.runTransaction(async transaction => {
      await within(transaction, id).update({ data: { n: 1 } })
      await within(transaction, id).remove()
      await transaction.rollback({ why: 'changed my mind' })
    })
    await expect(rejected).rejects.toEqual({ why: 'changed my mind' })
    expect((await read(id)).n).toBe(0)
  })

  it('set makes and replaces, remove removes', async () => {
    const id = await seat()
    const fresh = `fresh${made}`
    await db.runTransaction(async transaction => {
      expect(await within(transaction, fresh).set({ data: { code: fresh } })).toMatchObject({
        stats: { created: 0 },
      })
      await within(transaction, id).remove()
      expect((await within(transaction, id).get()).data).toBeNull()
    })
    expect(await read(fresh)).toEqual({ _id: fresh, code: fresh })
    expect(await read(id)).toBeNull()
  })
})

describe('who writes first', () => {
  it('wins; the second transaction fails at its write and is over', async () => {
    const id = await seat()
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await within(first, id).update({ data: { n: db.command.inc?.(1) } })
    expect(await failureOf(within(second, id).update({ data: { n: db.command.inc?.(10) } }))).toMatchObject(
      conflict,
    )
    expect(await failureOf(within(second, id).get())).toMatchObject(gone)
    await first.commit()
    expect((await read(id)).n).toBe(1)
  })

  it('wins also when it was a plain write after the snapshot', async () => {
    const id = await seat()
    const transaction = await db.startTransaction()
    await within(transaction, id).get()
    await db
      .collection('seats')
      .doc(id)
      .update({ data: { n: 9 } })
    expect(await failureOf(within(transaction, id).update({ data: { n: 1 } }))).toMatchObject(conflict)
    expect((await read(id)).n).toBe(9)
  })

  it('makes a plain write wait, which then looks at its condition again', async () => {
    const id = await seat({ n: 1 })
    const transaction = await db.startTransaction()
    await within(transaction, id).update({ data: { n: 0 } })
    let isAnswered = false
    const claim = db
      .collection('seats')
      .where({ _id: id, n: db.command.gt?.(0) })
      .update({ data: { n: db.command.inc?.(-1) } })
    void claim.then(() => {
      isAnswered = true
    })
    await letTimePass(60, 'nothing tells a write that waits from one under way')
    expect(isAnswered).toBe(false)
    await transaction.commit()
    expect((await claim).stats.updated).toBe(0)
    expect((await read(id)).n).toBe(0)
  })

  it('lets a plain write through when it rolls back', async () => {
    const id = await seat({ n: 1 })
    const transaction = await db.startTransaction()
    await within(transaction, id).update({ data: { n: 0 } })
    const claim = db
      .collection('seats')
      .where({ _id: id, n: db.command.gt?.(0) })
      .update({ data: { n: db.command.inc?.(-1) } })
    await transaction.rollback()
    expect((await claim).stats.updated).toBe(1)
  })

  it('holds the values of unique indexes too', async () => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('seats').add({ data: { code: 'unique1' } })
    expect(await failureOf(second.collection('seats').add({ data: { code: 'unique1' } }))).toMatchObject(
      conflict,
    )
    await first.commit()
    const third = await db.startTransaction()
    const failure = await failureOf(third.collection('seats').add({ data: { code: 'unique1' } }))
    expect(failure.message).toMatch(/E11000/)
  })

  it('wins also the value of a unique index that was free in the snapshot', async () => {
    const transaction = await db.startTransaction()
    await within(transaction, await seat()).get()
    await db.collection('seats').add({ data: { code: 'unique2' } })
    const failure = await failureOf(transaction.collection('seats').add({ data: { code: 'unique2' } }))
    expect(failure).toMatchObject(conflict)
  })

  it('tells a duplicate that the snapshot shows, though it is free by now', async () => {
    const holder = await seat()
    const transaction = await db.startTransaction()
    await within(transaction, holder).get()
    await db.collection('seats').doc(holder).remove()
    const failure = await failureOf(transaction.collection('seats').add({ data: { code: holder } }))
    expect(failure.message).toMatch(/E11000 .* index: byCode dup key: \{ code: "seat\d+" \}/)
  })

  it('tells a duplicate among the transaction’s own writes, and frees what it moves away', async () => {
    const [a, b] = [await seat(), await seat()]
    const moving = await db.startTransaction()
    await within(moving, a).update({ data: { code: `${a} moved` } })
    await within(moving, b).update({ data: { code: a } })
    await moving.commit()
    expect([(await read(a)).code, (await read(b)).code]).toEqual([`${a} moved`, a])
    const failing = await db.startTransaction()
    await failing.collection('seats').add({ data: { code: 'own' } })
    const failure = await failureOf(failing.collection('seats').add({ data: { code: 'own' } }))
    expect(failure.message).toMatch(/E11000/)
  })

  it('does not stop write skew: two may each read what the other writes', async () => {
    const [a, b] = [await seat({ n: 1 }), await seat({ n: 1 })]
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await within(first, a).get()
    await within(first, b).get()
    await within(second, a).get()
    await within(second, b).get()
    await within(first, a).update({ data: { n: 0 } })
    await within(second, b).update({ data: { n: 0 } })
    await first.commit()
    await second.commit()
    expect([(await read(a)).n, (await read(b)).n]).toEqual([0, 0])
  })
})

describe('the rules of life', () => {
  it('a transaction dies after 30 seconds of the cloud’s time and frees its documents', async () => {
    const id = await seat()
    const transaction = await db.startTransaction()
    await within(transaction, id).update({ data: { n: 1 } })
    await cloud.clock({ advance: 30_001 })
    expect(
      (
        await db
          .collection('seats')
          .doc(id)
          .update({ data: { n: 2 } })
      ).stats.updated,
    ).toBe(1)
    expect(await failureOf(within(transaction, id).get())).toMatchObject(gone)
    expect(await failureOf(transaction.commit())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })

  it('a finished one does not exist any more', async () => {
    const id = await seat()
    const transaction = await db.startTransaction()
    await transaction.commit()
    expect(await failureOf(within(transaction, id).update({ data: { n: 1 } }))).toMatchObject(gone)
  })

  it('two operations at once are one too many', async () => {
    const [a, b] = [await seat(), await seat()]
    const refusedOf = async () => {
      const transaction = await db.startTransaction()
      const both = [within(transaction, a).get(), within(transaction, b).get()]
      const outcomes = await Promise.allSettled(both)
      await transaction.rollback()
      return outcomes.flatMap(outcome =>
        outcome.status === 'rejected' ? [String(outcome.reason.message)] : [],
      )
    }
    // On a busy machine the second may set out when the first is back.
    let refused: string[] = []
    for (let tries = 0; tries < 20 && refused.length === 0; tries++) refused = await refusedOf()
    expect(refused).toEqual([expect.stringMatching(/TransactionBusy/)])
  })

  it('runTransaction does not try again after a conflict at a write', async () => {
    const id = await seat()
    let runs = 0
    const failed = db.runTransaction(async transaction => {
      runs += 1
      await within(transaction, id).get()
      await db
        .collection('seats')
        .doc(id)
        .update({ data: { n: db.command.inc?.(1) } })
      await within(transaction, id).update({ data: { n: 100 } })
    })
    expect(await failureOf(failed)).toMatchObject(conflict)
    expect(runs).toBe(1)
  })

  it('where().update escapes the transaction and survives its rollback', async () => {
    await seat({ kind: 'escape' })
    const transaction = await db.startTransaction()
    await transaction
      .collection('seats')
      .where({ kind: 'escape' })
      .update({ data: { n: 3 } })
    await transaction.rollback()
    expect((await db.collection('seats').where({ kind: 'escape', n: 3 }).count()).total).toBe(1)
  })
})

it('moves money between many without making or losing any', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => seat({ kind: 'purse', n: 100 })))
  const move = async (from: string, to: string): Promise<void> => {
    const transaction = await db.startTransaction()
    try {
      const left = Number((await within(transaction, from).get()).data.n)
      const right = Number((await within(transaction, to).get()).data.n)
      await within(transaction, from).update({ data: { n: left - 7 } })
      await within(transaction, to).update({ data: { n: right + 7 } })
      await transaction.commit()
    } catch (error) {
      if (!/Conflict/.test(String((error as Error).message))) throw error
    }
  }
  const moves = Array.from(
    { length: 60 },
    (_, at) => [ids[(at * 7) % 6], ids[(at * 5 + 1) % 6]] as [string, string],
  )
  await Promise.all(moves.filter(([from, to]) => from !== to).map(([from, to]) => move(from, to)))
  const { data } = await db.collection('seats').where({ kind: 'purse' }).get()
  expect(data.reduce((sum, { n }) => sum + Number(n), 0)).toBe(600)
})
