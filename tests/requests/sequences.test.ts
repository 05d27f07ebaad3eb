import fc from 'fast-check'
import { isTaken, ways } from '../../cloudfunctions/domain/requests/rules'
import type { RequestAct, RequestState, ServiceRequest } from '../../types/requests'
import type { Town } from '../open-town'
import { seed, size } from '../size'
import {
  chenMing,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { asked, keptRequests, openResidentsTown, wangAyi, zhangDaye } from './asking'

interface Taken {
  act: Exclude<RequestAct, 'submit'>
  who: Person
  /** Sent a second time at once, as a bad network does. */
  isTwice: boolean
}

const everybody = [
  office,
  sunnySecretary,
  riverSecretary,
  liJianguo,
  wangXiuying,
  chenMing,
  wangAyi,
  zhangDaye,
]
const acts = (Object.keys(ways) as RequestAct[]).filter(act => act !== 'submit') as Taken['act'][]

const taken: fc.Arbitrary<Taken> = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.constantFrom(...everybody),
  isTwice: fc.boolean(),
})

let town: Town

async function take({ act, who }: Taken, requestId: string, tapId: string): Promise<string> {
  const person = town.as(who)
  const one = { tapId, requestId }
  const noted = { ...one, note: '说一句' }
  const all: Record<Taken['act'], () => Promise<{ ok: boolean; refusal?: string }>> = {
    accept: () =>
      person.call('requests.accept', {
        tapId,
        communityId: 'sunny',
        requestIds: [requestId],
        isOpenToClaims: true,
      }),
    assign: () => person.call('requests.assign', { ...one, memberIds: ['m_oLI', 'm_oWANG'] }),
    claim: () => person.call('requests.claim', one),
    release: () => person.call('requests.release', one),
    setOut: () => person.call('requests.setOut', one),
    finish: () => person.call('requests.finish', noted),
    confirm: () => person.call('requests.confirm', one),
    giveUp: () => person.call('requests.giveUp', noted),
    reopen: () => person.call('requests.reopen', noted),
    decline: () => person.call('requests.decline', noted),
    refer: () => person.call('requests.refer', noted),
    withdraw: () => person.call('requests.withdraw', one),
    join: () => person.call('requests.join', one),
    wait: () => person.call('requests.wait', noted),
    goOn: () => person.call('requests.goOn', noted),
    nudge: () => person.call('requests.nudge', one),
    reply: () => person.call('requests.reply', noted),
  }
  const answer = await all[act]()
  return answer.ok ? 'yes' : (answer.refusal ?? '')
}

/** The kept state is what its own acts lead to by the table; each tap stands there once. */
function expectOnlyWaysOfTheTable({ state, steps, revision, volunteerIds, inTwos }: ServiceRequest): void {
  let replayed: RequestState | null = null
  let sent = 0
  for (const { act, by } of steps) {
    expect(ways[act].from).toContain(replayed)
    expect(ways[act].by).toContain(by.party)
    sent = sentAfter(act, sent)
    // One of two who were sent may leave while the other stays.
    const staysWithAnother = act === 'release' && sent > 0
    const stays: RequestState | null = inTwos ? 'assigned' : replayed
    replayed = staysWithAnother ? stays : (ways[act].to ?? replayed)
  }
  expect(state).toBe(replayed)
  expect(volunteerIds).toHaveLength(sent)
  expect(revision).toBe(steps.length)
  expect(new Set(steps.map(({ act, tapId, by }) => `${act} ${tapId} ${by.openid}`)).size).toBe(steps.length)
}

function sentAfter(act: RequestAct, sent: number): number {
  if (act === 'assign') return 2
  if (act === 'claim') return sent + 1
  if (act === 'release') return sent - 1
  return act === 'reopen' ? 0 : sent
}

/** G29 G37: the door is for who asked, for the community, and for who has it in hand and does not go alone. */
async function expectDoorsKept({ _id, state, volunteerIds, inTwos }: ServiceRequest): Promise<void> {
  const mayKnow = [wangAyi, sunnySecretary, office].map(({ openid }) => openid)
  const goesAlone = inTwos && volunteerIds.length < 2
  if (isTaken(state) && !goesAlone) mayKnow.push(...volunteerIds.map(memberId => memberId.slice('m_'.length)))
  for (const who of everybody) {
    const told = await town.as(who).call('requests.contact', { requestId: _id })
    expect([who.name, told.ok]).toEqual([who.name, mayKnow.includes(who.openid)])
  }
}

it('G29 G30 G37 random acts by random people take no way that the table does not have, and no door is told to others', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(taken, { minLength: 4, maxLength: 30 }),
      fc.boolean(),
      async (moves, livesAlone) => {
        town = await openResidentsTown()
        const { requestId } = await asked(town, { livesAlone })
        for (const move of moves) {
          const tapId = newTap()
          const answers = await Promise.all(
            (move.isTwice ? [1, 2] : [1]).map(() => take(move, requestId, tapId)),
          )
          expect(answers).not.toContain('unavailable')
          expect(answers).not.toContain('badInput')
          await town.cloud.clock({ advance: 60_000 })
        }
        const [kept] = await keptRequests(town)
        if (!kept) throw new Error('the request is gone')
        expectOnlyWaysOfTheTable(kept)
        await expectDoorsKept(kept)
        reached.add(kept.state)
      },
    ),
    { numRuns: size(300), seed },
  )
  // A walk that gets nowhere would prove nothing.
  expect(reached.size).toBeGreaterThanOrEqual(3)
}, 900_000)
