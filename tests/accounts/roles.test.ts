import type { Me, Role, RoleView } from '../../types/accounts'
import type { Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'

let town: Town

const no = { ok: false, refusal: 'notAllowed' }
const toMember = (who: Person) => ({ kind: 'member', memberId: `m_${who.openid}` }) as const

const grant = (by: Person, role: Role, orgId: string, told: Partial<Input<'accounts.grantRole'>> = {}) =>
  town.as(by).call('accounts.grantRole', {
    tapId: newTap(),
    orgId,
    role,
    untilDay: null,
    to: toMember(liJianguo),
    ...told,
  })

async function holdersOf(orgId: string, asked = office): Promise<RoleView[]> {
  const answer = await town.as(asked).call('accounts.listRoles', { orgId })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.holders
}

async function historyOf(orgId: string): Promise<RoleView[]> {
  const answer = await town.as(office).call('accounts.listRoleHistory', { orgId, cursor: null })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items
}

async function end(
  by: Person,
  orgId: string,
  role: Role,
  isIt: (view: RoleView) => boolean = view => view.isYou,
) {
  const seenBy = by === stranger ? office : by
  const view = (await holdersOf(orgId, seenBy)).find(one => one.role === role && isIt(one))
  return town
    .as(by)
    .call('accounts.revokeRole', { tapId: newTap(), orgId, role, grantId: view?.grantId ?? 'none' })
}

const mayRead = async (who: Person, communityId: string) =>
  (await town.as(who).call('checkins.overview', { communityId, quarter: null })).ok

const maySee = async (who: Person, orgId: string) => (await town.as(who).call('orgs.show', { orgId })).ok

async function me(who: Person): Promise<Me> {
  const answer = await town.as(who).call('accounts.me', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

const accountsNow = () => town.cloud.documents('accounts')

describe('granting a role', () => {
  it('G151 finds the person by name and unit, grants from this moment, and keeps who did it', async () => {
    town = await openTown(townAtWork)
    const asked = { orgId: 'sunny', name: '李 建国', unitName: '安平县水务局' }
    expect(await town.as(sunnySecretary).call('accounts.findPeople', asked)).toEqual({
      ok: true,
      value: {
        items: [
          { memberId: 'm_oLI', name: '李建国', unitName: '安平县水务局', phoneTail: '0001', isBound: true },
        ],
        cursor: null,
      },
    })
    expect(await grant(sunnySecretary, 'communityStaff', 'sunny', { untilDay: '2026-12-31' })).toMatchObject({
      ok: true,
    })
    expect((await me(liJianguo)).roles).toMatchObject([
      { role: 'communityStaff', place: { name: '阳光社区' } },
    ])
    expect(await historyOf('sunny')).toMatchObject([
      {
        role: 'communityStaff',
        person: { name: '李建国' },
        until: Date.parse('2027-01-01T00:00:00+08:00'),
        endedAt: null,
        by: { role: 'communitySecretary', place: '阳光社区' },
      },
    ])
    const audits = (await town.cloud.documents('audits')).map(({ operation }) => operation)
    expect(audits).toEqual(
      expect.arrayContaining(['accounts.findPeople', 'accounts.grantRole', 'accounts.listRoleHistory']),
    )
  })

  it('G151 one tap grants once, however often it comes; a second tap is told', async () => {
    town = await openTown(townAtWork)
    const tapId = newTap()
    const first = await grant(office, 'communityStaff', 'sunny', { tapId })
    expect(await grant(office, 'communityStaff', 'sunny', { tapId })).toEqual(first)
    expect(await grant(office, 'communityStaff', 'sunny')).toMatchObject({ refusal: 'heldAlready' })
    expect((await me(liJianguo)).roles).toHaveLength(1)
    expect(await historyOf('sunny')).toHaveLength(1)
  })

  it('G151 the neighbour, a member, oneself and a role out of place are refused, and nothing changes', async () => {
    town = await openTown(townAtWork)
    const before = await accountsNow()
    expect(await grant(riverSecretary, 'communityStaff', 'sunny')).toEqual(no)
    expect(await grant(waterSecretary, 'communityStaff', 'sunny')).toEqual(no)
    expect(await grant(chenMing, 'communityStaff', 'sunny')).toEqual(no)
    expect(await grant(sunnySecretary, 'communitySecretary', 'sunny')).toEqual(no)
    expect(await grant(sunnySecretary, 'countyOffice', 'county')).toEqual(no)
    expect(await grant(waterSecretary, 'unitSecretary', 'water')).toEqual(no)
    expect(await grant(office, 'communitySecretary', 'garden')).toEqual(no)
    expect(
      await grant(office, 'communityStaff', 'sunny', { to: { kind: 'identity', openid: office.openid } }),
    ).toEqual(no)
    expect(
      await grant(office, 'communityStaff', 'sunny', { to: { kind: 'member', memberId: 'nobody' } }),
    ).toMatchObject({
      refusal: 'personNotBound',
    })
    expect(await grant(office, 'inspector', 'county')).toMatchObject({ refusal: 'untilNeeded' })
    expect(await grant(office, 'inspector', 'county', { untilDay: '2027-12-31' })).toMatchObject({
      refusal: 'untilTooFar',
    })
    expect(await accountsNow()).toEqual(before)
    expect(await town.cloud.documents('accountRoles')).toEqual([])
  })

  it('G151 a secretary of a unit grants below, an identity off the roster can be given an office', async () => {
    town = await openTown({
      ...townAtWork,
      accounts: [...townAtWork.accounts, { ...anOfficer(stranger, 'inspector', 'county'), roles: [] }],
    })
    expect(await grant(waterSecretary, 'branchSecretary', 'water1')).toMatchObject({ ok: true })
    expect(
      await grant(waterSecretary, 'unitSecretary', 'water1', { to: toMember(wangXiuying) }),
    ).toMatchObject({ ok: true })
    const to = { kind: 'identity', openid: stranger.openid } as const
    expect(await grant(office, 'townSecretary', 'town', { to })).toMatchObject({ ok: true })
    expect(await maySee(stranger, 'garden')).toBe(true)
  })

  it('G151 a role ends by itself after its last day, and its row says so', async () => {
    town = await openTown(townAtWork)
    await grant(office, 'townSecretary', 'town', { untilDay: '2026-11-23' })
    await town.cloud.clock({ now: Date.parse('2026-11-23T23:59:59+08:00'), freeze: true })
    expect(await maySee(liJianguo, 'town')).toBe(true)
    await town.cloud.clock({ now: Date.parse('2026-11-24T00:00:00+08:00'), freeze: true })
    expect(await maySee(liJianguo, 'town')).toBe(false)
    expect((await me(liJianguo)).roles).toEqual([])
    expect(await holdersOf('town')).toEqual([])
    expect(await historyOf('town')).toMatchObject([
      { endedAt: Date.parse('2026-11-24T00:00:00+08:00'), endedAs: null },
    ])
    expect(await grant(office, 'townSecretary', 'town')).toMatchObject({ ok: true })
  })
})

describe('ending a role', () => {
  it('G151 who granted it ends it at once; a repeated tap is answered alike, another one is told', async () => {
    town = await openTown(townAtWork)
    await grant(office, 'communitySecretary', 'sunny')
    expect(await mayRead(liJianguo, 'sunny')).toBe(true)
    const [view] = (await holdersOf('sunny')).filter(({ person }) => person?.name === '李建国')
    const asked = {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communitySecretary',
      grantId: view?.grantId ?? '',
    } as const
    const first = await town.as(office).call('accounts.revokeRole', asked)
    expect(first).toMatchObject({ ok: true })
    expect(await town.as(office).call('accounts.revokeRole', asked)).toEqual(first)
    expect(await town.as(office).call('accounts.revokeRole', { ...asked, tapId: newTap() })).toMatchObject({
      refusal: 'roleEnded',
    })
    expect(await mayRead(liJianguo, 'sunny')).toBe(false)
    expect(await historyOf('sunny')).toMatchObject([{ endedAs: 'revoked', person: { name: '李建国' } }])
  })

  it('G151 the last secretary of a place stays; with a second one the first may go, and history keeps both', async () => {
    town = await openTown(townAtWork)
    const before = await accountsNow()
    expect(await end(sunnySecretary, 'sunny', 'communitySecretary')).toMatchObject({ refusal: 'lastOne' })
    expect(await end(office, 'county', 'countyOffice')).toMatchObject({ refusal: 'lastOne' })
    expect(await accountsNow()).toEqual(before)
    await grant(office, 'communitySecretary', 'sunny')
    expect(await end(sunnySecretary, 'sunny', 'communitySecretary')).toMatchObject({ ok: true })
    expect(await mayRead(sunnySecretary, 'sunny')).toBe(false)
    expect((await historyOf('sunny')).map(({ endedAs }) => endedAs)).toEqual([null, 'resigned'])
  })

  it('G151 of two secretaries who leave at the same moment one stays', async () => {
    town = await openTown(townAtWork)
    await grant(office, 'communitySecretary', 'sunny')
    const answers = await Promise.all([
      end(sunnySecretary, 'sunny', 'communitySecretary'),
      end(liJianguo, 'sunny', 'communitySecretary'),
    ])
    expect(answers.map(answer => (answer.ok ? 'gone' : answer.refusal)).sort()).toEqual(['gone', 'lastOne'])
    expect(await holdersOf('sunny')).toHaveLength(1)
  })

  it('G151 the neighbour ends nothing, and a secretary not the other secretary', async () => {
    town = await openTown(townAtWork)
    await grant(office, 'communitySecretary', 'sunny')
    const [view] = (await holdersOf('sunny')).filter(({ person }) => person?.name === '李建国')
    const asked = { orgId: 'sunny', role: 'communitySecretary', grantId: view?.grantId ?? '' } as const
    for (const nobody of [riverSecretary, sunnySecretary, chenMing]) {
      expect(await town.as(nobody).call('accounts.revokeRole', { ...asked, tapId: newTap() })).toEqual(no)
    }
    expect(await town.as(riverSecretary).call('accounts.listRoles', { orgId: 'sunny' })).toEqual(no)
  })
})

it('G151 a person who takes a new phone has the offices there once others have said so, and the phone before keeps none', async () => {
  town = await openTown(townAtWork)
  await grant(office, 'communitySecretary', 'sunny')
  await town.as(stranger).call('accounts.consent', { purpose: 'serve', version: '2026-12', tapId: newTap() })
  const typed = { name: '李建国', phoneTail: '0001', unitName: '安平县水务局', tapId: newTap() }
  await town.as(stranger).call('accounts.claim', typed)
  const claims = await town.as(sunnySecretary).call('accounts.listClaims', { cursor: null })
  const claimId = claims.ok ? (claims.value.items[0]?.claimId ?? '') : ''
  const decided = { tapId: newTap(), claimId, decision: 'confirm', memberId: 'm_oLI', rebind: true } as const
  expect(await town.as(sunnySecretary).call('accounts.decideClaim', decided)).toMatchObject({ ok: true })
  expect(await mayRead(liJianguo, 'sunny')).toBe(false)
  expect(await mayRead(stranger, 'sunny')).toBe(false)
  const carried = { rebindingId: claimId, role: 'communitySecretary', orgId: 'sunny' } as const
  expect(
    await town
      .as(office)
      .call('accounts.decideRebinding', { ...carried, tapId: newTap(), decision: 'carry' }),
  ).toMatchObject({ ok: true })
  await town.cloud.clock({ now: noon('2026-11-24'), freeze: true })
  expect(await mayRead(stranger, 'sunny')).toBe(true)
  expect(await end(stranger, 'sunny', 'communitySecretary', ({ person }) => person !== null)).toMatchObject({
    ok: true,
  })
  expect(await historyOf('sunny')).toMatchObject([
    { endedAs: 'resigned', person: { name: '李建国' }, by: { role: 'countyOffice' } },
    { endedAs: 'suspended', person: { name: '李建国' } },
  ])
})

describe('handing an office over', () => {
  const offerTo = (successor: Person, told: Partial<Input<'accounts.handOver'>> = {}) =>
    town.as(sunnySecretary).call('accounts.handOver', {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communitySecretary',
      memberId: `m_${successor.openid}`,
      ...told,
    })
  const decide = (
    who: Person,
    handOverId: string,
    decision: 'accept' | 'decline' | 'withdraw',
    tapId = newTap(),
  ) => town.as(who).call('accounts.decideHandOver', { tapId, handOverId, decision })

  async function offeredTo(successor: Person): Promise<string> {
    const answer = await offerTo(successor)
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.handOverId
  }

  it('G156 A06 passes when the successor accepts: one reads nothing any more, the other works at once', async () => {
    town = await openTown(townAtWork)
    const handOverId = await offeredTo(liJianguo)
    expect(await mayRead(sunnySecretary, 'sunny')).toBe(true)
    expect(await mayRead(liJianguo, 'sunny')).toBe(false)
    expect((await me(liJianguo)).handOvers).toMatchObject([
      { handOverId, role: 'communitySecretary', place: { name: '阳光社区' }, state: 'open' },
    ])

    const tapId = newTap()
    const accepted = await decide(liJianguo, handOverId, 'accept', tapId)
    expect(accepted).toMatchObject({
      ok: true,
      value: {
        handOver: { state: 'accepted' },
        me: {
          handOvers: [],
          roles: [{ role: 'communitySecretary' }],
          can: { seeCommunities: [{ orgId: 'sunny' }] },
        },
      },
    })
    expect(await decide(liJianguo, handOverId, 'accept', tapId)).toEqual(accepted)
    expect(await mayRead(sunnySecretary, 'sunny')).toBe(false)
    expect((await me(sunnySecretary)).roles).toEqual([])
    expect(await mayRead(liJianguo, 'sunny')).toBe(true)
    expect(await holdersOf('sunny')).toMatchObject([{ person: { name: '李建国' } }])
    expect(await historyOf('sunny')).toMatchObject([
      { person: { name: '李建国' }, endedAt: null, by: { role: 'communitySecretary' } },
      { person: null, endedAs: 'handedOver' },
    ])
  })

  it('G156 what was begun stays with the place: a claim that waits is decided by the successor', async () => {
    town = await openTown({
      ...townAtWork,
      members: townAtWork.members.map(one => (one._id === 'm_oWANG' ? { ...one, openid: null } : one)),
    })
    const consent = { purpose: 'serve', version: '2026-12', tapId: newTap() } as const
    await town.as(stranger).call('accounts.consent', consent)
    const typed = { name: '王秀英', phoneTail: '0002', unitName: '安平县水务局', tapId: newTap() }
    await town.as(stranger).call('accounts.claim', typed)
    await decide(liJianguo, await offeredTo(liJianguo), 'accept')
    expect(await town.as(liJianguo).call('accounts.listClaims', { cursor: null })).toMatchObject({
      value: { items: [{ name: '王秀英' }] },
    })
    expect(await town.as(sunnySecretary).call('accounts.listClaims', { cursor: null })).toEqual(no)
  })

  it('G156 may be declined or withdrawn, and naming another takes it from the first', async () => {
    town = await openTown(townAtWork)
    const first = await offeredTo(liJianguo)
    expect(await decide(liJianguo, first, 'decline')).toMatchObject({
      ok: true,
      value: { handOver: { state: 'declined' } },
    })
    expect(await decide(liJianguo, first, 'accept')).toMatchObject({ refusal: 'handOverClosed' })

    await offeredTo(liJianguo)
    const second = await offeredTo(wangXiuying)
    expect((await me(liJianguo)).handOvers).toEqual([])
    expect(await decide(liJianguo, second, 'accept')).toEqual(no)
    expect(await decide(sunnySecretary, second, 'withdraw')).toMatchObject({ ok: true })
    expect(await decide(wangXiuying, second, 'accept')).toMatchObject({ refusal: 'handOverClosed' })
    expect((await me(wangXiuying)).handOvers).toEqual([])
    expect(await mayRead(sunnySecretary, 'sunny')).toBe(true)
  })

  it('G156 only who holds the office hands it over, only to somebody bound, and within two weeks', async () => {
    town = await openTown(townAtWork)
    const before = await accountsNow()
    const asked = { orgId: 'sunny', role: 'communitySecretary', memberId: 'm_oLI' } as const
    for (const nobody of [office, riverSecretary, liJianguo]) {
      expect(await town.as(nobody).call('accounts.handOver', { ...asked, tapId: newTap() })).toEqual(no)
    }
    expect(await offerTo(stranger)).toMatchObject({ refusal: 'personNotBound' })
    expect(await accountsNow()).toEqual(before)

    const handOverId = await offeredTo(liJianguo)
    for (const nobody of [riverSecretary, wangXiuying, sunnySecretary]) {
      expect(await decide(nobody, handOverId, 'accept')).toEqual(no)
    }
    await town.cloud.clock({ now: noon('2026-12-07'), freeze: true })
    expect((await me(liJianguo)).handOvers).toEqual([])
    expect(await decide(liJianguo, handOverId, 'accept')).toMatchObject({ refusal: 'handOverClosed' })
    expect(await mayRead(sunnySecretary, 'sunny')).toBe(true)
  })
})
