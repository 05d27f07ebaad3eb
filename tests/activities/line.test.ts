import { openTown, type Town } from '../open-town'
import { randomFrom, size } from '../size'
import { bound, newTap, type Person, sunnySecretary, townAtWork } from '../town'
import { anActivity, keptActivities, keptSignups } from './planning'

const capacity = 3
const people = Array.from(
  { length: 8 },
  (_, index): Person => ({
    openid: `oLINE${index}`,
    name: `张${index}`,
    phone: null,
  }),
)

let town: Town

async function open(): Promise<void> {
  const crowd = people.map(who => bound(who))
  town = await openTown({
    ...townAtWork,
    accounts: [...townAtWork.accounts, ...crowd.map(({ account }) => account)],
    members: [...townAtWork.members, ...crowd.map(({ member }) => member)],
    activities: [anActivity('clean', { capacity })],
  })
}

type Act = 'activities.signUp' | 'activities.leave'

/** As a phone does: the same tap until it hears an answer. */
async function tapUntilAnswered(who: Person, op: Act): Promise<void> {
  const tap = { activityId: 'clean', tapId: newTap() }
  for (let tries = 0; tries < 30; tries++) {
    const answer = await town
      .as(who)
      .call(op, tap)
      .catch(() => null)
    if (answer?.ok) return
    if (answer && answer.refusal !== 'unavailable') {
      expect([op, answer.refusal]).toEqual(['activities.signUp', 'activityCancelled'])
      return
    }
  }
  throw new Error(`${op} was never answered`)
}

/** At any of its requests an answer is lost, or the instance dies. */
async function breakSomething(chance: () => number): Promise<void> {
  const operation = chance() < 0.5 ? 'activities.signUp' : 'activities.leave'
  const request = 2 + Math.floor(chance() * 12)
  const effect =
    chance() < 0.5
      ? ({ kind: 'noAnswer', at: 'after', how: 'cut' } as const)
      : ({ kind: 'killInstance', at: chance() < 0.5 ? 'after' : 'before' } as const)
  await town.cloud.fault({ operation, request, effect })
}

interface Seen {
  movedUp: number
  waited: number
}

/** Counters are what the documents are, nobody is above the capacity, and nobody waits behind a later one. */
async function expectHonestLine(isSettled: boolean): Promise<Seen> {
  const [activity] = await keptActivities(town)
  const signups = await keptSignups(town)
  const keys = (state: string) =>
    signups.filter(signup => signup.state === state).map(({ lineKey }) => lineKey)
  const [signedUp, waiting] = [keys('signedUp'), keys('waiting')]
  expect([activity?.signedUp, activity?.waiting]).toEqual([signedUp.length, waiting.length])
  expect(signedUp.length).toBeLessThanOrEqual(capacity)
  expect(new Set([...signedUp, ...waiting]).size).toBe(signedUp.length + waiting.length)
  for (const first of waiting) for (const placed of signedUp) expect(placed < first).toBe(true)
  if (isSettled && activity?.state === 'open' && waiting.length > 0) expect(signedUp).toHaveLength(capacity)
  return { movedUp: signups.filter(({ movedUpAt }) => movedUpAt !== null).length, waited: waiting.length }
}

it('G40 U5 whatever comes at once, is lost or is repeated: never too many, nobody lost, nobody twice, in order', async () => {
  const chance = randomFrom()
  const seen: Seen = { movedUp: 0, waited: 0 }
  for (let run = 0; run < size(40); run++) {
    await open()
    const last = new Map<string, Act>()
    for (let round = 0; round < 8; round++) {
      if (chance() < 0.6) await breakSomething(chance)
      const acting = people.filter(() => chance() < 0.5)
      await Promise.all(
        acting.map(who => {
          const op =
            last.get(who.openid) === 'activities.signUp' && chance() < 0.5
              ? 'activities.leave'
              : 'activities.signUp'
          last.set(who.openid, op)
          return tapUntilAnswered(who, op)
        }),
      )
      await town.cloud.clock({ advance: 1000 })
      await expectHonestLine(false)
    }
    await town.cloud.clearFaults()
    await town.cloud.clock({ advance: 5 * 60_000 })
    await town.cloud.fireTimer('jobs')
    const { movedUp, waited } = await expectHonestLine(true)
    seen.movedUp += movedUp
    seen.waited += waited

    const there = (await keptSignups(town)).filter(({ isOpen }) => isOpen).map(({ memberId }) => memberId)
    const wanted = people.filter(({ openid }) => last.get(openid) === 'activities.signUp')
    expect(there.sort()).toEqual(wanted.map(({ openid }) => `m_${openid}`).sort())
  }
  // A walk in which nobody waits or moves up would prove nothing.
  expect(seen.movedUp).toBeGreaterThan(0)
  expect(seen.waited).toBeGreaterThan(0)
}, 900_000)

it('G40 a cancellation in the middle leaves a line that nobody moves in', async () => {
  await open()
  const [first, second, ...others] = people
  if (!first || !second) throw new Error('nobody')
  for (const who of people) await tapUntilAnswered(who, 'activities.signUp')
  const cancel = { activityId: 'clean', reason: '大风', tapId: newTap() }
  await Promise.all([
    town.as(sunnySecretary).call('activities.cancel', cancel),
    ...[first, second].map(who => tapUntilAnswered(who, 'activities.leave')),
    ...others.slice(0, 2).map(who => tapUntilAnswered(who, 'activities.signUp')),
  ])
  await town.cloud.clock({ advance: 5 * 60_000 })
  await town.cloud.fireTimer('jobs')
  await expectHonestLine(false)
  const [activity] = await keptActivities(town)
  expect(activity).toMatchObject({ state: 'cancelled', isToFill: false })
})
