import type { Group } from '../../types/groups'
import type { Team, Volunteer } from '../../types/teams'
import { openTown, type Town } from '../open-town'
import { holds, keptPlaces, keptRegistration, mediation } from '../posts/posting'
import { appliedTo, place, repairs } from '../teams/volunteering'
import { liJianguo, newTap, orgs, sunnySecretary, townAtWork, wangXiuying } from '../town'
import { acceptedInSunny, li, wang } from './registering'

let town: Town

const kept = async <Kind>(collection: string) => (await town.cloud.documents(collection)) as unknown as Kind[]

const moveAway = () =>
  town.as(sunnySecretary).call('registrations.moveAway', {
    tapId: newTap(),
    communityId: 'sunny',
    memberId: li,
    to: { kind: 'elsewhere', place: '邻县' },
    day: '2026-11-20',
  })

/** 李建国 and 王秀英 in one group; 李建国 holds a post and is in a team, too. */
beforeEach(async () => {
  town = await openTown({ ...townAtWork, orgs: [...orgs, repairs] })
  await acceptedInSunny(town, [li, wang])
  await holds(town, liJianguo, mediation)
  await holds(town, wangXiuying, mediation)
  const group = { communityId: 'sunny', parentId: 'sunny', name: '法律小组', kind: 'category-law' }
  await town.as(sunnySecretary).call('groups.create', { tapId: newTap(), ...group, memberIds: [li, wang] })
  await appliedTo(town, liJianguo)
  await place(town, li, 'repairs')
})

const countsNow = async () => ({
  held: (await keptPlaces(town)).find(({ postId }) => postId === mediation)?.held,
  inGroup: (await kept<Group>('groups'))[0]?.size,
  inTeam: (await kept<Team>('teams')).find(({ _id }) => _id === 'repairs')?.people,
  volunteer: (await kept<Volunteer>('teamVolunteers'))[0]?.state,
})

describe('what somebody held in a community that he or she left', () => {
  it('A90 A41 A44 A52 posts, group and team are given back by the clock, once, and their counts with them', async () => {
    expect(await countsNow()).toEqual({ held: 2, inGroup: 2, inTeam: 1, volunteer: 'placed' })
    expect(await moveAway()).toMatchObject({ ok: true })
    for (const _time of [1, 2]) {
      await town.cloud.fireTimer('jobs')
      await town.cloud.clock({ advance: 5 * 60_000 })
    }
    expect(await countsNow()).toEqual({ held: 1, inGroup: 1, inTeam: 0, volunteer: 'withdrawn' })
    expect(await keptRegistration(town, liJianguo)).toMatchObject({
      state: 'ended',
      unplaceKey: null,
      assigned: { postIds: [], groupId: null },
    })
    expect(await keptRegistration(town, wangXiuying)).toMatchObject({ assigned: { postIds: [mediation] } })
  })

  it('A90 a registration that stands is left alone', async () => {
    await town.cloud.fireTimer('jobs')
    expect(await countsNow()).toEqual({ held: 2, inGroup: 2, inTeam: 1, volunteer: 'placed' })
  })
})
