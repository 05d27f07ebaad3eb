import type { Answer } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  aCheckin,
  aMember,
  anAccount,
  newTap,
  type Person,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  today,
} from '../town'
import { staff, townWithDesk } from './desk'

let town: Town
const minute = 60_000
const crowd: Person[] = Array.from({ length: 12 }, (_, index) => ({
  openid: `oCROWD${index}`,
  name: `张${'一二三四五六七八九十甲乙'[index]}`,
  phone: null,
}))
const townWithCrowd = {
  ...townWithDesk,
  accounts: [...townWithDesk.accounts, ...crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` }))],
  members: [...townWithDesk.members, ...crowd.map(who => aMember(who, { openid: who.openid }))],
}

const scanBy = (who: Person, model: string | null) =>
  town.as(who).call('checkins.create', { siteCode: sunnyCode, way: 'camera', tapId: newTap(), model })

async function laterTheClockLooks(minutes = 10) {
  await town.cloud.clock({ advance: minutes * minute })
  await town.cloud.fireTimer('jobs')
}

const reviews = async (who = sunnySecretary, communityId = 'sunny') => {
  const list = await town.as(who).call('checkins.listReviews', { communityId, cursor: null })
  if (!list.ok) throw new Error(list.refusal)
  return list.value.items
}

describe('the list of what perhaps wants a second look', () => {
  it('G205 perhaps one phone for several: found by the clock, once, and nothing follows from it', async () => {
    town = await openTown(townWithCrowd)
    for (const who of crowd.slice(0, 4)) await scanBy(who, 'Phone 9')
    await scanBy(crowd[4] as Person, null)
    await laterTheClockLooks()
    const [row, ...others] = await reviews()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      kind: 'onePhone',
      count: 4,
      people: [{ name: '张一', state: 'counted' }, {}, {}, {}],
    })
    expect((await town.cloud.documents('checkins')).every(({ state }) => state === 'counted')).toBe(true)
    expect(JSON.stringify(await town.cloud.documents('checkins'))).not.toMatch(/Phone 9|127\.0\.0/)
    await laterTheClockLooks()
    expect(await reviews()).toEqual([row])
  })

  it('G205 is looked at with one tap, once, and opens again only for news', async () => {
    town = await openTown(townWithCrowd)
    for (const who of crowd.slice(0, 3)) await scanBy(who, 'Phone 9')
    await town.cloud.clock({ advance: 3 * minute })
    await town.cloud.fireTimer('jobs')
    const [row] = await reviews()
    const fine = { communityId: 'sunny', reviewId: row?.reviewId ?? '', note: '一家人', tapId: newTap() }
    const first = await town.as(sunnySecretary).call('checkins.settleReview', fine)
    expect(first).toMatchObject({ value: { isNew: true } })
    expect(await town.as(sunnySecretary).call('checkins.settleReview', fine)).toEqual(first)
    expect(
      await town.as(sunnySecretary).call('checkins.settleReview', { ...fine, tapId: newTap() }),
    ).toMatchObject({ value: { isNew: false } })
    expect(
      await town.as(riverSecretary).call('checkins.settleReview', { ...fine, communityId: 'river' }),
    ).toEqual({
      ok: false,
      refusal: 'notAllowed',
    })
    expect(await town.as(staff).call('checkins.settleReview', fine)).toEqual({
      ok: false,
      refusal: 'notAllowed',
    })
    expect(await reviews()).toEqual([])
    await laterTheClockLooks()
    expect(await reviews()).toEqual([])
    expect(await town.cloud.documents('checkinReviews')).toMatchObject([
      { state: 'fine', looked: { note: '一家人', by: { role: 'communitySecretary' } } },
    ])
  })

  it('G205 a row that grows after somebody looked is open again', async () => {
    town = await openTown(townWithCrowd)
    for (const who of crowd.slice(0, 3)) await scanBy(who, 'Phone 9')
    await town.cloud.clock({ advance: 3 * minute })
    await town.cloud.fireTimer('jobs')
    const [row] = await reviews()
    const fine = { communityId: 'sunny', reviewId: row?.reviewId ?? '', note: null, tapId: newTap() }
    await town.as(sunnySecretary).call('checkins.settleReview', fine)
    await scanBy(crowd[3] as Person, 'Phone 9')
    await laterTheClockLooks()
    expect(await reviews()).toMatchObject([{ reviewId: row?.reviewId, count: 4 }])
  })

  it('G205 the hint is another one each day, and gone after the next', async () => {
    town = await openTown(townWithCrowd)
    await scanBy(crowd[0] as Person, 'Phone 9')
    const day = 24 * 60 * minute
    const hintOf = async (memberId: string) =>
      (await town.cloud.documents('checkins')).find(kept => kept.memberId === memberId)?.phoneHint
    const first = await hintOf('m_oCROWD0')
    await town.cloud.clock({ advance: day })
    await scanBy(crowd[1] as Person, 'Phone 9')
    const second = await hintOf('m_oCROWD1')
    expect([first, second]).toEqual([
      expect.stringMatching(/^2026-11-22_/),
      expect.stringMatching(/^2026-11-23_/),
    ])
    expect(String(first).slice(11)).not.toBe(String(second).slice(11))
    await town.cloud.clock({ advance: day })
    await town.cloud.fireTimer('jobs')
    expect(await hintOf('m_oCROWD0')).toBeNull()
    expect(await hintOf('m_oCROWD1')).toBe(second)
  })

  it('G205 a burst at night, and two points farther apart than anybody travels', async () => {
    const night = Date.parse('2026-11-22T23:30:00+08:00')
    const place = (latitude: number) => ({ place: { latitude, longitude: 102 } })
    const sites = townWithCrowd.sites.map((site, index) => ({ ...site, ...place(25 + index) }))
    const who = crowd[0] as Person
    const other = aCheckin(who, {
      communityId: 'river',
      siteId: 'river1',
      at: night,
      sortKey: `${String(night).padStart(15, '0')}_m_oCROWD0`,
    })
    town = await openTown({ ...townWithCrowd, sites, checkins: [other] }, night)
    for (const member of crowd.slice(0, 5)) await scanBy(member, null)
    await laterTheClockLooks()
    expect(await reviews()).toMatchObject([
      { kind: 'farApart', metres: expect.any(Number) },
      { kind: 'atNight', count: 5 },
    ])
  })

  it('G205 goes through a crowd in slices, and the list to the 41st row', async () => {
    const arrived = (index: number) => ({
      sortKey: `${String(today - 60 * minute + index).padStart(15, '0')}_m_oM${index}`,
      at: today - 60 * minute + index,
      phoneHint: `2026-11-22_h${index % 41}`,
    })
    const many = Array.from({ length: 450 }, (_, index) => ({
      openid: `oM${index}`,
      name: '张伟',
      phone: null,
    }))
    town = await openTown({
      ...townWithDesk,
      members: many.map(who => aMember(who)),
      checkins: many.map((who, index) => aCheckin(who, arrived(index))),
    })
    await town.cloud.fireTimer('jobs')
    const ids: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Answer<'checkins.listReviews'> = await town
        .as(sunnySecretary)
        .call('checkins.listReviews', { communityId: 'sunny', cursor })
      if (!page.ok) throw new Error(page.refusal)
      ids.push(...page.value.items.map(({ reviewId }) => reviewId))
      cursor = page.value.cursor
      if (!cursor) break
    }
    expect(new Set(ids).size).toBe(41)
    expect(ids).toHaveLength(41)
    const rows = await town.cloud.documents('checkinReviews')
    expect(rows.reduce((sum, { count }) => sum + Number(count), 0)).toBe(450)
  })
})
