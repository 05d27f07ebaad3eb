import fc from 'fast-check'
import { isTaken, ways } from '../../cloudfunctions/domain/requests/rules'
import type { CareKind, RequestAct, RequestState, ServiceRequest } from '../../types/requests'
import { openTown, type Town } from '../open-town'
import { seed, size } from '../size'
import { newTap, office, type Person, sunnySecretary } from '../town'
import { asked, keptRequests, wangAyi } from './asking'
import { townWithHelpers } from './helpers'
import { everybody, type Taken, take, takenWithChoice } from './moves'

let town: Town

/** The kept state is what its own acts lead to by the table; each tap stands there once. */
function expectOnlyWaysOfTheTable(request: ServiceRequest, rounds: number): void {
  const { state, steps, revision, volunteerIds, inTwos, chosen } = request
  let replayed: RequestState | null = null
  let stood: RequestState | null = null
  let sent = 0
  for (const { act, by } of steps) {
    expect(ways[act].from).toContain(replayed)
    expect(ways[act].by).toContain(by.party)
    sent = sentAfter(act, sent)
    // One of two who were sent may leave while the other stays.
    const staysWithAnother = act === 'release' && sent > 0
    const stays: RequestState | null = inTwos ? 'assigned' : replayed
    const { to } = ways[act]
    if (act === 'choose') stood = replayed
    replayed = staysWithAnother ? stays : ((to === 'back' ? stood : to) ?? replayed)
  }
  expect(state).toBe(replayed)
  expect(chosen !== null).toBe(state === 'chosen')
  expect(volunteerIds).toHaveLength(sent)
  // One more is that of what was noted of the home; the clock asks the next rung without a step, while it goes round.
  expect(revision).toBeGreaterThanOrEqual(steps.length + 1)
  expect(revision).toBeLessThanOrEqual(steps.length + 1 + rounds)
  expect(new Set(steps.map(({ act, tapId, by }) => `${act} ${tapId} ${by.openid}`)).size).toBe(steps.length)
}

/** How often the clock went round among these moves. */
const roundsIn = (moves: Taken[]): number =>
  moves.reduce((sum, { act, isTwice }) => sum + (act === 'passOn' ? (isTwice ? 2 : 1) : 0), 0)

function sentAfter(act: RequestAct, sent: number): number {
  if (act === 'assign') return 2
  if (act === 'claim') return sent + 1
  if (act === 'agree') return 1
  if (act === 'release') return sent - 1
  return act === 'reopen' ? 0 : sent
}

/** G29 G37: the door is for who asked, for the community, and for who has it in hand and does not go alone. */
async function expectDoorsKept({ _id, state, volunteerIds, inTwos }: ServiceRequest): Promise<void> {
  const maySeeCare = [wangAyi, sunnySecretary].map(({ openid }) => openid)
  const mayKnow = [wangAyi, sunnySecretary, office].map(({ openid }) => openid)
  const goesAlone = inTwos && volunteerIds.length < 2
  if (isTaken(state) && !goesAlone) mayKnow.push(...volunteerIds.map(memberId => memberId.slice('m_'.length)))
  for (const who of everybody) {
    const told = await town.as(who).call('requests.contact', { requestId: _id })
    expect([who.name, told.ok]).toEqual([who.name, mayKnow.includes(who.openid)])
    // A58 G188: what is noted of somebody is told by name to the secretary and the person alone.
    if (told.ok)
      expect([who.name, told.value.care !== null]).toEqual([who.name, maySeeCare.includes(who.openid)])
    for (const answer of await readingsOf(who)) expect(JSON.stringify(answer)).not.toMatch(carefulWords)
  }
}

const carefulWords = /careSealed|goesFirst|disabled|minor|"care"/

/** Everything else that a person may read of requests. */
const readingsOf = async (who: Person) => [
  await town.as(who).call('requests.list', { communityId: 'sunny', show: 'open', cursor: null }),
  await town.as(who).call('requests.list', { communityId: 'sunny', show: 'underWay', cursor: null }),
  await town.as(who).call('requests.listOpen', { cursor: null }),
  await town.as(who).call('requests.listTaken', { cursor: null }),
]

it('G29 G30 G37 A58 random acts by random people take no way that the table does not have, and no door is told to others', async () => {
  const reached = new Set<string>()
  const acts = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(takenWithChoice, { minLength: 4, maxLength: 30 }),
      fc.boolean(),
      async (moves, livesAlone) => {
        town = await openTown(townWithHelpers)
        const { requestId } = await asked(town)
        const kinds: CareKind[] = livesAlone ? ['minor', 'disabled'] : ['disabled']
        await town
          .as(sunnySecretary)
          .call('requests.setCare', { tapId: newTap(), requestId, kinds, hasAgreed: true })
        for (const move of moves) {
          const tapId = newTap()
          const answers = await Promise.all(
            (move.isTwice ? [1, 2] : [1]).map(() => take(town, move, requestId, tapId)),
          )
          expect(answers).not.toContain('unavailable')
          expect(answers).not.toContain('badInput')
          await town.cloud.clock({ advance: 60_000 })
        }
        const [kept] = await keptRequests(town)
        if (!kept) throw new Error('the request is gone')
        expectOnlyWaysOfTheTable(kept, roundsIn(moves))
        await expectDoorsKept(kept)
        reached.add(kept.state)
        for (const { act } of kept.steps) acts.add(act)
      },
    ),
    { numRuns: size(300), seed },
  )
  // A walk that gets nowhere would prove nothing.
  expect(reached.size).toBeGreaterThanOrEqual(3)
  expect([...acts]).toEqual(expect.arrayContaining(['choose', 'turnDown']))
}, 900_000)
