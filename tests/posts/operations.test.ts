import type { PostWritten } from '../../types/posts'
import type { Registration } from '../../types/registrations'
import { openTown, type Town } from '../open-town'
import { acceptedInSunny, dispatchTo } from '../registrations/registering'
import { aVersion } from '../rules/versions'
import {
  aMember,
  anOfficer,
  bound,
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import { until } from '../until'
import {
  ask,
  capacityOf,
  claimOf,
  culture,
  decideOf,
  handOverAsked,
  handOverOf,
  holds,
  inStreet,
  keptHandOvers,
  keptPlaces,
  keptRegistration,
  leaveOf,
  mediation,
  memberOf,
  nameOf,
  relief,
  security,
  townWithAccepted,
} from './posting'

let town: Town

const mine = (who: Person, skills: [] | ['law'] = []) => ask(town, who, 'posts.list', { skills })
const shown = async (who: Person, postId: string) => {
  const found = (await mine(who)).posts.find(post => post.postId === postId)
  if (!found) throw new Error(`${postId} is not shown`)
  return found
}
const heldBy = async (who: Person) => (await keptRegistration(town, who)).assigned.postIds

describe('the posts of my community', () => {
  it('A42 A43 X6 shows the sets that the county uses, today’s rule and no other', async () => {
    town = await townWithAccepted(0)
    expect((await mine(liJianguo)).posts).toHaveLength(27)
    await town.cloud.load({
      rules: [aVersion({ changes: { 'posts.sets': ['eight'] }, effectiveDay: '2026-12-01' })],
    })
    await town.cloud.clock({ now: noon('2026-12-02') })
    const { posts, atMost, left, community } = await mine(liJianguo)
    expect(posts.map(({ postId }) => postId.split('-')[0])).toEqual(Array(8).fill('eight'))
    expect([atMost, left, community?.name]).toEqual([3, 3, '阳光社区'])
  })

  it('A41 G10 puts mine first, then what my skills speak for, with the reason', async () => {
    town = await openTown({
      ...townAtWork,
      members: [
        ...townAtWork.members.filter(({ _id }) => _id !== 'm_oLI'),
        { ...bound(liJianguo).member, skills: '会调解，懂家电维修' },
      ],
    })
    await acceptedInSunny(town, ['m_oLI'])
    await claimOf(town, liJianguo, security)
    const { posts } = await mine(liJianguo)
    expect(posts[0]).toMatchObject({ postId: security, mine: { state: 'waiting' } })
    expect(posts[1]?.fits.length).toBeGreaterThan(0)
    expect(posts.find(({ postId }) => postId === mediation)?.fits).toEqual(['mediation'])
    const withLaw = (await mine(liJianguo, ['law'])).posts.find(({ postId }) => postId === mediation)
    expect(withLaw?.fits).toEqual(['mediation', 'law'])
    const plain = posts.findIndex(({ fits, mine }) => !mine && fits.length === 0)
    expect(posts.slice(plain).every(({ fits }) => fits.length === 0)).toBe(true)
  })

  it('A41 shows them before acceptance, and says that nothing can be claimed yet', async () => {
    town = await openTown(townAtWork)
    const before = await mine(liJianguo)
    expect([before.isAccepted, before.posts.some(({ can }) => can.claim)]).toEqual([false, false])
    expect(await claimOf(town, liJianguo, mediation)).toMatchObject({ refusal: 'notAccepted' })
    await dispatchTo(town, ['m_oLI'])
    expect(await claimOf(town, liJianguo, mediation)).toMatchObject({ refusal: 'notAccepted' })
    expect(await keptPlaces(town)).toEqual([])
  })
})

describe('a claim', () => {
  it('A41 G10 waits, is approved by the community, and stands in the registration', async () => {
    town = await townWithAccepted(0)
    expect(await claimOf(town, liJianguo, mediation)).toMatchObject({ ok: true, value: { state: 'waiting' } })
    expect(await heldBy(liJianguo)).toEqual([])
    const { items } = await ask(town, sunnySecretary, 'posts.listClaims', {
      communityId: 'sunny',
      cursor: null,
    })
    expect(items).toMatchObject([
      { memberId: 'm_oLI', name: '李建国', claims: [{ postId: mediation, postName: '民事调解岗' }] },
    ])
    expect(await decideOf(town, [[liJianguo, mediation]])).toMatchObject({
      value: { items: [{ ok: true, state: 'held' }] },
    })
    expect(await heldBy(liJianguo)).toEqual([mediation])
    expect(await keptPlaces(town)).toMatchObject([{ postId: mediation, held: 1, waiting: 0 }])
    expect(
      (await ask(town, sunnySecretary, 'posts.listClaims', { communityId: 'sunny', cursor: null })).items,
    ).toEqual([])
    const holders = { communityId: 'sunny', postId: mediation, cursor: null }
    expect((await ask(town, sunnySecretary, 'posts.listHolders', holders)).items).toMatchObject([
      { memberId: 'm_oLI', name: '李建国' },
    ])
  })

  it('A41 a repeated tap and a second tap are one claim, shown as done', async () => {
    town = await townWithAccepted(0)
    const tapId = newTap()
    const answers = await Promise.all([1, 2].map(() => claimOf(town, liJianguo, mediation, tapId)))
    answers.push(await claimOf(town, liJianguo, mediation))
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { state: 'waiting' } })
    expect(await keptPlaces(town)).toMatchObject([{ waiting: 1 }])
    await leaveOf(town, liJianguo, mediation)
    expect(await claimOf(town, liJianguo, mediation, tapId)).toMatchObject({ value: { state: 'ended' } })
    expect(await keptPlaces(town)).toMatchObject([{ waiting: 0, held: 0 }])
  })

  it('G10 is one of three at most, also when four are tapped at once', async () => {
    town = await townWithAccepted(0)
    const posts = [mediation, relief, culture, security]
    const answers = await Promise.all(posts.map(postId => claimOf(town, liJianguo, postId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    expect(answers.filter(answer => !answer.ok)).toMatchObject([
      { refusal: 'enoughPosts', detail: { atMost: 3 } },
    ])
  })

  it('A41 finds a post that is full, closed here, closed in the county or unknown, and nothing changes', async () => {
    town = await townWithAccepted(1)
    expect(await capacityOf(town, mediation, 1)).toMatchObject({ ok: true })
    await holds(town, liJianguo, mediation)
    expect(await claimOf(town, wangXiuying, mediation)).toMatchObject({
      refusal: 'postFull',
      detail: { capacity: 1 },
    })
    expect(await shown(wangXiuying, mediation)).toMatchObject({ can: { claim: false }, held: 1, capacity: 1 })
    const closed = {
      communityId: 'sunny',
      state: 'closed',
      capacity: null,
      tasks: '',
      requirements: '',
    } as const
    await ask(town, sunnySecretary, 'posts.setPlace', {
      tapId: newTap(),
      postId: relief,
      revision: 0,
      ...closed,
    })
    for (const postId of [relief, 'eight-business', 'none']) {
      expect(await claimOf(town, wangXiuying, postId)).toMatchObject({ refusal: 'postClosed' })
    }
    expect((await keptRegistration(town, wangXiuying)).posts).toBeUndefined()
  })

  it('A41 two claims on the last place: both may wait, one is approved, the other told that it is full', async () => {
    town = await townWithAccepted(0)
    await capacityOf(town, mediation, 1)
    await claimOf(town, liJianguo, mediation)
    await claimOf(town, wangXiuying, mediation)
    const second = { openid: 'oSUNNY_SECOND', name: '阳光社区副书记', phone: null }
    await town.cloud.load({ accounts: [anOfficer(second, 'communitySecretary', 'sunny')] })
    const answers = await Promise.all([
      decideOf(town, [[liJianguo, mediation]]),
      decideOf(town, [[wangXiuying, mediation]], 'approve', second),
    ])
    const items = answers.flatMap(answer => (answer.ok ? answer.value.items : []))
    expect(items.filter(({ ok }) => ok)).toHaveLength(1)
    expect(items.filter(item => !item.ok)).toMatchObject([{ refusal: 'postFull' }])
    expect(await keptPlaces(town)).toMatchObject([{ held: 1, waiting: 1 }])
  })

  it('A41 fifty are approved at once on one post, each answered; capacity ends it where it should', async () => {
    town = await townWithAccepted(51, [])
    const people = Array.from({ length: 51 }, (_, index) => inStreet(index))
    for (const who of people) await claimOf(town, who, mediation)
    await capacityOf(town, mediation, 40)
    const fifty = people.slice(0, 50).map((who): [Person, string] => [who, mediation])
    const answer = await decideOf(town, fifty)
    const items = answer.ok ? answer.value.items : []
    expect(items.filter(({ ok }) => ok)).toHaveLength(40)
    expect(items.filter(item => !item.ok && item.refusal === 'postFull')).toHaveLength(10)
    expect(await keptPlaces(town)).toMatchObject([{ held: 40, waiting: 11 }])
    const all = people.map((who): [Person, string] => [who, mediation])
    expect(await decideOf(town, all)).toMatchObject({ refusal: 'badInput' })

    const page = await ask(town, sunnySecretary, 'posts.listHolders', {
      communityId: 'sunny',
      postId: mediation,
      cursor: null,
    })
    const next = await ask(town, sunnySecretary, 'posts.listHolders', {
      communityId: 'sunny',
      postId: mediation,
      cursor: page.cursor,
    })
    expect([page.items.length, next.items.length, next.cursor]).toEqual([20, 20, null])
    expect(new Set([...page.items, ...next.items].map(({ memberId }) => memberId)).size).toBe(40)
    const rest = await ask(town, sunnySecretary, 'posts.listClaims', { communityId: 'sunny', cursor: null })
    expect([rest.items.length, rest.cursor]).toEqual([11, null])
  })

  it('A41 not now ends it without a word against the member, who may claim again', async () => {
    town = await townWithAccepted(0)
    await claimOf(town, liJianguo, mediation)
    expect(await decideOf(town, [[liJianguo, mediation]], 'notNow')).toMatchObject({
      value: { items: [{ ok: true, state: 'ended' }] },
    })
    expect(await decideOf(town, [[liJianguo, mediation]])).toMatchObject({
      value: { items: [{ ok: false, refusal: 'movedOn' }] },
    })
    expect(await claimOf(town, liJianguo, mediation)).toMatchObject({ value: { state: 'waiting' } })
  })

  it('X17 is left in one tap, waiting or held, without a reason; a second tap is done too', async () => {
    town = await townWithAccepted(0)
    await holds(town, liJianguo, mediation)
    await claimOf(town, liJianguo, relief)
    for (const postId of [mediation, relief, mediation, security]) {
      expect(await leaveOf(town, liJianguo, postId)).toMatchObject({ ok: true, value: { state: 'ended' } })
    }
    expect(await heldBy(liJianguo)).toEqual([])
    expect((await keptPlaces(town)).map(({ held, waiting }) => held + waiting)).toEqual([0, 0])
    const steps = (await keptRegistration(town, liJianguo)).posts?.[0]?.steps.map(({ act }) => act)
    expect(steps).toEqual(['claim', 'approve', 'leave'])
  })

  it('A41 another community and another unit see and decide nothing', async () => {
    town = await townWithAccepted(0)
    await claimOf(town, liJianguo, mediation)
    for (const who of [riverSecretary, waterSecretary, wangXiuying]) {
      expect(await decideOf(town, [[liJianguo, mediation]], 'approve', who)).toMatchObject({
        refusal: 'notAllowed',
      })
      expect(
        await town.as(who).call('posts.listClaims', { communityId: 'sunny', cursor: null }),
      ).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await decideOf(town, [[chenMing, mediation]])).toMatchObject({
      value: { items: [{ ok: false, refusal: 'notAllowed' }] },
    })
  })
})

describe('a post in a community', () => {
  it('A41 has the capacity, tasks and requirements that the community fixes, on the revision it saw', async () => {
    town = await townWithAccepted(0)
    const first = await capacityOf(town, mediation, 2)
    expect(first).toMatchObject({ value: { capacity: 2, tasks: '每周走访一次', revision: 1 } })
    expect(await capacityOf(town, mediation, 5, 0)).toMatchObject({ refusal: 'changedMeanwhile' })
    await holds(town, liJianguo, mediation)
    await holds(town, wangXiuying, mediation)
    expect(await capacityOf(town, mediation, 1, 1)).toMatchObject({
      refusal: 'moreHoldIt',
      detail: { held: 2 },
    })
    const { posts } = await ask(town, sunnySecretary, 'posts.listPlaces', { communityId: 'sunny' })
    expect(posts.find(({ postId }) => postId === mediation)).toMatchObject({ held: 2, capacity: 2 })
    expect((await keptPlaces(town))[0]?.history).toHaveLength(1)
  })

  it('A41 a repeated tap changes it once', async () => {
    town = await townWithAccepted(0)
    const fixed = { tapId: newTap(), communityId: 'sunny', postId: mediation, revision: 0 }
    const set = { ...fixed, state: 'closed', capacity: null, tasks: '', requirements: '有耐心' } as const
    const answers = await Promise.all([1, 2].map(() => town.as(sunnySecretary).call('posts.setPlace', set)))
    for (const answer of answers) expect(answer).toMatchObject({ value: { revision: 1, state: 'closed' } })
    expect((await keptPlaces(town))[0]?.history).toHaveLength(1)
    const missing = { ...set, tapId: newTap(), postId: 'none' }
    expect(await town.as(sunnySecretary).call('posts.setPlace', missing)).toMatchObject({
      refusal: 'notAllowed',
    })
  })
})

describe('handing a post over', () => {
  it('A50 G92 asked, a successor named, agreed with one tap: the post passes whole, and the sheet is printed', async () => {
    town = await townWithAccepted(0)
    await capacityOf(town, mediation, 1)
    await holds(town, liJianguo, mediation)
    const handOverId = await handOverAsked(town, liJianguo, mediation, '王秀英')
    expect(await handOverAsked(town, liJianguo, mediation)).toBe(handOverId)
    expect(await shown(liJianguo, mediation)).toMatchObject({ can: { handOver: false, leave: true } })

    const list = { communityId: 'sunny', show: 'asked', cursor: null } as const
    expect((await ask(town, sunnySecretary, 'posts.listHandOvers', list)).items).toMatchObject([
      { handOverId, postName: '民事调解岗', from: { name: '李建国' }, to: null, wish: '王秀英' },
    ])
    const named = { communityId: 'sunny', name: '王 秀英', cursor: null }
    expect((await ask(town, sunnySecretary, 'posts.findSuccessor', named)).items).toMatchObject([
      { memberId: 'm_oWANG', isAccepted: true },
    ])
    expect(await nameOf(town, handOverId, wangXiuying)).toMatchObject({ value: { state: 'offered' } })
    expect(await shown(wangXiuying, mediation)).toMatchObject({
      mine: { state: 'offered', handOverId },
      can: { agree: true, leave: true },
    })
    expect(await handOverOf(town, liJianguo, handOverId, 'agree')).toMatchObject({ refusal: 'notAllowed' })
    const print = () => town.as(sunnySecretary).call('posts.printHandOver', { tapId: newTap(), handOverId })
    expect(await print()).toMatchObject({ refusal: 'notHandedOver' })

    const agreed = await Promise.all([1, 2].map(() => handOverOf(town, wangXiuying, handOverId, 'agree')))
    for (const answer of agreed) expect(answer).toMatchObject({ ok: true, value: { state: 'done' } })
    expect([await heldBy(liJianguo), await heldBy(wangXiuying)]).toEqual([[], [mediation]])
    expect(await keptPlaces(town)).toMatchObject([{ held: 1, waiting: 0 }])

    const sheets = [await print(), await print()]
    const [sheet, again] = sheets.map(answer => (answer.ok ? answer.value : { url: '', code: '' }))
    expect(again?.code).toBe(sheet?.code)
    const html = await (await fetch(sheet?.url ?? '')).text()
    for (const text of [
      '岗位交接手续',
      '李建国',
      '王秀英',
      '民事调解岗',
      '每周走访一次',
      '示范文本',
      sheet?.code ?? '-',
    ])
      expect(html).toContain(text)
    expect(await ask(town, chenMing, 'papers.verify', { code: sheet?.code ?? '' })).toMatchObject({
      kind: 'handOver',
      maskedName: '李*国',
      state: 'valid',
    })
  })

  it('A50 without a successor the post goes back to the community', async () => {
    town = await townWithAccepted(0)
    await holds(town, liJianguo, mediation)
    const handOverId = await handOverAsked(town, liJianguo, mediation)
    expect(await nameOf(town, handOverId, null)).toMatchObject({ value: { state: 'done' } })
    expect(await nameOf(town, handOverId, null)).toMatchObject({ value: { state: 'done' } })
    expect(await nameOf(town, handOverId, wangXiuying)).toMatchObject({ refusal: 'handOverClosed' })
    expect(await heldBy(liJianguo)).toEqual([])
    expect(await keptPlaces(town)).toMatchObject([{ held: 0 }])
    const sheet = await ask(town, sunnySecretary, 'posts.printHandOver', { tapId: newTap(), handOverId })
    expect(await (await fetch(sheet.url)).text()).toContain('<td>接岗人</td><td></td>')
  })

  it('X17 whoever is asked to follow declines in one tap, and the community is asked again', async () => {
    town = await townWithAccepted(0)
    await holds(town, liJianguo, mediation)
    const handOverId = await handOverAsked(town, liJianguo, mediation)
    for (const decline of [
      () => handOverOf(town, wangXiuying, handOverId, 'decline'),
      () => leaveOf(town, wangXiuying, mediation),
    ]) {
      await nameOf(town, handOverId, wangXiuying)
      expect(await decline()).toMatchObject({ ok: true })
      expect(await keptHandOvers(town)).toMatchObject([{ state: 'asked', toId: null }])
      expect((await shown(wangXiuying, mediation)).mine).toBeNull()
    }
    expect(await heldBy(liJianguo)).toEqual([mediation])
  })

  it('A50 whoever asked may stay, or simply leave: the successor is asked no more', async () => {
    town = await townWithAccepted(0)
    await holds(town, liJianguo, mediation)
    for (const end of [
      (handOverId: string) => handOverOf(town, liJianguo, handOverId, 'withdraw'),
      () => leaveOf(town, liJianguo, mediation),
    ]) {
      const handOverId = await handOverAsked(town, liJianguo, mediation)
      await nameOf(town, handOverId, wangXiuying)
      expect(await end(handOverId)).toMatchObject({ ok: true })
      expect((await shown(wangXiuying, mediation)).mine).toBeNull()
      expect(await handOverOf(town, wangXiuying, handOverId, 'agree')).toMatchObject({
        refusal: 'handOverClosed',
      })
    }
    expect((await keptHandOvers(town)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
    expect(await keptPlaces(town)).toMatchObject([{ held: 0 }])
  })

  it('A50 U5 the same tap after it was withdrawn asks nothing anew', async () => {
    town = await townWithAccepted(0)
    await holds(town, liJianguo, mediation)
    const tap = { tapId: newTap(), postId: mediation, wish: null }
    const first = await ask(town, liJianguo, 'posts.askHandOver', tap)
    await handOverOf(town, liJianguo, first.handOverId, 'withdraw')
    expect(await town.as(liJianguo).call('posts.askHandOver', tap)).toEqual({ ok: true, value: first })
    expect(await keptHandOvers(town)).toMatchObject([{ state: 'withdrawn' }])
    expect(await handOverAsked(town, liJianguo, mediation)).not.toBe(first.handOverId)
  })

  it('A41 U5 a claim that was cut off anywhere is counted by the clock as it is written, and the same tap ends it at once', async () => {
    const written: boolean[] = []
    for (const isRepeated of [true, false]) {
      for (const request of [4, 5, 6]) {
        town = await townWithAccepted(0)
        await capacityOf(town, mediation, 5)
        const tapId = newTap()
        const effect = { kind: 'killInstance', at: 'after' } as const
        await town.cloud.fault({ operation: 'posts.claim', request, effect })
        await expect(claimOf(town, liJianguo, mediation, tapId)).rejects.toThrow()
        await town.cloud.clearFaults()
        if (isRepeated) expect(await claimOf(town, liJianguo, mediation, tapId)).toMatchObject({ ok: true })
        else {
          await town.cloud.clock({ advance: 10 * 60_000 })
          await town.cloud.fireTimer('jobs')
        }
        const [kept] = (await town.cloud.documents('registrations')) as unknown as Registration[]
        const isWritten = (kept?.posts ?? []).length === 1
        expect(await keptPlaces(town)).toMatchObject([{ waiting: isWritten ? 1 : 0, underWay: [] }])
        written.push(isWritten)
      }
    }
    expect(written.slice(0, 3)).toEqual([true, true, true])
    expect(new Set(written.slice(3))).toEqual(new Set([true, false]))
  })

  it('A41 a claim that is being written leaves the group alone that its member is put into at that moment', async () => {
    town = await townWithAccepted(0)
    await capacityOf(town, mediation, 5)
    const slow = { kind: 'latency', ms: 1500 } as const
    const write = { operation: 'posts.claim', collection: 'registrations', action: 'database.modifyDocument' }
    await town.cloud.fault({ ...write, effect: slow })
    const claimed = claimOf(town, liJianguo, mediation)
    await until(
      () => keptPlaces(town),
      places => places.some(({ underWay }) => underWay.length > 0),
    )
    const group = { parentId: 'sunny', name: '第一小组', kind: 'category-law', memberIds: ['m_oLI'] }
    const { groupId } = await ask(town, sunnySecretary, 'groups.create', {
      ...group,
      communityId: 'sunny',
      tapId: newTap(),
    })
    expect(await claimed).toMatchObject({ ok: true })
    const kept = (await town.cloud.documents('registrations')) as unknown as Registration[]
    expect(kept.find(({ memberId }) => memberId === 'm_oLI')).toMatchObject({
      assigned: { groupId, postIds: [] },
      posts: [{ state: 'waiting' }],
    })
  })

  it('A50 nobody follows who is not accepted here, holds the post already, or has three', async () => {
    town = await townWithAccepted(2)
    const [first, second] = [inStreet(0), inStreet(1)]
    await holds(town, liJianguo, mediation)
    await holds(town, first, mediation)
    const handOverId = await handOverAsked(town, liJianguo, mediation)
    expect(await nameOf(town, handOverId, chenMing)).toMatchObject({ refusal: 'successorNotAccepted' })
    expect(await nameOf(town, handOverId, first)).toMatchObject({ refusal: 'successorHoldsIt' })
    expect(await nameOf(town, handOverId, second, riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    await nameOf(town, handOverId, second)
    for (const postId of [relief, culture, security]) await claimOf(town, second, postId)
    expect(await handOverOf(town, second, handOverId, 'agree')).toMatchObject({
      refusal: 'enoughPosts',
      detail: { atMost: 3 },
    })
    await leaveOf(town, second, relief)
    expect(await handOverOf(town, second, handOverId, 'agree')).toMatchObject({ ok: true })
    expect(await heldBy(second)).toEqual([mediation])
  })

  it('A50 a claim that waited becomes the offer; another name takes its place', async () => {
    town = await townWithAccepted(1)
    await holds(town, liJianguo, mediation)
    await claimOf(town, wangXiuying, mediation)
    const handOverId = await handOverAsked(town, liJianguo, mediation)
    await nameOf(town, handOverId, wangXiuying)
    expect(await keptPlaces(town)).toMatchObject([{ held: 1, waiting: 0 }])
    await nameOf(town, handOverId, inStreet(0))
    expect((await shown(wangXiuying, mediation)).mine).toBeNull()
    expect((await shown(inStreet(0), mediation)).mine).toMatchObject({ state: 'offered' })
    expect(await claimOf(town, inStreet(0), mediation)).toMatchObject({ value: { state: 'offered' } })
  })

  it('A50 asks for a post that is held, and pages of a name are found whole', async () => {
    const namesakes = Array.from({ length: 21 }, (_, index) =>
      aMember({ openid: `oSAME${String(index).padStart(2, '0')}`, name: '周同', phone: null }),
    )
    town = await openTown({ ...townAtWork, members: [...townAtWork.members, ...namesakes] })
    await acceptedInSunny(town, ['m_oLI'])
    const asked = { tapId: newTap(), postId: mediation, wish: null }
    expect(await town.as(liJianguo).call('posts.askHandOver', asked)).toMatchObject({ refusal: 'notHeld' })
    const named = { communityId: 'sunny', name: '周同' }
    const page = await ask(town, sunnySecretary, 'posts.findSuccessor', { ...named, cursor: null })
    const next = await ask(town, sunnySecretary, 'posts.findSuccessor', { ...named, cursor: page.cursor })
    expect([page.items.length, next.items.length, next.cursor]).toEqual([20, 1, null])
    expect(page.items.every(({ isAccepted }) => !isAccepted)).toBe(true)
  })
})

describe('the catalogue', () => {
  const written: PostWritten = {
    categoryId: 'culture',
    name: '读报员',
    duties: '每周读一次报。',
    state: 'open',
    serviceCategories: [],
    skills: ['language'],
    teamName: null,
  }

  const edit = (revision: number, change: object = {}, tapId = newTap(), who: Person = office) =>
    town.as(who).call('posts.edit', { tapId, postId: mediation, revision, ...written, ...change })

  it('G90 X21 the office renames a post, with history: who, when, and what was before', async () => {
    town = await townWithAccepted(0)
    expect(await edit(0)).toMatchObject({ value: { name: '读报员', revision: 1, set: 'ten' } })
    expect(await edit(1, { name: '读报人', state: 'closed' })).toMatchObject({ value: { revision: 2 } })
    expect(await edit(1)).toMatchObject({ refusal: 'changedMeanwhile' })
    const { post, history } = await ask(town, office, 'posts.show', { postId: mediation })
    expect(post).toMatchObject({ name: '读报人', state: 'closed', isInUse: true })
    expect(history).toMatchObject([
      { revision: 2, by: { role: 'countyOffice', place: '安平县' }, before: { name: '读报员' } },
      { revision: 1, before: { name: '民事调解岗' } },
    ])
    expect(JSON.stringify(history)).not.toContain('oOFFICE')
    expect(await claimOf(town, liJianguo, mediation)).toMatchObject({ refusal: 'postClosed' })
  })

  it('G90 two at once: one is kept, the other told; a repeated tap is the same change', async () => {
    town = await openTown(townAtWork)
    const answers = await Promise.all([edit(0, { name: '一' }), edit(0, { name: '二' })])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(answer => !answer.ok)).toMatchObject([{ refusal: 'changedMeanwhile' }])
    const tapId = newTap()
    const twice = [await edit(1, { name: '三' }, tapId), await edit(1, { name: '三' }, tapId)]
    for (const answer of twice) expect(answer).toMatchObject({ value: { name: '三', revision: 2 } })
  })

  it('G90 adds a post, which members see; never two of a name, never more than a hundred', async () => {
    town = await townWithAccepted(0)
    const tapId = newTap()
    const add = (tapId: string, name = '读报员') =>
      town.as(office).call('posts.add', { tapId, set: 'ten', ...written, name })
    const added = await add(tapId)
    expect(await add(tapId)).toEqual(added)
    expect(await add(newTap())).toMatchObject({ refusal: 'nameTaken' })
    expect(await edit(0)).toMatchObject({ refusal: 'nameTaken' })
    expect((await mine(liJianguo)).posts.map(({ name }) => name)).toContain('读报员')
    for (let more = 37; more <= 100; more++)
      expect(await add(newTap(), `岗位${more}`)).toMatchObject({ ok: true })
    expect(await add(newTap(), '第一百零一个')).toMatchObject({ refusal: 'catalogueFull' })
    expect((await ask(town, office, 'posts.catalogue', {})).posts).toHaveLength(100)
    expect((await mine(liJianguo)).posts).toHaveLength(92)
  })

  it('G90 refuses what nobody knows; only the office writes', async () => {
    town = await openTown(townAtWork)
    expect(await edit(0, { skills: ['flying'] })).toMatchObject({ refusal: 'badInput' })
    expect(await edit(0, { extra: 1 })).toMatchObject({ refusal: 'badInput' })
    expect(await edit(0, {}, newTap(), sunnySecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await town.as(office).call('posts.show', { postId: 'none' })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.cloud.documents('posts')).toEqual([])
  })
})

it('G153 whoever looks at claims, holders and handovers leaves a row about exactly those shown', async () => {
  town = await townWithAccepted(21, [])
  const people = Array.from({ length: 21 }, (_, index) => inStreet(index))
  for (const who of people) await claimOf(town, who, mediation)
  await ask(town, sunnySecretary, 'posts.listClaims', { communityId: 'sunny', cursor: null })
  const rows = (await town.cloud.documents('audits')).filter(
    ({ operation }) => operation === 'posts.listClaims',
  )
  expect(rows[0]?.memberIds).toEqual(people.slice(0, 20).map(memberOf))
})
