import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { openSdk } from '../../tests/emulator/sdk'
import { sunnyCode, today } from '../../tests/town'
import { crowdOf, townWith } from './crowd'
import { hammer } from './hammer'

const people = 6000
/** Before these many, the machine still learns the code. */
const warmUp = 6000
const atOnce = 32

export interface Throughput {
  checkinsPerSecond: number
  insertsPerSecond: number
  /** What a whole check-in costs against one durable insert through the SDK alone. */
  ratio: number
  atOnce: number
}

/** Check-ins through the whole path, and a floor: one durable insert through the SDK, in the same run. */
export async function measureThroughput(): Promise<Throughput> {
  const cloud = await startTestCloud({
    collections: townWith(crowdOf(people + warmUp)),
    now: today,
    declaration: { collections: { floor: { permission: 'ADMINONLY', indexes: [] } } },
    options: [`--instances=${instances}`],
  })
  try {
    await checkIn(cloud, 0, warmUp)
    const checkinsPerSecond = await checkIn(cloud, warmUp, warmUp + people)
    const insertsPerSecond = await insertThroughSdk(cloud)
    return { checkinsPerSecond, insertsPerSecond, ratio: checkinsPerSecond / insertsPerSecond, atOnce }
  } finally {
    await cloud.stop()
  }
}

/** More instances than these only take turns on two cores. */
export const instances = 4

/** The members of `crowdOf` from one number to another check in; how many a second. */
export function checkIn(cloud: TestCloud, from: number, to: number): Promise<number> {
  return hammer({
    url: cloud.url,
    atOnce,
    from,
    to,
    send: index => ({
      path: '/call/api',
      headers: { 'x-wx-openid': `oCROWD${index}` },
      body: {
        op: 'checkins.create',
        input: { siteCode: sunnyCode, way: 'camera', tapId: `tap-${index}-bench` },
      },
    }),
    check: answer => {
      if (!answer.includes('"isNew":true')) throw new Error(`a check-in was refused: ${answer}`)
    },
  })
}

async function insertThroughSdk(cloud: TestCloud): Promise<number> {
  const floor = openSdk(cloud).database().collection('floor')
  let next = 0
  const insertUpTo = async (last: number) => {
    const worker = async () => {
      while (next < last) {
        const at = next++
        await floor.add({ data: { _id: `floor${at}`, memberId: `m${at}`, at } })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
  }
  await insertUpTo(warmUp)
  const started = performance.now()
  await insertUpTo(warmUp + people)
  return (people / (performance.now() - started)) * 1000
}
