import fc from 'fast-check'
import { moves, stateAfter } from '../../cloudfunctions/domain/posts/rules'
import type { PostClaimState } from '../../types/posts'
import type { Registration } from '../../types/registrations'
import type { Town } from '../open-town'
import { seed, size } from '../size'
import { liJianguo, type Person, wangXiuying } from '../town'
import {
  capacityOf,
  claimOf,
  culture,
  decideOf,
  handOverOf,
  holds,
  inStreet,
  keptHandOvers,
  keptPlaces,
  leaveOf,
  mediation,
  nameOf,
  relief,
  security,
  townWithAccepted,
} from './posting'

const people = [liJianguo, wangXiuying, inStreet(0), inStreet(1)]
const posts = [mediation, relief, culture, security]
const capacities: Record<string, number | null> = {
  [mediation]: 1,
  [relief]: 2,
  [culture]: 1,
  [security]: null,
}
const atMost = 3

type Act =
  | 'claim'
  | 'approve'
  | 'notNow'
  | 'leave'
  | 'ask'
  | 'name'
  | 'takeBack'
  | 'agree'
  | 'decline'
  | 'stay'

interface Step {
  act: Act
  who: Person
  other: Person
  postId: string
  /** Sent at the same moment as the next one. */
  isWithNext: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Act>(
    'claim',
    'claim',
    'claim',
    'approve',
    'approve',
    'notNow',
    'leave',
    'ask',
    'ask',
    'name',
    'name',
    'takeBack',
    'agree',
    'agree',
    'decline',
    'stay',
  ),
  who: fc.constantFrom(...people),
  other: fc.constantFrom(...people),
  postId: fc.constantFrom(...posts),
  isWithNext: fc.boolean(),
})

let town: Town
const reached = new Set<string>()

async function take({ act, who, other, postId }: Step): Promise<string> {
  const handOvers = (await keptHandOvers(town)).filter(
    ({ state }) => state === 'asked' || state === 'offered',
  )
  const open = handOvers.find(({ fromId }) => fromId === `m_${who.openid}`) ?? handOvers[0]
  const handOverId = open?._id ?? 'none'
  const partner = (id: string | null | undefined) => people.find(({ openid }) => id === `m_${openid}`) ?? who
  const asked = {
    claim: () => claimOf(town, who, postId),
    approve: () =>
      decideOf(
        town,
        [
          [who, postId],
          [other, postId],
        ].slice(0, who === other ? 1 : 2) as never,
      ),
    notNow: () => decideOf(town, [[who, postId]], 'notNow'),
    leave: () => leaveOf(town, who, postId),
    ask: async () => {
      const held = (await registrations()).find(({ memberId }) => memberId === `m_${who.openid}`)
      const [first = postId] = held?.assigned.postIds ?? []
      const tapId = `tap-ask-${who.openid}-${Math.random().toString(36).slice(2, 10)}`
      return town.as(who).call('posts.askHandOver', { tapId, postId: first, wish: null })
    },
    name: () => nameOf(town, handOverId, other),
    takeBack: () => nameOf(town, handOverId, null),
    agree: () => handOverOf(town, partner(open?.toId), handOverId, 'agree'),
    decline: () => handOverOf(town, partner(open?.toId), handOverId, 'decline'),
    stay: () => handOverOf(town, partner(open?.fromId), handOverId, 'withdraw'),
  }
  const answer = await asked[act]()
  if (answer.ok) reached.add(act)
  return answer.ok ? 'yes' : answer.refusal
}

const registrations = async () => (await town.cloud.documents('registrations')) as unknown as Registration[]

async function expectWhole(): Promise<void> {
  const kept = await registrations()
  const handOvers = await keptHandOvers(town)
  const claims = kept.flatMap(({ memberId, posts = [] }) => posts.map(claim => ({ memberId, ...claim })))

  for (const { memberId, assigned, posts = [], postsKey = null } of kept) {
    const held = posts.filter(({ state }) => state === 'held').map(({ postId }) => postId)
    expect([memberId, assigned.postIds]).toEqual([memberId, held])
    const taken = posts.filter(({ state }) => state === 'held' || state === 'waiting')
    expect(taken.length).toBeLessThanOrEqual(atMost)
    expect(postsKey !== null).toBe(posts.some(({ state }) => state === 'waiting'))
  }
  for (const { postId, held, waiting } of await keptPlaces(town)) {
    const count = (state: PostClaimState) =>
      claims.filter(claim => claim.postId === postId && claim.state === state).length
    expect([postId, held, waiting]).toEqual([postId, count('held'), count('waiting')])
    const capacity = capacities[postId] ?? null
    if (capacity !== null) expect(held).toBeLessThanOrEqual(capacity)
  }
  for (const { steps, state } of claims) {
    let replayed: PostClaimState | null = null
    for (const { act } of steps) {
      const next: PostClaimState | null = stateAfter(act, replayed)
      expect([act, replayed, next]).toEqual([act, replayed, moves[act].to])
      replayed = next
    }
    expect(state).toBe(replayed)
  }
  for (const { memberId, postId, state, handOverId } of claims) {
    const open = handOvers.find(({ _id }) => _id === handOverId)
    if (state === 'offered') expect(open).toMatchObject({ toId: memberId, postId, state: 'offered' })
    if (state === 'held' && handOverId) {
      expect(['asked', 'offered']).toContain(open?.state)
      expect(open).toMatchObject({ fromId: memberId, postId })
    }
  }
  for (const { _id, state, fromId, toId } of handOvers) {
    const isOpen = state === 'asked' || state === 'offered'
    const from = claims.find(claim => claim.memberId === fromId && claim.handOverId === _id)
    expect([_id, from?.state ?? null]).toEqual([_id, isOpen ? 'held' : null])
    const to = claims.find(claim => claim.memberId === toId && claim.handOverId === _id)
    expect([_id, to?.state ?? null]).toEqual([_id, state === 'offered' ? 'offered' : null])
  }
}

it('A41 A50 G92 random steps by several people, also at once, keep capacity, three posts, and both sides the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), async steps => {
      town = await townWithAccepted(2)
      for (const postId of posts) await capacityOf(town, postId, capacities[postId] ?? null)
      await holds(town, liJianguo, relief)
      await holds(town, wangXiuying, security)
      await holds(town, inStreet(0), mediation)
      let together: Step[] = []
      for (const taken of steps) {
        together.push(taken)
        if (taken.isWithNext && together.length < 3) continue
        const answers = await Promise.all(together.map(take))
        together = []
        expect(answers).not.toContain('unavailable')
        expect(answers).not.toContain('badInput')
        await town.cloud.clock({ advance: 1000 })
      }
      await expectWhole()
    }),
    { numRuns: size(60), seed },
  )
  // A walk that gets nowhere would prove nothing.
  for (const act of ['claim', 'approve', 'leave', 'ask', 'name', 'agree']) expect([...reached]).toContain(act)
}, 900_000)
