import { loadDocuments } from '../../emulator/bulk'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import {
  liJianguo,
  type Person,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../../tests/town'
import { crowdOf, earlierCheckins, townWith } from './crowd'

export interface Cost {
  operation: string
  calls: number
  depth: number
  budget: { calls: number; depth: number }
}

const list = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null }
const scan = (tapId: string) => ({ siteCode: sunnyCode, way: 'camera', tapId })
const checkinBudget = { calls: 4, depth: 3 }
const listBudget = { calls: 3, depth: 3 }

const measured: { operation: string; op: string; who: Person; input: object; budget: Cost['budget'] }[] = [
  {
    operation: 'a check-in',
    op: 'checkins.create',
    who: liJianguo,
    input: scan('tap-first'),
    budget: checkinBudget,
  },
  {
    operation: 'a second tap',
    op: 'checkins.create',
    who: liJianguo,
    input: scan('tap-second'),
    budget: checkinBudget,
  },
  { operation: 'a page of names', op: 'checkins.list', who: sunnySecretary, input: list, budget: listBudget },
  {
    operation: 'the quarter’s figures',
    op: 'checkins.overview',
    who: sunnySecretary,
    input: { communityId: 'sunny', quarter: null },
    budget: { calls: 4, depth: 2 },
  },
  {
    operation: 'a page of claims',
    op: 'accounts.listClaims',
    who: sunnySecretary,
    input: { cursor: null },
    budget: listBudget,
  },
]

/** Database calls of each operation on a warm instance, beside the budget of the architecture. */
export async function measureCosts(): Promise<Cost[]> {
  const cloud = await startTestCloud({ collections: townAtWork, now: today })
  try {
    await warmUp(cloud)
    const costs: Cost[] = []
    for (const { operation, op, who, input, budget } of measured) {
      const { calls, depth } = await costOf(cloud, who, op, input)
      costs.push({ operation, calls, depth, budget })
    }
    return costs
  } finally {
    await cloud.stop()
  }
}

export interface Growth {
  checkinsKept: number
  examinedByCheckin: number
  examinedByList: number
}

/** Documents examined as the check-ins of other years pile up; loaded at the store, because that is what is measured after it. */
export async function measureGrowth(sizes: number[]): Promise<Growth[]> {
  const cloud = await startTestCloud({ collections: townWith(crowdOf(300)), now: today })
  try {
    const growth: Growth[] = []
    let loaded = 0
    for (const checkinsKept of sizes) {
      const earlier = earlierCheckins(loaded, checkinsKept)
      await cloud.restart(() => loadDocuments(cloud.dataFolder, 'checkins', earlier))
      loaded = checkinsKept
      await warmUp(cloud)
      const round = growth.length
      const checkin = await costOf(cloud, personOf(round), 'checkins.create', scan(`tap-growth-${round}`))
      const page = await costOf(cloud, sunnySecretary, 'checkins.list', list)
      growth.push({ checkinsKept, examinedByCheckin: checkin.examined, examinedByList: page.examined })
    }
    return growth
  } finally {
    await cloud.stop()
  }
}

/** Somebody new for every size, so that each is a first check-in. */
function personOf(round: number): Person {
  return [liJianguo, wangXiuying][round] ?? { openid: `oCROWD${round}`, name: '', phone: null }
}

async function warmUp(cloud: TestCloud): Promise<void> {
  await cloud.call(liJianguo.openid, 'api', { op: 'sites.look', input: { siteCode: sunnyCode } })
}

/** What one call of one person cost; throws when it was refused. */
export async function costOf(cloud: TestCloud, who: Person, op: string, input: object) {
  await cloud.resetCounts()
  const answer = (await cloud.call(who.openid, 'api', { op, input })) as { ok: boolean }
  const count = (await cloud.counts()).find(({ op: counted }) => counted === op)
  if (!answer.ok || !count) throw new Error(`${op} was refused: ${JSON.stringify(answer)}`)
  return count
}
