import { voterMark } from '../../cloudfunctions/domain/groups/ballot'
import { cloud as declaration } from '../../config/cloud'
import type { OperationName } from '../../types/api'
import { asked } from '../asked'
import type { Town } from '../open-town'
import { drawn, isSoak, randomFrom, size } from '../size'
import { newTap, noon, type Person, riverSecretary, sunnySecretary } from '../town'
import {
  aGroupOf,
  anElectionIn,
  ask,
  idOf,
  keptElection,
  neighbour,
  neighbours,
  townWithNeighbours,
  voteFor,
} from './grouping'

let town: Town

const afterClosing = noon('2026-11-26')

/** Everything the database holds. */
async function everything(town: Town): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const name of Object.keys(declaration.collections)) all[name] = await town.cloud.documents(name)
  return all
}

async function consoleSays(town: Town, path: string): Promise<string> {
  return (await fetch(`${town.cloud.url}/console/api/${path}`)).text()
}

/** An election in which each of these votes for one, in an order of their own. */
async function electionOf(votes: { who: Person; choice: Person }[]) {
  town = await townWithNeighbours(8)
  const groupId = await aGroupOf(town, neighbours(8), 'tap-group-000')
  const electionId = await anElectionIn(town, groupId, 'tap-election-000')
  for (const { who, choice } of votes) {
    expect(await voteFor(town, who, electionId, idOf(choice))).toEqual({
      ok: true,
      value: { hasVoted: true, isNew: true },
    })
  }
  return { groupId, electionId }
}

function shuffled<Item>(items: Item[], random: () => number): Item[] {
  return items
    .map(item => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

/** Without the names of requests, which differ from run to run whatever is asked, and the seals made of them. */
function withoutRequests(all: Record<string, unknown[]>): Record<string, string> {
  const said = (document: unknown) =>
    JSON.stringify(document).replace(/\d{13}_[0-9a-f]{8}|"(hash|mark)":"[^"]*"/g, '')
  return Object.fromEntries(
    Object.entries(all).map(([name, documents]) => [name, documents.map(said).sort().join('\n')]),
  )
}

const differing = (one: Record<string, string> = {}, other: Record<string, string> = {}): string[] =>
  Object.keys(one).filter(name => one[name] !== other[name])

describe('the secret ballot', () => {
  it('A12 G91 leaves the same bytes behind, whoever of the same voters chose whom', async () => {
    const random = randomFrom()
    const voters = neighbours(8)
    for (let round = 0; round < size(60); round++) {
      // 5 to 3 for two candidates who differ from round to round.
      const [first = voters[0], second = voters[1]] = shuffled(voters, random)
      const choices = voters.map((_, index) => (index < 5 ? first : second) as Person)
      const left: Record<string, string>[] = []
      const closed: Record<string, string>[] = []
      for (let turn = 0; turn < 2; turn++) {
        const chosen = shuffled(choices, random)
        const votes = voters.map((who, index) => ({ who, choice: chosen[index] as Person }))
        await electionOf(shuffled(votes, random))
        left.push(withoutRequests(await everything(town)))
        await town.cloud.clock({ now: afterClosing })
        await town.cloud.fireTimer('jobs')
        closed.push(withoutRequests(await everything(town)))
      }
      expect(differing(left[1], left[0])).toEqual([])
      expect(differing(closed[1], closed[0])).toEqual([])
      // The same words are found to differ once the totals do.
      expect(differing(left[0], closed[0])).toContain('groupElections')
    }
  })

  it('A12 G91 writes one document when somebody votes, and no row, moment or line beside it', async () => {
    const { groupId, electionId } = await electionOf([])
    const before = await everything(town)
    const logged = await consoleSays(town, 'logs')
    await voteFor(town, neighbour(3), electionId, idOf(neighbour(5)), 'tap-vote-0000')
    const after = await everything(town)

    const changed = Object.keys(after).filter(
      name => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
    )
    expect(changed).toEqual(['groupElections'])
    const election = await keptElection(town, electionId)
    const text = JSON.stringify(election)
    expect(text).not.toContain('tap-vote-0000')
    expect(Object.keys(election)).toEqual(Object.keys((before.groupElections ?? [])[0] as object))
    expect(election.voters[voterMark(electionId, idOf(neighbour(3)))]).toBe(1)
    expect(election.tally?.[idOf(neighbour(5))]).toBe(1)
    expect(groupId).toBe(election.groupId)

    const line = (await consoleSays(town, 'logs')).slice(logged.length - 1)
    expect(line).toContain('groups.vote')
    expect(line).not.toContain('who')
    for (const told of [idOf(neighbour(5)), idOf(neighbour(3)), neighbour(3).openid.slice(1)]) {
      expect(line).not.toContain(told)
    }
    // What the local cloud tells of the last runs: which documents, never what is in them.
    const runs = JSON.parse(await consoleSays(town, 'invocations')) as { op: string }[]
    const votes = runs.filter(({ op }) => op === 'groups.vote')
    expect(votes).toHaveLength(1)
    expect(JSON.stringify(votes)).not.toContain(idOf(neighbour(5)))
  })

  it('A12 G91 keeps the marks of the voters in an order that says nothing, and no choice once it has ended', async () => {
    const votes = neighbours(8).map(who => ({ who, choice: neighbour(0) }))
    const { electionId } = await electionOf(votes)
    const marks = Object.keys((await keptElection(town, electionId)).voters)
    expect(marks).toEqual([...marks].sort())
    await town.cloud.clock({ now: afterClosing })
    await town.cloud.fireTimer('jobs')
    expect(await keptElection(town, electionId)).toMatchObject({
      state: 'closed',
      tally: null,
      outcome: { kind: 'elected', memberIds: [idOf(neighbour(0))], votes: 8 },
    })
  })

  it('A12 G91 thirty who vote at once, each with repeated taps, are thirty votes', async () => {
    const voters = neighbours(30)
    town = await townWithNeighbours(31)
    const electionId = await anElectionIn(town, await aGroupOf(town, voters))
    const random = randomFrom()
    const taps = shuffled(
      voters.flatMap(who => {
        const choice = voters[Math.floor(random() * 30)] as Person
        const tapId = newTap()
        return [
          { who, choice, tapId },
          { who, choice, tapId },
          { who, choice: voters[0] as Person, tapId: newTap() },
        ]
      }),
      random,
    )
    const answers = await Promise.all(
      taps.map(({ who, choice, tapId }) => voteFor(town, who, electionId, idOf(choice), tapId)),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(answers.filter(answer => answer.ok && answer.value.isNew)).toHaveLength(30)
    const { votes, tally, voters: marks } = await keptElection(town, electionId)
    expect(votes).toBe(30)
    expect(Object.values(tally ?? {}).reduce((sum, count) => sum + count, 0)).toBe(30)
    expect(Object.values(marks).every(mark => mark === 1)).toBe(true)
    for (const answer of answers) {
      expect(Object.keys(answer.ok ? answer.value : {}).sort()).toEqual(['hasVoted', 'isNew'])
    }
  })

  it('A12 the thirty-first, an outsider and the neighbour’s secretary cannot vote, nor learn of it', async () => {
    town = await townWithNeighbours(5)
    const electionId = await anElectionIn(town, await aGroupOf(town, neighbours(4)))
    for (const who of [neighbour(4), riverSecretary, sunnySecretary]) {
      const answer = await voteFor(town, who, electionId, idOf(neighbour(0)))
      expect(answer).toMatchObject({ ok: false })
      expect(['notAllowed', 'notBound']).toContain(answer.ok ? '' : answer.refusal)
    }
    expect(await keptElection(town, electionId)).toMatchObject({ votes: 0 })
  })

  it('A12 a vote is refused from the moment of closing on, before the clock has ended the election', async () => {
    town = await townWithNeighbours(6)
    const electionId = await anElectionIn(town, await aGroupOf(town, neighbours(6)))
    const { closesAt } = await keptElection(town, electionId)
    await town.cloud.clock({ now: closesAt - 1 })
    const choice = idOf(neighbour(1))
    expect(await voteFor(town, neighbour(0), electionId, choice)).toMatchObject({ ok: true })
    await town.cloud.clock({ now: closesAt })
    const late = await voteFor(town, neighbour(1), electionId, choice)
    expect(late).toEqual({ ok: false, refusal: 'electionOver' })
    await town.cloud.fireTimer('jobs')
    expect(await keptElection(town, electionId)).toMatchObject({
      state: 'closed',
      outcome: { kind: 'tooFew' },
    })
    expect(await voteFor(town, neighbour(2), electionId, choice)).toMatchObject({ refusal: 'electionOver' })
    // Who has voted is told so, also afterwards.
    expect(await voteFor(town, neighbour(0), electionId, choice)).toMatchObject({
      ok: true,
      value: { hasVoted: true, isNew: false },
    })
    const seen = await ask(town, neighbour(0), 'groups.mine', {})
    expect(JSON.stringify(seen.group?.election)).not.toContain('tally')
  })

  it('A12 while it lasts nobody is told how the votes stand', async () => {
    const { groupId } = await electionOf(neighbours(6).map(who => ({ who, choice: neighbour(1) })))
    const told = [
      await ask(town, sunnySecretary, 'groups.show', { groupId }),
      await ask(town, neighbour(1), 'groups.mine', {}),
    ].map(value => ('group' in value ? value.group?.election : value.election))
    for (const election of told) {
      expect(election).toMatchObject({ votes: 5, voters: 8, outcome: null })
      expect(Object.keys(election ?? {}).filter(name => /tally/i.test(name))).toEqual([])
    }
  })
})

describe('whoever counts the papers', () => {
  /** What says anything of groups or votes always; of the rest all in full, otherwise a tenth. */
  const reads = Object.entries(asked).filter(
    ([op, { input }]) => !('tapId' in input) && op !== 'accounts.me' && !op.startsWith('audits.'),
  )
  const isOfGroups = ([op]: (typeof reads)[number]) => /^(groups|notices|homes|papers|orgs)\./.test(op)
  const others = reads.filter(one => !isOfGroups(one))
  const asking = [...reads.filter(isOfGroups), ...(isSoak ? others : drawn(others, others.length / 10))]

  /** What a hostile secretary and everybody else in the group is answered, by every operation that says anything of it. */
  async function answersToAll(town: Town, groupId: string, electionId: string): Promise<string> {
    const about = { groupId, electionId, communityId: 'sunny', orgId: groupId, tapId: 'tap-hostile-00' }
    const all: unknown[] = []
    for (const [op, { input }] of asking) {
      const told = Object.fromEntries(
        Object.entries(input).map(([field, value]) => [
          field,
          (about as Record<string, unknown>)[field] ?? value,
        ]),
      )
      for (const who of [sunnySecretary, neighbour(1)]) {
        all.push([
          op,
          who.name,
          await town.cloud.call(who.openid, 'api', { op: op as OperationName, input: told }),
        ])
      }
    }
    return JSON.stringify(all).replace(/"url":"[^"]*"/g, '')
  }

  /** Ticks all but these as paper, counts a draw, reads everything again and again, and ends it. */
  async function everythingTold(left: Person[], choices: (Person | null)[]): Promise<string[]> {
    town = await townWithNeighbours(8)
    const groupId = await aGroupOf(town, neighbours(8), 'tap-group-000')
    const electionId = await anElectionIn(town, groupId, 'tap-election-000')
    const told: string[] = []
    const note = async (answer?: unknown) => {
      told.push(JSON.stringify(answer ?? null), await answersToAll(town, groupId, electionId))
    }
    const on = { electionId, tapId: 'tap-hostile-00' }
    const memberIds = neighbours(8)
      .filter(({ openid }) => !left.some(one => one.openid === openid))
      .map(idOf)
    await note(await ask(town, sunnySecretary, 'groups.tickPaper', { ...on, memberIds, isTicked: true }))
    for (const [place, who] of left.entries()) {
      const choice = choices[place]
      expect(await voteFor(town, who, electionId, choice ? idOf(choice) : null)).toMatchObject({ ok: true })
    }
    await note()
    const half = Math.floor(memberIds.length / 2)
    const counts = [neighbour(2), neighbour(3)].map(who => ({ memberId: idOf(who), votes: half }))
    const count = { ...on, counts, blank: memberIds.length - 2 * half }
    await note(await ask(town, sunnySecretary, 'groups.countPaper', count))
    await note(await town.as(sunnySecretary).call('groups.endElection', { ...on, how: 'close' }))
    await town.cloud.clock({ now: afterClosing })
    await town.cloud.fireTimer('jobs')
    await note()
    const { state, tally, paperTally } = await keptElection(town, electionId)
    expect({ state, tally, paperTally }).toEqual({ state: 'closed', tally: null, paperTally: null })
    return told
  }

  it('A12 G186 and ticks all but one, with a draw of papers, is told the same whomever the one chose', async () => {
    const left = [neighbour(0)]
    const first = await everythingTold(left, [neighbour(2)])
    expect(first.join('')).toContain('tooFew')
    expect(await everythingTold(left, [neighbour(3)])).toEqual(first)
    expect(await everythingTold(left, [null])).toEqual(first)
  })

  it('A12 G186 and leaves four to their phones is told the same whatever one of the four chose', async () => {
    const left = [neighbour(0), neighbour(4), neighbour(5), neighbour(6)]
    const others = [neighbour(2), neighbour(2), neighbour(3)]
    const first = await everythingTold(left, [...others, neighbour(2)])
    expect(await everythingTold(left, [...others, neighbour(3)])).toEqual(first)
  })

  it('A12 G186 whoever was ticked as voting on paper and did not learns so when voting, and votes once it is put right', async () => {
    town = await townWithNeighbours(6)
    const groupId = await aGroupOf(town, neighbours(6))
    const electionId = await anElectionIn(town, groupId)
    const tick = { electionId, memberIds: [idOf(neighbour(0))] }
    await ask(town, sunnySecretary, 'groups.tickPaper', { ...tick, tapId: newTap(), isTicked: true })
    const mine = async () => (await ask(town, neighbour(0), 'groups.mine', {})).group?.election?.you
    expect(await mine()).toMatchObject({ voted: 'paper' })
    const refused = await voteFor(town, neighbour(0), electionId, idOf(neighbour(1)))
    expect(refused).toEqual({ ok: false, refusal: 'tickedAsPaper' })
    await ask(town, sunnySecretary, 'groups.tickPaper', { ...tick, tapId: newTap(), isTicked: false })
    expect(await mine()).toMatchObject({ voted: 'no' })
    expect(await voteFor(town, neighbour(0), electionId, idOf(neighbour(1)))).toMatchObject({
      ok: true,
      value: { isNew: true },
    })
    expect(await mine()).toMatchObject({ voted: 'phone' })
  })

  it('A12 nobody is told that everybody has voted while fewer than the rule did so on phones', async () => {
    town = await townWithNeighbours(4)
    const groupId = await aGroupOf(town, neighbours(4))
    const electionId = await anElectionIn(town, groupId)
    const stands = async () => {
      const { election, can } = await ask(town, sunnySecretary, 'groups.show', { groupId })
      const end = { tapId: newTap(), electionId, how: 'close' } as const
      return [election?.votes, can.endElection, await town.as(sunnySecretary).call('groups.endElection', end)]
    }
    const before = await stands()
    expect(before).toEqual([null, false, { ok: false, refusal: 'stillVoting' }])
    for (const who of neighbours(4)) {
      await voteFor(town, who, electionId, null)
      expect(await stands()).toEqual(before)
    }
  })
})
