import type { Input } from '../../types/api'
import type { RuleValue } from '../../types/rules'
import { openTown, type Town } from '../open-town'
import { liJianguo, newTap, office, sunnySecretary, townAtWork, townBefore } from '../town'
import { aVersion } from './versions'

let town: Town
beforeEach(async () => {
  town = await openTown(townAtWork)
})

const change = (name: string, value: RuleValue, more: Partial<Input<'rules.change'>> = {}) =>
  town.as(office).call('rules.change', {
    tapId: newTap(),
    changes: [{ name, value }],
    effectiveDay: '2026-11-23',
    reason: '第四季度起减负',
    revision: 0,
    ...more,
  })

async function show(name: string) {
  const answer = await town.as(office).call('rules.show', { name })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

async function valueOn(day: string, name: string) {
  const answer = await town.as(office).call('rules.list', { day })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.groups.flatMap(({ rules }) => rules).find(rule => rule.name === name)
}

const kept = () => town.cloud.documents('rules')

describe('the county’s rules console', () => {
  it('G152 X3 shows every setting by group with its default, and what no switch settles', async () => {
    const answer = await town.as(sunnySecretary).call('rules.list', { day: null })
    if (!answer.ok) throw new Error(answer.refusal)
    expect(answer.value).toMatchObject({ day: '2026-11-22', can: { change: false } })
    expect(answer.value.groups.every(({ rules }) => rules.length > 0)).toBe(true)
    expect(answer.value.points.map(({ row }) => row)).toEqual(expect.arrayContaining(['X11', 'X19', 'X20']))
    expect(await valueOn('2026-11-22', 'jointMeeting.perYear')).toMatchObject({
      row: 'X3',
      value: 4,
      valueInWords: '一季度一次，一年 4 次',
      isDefault: true,
      isInUse: false,
      next: null,
    })
  })

  it('G152 shows a change before it is kept, and keeps nothing', async () => {
    const asked = { changes: [{ name: 'posts.claimsAtMost', value: 2 }], effectiveDay: '2026-11-23' }
    expect(await town.as(office).call('rules.preview', asked)).toEqual({
      ok: true,
      value: {
        effectiveDay: '2026-11-23',
        revision: 0,
        changes: [
          {
            name: 'posts.claimsAtMost',
            title: '一个人最多认领几个岗位',
            fromInWords: '3 个',
            toInWords: '2 个',
            touches: '以后的岗位认领',
            concerns: null,
            later: [],
          },
        ],
      },
    })
    const many = { ...asked, changes: [{ name: 'groups.least', value: 15 }] }
    expect(await town.as(office).call('rules.preview', many)).toMatchObject({
      value: { changes: [{ concerns: { what: 'communities', count: 2 } }] },
    })
    expect(await kept()).toEqual([])
  })

  it('G152 holds from its day on, and the days before keep their rule', async () => {
    expect(await change('jointMeeting.perYear', 2, { effectiveDay: '2027-01-01' })).toMatchObject({
      value: { revision: 1, effectiveDay: '2027-01-01' },
    })
    expect(await valueOn('2026-12-31', 'jointMeeting.perYear')).toMatchObject({
      value: 4,
      next: { day: '2027-01-01', valueInWords: '半年一次，一年 2 次' },
    })
    expect(await valueOn('2027-01-01', 'jointMeeting.perYear')).toMatchObject({ value: 2, isDefault: false })
  })

  it('G152 a changed limit binds people from its day on', async () => {
    town = await openTown(townBefore)
    const li = town.as(liJianguo)
    await change('claims.triesPerIdentityPerDay', 1)
    await li.call('accounts.consent', { purpose: 'serve', version: '2026-12', tapId: newTap() })
    const tryTwice = async () => {
      const outcomes: string[] = []
      for (const unitName of ['安平县水务局', '安平县教育局']) {
        const typed = { name: '李建国', phoneTail: '0001', unitName, tapId: newTap() }
        const answer = await li.call('accounts.claim', typed)
        outcomes.push(answer.ok ? 'ok' : answer.refusal)
        await li.call('accounts.withdrawClaim', { tapId: newTap() })
      }
      return outcomes
    }
    expect(await tryTwice()).toEqual(['ok', 'ok'])
    await town.cloud.clock({ advance: 24 * 60 * 60_000 })
    expect(await tryTwice()).toEqual(['ok', 'tooManyTries'])
  })

  it('G152 keeps who changed it, when and why; the row is sealed with the others', async () => {
    await change('posts.claimsAtMost', 2)
    expect(await show('posts.claimsAtMost')).toMatchObject({
      revision: 1,
      earliestDay: '2026-11-23',
      can: { change: true },
      rule: { value: 3, quotation: '最多选三个', next: { day: '2026-11-23', valueInWords: '2 个' } },
      history: [
        {
          effectiveDay: '2026-11-23',
          valueInWords: '2 个',
          reason: '第四季度起减负',
          state: 'decided',
          can: { withdraw: true },
        },
      ],
    })
    expect(await town.cloud.documents('audits')).toEqual([
      expect.objectContaining({ operation: 'rules.change', openid: office.openid, memberIds: [] }),
    ])
  })

  it('G152 a repeated tap gets the first answer, also after another change', async () => {
    const tapId = newTap()
    const first = await change('posts.claimsAtMost', 2, { tapId })
    await change('groups.least', 15, { revision: 1 })
    expect(await change('posts.claimsAtMost', 2, { tapId })).toEqual(first)
    expect(await kept()).toHaveLength(2)
  })

  it('G152 of two who change at once one wins, and the other is told', async () => {
    const both = await Promise.all([change('posts.claimsAtMost', 2), change('posts.claimsAtMost', 1)])
    expect(both.map(answer => (answer.ok ? 'ok' : answer.refusal)).sort()).toEqual(['changedSince', 'ok'])
    expect(await kept()).toHaveLength(1)
  })

  it('G152 refuses who has not seen the latest, or one that is not there yet', async () => {
    await change('posts.claimsAtMost', 2)
    for (const revision of [0, 2, 50]) {
      expect(await change('groups.least', 15, { revision })).toMatchObject({ refusal: 'changedSince' })
    }
    expect(await kept()).toHaveLength(1)
  })

  it('G152 a bad value among good ones changes nothing and names the setting', async () => {
    const changes = [
      { name: 'posts.claimsAtMost', value: 2 },
      { name: 'groups.least', value: 1000 },
    ]
    expect(await change('', 0, { changes })).toMatchObject({
      refusal: 'badValue',
      detail: { name: 'groups.least', title: '党小组最少几人', kind: { least: 3, most: 50, unit: '人' } },
    })
    expect(await change('posts.claimsAtMost', 2, { effectiveDay: '2026-11-22' })).toMatchObject({
      refusal: 'tooEarly',
    })
    for (const odd of [
      { changes: [] },
      { changes: [...changes, ...changes] },
      { effectiveDay: '2026-13-01' },
      { reason: ' ' },
      { revision: -1 },
    ]) {
      expect(await change('posts.claimsAtMost', 2, odd)).toMatchObject({ refusal: 'badInput' })
    }
    expect(await kept()).toEqual([])
  })
})

describe('taking a change back', () => {
  const withdraw = (versionId: string, revision: number, tapId = newTap()) =>
    town.as(office).call('rules.withdraw', { tapId, versionId, reason: '再商量', revision })

  it('G152 takes back what is not yet in force; the row stays and says so', async () => {
    await change('posts.claimsAtMost', 2)
    const before = await kept()
    const tapId = newTap()
    const answer = await withdraw('00000001', 1, tapId)
    expect(answer).toEqual({
      ok: true,
      value: { versionId: '00000002', revision: 2, effectiveDay: '2026-11-23' },
    })
    expect(await withdraw('00000001', 1, tapId)).toEqual(answer)
    expect(await withdraw('00000001', 2)).toMatchObject({ refusal: 'withdrawnAlready' })
    expect(await valueOn('2026-11-23', 'posts.claimsAtMost')).toMatchObject({ value: 3, next: null })
    expect((await show('posts.claimsAtMost')).history).toMatchObject([{ state: 'withdrawn' }])
    expect(await kept()).toEqual(expect.arrayContaining(before))
  })

  it('G152 refuses it from the day on which it holds, and for a number nobody gave', async () => {
    await change('posts.claimsAtMost', 2)
    await town.cloud.clock({ advance: 24 * 60 * 60_000 })
    expect(await withdraw('00000001', 1)).toMatchObject({ refusal: 'inForceAlready' })
    expect(await withdraw('00000007', 1)).toEqual({ ok: false, refusal: 'notAllowed' })
    expect(await kept()).toHaveLength(1)
  })

  it('G152 A44 refuses it when what stays would contradict itself', async () => {
    await change('groups.most', 60)
    await change('groups.least', 40, { revision: 1, effectiveDay: '2026-12-01' })
    expect(await withdraw('00000001', 2)).toMatchObject({ refusal: 'contradiction' })
  })
})

it('G152 reads a console of many versions in as many calls as one of none', async () => {
  const costs: [number, number][] = []
  for (const versions of [0, 500]) {
    const rules = Array.from({ length: versions }, (_, index) =>
      aVersion({ revision: index + 1, changes: { 'posts.claimsAtMost': 1 + (index % 3) } }),
    )
    town = await openTown({ ...townAtWork, rules })
    await town.as(office).call('accounts.me', {})
    await town.cloud.resetCounts()
    await town.as(office).call('rules.list', { day: null })
    const count = (await town.cloud.counts()).find(({ op }) => op === 'rules.list')
    costs.push([count?.calls ?? 0, count?.depth ?? 0])
  }
  expect(costs).toEqual([
    [2, 2],
    [2, 2],
  ])
})
