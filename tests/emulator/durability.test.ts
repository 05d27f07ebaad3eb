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

describe('after SIGKILL under load', () => {
  it.each([1, 2, 3])('round %i: nothing acknowledged is lost and nothing is half there', async round => {
    const acknowledged: string[] = []
    const pairs: string[] = []
    let isKilled = false

    const writer = async (name: number): Promise<void> => {
      for (let n = 0; !isKilled; n++) {
        const _id = `${round}-${name}-${n}`
        await db.collection('acts').add({ data: { _id, round, n, key: _id } })
        acknowledged.push(_id)
      }
    }
    const pairWriter = async (name: number): Promise<void> => {
      for (let n = 0; !isKilled; n++) {
        const transaction = await db.startTransaction()
        const id = `${round}-${name}-${n}`
        await transaction.collection('pairs').add({ data: { _id: `${id}-left`, round } })
        await transaction.collection('pairs').add({ data: { _id: `${id}-right`, round } })
        await transaction.commit()
        pairs.push(id)
      }
    }
    const load = [...Array.from({ length: 16 }, (_, name) => writer(name)), ...[1, 2].map(pairWriter)]
    while (acknowledged.length < 300 || pairs.length < 3) await new Promise(resolve => setTimeout(resolve, 5))
    cloud.kill()
    isKilled = true
    await Promise.allSettled(load)

    await cloud.restart()
    pointSdkAt(cloud)
    const kept = (await cloud.documents('acts')).filter(act => act.round === round).map(({ _id }) => _id)
    expect(kept).toEqual(expect.arrayContaining(acknowledged))
    const counted = await db.collection('acts').where({ round }).count()
    expect(counted.total).toBe(kept.length)

    const halves = (await cloud.documents('pairs'))
      .filter(pair => pair.round === round)
      .map(({ _id }) => String(_id))
    expect(halves).toEqual(expect.arrayContaining(pairs.flatMap(id => [`${id}-left`, `${id}-right`])))
    const lefts = halves.filter(id => id.endsWith('-left'))
    expect(lefts.map(id => id.replace('-left', '-right')).every(id => halves.includes(id))).toBe(true)
    expect(halves.length).toBe(lefts.length * 2)
  })
})
