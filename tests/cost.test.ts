import type { Input, OperationName } from '../types/api'
import { openTown, type Town } from './open-town'
import {
  aMember,
  anAccount,
  liJianguo,
  newTap,
  office,
  type Person,
  sunnyCode,
  sunnySecretary,
  townAtWork,
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
})
