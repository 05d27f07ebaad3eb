import fc from 'fast-check'
import { moves, stateAfter } from '../../cloudfunctions/domain/registrations/rules'
import type { RegistrationAct, RegistrationState } from '../../types/registrations'
import { openTown, type Town } from '../open-town'
import { seed, size } from '../size'
import {
  chenMing,
  liJianguo,
  newTap,
  office,
  type Person,
  riverCode,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from '../town'
import { chen, keptMember, keptRegistrations, li } from './registering'

interface Step {
  act: RegistrationAct | 'scan'
  who: Person
  memberId: string
  communityId: 'sunny' | 'river'
  /** Sent a second time at once, as a bad network does. */
  isTwice: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Step['act']>('dispatch', 'report', 'accept', 'assign', 'decline', 'withdraw', 'scan'),
  who: fc.constantFrom(office, waterSecretary, sunnySecretary, riverSecretary, liJianguo, chenMing),
  memberId: fc.constantFrom(li, chen),
  communityId: fc.constantFrom('sunny', 'river'),
  isTwice: fc.boolean(),
})

let town: Town

async function take({ act, who, memberId, communityId }: Step, tapId: string): Promise<string> {
  const one = { tapId, communityId, memberId }
  const several = { tapId, communityId, memberIds: [memberId] }
  const person = town.as(who)
  const asked = {
    dispatch: () => person.call('registrations.dispatch', { tapId, items: [{ memberId, communityId }] }),
    report: () => person.call('registrations.report', { ...one, way: 'secretary' }),
    accept: () => person.call('registrations.accept', several),
    assign: () =>
      person.call('registrations.assign', {
        ...several,
        estateId: communityId === 'sunny' ? 'garden' : 'bridge',
      }),
    decline: () => person.call('registrations.decline', { ...one, reason: '本人不住这里' }),
    withdraw: () => person.call('registrations.withdraw', { ...one, reason: '派错了' }),
    scan: () =>
      person.call('checkins.create', {
        tapId,
        siteCode: communityId === 'sunny' ? sunnyCode : riverCode,
        way: 'camera',
      }),
  }
  const answer = await asked[act]()
  return answer.ok ? 'yes' : answer.refusal
}

/** Every kept state is what its own steps lead to by the table, and the people carry exactly that. */
async function expectOnlyStatesOfTheTable(): Promise<void> {
  const kept = await keptRegistrations(town)
  for (const { state, steps } of kept) {
    let replayed: RegistrationState | null = null
    for (const { act } of steps) {
      const next: RegistrationState | null = stateAfter(act, replayed)
      expect([act, replayed, next]).toEqual([act, replayed, moves[act].to])
      replayed = next
    }
    expect(state).toBe(replayed)
    const moments = steps.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    expect(new Set(steps.map(({ act, tapId }) => `${act} ${tapId}`)).size).toBe(steps.length)
  }
  for (const memberId of [li, chen]) {
    const own = kept.filter(
      registration => registration.memberId === memberId && registration.state !== 'withdrawn',
    )
    const carriedNow = (await keptMember(town, memberId)).registration
    expect(own.map(({ communityId, state }) => ({ communityId, state }))).toEqual(
      carriedNow ? [{ communityId: carriedNow.communityId, state: carriedNow.state }] : [],
    )
  }
}

it('A28 G01 random steps by random people never reach a state that the table does not have', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async steps => {
      town = await openTown(townAtWork)
      for (const taken of steps) {
        const tapId = newTap()
        const answers = await Promise.all((taken.isTwice ? [1, 2] : [1]).map(() => take(taken, tapId)))
        expect(answers).not.toContain('unavailable')
        expect(answers).not.toContain('badInput')
        await town.cloud.clock({ advance: 1000 })
      }
      await expectOnlyStatesOfTheTable()
      for (const { state } of await keptRegistrations(town)) reached.add(state)
    }),
    { numRuns: size(400), seed },
  )
  // A walk that gets nowhere would prove nothing.
  expect(reached.size).toBeGreaterThanOrEqual(3)
}, 600_000)
