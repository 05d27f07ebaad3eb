import type { ActivityService, ActivityTask } from '../../types/activities'
import type { Answer } from '../../types/api'
import type { DeedSuggestion } from '../../types/deeds'
import type { CareKind } from '../../types/requests'
import { crossing } from '../crossing'
import type { Town } from '../open-town'
import { aVersion } from '../rules/versions'
import {
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  wangXiuying,
} from '../town'
import {
  acceptedForClaims,
  asked,
  keptRequests,
  lamp,
  openResidentsTown,
  sunnyStaff,
  wangAyi,
} from './asking'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const act = (requestId: string, tapId = newTap()) => ({ requestId, tapId })

async function openToAll(told: Parameters<typeof asked>[1] = {}): Promise<string> {
  const request = await asked(town, told)
  await acceptedForClaims(town, request)
  return request.requestId
}

const claim = (who: Person, requestId: string) => town.as(who).call('requests.claim', act(requestId))

async function contactFor(who: Person, requestId: string) {
  const told = await town.as(who).call('requests.contact', { requestId })
  return told.ok ? told.value : told.refusal
}

async function doorWordsFor(who: Person, requestId: string) {
  const shown = await town.as(who).call('requests.show', { requestId })
  return shown.ok && shown.value.request.doorWords
}

const setCare = (who: Person, requestId: string, kinds: CareKind[], hasAgreed = true) =>
  town.as(who).call('requests.setCare', { ...act(requestId), kinds, hasAgreed })

describe('to somebody who needs kindness', () => {
  it('G37 two go together: the first cannot set out and learns no door, a second nearby comes along', async () => {
    const requestId = await openToAll({ livesAlone: true })
    expect(await claim(liJianguo, requestId)).toMatchObject({
      value: { request: { state: 'assigned', inTwos: true, isSecondMissing: true } },
    })
    const setOut = () => town.as(liJianguo).call('requests.setOut', act(requestId))
    expect(await setOut()).toMatchObject({ refusal: 'secondMissing' })
    expect(await contactFor(liJianguo, requestId)).toBe('notAllowed')
    expect(await town.as(wangXiuying).call('requests.listOpen', { cursor: null })).toMatchObject({
      value: { items: [{ requestId, isSecondMissing: true }] },
    })

    expect(await claim(wangXiuying, requestId)).toMatchObject({
      value: { request: { isSecondMissing: false, volunteers: [{ name: '李建国' }, { name: '王秀英' }] } },
    })
    expect(await contactFor(liJianguo, requestId)).toMatchObject({
      door: '2单元501',
      care: null,
      advice: ['goInTwos'],
    })
    expect(await setOut()).toMatchObject({ ok: true, value: { request: { state: 'onTheWay' } } })
  })

  it('G37 G188 nobody learns before that somebody lives alone, and the store keeps no such word', async () => {
    const requestId = await openToAll({ livesAlone: true })
    const near = await town.as(liJianguo).call('requests.listOpen', { cursor: null })
    expect(JSON.stringify(near)).not.toMatch(/livesAlone|careSealed|goesFirst|care"/)
    const [kept] = await keptRequests(town)
    expect(kept).toMatchObject({ inTwos: true })
    expect(kept?.careSealed).not.toContain('alone')
    expect(await contactFor(sunnyStaff, requestId)).toMatchObject({ care: null, advice: ['goInTwos'] })
    expect(await contactFor(sunnySecretary, requestId)).toMatchObject({
      care: { kinds: ['alone'], agreedOn: '2026-11-22' },
    })
    expect(await contactFor(riverSecretary, requestId)).toBe('notAllowed')
  })

  it('G37 when one of the two leaves, the other does not go on alone', async () => {
    const requestId = await openToAll({ livesAlone: true })
    await claim(liJianguo, requestId)
    await claim(wangXiuying, requestId)
    await town.as(liJianguo).call('requests.setOut', act(requestId))
    await town.as(wangXiuying).call('requests.release', act(requestId))
    const [kept] = await keptRequests(town)
    expect(kept).toMatchObject({ state: 'assigned', volunteerIds: ['m_oLI'], isToTake: true })
    expect(await contactFor(liJianguo, requestId)).toBe('notAllowed')
  })

  it('G37 three at once: two have it, the third is thanked; whoever has it is answered alike', async () => {
    const requestId = await openToAll({ livesAlone: true })
    const answers = await Promise.all([liJianguo, wangXiuying, liJianguo].map(who => claim(who, requestId)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
    const [kept] = await keptRequests(town)
    expect([...(kept?.volunteerIds ?? [])].sort()).toEqual(['m_oLI', 'm_oWANG'])
    expect(await claim(chenMing, requestId)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G28 U5 of two taps of one person at once the second is answered like the first', async () => {
    const requestId = await openToAll()
    expect(await crossing(town, 'requests', () => claim(liJianguo, requestId))).toMatchObject([
      { value: { request: { volunteers: [{ name: '李建国' }] } } },
      { value: { request: { volunteers: [{ name: '李建国' }] } } },
    ])
    expect((await keptRequests(town))[0]).toMatchObject({ volunteerIds: ['m_oLI'] })
  })

  it('G37 the secretary sends one, and somebody nearby may be the second', async () => {
    const { requestId } = await asked(town, { livesAlone: true })
    await town.as(sunnySecretary).call('requests.assign', { ...act(requestId), memberIds: ['m_oLI'] })
    expect(await claim(wangXiuying, requestId)).toMatchObject({ ok: true })
  })

  it('G188 the secretary says it; of two who say something at once one is told; the neighbour’s may not', async () => {
    const requestId = await openToAll()
    const say = (who: Person, isSo: boolean) => setCare(who, requestId, isSo ? ['alone'] : [])
    for (const who of [liJianguo, riverSecretary, sunnyStaff, office, wangAyi]) {
      expect(await say(who, true)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await say(sunnySecretary, true)).toMatchObject({ value: { request: { inTwos: true } } })
    expect(await say(sunnySecretary, false)).toMatchObject({ value: { request: { inTwos: false } } })
    expect((await keptRequests(town))[0]).toMatchObject({ careSealed: null })
    await claim(liJianguo, requestId)
    await town.as(liJianguo).call('requests.setOut', act(requestId))
    expect(await say(sunnySecretary, true)).toMatchObject({ refusal: 'movedOn' })
  })

  it('G37 by telephone alike, and a home that is remembered remembers it', async () => {
    await asked(town, { livesAlone: true })
    const again = await asked(town, { where: { kind: 'home' }, name: null, phone: null })
    expect(again.inTwos).toBe(true)
    const once = await asked(town, { where: { kind: 'home' }, livesAlone: false, name: null, phone: null })
    expect(once.inTwos).toBe(false)
    const homes = JSON.stringify(await town.cloud.documents('requestHomes'))
    expect(homes).not.toMatch(/alone/)
  })

  it('A58 G37 a child at home: two go, and an adult is there; without the person’s word nothing is noted', async () => {
    const requestId = await openToAll()
    expect(await setCare(sunnySecretary, requestId, ['minor'], false)).toMatchObject({
      refusal: 'consentOfOtherNeeded',
    })
    expect(await setCare(sunnySecretary, requestId, ['poor' as CareKind])).toMatchObject({
      refusal: 'badInput',
    })
    expect(await setCare(sunnySecretary, requestId, ['minor', 'minor'])).toMatchObject({
      refusal: 'badInput',
    })
    expect((await keptRequests(town))[0]).toMatchObject({ careSealed: null, inTwos: false })
    expect(await setCare(sunnySecretary, requestId, ['minor', 'disabled'])).toMatchObject({
      value: { request: { inTwos: true } },
    })
    for (const who of [liJianguo, wangXiuying]) await claim(who, requestId)
    expect(await contactFor(liJianguo, requestId)).toMatchObject({
      care: null,
      advice: ['goInTwos', 'adultPresent', 'takeTime'],
    })
  })

  it('A58 G188 whoever asked has it taken away in one tap, from the home that is remembered as well', async () => {
    const { requestId } = await asked(town)
    await setCare(sunnySecretary, requestId, ['ill'])
    expect((await asked(town, { where: { kind: 'home' }, name: null, phone: null })).can.dropCare).toBe(true)
    expect(await setCare(wangAyi, requestId, [], false)).toMatchObject({
      value: { request: { can: { dropCare: false } } },
    })
    expect((await asked(town, { where: { kind: 'home' }, name: null, phone: null })).can.dropCare).toBe(false)
    expect(await town.as(wangAyi).call('requests.forgetHome', { tapId: newTap() })).toMatchObject({
      ok: true,
    })
    expect(await town.cloud.documents('requestHomes')).toEqual([])
  })

  it('A58 who needs kindness is first among those due on the same day, and nothing that is told says why', async () => {
    // On a working day: what is asked on a Sunday is due at one moment.
    await town.cloud.clock({ now: noon('2026-11-23'), freeze: true })
    const ids: string[] = []
    for (const text of ['一', '二', '三']) {
      const { requestId } = await asked(town, { text })
      ids.push(requestId)
      await town.cloud.clock({ advance: 60_000 })
    }
    const [first, second, third] = ids as [string, string, string]
    await setCare(sunnySecretary, third, ['aged'])
    const board = async (who: Person, op: 'requests.list' | 'requests.listOpen') => {
      const shown =
        op === 'requests.list'
          ? await town.as(who).call(op, { communityId: 'sunny', show: 'new', cursor: null })
          : await town.as(who).call(op, { cursor: null })
      if (!shown.ok) throw new Error(shown.refusal)
      return shown.value.items
    }
    const inOrder = await board(sunnySecretary, 'requests.list')
    expect(inOrder.map(({ requestId }) => requestId)).toEqual([third, first, second])
    await town.as(sunnySecretary).call('requests.accept', {
      tapId: newTap(),
      communityId: 'sunny',
      requestIds: ids,
      isOpenToClaims: true,
    })
    const near = await board(liJianguo, 'requests.listOpen')
    expect(near[0]?.requestId).toBe(third)
    expect(JSON.stringify([near, inOrder])).not.toMatch(/aged|goesFirst|sortKey|advice/)
    const [one, other] = near
    expect(Object.keys(one ?? {}).sort()).toEqual(Object.keys(other ?? {}).sort())
    expect(one?.can).toEqual(other?.can)
  })

  it('G188 thirty days after the end it is forgotten, and no day before', async () => {
    const { requestId } = await asked(town, { livesAlone: true })
    await town.as(wangAyi).call('requests.withdraw', act(requestId))
    const heldAfter = async (days: number) => {
      await town.cloud.clock({ now: noon('2026-11-22') + days * 86_400_000, freeze: true })
      await town.cloud.fireTimer('jobs')
      return (await keptRequests(town))[0]?.careSealed !== null
    }
    expect([await heldAfter(29), await heldAfter(31)]).toEqual([true, false])
  })

  it('G37 the county may settle it otherwise from a day on', async () => {
    await town.cloud.load({ rules: [aVersion({ changes: { 'visits.inTwosWhereAlone': false } })] })
    expect((await asked(town, { livesAlone: true })).inTwos).toBe(false)
    expect((await keptRequests(town))[0]?.careSealed).not.toBeNull()
  })
})

describe('at the door', () => {
  it('G37 both know the same two words, nobody else does, and another volunteer has others', async () => {
    const requestId = await openToAll()
    expect(await doorWordsFor(wangAyi, requestId)).toBeNull()
    await claim(liJianguo, requestId)
    const words = await doorWordsFor(wangAyi, requestId)
    expect(words).toMatch(/^\p{Script=Han}{4}$/u)
    expect([await doorWordsFor(liJianguo, requestId), await doorWordsFor(sunnySecretary, requestId)]).toEqual(
      [words, words],
    )
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: '换了灯管' })
    expect(await doorWordsFor(liJianguo, requestId)).toBeNull()
  })

  it('G37 nobody sets out to a home at night, nor takes what is wanted at once; the next morning they do', async () => {
    const [soon, some] = [await openToAll({ when: 'soon' }), await openToAll({ text: '别的灯' })]
    await town.cloud.clock({ now: noon('2026-11-22') + 9 * 3_600_000, freeze: true })
    expect(await claim(liJianguo, soon)).toMatchObject({
      refusal: 'tooLateToVisit',
      detail: { fromHour: 8, untilHour: 21 },
    })
    expect(await claim(liJianguo, some)).toMatchObject({ ok: true })
    const setOut = () => town.as(liJianguo).call('requests.setOut', act(some))
    expect(await setOut()).toMatchObject({ refusal: 'tooLateToVisit' })
    expect((await keptRequests(town)).find(({ _id }) => _id === some)).toMatchObject({ state: 'assigned' })
    await town.cloud.clock({ now: noon('2026-11-23') - 4 * 3_600_000, freeze: true })
    expect(await setOut()).toMatchObject({ ok: true })
  })
})

describe('what was done', () => {
  const done = async (livesAlone = false) => {
    const requestId = await openToAll({ livesAlone })
    await claim(liJianguo, requestId)
    if (livesAlone) await claim(wangXiuying, requestId)
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: '换了灯管' })
    return requestId
  }
  const services = async () =>
    (await town.cloud.documents('activityServices')) as unknown as ActivityService[]
  const suggestions = async () =>
    (await town.cloud.documents('deedSuggestions')) as unknown as DeedSuggestion[]
  const tasks = async () => (await town.cloud.documents('activityTasks')) as unknown as ActivityTask[]

  it('G36 A53 G94 is noted for each who did it, offered as a deed, and counts once the resident confirms', async () => {
    const requestId = await done(true)
    expect(await services()).toMatchObject([
      { memberId: 'm_oLI', what: '换了灯管', where: '桂花园', state: 'noted', quarter: '2026Q4' },
      { memberId: 'm_oWANG', state: 'noted' },
    ])
    expect((await suggestions()).map(({ source, title }) => [source, title])).toEqual([
      [{ kind: 'request', id: requestId }, '换了灯管'],
      [{ kind: 'request', id: requestId }, '换了灯管'],
    ])
    expect(await tasks()).toEqual([])
    await town.as(wangAyi).call('requests.confirm', act(requestId))
    expect((await services()).map(({ state }) => state)).toEqual(['confirmed', 'confirmed'])
    expect(await tasks()).toMatchObject([{ memberId: 'm_oLI' }, { memberId: 'm_oWANG' }])
  })

  it('G36 A59 exactly once: the same tap, opened again and finished again, confirmed by two', async () => {
    const requestId = await openToAll()
    await claim(liJianguo, requestId)
    const tap = { ...act(requestId), note: '换了灯管' }
    await Promise.all([1, 2].map(() => town.as(liJianguo).call('requests.finish', tap)))
    await Promise.all(
      [wangAyi, sunnySecretary].map(who => town.as(who).call('requests.confirm', act(requestId))),
    )
    await town.as(wangAyi).call('requests.reopen', { ...act(requestId), note: '又不亮了' })
    await town.as(sunnySecretary).call('requests.assign', { ...act(requestId), memberIds: ['m_oLI'] })
    await town.as(liJianguo).call('requests.finish', { ...act(requestId), note: '换了开关' })
    await town.as(wangAyi).call('requests.confirm', act(requestId))
    expect(await services()).toMatchObject([{ state: 'confirmed', what: '换了灯管' }])
    expect([(await suggestions()).length, (await tasks()).length]).toEqual([1, 1])
  })

  it('G36 the secretary may confirm it in the list of services instead; without words the kind is named', async () => {
    const { requestId } = await asked(town)
    await town.as(sunnySecretary).call('requests.assign', { ...act(requestId), memberIds: ['m_oLI'] })
    await town.as(sunnySecretary).call('requests.finish', { ...act(requestId), note: null })
    const [service] = await services()
    expect(service).toMatchObject({ what: '家电维修', state: 'noted' })
    const decided = await town.as(sunnySecretary).call('activities.decideService', {
      tapId: newTap(),
      serviceId: service?._id ?? '',
      decision: 'confirm',
      reason: null,
    })
    expect(decided).toMatchObject({ ok: true })
    expect(await tasks()).toMatchObject([{ memberId: 'm_oLI', state: 'done' }])
  })

  it('G30 what could not be done, and what nobody did, is no service', async () => {
    const requestId = await openToAll()
    await claim(liJianguo, requestId)
    await town.as(liJianguo).call('requests.giveUp', { ...act(requestId), note: '要请物业' })
    const { requestId: alone } = await asked(town, lamp({ text: '别的' }))
    await town.as(sunnySecretary).call('requests.assign', { ...act(alone), memberIds: ['m_oLI'] })
    await town.as(liJianguo).call('requests.release', act(alone))
    expect(await services()).toEqual([])
  })
})

describe('a member looks around', () => {
  it('G28 home says what I have in hand and what is near; what I have or asked for is not offered to me', async () => {
    const requestId = await openToAll({ livesAlone: true })
    const { requestId: own } = await asked(town, {}, liJianguo)
    await acceptedForClaims(town, { requestId: own } as never)
    const atHand = (who: Person) => town.as(who).call('requests.atHand', {})
    expect(await atHand(liJianguo)).toMatchObject({ value: { inHand: null, nearby: { requestId } } })
    await claim(liJianguo, requestId)
    expect(await atHand(liJianguo)).toMatchObject({ value: { inHand: { requestId }, nearby: null } })
    expect(await atHand(chenMing)).toMatchObject({ value: { inHand: null, nearby: null } })
  })

  it('G28 the list goes on page by page, the 21st and the 101st too', async () => {
    await openToAll()
    const [one] = await keptRequests(town)
    const more = Array.from({ length: 101 }, (_, index) => ({
      ...one,
      _id: `qmore${index}`,
      spotKey: `qmore${index}`,
      sortKey: `${String(index).padStart(15, '0')}_qmore${index}`,
    }))
    await town.cloud.load({ requests: more })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Answer<'requests.listOpen'> = await town.as(liJianguo).call('requests.listOpen', { cursor })
      if (!page.ok) throw new Error(page.refusal)
      seen.push(...page.value.items.map(item => item.requestId))
      cursor = page.value.cursor
    } while (cursor)
    expect(new Set(seen).size).toBe(102)
  })
})
