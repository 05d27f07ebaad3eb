import { openTown, type Town } from '../open-town'
import { lamp, townWithResidents, wangAyi, zhangDaye } from '../requests/asking'
import {
  anOfficer,
  bound,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'
import { aRow } from './rows'

let town: Town
const liId = `m_${liJianguo.openid}`
const names = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null } as const

async function mine(cursor: string | null = null) {
  const answer = await town.as(liJianguo).call('audits.mine', { cursor })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

async function list(of: Parameters<typeof ask>[0], cursor: string | null = null) {
  const answer = await ask(of, cursor)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

type Of = { kind: 'all' } | { kind: 'officer'; officerId: string } | { kind: 'member'; memberId: string }
const ask = (of: Of, cursor: string | null) => town.as(office).call('audits.list', { of, cursor })

describe('who looked at me', () => {
  it('G153 tells each member the role, the place and what was done, and nothing of the officer', async () => {
    town = await openTown(townAtWork)
    await town.as(sunnySecretary).call('checkins.list', names)
    const { items } = await mine()
    expect(items).toEqual([
      {
        auditId: expect.any(String),
        at: today,
        operation: 'checkins.list',
        as: { role: 'communitySecretary', placeName: '阳光社区' },
        isMe: false,
      },
    ])
    expect(JSON.stringify(items)).not.toContain(sunnySecretary.openid)
  })

  it('G153 names the office when the county looks at a community', async () => {
    town = await openTown(townAtWork)
    await town.as(office).call('checkins.list', names)
    expect((await mine()).items).toMatchObject([{ as: { role: 'countyOffice', placeName: '安平县' } }])
  })

  it('G153 shows nothing of others', async () => {
    const audits = [aRow(today, { memberIds: [`m_${wangXiuying.openid}`] })]
    town = await openTown({ ...townAtWork, audits })
    expect(await mine()).toEqual({ items: [], cursor: null })
  })

  it('G153 costs the same on the first page and the hundredth, in a short trail and a long one', async () => {
    const costs: number[][] = []
    for (const rows of [100, 2000]) {
      const audits = Array.from({ length: rows }, (_, index) =>
        aRow(today - index, index % 2 ? {} : { memberIds: [`m_${wangXiuying.openid}`] }),
      )
      town = await openTown({ ...townAtWork, audits })
      const first = await mine()
      for (const cursor of [null, first.cursor]) {
        await town.cloud.resetCounts()
        await mine(cursor)
        const count = (await town.cloud.counts()).find(({ op }) => op === 'audits.mine')
        costs.push([count?.calls ?? 0, count?.examined ?? 0])
      }
    }
    expect(new Set(costs.map(String)).size).toBe(1)
    expect(costs[0]?.[0]).toBe(3)
  })
})

describe('who looked at what I asked for', () => {
  const asked = async (who: Person, told: Parameters<typeof lamp>[0] = {}) => {
    const answer = await town.as(who).call('requests.submit', lamp(told))
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.request.requestId
  }
  const lookedAt = async (who: Person) => {
    const answer = await town.as(who).call('audits.mine', { cursor: null })
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.items.map(({ operation, as, isMe }) => [operation, as?.placeName ?? null, isMe])
  }

  it('G153 tells a resident on no roster who looked at the words, the name, the number and the door, and nobody else', async () => {
    town = await openTown(townWithResidents)
    const requestId = await asked(wangAyi)
    await town.as(sunnySecretary).call('requests.list', { communityId: 'sunny', show: 'new', cursor: null })
    await town.cloud.clock({ advance: 1000 })
    await town.as(office).call('requests.contact', { requestId })
    expect(await lookedAt(wangAyi)).toEqual([
      ['requests.contact', '安平县', false],
      ['requests.list', '阳光社区', false],
    ])
    expect(await lookedAt(zhangDaye)).toEqual([])
  })

  it('G153 tells a resident that whoever comes to help has read the door, in no office', async () => {
    town = await openTown(townWithResidents)
    const requestId = await asked(wangAyi)
    const tap = () => ({ tapId: newTap(), requestId })
    await town.as(sunnySecretary).call('requests.assign', { ...tap(), memberIds: [liId] })
    await town.cloud.clock({ advance: 1000 })
    await town.as(liJianguo).call('requests.show', { requestId })
    await town.as(liJianguo).call('requests.contact', { requestId })
    expect(await lookedAt(wangAyi)).toEqual([
      ['requests.contact', null, false],
      ['requests.assign', '阳光社区', false],
    ])
  })

  it('G153 puts a member’s file and what he asked for into one list, the latest first', async () => {
    town = await openTown(townWithResidents)
    const requestId = await asked(liJianguo)
    await town.as(sunnySecretary).call('checkins.list', names)
    await town.cloud.clock({ advance: 1000 })
    await town.as(sunnySecretary).call('requests.show', { requestId })
    await town.cloud.clock({ advance: 1000 })
    await town.as(sunnySecretary).call('checkins.list', names)
    expect(await lookedAt(liJianguo)).toEqual([
      ['checkins.list', '阳光社区', false],
      ['requests.show', '阳光社区', false],
      ['checkins.list', '阳光社区', false],
    ])
  })

  it('G153 costs a resident on no roster two calls, beside 50 rows and beside 2,000', async () => {
    const costs: number[][] = []
    for (const rows of [50, 2000]) {
      const audits = Array.from({ length: rows }, (_, index) =>
        aRow(today - index, {
          memberIds: [],
          matters: [{ matterId: `r${index}`, openid: index % 2 ? wangAyi.openid : zhangDaye.openid }],
        }),
      )
      town = await openTown({ ...townWithResidents, audits })
      expect(await lookedAt(wangAyi)).toHaveLength(20)
      await town.cloud.resetCounts()
      await lookedAt(wangAyi)
      const count = (await town.cloud.counts()).find(({ op }) => op === 'audits.mine')
      costs.push([count?.calls ?? 0, count?.examined ?? 0])
    }
    expect(costs[1]).toEqual(costs[0])
    expect(costs[0]?.[0]).toBe(2)
  })
})

describe('the trail as the office reads it', () => {
  it('G153 lists by time, by officer and by member, page by page, and leaves a row itself', async () => {
    const audits = Array.from({ length: 45 }, (_, index) =>
      aRow(
        today - index * 1000,
        index % 3 ? {} : { openid: riverSecretary.openid, memberIds: ['m_x', 'm_y'] },
      ),
    )
    town = await openTown({ ...townAtWork, audits })
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof list>> = await list(
        { kind: 'officer', officerId: riverSecretary.openid },
        cursor,
      )
      seen.push(...page.items.map(({ auditId }) => auditId))
      cursor = page.cursor
      if (cursor === null) break
    }
    expect(seen).toEqual(
      audits.filter(({ openid }) => openid === riverSecretary.openid).map(({ _id }) => _id),
    )

    const ofLi = await list({ kind: 'member', memberId: liId })
    expect(ofLi.items).toHaveLength(20)
    expect(ofLi.items.every(({ memberId }) => memberId === liId)).toBe(true)
    const all = await list({ kind: 'all' })
    const ownReads = all.items.filter(({ operation }) => operation === 'audits.list')
    expect(ownReads.map(({ members }) => members).sort()).toEqual([0, 1])
    expect(ownReads).toMatchObject([{ as: { role: 'countyOffice' } }, { as: { role: 'countyOffice' } }])
  })

  it('G153 names the officer who is a person on the roster', async () => {
    const wang = bound(wangXiuying)
    const accounts = [
      ...townAtWork.accounts.filter(({ _id }) => _id !== wangXiuying.openid),
      { ...wang.account, roles: anOfficer(wangXiuying, 'communityStaff', 'sunny').roles },
    ]
    const audits = [aRow(today, { openid: wangXiuying.openid, role: 'communityStaff' }), aRow(today - 1)]
    town = await openTown({ ...townAtWork, accounts, audits })
    expect((await list({ kind: 'all' })).items.map(({ officerName }) => officerName)).toEqual([
      '王秀英',
      null,
    ])
  })

  it('G153 costs the same in a long trail, and three calls with its own row', async () => {
    const costs: number[][] = []
    for (const rows of [50, 2000]) {
      const audits = Array.from({ length: rows }, (_, index) => aRow(today - index))
      town = await openTown({ ...townAtWork, audits })
      await town.as(office).call('accounts.me', {})
      for (const of of [
        { kind: 'all' },
        { kind: 'officer', officerId: sunnySecretary.openid },
        { kind: 'member', memberId: liId },
      ] as const) {
        await town.cloud.resetCounts()
        await list(of)
        const count = (await town.cloud.counts()).find(({ op }) => op === 'audits.list')
        costs.push([count?.calls ?? 0, count?.examined ?? 0])
      }
    }
    expect(costs.slice(3)).toEqual(costs.slice(0, 3))
    for (const [calls] of costs) expect(calls).toBe(3)
  })

  it('G153 a cursor that nobody gave shows no more than the trail', async () => {
    town = await openTown({ ...townAtWork, audits: [aRow(today)] })
    for (const cursor of ['AAAA', Buffer.from('~').toString('base64url')]) {
      expect(
        (await list({ kind: 'officer', officerId: sunnySecretary.openid }, cursor)).items.length,
      ).toBeLessThan(2)
    }
    const odd = { of: { kind: 'officer', officerId: { $ne: '' } }, cursor: null }
    expect(await town.cloud.call(office.openid, 'api', { op: 'audits.list', input: odd })).toMatchObject({
      refusal: 'badInput',
    })
  })
})
