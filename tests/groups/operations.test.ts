import type { Account } from '../../types/accounts'
import type { Value } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import {
  aMember,
  liJianguo,
  newTap,
  noon,
  office,
  riverSecretary,
  stranger,
  sunnySecretary,
  townAtWork,
} from '../town'
import {
  aGroupOf,
  anElectionIn,
  aRegistration,
  ask,
  groupOfEach,
  idOf,
  keptElection,
  keptGroup,
  neighbour,
  neighbours,
  townWithNeighbours,
  voteFor,
  withPosts,
} from './grouping'

jest.setTimeout(120_000)

let town: Town
const inSunny = { communityId: 'sunny' }
const law = { ...inSunny, kind: 'category-law' }

async function accountOf(openid: string): Promise<Account> {
  return (await town.cloud.documents('accounts')).find(({ _id }) => _id === openid) as unknown as Account
}

const placeIn = (memberIds: string[], groupId: string | null, who = sunnySecretary, tapId = newTap()) =>
  town.as(who).call('groups.place', { tapId, ...inSunny, memberIds, groupId })

/** An election in which so many vote for one. */
async function elected(votes: number, people = 8, chosen = 0) {
  town = await townWithNeighbours(people)
  const groupId = await aGroupOf(town, neighbours(people))
  const electionId = await anElectionIn(town, groupId)
  for (const who of neighbours(votes)) await voteFor(town, who, electionId, idOf(neighbour(chosen)))
  await town.cloud.clock({ now: noon('2026-11-26') })
  await town.cloud.fireTimer('jobs')
  return { groupId, electionId }
}

describe('the builder', () => {
  it('G91 A44 suggests neighbours of the same kind of post, and writes nothing', async () => {
    town = await townWithNeighbours(50, index => ({ building: index < 24 ? '1号楼' : '2号楼' }))
    await withPosts(town, ['m_oLI'], ['five-health-guide'])
    const before = await town.cloud.documents('registrations')
    const { kinds, bounds } = await ask(town, sunnySecretary, 'groups.listKinds', inSunny)
    expect(kinds.map(({ kind }) => kind)).toContain('category-law')
    expect(bounds).toEqual({ least: 20, most: 30 })

    const { groups, hasMore } = await ask(town, sunnySecretary, 'groups.suggest', law)
    expect(groups.map(({ people, sizeMark }) => [people.length, sizeMark])).toEqual([
      [24, 'fits'],
      [26, 'fits'],
    ])
    expect(groups[0]?.homes).toEqual([{ estateName: '桂花园', buildings: ['1号楼'], people: 24 }])
    expect(hasMore).toBe(false)
    expect(await town.cloud.documents('registrations')).toEqual(before)
    expect(await town.cloud.documents('groups')).toEqual([])
  })

  it('G91 looks at 120 of a crowd at a time, and goes on with the rest once those are placed', async () => {
    town = await townWithNeighbours(130)
    const { groups, hasMore } = await ask(town, sunnySecretary, 'groups.suggest', law)
    expect(hasMore).toBe(true)
    const all = groups.flatMap(({ people }) => people)
    expect(all.length).toBeLessThanOrEqual(120)
    for (const { people, sizeMark } of groups) {
      expect(sizeMark).toBe('fits')
      await ask(town, sunnySecretary, 'groups.create', {
        tapId: newTap(),
        ...law,
        parentId: 'garden',
        name: `法律小组 ${people[0]?.memberId}`,
        memberIds: people.map(({ memberId }) => memberId),
      })
    }
    const rest = await ask(town, sunnySecretary, 'groups.suggest', law)
    expect(rest.hasMore).toBe(false)
    expect(rest.groups.flatMap(({ people }) => people)).toHaveLength(130 - all.length)
  })

  it('A44 lists whoever waits twenty at a time, also the 101st, and leaves a row a page', async () => {
    town = await townWithNeighbours(105)
    const seen: string[] = []
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor; pages++) {
      const page: Value<'groups.listWaiting'> = await ask(town, sunnySecretary, 'groups.listWaiting', {
        ...law,
        cursor,
      })
      seen.push(...page.items.map(({ memberId }) => memberId))
      cursor = page.cursor
    }
    expect(seen).toEqual(neighbours(105).map(idOf))
    const rows = (await town.cloud.documents('audits')).filter(
      ({ operation }) => operation === 'groups.listWaiting',
    )
    expect(rows).toHaveLength(6)
  })

  it('A44 follows the county’s own bounds', async () => {
    town = await townWithNeighbours(10)
    await town.cloud.load({
      rules: [aVersion({ effectiveDay: '2026-11-20', changes: { 'groups.least': 4, 'groups.most': 6 } })],
    })
    const { groups } = await ask(town, sunnySecretary, 'groups.suggest', law)
    expect(groups.map(({ people }) => people.length)).toEqual([5, 5])
  })

  it('A44 knows no kind that the catalogue does not have, and no place of another community', async () => {
    town = await townWithNeighbours(3)
    const asked = { tapId: newTap(), ...law, parentId: 'sunny', name: '小组', memberIds: [] }
    const create = (change: object) =>
      town.as(sunnySecretary).call('groups.create', { ...asked, ...change, tapId: newTap() })
    expect(await create({ kind: 'category-none' })).toMatchObject({ refusal: 'unknownKind' })
    expect(await create({ parentId: 'river' })).toMatchObject({ refusal: 'unknownPlace' })
    expect(await create({ parentId: 'none' })).toMatchObject({ refusal: 'unknownPlace' })
    expect(await create({})).toMatchObject({ ok: true })
    expect(await create({})).toMatchObject({ refusal: 'nameTaken' })
    expect(await create({ name: '另一组', extra: 1 })).toMatchObject({ refusal: 'badInput' })
    expect(await town.cloud.documents('groups')).toHaveLength(1)
  })
})

describe('the members of a group', () => {
  it('A44 G91 a group is a place in the tree with its history, and its people are what registrations say', async () => {
    town = await townWithNeighbours(22)
    const groupId = await aGroupOf(town, neighbours(22))
    const place = await ask(town, office, 'orgs.show', { orgId: groupId })
    expect(place).toMatchObject({
      kind: 'group',
      name: '法律第一小组',
      people: 22,
      history: [{ kind: 'created', by: { role: 'communitySecretary', place: '阳光社区' } }],
    })
    const group = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(group).toMatchObject({ size: 22, sizeMark: 'fits', leader: null, election: null })
    expect(group.members).toHaveLength(22)
    expect(group.members[0]).toMatchObject({ name: '邻居000', postNames: ['法律咨询员'], isOtherKind: false })
    const { items } = await ask(town, sunnySecretary, 'groups.list', { ...inSunny, cursor: null })
    expect(items).toMatchObject([{ groupId, size: 22, kind: { categoryId: 'law' }, leaderName: null }])
  })

  it('A44 a repeated tap makes one group, and another tap with the same people moves nobody twice', async () => {
    town = await townWithNeighbours(5)
    const tapId = newTap()
    const groupId = await aGroupOf(town, neighbours(5), tapId)
    expect(await aGroupOf(town, neighbours(5), tapId)).toBe(groupId)
    expect(await town.cloud.documents('groups')).toHaveLength(1)
    expect(await keptGroup(town, groupId)).toMatchObject({ size: 5 })
    await placeIn(neighbours(5).map(idOf), groupId)
    expect(await keptGroup(town, groupId)).toMatchObject({ size: 5 })
  })

  it('A44 members are added, moved and taken out; each is in one group at most', async () => {
    town = await townWithNeighbours(6)
    const first = await aGroupOf(town, neighbours(4))
    const { groupId: second } = await ask(town, sunnySecretary, 'groups.create', {
      tapId: newTap(),
      ...law,
      parentId: 'garden',
      name: '法律第二小组',
      memberIds: [idOf(neighbour(4))],
    })
    await placeIn([idOf(neighbour(0)), idOf(neighbour(5))], second)
    await placeIn([idOf(neighbour(1))], null)
    expect([(await keptGroup(town, first)).size, (await keptGroup(town, second)).size]).toEqual([2, 3])
    const groups = await groupOfEach(town)
    expect(neighbours(6).map(who => groups.get(idOf(who)))).toEqual([
      second,
      null,
      first,
      first,
      second,
      second,
    ])
  })

  it('A44 of two who put the same people into two groups at once each person lands in one, and the sizes agree', async () => {
    town = await townWithNeighbours(12)
    const first = await aGroupOf(town, [])
    const { groupId: second } = await ask(town, sunnySecretary, 'groups.create', {
      tapId: newTap(),
      ...law,
      parentId: 'garden',
      name: '法律第二小组',
      memberIds: [],
    })
    const ids = neighbours(12).map(idOf)
    await Promise.all([placeIn(ids, first), placeIn(ids, second, office), placeIn(ids.slice(0, 6), first)])
    const groups = [...(await groupOfEach(town)).values()]
    for (const groupId of [first, second]) {
      expect((await keptGroup(town, groupId)).size).toBe(groups.filter(one => one === groupId).length)
    }
    expect(groups.every(groupId => groupId !== null)).toBe(true)
  })

  it('A44 answers each of a list: not registered here, and the fifty-first', async () => {
    town = await townWithNeighbours(51)
    const groupId = await aGroupOf(town, neighbours(50))
    const answer = await placeIn([idOf(neighbour(50)), 'm_oLI', 'm_nobody', idOf(neighbour(3))], groupId)
    expect(answer.ok && answer.value.items.map(item => (item.ok ? 'yes' : item.refusal))).toEqual([
      'groupFull',
      'notRegistered',
      'notRegistered',
      'yes',
    ])
    expect(await keptGroup(town, groupId)).toMatchObject({ size: 50 })
    expect(await placeIn(neighbours(51).map(idOf), groupId)).toMatchObject({ refusal: 'badInput' })
    expect(await ask(town, sunnySecretary, 'groups.show', { groupId })).toMatchObject({ sizeMark: 'over' })
  })

  it('A44 shows that a post is of another kind, and leaves it to people', async () => {
    town = await townWithNeighbours(2)
    await town.cloud.load({ registrations: [aRegistration(idOf(neighbour(1)), ['five-health-talk'])] })
    const groupId = await aGroupOf(town, neighbours(2))
    const { members } = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(members.map(({ isOtherKind }) => isOtherKind)).toEqual([false, true])
  })

  it('A44 a group is closed when nobody is in it, by any way; a closed one takes nobody', async () => {
    town = await townWithNeighbours(2)
    const groupId = await aGroupOf(town, neighbours(2))
    const close = () => town.as(sunnySecretary).call('groups.close', { tapId: newTap(), groupId })
    expect(await close()).toMatchObject({ refusal: 'hasPeople' })
    const inTree = { tapId: newTap(), orgId: groupId, revision: 1 }
    expect(await town.as(office).call('orgs.close', inTree)).toMatchObject({ refusal: 'hasPeople' })
    await placeIn(neighbours(2).map(idOf), null)
    expect(await close()).toMatchObject({ ok: true })
    expect(await close()).toMatchObject({ ok: true })
    expect(await placeIn([idOf(neighbour(0))], groupId)).toMatchObject({ refusal: 'groupClosed' })
    const places = await town.cloud.documents('orgs')
    expect(places.find(({ _id }) => _id === groupId)).toMatchObject({ state: 'closed', revision: 2 })
  })

  it('A44 the people of a group that is merged in the tree follow it', async () => {
    town = await townWithNeighbours(12)
    const first = await aGroupOf(town, neighbours(10))
    const { groupId: second } = await ask(town, sunnySecretary, 'groups.create', {
      tapId: newTap(),
      ...law,
      parentId: 'garden',
      name: '法律第二小组',
      memberIds: neighbours(12).slice(10).map(idOf),
    })
    const merge = { tapId: newTap(), orgId: first, revision: 1, intoId: second }
    await ask(town, office, 'orgs.merge', merge)
    for (let slice = 0; slice < 8; slice++) {
      await ask(town, office, 'orgs.follow', { tapId: newTap(), orgId: first })
    }
    expect(await keptGroup(town, second)).toMatchObject({ size: 12 })
    expect(await keptGroup(town, first)).toMatchObject({ size: 0, state: 'closed' })
  })

  it('G151 the neighbour, a stranger and a member of another group see and change nothing', async () => {
    town = await townWithNeighbours(4)
    const groupId = await aGroupOf(town, neighbours(3))
    for (const who of [riverSecretary, liJianguo, neighbour(0), neighbour(3)]) {
      expect(await town.as(who).call('groups.show', { groupId })).toMatchObject({ refusal: 'notAllowed' })
      expect(await placeIn([idOf(neighbour(0))], null, who)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await town.as(stranger).call('groups.show', { groupId })).toMatchObject({
      refusal: 'consentNeeded',
    })
    expect((await ask(town, neighbour(3), 'groups.mine', {})).group).toBeNull()
    expect((await ask(town, liJianguo, 'groups.mine', {})).group).toBeNull()
  })

  it('A44 a member sees who else is in the group, by name alone', async () => {
    town = await townWithNeighbours(3)
    await aGroupOf(town, neighbours(3))
    const { group } = await ask(town, neighbour(1), 'groups.mine', {})
    expect(group?.members).toEqual(neighbours(3).map(who => ({ memberId: idOf(who), name: who.name })))
    expect(group).toMatchObject({ name: '法律第一小组', leader: null, isAwaitingYou: false, election: null })
  })
})

describe('electing a leader', () => {
  it('A12 who is elected agrees with one tap, and leads the group until the end of the term', async () => {
    const { groupId, electionId } = await elected(6)
    const group = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(group.election).toMatchObject({
      outcome: { kind: 'elected', people: [{ name: '邻居000' }], votes: 6 },
      votes: 6,
      voters: 8,
    })
    expect(group.awaited).toMatchObject({ name: '邻居000', by: 'ballot' })
    expect((await ask(town, neighbour(0), 'groups.mine', {})).group).toMatchObject({ isAwaitingYou: true })
    expect((await ask(town, neighbour(1), 'groups.mine', {})).group).toMatchObject({ isAwaitingYou: false })

    const agree = { tapId: newTap(), groupId, memberId: idOf(neighbour(0)), agrees: true }
    expect(await town.as(neighbour(1)).call('groups.answer', agree)).toMatchObject({ refusal: 'notAllowed' })
    const answered = await ask(town, neighbour(0), 'groups.answer', agree)
    expect(answered).toMatchObject({ leads: true, until: Date.parse('2028-11-26T00:00:00+08:00') })
    expect(await ask(town, neighbour(0), 'groups.answer', agree)).toEqual(answered)
    expect((await accountOf(neighbour(0).openid)).roles).toMatchObject([
      { role: 'groupLeader', orgId: groupId, until: answered.until },
    ])
    const me = await ask(town, neighbour(0), 'accounts.me', {})
    expect(me.can.leadGroups).toMatchObject([{ orgId: groupId, name: '法律第一小组' }])

    const seen = await ask(town, neighbour(0), 'groups.show', { groupId })
    expect(seen.members).toHaveLength(8)
    expect(Object.values(seen.can).some(Boolean)).toBe(false)
    expect(await keptElection(town, electionId)).toMatchObject({ tally: null })
  })

  it('A12 declines without a reason, and lays the office down in one tap', async () => {
    const { groupId } = await elected(6)
    const say = (agrees: boolean) =>
      ask(town, neighbour(0), 'groups.answer', {
        tapId: newTap(),
        groupId,
        memberId: idOf(neighbour(0)),
        agrees,
      })
    await say(false)
    expect(await keptGroup(town, groupId)).toMatchObject({ awaited: null, leader: null })
    expect(await say(false)).toMatchObject({ leads: false })
    const again = await town.as(neighbour(0)).call('groups.answer', {
      tapId: newTap(),
      groupId,
      memberId: idOf(neighbour(0)),
      agrees: true,
    })
    expect(again).toMatchObject({ refusal: 'nothingToAnswer' })

    const chosen = { tapId: newTap(), groupId, memberId: idOf(neighbour(0)), note: '大家又商量了一次' }
    await ask(town, sunnySecretary, 'groups.choose', chosen)
    await say(true)
    expect((await accountOf(neighbour(0).openid)).roles).toHaveLength(1)
    await say(false)
    expect((await accountOf(neighbour(0).openid)).roles).toEqual([])
    expect(await keptGroup(town, groupId)).toMatchObject({
      leader: null,
      formerLeaders: [{ by: 'consultation' }],
    })
  })

  it('A12 below five votes nothing is shown, and people decide by consultation, with a note', async () => {
    const { groupId } = await elected(4)
    const { election, can } = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(election?.outcome).toEqual({ kind: 'tooFew' })
    expect(can).toMatchObject({ openElection: true, openSecondRound: false, choose: true })
    const choose = (memberId: string) =>
      town.as(sunnySecretary).call('groups.choose', { tapId: newTap(), groupId, memberId, note: '会上推选' })
    expect(await choose('m_oLI')).toMatchObject({ refusal: 'notInGroup' })
    expect(await choose(idOf(neighbour(2)))).toMatchObject({ ok: true })
    expect(await choose(idOf(neighbour(2)))).toMatchObject({ ok: true })
    expect(await choose(idOf(neighbour(3)))).toMatchObject({ refusal: 'awaitsAnswer' })
    const open = { tapId: newTap(), groupId, days: 3, isSecondRound: false }
    expect(await town.as(sunnySecretary).call('groups.openElection', open)).toMatchObject({
      refusal: 'awaitsAnswer',
    })
  })

  it('A12 a tie goes to a second round among the tied', async () => {
    town = await townWithNeighbours(6)
    const groupId = await aGroupOf(town, neighbours(6))
    const electionId = await anElectionIn(town, groupId)
    for (const [index, who] of neighbours(6).entries()) {
      await voteFor(town, who, electionId, idOf(neighbour(index % 2)))
    }
    // Everybody has voted, so that nobody need wait.
    const close = { tapId: newTap(), electionId, how: 'close' } as const
    await ask(town, sunnySecretary, 'groups.endElection', close)
    const before = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(before.election?.outcome).toMatchObject({
      kind: 'tied',
      people: [{ name: '邻居000' }, { name: '邻居001' }],
      votes: 3,
    })
    expect(before.awaited).toBeNull()
    const asked = { tapId: newTap(), groupId, days: 1, isSecondRound: true }
    const second = (await ask(town, sunnySecretary, 'groups.openElection', asked)).electionId
    expect(Object.keys((await keptElection(town, second)).candidates)).toEqual([
      idOf(neighbour(0)),
      idOf(neighbour(1)),
    ])
    expect(await voteFor(town, neighbour(4), second, idOf(neighbour(3)))).toMatchObject({
      refusal: 'notStanding',
    })
    expect(await voteFor(town, neighbour(4), second, null)).toMatchObject({ ok: true })
  })

  it('A12 whoever declines to be chosen gets no vote, and may stand again', async () => {
    town = await townWithNeighbours(5)
    const electionId = await anElectionIn(town, await aGroupOf(town, neighbours(4)))
    const stand = (who: typeof liJianguo, stands: boolean) =>
      town.as(who).call('groups.stand', { tapId: newTap(), electionId, stands })
    expect(await stand(neighbour(4), false)).toMatchObject({ refusal: 'notAllowed' })
    for (let tap = 0; tap < 2; tap++) expect(await stand(neighbour(1), false)).toMatchObject({ ok: true })
    const choice = idOf(neighbour(1))
    expect(await voteFor(town, neighbour(0), electionId, choice)).toMatchObject({ refusal: 'notStanding' })
    expect(await stand(neighbour(1), true)).toMatchObject({ ok: true })
    expect(await voteFor(town, neighbour(0), electionId, choice)).toMatchObject({ ok: true })
  })

  it('A12 one election at a time, and none is ended while somebody may still vote', async () => {
    town = await townWithNeighbours(6)
    const groupId = await aGroupOf(town, neighbours(6))
    const tapId = newTap()
    const electionId = await anElectionIn(town, groupId, tapId)
    expect(await anElectionIn(town, groupId, tapId)).toBe(electionId)
    const again = { tapId: newTap(), groupId, days: 3, isSecondRound: false }
    expect(await town.as(sunnySecretary).call('groups.openElection', again)).toMatchObject({
      refusal: 'electionOpen',
    })
    const end = (asked: object) =>
      town
        .as(sunnySecretary)
        .call('groups.endElection', { tapId: newTap(), electionId, how: 'close', ...asked } as never)
    expect(await end({})).toMatchObject({ refusal: 'stillVoting' })
    expect(await end({ how: 'cancel' })).toMatchObject({ refusal: 'badInput' })
    await voteFor(town, neighbour(0), electionId, null)
    expect(await end({ how: 'cancel', note: '日子定错了' })).toMatchObject({ ok: true })
    expect(await end({ how: 'cancel', note: '日子定错了' })).toMatchObject({ ok: true })
    expect(await end({})).toMatchObject({ refusal: 'electionOver' })
    expect(await keptElection(town, electionId)).toMatchObject({
      state: 'cancelled',
      tally: null,
      outcome: null,
    })
    expect(await voteFor(town, neighbour(1), electionId, null)).toMatchObject({ refusal: 'electionOver' })
  })
})

describe('on paper', () => {
  it('G186 A12 who votes on paper is ticked first, and the sums are added to the one tally', async () => {
    town = await townWithNeighbours(8)
    const groupId = await aGroupOf(town, neighbours(8))
    const electionId = await anElectionIn(town, groupId)
    await voteFor(town, neighbour(0), electionId, idOf(neighbour(3)))
    const tick = (people: number[], isTicked = true) =>
      ask(town, sunnySecretary, 'groups.tickPaper', {
        tapId: newTap(),
        electionId,
        memberIds: people.map(index => idOf(neighbour(index))),
        isTicked,
      })
    const said = ({ items }: Value<'groups.tickPaper'>) => items.map(item => (item.ok ? 'yes' : item.refusal))
    expect(said(await tick([0, 1, 2, 4, 5]))).toEqual(['votedAlready', 'yes', 'yes', 'yes', 'yes'])
    expect(said(await tick([5], false))).toEqual(['yes'])
    expect(said(await tick([0], false))).toEqual(['notTicked'])
    expect(await voteFor(town, neighbour(1), electionId, null)).toEqual({
      ok: false,
      refusal: 'tickedAsPaper',
    })
    expect(await voteFor(town, neighbour(5), electionId, idOf(neighbour(3)))).toMatchObject({ ok: true })

    const count = (counts: { memberId: string; votes: number }[], blank: number, tapId = newTap()) =>
      town.as(sunnySecretary).call('groups.countPaper', { tapId, electionId, counts, blank })
    const votes = [{ memberId: idOf(neighbour(3)), votes: 2 }]
    expect(await count(votes, 0)).toMatchObject({ refusal: 'countDiffers', detail: { out: 3, papers: 2 } })
    const tapId = newTap()
    expect(await count(votes, 1, tapId)).toMatchObject({ ok: true, value: { counted: 3 } })
    expect(await count(votes, 1, tapId)).toMatchObject({ ok: true, value: { counted: 3 } })
    expect(await count(votes, 1)).toMatchObject({ refusal: 'countDiffers' })
    expect(await keptElection(town, electionId)).toMatchObject({
      votes: 5,
      tally: { [idOf(neighbour(3))]: 4, '-': 1 },
      paperTally: { [idOf(neighbour(3))]: 2, '-': 1 },
      paperTicked: 3,
      paperCounted: 3,
    })
  })

  it('G186 the clock waits three days for papers that are out, and not longer', async () => {
    town = await townWithNeighbours(8)
    const electionId = await anElectionIn(town, await aGroupOf(town, neighbours(8)))
    const asked = { electionId, memberIds: [idOf(neighbour(7))], isTicked: true }
    await ask(town, sunnySecretary, 'groups.tickPaper', { tapId: newTap(), ...asked })
    const stateOn = async (day: string) => {
      await town.cloud.clock({ now: noon(day) })
      await town.cloud.fireTimer('jobs')
      return (await keptElection(town, electionId)).state
    }
    expect(await stateOn('2026-11-26')).toBe('open')
    expect(await voteFor(town, neighbour(0), electionId, null)).toMatchObject({ refusal: 'electionOver' })
    expect(await stateOn('2026-11-29')).toBe('closed')
  })

  it('G186 A12 somebody without WeChat leads by name; the role can be granted once bound', async () => {
    town = await townWithNeighbours(6)
    const noPhone = { openid: 'oNOPHONE', name: '周老师', phone: null }
    await town.cloud.load({
      members: [aMember(noPhone, { registration: { ...inSunny, state: 'accepted', since: 1 } })],
      registrations: [aRegistration('m_oNOPHONE', ['five-law-advice'])],
    })
    const groupId = await aGroupOf(town, [...neighbours(6), noPhone])
    const chosen = { tapId: newTap(), groupId, memberId: 'm_oNOPHONE', note: '会上推选' }
    await ask(town, sunnySecretary, 'groups.choose', chosen)
    const { awaited } = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(awaited).toMatchObject({ name: '周老师', isBound: false })
    const agreed = { tapId: newTap(), groupId, memberId: 'm_oNOPHONE', agrees: true }
    expect(await town.as(riverSecretary).call('groups.answer', agreed)).toMatchObject({
      refusal: 'notAllowed',
    })
    await ask(town, sunnySecretary, 'groups.answer', agreed)
    const group = await ask(town, sunnySecretary, 'groups.show', { groupId })
    expect(group.leader).toMatchObject({ name: '周老师', by: 'consultation', note: '会上推选' })
    expect(await town.cloud.documents('accountRoles')).toEqual([])
    expect(group.can).toMatchObject({ openElection: true })
  })
})

describe('a leader who goes elsewhere', () => {
  it('A12 leads the old group no longer, in name and in office', async () => {
    const { groupId } = await elected(6)
    const agree = { tapId: newTap(), groupId, memberId: idOf(neighbour(0)), agrees: true }
    await ask(town, neighbour(0), 'groups.answer', agree)
    await placeIn([idOf(neighbour(0))], null)
    expect(await keptGroup(town, groupId)).toMatchObject({ leader: null, size: 7 })
    expect((await accountOf(neighbour(0).openid)).roles).toEqual([])
    expect(await town.as(neighbour(0)).call('groups.show', { groupId })).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('A12 a newly elected leader takes over from the one before', async () => {
    const { groupId } = await elected(6)
    const agree = (index: number) =>
      ask(town, neighbour(index), 'groups.answer', {
        tapId: newTap(),
        groupId,
        memberId: idOf(neighbour(index)),
        agrees: true,
      })
    await agree(0)
    const chosen = { tapId: newTap(), groupId, memberId: idOf(neighbour(1)), note: '换届推选' }
    await ask(town, sunnySecretary, 'groups.choose', chosen)
    await agree(1)
    expect((await accountOf(neighbour(0).openid)).roles).toEqual([])
    expect((await accountOf(neighbour(1).openid)).roles).toMatchObject([{ role: 'groupLeader' }])
    expect(await keptGroup(town, groupId)).toMatchObject({
      formerLeaders: [{ memberId: idOf(neighbour(0)) }],
    })
  })
})

it('A20 the town as it is has no groups, and nobody waits', async () => {
  town = await openTown(townAtWork)
  expect((await ask(town, sunnySecretary, 'groups.list', { ...inSunny, cursor: null })).items).toEqual([])
  expect((await ask(town, sunnySecretary, 'groups.listKinds', inSunny)).kinds).toEqual([])
  expect((await ask(town, sunnySecretary, 'groups.suggest', law)).groups).toEqual([])
})
