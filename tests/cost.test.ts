import { org } from '../emulator/seed/county'
import type { Input, OperationName } from '../types/api'
import { codeAt, openScreen } from './checkins/scanning'
import { aWorkbook } from './members/workbooks'
import { openTown, type Town } from './open-town'
import { titles } from './orgs/sheets'
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
  today,
  townAtWork,
  wangXiuying,
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

  it('G201 a rotating code costs 3 calls, a second tap 4; a scan in the place of what waited 4, with the screen 5', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    await town.as(liJianguo).call('sites.look', { siteCode: sunnyCode })
    const code = { siteCode: codeAt(screen, today), way: 'camera' } as const
    const calls = async (who: Person, input: Input<'checkins.create'>) =>
      (await costOf(who, 'checkins.create', input)).calls
    expect(await calls(liJianguo, { ...code, tapId: newTap() })).toBe(3)
    expect(await calls(liJianguo, { ...code, tapId: newTap() })).toBe(4)
    expect(await calls(wangXiuying, { ...scan(), way: 'picture' })).toBe(2)
    expect(await calls(wangXiuying, scan())).toBe(4)
    town = await openTown(townAtWork)
    const other = await openScreen(town)
    await town.as(liJianguo).call('checkins.create', { ...scan(), way: 'picture' })
    const shown = { siteCode: codeAt(other, today), way: 'camera', tapId: newTap() } as const
    expect(await calls(liJianguo, shown)).toBe(5)
  })

  it('G12 G201 a page of what waits costs 3 calls, a decision on any number 5; a screen 3 to open, 3 to list, 4 to take back', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', { ...scan(), way: 'picture' })
    await town.as(wangXiuying).call('checkins.create', { ...scan(), way: 'picture' })
    const { doorId } = await openScreen(town)
    const calls = async <Name extends OperationName>(op: Name, input: Input<Name>) =>
      (await costOf(sunnySecretary, op, input)).calls
    const sunny = { communityId: 'sunny', cursor: null }
    expect(await calls('checkins.listWaiting', sunny)).toBe(3)
    const checkinIds = ['m_oLI_sunny_2026Q4', 'm_oWANG_sunny_2026Q4']
    const confirm = { communityId: 'sunny', checkinIds, decision: 'confirm', tapId: newTap() } as const
    expect(await calls('checkins.decide', confirm)).toBe(5)
    const tablet = { siteId: 'sunny1', deviceId: 'tablet0000000009', deviceName: '平板', tapId: newTap() }
    expect(await calls('sites.openDoor', tablet)).toBe(3)
    expect(await calls('sites.listDoors', sunny)).toBe(3)
    expect(await calls('sites.revokeDoor', { doorId, tapId: newTap() })).toBe(4)
    const device = { deviceId: 'phone00000000001', tapId: newTap() }
    expect((await costOf(liJianguo, 'checkins.registerDevice', device)).calls).toBe(1)
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
    const figures = await costOf(sunnySecretary, 'checkins.overview', overview)
    expect([figures.calls, figures.depth]).toEqual([4, 2])
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

  it('G11 A35 a page of the table of places costs 2 calls, and looks at the people of its 20 places alone', async () => {
    const costs: number[][] = []
    for (const more of [0, 200]) {
      const branches = Array.from({ length: 30 + more }, (_, index) =>
        org(`z${index}`, 'branch', 'unit', `第${index + 1}党支部`, 'organs'),
      )
      const people = branches.map(({ _id }) =>
        aMember({ openid: _id, name: `张${_id}`, phone: null }, { branchId: _id }),
      )
      town = await openTown({
        ...townAtWork,
        orgs: [...orgs, ...branches],
        members: [...townAtWork.members, ...people],
      })
      await town.as(office).call('accounts.me', {})
      const asked = { orgId: 'organs', of: 'unit', show: 'all', cursor: null } as const
      const page = await costOf(office, 'registrations.progress', asked)
      costs.push([page.calls, page.examined])
    }
    expect(costs[1]).toEqual(costs[0])
    expect(costs[0]?.[0]).toBe(2)
  })

  it('G150 a dry run of 300 places costs 9 calls, a slice of 20 new ones 51, a page of its rows 3', async () => {
    town = await openTown(townAtWork)
    await town.as(office).call('accounts.me', {})
    const rows = Array.from({ length: 300 }, (_, index) => ['楼栋', `${index + 1}号楼`, '桂花园'])
    const fileId = await town.cloud.upload(office.openid, 'places/cost.xlsx', aWorkbook([titles, ...rows]))
    const input = { tapId: newTap(), fileId, fileName: 'x.xlsx' }
    const plan = await costOf(office, 'orgs.planImport', input)
    const [kept] = await town.cloud.documents('orgImports')
    const importId = String(kept?._id)
    const page = await costOf(office, 'orgs.listImportRows', { importId, plan: 'add', cursor: null })
    await town.as(office).call('orgs.applyImport', { tapId: newTap(), importId })
    const slice = await costOf(office, 'orgs.applyImport', { tapId: newTap(), importId })
    const then = await costOf(office, 'orgs.responsibleOn', { orgId: 'water', day: '2026-11-22' })
    const away = await costOf(office, 'orgs.exportTree', { tapId: newTap() })
    expect([plan, page, slice, then, away].map(({ calls }) => calls)).toEqual([9, 3, 51, 8, 7])
  })
})
