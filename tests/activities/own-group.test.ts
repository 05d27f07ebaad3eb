import { org } from '../../emulator/seed/county'
import { li as liInGroup, townWithDesk } from '../checkins/desk'
import { openTown, type Town } from '../open-town'
import { advisers, appliedTo, boatmen, repairs } from '../teams/volunteering'
import { anOfficer, liJianguo, newTap, orgs, type Person, sunnySecretary, today, townAtWork } from '../town'
import { anActivity } from './planning'

const leader: Person = { openid: 'oLEADER', name: '组长', phone: null }
const captain: Person = { openid: 'oCAPTAIN', name: '队长', phone: null }
const hour = 3_600_000
const now = { startsAt: today - hour, endsAt: today + hour }
const [li, wang] = [liInGroup, 'm_oWANG']

let town: Town

/** 李建国 is in the group and in the team; 王秀英, a neighbour, is in neither. */
beforeEach(async () => {
  town = await openTown({
    ...townAtWork,
    orgs: [...orgs, org('group1', 'group', 'community', '环境党小组', 'sunny'), repairs, advisers, boatmen],
    accounts: [
      ...townAtWork.accounts,
      anOfficer(leader, 'groupLeader', 'group1'),
      anOfficer(captain, 'teamLeader', 'repairs'),
    ],
    registrations: townWithDesk.registrations,
    activities: [
      anActivity('ofGroup', { ...now, orgId: 'group1' }),
      anActivity('ofTeam', { ...now, orgId: 'repairs' }),
    ],
  })
  await appliedTo(town, liJianguo)
  const items = [{ volunteerId: li, fromTeamId: null, teamId: 'repairs' }]
  await town.as(sunnySecretary).call('teams.place', { tapId: newTap(), items })
})

const enter = (who: Person, activityId: string) =>
  town.as(who).call('activities.enter', {
    tapId: newTap(),
    activityId,
    memberIds: [li, wang],
    reason: '没带手机',
  })

const undo = (who: Person, activityId: string, memberId: string) =>
  town.as(who).call('activities.undo', { tapId: newTap(), activityId, memberId, reason: '记错了' })

describe('whoever leads a group or a team', () => {
  it.each([
    ['a group', leader, 'ofGroup'],
    ['a team', captain, 'ofTeam'],
  ] as const)(
    'the leader of %s enters and takes off the own people, and no neighbour',
    async (_what, who, activityId) => {
      expect(await enter(who, activityId)).toMatchObject({
        value: {
          items: [
            { memberId: li, ok: true },
            { memberId: wang, ok: false, refusal: 'notAllowed' },
          ],
        },
      })
      expect(await enter(sunnySecretary, activityId)).toMatchObject({
        value: { items: [{ ok: true }, { ok: true }] },
      })
      expect(await undo(who, activityId, wang)).toMatchObject({ refusal: 'notAllowed' })
      expect(await undo(who, activityId, li)).toMatchObject({ ok: true })
    },
  )

  it('the leader of a team finds and names nobody who is not in it', async () => {
    const find = async (name: string) => {
      const asked = { orgId: 'repairs', name, unitName: '安平县水务局' }
      const found = await town.as(captain).call('accounts.findPeople', asked)
      if (!found.ok) throw new Error(found.refusal)
      return found.value.items.map(person => person.name)
    }
    expect(await find('李建国')).toEqual(['李建国'])
    expect(await find('王秀英')).toEqual([])
    const grant = (memberId: string) =>
      town.as(captain).call('accounts.grantRole', {
        tapId: newTap(),
        orgId: 'repairs',
        role: 'teamMember',
        untilDay: null,
        to: { kind: 'member', memberId },
      })
    expect(await grant(wang)).toMatchObject({ refusal: 'notAllowed' })
    expect(await grant(li)).toMatchObject({ ok: true })
  })

  it('the leader of a team finds nobody of another team, of the neighbour’s community, or who has moved there since', async () => {
    const find = async (name: string, unitName: string, orgId = 'repairs') => {
      const found = await town.as(captain).call('accounts.findPeople', { orgId, name, unitName })
      return found.ok ? found.value.items.map(person => person.name) : found.refusal
    }
    const grant = (memberId: string) =>
      town.as(captain).call('accounts.grantRole', {
        tapId: newTap(),
        orgId: 'repairs',
        role: 'teamMember',
        untilDay: null,
        to: { kind: 'member', memberId },
      })
    const [form] = await town.cloud.documents('teamVolunteers')
    const inTeam = (memberId: string, teamId: string) => ({ ...form, _id: memberId, memberId, teamId })
    const wangIn = (teamId: string) => town.cloud.load({ teamVolunteers: [inTeam(wang, teamId)] })
    await town.cloud.load({
      teamVolunteers: [{ ...inTeam('m_oCHEN', 'boatmen'), communityId: 'river' }],
    })
    expect(await find('陈明', '安平县水务局')).toEqual([])
    await wangIn('advisers')
    expect(await find('王秀英', '安平县水务局')).toEqual([])
    await wangIn('repairs')
    expect(await find('王秀英', '安平县水务局')).toEqual(['王秀英'])
    const members = await town.cloud.documents('members')
    const moved = members.filter(({ _id }) => _id === wang).map(one => ({ ...one, communityId: 'river' }))
    await town.cloud.load({ members: moved.map(one => ({ ...one, registration: null })) })
    expect(await find('王秀英', '安平县水务局')).toEqual([])
    expect(await grant(wang)).toMatchObject({ refusal: 'notAllowed' })

    expect(await find('李建国', '安平县水务局', 'advisers')).toBe('notAllowed')
    expect(await find('李建国', '安平县水务局', 'sunny')).toBe('notAllowed')
    const everybody = { activityId: 'ofTeam', show: 'everybody', namePrefix: '', cursor: null } as const
    for (const orgId of ['repairs', 'sunny', 'river']) {
      const asked = { ...everybody, orgId }
      expect(await town.as(captain).call('activities.listPeople', asked)).toMatchObject({
        refusal: 'notAllowed',
      })
    }
    const bank = { skill: null, availability: null, estateId: null, cursor: null } as const
    for (const orgId of ['advisers', 'sunny']) {
      expect(await town.as(captain).call('teams.listVolunteers', { ...bank, orgId })).toMatchObject({
        refusal: 'notAllowed',
      })
    }
  })

  it('the leader of a group sees and takes back the screens that he or she opened, and none of the secretary', async () => {
    const screen = (deviceId: string) => ({ siteId: 'sunny1', deviceId, deviceName: '平板', tapId: newTap() })
    const opened = await town.as(sunnySecretary).call('sites.openDoor', screen('tablet0000000001'))
    const doorId = opened.ok ? opened.value.doorId : ''
    const own = await town.as(leader).call('sites.openDoor', screen('tablet0000000002'))
    const list = { communityId: 'sunny', cursor: null }
    const seen = await town.as(leader).call('sites.listDoors', list)
    expect(seen.ok && seen.value.items.map(door => door.doorId)).toEqual(own.ok && [own.value.doorId])
    const revoke = { tapId: newTap(), doorId }
    expect(await town.as(leader).call('sites.revokeDoor', revoke)).toMatchObject({ refusal: 'notAllowed' })
    expect(await town.as(sunnySecretary).call('sites.listDoors', list)).toMatchObject({
      value: { items: [{}, {}] },
    })
  })

  it('a check-in is entered for the own group alone', async () => {
    const told = { communityId: 'sunny', memberIds: [li, wang], day: null, note: null, sheet: null }
    expect(
      await town.as(leader).call('checkins.createFor', { tapId: newTap(), ...told, reason: 'noPhone' }),
    ).toMatchObject({ value: { items: [{ outcome: 'entered' }, { memberId: wang, outcome: 'gone' }] } })
  })
})
