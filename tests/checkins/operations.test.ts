import { openTown, type Town } from '../open-town'
import {
  aCheckin,
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  riverCode,
  riverSecretary,
  stranger,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  townBefore,
  wangXiuying,
  waterSecretary,
} from '../town'

let town: Town

const scan = (siteCode = sunnyCode) => ({ siteCode, way: 'camera', tapId: newTap() }) as const

describe('a member scans the code on the wall', () => {
  it('A36 A37 is checked in for the quarter, in the community, on the day at UTC+8', async () => {
    town = await openTown(townAtWork)
    const answer = await town.as(liJianguo).call('checkins.create', scan())
    expect(answer).toEqual({
      ok: true,
      value: {
        checkin: {
          quarter: '2026Q4',
          day: '2026-11-22',
          at: expect.any(Number),
          way: 'camera',
          tier: 'B',
          state: 'counted',
          waits: null,
          correction: null,
          entry: null,
          reason: null,
          said: null,
          community: { orgId: 'sunny', kind: 'community', name: '阳光社区', within: '城关镇' },
        },
        isNew: true,
        nextQuarterFrom: '2027-01-01',
        activity: null,
      },
    })
  })

  it('A36 G05 counts one check-in a quarter, however often the code is scanned', async () => {
    town = await openTown(townAtWork)
    const first = await town.as(liJianguo).call('checkins.create', scan())
    const second = await town.as(liJianguo).call('checkins.create', scan())
    expect(first).toMatchObject({ ok: true, value: { isNew: true } })
    expect(second).toMatchObject({ ok: true, value: { isNew: false } })
    if (first.ok && second.ok) expect(second.value.checkin).toEqual(first.value.checkin)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('A36 answers the same tap the same way when the network repeats it', async () => {
    town = await openTown(townAtWork)
    const tap = scan()
    const first = await town.as(liJianguo).call('checkins.create', tap)
    const repeats = await Promise.all([1, 2, 3].map(() => town.as(liJianguo).call('checkins.create', tap)))
    for (const repeat of repeats) expect(repeat).toEqual(first)
  })

  it('A36 U5 keeps one fact when many taps arrive at once', async () => {
    town = await openTown(townAtWork)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => town.as(liJianguo).call('checkins.create', scan())),
    )
    expect(answers.filter(answer => answer.ok && answer.value.isNew)).toHaveLength(1)
    expect(answers.every(answer => answer.ok)).toBe(true)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it('A36 counts the old quarter until midnight at UTC+8 and the new one from then on', async () => {
    const midnight = Date.parse('2026-09-30T16:00:00Z')
    town = await openTown(townAtWork, midnight - 1000)
    await town.cloud.clock({ freeze: true, now: midnight - 1 })
    const late = await town.as(liJianguo).call('checkins.create', scan())
    await town.cloud.clock({ now: midnight })
    const early = await town.as(liJianguo).call('checkins.create', scan())
    expect(late).toMatchObject({ ok: true, value: { checkin: { quarter: '2026Q3', day: '2026-09-30' } } })
    expect(early).toMatchObject({ ok: true, value: { isNew: true, checkin: { quarter: '2026Q4' } } })
  })

  it('A36 a tap that is repeated across the quarter’s end still counts where it counted', async () => {
    const midnight = Date.parse('2026-09-30T16:00:00Z')
    town = await openTown(townAtWork, midnight - 1000)
    await town.cloud.clock({ freeze: true, now: midnight - 1 })
    const tap = scan()
    const first = await town.as(liJianguo).call('checkins.create', tap)
    await town.cloud.clock({ now: midnight + 60_000 })
    const repeat = await town.as(liJianguo).call('checkins.create', tap)
    if (!first.ok || !repeat.ok) throw new Error('a check-in was refused')
    expect(repeat.value.checkin).toEqual(first.value.checkin)
    expect(await town.cloud.documents('checkins')).toHaveLength(1)
  })

  it.each(['picture', 'link'] as const)(
    'G12 G202 a code that came by %s waits for the secretary, and is not in the figures',
    async way => {
      town = await openTown(townAtWork)
      const answer = await town.as(liJianguo).call('checkins.create', { ...scan(), way })
      const waiting = { way, tier: 'D', state: 'waiting', waits: way }
      expect(answer).toMatchObject({ ok: true, value: { isNew: true, checkin: waiting } })
      const overview = { communityId: 'sunny', quarter: null }
      expect(await town.as(sunnySecretary).call('checkins.overview', overview)).toMatchObject({
        value: { checkedIn: 0, waiting: 1 },
      })
    },
  )
})

describe('who is refused, and why', () => {
  it('A26 G13 the neighbour of another community learns where he is registered', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(chenMing).call('checkins.create', scan(sunnyCode))).toEqual({
      ok: false,
      refusal: 'notRegisteredHere',
      detail: { communityName: '阳光社区', homeCommunityName: '河畔社区' },
    })
    expect(await town.as(chenMing).call('checkins.create', scan(riverCode))).toMatchObject({ ok: true })
  })

  it('G13 an unknown code', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(liJianguo).call('checkins.create', scan('NOBODYs1te'))).toEqual({
      ok: false,
      refusal: 'unknownCode',
    })
  })

  it('G13 a closed site, a minute after it was closed at the latest, and open again', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(chenMing).call('sites.look', { siteCode: sunnyCode })).toMatchObject({
      value: { isOpen: true },
    })
    await town.as(sunnySecretary).call('sites.close', { siteId: 'sunny1', tapId: newTap() })
    await town.cloud.clock({ advance: 61_000 })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({
      ok: false,
      refusal: 'siteClosed',
    })
    await town.as(sunnySecretary).call('sites.open', { siteId: 'sunny1', tapId: newTap() })
    await town.cloud.clock({ advance: 61_000 })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({ ok: true })
  })

  it('G13 G181 a stranger is asked for consent, then to bind', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(stranger).call('checkins.create', scan())).toEqual({
      ok: false,
      refusal: 'consentNeeded',
    })
    await town
      .as(stranger)
      .call('accounts.consent', { purpose: 'serve', version: '2026-12', tapId: newTap() })
    expect(await town.as(stranger).call('checkins.create', scan())).toEqual({
      ok: false,
      refusal: 'notBound',
    })
  })

  it('G13 somebody whose claim waits for a secretary', async () => {
    town = await openTown(townBefore)
    const li = town.as(liJianguo)
    await li.call('accounts.consent', { purpose: 'serve', version: '2026-12', tapId: newTap() })
    await li.call('accounts.claim', {
      name: '李建国',
      phoneTail: '0001',
      unitName: '安平县水务局',
      tapId: newTap(),
    })
    expect(await li.call('checkins.create', scan())).toEqual({ ok: false, refusal: 'claimPending' })
  })

  it('G13 a paused account, until it is resumed', async () => {
    town = await openTown(townAtWork)
    const memberId = `m_${liJianguo.openid}`
    await town.as(sunnySecretary).call('accounts.pause', { memberId, reason: '手机遗失', tapId: newTap() })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toEqual({
      ok: false,
      refusal: 'accountPaused',
    })
    await town.as(sunnySecretary).call('accounts.resume', { memberId, tapId: newTap() })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({ ok: true })
  })

  it.each([
    ['a missing tap', { siteCode: sunnyCode, way: 'camera' }],
    ['an unknown way', { siteCode: sunnyCode, way: 'guess', tapId: 'tap-12345' }],
    ['a code that is none', { siteCode: "x'); drop", way: 'camera', tapId: 'tap-12345' }],
    ['an unknown key', { siteCode: sunnyCode, way: 'camera', tapId: 'tap-12345', memberId: 'm_oWANG' }],
    ['an operator for a text', { siteCode: { $ne: '' }, way: 'camera', tapId: 'tap-12345' }],
  ])('G13 bad input changes nothing: %s', async (_situation, input) => {
    town = await openTown(townAtWork)
    const answer = await town.cloud.call(liJianguo.openid, 'api', { op: 'checkins.create', input })
    expect(answer).toMatchObject({ ok: false, refusal: 'badInput' })
    expect(await town.cloud.documents('checkins')).toHaveLength(0)
  })

  it('G13 an operation that does not exist', async () => {
    town = await openTown(townAtWork)
    for (const op of ['checkins.destroy', 'constructor', '__proto__', 7, null]) {
      expect(await town.cloud.call(liJianguo.openid, 'api', { op, input: {} })).toMatchObject({
        ok: false,
        refusal: 'badInput',
      })
    }
  })
})

describe('the community secretary looks at the quarter', () => {
  const town2026 = { ...townAtWork, checkins: [aCheckin(liJianguo)] }

  it('A36 X10 counts with a named denominator and a moment', async () => {
    town = await openTown(town2026)
    const overview = await town
      .as(sunnySecretary)
      .call('checkins.overview', { communityId: 'sunny', quarter: null })
    expect(overview).toMatchObject({
      ok: true,
      value: { quarter: '2026Q4', checkedIn: 1, registered: 2, asOf: expect.any(Number) },
    })
  })

  it.each([
    ['all', ['李建国', '王秀英']],
    ['done', ['李建国']],
    ['notYet', ['王秀英']],
  ] as const)('A36 lists %s by name, never by rank', async (show, names) => {
    town = await openTown(town2026)
    const list = await town
      .as(sunnySecretary)
      .call('checkins.list', { communityId: 'sunny', quarter: null, show, namePrefix: '', cursor: null })
    if (!list.ok) throw new Error(list.refusal)
    expect(list.value.items.map(({ name }) => name).sort()).toEqual([...names].sort())
    const li = list.value.items.find(({ name }) => name === '李建国')
    if (li)
      expect(li.checkin).toEqual({
        checkinId: 'm_oLI_sunny_2026Q4',
        correction: null,
        entry: null,
        at: noon('2026-11-20'),
        day: '2026-11-20',
        way: 'camera',
        tier: 'B',
        state: 'counted',
        waits: null,
      })
  })

  it('A36 finds people by the beginning of their name', async () => {
    town = await openTown(town2026)
    const list = await town.as(sunnySecretary).call('checkins.list', {
      communityId: 'sunny',
      quarter: null,
      show: 'all',
      namePrefix: '王 秀',
      cursor: null,
    })
    expect(list).toMatchObject({ ok: true, value: { items: [{ name: '王秀英' }], cursor: null } })
  })

  it('A36 pages through everybody once, the 101st included', async () => {
    const template = townAtWork.members[0]
    if (!template) throw new Error('the town is empty')
    const crowd = Array.from({ length: 120 }, (_, index) => {
      const _id = `crowd${String(index).padStart(3, '0')}`
      return {
        ...template,
        _id,
        name: '张伟',
        nameKey: '张伟',
        nameSort: `张伟|${_id}`,
        openid: null,
        phoneHash: null,
      }
    })
    town = await openTown({ ...townAtWork, members: crowd })
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listAll>> = await listAll(cursor)
      if (!page.ok) throw new Error(page.refusal)
      seen.push(...page.value.items.map(({ memberId }) => memberId))
      cursor = page.value.cursor
      if (!cursor) break
    }
    expect(seen).toEqual(crowd.map(({ _id }) => _id))

    function listAll(cursor: string | null) {
      return town
        .as(sunnySecretary)
        .call('checkins.list', { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor })
    }
  })

  it('G153 leaves an audit row for every page of names', async () => {
    town = await openTown(town2026)
    await town.as(sunnySecretary).call('checkins.list', {
      communityId: 'sunny',
      quarter: null,
      show: 'all',
      namePrefix: '',
      cursor: null,
    })
    expect(await town.cloud.documents('audits')).toEqual([
      expect.objectContaining({
        operation: 'checkins.list',
        openid: sunnySecretary.openid,
        orgId: 'sunny',
        memberIds: expect.arrayContaining([`m_${liJianguo.openid}`, `m_${wangXiuying.openid}`]),
      }),
    ])
  })

  it('A06 the neighbouring secretary, a unit secretary and a member see nothing; the office sees it', async () => {
    town = await openTown(town2026)
    const asked = { communityId: 'sunny', quarter: null, show: 'all', namePrefix: '', cursor: null } as const
    for (const nobody of [riverSecretary, waterSecretary, liJianguo]) {
      expect(await town.as(nobody).call('checkins.list', asked)).toEqual({ ok: false, refusal: 'notAllowed' })
      expect(
        await town.as(nobody).call('checkins.overview', { communityId: 'sunny', quarter: null }),
      ).toEqual({
        ok: false,
        refusal: 'notAllowed',
      })
    }
    expect(await town.as(sunnySecretary).call('checkins.list', { ...asked, communityId: 'nowhere' })).toEqual(
      {
        ok: false,
        refusal: 'notAllowed',
      },
    )
    expect(await town.as(office).call('checkins.list', asked)).toMatchObject({ ok: true })
    expect(await town.cloud.documents('audits')).toHaveLength(1)
  })
})

describe('an account that was paused', () => {
  it('G151 is shown as paused to its secretary', async () => {
    town = await openTown(townAtWork)
    const memberId = `m_${liJianguo.openid}`
    await town.as(sunnySecretary).call('accounts.pause', { memberId, reason: '手机遗失', tapId: newTap() })
    const list = await town.as(sunnySecretary).call('checkins.list', {
      communityId: 'sunny',
      quarter: null,
      show: 'all',
      namePrefix: '',
      cursor: null,
    })
    if (!list.ok) throw new Error(list.refusal)
    expect(Object.fromEntries(list.value.items.map(({ name, isPaused }) => [name, isPaused]))).toEqual({
      李建国: true,
      王秀英: false,
    })
  })
})

describe('a member’s own page', () => {
  it('A36 shows this quarter, its last day and the quarters before, newest first', async () => {
    const before = [aCheckin(liJianguo, { quarter: '2026Q2' }), aCheckin(liJianguo, { quarter: '2026Q3' })]
    town = await openTown({ ...townAtWork, checkins: before })
    expect(await town.as(liJianguo).call('checkins.mine', {})).toMatchObject({
      ok: true,
      value: {
        quarter: '2026Q4',
        quarterEnds: '2026-12-31',
        community: { name: '阳光社区' },
        current: null,
        history: [{ quarter: '2026Q3' }, { quarter: '2026Q2' }],
      },
    })
  })
})
