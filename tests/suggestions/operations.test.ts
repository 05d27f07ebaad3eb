import type { SuggestionKind } from '../../types/suggestions'
import type { Town } from '../open-town'
import { openResidentsTown, wangAyi, zhangDaye } from '../requests/asking'
import { randomFrom, size } from '../size'
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
} from '../town'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

async function said(who: Person, kind: SuggestionKind = 'complaint', text = '字太小，看不清') {
  const about = kind === 'correction' ? ('card' as const) : null
  const answer = await town.as(who).call('suggestions.submit', { tapId: newTap(), kind, about, text })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.suggestion
}

async function listed(who: Person, orgId: string, show: 'waiting' | 'answered' = 'waiting') {
  const answer = await town.as(who).call('suggestions.list', { orgId, show, cursor: null })
  return answer.ok ? answer.value.items : answer.refusal
}

const told = (suggestionId: string, revision: number, text = '改好了') => ({
  tapId: newTap(),
  suggestionId,
  revision,
  text,
})

describe('a word about the app', () => {
  it('G80 reaches the office with the day by which it is answered; the author sees the answer and settles it', async () => {
    const { suggestionId, no, dueAt } = await said(wangAyi)
    expect(no).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    // Seven working days from a Sunday noon.
    expect(dueAt).toBe(noon('2026-12-02') - 12 * 60 * 60_000)
    expect(await listed(office, 'county')).toMatchObject([
      { suggestionId, name: null, can: { answer: true } },
    ])
    const answered = await town.as(office).call('suggestions.answer', told(suggestionId, 1, '已经能调大了'))
    expect(answered).toMatchObject({ ok: true, value: { suggestion: { state: 'answered' } } })
    const mine = await town.as(wangAyi).call('suggestions.mine', { cursor: null })
    expect(mine).toMatchObject({
      value: {
        items: [
          {
            state: 'answered',
            steps: [{ act: 'submit' }, { act: 'answer', text: '已经能调大了', by: { role: 'countyOffice' } }],
            can: { askAgain: true, settle: true },
          },
        ],
      },
    })
    const settled = { tapId: newTap(), suggestionId, revision: 2 }
    expect(await town.as(wangAyi).call('suggestions.settle', settled)).toMatchObject({
      value: { suggestion: { state: 'settled' } },
    })
  })

  it('G80 the same tap once; the second answer of two is told that somebody was faster', async () => {
    const word = { tapId: newTap(), kind: 'suggestion', about: null, text: '想要大一点的字' } as const
    const same = await Promise.all([1, 2, 3].map(() => town.as(wangAyi).call('suggestions.submit', word)))
    const ids = new Set(same.map(answer => answer.ok && answer.value.suggestion.suggestionId))
    expect(ids.size).toBe(1)
    const suggestionId = String([...ids][0])
    const two = await Promise.all(
      [1, 2].map(() => town.as(office).call('suggestions.answer', told(suggestionId, 1))),
    )
    expect(two.filter(({ ok }) => ok)).toHaveLength(1)
    expect(two.find(({ ok }) => !ok)).toMatchObject({ refusal: 'movedOn' })
  })

  it('G80 a repeated tap of an answer is answered alike, and counted once', async () => {
    const { suggestionId } = await said(wangAyi)
    const answer = told(suggestionId, 1)
    const first = await town.as(office).call('suggestions.answer', answer)
    expect(await town.as(office).call('suggestions.answer', answer)).toEqual(first)
    expect(await tallied()).toMatchObject([{ received: 1, answered: 1, answeredInTime: 1 }])
  })

  it('G80 not answered after all: once more, with a new day; then the office has the last word', async () => {
    const { suggestionId } = await said(wangAyi)
    await town.as(office).call('suggestions.answer', told(suggestionId, 1))
    const again = await town.as(wangAyi).call('suggestions.askAgain', told(suggestionId, 2, '还是太小'))
    expect(again).toMatchObject({ value: { suggestion: { state: 'waiting', dueAt: expect.any(Number) } } })
    await town.as(office).call('suggestions.answer', told(suggestionId, 3))
    expect(await town.as(wangAyi).call('suggestions.askAgain', told(suggestionId, 4))).toMatchObject({
      refusal: 'askedTwice',
    })
  })

  it.each<[string, Person]>([
    ['a neighbour', zhangDaye],
    ['the secretary', sunnySecretary],
    ['the author', wangAyi],
  ])('G80 is not answered by %s', async (_name, who) => {
    const { suggestionId } = await said(wangAyi)
    expect(await town.as(who).call('suggestions.answer', told(suggestionId, 1))).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await listed(sunnySecretary, 'county')).toBe('notAllowed')
  })

  it('G80 five a day, then it is told to come tomorrow', async () => {
    for (let count = 0; count < 5; count++) await said(wangAyi)
    const word = { tapId: newTap(), kind: 'complaint', about: null, text: '再说一句' } as const
    expect(await town.as(wangAyi).call('suggestions.submit', word)).toMatchObject({ refusal: 'tooManyToday' })
    await town.cloud.clock({ advance: 24 * 60 * 60_000 })
    expect(await town.as(wangAyi).call('suggestions.submit', word)).toMatchObject({ ok: true })
  })

  it('G80 U5 the same tap many times at once is one of the five', async () => {
    const word = { tapId: newTap(), kind: 'complaint', about: null, text: '再说一句' } as const
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => town.as(wangAyi).call('suggestions.submit', word)),
    )
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true))
    for (let count = 0; count < 4; count++) await said(wangAyi)
    const sixth = { ...word, tapId: newTap() }
    expect(await town.as(wangAyi).call('suggestions.submit', sixth)).toMatchObject({
      refusal: 'tooManyToday',
    })
  })

  it('G80 what is late stands first', async () => {
    const first = await said(wangAyi)
    await town.cloud.clock({ advance: 12 * 24 * 60 * 60_000 })
    const second = await said(zhangDaye)
    expect(await listed(office, 'county')).toMatchObject([
      { suggestionId: first.suggestionId, isLate: true },
      { suggestionId: second.suggestionId, isLate: false },
    ])
  })
})

describe('a member has something put right', () => {
  it('G77 by the community first; on appeal by the office; nobody else sees it', async () => {
    const { suggestionId, office: first } = await said(liJianguo, 'correction', '单位写错了')
    expect(first).toMatchObject({ orgId: 'sunny' })
    expect(await listed(sunnySecretary, 'sunny')).toMatchObject([{ name: '李建国', about: 'card' }])
    expect(await listed(riverSecretary, 'sunny')).toBe('notAllowed')
    await town.as(sunnySecretary).call('suggestions.answer', told(suggestionId, 1, '名册上就是这样'))
    const appeal = told(suggestionId, 2, '请再核对一次')
    expect(await town.as(liJianguo).call('suggestions.askAgain', appeal)).toMatchObject({
      value: { suggestion: { office: { orgId: 'county' } } },
    })
    expect(await listed(sunnySecretary, 'sunny')).toEqual([])
    expect(await town.as(sunnySecretary).call('suggestions.answer', told(suggestionId, 3))).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(office).call('suggestions.answer', told(suggestionId, 3))).toMatchObject({
      ok: true,
    })
  })

  it('G77 is for members, says what it is about, and is not in the public tally', async () => {
    const word = { tapId: newTap(), kind: 'correction', about: 'letter', text: '不是我办的' } as const
    expect(await town.as(wangAyi).call('suggestions.submit', word)).toMatchObject({ refusal: 'membersOnly' })
    expect(await town.as(chenMing).call('suggestions.submit', { ...word, about: null })).toMatchObject({
      refusal: 'aboutWhat',
    })
    await said(chenMing, 'correction')
    expect(await tallied()).toEqual([])
  })
})

async function tallied() {
  const answer = await town.as(stranger).call('suggestions.tally', {})
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.months
}

describe('the public tally', () => {
  it('G80 counts what came and what was answered in time, and says so to everybody', async () => {
    const { suggestionId } = await said(wangAyi)
    await said(zhangDaye, 'suggestion')
    await town.cloud.clock({ advance: 20 * 24 * 60 * 60_000 })
    await town.as(office).call('suggestions.answer', told(suggestionId, 1))
    expect(await tallied()).toEqual([{ month: '2026-11', received: 2, answered: 1, answeredInTime: 0 }])
  })

  it('G80 is exact under faults and many at once: compared with a recount', async () => {
    const random = randomFrom()
    const crowd = [wangAyi, zhangDaye, liJianguo, chenMing]
    for (let round = 0; round < size(100); round++) {
      if (random() < 0.5) {
        const at = random() < 0.5 ? ('before' as const) : ('after' as const)
        const action = random() < 0.5 ? 'database.commitTransaction' : 'database.modifyDocument'
        await town.cloud.fault({ function: 'api', action, effect: { kind: 'noAnswer', at, how: 'cut' } })
      }
      const words = crowd.map(who => {
        const word = { tapId: newTap(), kind: 'complaint', about: null, text: '意见' } as const
        return () => town.as(who).call('suggestions.submit', word)
      })
      await Promise.all(words.map(say => say().catch(() => null)))
      await town.cloud.clearFaults()
      await Promise.all(words.map(say => say()))
      const waiting = await listed(office, 'county')
      const [one] = Array.isArray(waiting) ? waiting : []
      if (one) await town.as(office).call('suggestions.answer', told(one.suggestionId, one.revision))
      if (round % 5 === 4) await town.cloud.clock({ advance: 24 * 60 * 60_000 })
    }
    const kept = await town.cloud.documents('suggestions')
    const answered = kept.filter(({ state }) => state !== 'waiting').length
    const sum = (await tallied()).reduce(
      (all, { received, answered }) => [Number(all[0]) + received, Number(all[1]) + answered],
      [0, 0],
    )
    expect(sum).toEqual([kept.length, answered])
  })
})
