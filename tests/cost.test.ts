import { org } from '../emulator/seed/county'
import type { Input, OperationName } from '../types/api'
import { openTown, type Town } from './open-town'
import { lamp, townWithResidents, wangAyi, zhangDaye } from './requests/asking'
import {
  aMember,
  anAccount,
  liJianguo,
  newTap,
  office,
  orgs,
  type Person,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  waterSecretary,
} from './town'

let town: Town

/** What one operation costs on a warm instance: database calls, how many wait for one another, documents examined. */
async function costOf<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
  await town.cloud.resetCounts()
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(answer.refusal)
  const count = (await town.cloud.counts()).find(({ op: counted }) => counted === op)
  if (!count) throw new Error(`${op} was not counted`)
  return count
}

const scan = () => ({ siteCode: sunnyCode, way: 'camera', tapId: newTap() }) as const

describe('what an operation costs on a warm instance', () => {
  it('A36 a check-in costs 2 database calls, one after another; a second tap 3', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('sites.look', { siteCode: sunnyCode })
    const first = await costOf(liJianguo, 'checkins.create', scan())
    expect([first.calls, first.depth]).toEqual([2, 2])
    const second = await costOf(liJianguo, 'checkins.create', scan())
    expect([second.calls, second.depth]).toEqual([3, 3])
  })

  it('A36 a page of names costs at most 3 calls, its audit row included', async () => {
    town = await openTown(townAtWork)
    await town.as(sunnySecretary).call('accounts.me', {})
    const list = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null } as const
    expect((await costOf(sunnySecretary, 'checkins.list', list)).calls).toBeLessThanOrEqual(3)
    expect((await costOf(sunnySecretary, 'accounts.listClaims', { cursor: null })).calls).toBeLessThanOrEqual(
      3,
    )
    expect((await costOf(sunnySecretary, 'accounts.countClaims', {})).calls).toBe(2)
    const overview = { communityId: 'sunny', quarter: null }
    expect((await costOf(sunnySecretary, 'checkins.overview', overview)).calls).toBeLessThanOrEqual(3)
  })

  it('G152 G153 the console and the trail cost few calls, however many settings and rows there are', async () => {
    town = await openTown(townAtWork)
    await town.as(office).call('accounts.me', {})
    const changes = [{ name: 'posts.claimsAtMost', value: 2 }]
    const effectiveDay = '2026-12-01'
    const change = { tapId: newTap(), changes, effectiveDay, reason: '减负', revision: 0 }
    const calls = async <Name extends OperationName>(who: Person, op: Name, input: Input<Name>) =>
      (await costOf(who, op, input)).calls
    expect(await calls(office, 'rules.list', { day: null })).toBe(2)
    expect(await calls(office, 'rules.show', { name: 'posts.claimsAtMost' })).toBe(2)
    expect(await calls(office, 'rules.preview', { changes, effectiveDay })).toBe(2)
    expect(await calls(office, 'rules.change', change)).toBe(4)
    const back = { tapId: newTap(), versionId: '00000001', reason: '再商量', revision: 1 }
    expect(await calls(office, 'rules.withdraw', back)).toBe(4)
    expect(await calls(office, 'audits.list', { of: { kind: 'all' }, cursor: null })).toBe(3)
    expect(await calls(liJianguo, 'audits.mine', { cursor: null })).toBe(2)
    expect(await calls(office, 'audits.verify', { cursor: null })).toBeLessThanOrEqual(5)
  })

  it('A36 a first page and a check-in examine as many documents in a crowd as in a hamlet', async () => {
    const crowd = (people: number) =>
      Array.from({ length: people }, (_, index) => ({
        openid: `oCROWD${index}`,
        name: `张${index}`,
        phone: null,
      }))
    const costs: number[][] = []
    for (const people of [100, 1000]) {
      const everybody = crowd(people)
      town = await openTown({
        ...townAtWork,
        accounts: [...townAtWork.accounts, ...everybody.map(who => anAccount(who))],
        members: [...townAtWork.members, ...everybody.map(who => aMember(who))],
      })
      await town.as(liJianguo).call('sites.look', { siteCode: sunnyCode })
      const list = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null } as const
      const checkin = await costOf(liJianguo, 'checkins.create', scan())
      const page = await costOf(sunnySecretary, 'checkins.list', list)
      costs.push([checkin.examined, page.examined])
    }
    expect(costs[1]).toEqual(costs[0])
  })

  it('G150 G151 the tree costs 2 calls a page and 5 a place, a change 11; a page of roles 3', async () => {
    const costs: number[][] = []
    for (const more of [0, 400]) {
      const buildings = Array.from({ length: more }, (_, index) =>
        org(`b${index}`, 'building', 'community', `${index}号楼`, 'garden'),
      )
      town = await openTown({ ...townAtWork, orgs: [...orgs, ...buildings] })
      await town.as(office).call('orgs.list', { orgId: null, cursor: null })
      const page = await costOf(office, 'orgs.list', { orgId: 'garden', cursor: null })
      const place = await costOf(office, 'orgs.show', { orgId: 'garden' })
      const told = { orgId: 'garden', revision: 0, name: '桂花苑', keepsOldName: true }
      const renamed = await costOf(office, 'orgs.rename', { ...told, tapId: newTap() })
      const roles = await costOf(office, 'accounts.listRoles', { orgId: 'sunny' })
      const history = await costOf(office, 'accounts.listRoleHistory', { orgId: 'sunny', cursor: null })
      costs.push([page.calls, place.calls, renamed.calls, roles.calls, history.calls])
    }
    expect(costs).toEqual([
      [2, 5, 11, 3, 3],
      [2, 5, 11, 3, 3],
    ])
  })

  it('G156 a role costs 10 calls to grant, an office 17 to pass', async () => {
    town = await openTown(townAtWork)
    await town.as(office).call('accounts.me', {})
    const to = { kind: 'member', memberId: 'm_oLI' } as const
    const asked = { orgId: 'sunny', role: 'communityStaff', untilDay: null, to, tapId: newTap() } as const
    expect((await costOf(office, 'accounts.grantRole', asked)).calls).toBe(10)
    const named = { orgId: 'sunny', role: 'communitySecretary', memberId: 'm_oLI', tapId: newTap() } as const
    const offered = await town.as(sunnySecretary).call('accounts.handOver', named)
    if (!offered.ok) throw new Error(offered.refusal)
    const { handOverId } = offered.value
    const accepted = { handOverId, decision: 'accept', tapId: newTap() } as const
    expect((await costOf(liJianguo, 'accounts.decideHandOver', accepted)).calls).toBe(17)
  })

  it('A28 a scan that also reports costs 7 calls, an acceptance 7, a dispatch 9; an audited page 3', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('sites.look', { siteCode: sunnyCode })
    const items = [{ memberId: 'm_oLI', communityId: 'sunny' }]
    const dispatched = await costOf(waterSecretary, 'registrations.dispatch', { tapId: newTap(), items })
    const reported = await costOf(liJianguo, 'checkins.create', scan())
    const accept = { tapId: newTap(), communityId: 'sunny', memberIds: ['m_oLI'] }
    const accepted = await costOf(sunnySecretary, 'registrations.accept', accept)
    const list = { orgId: 'sunny', show: 'accepted', cursor: null } as const
    const page = await costOf(sunnySecretary, 'registrations.list', list)
    expect([dispatched, reported, accepted, page].map(({ calls }) => calls)).toEqual([9, 7, 7, 3])
  })

  it('A28 fifty dispatches cost 303 calls in ten lanes, fifty acceptances 252, fifty stubs 5', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `m_oCROWD${index}`)
    town = await openTown({
      ...townAtWork,
      members: [
        ...townAtWork.members,
        ...ids.map((_id, index) => aMember({ openid: `oCROWD${index}`, name: `张${index}`, phone: null })),
      ],
    })
    await town.as(waterSecretary).call('accounts.me', {})
    const items = ids.map(memberId => ({ memberId, communityId: 'sunny' }))
    const dispatched = await costOf(waterSecretary, 'registrations.dispatch', { tapId: newTap(), items })
    for (const memberId of ids) {
      const report = { tapId: newTap(), way: 'secretary', communityId: 'sunny', memberId } as const
      await town.as(sunnySecretary).call('registrations.report', report)
    }
    const accept = { tapId: newTap(), communityId: 'sunny', memberIds: ids }
    const accepted = await costOf(sunnySecretary, 'registrations.accept', accept)
    const stubs = { tapId: newTap(), side: 'community', items } as const
    const filed = await costOf(sunnySecretary, 'registrations.fileStub', stubs)
    expect([dispatched.calls, accepted.calls, filed.calls]).toEqual([303, 252, 5])
    // Ten lanes at once: how many of their calls wait for one another differs from run to run.
    expect(dispatched.depth).toBeLessThanOrEqual(60)
    expect(accepted.depth).toBeLessThanOrEqual(50)
  })

  it('A54 a request costs 8 calls to ask, 3 to claim, 3 for an audited page, however many there are', async () => {
    const costs: number[][] = []
    for (const more of [0, 300]) {
      town = await openTown({ ...townWithResidents, requests: await manyRequests(more) })
      await town.as(wangAyi).call('requests.categories', {})
      await town.as(wangAyi).call('requests.submit', lamp())
      const submitted = await costOf(zhangDaye, 'requests.submit', lamp())
      const mine = await town.as(zhangDaye).call('requests.mine', { cursor: null })
      const requestId = (mine.ok && mine.value.items[0]?.requestId) || ''
      const list = { communityId: 'sunny', show: 'new', cursor: null } as const
      const page = await costOf(sunnySecretary, 'requests.list', list)
      await town.as(sunnySecretary).call('requests.accept', {
        tapId: newTap(),
        communityId: 'sunny',
        requestIds: [requestId],
        isOpenToClaims: true,
      })
      const claimed = await costOf(liJianguo, 'requests.claim', { tapId: newTap(), requestId })
      costs.push([submitted.calls, page.calls, claimed.calls, submitted.examined, claimed.examined])
    }
    expect(costs[0]?.slice(0, 3)).toEqual([8, 3, 3])
    expect(costs[1]).toEqual(costs[0])
  })
})

/** So many requests of others, as one that was asked is kept. */
async function manyRequests(more: number): Promise<object[]> {
  if (more === 0) return []
  const town = await openTown(townWithResidents)
  await town.as(wangAyi).call('requests.submit', lamp())
  const [kept] = await town.cloud.documents('requests')
  return Array.from({ length: more }, (_, index) => ({
    ...kept,
    _id: `qother${index}`,
    sortKey: `${String(index).padStart(15, '0')}_qother${index}`,
  }))
}
