import { loadDocuments } from '../../emulator/bulk'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { lamp, townWithResidents, wangAyi } from '../../tests/requests/asking'
import { anAccount, liJianguo, newTap, type Person, sunnySecretary, today } from '../../tests/town'
import { costOf } from './cost'
import type { Figure } from './figure'

export interface RequestsGrowth {
  requestsKept: number
  costs: { operation: string; calls: number; budget: number; examined: number }[]
}

type Kept = Record<string, unknown> & { _id: string; steps: unknown[] }

/** What asking, the community's page, taking and reading cost beside the ended requests of many years in one community. */
export async function measureRequests(sizes: number[]): Promise<RequestsGrowth[]> {
  const askers = sizes.map((_, round): Person => ({ openid: `oASKER${round}`, name: '', phone: null }))
  const accounts = [...townWithResidents.accounts, ...askers.map(asker => anAccount(asker))]
  const cloud = await startTestCloud({ collections: { ...townWithResidents, accounts }, now: today })
  try {
    const ended = await onceThrough(cloud)
    const growth: RequestsGrowth[] = []
    let loaded = 0
    for (const [round, requestsKept] of sizes.entries()) {
      await cloud.restart(async () => {
        await loadDocuments(cloud.dataFolder, 'requests', copies(ended, loaded, requestsKept))
      })
      loaded = requestsKept
      growth.push({ requestsKept, costs: await measureRound(cloud, askers[round] ?? wangAyi) })
    }
    return growth
  } finally {
    await cloud.stop()
  }
}

/** One request from its beginning to its end, as the functions themselves keep it. */
async function onceThrough(cloud: TestCloud): Promise<Kept> {
  const requestId = await asked(cloud)
  const act = () => ({ tapId: newTap(), requestId })
  await ask(cloud, sunnySecretary.openid, 'requests.assign', { ...act(), memberIds: ['m_oLI'] })
  await ask(cloud, liJianguo.openid, 'requests.setOut', act())
  await ask(cloud, liJianguo.openid, 'requests.finish', { ...act(), note: '换了灯管' })
  await ask(cloud, wangAyi.openid, 'requests.confirm', act())
  // What the clock has to do with it is done: old requests wait for nothing.
  await cloud.fireTimer('jobs')
  const [kept] = await cloud.documents('requests')
  return kept as Kept
}

async function asked(cloud: TestCloud): Promise<string> {
  const answer = await ask(cloud, wangAyi.openid, 'requests.submit', lamp())
  return (answer as { value: { request: { requestId: string } } }).value.request.requestId
}

async function ask(cloud: TestCloud, openid: string, op: string, input: object): Promise<object> {
  const answer = (await cloud.call(openid, 'api', { op, input })) as { ok: boolean }
  if (!answer.ok) throw new Error(`${op} was refused: ${JSON.stringify(answer)}`)
  return answer
}

/** Keys that begin with a moment end with the request's id. */
function* copies(kept: Kept, from: number, to: number): Generator<object> {
  const entries = Object.entries(kept)
  for (let index = from; index < to; index++) {
    const _id = `q${String(index).padStart(9, '0')}`
    yield Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        name === 'askedBy' ? 'oEARLIER' : typeof value === 'string' ? value.replace(kept._id, _id) : value,
      ]),
    )
  }
}

/** Somebody new for every size, so that each asks for the first time. */
async function measureRound(cloud: TestCloud, asker: Person): Promise<RequestsGrowth['costs']> {
  await ask(cloud, wangAyi.openid, 'requests.categories', {})
  const submitted = await costOf(cloud, asker, 'requests.submit', lamp())
  const mine = (await ask(cloud, asker.openid, 'requests.mine', { cursor: null })) as {
    value: { items: { requestId: string }[] }
  }
  const requestId = mine.value.items[0]?.requestId ?? ''
  const fresh = { communityId: 'sunny', show: 'new', cursor: null }
  const ended = { communityId: 'sunny', show: 'ended', cursor: null }
  const listed = await costOf(cloud, sunnySecretary, 'requests.list', fresh)
  const listedEnded = await costOf(cloud, sunnySecretary, 'requests.list', ended)
  const accepting = { tapId: newTap(), communityId: 'sunny', requestIds: [requestId], isOpenToClaims: true }
  await ask(cloud, sunnySecretary.openid, 'requests.accept', accepting)
  const nearby = await costOf(cloud, liJianguo, 'requests.listOpen', { cursor: null })
  const claimed = await costOf(cloud, liJianguo, 'requests.claim', { tapId: newTap(), requestId })
  return [
    { operation: 'to ask', budget: 8, ...submitted },
    { operation: 'a page of what is new', budget: 3, ...listed },
    { operation: 'a page of what has ended', budget: 3, ...listedEnded },
    { operation: 'a page of what is open nearby', budget: 3, ...nearby },
    { operation: 'to take one', budget: 7, ...claimed },
  ].map(({ operation, calls, budget, examined }) => ({ operation, calls, budget, examined }))
}

/** Counts are judged: within the architecture's budgets, and the same at every size. */
export function requestFigures(growth: RequestsGrowth[]): Figure[] {
  const [first] = growth
  return growth.flatMap(({ requestsKept, costs }) =>
    costs.map(({ operation, calls, budget, examined }, index) => ({
      what: `${operation} beside ${requestsKept.toLocaleString('en')} requests: calls, documents examined`,
      measured: `${calls}, ${examined}`,
      budget: `${budget}, the same at every size`,
      isKept: calls <= budget && examined === first?.costs[index]?.examined,
    })),
  )
}
