import type { Input } from '../../types/api'
import type { VolunteerView } from '../../types/teams'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import {
  aMember,
  anAccount,
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  waterSecretary,
} from '../town'
import {
  aForm,
  appliedTo,
  apply,
  chen,
  inCrowd,
  keptTeams,
  keptVolunteers,
  leave,
  li,
  listVolunteers,
  place,
  townWithTeams,
  townWithVolunteers,
  wang,
  zhouDama,
} from './volunteering'

let town: Town
beforeEach(async () => {
  town = await openTown(townWithTeams)
})

const leader: Person = { openid: 'oLEADER', name: '张队长', phone: null }

async function mineOf(who: Person, communityId: string | null = null) {
  const answer = await town.as(who).call('teams.mine', { communityId })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

async function peopleIn(teamId: string): Promise<number> {
  return (await keptTeams(town)).find(({ _id }) => _id === teamId)?.people ?? 0
}

const sayOf = (description: Partial<Input<'teams.describe'>> = {}): Input<'teams.describe'> => ({
  tapId: newTap(),
  teamId: 'repairs',
  revision: 0,
  kind: 'community',
  skills: ['repair'],
  services: ['appliances'],
  wanted: 3,
  ...description,
})

describe('a member’s form', () => {
  it('A51 A63 G93 a member applies with wish, skills and time, and sees it waiting', async () => {
    const before = await mineOf(liJianguo)
    expect(before).toMatchObject({
      paper: 'form',
      isResident: false,
      community: { orgId: 'sunny' },
      volunteer: null,
    })
    expect(before.teams.map(({ team }) => team.orgId).sort()).toEqual(['advisers', 'ofTown', 'repairs'])

    const answer = await apply(town, liJianguo, {
      wish: ['repairs', 'advisers'],
      skills: ['repair'],
      experience: '修过水泵',
    })
    expect(answer).toMatchObject({
      ok: true,
      value: { volunteer: { state: 'waiting', paper: 'form', team: null } },
    })
    const after = await mineOf(liJianguo)
    expect(after.volunteer).toMatchObject({
      name: '李建国',
      wish: [{ orgId: 'repairs' }, { orgId: 'advisers' }],
      skills: ['repair'],
      experience: '修过水泵',
    })
    expect(await keptVolunteers(town)).toMatchObject([{ _id: li, communityId: 'sunny', estateId: 'garden' }])
  })

  it('A30 G96 the roster’s own words are offered as skills', async () => {
    await town.cloud.load({ members: [{ ...townWithTeams.members[0], skills: '水电维修' }] })
    expect((await mineOf(liJianguo)).rosterSkills).toEqual(['repair', 'plumbing'])
  })

  it('A51 a changed form takes the place of the first, which its history keeps', async () => {
    await appliedTo(town, liJianguo, { skills: ['repair'], wish: ['repairs'] })
    await appliedTo(town, liJianguo, { skills: ['law'] })
    const [kept, ...others] = await keptVolunteers(town)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ skills: ['law'], wish: [] })
    expect(kept?.steps.map(({ form }) => form?.skills)).toEqual([['repair'], ['law']])
    expect(kept?.bankKeys).not.toContain('repair *')
  })

  it('A51 the same tap twice is one form, and gets the first answer again', async () => {
    const tapId = newTap()
    const [first, second] = await Promise.all([
      apply(town, liJianguo, {}, { tapId }),
      apply(town, liJianguo, {}, { tapId }),
    ])
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect((await keptVolunteers(town))[0]?.steps).toHaveLength(1)
  })

  it('A51 A63 nothing is kept of a form that cannot be', async () => {
    const person = town.as(liJianguo)
    const asked = { tapId: newTap(), communityId: null, name: null }
    const bad: object[] = [
      { ...aForm(), ...asked, acceptsConduct: false },
      { ...aForm(), ...asked, skills: ['flying'] },
      { ...aForm(), ...asked, wish: ['repairs', 'repairs'] },
      { ...aForm(), ...asked, remark: ' ' },
      { ...aForm(), ...asked, points: 3 },
    ]
    for (const input of bad) {
      expect(await person.call('teams.apply', input as Input<'teams.apply'>)).toMatchObject({
        refusal: 'badInput',
      })
    }
    expect(await apply(town, liJianguo, { availability: [] })).toMatchObject({ refusal: 'formIncomplete' })
    expect(await apply(town, liJianguo, { wish: ['boatmen'] })).toMatchObject({ refusal: 'unknownTeam' })
    expect(await keptVolunteers(town)).toEqual([])
  })

  it('A51 a member without a home on the roster is told what to do', async () => {
    await town.cloud.load({ members: [{ ...townWithTeams.members[0], communityId: null, estateId: null }] })
    expect((await mineOf(liJianguo)).community).toBeNull()
    expect(await apply(town, liJianguo)).toMatchObject({ refusal: 'homeUnknown' })
  })

  it('G186 the secretary enters a form from paper; the neighbour and the unit may not', async () => {
    const asked = { ...aForm({ skills: ['music'] }), memberId: wang }
    for (const who of [riverSecretary, waterSecretary, liJianguo]) {
      expect(await town.as(who).call('teams.enter', { tapId: newTap(), ...asked })).toMatchObject({
        refusal: 'notAllowed',
      })
    }
    const answer = await town.as(sunnySecretary).call('teams.enter', { tapId: newTap(), ...asked })
    expect(answer).toMatchObject({
      ok: true,
      value: { volunteer: { name: '王秀英', steps: [{ act: 'enter', byRole: 'communitySecretary' }] } },
    })
    const nobody = { tapId: newTap(), ...asked, memberId: 'nobody' }
    expect(await town.as(sunnySecretary).call('teams.enter', nobody)).toMatchObject({ refusal: 'notAllowed' })
  })
})

describe('a resident who is on no roster', () => {
  it('A10 X27 agrees shortly, with a name and a community, and is placed like anybody', async () => {
    expect(await mineOf(zhouDama, 'sunny')).toMatchObject({ paper: 'consent', isResident: true })
    const asked = { communityId: 'sunny', name: '周大妈' }
    expect(await apply(town, zhouDama, { availability: [] }, asked)).toMatchObject({
      ok: true,
      value: { volunteer: { paper: 'consent', name: '周大妈', unitName: null } },
    })
    const [kept] = await keptVolunteers(town)
    expect(kept).toMatchObject({ memberId: null, communityId: 'sunny' })
    expect(await place(town, kept?._id ?? '', 'repairs')).toMatchObject({ value: { items: [{ ok: true }] } })
    expect((await mineOf(zhouDama)).volunteer).toMatchObject({ team: { orgId: 'repairs' } })
  })

  it('A10 says a name and a community that exists', async () => {
    expect(await apply(town, zhouDama, {}, { communityId: 'sunny' })).toMatchObject({ refusal: 'nameNeeded' })
    expect(await apply(town, zhouDama, {}, { name: '周大妈' })).toMatchObject({ refusal: 'homeUnknown' })
    expect(await apply(town, zhouDama, {}, { name: '周大妈', communityId: 'garden' })).toMatchObject({
      refusal: 'homeUnknown',
    })
    expect(await keptVolunteers(town)).toEqual([])
  })

  it('G181 nobody volunteers before the consent', async () => {
    expect(await apply(town, stranger)).toMatchObject({ refusal: 'consentNeeded' })
    expect(await leave(town, stranger, 'stop')).toMatchObject({ refusal: 'consentNeeded' })
  })

  it('X27 where the county wants the form of everybody, a resident says a time, too', async () => {
    const everybody = { effectiveDay: '2026-11-01', changes: { 'teams.formFor': 'everybody' } }
    town = await openTown({ ...townWithTeams, rules: [aVersion(everybody)] })
    expect(await mineOf(zhouDama, 'sunny')).toMatchObject({ paper: 'form' })
    const asked = { communityId: 'sunny', name: '周大妈' }
    expect(await apply(town, zhouDama, { availability: [] }, asked)).toMatchObject({
      refusal: 'formIncomplete',
    })
  })

  it('X27 is not placed in a team of Party members', async () => {
    await town.as(sunnySecretary).call('teams.describe', sayOf({ kind: 'partyMembers' }))
    await apply(town, zhouDama, {}, { communityId: 'sunny', name: '周大妈' })
    const [kept] = await keptVolunteers(town)
    expect(await place(town, kept?._id ?? '', 'repairs')).toMatchObject({
      value: { items: [{ ok: false, refusal: 'partyMembersOnly' }] },
    })
  })

  it('A52 who turns out to be a member goes on as one person, team and all', async () => {
    await apply(town, zhouDama, {}, { communityId: 'sunny', name: '周大妈' })
    const [resident] = await keptVolunteers(town)
    await place(town, resident?._id ?? '', 'repairs')
    await town.cloud.load({
      accounts: [anAccount(zhouDama, { memberId: 'm_oZHOU' })],
      members: [aMember(zhouDama, { openid: zhouDama.openid })],
    })
    await appliedTo(town, zhouDama)
    const kept = await keptVolunteers(town)
    expect(kept.map(({ _id, state, teamId }) => [_id, state, teamId]).sort()).toEqual([
      ['m_oZHOU', 'placed', 'repairs'],
      [resident?._id, 'withdrawn', null],
    ])
    expect(await peopleIn('repairs')).toBe(1)
  })
})

describe('one team by decision', () => {
  beforeEach(() => appliedTo(town, liJianguo, { wish: ['repairs'], skills: ['law'] }))

  it('A52 the secretary places somebody, who sees the team on the own screen', async () => {
    const waiting = await town.as(sunnySecretary).call('teams.listWaiting', { orgId: 'sunny', cursor: null })
    expect(waiting).toMatchObject({
      value: {
        items: [
          {
            volunteerId: li,
            suggestion: { team: { orgId: 'repairs' }, reasons: [{ kind: 'wish', turn: 1 }] },
          },
        ],
      },
    })
    expect(await place(town, li, 'repairs')).toMatchObject({
      value: { items: [{ volunteerId: li, ok: true }] },
    })
    expect((await mineOf(liJianguo)).volunteer).toMatchObject({ state: 'placed', team: { orgId: 'repairs' } })
    expect(await peopleIn('repairs')).toBe(1)
  })

  it('A52 a second tap is shown as done and counts nobody twice', async () => {
    const tapId = newTap()
    await place(town, li, 'repairs', null, sunnySecretary, tapId)
    expect(await place(town, li, 'repairs', null, sunnySecretary, tapId)).toMatchObject({
      value: { items: [{ ok: true }] },
    })
    expect(await place(town, li, 'repairs')).toMatchObject({ value: { items: [{ ok: true }] } })
    expect(await peopleIn('repairs')).toBe(1)
    expect((await keptVolunteers(town))[0]?.steps.filter(({ act }) => act === 'place')).toHaveLength(1)
  })

  it('A52 of two who place the same person at once one wins and the other is told', async () => {
    const both = await Promise.all([place(town, li, 'repairs'), place(town, li, 'advisers', null, office)])
    const items = both.flatMap(answer => (answer.ok ? answer.value.items : []))
    expect(items.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(items.find(({ ok }) => !ok)).toMatchObject({
      refusal: 'placedMeanwhile',
      team: expect.any(String),
    })
    expect((await peopleIn('repairs')) + (await peopleIn('advisers'))).toBe(1)
  })

  it('A52 X17 moving to another team takes its counter along', async () => {
    await place(town, li, 'repairs')
    expect(await place(town, li, 'advisers', 'repairs')).toMatchObject({ value: { items: [{ ok: true }] } })
    expect([await peopleIn('repairs'), await peopleIn('advisers')]).toEqual([0, 1])
  })

  it('A52 the neighbour, the unit and the member place nobody; nobody is fetched from another community', async () => {
    for (const who of [riverSecretary, waterSecretary, liJianguo, chenMing]) {
      expect(await place(town, li, 'repairs', null, who)).toMatchObject({ refusal: 'notAllowed' })
    }
    await appliedTo(town, chenMing)
    expect(await place(town, chen, 'repairs')).toMatchObject({
      value: { items: [{ volunteerId: chen, ok: false, refusal: 'notAllowed' }] },
    })
    expect(await place(town, li, 'ofTown')).toMatchObject({ refusal: 'notAllowed' })
    expect(await place(town, li, 'ofTown', null, office)).toMatchObject({ value: { items: [{ ok: true }] } })
  })

  it('A52 a place of the tree that is no team takes nobody in', async () => {
    for (const teamId of ['sunny', 'garden', 'nowhere']) {
      expect(await place(town, li, teamId)).toMatchObject({ refusal: 'notAllowed' })
    }
  })

  it('X17 out of the team in one tap without a reason, to wait for another or to stop', async () => {
    await place(town, li, 'repairs')
    const tapId = newTap()
    expect(await leave(town, liJianguo, 'wait', null, tapId)).toMatchObject({
      value: { volunteer: { state: 'waiting', team: null } },
    })
    expect(await leave(town, liJianguo, 'wait', null, tapId)).toMatchObject({
      value: { volunteer: { state: 'waiting' } },
    })
    expect(await peopleIn('repairs')).toBe(0)
    await place(town, li, 'repairs')
    expect(await leave(town, liJianguo, 'stop')).toMatchObject({
      value: { volunteer: { state: 'withdrawn' } },
    })
    expect(await leave(town, liJianguo, 'stop')).toMatchObject({
      value: { volunteer: { state: 'withdrawn' } },
    })
    expect(await peopleIn('repairs')).toBe(0)
    expect(await place(town, li, 'repairs')).toMatchObject({ value: { items: [{ refusal: 'withdrawn' }] } })
  })

  it('X17 who withdrew may begin again', async () => {
    await leave(town, liJianguo, 'stop')
    await appliedTo(town, liJianguo)
    expect((await mineOf(liJianguo)).volunteer).toMatchObject({ state: 'waiting' })
  })

  it('G186 the secretary takes out who asks for it without a phone; the neighbour may not', async () => {
    await place(town, li, 'repairs')
    expect(await leave(town, riverSecretary, 'stop', li)).toMatchObject({ refusal: 'notAllowed' })
    expect(await leave(town, chenMing, 'stop', li)).toMatchObject({ refusal: 'notAllowed' })
    expect(await leave(town, sunnySecretary, 'stop', li)).toMatchObject({
      value: { volunteer: { name: '李建国' } },
    })
    expect(await leave(town, chenMing, 'stop')).toMatchObject({ refusal: 'notVolunteering' })
  })
})

describe('a team', () => {
  it('A13 the secretary adds one to the tree and says what it is; the member may wish for it', async () => {
    const created = await town.as(sunnySecretary).call('orgs.create', {
      tapId: newTap(),
      parentId: 'sunny',
      kind: 'team',
      name: '暖心陪护队',
      aliases: [],
      unitName: null,
    })
    if (!created.ok) throw new Error(created.refusal)
    const teamId = created.value.orgId
    expect(
      await town.as(sunnySecretary).call('teams.describe', sayOf({ teamId, skills: ['nursing'] })),
    ).toMatchObject({
      value: { revision: 1, skills: ['nursing'], wanted: 3, people: 0 },
    })
    expect((await mineOf(liJianguo)).teams.map(({ team }) => team.name)).toContain('暖心陪护队')
    const told = { tapId: newTap(), orgId: teamId, revision: 1, name: '暖心队', keepsOldName: false }
    expect(await town.as(sunnySecretary).call('orgs.rename', told)).toMatchObject({ ok: true })
    expect(
      await town.as(riverSecretary).call('orgs.rename', { ...told, revision: 2, tapId: newTap() }),
    ).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('X27 a description that somebody changed meanwhile is refused; the same tap is done', async () => {
    const first = sayOf()
    const person = town.as(sunnySecretary)
    expect(await person.call('teams.describe', first)).toMatchObject({ ok: true })
    expect(await person.call('teams.describe', first)).toMatchObject({ value: { revision: 1 } })
    expect(await person.call('teams.describe', sayOf({ wanted: 9 }))).toMatchObject({
      refusal: 'changedMeanwhile',
    })
    expect(await person.call('teams.describe', sayOf({ wanted: 9, revision: 1 }))).toMatchObject({
      value: { wanted: 9 },
    })
    expect((await keptTeams(town))[0]?.changes.map(({ before }) => before.wanted)).toEqual([0, 3])
  })

  it('A13 closes only without people, and a closed one takes nobody in', async () => {
    await appliedTo(town, liJianguo)
    await place(town, li, 'repairs')
    const close = () =>
      town.as(sunnySecretary).call('orgs.close', { tapId: newTap(), orgId: 'repairs', revision: 0 })
    expect(await close()).toMatchObject({ refusal: 'hasPeople' })
    await leave(town, liJianguo, 'wait')
    expect(await close()).toMatchObject({ ok: true })
    expect(await place(town, li, 'repairs')).toMatchObject({ value: { items: [{ refusal: 'teamClosed' }] } })
    expect(await town.as(sunnySecretary).call('teams.describe', sayOf())).toMatchObject({
      refusal: 'teamClosed',
    })
  })

  it('A13 of a closing and a placing at the same moment only one comes true', async () => {
    await appliedTo(town, liJianguo)
    const [placed, closed] = await Promise.all([
      place(town, li, 'repairs'),
      town.as(sunnySecretary).call('orgs.close', { tapId: newTap(), orgId: 'repairs', revision: 0 }),
    ])
    const isPlaced = placed.ok && placed.value.items[0]?.ok === true
    expect(isPlaced).toBe(!closed.ok)
    expect(await peopleIn('repairs')).toBe(isPlaced ? 1 : 0)
  })

  it('A52 teams are not merged: whoever is in one changes it by decision', async () => {
    const asked = { tapId: newTap(), orgId: 'repairs', revision: 0, intoId: 'advisers' }
    expect(await town.as(office).call('orgs.merge', asked)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('X12 when a community is merged, its teams and volunteers follow', async () => {
    await appliedTo(town, liJianguo)
    await place(town, li, 'repairs')
    await town
      .as(office)
      .call('orgs.merge', { tapId: newTap(), orgId: 'sunny', revision: 0, intoId: 'river' })
    for (let slices = 0; slices < 12; slices++) {
      await town.as(office).call('orgs.follow', { tapId: newTap(), orgId: 'sunny' })
    }
    expect(await keptVolunteers(town)).toMatchObject([{ communityId: 'river', teamId: 'repairs' }])
    expect((await keptTeams(town)).map(({ parentId }) => parentId)).toEqual(['river'])
    expect(await listVolunteers(town, riverSecretary, 'river')).toMatchObject({
      value: { items: [{ volunteerId: li }] },
    })
  })

  it('A13 the teams of a place are listed for who keeps them, with people and wishes', async () => {
    await town.as(sunnySecretary).call('teams.describe', sayOf())
    const answer = await town.as(sunnySecretary).call('teams.list', { orgId: 'sunny', cursor: null })
    if (!answer.ok) throw new Error(answer.refusal)
    expect(answer.value.items.map(({ team, wanted }) => [team.orgId, wanted]).sort()).toEqual([
      ['advisers', 0],
      ['repairs', 3],
    ])
    expect(await town.as(sunnySecretary).call('teams.list', { orgId: 'river', cursor: null })).toMatchObject({
      refusal: 'notAllowed',
    })
  })
})

describe('who leads a team', () => {
  beforeEach(async () => {
    await town.cloud.load({ accounts: [anOfficer(leader, 'teamLeader', 'repairs')] })
    await appliedTo(town, liJianguo, { skills: ['repair'] })
    await place(town, li, 'repairs')
  })

  it('G96 sees the own team and its people, and nothing else', async () => {
    expect(await town.as(leader).call('teams.show', { teamId: 'repairs' })).toMatchObject({
      value: { people: 1, can: { describe: false, place: false } },
    })
    expect(await listVolunteers(town, leader, 'repairs', { skill: 'repair' })).toMatchObject({
      value: { items: [{ name: '李建国', phoneTail: '0001' }] },
    })
    for (const orgId of ['advisers', 'sunny', 'boatmen']) {
      expect(await listVolunteers(town, leader, orgId)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await town.as(leader).call('teams.describe', sayOf())).toMatchObject({ refusal: 'notAllowed' })
    expect(await place(town, li, 'repairs', null, leader)).toMatchObject({ refusal: 'notAllowed' })
    expect(await leave(town, leader, 'stop', li)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('A52 A156 the volunteer is told who leads the team', async () => {
    await town.as(office).call('accounts.grantRole', {
      tapId: newTap(),
      orgId: 'repairs',
      role: 'teamLeader',
      untilDay: null,
      to: { kind: 'member', memberId: wang },
    })
    expect((await mineOf(liJianguo)).leaders).toEqual(['王秀英'])
  })
})

describe('the bank of skills', () => {
  const namesOf = (answer: Awaited<ReturnType<typeof listVolunteers>>) => {
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.items.map(({ name }) => name)
  }

  it('G96 finds by skill, by time, by estate and by all of them, in the order of names', async () => {
    await appliedTo(town, liJianguo, { skills: ['repair', 'law'], availability: ['weekends', 'onCall'] })
    await town.as(sunnySecretary).call('teams.enter', {
      tapId: newTap(),
      ...aForm({ skills: ['law'], availability: ['evenings'] }),
      memberId: wang,
    })
    const found = async (asked: Parameters<typeof listVolunteers>[3]) =>
      namesOf(await listVolunteers(town, sunnySecretary, 'sunny', asked))
    expect(await found({})).toEqual(['李建国', '王秀英'])
    expect(await found({ skill: 'law' })).toEqual(['李建国', '王秀英'])
    expect(await found({ skill: 'law', availability: 'evenings' })).toEqual(['王秀英'])
    expect(await found({ skill: 'repair', availability: 'evenings' })).toEqual([])
    expect(await found({ availability: 'onCall' })).toEqual(['李建国'])
    expect(await found({ skill: 'law', estateId: 'garden' })).toEqual(['李建国', '王秀英'])
    expect(await found({ estateId: 'bridge' })).toEqual([])
    await leave(town, liJianguo, 'stop')
    expect(await found({})).toEqual(['王秀英'])
    expect(await listVolunteers(town, riverSecretary, 'sunny')).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G96 comes to the 101st by pages of twenty, each person once', async () => {
    town = await townWithVolunteers(101)
    const seen: VolunteerView[] = []
    let cursor: string | null = null
    do {
      const answer = await listVolunteers(town, sunnySecretary, 'sunny', { cursor })
      if (!answer.ok) throw new Error(answer.refusal)
      expect(answer.value.items.length).toBeLessThanOrEqual(20)
      seen.push(...answer.value.items)
      cursor = answer.value.cursor
    } while (cursor)
    expect(seen.map(({ name }) => name)).toEqual(
      Array.from({ length: 101 }, (_, index) => inCrowd(index).name),
    )
  })

  it('A52 twenty are placed at once, one who moved on does not hold up the others', async () => {
    town = await townWithVolunteers(20)
    const ids = Array.from({ length: 20 }, (_, index) => `m_${inCrowd(index).openid}`)
    await place(town, ids[7] ?? '', 'advisers')
    const items = ids.map(volunteerId => ({ volunteerId, fromTeamId: null, teamId: 'repairs' }))
    const answer = await town.as(sunnySecretary).call('teams.place', { tapId: newTap(), items })
    if (!answer.ok) throw new Error(answer.refusal)
    expect(answer.value.items.filter(({ ok }) => ok)).toHaveLength(19)
    expect(answer.value.items[7]).toMatchObject({ ok: false, refusal: 'placedMeanwhile', team: '法律咨询队' })
    expect([await peopleIn('repairs'), await peopleIn('advisers')]).toEqual([19, 1])
  })
})
