import { size } from '../size'
import { letTimePass, until } from '../until'
import { startSdkCloud } from './actor'
import type { TestCloud } from './cloud'
import { openSdk, pointSdkAt, type SdkDatabase } from './sdk'

let cloud: TestCloud
let db: SdkDatabase
beforeAll(async () => {
  cloud = await startSdkCloud({
    declaration: {
      collections: {
        acts: {
          permission: 'ADMINONLY',
          indexes: [
            {
              name: 'byRound',
              keys: [
                ['round', 1],
                ['n', 1],
              ],
            },
            { name: 'byKey', keys: [['key', 1]], isUnique: true },
          ],
        },
        pairs: { permission: 'ADMINONLY', indexes: [{ name: 'byRound', keys: [['round', 1]] }] },
      },
    },
  })
  db = openSdk(cloud).database()
})
afterAll(() => cloud.stop())

const pairWriters = [1, 2, 3]

it('after SIGKILL under load nothing acknowledged is lost and nothing is half there', async () => {
  for (let round = 1; round <= size(20); round++) await killUnderLoad(round)
}, 600_000)

async function killUnderLoad(round: number): Promise<void> {
  const acknowledged: string[] = []
  const pairs = new Map<number, number>(pairWriters.map(name => [name, -1]))
  let isKilled = false

  const writer = async (name: number): Promise<void> => {
    for (let n = 0; !isKilled; n++) {
      const _id = `${round}-${name}-${n}`
      await db.collection('acts').add({ data: { _id, round, n, key: _id } })
      acknowledged.push(_id)
    }
  }
  /** Three documents in one transaction: a left, a right, and the writer's own book. */
  const pairWriter = async (name: number): Promise<void> => {
    const book = `${round}-${name}-book`
    for (let n = 0; !isKilled; n++) {
      const transaction = await db.startTransaction()
      const inside = transaction.collection('pairs')
      await inside.add({ data: { _id: `${round}-${name}-${n}-left`, round, name, n } })
      await inside.doc(book).set({ data: { round, name, last: n } })
      await inside.add({ data: { _id: `${round}-${name}-${n}-right`, round, name, n } })
      await transaction.commit()
      pairs.set(name, n)
    }
  }
  const load = [...Array.from({ length: 16 }, (_, name) => writer(name)), ...pairWriters.map(pairWriter)]
  const hasEnough = () => acknowledged.length >= 300 && [...pairs.values()].every(last => last >= 2)
  await until(hasEnough, Boolean)
  await letTimePass((round * 7) % 20, 'each round ends at another place between two flushes')
  cloud.kill()
  isKilled = true
  await Promise.allSettled(load)

  await cloud.restart()
  pointSdkAt(cloud)
  const kept = (await cloud.documents('acts')).filter(act => act.round === round).map(({ _id }) => _id)
  expect(kept).toEqual(expect.arrayContaining(acknowledged))
  expect((await db.collection('acts').where({ round }).count()).total).toBe(kept.length)

  const stored = (await cloud.documents('pairs')).filter(pair => pair.round === round)
  for (const name of pairWriters) {
    const mine = stored.filter(pair => pair.name === name)
    const last = Number(mine.find(({ _id }) => String(_id).endsWith('-book'))?.last)
    expect(last).toBeGreaterThanOrEqual(pairs.get(name) as number)
    const expected = Array.from({ length: last + 1 }, (_, n) => [`${n}-left`, `${n}-right`]).flat()
    const found = mine.map(({ _id }) => String(_id).replace(`${round}-${name}-`, ''))
    expect(found.filter(id => id !== 'book').sort()).toEqual(expected.sort())
  }
}
