import { org } from '../../emulator/seed/county'
import { readRotatingCode } from '../../src/contract/rotating-code'
import type { Answer } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { randomFrom, size } from '../size'
import {
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  office,
  orgs,
  riverSecretary,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'
import { codeAt, openScreen, tablet } from './scanning'

let town: Town
const second = 1_000
const scan = (siteCode: string) => ({ siteCode, way: 'camera', tapId: newTap() }) as const

describe('a screen at the door', () => {
  it('G201 A37 a member reads its code and is checked in, tier A', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    expect(screen).toMatchObject({ siteName: '阳光社区党群服务中心', communityName: '阳光社区', now: today })
    expect(new Date(screen.until).toISOString()).toBe('2026-11-22T16:00:00.000Z')
    const answer = await town.as(liJianguo).call('checkins.create', scan(codeAt(screen, today)))
    expect(answer).toMatchObject({
      ok: true,
      value: { isNew: true, checkin: { tier: 'A', state: 'counted', quarter: '2026Q4' } },
    })
  })

  it('G201 the same device gets the same key however often it asks, another device another', async () => {
    town = await openTown(townAtWork)
    const [first, again] = await Promise.all([openScreen(town), openScreen(town)])
    const other = await openScreen(town, 'tablet0000000002')
    expect([again.doorId, again.key]).toEqual([first.doorId, first.key])
    expect(other.doorId).not.toBe(first.doorId)
    expect(other.key).not.toBe(first.key)
    expect(await town.cloud.documents('siteDoors')).toHaveLength(2)
  })

  it('G201 keeps no key in the database, and lists no device identity of a person', async () => {
    town = await openTown(townAtWork)
    const { key } = await openScreen(town)
    expect(JSON.stringify(await town.cloud.documents('siteDoors'))).not.toContain(key)
    const list = await town.as(sunnySecretary).call('sites.listDoors', { communityId: 'sunny', cursor: null })
    expect(list).toMatchObject({
      value: { items: [{ deviceName: '门口的平板', state: 'open', openedBy: 'communitySecretary' }] },
    })
    expect(JSON.stringify(list)).not.toContain(sunnySecretary.openid)
  })

  it('G201 a code is good for a step before and after, then it is refused as changed', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    const old = scan(codeAt(screen, today))
    await town.cloud.clock({ advance: 45 * second })
    expect(await town.as(liJianguo).call('checkins.create', old)).toEqual({
      ok: false,
      refusal: 'codeExpired',
    })
    const ahead = scan(codeAt(screen, today + 120 * second))
    expect(await town.as(liJianguo).call('checkins.create', ahead)).toEqual({
      ok: false,
      refusal: 'codeAhead',
    })
    expect(await town.cloud.documents('checkins')).toEqual([])
    const fresh = scan(codeAt(screen, today + 45 * second))
    expect(await town.as(liJianguo).call('checkins.create', fresh)).toMatchObject({ ok: true })
  })

  it('G201 a lost device’s key is taken back at once, and not handed out again that day', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    const revoke = () => ({ doorId: screen.doorId, tapId: newTap() })
    const revoked = { value: { state: 'takenBack', can: { revoke: false } } }
    expect(await town.as(sunnySecretary).call('sites.revokeDoor', revoke())).toMatchObject(revoked)
    expect(await town.as(sunnySecretary).call('sites.revokeDoor', revoke())).toMatchObject(revoked)
    expect(await town.as(liJianguo).call('checkins.create', scan(codeAt(screen, today)))).toEqual({
      ok: false,
      refusal: 'doorTakenBack',
    })
    const told = { siteId: 'sunny1', deviceId: tablet, deviceName: '门口的平板', tapId: newTap() }
    expect(await town.as(sunnySecretary).call('sites.openDoor', told)).toEqual({
      ok: false,
      refusal: 'doorTakenBack',
    })
  })

  it('G201 the neighbouring secretary neither opens, lists nor takes back', async () => {
    town = await openTown(townAtWork)
    const { doorId } = await openScreen(town)
    const neighbour = town.as(riverSecretary)
    const no = { ok: false, refusal: 'notAllowed' }
    const told = { siteId: 'sunny1', deviceId: tablet, deviceName: '平板', tapId: newTap() }
    expect(await neighbour.call('sites.openDoor', told)).toEqual(no)
    expect(await neighbour.call('sites.listDoors', { communityId: 'sunny', cursor: null })).toEqual(no)
    expect(await neighbour.call('sites.revokeDoor', { doorId, tapId: newTap() })).toEqual(no)
    expect(await town.as(office).call('sites.revokeDoor', { doorId, tapId: newTap() })).toMatchObject({
      ok: true,
    })
  })

  it('G201 the leader of a group in the community shows it too, and sees the way to it', async () => {
    const leader = anOfficer(wangXiuying, 'groupLeader', 'group1')
    town = await openTown({
      ...townAtWork,
      orgs: [...orgs, org('group1', 'group', 'community', '桂花园第一党小组', 'garden')],
      accounts: townAtWork.accounts.map(account =>
        account._id === wangXiuying.openid ? { ...account, roles: leader.roles } : account,
      ),
    })
    const wang = town.as(wangXiuying)
    expect(await wang.call('accounts.me', {})).toMatchObject({
      value: { can: { openDoors: [{ orgId: 'sunny' }], seeCommunities: [] } },
    })
    const told = { siteId: 'sunny1', deviceId: tablet, deviceName: '我的手机', tapId: newTap() }
    expect(await wang.call('sites.openDoor', told)).toMatchObject({ ok: true })
    expect(await wang.call('sites.listDoors', { communityId: 'sunny', cursor: null })).toMatchObject({
      value: { items: [{ openedBy: 'groupLeader' }] },
    })
    expect(await wang.call('sites.openDoor', { ...told, siteId: 'river1' })).toMatchObject({ ok: false })
    expect(await wang.call('sites.close', { siteId: 'sunny1', tapId: newTap() })).toMatchObject({ ok: false })
  })

  it('G201 the list goes on to the 21st device', async () => {
    town = await openTown(townAtWork)
    for (let index = 0; index < 21; index++)
      await openScreen(town, `tablet${String(index).padStart(10, '0')}`)
    const seen: string[] = []
    for (let cursor: string | null = null, page = 0; page < 2; page++) {
      const list: Answer<'sites.listDoors'> = await town
        .as(sunnySecretary)
        .call('sites.listDoors', { communityId: 'sunny', cursor })
      if (!list.ok) throw new Error(list.refusal)
      seen.push(...list.value.items.map(({ doorId }) => doorId))
      cursor = list.value.cursor
    }
    expect(new Set(seen).size).toBe(21)
  })

  it('G201 G05 one code counts once for one person, across a quarter’s end too, and for each of two people', async () => {
    const midnight = Date.parse('2026-09-30T16:00:00Z')
    town = await openTown(townAtWork, midnight - 5 * second)
    const screen = await openScreen(town)
    const code = codeAt(screen, midnight - 5 * second)
    const first = await town.as(liJianguo).call('checkins.create', scan(code))
    await town.cloud.clock({ now: midnight + 5 * second })
    const second_ = await town.as(liJianguo).call('checkins.create', scan(code))
    expect(first).toMatchObject({ value: { isNew: true, checkin: { quarter: '2026Q3' } } })
    expect(second_).toMatchObject({ value: { isNew: false, checkin: { quarter: '2026Q3' } } })
    expect(await town.as(wangXiuying).call('checkins.create', scan(code))).toMatchObject({
      value: { isNew: true },
    })
    expect(await town.as(chenMing).call('checkins.create', scan(code))).toMatchObject({
      refusal: 'notRegisteredHere',
    })
    expect(await town.cloud.documents('checkins')).toHaveLength(2)
  })

  it('A37 G201 a code that WeChat’s scanner opened tells its place before the tap', async () => {
    town = await openTown(townAtWork)
    const code = codeAt(await openScreen(town), today)
    expect(await town.as(liJianguo).call('sites.look', { siteCode: code })).toMatchObject({
      value: { communityName: '阳光社区', isOpen: true },
    })
  })

  it('U6 forged, truncated and replayed codes are told the same as an unknown one, for the same calls', async () => {
    town = await openTown(townAtWork)
    const screen = await openScreen(town)
    const genuine = codeAt(screen, today)
    const read = readRotatingCode(genuine)
    const random = randomFrom()
    const draw = (length: number) =>
      Array.from({ length }, () => 'ABCDEFGHIJ0123456789abcdefghij'[Math.floor(random() * 30)]).join('')
    const makers = [
      () => genuine.slice(0, -16) + draw(16),
      () => genuine.replace(screen.doorId, draw(12)),
      () => genuine.replace(`.${read?.step.toString(36)}.`, `.${((read?.step ?? 0) + 1).toString(36)}.`),
      () => codeAt({ ...screen, key: draw(43) }, today),
      () => codeAt({ ...screen, siteCode: 'RIVERsite1' }, today),
    ]
    const unknown = await town.as(liJianguo).call('checkins.create', scan('NOBODYs1te'))
    expect(unknown).toEqual({ ok: false, refusal: 'unknownCode' })
    const callsOf = async (siteCode: string) => {
      await town.cloud.resetCounts()
      expect(await town.as(liJianguo).call('checkins.create', scan(siteCode))).toEqual(unknown)
      return (await town.cloud.counts()).find(({ op }) => op === 'checkins.create')?.calls
    }
    const usual = await callsOf('NOBODYs1te')
    for (let round = 0; round < size(600); round++) {
      const make = makers[round % makers.length]
      if (make) expect(await callsOf(make())).toBe(usual)
    }
    expect(await town.as(liJianguo).call('checkins.create', scan(genuine.slice(0, -1)))).toMatchObject({
      refusal: 'badInput',
    })
    expect(await town.cloud.documents('checkins')).toEqual([])
  }, 240_000)
})
