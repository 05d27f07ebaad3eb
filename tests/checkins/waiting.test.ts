import { stillToTakeBack } from '../../src/features/checkins/decided'
import {
  declineInWords,
  namesOf,
  outcomeInWords,
  previewInWords,
} from '../../src/features/checkins/list-words'
import { tickAll } from '../../src/ui/tick-all'
import type { Answer, Input } from '../../types/api'
import type { Quarter } from '../../types/time'
import { openTown, type Town } from '../open-town'
import {
  aCheckin,
  aMember,
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  office,
  riverCode,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'

let town: Town
const fromPicture = (siteCode = sunnyCode) => ({ siteCode, way: 'picture', tapId: newTap() }) as const
const scan = () => ({ siteCode: sunnyCode, way: 'camera', tapId: newTap() }) as const
const liFact = 'm_oLI_sunny_2026Q4'
const wangFact = 'm_oWANG_sunny_2026Q4'
const sunny = { communityId: 'sunny', cursor: null }
const confirm = (...checkinIds: string[]) =>
  ({ communityId: 'sunny', checkinIds, decision: 'confirm', tapId: newTap() }) as const
const decline = (...checkinIds: string[]) =>
  ({
    communityId: 'sunny',
    checkinIds,
    decision: 'decline',
    reason: '请当面来一次',
    tapId: newTap(),
  }) as const

/** What names a word of the secretary, as the answer that gave it says. */
async function wordOf(told: Input<'checkins.decide'>): Promise<string> {
  const answer = await town.as(sunnySecretary).call('checkins.decide', told)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value.word
}

const takeBack = (of: string, ...checkinIds: string[]) =>
  ({ communityId: 'sunny', checkinIds, decision: 'takeBack', of, tapId: newTap() }) as const

const figures = async () => {
  const answer = await town
    .as(sunnySecretary)
    .call('checkins.overview', { communityId: 'sunny', quarter: null })
  if (!answer.ok) throw new Error(answer.refusal)
  return [answer.value.checkedIn, answer.value.waiting]
}

describe('a check-in that waits for the secretary', () => {
  it('G12 is in nobody’s figures until it is confirmed, and keeps its tier', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    expect(await figures()).toEqual([0, 1])
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'waiting', waits: 'picture', tier: 'D' } },
    })
    const decided = await town.as(sunnySecretary).call('checkins.decide', confirm(liFact))
    expect(decided).toMatchObject({
      ok: true,
      value: { items: [{ checkinId: liFact, state: 'counted', isOwn: false, isNew: true }] },
    })
    expect(await figures()).toEqual([1, 0])
    expect(await town.cloud.documents('checkins')).toMatchObject([
      {
        tier: 'D',
        state: 'counted',
        decided: { decision: 'confirm', by: { role: 'communitySecretary', place: '阳光社区' }, at: today },
      },
    ])
  })

  it('G12 stands in the secretary’s list with its reason, never in the done ones', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    expect(await town.as(sunnySecretary).call('checkins.listWaiting', sunny)).toMatchObject({
      value: {
        items: [{ checkinId: liFact, name: '李建国', waits: 'picture', day: '2026-11-22' }],
        cursor: null,
      },
    })
    const names = async (show: 'done' | 'notYet') => {
      const asked = { communityId: 'sunny', quarter: null, show, namePrefix: '', cursor: null }
      const list = await town.as(sunnySecretary).call('checkins.list', asked)
      return list.ok ? list.value.items.map(({ name, checkin }) => [name, checkin?.state ?? null]) : []
    }
    expect(await names('done')).toEqual([])
    expect(await names('notYet')).toEqual([
      ['李建国', 'waiting'],
      ['王秀英', null],
    ])
  })

  it('G12 is declined with a reason the member reads, and may be said again or scanned', async () => {
    town = await openTown(townAtWork)
    const first = fromPicture()
    await town.as(liJianguo).call('checkins.create', first)
    await town.as(sunnySecretary).call('checkins.decide', decline(liFact))
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'declined', reason: '请当面来一次' } },
    })
    // The first tap, repeated by the network, does not ask again.
    expect(await town.as(liJianguo).call('checkins.create', first)).toMatchObject({
      value: { checkin: { state: 'declined' } },
    })
    expect(await town.as(liJianguo).call('checkins.create', fromPicture())).toMatchObject({
      value: { isNew: true, checkin: { state: 'waiting', reason: null } },
    })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({
      value: { isNew: true, checkin: { state: 'counted', tier: 'B', waits: null } },
    })
    expect(await figures()).toEqual([1, 0])
    expect(await town.cloud.documents('checkins')).toMatchObject([
      { history: [{ state: 'declined', decided: { reason: '请当面来一次' } }, { state: 'waiting' }] },
    ])
  })

  it('G12 becomes counted by a scan, once, however many arrive at the same time', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => town.as(liJianguo).call('checkins.create', scan())),
    )
    expect(answers.filter(answer => answer.ok && answer.value.isNew)).toHaveLength(1)
    expect(answers.every(answer => answer.ok && answer.value.checkin.state === 'counted')).toBe(true)
    expect(await figures()).toEqual([1, 0])
  })

  it('G12 a picture after a scan changes nothing', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', scan())
    expect(await town.as(liJianguo).call('checkins.create', fromPicture())).toMatchObject({
      value: { isNew: false, checkin: { state: 'counted', tier: 'B' } },
    })
  })

  it('G12 several at once, each answered for itself, whatever others decided meanwhile', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    await town.as(wangXiuying).call('checkins.create', fromPicture())
    await town.as(chenMing).call('checkins.create', fromPicture(riverCode))
    await town.as(sunnySecretary).call('checkins.decide', decline(wangFact))
    const together = confirm(liFact, wangFact, 'm_oCHEN_river_2026Q4', 'm_nobody_sunny_2026Q4')
    const items = [
      { checkinId: liFact, state: 'counted', isOwn: false, isNew: true },
      { checkinId: wangFact, state: 'declined', isOwn: false, isNew: false },
      { checkinId: 'm_oCHEN_river_2026Q4', state: 'gone', isOwn: false, isNew: false },
      { checkinId: 'm_nobody_sunny_2026Q4', state: 'gone', isOwn: false, isNew: false },
    ]
    const first = await town.as(sunnySecretary).call('checkins.decide', together)
    expect(first).toMatchObject({ ok: true, value: { items } })
    expect(await town.as(sunnySecretary).call('checkins.decide', together)).toEqual(first)
    const wrongPlace = await town.as(riverSecretary).call('checkins.decide', confirm(liFact))
    expect(wrongPlace).toEqual({ ok: false, refusal: 'notAllowed' })
    expect(
      (await town.cloud.documents('checkins')).find(({ communityId }) => communityId === 'river'),
    ).toMatchObject({ state: 'waiting' })
  })

  it('G12 two secretaries who decide differently at once leave one word', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    const [yes, no] = await Promise.all([
      town.as(sunnySecretary).call('checkins.decide', confirm(liFact)),
      town.as(office).call('checkins.decide', decline(liFact)),
    ])
    const won = [yes, no].filter(answer => answer.ok && answer.value.items[0]?.isNew)
    expect(won).toHaveLength(1)
  })

  it('G12 G14 a decision on many is taken back within a day: all wait again, in nobody’s figures, and are decided anew', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    await town.as(wangXiuying).call('checkins.create', fromPicture())
    const together = confirm(liFact, wangFact)
    const word = await wordOf(together)
    expect(await figures()).toEqual([2, 0])
    await town.cloud.clock({ advance: 23 * 60 * 60_000 })
    const back = takeBack(word, liFact, wangFact)
    const items = [liFact, wangFact].map(checkinId => ({
      checkinId,
      state: 'waiting',
      isOwn: false,
      isNew: true,
    }))
    const taken = await town.as(sunnySecretary).call('checkins.decide', back)
    expect(taken).toMatchObject({ ok: true, value: { items } })
    expect(await town.as(sunnySecretary).call('checkins.decide', back)).toEqual(taken)
    expect(await figures()).toEqual([0, 2])
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'waiting', waits: 'picture', reason: null } },
    })
    // The first tap, repeated by the network, does not decide again.
    expect(await town.as(sunnySecretary).call('checkins.decide', together)).toMatchObject({
      value: {
        items: [
          { state: 'waiting', isNew: false },
          { state: 'waiting', isNew: false },
        ],
      },
    })
    await town.as(sunnySecretary).call('checkins.decide', decline(liFact))
    await town.as(sunnySecretary).call('checkins.decide', confirm(wangFact))
    expect(await figures()).toEqual([1, 0])
    const kept = await town.cloud.documents('checkins')
    expect(kept.map(({ takenBack }) => takenBack)).toMatchObject([
      [{ decision: 'confirm', tapId: word }],
      [{ decision: 'confirm', tapId: word }],
    ])
  })

  it('G12 G14 what became something else meanwhile stays, and so does everything after a day and for the neighbour', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    await town.as(wangXiuying).call('checkins.create', fromPicture())
    const no = decline(liFact, wangFact)
    const word = await wordOf(no)
    await town.as(liJianguo).call('checkins.create', scan())
    const back = takeBack(word, liFact, wangFact)
    expect(await town.as(riverSecretary).call('checkins.decide', back)).toEqual({
      ok: false,
      refusal: 'notAllowed',
    })
    const elsewhere = { ...back, communityId: 'river' }
    expect(await town.as(riverSecretary).call('checkins.decide', elsewhere)).toMatchObject({
      value: { items: [{ state: 'gone' }, { state: 'gone' }] },
    })
    expect(await town.as(sunnySecretary).call('checkins.decide', back)).toMatchObject({
      value: {
        items: [
          { state: 'counted', isNew: false },
          { state: 'waiting', isNew: true },
        ],
      },
    })
    const second = await wordOf(confirm(wangFact))
    await town.cloud.clock({ advance: 24 * 60 * 60_000 + 1 })
    expect(await town.as(sunnySecretary).call('checkins.decide', takeBack(second, wangFact))).toMatchObject({
      value: { items: [{ state: 'counted', isNew: false }] },
    })
    const undo = { checkinId: wangFact, reason: '记错了', tapId: newTap() }
    expect(await town.as(sunnySecretary).call('checkins.undo', undo)).toMatchObject({ ok: true })
  })

  it('G12 what was undone after it was confirmed does not come back by taking the confirmation back', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    const word = await wordOf(confirm(liFact))
    const undo = { checkinId: liFact, reason: '记错了', tapId: newTap() }
    await town.as(sunnySecretary).call('checkins.undo', undo)
    expect(await town.as(sunnySecretary).call('checkins.decide', takeBack(word, liFact))).toMatchObject({
      value: { items: [{ state: 'undone', isNew: false }] },
    })
  })

  it('G12 before it is confirmed the secretary reads who it is, and in which quarters they will count', () => {
    const people = (names: string[], quarter: Quarter) => names.map(name => ({ name, quarter }))
    expect(previewInWords([...people(['李建国', '王秀英'], '2026Q4'), ...people(['陈明'], '2026Q3')])).toBe(
      '李建国、王秀英、陈明。确认以后就算报到：2026年第三季度 1 位，2026年第四季度 2 位。确认错了，一天以内可以改回来。',
    )
    expect(namesOf(people(Array<string>(12).fill('张伟'), '2026Q4'))).toMatch(/^张伟(、张伟){9}等 12 位$/)
  })

  it('G12 whoever confirms again after a lost answer is not told that others did it', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', fromPicture())
    await town.as(wangXiuying).call('checkins.create', fromPicture())
    const outcome = async (told: Input<'checkins.decide'>) => {
      const answer = await town.as(sunnySecretary).call('checkins.decide', told)
      return answer.ok && outcomeInWords(told.decision, answer.value.items)
    }
    expect(await outcome(confirm(liFact))).toBe('确认了 1 位。')
    expect(await outcome(confirm(liFact))).toBe('这次没有新办的：这 1 位已经办过，或者是您自己的。')
    expect(await outcome(confirm(liFact, wangFact))).toBe(
      '确认了 1 位。有 1 位已经另外办过，或者是您自己的。',
    )
  })

  it('G12 G14 hundreds decided one by one keep their way back for a day on the phone', () => {
    const now = Date.now()
    const one = { communityId: 'sunny', word: '', checkinIds: [liFact], sentence: '', at: now }
    const hundreds = Array.from({ length: 366 }, (_, no) => ({ ...one, word: `w${no}` }))
    expect(stillToTakeBack(hundreds, now)).toEqual(hundreds)
    expect(stillToTakeBack(hundreds, now + 24 * 60 * 60_000)).toEqual([])
    expect(stillToTakeBack(Array<typeof one>(1500).fill(one), now)).toHaveLength(1000)
  })

  it('G12 whoever declines is told that a scan of today counts for no quarter before', () => {
    const ofQuarter = (quarter: Quarter) => ({ name: liJianguo.name, quarter, at: today })
    expect(declineInWords([ofQuarter('2026Q4')])).toContain('还可以当面再扫一次码。')
    expect(declineInWords([ofQuarter('2026Q4'), ofQuarter('2026Q3')])).toContain('再扫的只算这个季度')
  })

  it('G12 all at once drops nobody who was ticked by hand, where not all may be ticked', () => {
    expect(tickAll(['d'], ['a', 'b', 'c', 'd'], 3)).toEqual(['d', 'a', 'b'])
  })

  it('G12 nobody confirms his or her own', async () => {
    const accounts = townAtWork.accounts.map(account =>
      account._id === liJianguo.openid
        ? { ...account, roles: anOfficer(liJianguo, 'communitySecretary', 'sunny').roles }
        : account,
    )
    town = await openTown({ ...townAtWork, accounts })
    await town.as(liJianguo).call('checkins.create', fromPicture())
    expect(await town.as(liJianguo).call('checkins.decide', confirm(liFact))).toMatchObject({
      value: { items: [{ state: 'waiting', isNew: false }] },
    })
    expect(await figures()).toEqual([0, 1])
  })

  it('G13 a decline without a reason is refused', async () => {
    town = await openTown(townAtWork)
    const empty = { ...decline(liFact), reason: '  ' }
    expect(await town.as(sunnySecretary).call('checkins.decide', empty)).toMatchObject({
      refusal: 'badInput',
    })
  })

  it('G12 the list goes on to the 101st, each once', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => ({
      openid: `oC${index}`,
      name: '张伟',
      phone: null,
    }))
    const late = { tier: 'D', state: 'waiting', waits: 'late' } as const
    town = await openTown({
      ...townAtWork,
      members: crowd.map(who => aMember(who)),
      checkins: crowd.map(who => aCheckin(who, late)),
    })
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Answer<'checkins.listWaiting'> = await town
        .as(sunnySecretary)
        .call('checkins.listWaiting', { communityId: 'sunny', cursor })
      if (!page.ok) throw new Error(page.refusal)
      seen.push(...page.value.items.map(({ memberId }) => memberId))
      cursor = page.value.cursor
      if (!cursor) break
    }
    expect(seen).toHaveLength(101)
    expect(new Set(seen).size).toBe(101)
  })

  it('A28 does not report a registration that was dispatched here', async () => {
    town = await openTown(townAtWork)
    await town.as(office).call('registrations.dispatch', {
      tapId: newTap(),
      items: [{ memberId: 'm_oLI', communityId: 'sunny' }],
    })
    await town.as(liJianguo).call('checkins.create', fromPicture())
    expect(await town.cloud.documents('registrations')).toMatchObject([{ state: 'dispatched' }])
    await town.as(liJianguo).call('checkins.create', scan())
    expect(await town.cloud.documents('registrations')).toMatchObject([{ state: 'reported' }])
  })
})

describe('where the phone was', () => {
  const place = { latitude: 25.05, longitude: 102.71 }

  it('G203 keeps inside or outside and a class, never the place; without it everything counts the same', async () => {
    town = await openTown(townAtWork)
    await town.as(sunnySecretary).call('sites.setPlace', { siteId: 'sunny1', place, tapId: newTap() })
    await town.cloud.clock({ advance: 61_000 })
    const near = { ...scan(), position: { latitude: 25.0501, longitude: 102.71 } }
    await town.as(liJianguo).call('checkins.create', near)
    const without = await town.as(wangXiuying).call('checkins.create', scan())
    expect(without).toMatchObject({ value: { checkin: { tier: 'B', state: 'counted' } } })
    const kept = await town.cloud.documents('checkins')
    expect(kept.map(({ position }) => position)).toEqual([{ isInside: true, distance: 'within200m' }, null])
    expect(JSON.stringify(kept)).not.toContain('25.05')
  })

  it('G203 a point without a place keeps no hint, and its place is told to nobody', async () => {
    town = await openTown(townAtWork)
    await town.as(liJianguo).call('checkins.create', { ...scan(), position: place })
    expect(await town.cloud.documents('checkins')).toMatchObject([{ position: null }])
    const set = await town
      .as(sunnySecretary)
      .call('sites.setPlace', { siteId: 'sunny1', place, tapId: newTap() })
    expect(set).toMatchObject({ value: { hasPlace: true } })
    expect(JSON.stringify(set)).not.toContain('25.05')
    const forgotten = { siteId: 'sunny1', place: null, tapId: newTap() }
    expect(await town.as(sunnySecretary).call('sites.setPlace', forgotten)).toMatchObject({
      value: { hasPlace: false },
    })
  })
})
