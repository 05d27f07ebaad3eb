import { letGo, noHand, take } from '../../cloudfunctions/domain/requests/hand'
import { noticeInWords } from '../../src/features/notices/words'
import { stepInWords } from '../../src/features/requests/words'
import { stepInWords as wishStepInWords } from '../../src/features/wishes/words'
import type { RequestView } from '../../types/requests'
import type { Town } from '../open-town'
import { liJianguo, newTap, noon, riverSecretary, sunnySecretary, today, wangXiuying } from '../town'
import { aWish } from '../wishes/wishing'
import { acceptedForClaims, asked, openResidentsTown, wangAyi, zhangDaye } from './asking'

let town: Town

beforeEach(async () => {
  town = await openResidentsTown()
})

/** So many things that anybody nearby may take. */
async function offered(count: number, who = wangAyi): Promise<string[]> {
  const all: RequestView[] = []
  for (let one = 0; one < count; one++) all.push(await asked(town, { text: `第 ${one} 件` }, who))
  for (const request of all) await acceptedForClaims(town, request)
  return all.map(({ requestId }) => requestId)
}

const onOne = (requestId: string) => ({ tapId: newTap(), requestId })
const claim = (requestId = '', who = liJianguo) => town.as(who).call('requests.claim', onOne(requestId))
const release = (requestId = '') => town.as(liJianguo).call('requests.release', onOne(requestId))
const contact = (requestId = '') => town.as(liJianguo).call('requests.contact', { requestId })

async function inHand(): Promise<number> {
  const atHand = await town.as(liJianguo).call('requests.atHand', {})
  return atHand.ok ? atHand.value.held : -1
}

const reviews = (who = sunnySecretary) =>
  town.as(who).call('requests.listReviews', { communityId: 'sunny', cursor: null })

describe('what one volunteer has in hand', () => {
  it('is three things at most; the fourth is refused with what is in hand, and goes on once one is done', async () => {
    const [first, second, third, fourth] = await offered(4)
    for (const requestId of [first, second, third]) expect(await claim(requestId)).toMatchObject({ ok: true })
    const full = await claim(fourth)
    expect(full).toMatchObject({ ok: false, refusal: 'handsFull', detail: { most: 3 } })
    expect(full.ok ? [] : full.detail?.held).toHaveLength(3)
    expect(await inHand()).toBe(3)
    await town.as(liJianguo).call('requests.finish', { ...onOne(first ?? ''), note: null })
    expect(await claim(fourth)).toMatchObject({ ok: true })
    expect(await inHand()).toBe(3)
  })

  it('is three at most also when five taps come at the same moment', async () => {
    const five = await offered(5)
    const answers = await Promise.all(five.map(requestId => claim(requestId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    for (const answer of answers) {
      if (!answer.ok) expect(answer.refusal).toBe('handsFull')
    }
    expect(await inHand()).toBe(3)
  })

  it('counts what the community sent, and not what somebody faster took', async () => {
    const [sent, taken, third, fourth, fifth] = await offered(5)
    await town.as(sunnySecretary).call('requests.assign', { ...onOne(sent ?? ''), memberIds: ['m_oLI'] })
    await claim(taken, wangXiuying)
    expect(await claim(taken)).toMatchObject({ ok: false })
    expect(await claim(third)).toMatchObject({ ok: true })
    expect(await claim(fourth)).toMatchObject({ ok: true })
    expect(await claim(fifth)).toMatchObject({ refusal: 'handsFull' })
  })

  it('what is done as quickly as it was taken makes room at once', async () => {
    for (const requestId of await offered(5)) {
      expect(await claim(requestId)).toMatchObject({ ok: true })
      await town.as(liJianguo).call('requests.finish', { ...onOne(requestId), note: null })
    }
  })

  it('a repeat of a tap is answered like the first one, also with full hands', async () => {
    const three = await offered(3)
    const taps = three.map(onOne)
    for (const tap of taps) await town.as(liJianguo).call('requests.claim', tap)
    for (const tap of taps) {
      expect(await town.as(liJianguo).call('requests.claim', tap)).toMatchObject({ ok: true })
    }
  })
})

describe('letting go', () => {
  it('works three times a day, then is refused with what is in hand and when it works again', async () => {
    const four = await offered(4)
    for (const requestId of four.slice(0, 3)) {
      await claim(requestId)
      expect(await release(requestId)).toMatchObject({ ok: true })
    }
    const last = four[3]
    await claim(last)
    expect(await release(last)).toMatchObject({
      ok: false,
      refusal: 'letGoEnough',
      detail: { most: 3, held: [{ requestId: last }], again: noon('2026-11-23') - 12 * 3_600_000 },
    })
    const words = { ...onOne(last ?? ''), note: '去不了' }
    expect(await town.as(liJianguo).call('requests.giveUp', words)).toMatchObject({ refusal: 'letGoEnough' })
    await town.cloud.clock({ now: noon('2026-11-23') })
    expect(await release(last)).toMatchObject({ ok: true })
  })

  it('no more than three of four taps at the same moment let go', async () => {
    const four = await offered(4)
    for (const requestId of four.slice(0, 3)) await claim(requestId)
    await town.as(sunnySecretary).call('requests.assign', { ...onOne(four[3] ?? ''), memberIds: ['m_oLI'] })
    const answers = await Promise.all(four.map(release))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  })

  it('nobody reads more doors in a day than what was let go and what is in hand', async () => {
    const eight = await offered(8)
    let doors = 0
    for (const requestId of eight) {
      await claim(requestId)
      if ((await contact(requestId)).ok) doors += 1
      await release(requestId)
    }
    expect(doors).toBe(6)
  })

  it('whoever asked is told, by a notice and in the story, that the address had been told to that person', async () => {
    const [read, unread] = await offered(2)
    for (const requestId of [read, unread]) await claim(requestId)
    await contact(read)
    await release(read)
    await release(unread)
    const notices = await town.as(wangAyi).call('notices.list', { cursor: null })
    const texts = (notices.ok ? notices.value.items : []).map(notice => noticeInWords(notice).text)
    expect(texts).toContain(
      '这位志愿者来不了了，社区在另外找人。您的门牌和电话先前告诉过对方，不放心的话请告诉社区。',
    )
    expect(texts).toContain('这位志愿者来不了了，社区在另外找人。')
    expect(await storyOf(read, wangAyi)).toContain(
      '志愿者李建国这次来不了，再找别人。门牌和电话先前告诉过志愿者李建国。',
    )
    expect((await storyOf(unread, wangAyi)).join()).not.toContain('告诉过')
    // A neighbour who may take it next is told nothing of it.
    expect((await storyOf(read, wangXiuying)).join()).not.toContain('告诉过')
  })
})

async function storyOf(requestId = '', who = wangAyi): Promise<string[]> {
  const shown = await town.as(who).call('requests.show', { requestId })
  if (!shown.ok) throw new Error(shown.refusal)
  const { request } = shown.value
  return request.steps.map(step => stepInWords(step, request))
}

describe('a small wish that somebody took', () => {
  async function published(count: number): Promise<string[]> {
    const all: string[] = []
    for (let one = 0; one < count; one++) {
      const who = one < 3 ? wangAyi : zhangDaye
      const said = await town.as(who).call('wishes.say', aWish({ text: `想要一副老花镜 ${one}` }))
      if (!said.ok) throw new Error(said.refusal)
      const { wishId } = said.value.wish
      const shown = { words: '一副老花镜', isBuildingShown: false }
      await town.as(sunnySecretary).call('wishes.publish', { tapId: newTap(), wishId, ...shown })
      all.push(wishId)
    }
    return all
  }

  it('is one of three at most, is given back three times a day, and says that the address was told', async () => {
    const four = await published(4)
    const onWish = (wishId = '') => ({ tapId: newTap(), wishId })
    const taps = await Promise.all(four.map(wishId => town.as(liJianguo).call('wishes.take', onWish(wishId))))
    expect(taps.filter(({ ok }) => ok)).toHaveLength(3)
    expect(taps.find(({ ok }) => !ok)).toMatchObject({ refusal: 'handsFull' })
    const taken = four.filter((_, at) => taps[at]?.ok)
    await town.as(liJianguo).call('wishes.contact', { wishId: taken[0] ?? '' })
    for (const wishId of taken) {
      expect(await town.as(liJianguo).call('wishes.giveBack', onWish(wishId))).toMatchObject({ ok: true })
    }
    await town.as(liJianguo).call('wishes.take', onWish(taken[0]))
    expect(await town.as(liJianguo).call('wishes.giveBack', onWish(taken[0]))).toMatchObject({
      refusal: 'letGoEnough',
    })
    const shown = await town.as(wangAyi).call('wishes.show', { wishId: taken[0] ?? '' })
    if (!shown.ok) throw new Error(shown.refusal)
    const { steps, sides } = shown.value.wish
    expect(steps.map(step => wishStepInWords(step, sides)).join('')).toContain('门牌和电话先前告诉过')
  })
})

describe('who takes, looks and lets go again and again', () => {
  async function threeTimes(doesLook: boolean, who = wangAyi): Promise<void> {
    for (const requestId of await offered(3, who)) {
      await claim(requestId)
      if (doesLook) await contact(requestId)
      await release(requestId)
    }
  }

  it('is a number on the home of whoever looks at it, for two calls, until it was looked at', async () => {
    const count = (who = sunnySecretary) =>
      town.as(who).call('requests.countReviews', { communityId: 'sunny' })
    expect(await count()).toEqual({ ok: true, value: { waiting: 0 } })
    await threeTimes(true)
    await town.cloud.resetCounts()
    expect(await count()).toEqual({ ok: true, value: { waiting: 1 } })
    const [cost] = await town.cloud.counts()
    expect(cost).toMatchObject({ op: 'requests.countReviews', calls: 2 })
    expect(await count(riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    const looked = { tapId: newTap(), communityId: 'sunny', reviewId: 'm_oLI', note: null }
    await town.as(sunnySecretary).call('requests.settleReview', looked)
    expect(await count()).toEqual({ ok: true, value: { waiting: 0 } })
  })

  it('becomes a row that the secretary looks at once, and nothing else follows', async () => {
    await threeTimes(true)
    const listed = await reviews()
    expect(listed).toMatchObject({
      value: { items: [{ name: '李建国', count: 3, can: { settle: true } }] },
    })
    expect(listed.ok && listed.value.items[0]?.requests).toHaveLength(3)
    const fine = { tapId: newTap(), communityId: 'sunny', reviewId: 'm_oLI', note: '家里有急事' }
    expect(await town.as(riverSecretary).call('requests.settleReview', fine)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await reviews(riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    for (const _again of [1, 2]) {
      expect(await town.as(sunnySecretary).call('requests.settleReview', fine)).toMatchObject({
        value: { isNew: true },
      })
    }
    expect(await reviews()).toMatchObject({ value: { items: [] } })
    await town.cloud.clock({ now: noon('2026-11-23') })
    const [one] = await offered(1, zhangDaye)
    await claim(one)
    await contact(one)
    expect(await release(one)).toMatchObject({ ok: true })
    expect(await reviews()).toMatchObject({ value: { items: [] } })
  })

  it('is no row where nobody had looked', async () => {
    await threeTimes(false)
    expect(await reviews()).toMatchObject({ value: { items: [] } })
  })
})

describe('the hand itself', () => {
  const going = { requestId: 'r1', communityId: 'sunny', tapId: 't1', wasTold: true }

  it('what is being taken counts for a minute, and what the requests say counts always', () => {
    const taking = ['r1', 'r2'].map(requestId => ({ requestId, at: today }))
    const hand = { ...noHand('m'), taking }
    expect(take(hand, ['r3'], 'r4', 3, today + 1)).toEqual({ kind: 'full' })
    expect(take(hand, ['r3'], 'r4', 3, today + 61_000)).toMatchObject({
      hand: { taking: [{ requestId: 'r4' }] },
    })
    expect(take(hand, ['r1', 'r2'], 'r4', 3, today + 1)).toMatchObject({ hand: {} })
    expect(take(hand, ['r1', 'r2', 'r3'], 'r3', 3, today + 1)).toMatchObject({ hand: {} })
  })

  it('the same tap lets go once, however often it comes', () => {
    const once = letGo(noHand('m'), going, 1, today)
    if (!('hand' in once)) throw new Error('it may')
    expect(letGo(once.hand, going, 1, today)).toMatchObject({ hand: { letGo: [{ tapId: 't1' }] } })
    expect(letGo(once.hand, { ...going, tapId: 't2' }, 1, today)).toMatchObject({ kind: 'enough' })
  })
})
