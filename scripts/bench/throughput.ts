import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { openSdk } from '../../tests/emulator/sdk'
import { sunnyCode, today } from '../../tests/town'
import { crowdOf, townWith } from './crowd'

const people = 3000
const atOnce = 20

export interface Throughput {
  checkinsPerSecond: number
  insertsPerSecond: number
  /** What a whole check-in costs against one durable insert through the SDK alone. */
  ratio: number
  atOnce: number
}

/** Check-ins through the whole path, and a floor: one durable insert through the SDK, in the same run. */
export async function measureThroughput(): Promise<Throughput> {
  const crowd = crowdOf(people + atOnce * 5)
  const cloud = await startTestCloud({
    collections: townWith(crowd),
    now: today,
    declaration: { collections: { floor: { permission: 'ADMINONLY', indexes: [] } } },
  })
  try {
    const checkIn = async (index: number) => {
      const openid = crowd[index]?.openid ?? ''
      const input = { siteCode: sunnyCode, way: 'camera', tapId: `tap-${index}-bench` }
      const answer = (await cloud.call(openid, 'api', { op: 'checkins.create', input })) as { ok: boolean }
      if (!answer.ok) throw new Error(`a check-in was refused: ${JSON.stringify(answer)}`)
    }
    await perSecond(people, people + atOnce * 5, checkIn)
    const checkinsPerSecond = await perSecond(0, people, checkIn)
    const insert = floorOf(cloud)
    await perSecond(people, people + 200, insert)
    const insertsPerSecond = await perSecond(0, people, insert)
    return { checkinsPerSecond, insertsPerSecond, ratio: checkinsPerSecond / insertsPerSecond, atOnce }
  } finally {
    await cloud.stop()
  }
}

function floorOf(cloud: TestCloud): (index: number) => Promise<void> {
  const floor = openSdk(cloud).database().collection('floor')
  return async index => {
    await floor.add({ data: { _id: `floor${index}`, memberId: `m${index}`, at: index } })
  }
}

async function perSecond(from: number, to: number, act: (index: number) => Promise<void>): Promise<number> {
  let next = from
  const worker = async () => {
    while (next < to) await act(next++)
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, worker))
  return ((to - from) / (performance.now() - started)) * 1000
}
