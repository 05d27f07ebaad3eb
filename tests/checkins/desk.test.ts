import type { Answer, Input } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  aMember,
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  noon,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  today,
  wangXiuying,
} from '../town'
import { entryOf, figuresOf, leader, li, liFact, staff, townWithDesk, wang, wangFact } from './desk'

let town: Town
const scan = () => ({ siteCode: sunnyCode, way: 'camera', tapId: newTap() }) as const
const enter = (who: typeof staff, input: Input<'checkins.createFor'>) =>
  town.as(who).call('checkins.createFor', input)
const undo = (checkinId: string, tapId = newTap()) =>
  town.as(sunnySecretary).call('checkins.undo', { checkinId, reason: '扫错了人', tapId })
const facts = () => town.cloud.documents('checkins')

describe('a check-in that the desk enters', () => {
  it('G07 A35 counts like a scan, with reason and office, and a scan afterwards is told it is done', async () => {
    town = await openTown(townWithDesk)
    const tapId = newTap()
    const first = await enter(staff, entryOf([li, wang], { tapId, day: null, note: '在家照顾老人' }))
    expect(first).toMatchObject({
      ok: true,
      value: {
        quarter: '2026Q4',
        items: [
          { memberId: li, outcome: 'entered', checkin: { tier: 'C', state: 'counted', way: 'entered' } },
          { memberId: wang, outcome: 'entered' },
        ],
      },
    })
    expect(await enter(staff, entryOf([li, wang], { tapId, day: null, note: '在家照顾老人' }))).toEqual(first)
    expect(await figuresOf(town)).toEqual([2, 2, 0])
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({
      value: { isNew: false, checkin: { tier: 'C', entry: { reason: 'noPhone', note: '在家照顾老人' } } },
    })
    expect(await enter(sunnySecretary, entryOf([li]))).toMatchObject({
      value: { items: [{ outcome: 'already', checkin: { tier: 'C' } }] },
    })
    expect(await facts()).toMatchObject([
      { entry: { by: { role: 'communityStaff', place: '阳光社区' }, isBackfill: false }, siteId: null },
      {},
    ])
  })

  it('G07 takes the place of what waited, and says of a scan that it was there before', async () => {
    town = await openTown(townWithDesk)
    await town.as(liJianguo).call('checkins.create', { ...scan(), way: 'picture' })
    await town.as(wangXiuying).call('checkins.create', scan())
    expect(await enter(sunnySecretary, entryOf([li, wang]))).toMatchObject({
      value: {
        items: [
          { outcome: 'entered', checkin: { tier: 'C' } },
          { outcome: 'already', checkin: { tier: 'B' } },
        ],
      },
    })
    expect(await facts()).toMatchObject([{ history: [{ state: 'waiting', tier: 'D' }] }, { tier: 'B' }])
  })

  it('G207 two officers and a phone at once leave one fact', async () => {
    town = await openTown(townWithDesk)
    const [one, other, phone] = await Promise.all([
      enter(staff, entryOf([li, wang])),
      enter(sunnySecretary, entryOf([wang, li])),
      town.as(liJianguo).call('checkins.create', scan()),
    ])
    const news = [one, other].flatMap(answer => (answer.ok ? answer.value.items : []))
    const isLiNew = [...news.map(item => item.memberId === li && item.outcome === 'entered')]
    const scanned = phone.ok && phone.value.isNew
    expect([...isLiNew, scanned].filter(Boolean)).toHaveLength(1)
    expect(news.filter(item => item.memberId === wang && item.outcome === 'entered')).toHaveLength(1)
    expect(await figuresOf(town)).toEqual([2, 2, 0])
  })

  it('G07 is not for the own check-in, nor for people of another community or nobody', async () => {
    const accounts = townWithDesk.accounts.map(account =>
      account._id === liJianguo.openid
        ? { ...account, roles: anOfficer(liJianguo, 'communitySecretary', 'sunny').roles }
        : account,
    )
    town = await openTown({ ...townWithDesk, accounts })
    expect(await enter(liJianguo, entryOf([li, wang, `m_${chenMing.openid}`, 'nobody']))).toMatchObject({
      value: {
        items: [
          { outcome: 'own', checkin: null },
          { outcome: 'entered' },
          { outcome: 'gone', checkin: null },
          { outcome: 'gone', checkin: null },
        ],
      },
    })
    expect(await facts()).toHaveLength(1)
    expect(await enter(riverSecretary, entryOf([li]))).toEqual({ ok: false, refusal: 'notAllowed' })
    expect(await enter(chenMing, entryOf([li]))).toEqual({ ok: false, refusal: 'notAllowed' })
  })

  it('G07 a group’s leader enters the own group’s people alone, and sees them on one page', async () => {
    town = await openTown(townWithDesk)
    expect(
      await town.as(leader).call('checkins.listGroup', { groupId: 'group1', cursor: null }),
    ).toMatchObject({
      value: { items: [{ memberId: li, name: '李建国', checkin: null }], cursor: null },
    })
    expect(await enter(leader, entryOf([li, wang], { reason: 'toldInPerson' }))).toMatchObject({
      value: { items: [{ outcome: 'entered' }, { outcome: 'gone' }] },
    })
    expect(await facts()).toMatchObject([{ entry: { by: { role: 'groupLeader', place: '环境党小组' } } }])
    expect(
      await town.as(leader).call('checkins.undo', { checkinId: liFact, reason: '无', tapId: newTap() }),
    ).toEqual({
      ok: false,
      refusal: 'notAllowed',
    })
    for (const who of [staff, sunnySecretary, liJianguo]) {
      expect(await town.as(who).call('checkins.listGroup', { groupId: 'group1', cursor: null })).toEqual({
        ok: false,
        refusal: 'notAllowed',
      })
    }
    expect(await town.as(leader).call('accounts.me', {})).toMatchObject({
      value: { can: { enterCheckins: [{ orgId: 'group1', kind: 'group', communityId: 'sunny' }] } },
    })
  })

  it('G07 refuses fifty-one, somebody twice and a reason that is none, and changes nothing', async () => {
    town = await openTown(townWithDesk)
    const many = Array.from({ length: 51 }, (_, index) => `m${index}`)
    for (const wrong of [
      entryOf(many),
      entryOf([li, li]),
      entryOf([]),
      { ...entryOf([li]), reason: 'lazy' as 'other' },
      { ...entryOf([li]), score: 1 },
    ]) {
      expect(await enter(sunnySecretary, wrong)).toMatchObject({ ok: false, refusal: 'badInput' })
    }
    expect(await facts()).toEqual([])
  })

  it('G14 the quarter before is the secretary’s to enter for fifteen days, marked, with both times', async () => {
    town = await openTown(townWithDesk, noon('2027-01-15'))
    const late = entryOf([li], { day: '2026-12-30', reason: 'onPaper' })
    expect(await enter(staff, late)).toEqual({ ok: false, refusal: 'secretaryBackfills' })
    expect(await enter(sunnySecretary, late)).toMatchObject({
      value: { quarter: '2026Q4', items: [{ checkin: { day: '2026-12-30', entry: { isBackfill: true } } }] },
    })
    expect(await facts()).toMatchObject([{ day: '2026-12-30', at: noon('2027-01-15'), quarter: '2026Q4' }])
    expect(await enter(sunnySecretary, entryOf([wang], { day: '2026-09-30' }))).toMatchObject({
      refusal: 'dayTooEarly',
    })
    expect(await enter(sunnySecretary, entryOf([wang], { day: '2027-01-16' }))).toMatchObject({
      refusal: 'dayAhead',
    })
    await town.cloud.clock({ now: noon('2027-01-16'), freeze: true })
    expect(await enter(sunnySecretary, entryOf([wang], { day: '2026-12-30' }))).toMatchObject({
      refusal: 'dayTooEarly',
    })
    expect(await undo(liFact)).toEqual({ ok: false, refusal: 'quarterSettled' })
  })
})

describe('putting a check-in right', () => {
  it('G14 undoing takes it out of every figure, tells the member why, and the phone’s repeat does not revive it', async () => {
    town = await openTown(townWithDesk)
    const tap = scan()
    await town.as(liJianguo).call('checkins.create', tap)
    expect(await figuresOf(town)).toEqual([1, 1, 1])
    const tapId = newTap()
    const first = await undo(liFact, tapId)
    expect(first).toMatchObject({ value: { isNew: true, checkin: { state: 'undone' } } })
    expect(await undo(liFact, tapId)).toEqual(first)
    expect(await undo(liFact)).toMatchObject({ value: { isNew: false } })
    expect(await figuresOf(town)).toEqual([0, 0, 2])
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      value: {
        current: {
          state: 'undone',
          correction: {
            kind: 'undone',
            reason: '扫错了人',
            at: today,
            by: { role: 'communitySecretary', place: '阳光社区' },
          },
        },
      },
    })
    expect(await town.as(liJianguo).call('checkins.create', tap)).toMatchObject({
      value: { checkin: { state: 'undone' } },
    })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({
      value: { isNew: true, checkin: { state: 'counted', correction: null } },
    })
    expect(await figuresOf(town)).toEqual([1, 1, 1])
    expect(await facts()).toMatchObject([
      {
        history: [
          { state: 'counted', tier: 'B' },
          { state: 'undone', correction: { reason: '扫错了人' } },
        ],
      },
    ])
  })

  it('G14 only the secretary, never for the own one, never what waits, and a reason is needed', async () => {
    const accounts = townWithDesk.accounts.map(account =>
      account._id === wangXiuying.openid
        ? { ...account, roles: anOfficer(wangXiuying, 'communitySecretary', 'sunny').roles }
        : account,
    )
    town = await openTown({ ...townWithDesk, accounts })
    await town.as(wangXiuying).call('checkins.create', scan())
    await town.as(liJianguo).call('checkins.create', { ...scan(), way: 'picture' })
    const asked = { checkinId: wangFact, reason: '记错了', tapId: newTap() }
    expect(await town.as(wangXiuying).call('checkins.undo', asked)).toMatchObject({ refusal: 'ownAct' })
    for (const who of [staff, riverSecretary, liJianguo]) {
      expect(await town.as(who).call('checkins.undo', asked)).toEqual({ ok: false, refusal: 'notAllowed' })
    }
    expect(await undo(liFact)).toEqual({ ok: false, refusal: 'notCounted' })
    expect(await town.as(sunnySecretary).call('checkins.undo', { ...asked, reason: ' ' })).toMatchObject({
      refusal: 'badInput',
    })
    expect(await town.as(sunnySecretary).call('checkins.undo', asked)).toMatchObject({ ok: true })
  })

  it('G14 the wrong person: both documents change together, and neither is told of the other', async () => {
    town = await openTown(townWithDesk)
    await enter(sunnySecretary, entryOf([li]))
    const asked = {
      checkinId: liFact,
      reason: '录入时点错了',
      to: 'person',
      memberId: wang,
      tapId: newTap(),
    } as const
    const first = await town.as(sunnySecretary).call('checkins.correct', asked)
    expect(first).toMatchObject({
      value: { checkin: { state: 'undone', correction: { kind: 'movedAway' } }, movedTo: { memberId: wang } },
    })
    expect(await town.as(sunnySecretary).call('checkins.correct', asked)).toEqual(first)
    expect(await figuresOf(town)).toEqual([1, 1, 1])
    const told = await town.as(liJianguo).call('checkins.mine', {})
    expect(JSON.stringify(told)).not.toContain(wang)
    expect(await town.as(wangXiuying).call('checkins.mine', {})).toMatchObject({
      value: { current: { state: 'counted', tier: 'C', correction: { kind: 'movedHere', fromDay: null } } },
    })
    for (const [memberId, refusal] of [
      [`m_${chenMing.openid}`, 'personNotHere'],
      ['nobody', 'personNotHere'],
    ]) {
      const wrong = { ...asked, checkinId: wangFact, memberId: memberId ?? '', tapId: newTap() }
      expect(await town.as(sunnySecretary).call('checkins.correct', wrong)).toEqual({ ok: false, refusal })
    }
  })

  it('G14 the wrong day of this quarter changes the one document; a day of another quarter moves it, unless that is done', async () => {
    town = await openTown(townWithDesk, noon('2027-01-10'))
    await enter(sunnySecretary, entryOf([li], { day: '2027-01-09' }))
    const newFact = `${li}_sunny_2027Q1`
    const correct = (day: string, checkinId = newFact) =>
      town
        .as(sunnySecretary)
        .call('checkins.correct', { checkinId, reason: '记错了日子', to: 'day', day, tapId: newTap() })
    expect(await correct('2027-01-05')).toMatchObject({
      value: { checkin: { day: '2027-01-05', state: 'counted' } },
    })
    expect(await facts()).toMatchObject([
      { correction: { fromDay: '2027-01-09' }, history: [{ day: '2027-01-09' }] },
    ])
    expect(await correct('2026-12-31')).toMatchObject({
      value: { movedTo: { quarter: '2026Q4', day: '2026-12-31' } },
    })
    expect((await facts()).map(({ _id, state }) => [_id, state]).sort()).toEqual([
      [liFact, 'counted'],
      [newFact, 'undone'],
    ])
    await town.as(liJianguo).call('checkins.create', scan())
    expect(await correct('2026-12-30')).toEqual({ ok: false, refusal: 'targetDone' })
    expect(await correct('2026-09-30')).toMatchObject({ refusal: 'dayTooEarly' })
    expect(await figuresOf(town)).toEqual([1, 1, 1])
  })
})

describe('the printed list of names', () => {
  it('G08 G186 is printed, found again by its code, ticked, and entered from paper', async () => {
    town = await openTown(townWithDesk)
    const tapId = newTap()
    const make = { communityId: 'sunny', cursor: null, tapId }
    const printed = await town.as(staff).call('checkins.makeSheet', make)
    if (!printed.ok) throw new Error(printed.refusal)
    expect(printed.value).toMatchObject({ people: 2, cursor: null })
    const html = await (await fetch(printed.value.url)).text()
    expect(html).toContain('李建国')
    expect(html).toContain(printed.value.code)
    expect(html).not.toContain('19911110001')
    const again = await town.as(staff).call('checkins.makeSheet', make)
    expect(again.ok && again.value.code).toBe(printed.value.code)

    const typed = printed.value.code.toLowerCase().replace('-', ' ')
    const shown = await town
      .as(sunnySecretary)
      .call('checkins.showSheet', { communityId: 'sunny', code: typed })
    expect(shown).toMatchObject({
      value: { items: [{ name: '李建国' }, { name: '王秀英' }], madeOn: '2026-11-22' },
    })
    const entry = entryOf([li], { reason: 'onPaper', sheet: typed })
    expect(await enter(sunnySecretary, entry)).toMatchObject({ value: { items: [{ outcome: 'entered' }] } })
    expect(await facts()).toMatchObject([{ entry: { sheet: printed.value.code.replace('-', '') } }])
    expect(await town.as(staff).call('checkins.makeSheet', { ...make, tapId: newTap() })).toMatchObject({
      value: { people: 1 },
    })
    for (const code of ['00000000', '1', printed.value.code.slice(0, 4)]) {
      expect(await town.as(staff).call('checkins.showSheet', { communityId: 'sunny', code })).toEqual({
        ok: false,
        refusal: 'unknownSheet',
      })
      expect(await enter(sunnySecretary, entryOf([wang], { sheet: code }))).toEqual({
        ok: false,
        refusal: 'unknownSheet',
      })
    }
    expect(
      await town.as(riverSecretary).call('checkins.showSheet', { communityId: 'river', code: typed }),
    ).toEqual({ ok: false, refusal: 'unknownSheet' })
  })

  it('G08 goes on after fifty, and says when nobody is left', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => ({
      openid: `oC${String(index).padStart(3, '0')}`,
      name: '张伟',
      phone: null,
    }))
    town = await openTown({ ...townWithDesk, members: crowd.map(who => aMember(who)) })
    const counts: number[] = []
    for (let cursor: string | null = null; ; ) {
      const tapId = newTap()
      const sheet: Answer<'checkins.makeSheet'> = await town
        .as(staff)
        .call('checkins.makeSheet', { communityId: 'sunny', cursor, tapId })
      if (!sheet.ok) throw new Error(sheet.refusal)
      counts.push(sheet.value.people)
      cursor = sheet.value.cursor
      if (!cursor) break
    }
    expect(counts).toEqual([50, 50, 1])
    expect(
      await town
        .as(riverSecretary)
        .call('checkins.makeSheet', { communityId: 'river', cursor: null, tapId: newTap() }),
    ).toEqual({ ok: false, refusal: 'nothingToPrint' })
  })
})

describe('finding somebody at the desk', () => {
  const found = async (namePrefix: string) => {
    const asked = { communityId: 'sunny', quarter: null, show: 'all', namePrefix, cursor: null } as const
    const list = await town.as(staff).call('checkins.list', asked)
    return list.ok ? list.value.items.map(({ name }) => name) : list.refusal
  }

  it('G07 by name, by the initials of its pinyin once the clock has spelt it, and by the phone’s tail', async () => {
    town = await openTown(townWithDesk)
    expect(await found('李')).toEqual(['李建国'])
    expect(await found('0002')).toEqual(['王秀英'])
    expect(await found('ljg')).toEqual([])
    await town.cloud.fireTimer('jobs')
    expect(await found('ljg')).toEqual(['李建国'])
    expect(await found('WX')).toEqual(['王秀英'])
    expect(await found('cm')).toEqual([])
  })

  it('G07 the initials go on to the 101st, each once', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => ({
      openid: `oC${index}`,
      name: '张伟',
      phone: null,
    }))
    town = await openTown({ ...townWithDesk, members: crowd.map(who => aMember(who)) })
    await town.cloud.fireTimer('jobs')
    const seen = new Set<string>()
    for (let cursor: string | null = null; ; ) {
      const asked: Input<'checkins.list'> = {
        communityId: 'sunny',
        quarter: null,
        show: 'notYet',
        namePrefix: 'zw',
        cursor,
      }
      const page: Answer<'checkins.list'> = await town.as(staff).call('checkins.list', asked)
      if (!page.ok) throw new Error(page.refusal)
      for (const { memberId } of page.value.items) seen.add(memberId)
      cursor = page.value.cursor
      if (!cursor) break
    }
    expect(seen.size).toBe(101)
  })
})
