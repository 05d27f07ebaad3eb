import type { Input, Value } from '../../types/api'
import type { RequestsWanted } from '../../types/requests'
import { ask } from '../groups/grouping'
import { openTown, type Town } from '../open-town'
import { holds, mediation, townWithAccepted } from '../posts/posting'
import { appliedTo, place, repairs } from '../teams/volunteering'
import { chenMing, liJianguo, newTap, orgs, riverSecretary, sunnySecretary, wangXiuying } from '../town'
import { acceptedForClaims, asked, openResidentsTown, sunnyStaff, townWithResidents, wangAyi } from './asking'

let town: Town
beforeEach(async () => {
  town = await openResidentsTown()
})

const heads = () => ask(town, sunnySecretary, 'requests.board', { communityId: 'sunny' })

const listed = async (show: Input<'requests.list'>['show']) => {
  const page = await ask(town, sunnySecretary, 'requests.list', { communityId: 'sunny', show, cursor: null })
  return page.items.map(({ text }) => text)
}

const found = (wanted: RequestsWanted, cursor: string | null = null, who = sunnySecretary) =>
  ask(town, who, 'requests.find', { communityId: 'sunny', wanted, cursor })

const anywhere = { kind: 'place', estateId: null, category: null, show: null } as const

describe('the board (G26 G31)', () => {
  it('counts what is new, open and under way, and what of it is late', async () => {
    const late = await asked(town, { text: '最早的' })
    await town.cloud.clock({ advance: 5 * 24 * 60 * 60_000 })
    await asked(town, { text: '刚才的' })
    await acceptedForClaims(town, await asked(town, { text: '受理了的' }))
    expect(await heads()).toEqual({
      shown: {
        new: { count: 2, late: 1 },
        open: { count: 1, late: 0 },
        underWay: { count: 0, late: 0 },
      },
      isMore: false,
      estates: [{ orgId: 'garden', kind: 'estate', name: '桂花园', within: '阳光社区' }],
    })
    expect(await listed('new')).toEqual(['最早的', '刚才的'])
    await ask(town, sunnySecretary, 'requests.wait', {
      tapId: newTap(),
      requestId: late.requestId,
      note: '您哪天在家？',
    })
    expect((await heads()).shown.new).toEqual({ count: 2, late: 0 })
    expect(await listed('new')).toEqual(['刚才的', '最早的'])
  })

  it('another community, a member and a resident see none of it', async () => {
    for (const who of [riverSecretary, liJianguo, wangAyi]) {
      expect(await town.as(who).call('requests.board', { communityId: 'sunny' })).toMatchObject({
        refusal: 'notAllowed',
      })
      expect(
        await town.as(who).call('requests.find', { communityId: 'sunny', wanted: anywhere, cursor: null }),
      ).toMatchObject({ refusal: 'notAllowed' })
    }
  })

  it('A54 accepts fifty at once, and says of each how it went', async () => {
    const first = await asked(town)
    const kept = await town.cloud.documents('requests')
    const many = Array.from({ length: 49 }, (_, index) => ({
      ...kept[0],
      _id: `qmany${index}`,
      spotKey: `qmany${index}`,
      sortKey: `${String(index).padStart(15, '0')}_qmany${index}`,
    }))
    town = await openTown({ ...townWithResidents, requests: [...kept, ...many] })
    const requestIds = [first.requestId, ...many.map(({ _id }) => _id)]
    const tap = { tapId: newTap(), communityId: 'sunny', requestIds, isOpenToClaims: true }
    for (const _time of [1, 2]) {
      const { items } = await ask(town, sunnySecretary, 'requests.accept', tap)
      expect(items.filter(({ ok }) => ok)).toHaveLength(50)
    }
    expect((await heads()).shown).toMatchObject({ new: { count: 0 }, open: { count: 50 } })
    const tooMany = { ...tap, tapId: newTap(), requestIds: [...requestIds, 'one-more'] }
    expect(await town.as(sunnySecretary).call('requests.accept', tooMany)).toMatchObject({
      refusal: 'badInput',
    })
  })
})

describe('a search', () => {
  it('finds by number as people say it, by the tail of a telephone, by place and kind', async () => {
    const request = await asked(town)
    const other = await asked(town, { category: 'environment', phone: '19911113333' })
    const only = async (wanted: RequestsWanted) => (await found(wanted)).items.map(({ no }) => no)
    expect(await only({ kind: 'no', no: request.no })).toEqual([request.no])
    expect(await only({ kind: 'no', no: ` ${request.no.toLowerCase().replace('-', ' ')}` })).toEqual([
      request.no,
    ])
    expect(await only({ kind: 'no', no: '0000-0000' })).toEqual([])
    expect(await only({ kind: 'no', no: '不是编号' })).toEqual([])
    expect(await only({ kind: 'phone', tail: '3333' })).toEqual([other.no])
    expect(await only({ ...anywhere, category: 'environment' })).toEqual([other.no])
    expect((await only({ ...anywhere, estateId: 'garden' })).sort()).toEqual([request.no, other.no].sort())
    expect(await only({ ...anywhere, estateId: 'garden', category: 'appliances', show: 'new' })).toEqual([
      request.no,
    ])
    expect(await only({ ...anywhere, show: 'ended' })).toEqual([])
    expect(await only({ ...anywhere, estateId: 'bridge' })).toEqual([])
    for (const wanted of [
      { kind: 'no', no: request.no },
      { kind: 'phone', tail: '2222' },
    ] as const) {
      const elsewhere = { communityId: 'river', wanted, cursor: null }
      expect((await ask(town, riverSecretary, 'requests.find', elsewhere)).items).toEqual([])
    }
  })

  it('goes on to the hundred and first, each once', async () => {
    await asked(town)
    const [kept] = await town.cloud.documents('requests')
    const requests = Array.from({ length: 101 }, (_, index) => ({
      ...kept,
      _id: `qmany${index}`,
      spotKey: `qmany${index}`,
      sortKey: `${String(index).padStart(15, '0')}_qmany${index}`,
    }))
    town = await openTown({ ...townWithResidents, requests })
    const seen = new Set<string>()
    for (let cursor: string | null = null, page = 0; page < 6; page++) {
      const { items, cursor: next }: Value<'requests.find'> = await found(
        { kind: 'phone', tail: '2222' },
        cursor,
      )
      for (const { requestId } of items) seen.add(requestId)
      cursor = next
    }
    expect(seen.size).toBe(101)
  })
})

const suggested = async (requestId: string, who = sunnySecretary) =>
  (await ask(town, who, 'requests.suggest', { requestId })).items

describe('who might go (G27)', () => {
  it('X7 X27 says who is good at it, holds its post or is in its team, how near, whether the time suits, and what is in hand', async () => {
    town = await openTown({ ...townWithResidents, orgs: [...orgs, repairs] })
    await appliedTo(town, liJianguo, { skills: ['repair'], availability: ['weekdays'] })
    await appliedTo(town, wangXiuying, { skills: ['music'], availability: ['evenings'] })
    expect(await suggested((await asked(town, { when: 'daytime' })).requestId)).toEqual([
      {
        memberId: 'm_oLI',
        name: '李建国',
        skills: ['repair'],
        posts: [],
        team: null,
        distance: 'sameBuilding',
        availability: ['weekdays'],
        isFree: true,
        inHand: 0,
        lastServedOn: null,
      },
    ])
    await ask(town, sunnySecretary, 'teams.describe', {
      tapId: newTap(),
      teamId: 'repairs',
      revision: 0,
      kind: 'community',
      skills: ['repair'],
      services: ['appliances'],
      wanted: 9,
    })
    await place(town, 'm_oWANG', 'repairs')
    const both = await suggested((await asked(town, { when: 'daytime' })).requestId)
    expect(both.map(({ name }) => name)).toEqual(['李建国', '王秀英'])
    expect(both[1]).toMatchObject({ team: '便民维修队', isFree: false, skills: [] })
  })

  it('A41 holds a post whose work it is, without any form', async () => {
    town = await townWithAccepted(0)
    const request = await asked(town, { category: 'mediation' }, liJianguo)
    expect(await suggested(request.requestId)).toEqual([])
    await holds(town, wangXiuying, mediation)
    expect(await suggested(request.requestId)).toMatchObject([{ memberId: 'm_oWANG', skills: [] }])
  })

  it('who has one in hand comes after who has none, and the last one that ended is told', async () => {
    for (const who of [liJianguo, wangXiuying]) await appliedTo(town, who, { skills: ['repair'] })
    const first = await asked(town)
    const send = (requestId: string, memberIds: string[]) =>
      ask(town, sunnySecretary, 'requests.assign', { tapId: newTap(), requestId, memberIds })
    const [before] = await suggested(first.requestId)
    if (!before) throw new Error('nobody')
    await send(first.requestId, [before.memberId])
    const second = await asked(town)
    const then = await suggested(second.requestId)
    expect(then[1]).toMatchObject({ memberId: before.memberId, inHand: 1 })
    await ask(town, sunnySecretary, 'requests.finish', {
      tapId: newTap(),
      requestId: first.requestId,
      note: null,
    })
    const after = await suggested(second.requestId)
    expect(after[1]).toMatchObject({ memberId: before.memberId, inHand: 0, lastServedOn: '2026-11-22' })
    await town.cloud.clock({ advance: 100 * 24 * 60 * 60_000 })
    const muchLater = await suggested((await asked(town)).requestId)
    expect(muchLater.map(({ lastServedOn }) => lastServedOn)).toEqual([null, null])
  })

  it('neither who asked nor who has it, nor somebody who withdrew or lives elsewhere', async () => {
    for (const who of [liJianguo, wangXiuying, chenMing]) await appliedTo(town, who, { skills: ['repair'] })
    const own = await asked(town, {}, liJianguo)
    expect((await suggested(own.requestId)).map(({ name }) => name)).toEqual(['王秀英'])
    await ask(town, sunnySecretary, 'requests.assign', {
      tapId: newTap(),
      requestId: own.requestId,
      memberIds: ['m_oWANG'],
    })
    expect(await suggested(own.requestId)).toEqual([])
    const another = await asked(town)
    await ask(town, wangXiuying, 'teams.leave', { tapId: newTap(), volunteerId: null, to: 'stop' })
    expect((await suggested(another.requestId)).map(({ name }) => name)).toEqual(['李建国'])
  })

  it('is for the community alone, and leaves a row; nothing of it is kept', async () => {
    await appliedTo(town, liJianguo, { skills: ['repair'] })
    const { requestId } = await asked(town)
    for (const who of [riverSecretary, liJianguo, wangXiuying, wangAyi]) {
      expect(await town.as(who).call('requests.suggest', { requestId })).toMatchObject({
        refusal: 'notAllowed',
      })
    }
    const before = await town.cloud.documents('requests')
    expect(await suggested(requestId, sunnyStaff)).toHaveLength(1)
    expect(await town.cloud.documents('requests')).toEqual(before)
    const rows = await town.cloud.documents('audits')
    expect(rows).toContainEqual(
      expect.objectContaining({ operation: 'requests.suggest', orgId: 'sunny', memberIds: ['m_oLI'] }),
    )
  })
})
