import { org } from '../../emulator/seed/county'
import type { Me, RebindingView, Role, RoleHeld } from '../../types/accounts'
import type { Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { lamp } from '../requests/asking'
import {
  anOfficer,
  bound,
  liJianguo,
  newTap,
  noon,
  office,
  orgs,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import { aWish } from '../wishes/wishing'

let town: Town

const no = { ok: false, refusal: 'notAllowed' }
const officer = (openid: string, name: string): Person => ({ openid, name, phone: null })
const secondOffice = officer('oSECOND_OFFICE', '双联双管办的另一位')
const townSecretary = officer('oTOWN_SECRETARY', '城关镇书记')
const branchSecretary = officer('oBRANCH_SECRETARY', '支部书记')
const newPhone = stranger

const held = (role: Role, orgId: string): RoleHeld => ({ role, orgId, since: 0, until: null })

/** 李建国 holds these roles on the phone before; everybody else is at work. */
async function openWith(roles: RoleHeld[], officers = [secondOffice, townSecretary, branchSecretary]) {
  const accounts = [
    ...townAtWork.accounts.filter(({ _id }) => _id !== liJianguo.openid),
    { ...bound(liJianguo).account, roles },
    anOfficer(secondOffice, 'countyOffice', 'county'),
    anOfficer(townSecretary, 'townSecretary', 'town'),
    anOfficer(branchSecretary, 'branchSecretary', 'water1'),
  ]
  const here = new Set([
    ...townAtWork.accounts.map(({ _id }) => _id),
    ...officers.map(({ openid }) => openid),
  ])
  town = await openTown({
    ...townAtWork,
    orgs: [...orgs, org('sunnyGroup', 'group', 'community', '桂花园党小组', 'sunny')],
    accounts: accounts.filter(({ _id }) => here.has(_id)),
  })
}

const call = <Name extends Parameters<ReturnType<Town['as']>['call']>[0]>(
  who: Person,
  op: Name,
  input: Input<Name>,
) => town.as(who).call(op, input)

async function claimAs(who: Person, by: Person): Promise<string> {
  await call(who, 'accounts.consent', { purpose: 'serve', version: '2026-12', tapId: newTap() })
  await call(who, 'accounts.claim', {
    name: '李建国',
    phoneTail: '0001',
    unitName: '安平县水务局',
    tapId: newTap(),
  })
  const claims = await call(by, 'accounts.listClaims', { cursor: null })
  return claims.ok ? (claims.value.items.at(-1)?.claimId ?? '') : ''
}

const confirm = (by: Person, claimId: string, tapId = newTap()) =>
  call(by, 'accounts.decideClaim', {
    tapId,
    claimId,
    decision: 'confirm',
    memberId: 'm_oLI',
    rebind: true,
  })

/** The new phone claims to be 李建国, and somebody confirms it. */
async function moveBy(by: Person, who = newPhone) {
  const rebindingId = await claimAs(who, by)
  return { rebindingId, answer: await confirm(by, rebindingId) }
}

const decide = (
  by: Person,
  rebindingId: string,
  { role, orgId }: RoleHeld,
  decision: 'carry' | 'end' = 'carry',
) => call(by, 'accounts.decideRebinding', { tapId: newTap(), rebindingId, role, orgId, decision })
const halt = (by: Person, rebindingId: string, tapId = newTap()) =>
  call(by, 'accounts.haltRebinding', { tapId, rebindingId })
const answerAs = (by: Person, rebindingId: string, isMe: boolean, tapId = newTap()) =>
  call(by, 'accounts.answerRebinding', { tapId, rebindingId, isMe })

async function me(who: Person): Promise<Me> {
  const answer = await call(who, 'accounts.me', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}
const rolesOf = async (who: Person) => (await me(who)).roles.map(({ role }) => role)

async function listed(who: Person): Promise<RebindingView[]> {
  const answer = await call(who, 'accounts.listRebindings', { cursor: null })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items
}
async function waiting(who: Person): Promise<number> {
  const answer = await call(who, 'accounts.countRebindings', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.waiting
}
async function told(who: Person): Promise<string[]> {
  const answer = await call(who, 'notices.list', { cursor: null })
  return answer.ok ? answer.value.items.map(({ kind }) => kind) : []
}
async function grants(): Promise<Record<string, unknown>[]> {
  return (await town.cloud.documents('accountRoles')).map(({ openid, memberId, role, endedAs, by }) => ({
    openid,
    memberId,
    role,
    endedAs,
    by,
  }))
}
const nextDay = () => town.cloud.clock({ now: noon('2026-11-23') + 60_000, freeze: true })

const theOffice = held('countyOffice', 'county')
const staff = held('communityStaff', 'sunny')
const secretary = held('communitySecretary', 'sunny')

describe('a binding that moves to a new identity', () => {
  it('carries no office that whoever decides could not grant: a branch secretary makes nobody the county office', async () => {
    await openWith([theOffice])
    const { answer } = await moveBy(branchSecretary)
    expect(answer).toMatchObject({
      ok: true,
      value: { moves: [{ role: 'countyOffice', state: 'waiting', asks: ['countyOffice'] }] },
    })
    expect(await rolesOf(newPhone)).toEqual([])
    expect(await rolesOf(liJianguo)).toEqual([])
    expect(await call(newPhone, 'audits.list', { of: { kind: 'all' }, cursor: null })).toEqual(no)
    await nextDay()
    expect(await rolesOf(newPhone)).toEqual([])
    expect((await me(newPhone)).waiting).toMatchObject([{ role: 'countyOffice', place: { name: '安平县' } }])
  })

  it('writes a row for whatever goes over or is suspended, in the office of whoever said so', async () => {
    await openWith([staff, held('groupLeader', 'sunnyGroup'), theOffice])
    await moveBy(sunnySecretary)
    expect(await rolesOf(newPhone)).toEqual(['communityStaff', 'groupLeader'])
    const rows = await grants()
    const of = (who: Person) => rows.filter(({ openid }) => openid === who.openid)
    expect(Object.fromEntries(of(liJianguo).map(({ role, endedAs }) => [role, endedAs]))).toEqual({
      communityStaff: 'carried',
      groupLeader: 'carried',
      countyOffice: 'suspended',
    })
    const bySecretary = { openid: sunnySecretary.openid, role: 'communitySecretary', orgId: 'sunny' }
    expect(of(newPhone)).toHaveLength(2)
    for (const role of ['communityStaff', 'groupLeader']) {
      expect(of(newPhone).find(row => row.role === role)).toMatchObject({
        memberId: 'm_oLI',
        by: bySecretary,
      })
    }
  })

  it('tells the identity before, whoever could grant an office and the county office at once, each with a number or a question', async () => {
    await openWith([staff, secretary])
    const { rebindingId } = await moveBy(waterSecretary)
    expect(await told(liJianguo)).toEqual(['rebindingAsked'])
    expect((await me(liJianguo)).movedAway).toMatchObject({ rebindingId })
    for (const who of [office, secondOffice, townSecretary]) {
      expect(await told(who)).toEqual(['officeMoved'])
      expect(await waiting(who)).toBe(1)
    }
    expect(await told(sunnySecretary)).toEqual(['officeMoved'])
    expect(await told(riverSecretary)).toEqual([])
    expect(await waiting(riverSecretary)).toBe(0)
    expect(await listed(riverSecretary)).toEqual([])
    expect(await listed(townSecretary)).toMatchObject([
      {
        person: { name: '李建国' },
        roles: [
          { role: 'communityStaff', state: 'waiting', can: { carry: true, end: true } },
          { role: 'communitySecretary', state: 'waiting', can: { carry: true, end: true } },
        ],
        can: { halt: true },
      },
    ])
  })

  it('stands in the list of whoever confirmed it, who may stop it', async () => {
    await openWith([secretary])
    const { rebindingId } = await moveBy(waterSecretary)
    expect(await listed(waterSecretary)).toMatchObject([
      { rebindingId, roles: [{ can: { carry: false, end: false } }], can: { halt: true } },
    ])
    expect(await halt(waterSecretary, rebindingId)).toMatchObject({ ok: true })
    expect(await rolesOf(liJianguo)).toEqual(['communitySecretary'])
  })

  it('says before the decision which offices go over now, which wait, and for whom', async () => {
    await openWith([staff, theOffice])
    await claimAs(newPhone, sunnySecretary)
    const claims = await call(sunnySecretary, 'accounts.listClaims', { cursor: null })
    expect(claims).toMatchObject({
      value: {
        items: [
          {
            matches: [
              {
                moves: [
                  { role: 'communityStaff', state: 'carried', from: null },
                  { role: 'countyOffice', state: 'waiting', asks: ['countyOffice'] },
                ],
              },
            ],
          },
        ],
      },
    })
  })

  it('is not confirmed by the person’s own other office, nor a second time while the first may be stopped', async () => {
    await openWith([held('branchSecretary', 'water1')])
    const claimId = await claimAs(newPhone, branchSecretary)
    expect(await confirm(liJianguo, claimId)).toEqual(no)
    const tapId = newTap()
    const first = await confirm(branchSecretary, claimId, tapId)
    expect(first).toMatchObject({ ok: true })
    expect(await confirm(branchSecretary, claimId, tapId)).toEqual(first)
    const again = await claimAs(officer('oTHIRD', '第三部手机'), branchSecretary)
    expect(await confirm(branchSecretary, again)).toMatchObject({ refusal: 'movedJustNow' })
  })

  it('leaves a paused person paused, unless whoever decides could let him or her go on', async () => {
    await openWith([theOffice])
    await call(office, 'accounts.pause', { tapId: newTap(), memberId: 'm_oLI', reason: '手机遗失' })
    await moveBy(branchSecretary)
    expect((await me(newPhone)).isPaused).toBe(true)
    expect(
      await call(branchSecretary, 'accounts.resume', { tapId: newTap(), memberId: 'm_oLI' }),
    ).toMatchObject({
      refusal: 'officeAbove',
    })
    expect(await call(office, 'accounts.resume', { tapId: newTap(), memberId: 'm_oLI' })).toMatchObject({
      ok: true,
    })
  })
})

describe('an office that is suspended', () => {
  it('goes over once somebody who may grant it says so, at once where it leads nobody', async () => {
    await openWith([staff])
    const { rebindingId } = await moveBy(waterSecretary)
    expect(await decide(riverSecretary, rebindingId, staff)).toEqual(no)
    expect(await decide(newPhone, rebindingId, staff)).toEqual(no)
    expect(await decide(sunnySecretary, rebindingId, staff)).toMatchObject({
      ok: true,
      value: { rebinding: { roles: [{ state: 'carried' }] } },
    })
    expect(await rolesOf(newPhone)).toEqual(['communityStaff'])
    expect(await decide(sunnySecretary, rebindingId, staff)).toMatchObject({ ok: true })
    expect(await rolesOf(newPhone)).toEqual(['communityStaff'])
    expect((await me(newPhone)).waiting).toEqual([])
  })

  it('goes over after two people and a day where it leads: one who may grant it is not enough', async () => {
    await openWith([secretary])
    const { rebindingId, answer } = await moveBy(townSecretary, newPhone)
    // The town's secretary does not lead the person's branch, but the community.
    expect(answer).toMatchObject({ value: { moves: [{ role: 'communitySecretary', state: 'waiting' }] } })
    expect(await decide(townSecretary, rebindingId, secretary)).toMatchObject({ refusal: 'secondNeeded' })
    await nextDay()
    expect(await rolesOf(newPhone)).toEqual([])
    expect(await decide(branchSecretary, rebindingId, secretary)).toMatchObject({ ok: true })
    expect(await rolesOf(newPhone)).toEqual(['communitySecretary'])
    expect((await grants()).find(({ openid }) => openid === newPhone.openid)).toMatchObject({
      by: { openid: townSecretary.openid, role: 'townSecretary' },
    })
  })

  it('names nobody to wait for who has spoken: only a second person is missing', async () => {
    await openWith([secretary])
    const { rebindingId } = await moveBy(townSecretary)
    expect(await listed(branchSecretary)).toMatchObject([
      { roles: [{ state: 'waiting', asks: [], needsSecond: true }] },
    ])
    await halt(office, rebindingId)
    expect(await listed(office)).toMatchObject([
      { state: 'halted', roles: [{ needsSecond: false }], can: { halt: false } },
    ])
  })

  it('is told on the new phone until it begins, and until when it can be stopped as long as that is to come', async () => {
    await openWith([secretary])
    const { rebindingId } = await moveBy(branchSecretary)
    const place = { orgId: 'sunny' }
    expect((await me(newPhone)).waiting).toMatchObject([{ role: 'communitySecretary', place, from: null }])
    await decide(office, rebindingId, secretary)
    const from = today + 24 * 60 * 60_000
    expect((await me(newPhone)).waiting).toMatchObject([{ role: 'communitySecretary', place, from }])
    expect(await listed(office)).toMatchObject([{ until: today + 14 * 24 * 60 * 60_000 }])
    await nextDay()
    expect((await me(newPhone)).waiting).toEqual([])
    await town.cloud.clock({ now: noon('2026-12-07'), freeze: true })
    expect(await listed(office)).toMatchObject([{ until: null, can: { halt: false } }])
  })

  it('waits for its day although two have said yes, and then begins by itself', async () => {
    await openWith([secretary])
    const { rebindingId } = await moveBy(branchSecretary)
    expect(await decide(office, rebindingId, secretary)).toMatchObject({
      value: { rebinding: { roles: [{ state: 'carried', from: today + 24 * 60 * 60_000 }] } },
    })
    expect(await rolesOf(newPhone)).toEqual([])
    await nextDay()
    expect(await rolesOf(newPhone)).toEqual(['communitySecretary'])
  })

  it('is ended by whoever may grant it, and never comes back by itself', async () => {
    await openWith([staff])
    const { rebindingId } = await moveBy(waterSecretary)
    expect(await decide(sunnySecretary, rebindingId, staff, 'end')).toMatchObject({ ok: true })
    expect(await decide(sunnySecretary, rebindingId, staff)).toMatchObject({ refusal: 'roleEnded' })
    await halt(office, rebindingId)
    expect(await rolesOf(liJianguo)).toEqual([])
  })

  it('the last county office stays with the phone before, so that the county is never locked out', async () => {
    await openWith([theOffice], [branchSecretary])
    await town.cloud.load({ accounts: [{ ...anOfficer(office, 'countyOffice', 'county'), roles: [] }] })
    const { rebindingId } = await moveBy(branchSecretary)
    expect(await rolesOf(liJianguo)).toEqual(['countyOffice'])
    expect(await rolesOf(newPhone)).toEqual([])
    expect(await answerAs(liJianguo, rebindingId, true)).toMatchObject({ ok: true })
    expect(await rolesOf(liJianguo)).toEqual([])
    expect(await rolesOf(newPhone)).toEqual(['countyOffice'])
  })
})

describe('the phone before', () => {
  it('says that it was the holder, and everything goes over at once', async () => {
    await openWith([secretary, theOffice])
    const { rebindingId } = await moveBy(branchSecretary)
    expect(await answerAs(newPhone, rebindingId, true)).toEqual(no)
    expect(await answerAs(branchSecretary, rebindingId, true)).toEqual(no)
    const tapId = newTap()
    expect(await answerAs(liJianguo, rebindingId, true, tapId)).toMatchObject({
      ok: true,
      value: { me: { movedAway: { isAsked: false } } },
    })
    expect(await answerAs(liJianguo, rebindingId, true, tapId)).toMatchObject({ ok: true })
    expect(await rolesOf(newPhone)).toEqual(['communitySecretary', 'countyOffice'])
    expect(await rolesOf(liJianguo)).toEqual([])
    expect(await waiting(office)).toBe(0)
  })

  it('says that it was somebody else: one tap, and it holds again, while the other identity is nobody', async () => {
    await openWith([staff, theOffice])
    const { rebindingId } = await moveBy(sunnySecretary)
    expect(await rolesOf(newPhone)).toEqual(['communityStaff'])
    const tapId = newTap()
    expect(await answerAs(liJianguo, rebindingId, false, tapId)).toMatchObject({
      ok: true,
      value: { me: { binding: 'bound', person: { name: '李建国' }, movedAway: null } },
    })
    expect(await answerAs(liJianguo, rebindingId, false, tapId)).toMatchObject({ ok: true })
    expect(await rolesOf(liJianguo)).toEqual(['communityStaff', 'countyOffice'])
    expect(await me(newPhone)).toMatchObject({ binding: 'none', person: null, roles: [], waiting: [] })
    expect(await told(sunnySecretary)).toContain('rebindingHalted')
    expect(await told(office)).toContain('rebindingHalted')
    expect(await decide(office, rebindingId, theOffice)).toMatchObject({ refusal: 'rebindingClosed' })
  })

  it('takes back what the other identity gave away meanwhile, and what it was given', async () => {
    await openWith([staff])
    const { rebindingId } = await moveBy(sunnySecretary)
    await call(office, 'accounts.grantRole', {
      tapId: newTap(),
      orgId: 'sunnyGroup',
      role: 'groupLeader',
      untilDay: null,
      to: { kind: 'member', memberId: 'm_oLI' },
    })
    expect(await rolesOf(newPhone)).toEqual(['communityStaff', 'groupLeader'])
    await answerAs(liJianguo, rebindingId, false)
    expect(await rolesOf(newPhone)).toEqual([])
    expect(await rolesOf(liJianguo)).toEqual(['communityStaff'])
  })

  it('that was lost ends nothing, accepts nothing and gives nothing away', async () => {
    await openWith([staff, secretary])
    const fromLi = await call(liJianguo, 'accounts.handOver', {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communitySecretary',
      memberId: 'm_oCHEN',
    })
    const offeredByLi = fromLi.ok ? fromLi.value.handOverId : ''
    const { rebindingId } = await moveBy(branchSecretary)
    await decide(office, rebindingId, staff)
    await decide(office, rebindingId, secretary)
    await nextDay()
    for (const [role, orgId] of [
      ['communityStaff', 'sunny'],
      ['communitySecretary', 'sunny'],
    ] as const) {
      for (const row of await town.cloud.documents('accountRoles')) {
        const asked = { tapId: newTap(), orgId, role, grantId: String(row._id) }
        const answer = await call(liJianguo, 'accounts.revokeRole', asked)
        expect(answer).toMatchObject({ ok: false })
      }
    }
    expect(await rolesOf(newPhone)).toEqual(['communityStaff', 'communitySecretary'])
    const withdraw = { tapId: newTap(), handOverId: offeredByLi, decision: 'withdraw' } as const
    await call(liJianguo, 'accounts.decideHandOver', withdraw)
    const chen = { openid: 'oCHEN', name: '陈明', phone: null }
    const accept = { tapId: newTap(), handOverId: offeredByLi, decision: 'accept' } as const
    expect(await call(chen, 'accounts.decideHandOver', accept)).toMatchObject({ refusal: 'handOverClosed' })
  })

  it('that was lost does nothing any more but answer the question, until it is somebody again', async () => {
    await openWith([])
    const moved = { ok: false, refusal: 'accountMoved' }
    await moveBy(waterSecretary)
    expect(await call(liJianguo, 'requests.mine', { cursor: null })).toEqual(moved)
    expect(await call(liJianguo, 'checkins.mine', {})).toEqual(moved)
    expect(await call(liJianguo, 'requests.forgetHome', { tapId: newTap() })).toEqual(moved)
    const { movedAway } = await me(liJianguo)
    await answerAs(liJianguo, movedAway?.rebindingId ?? '', false)
    expect(await call(liJianguo, 'checkins.mine', {})).toMatchObject({ ok: true })
  })

  it('gives what was asked for and said along with the holder’s word, and nothing of it before', async () => {
    await openWith([])
    await call(liJianguo, 'requests.submit', lamp())
    await call(liJianguo, 'wishes.say', aWish())
    const asked = async (who: Person) => {
      const [requests, wishes] = [
        await call(who, 'requests.mine', { cursor: null }),
        await call(who, 'wishes.mine', { cursor: null }),
      ]
      return [requests.ok && requests.value.items.length, wishes.ok && wishes.value.items.length]
    }
    expect(await asked(liJianguo)).toEqual([1, 1])
    const { rebindingId } = await moveBy(waterSecretary)
    expect(await asked(newPhone)).toEqual([0, 0])
    expect(await answerAs(liJianguo, rebindingId, true)).toMatchObject({ ok: true })
    expect(await asked(newPhone)).toEqual([1, 1])
    expect(await asked(liJianguo)).toEqual([false, false])
    const [request] = await town.cloud.documents('requests')
    const withdraw = { tapId: newTap(), requestId: String(request?._id) }
    expect(await call(newPhone, 'requests.withdraw', withdraw)).toMatchObject({ ok: true })
  })

  it('G180 takes the remembered home along, sealed anew: the next request from there opens', async () => {
    await openWith([])
    await call(liJianguo, 'requests.submit', lamp())
    const { rebindingId } = await moveBy(waterSecretary)
    expect(await answerAs(liJianguo, rebindingId, true)).toMatchObject({ ok: true })
    const homes = await town.cloud.documents('requestHomes')
    expect(homes.map(({ _id }) => _id)).toEqual([newPhone.openid])
    const fromHome = lamp({ where: { kind: 'home' }, name: null, phone: null })
    const asked = await call(newPhone, 'requests.submit', fromHome)
    const requestId = asked.ok ? asked.value.request.requestId : ''
    expect(await call(sunnySecretary, 'requests.contact', { requestId })).toMatchObject({
      value: { name: '王阿姨', phone: '19911112222', door: '2单元501' },
    })
  })

  it('that was never that person’s goes on for whoever has it, and cannot take the person back', async () => {
    await openWith([])
    const { rebindingId } = await moveBy(waterSecretary)
    const release = (by: Person) => call(by, 'accounts.releaseRebinding', { tapId: newTap(), rebindingId })
    for (const nobody of [riverSecretary, newPhone]) expect(await release(nobody)).toEqual(no)
    expect(await listed(waterSecretary)).toMatchObject([{ rebindingId, roles: [], can: { halt: true } }])
    // Whoever leads the branch has the way there, too.
    expect(await me(branchSecretary)).toMatchObject({ can: { decideRebindings: true } })
    expect(await listed(branchSecretary)).toMatchObject([{ rebindingId, can: { halt: true } }])
    expect(await release(waterSecretary)).toMatchObject({ ok: true })
    expect(await call(liJianguo, 'requests.mine', { cursor: null })).toMatchObject({ ok: true })
    expect(await answerAs(liJianguo, rebindingId, false)).toMatchObject({ refusal: 'rebindingClosed' })
    expect(await me(newPhone)).toMatchObject({ person: { name: '李建国' } })
    expect(await listed(waterSecretary)).toMatchObject([{ isReleased: true, can: { halt: false } }])
    expect(await release(waterSecretary)).toMatchObject({ ok: true })
  })

  it('of a successor who has another phone by now accepts nothing', async () => {
    await openWith([])
    const offered = await call(sunnySecretary, 'accounts.handOver', {
      tapId: newTap(),
      orgId: 'sunny',
      role: 'communitySecretary',
      memberId: 'm_oLI',
    })
    const handOverId = offered.ok ? offered.value.handOverId : ''
    await moveBy(waterSecretary)
    for (const who of [liJianguo, newPhone]) {
      const accept = { tapId: newTap(), handOverId, decision: 'accept' } as const
      expect((await call(who, 'accounts.decideHandOver', accept)).ok).toBe(false)
    }
    expect(await rolesOf(sunnySecretary)).toEqual(['communitySecretary'])
  })
})

describe('whoever could grant the office', () => {
  it('stops the move with one tap, and so does the county office; the neighbour does not', async () => {
    await openWith([staff])
    const { rebindingId } = await moveBy(waterSecretary)
    for (const nobody of [riverSecretary, newPhone, branchSecretary]) {
      expect(await halt(nobody, rebindingId)).toEqual(no)
    }
    const tapId = newTap()
    expect(await halt(townSecretary, rebindingId, tapId)).toMatchObject({ ok: true })
    expect(await halt(townSecretary, rebindingId, tapId)).toMatchObject({ ok: true })
    expect(await halt(office, rebindingId)).toMatchObject({ refusal: 'rebindingClosed' })
    expect(await rolesOf(liJianguo)).toEqual(['communityStaff'])
    expect(await told(liJianguo)).toContain('rebindingHalted')
  })

  it('gives no leading office for a day to whoever has just taken the place of somebody’s identity', async () => {
    await openWith([])
    await moveBy(waterSecretary)
    const grant = (untilDay: string | null = null) =>
      call(office, 'accounts.grantRole', {
        tapId: newTap(),
        orgId: 'sunny',
        role: 'communitySecretary',
        untilDay,
        to: { kind: 'member', memberId: 'm_oLI' },
      })
    expect(await grant()).toMatchObject({ refusal: 'movedJustNow' })
    const offer = { tapId: newTap(), orgId: 'sunny', role: 'communitySecretary', memberId: 'm_oLI' } as const
    expect(await call(sunnySecretary, 'accounts.handOver', offer)).toMatchObject({ refusal: 'movedJustNow' })
    await nextDay()
    expect(await grant()).toMatchObject({ ok: true })
  })
})

describe('pausing', () => {
  const pause = (by: Person, memberId = 'm_oLI') =>
    call(by, 'accounts.pause', { tapId: newTap(), memberId, reason: '手机遗失' })
  const resume = (by: Person, memberId = 'm_oLI') =>
    call(by, 'accounts.resume', { tapId: newTap(), memberId })

  it('goes downwards only: who could not end every office of a person neither stops nor resumes him or her', async () => {
    await openWith([staff, theOffice])
    for (const below of [branchSecretary, waterSecretary, sunnySecretary, townSecretary]) {
      expect(await pause(below)).toEqual({ ok: false, refusal: 'officeAbove' })
    }
    expect((await me(liJianguo)).isPaused).toBe(false)
    expect(await pause(office)).toMatchObject({ ok: true })
    expect(await resume(branchSecretary)).toEqual({ ok: false, refusal: 'officeAbove' })
    expect((await me(liJianguo)).isPaused).toBe(true)
    expect(await resume(office)).toMatchObject({ ok: true })
    expect(await pause(riverSecretary)).toEqual(no)
  })

  it('still stops somebody without an office, and staff that the secretary could end', async () => {
    await openWith([staff])
    expect(await pause(sunnySecretary)).toMatchObject({ ok: true })
    expect(await pause(sunnySecretary)).toMatchObject({ ok: true })
    expect(await resume(sunnySecretary)).toMatchObject({ ok: true })
    expect(await pause(waterSecretary)).toEqual({ ok: false, refusal: 'officeAbove' })
    expect(await pause(waterSecretary, 'm_oWANG')).toMatchObject({ ok: true })
  })

  it('of two who hold the county office and stop or end each other at the same moment one goes on', async () => {
    for (const way of ['pause', 'end'] as const) {
      const wang = bound(wangXiuying).account
      town = await openTown({
        ...townAtWork,
        accounts: [
          ...townAtWork.accounts.filter(
            ({ _id }) => ![liJianguo.openid, wangXiuying.openid, office.openid].includes(_id),
          ),
          { ...bound(liJianguo).account, roles: [theOffice] },
          { ...wang, roles: [theOffice] },
        ],
      })
      const stop = async (by: Person, other: Person) => {
        if (way === 'pause') return pause(by, `m_${other.openid}`)
        const roles = await call(by, 'accounts.listRoles', { orgId: 'county' })
        const views = roles.ok ? roles.value.holders : []
        const grantId = views.find(({ isYou }) => !isYou)?.grantId ?? 'none'
        const asked = { tapId: newTap(), orgId: 'county', role: 'countyOffice', grantId } as const
        return call(by, 'accounts.revokeRole', asked)
      }
      await Promise.all([stop(liJianguo, wangXiuying), stop(wangXiuying, liJianguo)])
      const able = await Promise.all(
        [liJianguo, wangXiuying].map(who => call(who, 'accounts.listRoles', { orgId: 'county' })),
      )
      expect(able.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })
})
