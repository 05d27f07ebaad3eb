import fc from 'fast-check'
import { openTown, type Town } from '../open-town'
import { seed, size } from '../size'
import { chenMing, liJianguo, newTap, office, type Person, sunnySecretary, wangXiuying } from '../town'
import {
  aForm,
  apply,
  keptTeams,
  keptVolunteers,
  leave,
  li,
  townWithTeams,
  wang,
  zhouDama,
} from './volunteering'

interface Step {
  act: 'apply' | 'enter' | 'place' | 'placeBoth' | 'move' | 'wait' | 'stop' | 'takeOut' | 'close'
  who: Person
  keeper: Person
  teamId: string
  fromTeamId: string | null
  /** Sent a second time at once, as a bad network does; or by two officers at once, into two teams. */
  twice: 'no' | 'sameTap' | 'otherTeam'
}

const teamIds = ['repairs', 'advisers', 'ofTown']

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Step['act']>(
    'apply',
    'apply',
    'enter',
    'place',
    'place',
    'place',
    'placeBoth',
    'move',
    'wait',
    'stop',
    'takeOut',
    'close',
  ),
  who: fc.constantFrom(liJianguo, wangXiuying, zhouDama),
  keeper: fc.constantFrom(sunnySecretary, office),
  teamId: fc.constantFrom(...teamIds),
  fromTeamId: fc.constantFrom(null, null, ...teamIds),
  twice: fc.constantFrom<Step['twice']>('no', 'no', 'sameTap', 'otherTeam'),
})

let town: Town
let zhouId = ''

const idOf = ({ openid }: Person): string => (openid === zhouDama.openid ? zhouId : `m_${openid}`)

async function take({ act, who, keeper, teamId, fromTeamId }: Step, tapId: string): Promise<string> {
  const volunteerId = idOf(who)
  const isResident = who === zhouDama
  const officer = town.as(keeper)
  const asked = {
    apply: () =>
      apply(
        town,
        who,
        {},
        { tapId, communityId: isResident ? 'sunny' : null, name: isResident ? who.name : null },
      ),
    enter: () => officer.call('teams.enter', { tapId, ...aForm(), memberId: volunteerId }),
    place: async () =>
      officer.call('teams.place', { tapId, items: [{ volunteerId, fromTeamId: null, teamId }] }),
    placeBoth: async () =>
      officer.call('teams.place', {
        tapId,
        items: [
          { volunteerId: li, fromTeamId: null, teamId },
          { volunteerId: wang, fromTeamId: null, teamId: 'repairs' },
        ],
      }),
    move: () => officer.call('teams.place', { tapId, items: [{ volunteerId, fromTeamId, teamId }] }),
    wait: () => leave(town, who, 'wait', null, tapId),
    stop: () => leave(town, who, 'stop', null, tapId),
    takeOut: () => leave(town, keeper, 'wait', volunteerId, tapId),
    close: () => officer.call('orgs.close', { tapId, orgId: teamId, revision: 0 }),
  }
  const answer = await asked[act]()
  return answer.ok ? 'yes' : answer.refusal
}

/** Nobody is in two teams, every counter equals its people, and who is in a team is in one that is open. */
async function expectOneTeamEach(): Promise<void> {
  const volunteers = await keptVolunteers(town)
  for (const { state, teamId, bankKeys } of volunteers) {
    expect([state, teamId !== null]).toEqual([state, state === 'placed'])
    expect([state, bankKeys.length > 0]).toEqual([state, state !== 'withdrawn'])
  }
  const kept = await keptTeams(town)
  for (const { _id, people, state } of kept) {
    const inIt = volunteers.filter(({ teamId }) => teamId === _id).length
    expect([_id, people]).toEqual([_id, inIt])
    if (state === 'closed') expect([_id, inIt]).toEqual([_id, 0])
  }
  const nodes = (await town.cloud.documents('orgs')) as unknown as { _id: string; state: string }[]
  for (const { teamId } of volunteers) {
    if (teamId) expect(nodes.find(({ _id }) => _id === teamId)).toMatchObject({ state: 'open' })
  }
}

it('A52 whoever applies, places, moves, leaves and closes, nobody is in two teams and the counters are right', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async steps => {
      town = await openTown(townWithTeams)
      await apply(town, zhouDama, {}, { communityId: 'sunny', name: '周大妈' })
      zhouId = (await keptVolunteers(town))[0]?._id ?? ''
      for (const taken of steps) {
        const tapId = newTap()
        const calls = [take(taken, tapId)]
        if (taken.twice === 'sameTap') calls.push(take(taken, tapId))
        if (taken.twice === 'otherTeam') {
          const other = teamIds[(teamIds.indexOf(taken.teamId) + 1) % teamIds.length] ?? ''
          calls.push(take({ ...taken, teamId: other, keeper: office }, newTap()))
        }
        for (const answer of await Promise.all(calls)) {
          expect(['unavailable', 'badInput']).not.toContain(answer)
          reached.add(`${taken.act} ${answer}`)
        }
        await town.cloud.clock({ advance: 1000 })
        await expectOneTeamEach()
      }
    }),
    { numRuns: size(200), seed },
  )
  // A walk that gets nowhere would prove nothing.
  for (const act of ['apply', 'enter', 'place', 'move', 'wait', 'stop', 'takeOut', 'close']) {
    expect(reached).toContain(`${act} yes`)
  }
}, 600_000)

it('A52 a neighbour never gets anybody into a team of another community', async () => {
  town = await openTown(townWithTeams)
  await apply(town, chenMing)
  const items = [{ volunteerId: 'm_oCHEN', fromTeamId: null, teamId: 'repairs' }]
  await town.as(sunnySecretary).call('teams.place', { tapId: newTap(), items })
  expect(await keptVolunteers(town)).toMatchObject([{ state: 'waiting', teamId: null }])
})
