import type { OperationName } from '../../types/api'
import type { Grade } from '../../types/ratings'
import type { Town } from '../open-town'
import { asked, lamp, openResidentsTown, sunnyStaff, wangAyi, zhangDaye } from '../requests/asking'
import {
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { endedFor, finished, keptRating, keptRatings, says, wordOn } from './rating'

const dayMs = 24 * 60 * 60_000

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const sunny = { communityId: 'sunny' }
const due = { ...sunny, show: 'due', cursor: null } as const

async function followUps(who: Person = sunnySecretary, show: 'due' | 'toRead' | 'spoken' = 'due') {
  const answer = await town.as(who).call('ratings.listFollowUps', { ...due, show })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.items
}

async function pageAfter(cursor: string | null) {
  const answer = await town.as(sunnySecretary).call('ratings.listFollowUps', { ...due, cursor })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer
}

describe('a resident says how it went', () => {
  it('G70 with one tap, without a word; it is shown as said, and asks no more', async () => {
    const requestId = await endedFor(town)
    const before = await town.as(wangAyi).call('ratings.show', { requestId })
    expect(before).toMatchObject({ ok: true, value: { rating: null, can: { rate: true } } })
    const answer = await town.as(wangAyi).call('ratings.rate', wordOn(requestId, 'best'))
    expect(answer).toMatchObject({
      ok: true,
      value: { rating: { said: { grade: 'best', text: null } }, isFollowedUp: false, can: { rate: true } },
    })
    expect(await followUps()).toEqual([])
  })

  it('G74 the same tap once, however often; two at once are one rating with the other in its history', async () => {
    const requestId = await endedFor(town)
    const word = wordOn(requestId, 'good')
    const same = await Promise.all([1, 2, 3].map(() => town.as(wangAyi).call('ratings.rate', word)))
    expect(same.every(({ ok }) => ok)).toBe(true)
    expect((await keptRating(town, requestId)).history).toEqual([])
    await Promise.all(
      (['best', 'fair'] as Grade[]).map(grade =>
        town.as(wangAyi).call('ratings.rate', wordOn(requestId, grade)),
      ),
    )
    const kept = await keptRating(town, requestId)
    expect(await keptRatings(town)).toHaveLength(1)
    expect([kept.said, ...kept.history].map(({ grade }) => grade).sort()).toEqual(['best', 'fair', 'good'])
  })

  it('G70 changes it for seven days, with what was said before; then it stands', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'poor')
    await town.cloud.clock({ advance: 6 * dayMs })
    expect(await says(town, wangAyi, requestId, 'good', '后来又来修好了')).toMatchObject({
      rating: { said: { grade: 'good' }, history: [{ grade: 'poor' }] },
    })
    await town.cloud.clock({ advance: 2 * dayMs })
    const late = await town.as(wangAyi).call('ratings.rate', wordOn(requestId, 'best'))
    expect(late).toMatchObject({ ok: false, refusal: 'tooLate' })
    expect(await keptRating(town, requestId)).toMatchObject({ said: { grade: 'good' } })
  })

  it('G70 not before the end, nor fifteen days after it', async () => {
    const { requestId } = await asked(town)
    const early = await town.as(wangAyi).call('ratings.rate', wordOn(requestId, 'best'))
    expect(early).toMatchObject({ ok: false, refusal: 'notEnded' })
    const ended = await endedFor(town)
    await town.cloud.clock({ advance: 15 * dayMs })
    expect(await town.as(wangAyi).call('ratings.rate', wordOn(ended, 'best'))).toMatchObject({
      refusal: 'tooLate',
    })
    expect(await keptRatings(town)).toEqual([])
  })

  it.each<[string, Person]>([
    ['a neighbour', zhangDaye],
    ['the helper', liJianguo],
    ['another member', wangXiuying],
    ['somebody of the next community', chenMing],
    ['the secretary', sunnySecretary],
    ['the office', office],
  ])('G74 never %s', async (_name, who) => {
    const requestId = await endedFor(town)
    const answer = await town.as(who).call('ratings.rate', wordOn(requestId, 'best'))
    expect(answer).toMatchObject({ ok: false, refusal: 'notAllowed' })
    expect(await keptRatings(town)).toEqual([])
  })

  it('G74 nor whoever asked and then helped in the end', async () => {
    const { requestId } = await asked(town, {}, liJianguo)
    const sent = { tapId: newTap(), requestId, memberIds: ['m_oLI', 'm_oWANG'] }
    await town.as(sunnySecretary).call('requests.assign', sent)
    await finished(town, requestId, wangXiuying)
    const answer = await town.as(liJianguo).call('ratings.rate', wordOn(requestId, 'best'))
    expect(answer).toMatchObject({ ok: false, refusal: 'ownWork' })
  })

  it.each([
    ['an unknown grade', { grade: 'perfect' }],
    ['a reason twice', { reasons: ['late', 'late'] }],
    ['a hidden turn of direction', { text: '谢\u202e谢' }],
    ['5,000 characters', { text: '长'.repeat(5000) }],
    ['an unknown key', { stars: 5 }],
  ])('G70 %s is refused and changes nothing', async (_name, told) => {
    const requestId = await endedFor(town)
    const word = { ...wordOn(requestId, 'best'), ...told } as never
    expect(await town.as(wangAyi).call('ratings.rate', word)).toMatchObject({ refusal: 'badInput' })
    expect(await keptRatings(town)).toEqual([])
  })

  it('G70 rare characters and faces are words like any', async () => {
    const requestId = await endedFor(town)
    const text = '𠮷师傅、䶮大姐 👍🏽\n修得好'
    expect(await says(town, wangAyi, requestId, 'best', text)).toMatchObject({ rating: { said: { text } } })
  })

  it('G70 told to the community by somebody without a phone, and only then', async () => {
    const told = await town.as(sunnySecretary).call('requests.submitFor', byTelephone())
    const requestId = (told.ok && told.value.request.requestId) || ''
    await town.as(liJianguo).call('requests.claim', { tapId: newTap(), requestId })
    await finished(town, requestId, liJianguo)
    const word = wordOn(requestId, 'worst', '说话不耐烦')
    expect(await town.as(riverSecretary).call('ratings.rateFor', word)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(sunnyStaff).call('ratings.rateFor', word)).toMatchObject({
      ok: true,
      value: { rating: { said: { way: 'secretary' } }, isFollowedUp: true },
    })
    const own = await endedFor(town)
    expect(await town.as(sunnyStaff).call('ratings.rateFor', wordOn(own, 'best'))).toMatchObject({
      refusal: 'ratesAlone',
    })
  })

  it('G72 the desk, the office and the next community see nothing of what a resident said on the own phone', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst', '等了三天')
    const seenBy = async (who: Person) => {
      const shown = await town.as(who).call('ratings.show', { requestId })
      return shown.ok ? shown.value : shown.refusal
    }
    const nothing = { rating: null, until: null, can: { rate: false, rateFor: false, speak: false } }
    expect(await seenBy(sunnyStaff)).toEqual(nothing)
    expect(await seenBy(office)).toEqual(nothing)
    for (const who of [liJianguo, riverSecretary, zhangDaye]) expect(await seenBy(who)).toBe('notAllowed')
    expect(await seenBy(stranger)).toBe('consentNeeded')
    expect(await seenBy(sunnySecretary)).toMatchObject({ rating: { said: { text: '等了三天' } } })
  })
})

const byTelephone = () => ({
  tapId: newTap(),
  communityId: 'sunny',
  kind: 'help' as const,
  category: 'appliances' as const,
  estateId: 'garden',
  building: null,
  door: null,
  spot: null,
  when: 'any' as const,
  text: '灯不亮',
  forWhom: 'me' as const,
  name: '孙奶奶',
  phone: '19911113333',
  isOpenToClaims: true,
})

describe('a low grade is spoken about', () => {
  it('G71 the secretary sees it with its day, speaks, and notes what came of it', async () => {
    const requestId = await endedFor(town)
    const reasons = ['late', 'unkind'] as const
    await town
      .as(wangAyi)
      .call('ratings.rate', { ...wordOn(requestId, 'worst', '等了三天'), reasons: [...reasons] })
    const [item] = await followUps()
    expect(item).toMatchObject({
      requestId,
      said: { grade: 'worst', reasons, text: '等了三天' },
      standing: 'due',
      // Sunday noon: three working days end with Wednesday.
      dueAt: noon('2026-11-26') - dayMs / 2,
      isLate: false,
      can: { speak: true, reopen: true },
    })
    expect(await town.as(sunnySecretary).call('ratings.countFollowUps', sunny)).toMatchObject({
      value: { due: 1, late: 0 },
    })
    const told = {
      tapId: newTap(),
      ...sunny,
      requestId,
      note: '打了两次没人接',
      outcome: 'notReached',
    } as const
    expect(await town.as(sunnySecretary).call('ratings.followUp', told)).toMatchObject({
      value: { followUp: { standing: 'due', steps: [{ outcome: 'notReached' }] } },
    })
    const spoken = { ...told, tapId: newTap(), note: '上门道了歉，明天去修', outcome: 'putRight' } as const
    const first = await town.as(sunnySecretary).call('ratings.followUp', spoken)
    expect(first).toMatchObject({ value: { followUp: { standing: 'spoken' } } })
    expect(await town.as(sunnySecretary).call('ratings.followUp', spoken)).toEqual(first)
    expect(
      await town.as(sunnySecretary).call('ratings.followUp', { ...spoken, tapId: newTap() }),
    ).toMatchObject({
      refusal: 'movedOn',
    })
    expect(await followUps()).toEqual([])
    expect(await followUps(sunnySecretary, 'spoken')).toHaveLength(1)
  })

  it('G71 what is late stands first and says so; the longest waiting before all', async () => {
    const first = await endedFor(town)
    await says(town, wangAyi, first, 'poor')
    await town.cloud.clock({ advance: 5 * dayMs })
    const second = await endedFor(town, zhangDaye)
    await says(town, zhangDaye, second, 'worst')
    expect((await followUps()).map(({ requestId, isLate }) => [requestId, isLate])).toEqual([
      [first, true],
      [second, false],
    ])
    expect(await town.as(sunnySecretary).call('ratings.countFollowUps', sunny)).toMatchObject({
      value: { due: 2, late: 1 },
    })
  })

  it('G71 a better word before that ends it, and is not lost', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst')
    await says(town, wangAyi, requestId, 'good')
    expect(await followUps()).toEqual([])
    expect(await keptRating(town, requestId)).toMatchObject({
      followUp: { state: 'notNeeded' },
      history: [{ grade: 'worst' }],
    })
  })

  it('G33 G71 reopened and done again, it is rated anew; what was said before stays', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst')
    const note = '评价不满意，请重新办'
    expect(
      await town.as(wangAyi).call('requests.reopen', { tapId: newTap(), requestId, note }),
    ).toMatchObject({ ok: true })
    expect(await town.as(wangAyi).call('ratings.rate', wordOn(requestId, 'best'))).toMatchObject({
      refusal: 'notEnded',
    })
    await town
      .as(sunnySecretary)
      .call('requests.assign', { tapId: newTap(), requestId, memberIds: ['m_oWANG'] })
    await town.cloud.clock({ advance: 12 * dayMs })
    await finished(town, requestId, wangXiuying)
    expect(await says(town, wangAyi, requestId, 'best')).toMatchObject({
      rating: { said: { grade: 'best' }, history: [{ grade: 'worst' }] },
    })
    expect(await keptRating(town, requestId)).toMatchObject({ helperIds: ['m_oWANG'] })
  })

  it.each<[string, Person]>([
    ['the next secretary', riverSecretary],
    ['the desk', sunnyStaff],
    ['the office', office],
    ['the helper', liJianguo],
  ])('G72 not for %s', async (_name, who) => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst')
    const spoken = { tapId: newTap(), ...sunny, requestId, note: '说清了', outcome: 'explained' } as const
    const calls: [OperationName, object][] = [
      ['ratings.listFollowUps', due],
      ['ratings.countFollowUps', sunny],
      ['ratings.followUp', spoken],
      ['ratings.clearWords', { tapId: newTap(), ...sunny, requestId }],
      ['ratings.listReviews', { ...sunny, cursor: null }],
    ]
    for (const [op, input] of calls) {
      expect(await town.as(who).call(op, input as never)).toMatchObject({ refusal: 'notAllowed' })
    }
  })

  it('G71 the 101st is on the sixth page, and each page comes once', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'worst')
    const [request] = await town.cloud.documents('requests')
    const rating = await keptRating(town, requestId)
    const others = Array.from({ length: 100 }, (_, index) => `qcopy${String(index).padStart(3, '0')}`)
    await town.cloud.load({
      requests: others.map(_id => ({ ...request, _id, spotKey: _id, tallyKey: null })),
      ratings: others.map(_id => ({ ...rating, _id, followKey: `${rating.followKey}_${_id}` })),
    })
    const seen: string[] = []
    let cursor: string | null = null
    for (let page = 0; page < 6; page++) {
      const items = await pageAfter(cursor)
      seen.push(...items.value.items.map(item => item.requestId))
      cursor = items.value.cursor
      expect(cursor === null).toBe(page === 5)
    }
    expect(new Set(seen).size).toBe(101)
  })
})

describe('words that the check doubts', () => {
  it('G182 are kept, read by the secretary alone, and go on once they were read', async () => {
    const requestId = await endedFor(town)
    await says(town, wangAyi, requestId, 'best', '很好，加微信联系')
    const [item] = await followUps(sunnySecretary, 'toRead')
    expect(item).toMatchObject({ requestId, words: 'doubtful', said: { text: '很好，加微信联系' } })
    const read = { tapId: newTap(), ...sunny, requestId }
    expect(await town.as(sunnySecretary).call('ratings.clearWords', read)).toMatchObject({ ok: true })
    expect(await followUps(sunnySecretary, 'toRead')).toEqual([])
    expect(await keptRating(town, requestId)).toMatchObject({ said: { words: 'clear' } })
  })

  it('G182 without an answer of the check they are unread, and never lost', async () => {
    const requestId = await endedFor(town)
    await town.cloud.fault({
      action: 'security.msgSecCheck',
      when: 'always',
      effect: { kind: 'errcode', errcode: 45009 },
    })
    await says(town, wangAyi, requestId, 'best', '谢谢师傅')
    await town.cloud.clearFaults()
    expect(await keptRating(town, requestId)).toMatchObject({ said: { text: '谢谢师傅', words: 'unread' } })
  })
})

it('G70 skipping is normal: nothing reminds, nothing is due, the next request is asked as ever', async () => {
  await endedFor(town)
  expect(await town.as(wangAyi).call('requests.submit', lamp())).toMatchObject({ ok: true })
  expect(await followUps()).toEqual([])
})
