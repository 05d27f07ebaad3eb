import type { Input } from '../../types/api'
import { ask } from '../groups/grouping'
import { openTown, type Town } from '../open-town'
import {
  anOfficer,
  liJianguo,
  newTap,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { appliedTo, keptTeams, leave, li, place, townWithTeams, wang } from './volunteering'

const townSecretary: Person = { openid: 'oTOWN_SECRETARY', name: '城关镇书记', phone: null }

let town: Town
beforeEach(async () => {
  town = await openTown({
    ...townWithTeams,
    accounts: [...townWithTeams.accounts, anOfficer(townSecretary, 'townSecretary', 'town')],
  })
})

const call = (who: Person) => town.as(who)

const waitingOf = async (who: Person, orgId: string) =>
  (await ask(town, who, 'teams.listWaiting', { orgId, cursor: null })).items

const descriptionOf = (teamId: string): Input<'teams.describe'> => ({
  tapId: newTap(),
  teamId,
  revision: 0,
  kind: 'community',
  skills: ['safety'],
  services: ['security'],
  wanted: 6,
})

describe('the teams of a town', () => {
  it('A05 A13 the town’s secretary sees, adds and describes them, and finds the way on the first page', async () => {
    const { can } = await ask(town, townSecretary, 'accounts.me', {})
    expect(can.keepTownTeams).toMatchObject([{ orgId: 'town' }])
    const added = await ask(town, townSecretary, 'orgs.create', {
      tapId: newTap(),
      parentId: 'town',
      kind: 'team',
      name: '城关镇医疗队',
      aliases: [],
      unitName: null,
    })
    const listed = await ask(town, townSecretary, 'teams.list', { orgId: 'town', cursor: null })
    expect(listed.items.map(({ team }) => team.orgId).sort()).toEqual([added.orgId, 'ofTown'].sort())
    expect(await ask(town, townSecretary, 'teams.describe', descriptionOf('ofTown'))).toMatchObject({
      wanted: 6,
      can: { describe: true, place: true },
    })
    expect(await ask(town, townSecretary, 'teams.show', { teamId: 'ofTown' })).toMatchObject({ wanted: 6 })
  })

  it('A05 G29 those of its communities, and who volunteers there, stay the communities’', async () => {
    await appliedTo(town, liJianguo)
    const asTown = call(townSecretary)
    const bank = { skill: null, availability: null, estateId: null, cursor: null }
    for (const answer of [
      await asTown.call('teams.list', { orgId: 'sunny', cursor: null }),
      await asTown.call('teams.show', { teamId: 'repairs' }),
      await asTown.call('teams.describe', descriptionOf('repairs')),
      await asTown.call('teams.listWaiting', { orgId: 'sunny', cursor: null }),
      await asTown.call('teams.listVolunteers', { orgId: 'sunny', ...bank }),
      await asTown.call('teams.listVolunteers', { orgId: 'town', ...bank }),
      await asTown.call('teams.leave', { tapId: newTap(), volunteerId: li, to: 'stop' }),
      await asTown.call('orgs.create', {
        tapId: newTap(),
        parentId: 'sunny',
        kind: 'team',
        name: '别的队',
        aliases: [],
        unitName: null,
      }),
    ])
      expect(answer).toMatchObject({ refusal: 'notAllowed' })
    for (const who of [sunnySecretary, riverSecretary]) {
      expect(await call(who).call('teams.list', { orgId: 'town', cursor: null })).toMatchObject({
        refusal: 'notAllowed',
      })
      expect(await call(who).call('teams.listWaiting', { orgId: 'town', cursor: null })).toMatchObject({
        refusal: 'notAllowed',
      })
    }
  })

  it('A52 whoever asks for one of them is seen and placed by the town, and nobody else is', async () => {
    await appliedTo(town, liJianguo, { wish: ['repairs', 'ofTown'] })
    await appliedTo(town, wangXiuying, { wish: ['repairs'] })
    await ask(town, townSecretary, 'teams.describe', descriptionOf('ofTown'))
    expect(await waitingOf(townSecretary, 'town')).toMatchObject([
      {
        volunteerId: li,
        suggestion: {
          team: { orgId: 'ofTown' },
          reasons: [
            { kind: 'wish', turn: 2 },
            { kind: 'need', missing: 6 },
          ],
        },
        can: { print: false },
      },
    ])
    expect(await waitingOf(sunnySecretary, 'sunny')).toHaveLength(2)
    const row = (await town.cloud.documents('audits')).find(
      ({ operation, orgId }) => operation === 'teams.listWaiting' && orgId === 'town',
    )
    expect(row).toMatchObject({ role: 'townSecretary', orgId: 'town', memberIds: [li] })

    expect(await place(town, wang, 'ofTown', null, townSecretary)).toMatchObject({
      value: { items: [{ ok: false, refusal: 'notAllowed' }] },
    })
    expect(await place(town, li, 'repairs', null, townSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await place(town, li, 'ofTown', null, townSecretary)).toMatchObject({
      value: { items: [{ ok: true }] },
    })
    expect(await waitingOf(townSecretary, 'town')).toEqual([])
    expect((await keptTeams(town)).find(({ _id }) => _id === 'ofTown')?.people).toBe(1)
    const people = await ask(town, townSecretary, 'teams.listVolunteers', {
      orgId: 'ofTown',
      skill: null,
      availability: null,
      estateId: null,
      cursor: null,
    })
    expect(people.items).toMatchObject([
      { volunteerId: li, steps: [{}, { act: 'place', byRole: 'townSecretary' }] },
    ])
    expect(await leave(town, townSecretary, 'wait', li)).toMatchObject({
      value: { volunteer: { state: 'waiting' } },
    })
  })

  it('A13 a town without a team of its own has nobody waiting', async () => {
    town = await openTown({
      ...townWithTeams,
      orgs: townWithTeams.orgs.filter(({ _id }) => _id !== 'ofTown'),
      accounts: [...townWithTeams.accounts, anOfficer(townSecretary, 'townSecretary', 'town')],
    })
    await appliedTo(town, liJianguo, { wish: ['repairs'] })
    expect(await waitingOf(townSecretary, 'town')).toEqual([])
  })

  it('A52 a community’s secretary does not take somebody into a team of another’s by a wish', async () => {
    await appliedTo(town, liJianguo, { wish: ['repairs'] })
    expect(await place(town, li, 'boatmen', null, riverSecretary)).toMatchObject({
      value: { items: [{ ok: false, refusal: 'notAllowed' }] },
    })
  })
})
