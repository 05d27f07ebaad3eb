import { randomUUID } from 'node:crypto'
import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { failureOf, openRealSdk, openSdk, realEnvironment, type Sdk, type SdkDatabase } from './sdk'

/**
 * What every cloud has to do, told on the local one with three versions of the SDK, and on Tencent's own service
 * when its keys are in the environment. It keeps to a collection of its own and to ids that nobody else has.
 */
const keys = realEnvironment()
const targets: { name: string; open: (local: TestCloud) => Sdk; isThere: boolean }[] = [
  { name: 'wx-server-sdk 4.0.2 on the local cloud', open: local => openSdk(local), isThere: true },
  { name: 'wx-server-sdk 3.0.4 on the local cloud', open: local => openSdk(local, '3.0.4'), isThere: true },
  { name: 'wx-server-sdk 2.6.3 on the local cloud', open: local => openSdk(local, '2.6.3'), isThere: true },
  {
    name: keys
      ? 'wx-server-sdk 4.0.2 on the real service'
      : 'the real service (skipped: REAL_TCB_ENV, REAL_TCB_SECRET_ID and REAL_TCB_SECRET_KEY name none)',
    open: local => (keys ? openRealSdk(keys) : openSdk(local)),
    isThere: keys !== null,
  },
]

const collection = 'conformance'
const run = randomUUID().slice(0, 8)
let sequence = 0
const newId = () => `${run}-${++sequence}`

let local: TestCloud
beforeAll(async () => {
  local = await startSdkCloud()
})
afterAll(() => local.stop())

for (const { name, open, isThere } of targets) {
  const tell = isThere ? describe : describe.skip
  tell(name, () => {
    let sdk: Sdk
    let database: SdkDatabase
    const made: string[] = []
    const id = () => {
      made.push(newId())
      return made.at(-1) ?? ''
    }
    const all = () => database.collection(collection)

    beforeAll(async () => {
      sdk = open(local)
      database = sdk.database()
      await database.createCollection(collection).catch((error: Error) => {
        if (!/Table exist|ResourceExist/.test(error.message)) throw error
      })
    })
    afterAll(async () => {
      for (const _id of made)
        await all()
          .doc(_id)
          .remove()
          .catch(() => {})
    })

    it('adds, and gives the document back as it was', async () => {
      const document = {
        _id: id(),
        text: '中文',
        number: 1.5,
        list: [1, { a: null }],
        at: new Date(1_700_000_000_000),
      }
      expect(await all().add({ data: document })).toMatchObject({
        _id: document._id,
        errMsg: 'collection.add:ok',
      })
      expect((await all().doc(document._id).get()).data).toEqual(document)
    })

    it('makes an id of its own', async () => {
      const { _id } = await all().add({ data: { n: 1 } })
      made.push(_id)
      expect(_id).toMatch(/^[0-9a-f]{32}$/)
    })

    it('refuses a second document of the same id with E11000', async () => {
      const _id = id()
      await all().add({ data: { _id } })
      const failed = await failureOf(all().add({ data: { _id } }))
      expect(failed.errCode).toBe(-502001)
      expect(failed.message).toMatch(/E11000/)
    })

    it('tells a missing document, and a missing collection', async () => {
      expect((await failureOf(all().doc(newId()).get())).message).toMatch(/does not exist/)
      const failed = await failureOf(database.collection(`none_${run}`).doc('x').get())
      expect(failed.errCode).toBe(-502005)
    })

    it('changes a document, and counts how many', async () => {
      const _id = id()
      const { inc, push, remove } = database.command
      await all().add({ data: { _id, n: 1, list: [1], gone: true } })
      const changed = await all()
        .doc(_id)
        .update({ data: { n: inc?.(2), list: push?.([2, 3]), gone: remove?.() } })
      expect(changed.stats.updated).toBe(1)
      expect((await all().doc(_id).get()).data).toEqual({ _id, n: 3, list: [1, 2, 3] })
      expect(
        (
          await all()
            .doc(newId())
            .update({ data: { n: 1 } })
        ).stats.updated,
      ).toBe(0)
    })

    it('changes only while a condition holds', async () => {
      const _id = id()
      await all().add({ data: { _id, state: 'open' } })
      const claim = () =>
        all()
          .where({ _id, state: 'open' })
          .update({ data: { state: 'taken' } })
      expect((await claim()).stats.updated).toBe(1)
      expect((await claim()).stats.updated).toBe(0)
    })

    it('finds, orders, pages, chooses fields and counts', async () => {
      const ids = [id(), id(), id()]
      for (const [n, _id] of ids.entries()) await all().add({ data: { _id, n, more: true } })
      const mine = () => all().where({ _id: database.command.in?.(ids) })
      const page = await mine().orderBy('_id', 'desc').skip(1).limit(1).field({ n: true }).get()
      expect(page.data).toEqual([{ _id: ids[1], n: 1 }])
      expect((await mine().count()).total).toBe(3)
    })

    it('aggregates', async () => {
      const ids = [id(), id()]
      for (const _id of ids) await all().add({ data: { _id, n: 2 } })
      const { list } = await (all()
        .aggregate()
        .match?.({ _id: database.command.in?.(ids) })
        .group?.({ _id: null, sum: database.command.aggregate.sum?.('$n') })
        .end() ?? Promise.reject())
      expect(list).toEqual([{ _id: null, sum: 4 }])
    })

    it('keeps the server’s time', async () => {
      const _id = id()
      await all().add({ data: { _id, at: database.serverDate() } })
      const { at } = (await all().doc(_id).get()).data
      expect(at).toBeInstanceOf(Date)
      expect(Math.abs(Number(at) - Date.now())).toBeLessThan(60_000)
    })

    it('removes, and counts how many', async () => {
      const _id = id()
      await all().add({ data: { _id } })
      expect((await all().doc(_id).remove()).stats.removed).toBe(1)
      expect((await all().doc(_id).remove()).stats.removed).toBe(0)
    })

    it('shows a transaction to nobody before it is committed', async () => {
      const _id = id()
      const transaction = await database.startTransaction()
      await transaction.collection(collection).add({ data: { _id } })
      expect((await all().where({ _id }).count()).total).toBe(0)
      await transaction.commit()
      expect((await all().where({ _id }).count()).total).toBe(1)
    })

    it('forgets a transaction that is rolled back', async () => {
      const _id = id()
      const transaction = await database.startTransaction()
      await transaction.collection(collection).add({ data: { _id } })
      await transaction.rollback()
      expect((await all().where({ _id }).count()).total).toBe(0)
    })

    it('lets the first writer win', async () => {
      const _id = id()
      await all().add({ data: { _id, n: 0 } })
      const [first, second] = [await database.startTransaction(), await database.startTransaction()]
      await first
        .collection(collection)
        .doc(_id)
        .update({ data: { n: 1 } })
      const late = await failureOf(
        second
          .collection(collection)
          .doc(_id)
          .update({ data: { n: 2 } }),
      )
      expect(late.message).toMatch(/TransactionConflict|TRANSACTION_CONFLICT|WriteConflict/)
      await first.commit()
      await second.rollback().catch(() => {})
      expect((await all().doc(_id).get()).data.n).toBe(1)
    })

    it('keeps a file, gives its bytes back, and deletes it', async () => {
      const fileContent = Buffer.from('some bytes 中')
      const { fileID } = await sdk.uploadFile({ cloudPath: `conformance/${newId()}.txt`, fileContent })
      expect((await sdk.downloadFile({ fileID })).fileContent).toEqual(fileContent)
      expect(await sdk.getTempFileURL({ fileList: [fileID] })).toMatchObject({
        fileList: [{ fileID, status: 0 }],
      })
      expect(await sdk.deleteFile({ fileList: [fileID] })).toMatchObject({
        fileList: [{ fileID, status: 0 }],
      })
    })
  })
}
