import type { ActivityService } from '../../types/activities'
import type { Answer } from '../../types/api'
import type { Pair } from '../../types/pairs'
import { inboxOf, kindsOf } from '../notices/inbox'
import type { Town } from '../open-town'
import { asked, openResidentsTown, sunnyStaff, wangAyi } from '../requests/asking'
import {
  chenMing,
  liJianguo,
  newTap,
  noon,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { weekly } from './pairing'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const act = (pairId: string, tapId = newTap()) => ({ pairId, tapId })
const form = (told = weekly(), who = sunnySecretary) => town.as(who).call('pairs.form', told)
const agree = (who: Person, pairId: string) => town.as(who).call('pairs.agree', act(pairId))
const visited = (who: Person, pairId: string, day: string, note: string | null = null) =>
  town.as(who).call('pairs.visited', { ...act(pairId), day, note })
const on = (day: string) => town.cloud.clock({ now: noon(day), freeze: true })
const kept = async () => (await town.cloud.documents('pairs')) as unknown as Pair[]

async function formed(told = weekly()): Promise<string> {
  const answer = await form(told)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.pair.pairId
}

async function together(told = weekly()): Promise<string> {
  const pairId = await formed(told)
  for (const who of [liJianguo, wangXiuying]) {
    if (told.memberIds.includes(`m_${who.openid}`)) await agree(who, pairId)
  }
  return pairId
}

async function daysOf(pairId: string, who: Person = sunnySecretary) {
  const shown = await town.as(who).call('pairs.show', { pairId })
  return shown.ok ? shown.value.days.map(({ day, state }) => `${day} ${state}`) : shown.refusal
}

async function contactFor(who: Person, pairId: string) {
  const told = await town.as(who).call('pairs.contact', { pairId })
  return told.ok ? told.value.door : told.refusal
}

describe('a pair is formed', () => {
  it('A49 with both sides’ word: the household’s by the community, each member’s own', async () => {
    expect(await form(weekly({ hasAgreed: false }))).toMatchObject({ refusal: 'householdNotAsked' })
    const pairId = await formed()
    expect(await agree(liJianguo, pairId)).toMatchObject({ value: { pair: { state: 'asked' } } })
    expect(await visited(liJianguo, pairId, '2026-11-24')).toMatchObject({ refusal: 'dayNotYet' })
    expect(await contactFor(liJianguo, pairId)).toBe('notAllowed')
    expect(await agree(wangXiuying, pairId)).toMatchObject({ value: { pair: { state: 'together' } } })
    expect([await contactFor(liJianguo, pairId), await contactFor(chenMing, pairId)]).toEqual([
      '1单元302',
      'notAllowed',
    ])
  })

  it('A49 the same tap forms one; the neighbour’s secretary forms none here', async () => {
    const told = weekly()
    const answers = await Promise.all([1, 2, 3].map(() => form(told)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await kept()).toHaveLength(1)
    expect(await form(weekly(), riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await form(weekly(), liJianguo)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G180 name, number, door and who lives alone are sealed, and stand nowhere in clear', async () => {
    await formed(weekly({ livesAlone: true }))
    const text = JSON.stringify(await kept())
    for (const secret of ['赵奶奶', '19933334444', '302', '"alone"']) expect(text).not.toContain(secret)
  })

  it('G29 a number and a door typed into the words are read by nobody who has not agreed to go', async () => {
    const what = '陪说说话，1单元302，打19933334444'
    const household = { ...weekly().household, building: '5号楼302' } as ReturnType<
      typeof weekly
    >['household']
    const pairId = await formed(weekly({ what, household }))
    const asMember = async (who: Person) => {
      const mine = await town.as(who).call('pairs.mine', { cursor: null })
      const alone = await town.as(who).call('pairs.show', { pairId })
      return [mine.ok && mine.value.items[0], alone.ok && alone.value.pair]
    }
    const hidden = { what: '陪说说话，（门牌已隐去），打（电话已隐去）', building: '5号楼（门牌已隐去）' }
    const whole = { what, building: '5号楼302' }
    expect(await asMember(liJianguo)).toMatchObject([hidden, hidden])
    // The first of two does not go before there is a second.
    await agree(liJianguo, pairId)
    expect(await asMember(liJianguo)).toMatchObject([hidden, hidden])
    await agree(wangXiuying, pairId)
    expect(await asMember(liJianguo)).toMatchObject([whole, whole])
    const inboxes = [await inboxOf(town, liJianguo), await inboxOf(town, wangXiuying)]
    for (const secret of ['19933334444', '302']) expect(JSON.stringify(inboxes)).not.toContain(secret)
    await on('2026-11-24')
    await visited(liJianguo, pairId, '2026-11-24', '302的门修好了，打19933334444')
    await town.as(liJianguo).call('pairs.leave', act(pairId))
    const listed = await town.as(sunnySecretary).call('pairs.list', {
      communityId: 'sunny',
      show: 'running',
      cursor: null,
    })
    expect(listed).toMatchObject({ value: { items: [whole] } })
    expect(JSON.stringify(await town.cloud.documents('pairDays'))).not.toContain('19933334444')
  })

  it('G34 from a request nothing is typed again, and the resident sees it', async () => {
    const { requestId } = await asked(town)
    const pairId = await together(weekly({ household: { kind: 'request', requestId } }))
    expect(await contactFor(liJianguo, pairId)).toBe('2单元501')
    expect(await town.as(wangAyi).call('pairs.mine', { cursor: null })).toMatchObject({
      value: { items: [{ pairId, sides: ['household'], doorWords: expect.any(String) }] },
    })
  })

  it.each([
    [
      'an estate of the next community',
      { household: { ...weekly().household, estateId: 'bridge' } },
      'unknownPlace',
    ],
    ['somebody of the next community', { memberIds: ['m_oCHEN'] }, 'personUnknown'],
    ['nobody', { memberIds: [] }, 'badInput'],
    ['three', { memberIds: ['m_oLI', 'm_oWANG', 'm_oCHEN'] }, 'badInput'],
    ['the same twice', { memberIds: ['m_oLI', 'm_oLI'] }, 'badInput'],
    ['one alone to whoever lives alone', { memberIds: ['m_oLI'], livesAlone: true }, 'twoNeeded'],
    ['a first day that is over', { rhythm: { everyWeeks: 1, from: '2026-11-21' } }, 'dayPast'],
    ['a day that is none', { rhythm: { everyWeeks: 1, from: '2026-02-30' } }, 'badInput'],
    ['every third week', { rhythm: { everyWeeks: 3, from: '2026-11-24' } }, 'badInput'],
    ['a request that is none', { household: { kind: 'request', requestId: 'none' } }, 'unknownPlace'],
  ] as const)('A49 %s is refused and changes nothing', async (_what, told, refusal) => {
    expect(await form(weekly(told as object))).toMatchObject({ refusal })
    expect(await kept()).toEqual([])
  })
})

describe('the visits', () => {
  it('G34 a week is missed without a word, and the next comes all the same; the secretary sees it first', async () => {
    const pairId = await together()
    const other = await together(weekly({ rhythm: { everyWeeks: 2, from: '2026-12-08' } }))
    await on('2026-11-26')
    expect(await daysOf(pairId)).toEqual(['2026-12-01 coming', '2026-11-24 missed'])
    const list = await town
      .as(sunnySecretary)
      .call('pairs.list', { communityId: 'sunny', show: 'running', cursor: null })
    expect(list).toMatchObject({
      value: {
        items: [
          { pairId, missed: 1 },
          { pairId: other, missed: 0 },
        ],
      },
    })
    await on('2026-12-01')
    expect(await daysOf(pairId)).toEqual(['2026-12-08 coming', '2026-12-01 today', '2026-11-24 missed'])
    expect(await visited(liJianguo, pairId, '2026-12-01', '陪赵奶奶聊了天\n她很高兴')).toMatchObject({
      value: { pair: { awaitedDay: '2026-12-08', missed: 0 } },
    })
    expect(await daysOf(pairId)).toEqual(['2026-12-08 coming', '2026-12-01 visited', '2026-11-24 missed'])
  })

  it('G34 skipped with a word is no missed one; who said it first stands', async () => {
    const pairId = await together()
    const skip = (who: Person, day: string, note: string | null) =>
      town.as(who).call('pairs.skip', { ...act(pairId), day, note })
    expect(await skip(liJianguo, '2026-11-25', null)).toMatchObject({ refusal: 'notADay' })
    expect(await skip(liJianguo, '2026-11-24', '出差')).toMatchObject({
      value: { pair: { awaitedDay: '2026-12-01', missed: 0 } },
    })
    await on('2026-11-24')
    expect(await visited(liJianguo, pairId, '2026-11-24')).toMatchObject({ refusal: 'daySkipped' })
    await on('2026-12-01')
    await visited(wangXiuying, pairId, '2026-12-01')
    expect(await skip(sunnyStaff, '2026-12-01', null)).toMatchObject({ refusal: 'dayVisited' })
    expect(await skip(chenMing, '2026-12-08', null)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G34 G36 both tap at once: one day, one service a quarter for each, confirmed by the community once', async () => {
    const pairId = await together()
    await on('2026-12-01')
    const tap = act(pairId)
    const answers = await Promise.all([
      visited(liJianguo, pairId, '2026-12-01', '聊了天'),
      visited(wangXiuying, pairId, '2026-12-01', '扫了地'),
      town.as(liJianguo).call('pairs.visited', { ...tap, day: '2026-11-24', note: null }),
      town.as(liJianguo).call('pairs.visited', { ...tap, day: '2026-11-24', note: null }),
    ])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
    expect(await town.cloud.documents('pairDays')).toHaveLength(2)
    const services = (await town.cloud.documents('activityServices')) as unknown as ActivityService[]
    expect(services.map(({ memberId, what, state }) => `${memberId} ${what} ${state}`).sort()).toEqual([
      'm_oLI 每周陪说说话 noted',
      'm_oWANG 每周陪说说话 noted',
    ])
    expect((await kept())[0]).toMatchObject({ awaitedDay: '2026-12-08' })
  })

  it('A49 without a calendar a visit may be told of any recent day', async () => {
    const pairId = await together(weekly({ rhythm: null }))
    expect(await visited(liJianguo, pairId, '2026-11-20', '送了菜')).toMatchObject({ ok: true })
    expect(await daysOf(pairId)).toEqual(['2026-11-20 visited'])
    expect(await visited(liJianguo, pairId, '2026-09-20')).toMatchObject({ refusal: 'notADay' })
  })
})

describe('it ends', () => {
  it('X17 a member leaves in one tap without a reason, and the door is told no more; somebody else may come', async () => {
    const pairId = await together(weekly({ livesAlone: true }))
    const tap = act(pairId)
    for (const _time of [1, 2]) {
      expect(await town.as(wangXiuying).call('pairs.leave', tap)).toMatchObject({ ok: true })
    }
    expect([await contactFor(wangXiuying, pairId), await contactFor(liJianguo, pairId)]).toEqual([
      'notAllowed',
      'notAllowed',
    ])
    await on('2026-11-24')
    expect(await visited(liJianguo, pairId, '2026-11-24')).toMatchObject({ refusal: 'movedOn' })
    const invite = (memberIds: string[]) =>
      town.as(sunnySecretary).call('pairs.invite', { ...act(pairId), memberIds })
    expect(await invite(['m_oCHEN'])).toMatchObject({ refusal: 'personUnknown' })
    expect(await invite(['m_oWANG'])).toMatchObject({ value: { pair: { state: 'asked' } } })
    expect(await agree(wangXiuying, pairId)).toMatchObject({ value: { pair: { state: 'together' } } })
  })

  it('A49 the household or the community ends it in one tap; nothing moves any more, what was done stays', async () => {
    const { requestId } = await asked(town)
    const pairId = await together(weekly({ household: { kind: 'request', requestId } }))
    await on('2026-11-24')
    await visited(liJianguo, pairId, '2026-11-24')
    expect(await town.as(liJianguo).call('pairs.end', act(pairId))).toMatchObject({ refusal: 'notAllowed' })
    expect(await town.as(riverSecretary).call('pairs.end', act(pairId))).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(wangAyi).call('pairs.end', act(pairId))).toMatchObject({
      value: { pair: { state: 'ended' } },
    })
    expect(await town.as(sunnySecretary).call('pairs.end', act(pairId))).toMatchObject({ ok: true })
    expect(await agree(liJianguo, pairId)).toMatchObject({ refusal: 'movedOn' })
    expect(await contactFor(liJianguo, pairId)).toBe('notAllowed')
    expect(await daysOf(pairId)).toEqual(['2026-11-24 visited'])
    expect((await kept())[0]).toMatchObject({ doorSealed: null, nameSealed: null, phoneTail: null })
    const ended = await town
      .as(sunnySecretary)
      .call('pairs.list', { communityId: 'sunny', show: 'ended', cursor: null })
    expect(ended).toMatchObject({ value: { items: [{ pairId }] } })
  })

  it('G34 the list goes on page by page, to the 101st', async () => {
    await formed()
    const [one] = await kept()
    const more = Array.from({ length: 100 }, (_, index) => ({
      ...one,
      _id: `kmore${index}`,
      dueKey: `2026-11-24_kmore${String(index).padStart(3, '0')}`,
    }))
    await town.cloud.load({ pairs: more })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Answer<'pairs.list'> = await town
        .as(sunnySecretary)
        .call('pairs.list', { communityId: 'sunny', show: 'running', cursor })
      if (!page.ok) throw new Error(page.refusal)
      seen.push(...page.value.items.map(({ pairId }) => pairId))
      cursor = page.value.cursor
    } while (cursor)
    expect(new Set(seen).size).toBe(101)
  })
})

describe('everybody of a pair is told (G38)', () => {
  const kinds = (who: Person) => kindsOf(town, who)

  it('A49 who is asked, that it is formed, that one leaves, that it ends; nobody what he or she did', async () => {
    const { requestId } = await asked(town)
    const pairId = await formed(weekly({ household: { kind: 'request', requestId } }))
    expect([await kinds(liJianguo), await kinds(wangXiuying), await kinds(wangAyi)]).toEqual([
      ['pairAsked'],
      ['pairAsked'],
      [],
    ])
    await agree(liJianguo, pairId)
    await agree(wangXiuying, pairId)
    expect(await inboxOf(town, wangAyi)).toMatchObject([
      { kind: 'pairTogether', told: { who: '李建国、王秀英' }, link: { page: 'pair', id: pairId } },
    ])
    expect([(await kinds(liJianguo)).sort(), await kinds(wangXiuying)]).toEqual([
      ['pairAsked', 'pairTogether'],
      ['pairAsked'],
    ])
    await town.as(wangXiuying).call('pairs.leave', act(pairId))
    const atTheDesk = (await kinds(sunnySecretary)).filter(kind => kind !== 'requestsNew')
    expect([(await kinds(liJianguo)).sort(), await kinds(wangXiuying), atTheDesk]).toEqual([
      ['pairAsked', 'pairLeft', 'pairTogether'],
      ['pairAsked'],
      ['pairLeft'],
    ])
    await town.as(wangAyi).call('pairs.end', act(pairId))
    expect(await kinds(liJianguo)).toContain('pairEnded')
    expect((await kinds(wangAyi)).sort()).toEqual(['pairLeft', 'pairTogether'])
    expect(JSON.stringify(await town.cloud.documents('notices'))).not.toMatch(/2单元501|赵奶奶|19911112222/)
  })

  it('G38 U5 nothing is left untold when the instance is killed right after the change, nor told twice', async () => {
    const told = weekly({ memberIds: ['m_oLI'] })
    await town.cloud.fault({
      operation: 'pairs.form',
      action: 'database.insertDocument',
      collection: 'pairs',
      effect: { kind: 'killInstance', at: 'after' },
    })
    await form(told).catch(() => null)
    expect(await kinds(liJianguo)).toEqual([])
    await form(told)
    for (const _turn of [1, 2]) {
      await town.cloud.clock({ advance: 6 * 60_000 })
      await town.cloud.fireTimer('jobs')
    }
    expect(await kinds(liJianguo)).toEqual(['pairAsked'])
  })
})
