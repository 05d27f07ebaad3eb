import type { Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  liJianguo,
  newTap,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import { acceptedInSunny, dispatchTo, keptMember, keptRegistrations, li, reportTo, wang } from './registering'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

const refusalOf = (answer: { ok: boolean; refusal?: string }) => (answer.ok ? 'ok' : answer.refusal)
const toRiver = { kind: 'community', communityId: 'river' } as const
const elsewhere = { kind: 'elsewhere', place: '榆阳区长城路' } as const

function moveAway(more: Partial<Input<'registrations.moveAway'>> = {}, who = sunnySecretary) {
  const asked = {
    tapId: newTap(),
    communityId: 'sunny',
    memberId: li,
    to: toRiver,
    day: '2026-11-20',
    ...more,
  }
  return town.as(who).call('registrations.moveAway', asked as Input<'registrations.moveAway'>)
}

const say = (isMoving: boolean, who = liJianguo) =>
  town.as(who).call('registrations.reportMove', { tapId: newTap(), isMoving })

describe('A90 a member moves home to another community', () => {
  it('ends the registration here with where to and when, and the unit dispatches anew', async () => {
    await acceptedInSunny(town, [li])
    await town.cloud.clock({ advance: 1000 })
    const answer = await moveAway()
    expect(answer).toMatchObject({
      ok: true,
      value: {
        registration: {
          state: 'ended',
          unitStub: { state: 'none' },
          steps: [{}, {}, {}, { act: 'moveAway', destination: { place: '河畔社区', day: '2026-11-20' } }],
          can: { moveAway: false, accept: false },
        },
      },
    })
    expect(await keptMember(town, li)).toMatchObject({
      registration: null,
      endedIn: 'sunny',
      communityId: 'river',
      estateId: null,
      building: null,
      doorSealed: null,
    })
    const waiting = await town
      .as(waterSecretary)
      .call('registrations.listUndispatched', { orgId: 'water', cursor: null })
    expect(waiting.ok && waiting.value.items.find(({ memberId }) => memberId === li)).toMatchObject({
      movedFrom: '阳光社区',
      community: { name: '河畔社区' },
    })
    expect(await town.as(liJianguo).call('registrations.mine', {})).toMatchObject({
      ok: true,
      value: { registration: { state: 'ended', community: { name: '阳光社区' } } },
    })

    await town.cloud.clock({ advance: 1000 })
    await dispatchTo(town, [li], 'river')
    await reportTo(town, li, 'river', riverSecretary)
    expect(await town.as(liJianguo).call('registrations.mine', {})).toMatchObject({
      ok: true,
      value: { registration: { state: 'reported', community: { name: '河畔社区' } } },
    })
    const states = (await keptRegistrations(town)).map(({ communityId, state }) => [communityId, state])
    expect(states.sort()).toEqual([
      ['river', 'reported'],
      ['sunny', 'ended'],
    ])
  })

  it('keeps a place outside the county in words, and a way back to the same community', async () => {
    await acceptedInSunny(town, [li])
    await town.cloud.clock({ advance: 1000 })
    expect(refusalOf(await moveAway({ to: elsewhere }))).toBe('ok')
    expect((await keptMember(town, li)).communityId).toBeNull()
    await town.cloud.clock({ advance: 1000 })
    expect(await dispatchTo(town, [li])).toMatchObject({ value: { items: [{ ok: true }] } })
    const [kept] = await keptRegistrations(town)
    expect(kept?.steps.map(({ act }) => act)).toEqual([
      'dispatch',
      'report',
      'accept',
      'moveAway',
      'dispatch',
    ])
    expect(kept).toMatchObject({ state: 'dispatched', endedFrom: null, unitStub: { state: 'none' } })
    expect((await keptMember(town, li)).endedIn).toBeNull()
  })

  it.each<[string, Partial<Input<'registrations.moveAway'>>, string]>([
    ['a community that is not there', { to: { kind: 'community', communityId: 'none' } }, 'unknownCommunity'],
    ['a place that is no community', { to: { kind: 'community', communityId: 'water' } }, 'unknownCommunity'],
    ['the same community', { to: { kind: 'community', communityId: 'sunny' } }, 'sameCommunity'],
    ['a day ahead', { day: '2026-11-23' }, 'dayAhead'],
    ['somebody without a registration', { memberId: wang }, 'notAllowed'],
    ['no day at all', { day: '2026-02-30' }, 'badInput'],
    ['a key nobody knows', { isAdmin: true } as never, 'badInput'],
  ])('refuses %s, and changes nothing', async (_what, more, refusal) => {
    await acceptedInSunny(town, [li])
    const before = await keptRegistrations(town)
    expect(refusalOf(await moveAway(more))).toBe(refusal)
    expect(await keptRegistrations(town)).toEqual(before)
  })

  it('is for the secretary of the community where somebody is registered', async () => {
    await acceptedInSunny(town, [li])
    for (const who of [riverSecretary, waterSecretary, liJianguo]) {
      expect(refusalOf(await moveAway({}, who))).toBe('notAllowed')
    }
    expect(refusalOf(await moveAway({ communityId: 'river', to: elsewhere }, riverSecretary))).toBe(
      'notAllowed',
    )
  })

  it('answers the same tap again, and tells another who was first', async () => {
    await acceptedInSunny(town, [li])
    await town.cloud.clock({ advance: 1000 })
    const tapId = newTap()
    const [first, twin] = await Promise.all([moveAway({ tapId }), moveAway({ tapId })])
    expect(twin).toEqual(first)
    expect(await moveAway()).toMatchObject({ ok: false, refusal: 'movedOn', detail: { state: 'ended' } })
    const [kept] = await keptRegistrations(town)
    expect(kept?.steps.filter(({ act }) => act === 'moveAway')).toHaveLength(1)
  })
})

describe('A90 a member says to be moving', () => {
  const moving = async () => {
    const asked = { orgId: 'sunny', show: 'moving', cursor: null } as const
    const list = await town.as(sunnySecretary).call('registrations.list', asked)
    if (!list.ok) throw new Error(list.refusal)
    return list.value.items.map(({ name }) => name)
  }

  it('in one tap, which the community sees until it is written down', async () => {
    await acceptedInSunny(town, [li, wang])
    expect(await say(true)).toMatchObject({
      ok: true,
      value: { registration: { state: 'accepted', movingSince: expect.any(Number) } },
    })
    const first = await town.as(liJianguo).call('registrations.mine', {})
    await town.cloud.clock({ advance: 1000 })
    await say(true)
    expect(await town.as(liJianguo).call('registrations.mine', {})).toEqual(first)
    expect(await moving()).toEqual(['李建国'])
    await moveAway()
    expect(await moving()).toEqual([])
  })

  it('and may take it back as easily', async () => {
    await acceptedInSunny(town, [li])
    await say(true)
    expect(await say(false)).toMatchObject({ ok: true, value: { registration: { movingSince: null } } })
    expect(await moving()).toEqual([])
    expect((await keptRegistrations(town))[0]?.steps).toHaveLength(3)
  })

  it('only about the own registration, and while there is one', async () => {
    expect(refusalOf(await say(true))).toBe('noRegistration')
    await acceptedInSunny(town, [li])
    expect(refusalOf(await say(true, wangXiuying))).toBe('noRegistration')
    expect(refusalOf(await say(true, stranger))).toBe('consentNeeded')
    await moveAway()
    expect(refusalOf(await say(true))).toBe('noRegistration')
  })
})
