import type { Input, Value } from '../../types/api'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import {
  aMember,
  anAccount,
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  riverCode,
  riverSecretary,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'
import {
  acceptedInSunny,
  acceptIn,
  chen,
  crowdIds,
  dispatchTo,
  keptMember,
  keptRegistrations,
  li,
  reportTo,
  townWithCrowd,
  wang,
} from './registering'

let town: Town

const second = { openid: 'oSUNNY_SECOND', name: '阳光社区副书记', phone: null }
const scan = (siteCode = sunnyCode) => ({ siteCode, way: 'camera', tapId: newTap() }) as const

/** One request that says yes, or the test ends here. */
function value<Found>(answer: { ok: true; value: Found } | { ok: false; refusal: string }): Found {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

describe('the four linked acts', () => {
  it('A28 G01 dispatched, reported by the scan, accepted, assigned: each step dated and signed, the same for both sides', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    await town.cloud.clock({ now: noon('2026-11-23') })
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({
      ok: true,
      value: { isNew: true },
    })
    await town.cloud.clock({ now: noon('2026-11-24') })
    await acceptIn(town, [li])
    await town.cloud.clock({ now: noon('2026-11-25') })
    const assigned = { tapId: newTap(), communityId: 'sunny', memberIds: [li], estateId: 'garden' }
    await town.as(sunnySecretary).call('registrations.assign', assigned)

    const asked = { communityId: 'sunny', memberId: li }
    const views = await Promise.all(
      [waterSecretary, sunnySecretary].map(who => town.as(who).call('registrations.show', asked)),
    )
    const mine = value(await town.as(liJianguo).call('registrations.mine', {})).registration
    const sunny = { role: 'communitySecretary', place: '阳光社区', name: null }
    for (const seen of [...views.map(view => value(view).registration), mine]) {
      expect(seen).toMatchObject({
        name: '李建国',
        state: 'assigned',
        estate: { name: '桂花园' },
        steps: [
          {
            act: 'dispatch',
            at: noon('2026-11-22'),
            by: { role: 'unitSecretary', place: '安平县水务局党总支' },
          },
          { act: 'report', at: noon('2026-11-23'), by: { role: 'member', name: '李建国' }, way: 'scan' },
          { act: 'accept', at: noon('2026-11-24'), by: sunny },
          { act: 'assign', at: noon('2026-11-25'), by: sunny },
        ],
      })
    }
    expect(JSON.stringify(views)).not.toContain('oSUNNY')
  })

  it('A28 the person on the roster carries where it stands, and belongs to the community that accepted', async () => {
    town = await openTown(townAtWork)
    expect((await keptMember(town, chen)).registration).toBeNull()
    await dispatchTo(town, [chen], 'sunny')
    expect(await keptMember(town, chen)).toMatchObject({
      communityId: 'river',
      registration: { communityId: 'sunny', state: 'dispatched' },
    })
    await reportTo(town, chen)
    await acceptIn(town, [chen])
    expect(await keptMember(town, chen)).toMatchObject({
      communityId: 'sunny',
      registration: { communityId: 'sunny', state: 'accepted' },
    })
  })

  it('A37 whoever was dispatched elsewhere checks in there and, until accepted, still at home', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [chen], 'sunny')
    expect(await town.as(chenMing).call('checkins.create', scan(riverCode))).toMatchObject({ ok: true })
    expect((await keptMember(town, chen)).registration?.state).toBe('dispatched')
    expect(await town.as(chenMing).call('checkins.create', scan(sunnyCode))).toMatchObject({ ok: true })
    expect((await keptMember(town, chen)).registration?.state).toBe('reported')
  })

  it('A36 whoever was imported without a dispatch checks in as before, and no registration appears', async () => {
    town = await openTown(townAtWork)
    expect(await town.as(liJianguo).call('checkins.create', scan())).toMatchObject({ ok: true })
    expect(await keptRegistrations(town)).toEqual([])
  })

  it('A30 a letter on paper reports, in its own community alone', async () => {
    town = await openTown(townAtWork)
    const [item] = value(await dispatchTo(town, [li])).items
    if (!item?.ok) throw new Error('not dispatched')
    const letter = (who = sunnySecretary, communityId = 'sunny') =>
      town.as(who).call('registrations.report', {
        tapId: newTap(),
        way: 'paper',
        communityId,
        letterNo: ` ${item.letterNo.toLowerCase()}`,
      })
    expect(await letter(riverSecretary, 'river')).toMatchObject({ ok: false, refusal: 'unknownLetter' })
    expect(value(await letter()).registration).toMatchObject({
      state: 'reported',
      steps: [{}, { way: 'paper', by: { role: 'communitySecretary' } }],
    })
    expect(await letter()).toMatchObject({ ok: false, refusal: 'movedOn', detail: { state: 'reported' } })
  })

  it('A28 is sent back with a reason and dispatched again, also to another community', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    const declined = { tapId: newTap(), communityId: 'sunny', memberId: li, reason: '本人已搬到石桥苑' }
    expect(
      value(await town.as(sunnySecretary).call('registrations.decline', declined)).registration,
    ).toMatchObject({
      state: 'declined',
      steps: [{}, { act: 'decline', reason: '本人已搬到石桥苑' }],
    })
    const atWater = { orgId: 'water', show: 'declined', cursor: null } as const
    expect(value(await town.as(waterSecretary).call('registrations.list', atWater)).items).toHaveLength(1)

    expect(value(await dispatchTo(town, [li], 'river')).items).toMatchObject([
      { ok: true, state: 'dispatched' },
    ])
    expect(value(await town.as(waterSecretary).call('registrations.list', atWater)).items).toEqual([])
    const kept = await keptRegistrations(town)
    expect(kept.map(({ communityId, state }) => [communityId, state]).sort()).toEqual([
      ['river', 'dispatched'],
      ['sunny', 'withdrawn'],
    ])
  })

  it('A28 a dispatch is taken back before acceptance, never after', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    const first = (await keptRegistrations(town))[0]?.letterNo
    const withdrawal = () => ({ tapId: newTap(), communityId: 'sunny', memberId: li, reason: '派错了' })
    expect(
      value(await town.as(waterSecretary).call('registrations.withdraw', withdrawal())).registration,
    ).toMatchObject({
      state: 'withdrawn',
      steps: [{}, { by: { role: 'unitSecretary', place: '安平县水务局党总支' } }],
    })
    expect((await keptMember(town, li)).registration).toBeNull()

    await town.cloud.clock({ advance: 60_000 })
    await acceptedInSunny(town, [li])
    expect((await keptRegistrations(town))[0]?.letterNo).not.toBe(first)
    expect(await town.as(waterSecretary).call('registrations.withdraw', withdrawal())).toMatchObject({
      ok: false,
      refusal: 'movedOn',
      detail: { state: 'accepted', by: { role: 'communitySecretary', place: '阳光社区' } },
    })
  })
})

describe('a clear refusal, and nothing changed', () => {
  it('A28 answers each person of a list: unknown community, dispatched already, out of reach', async () => {
    const stranger = aMember({ openid: 'oSCHOOL', name: '教师', phone: null }, { branchId: 'schools1' })
    town = await openTown({ ...townAtWork, members: [...townAtWork.members, stranger] })
    await dispatchTo(town, [wang], 'river')
    const before = await town.cloud.documents('members')

    const items = [
      { memberId: li, communityId: 'nowhere' },
      { memberId: chen, communityId: 'garden' },
      { memberId: wang, communityId: 'sunny' },
      { memberId: stranger._id, communityId: 'sunny' },
      { memberId: 'm_nobody', communityId: 'sunny' },
    ]
    const answer = await town.as(waterSecretary).call('registrations.dispatch', { tapId: newTap(), items })
    expect(value(answer).items.map(item => (item.ok ? 'yes' : item.refusal))).toEqual([
      'unknownCommunity',
      'unknownCommunity',
      'alreadyDispatched',
      'notAllowed',
      'notAllowed',
    ])
    expect(await town.cloud.documents('members')).toEqual(before)
    expect(await keptRegistrations(town)).toHaveLength(1)
  })

  it('A28 a community that was closed takes nobody', async () => {
    const closed = townAtWork.orgs.map(org => (org._id === 'river' ? { ...org, state: 'closed' } : org))
    town = await openTown({ ...townAtWork, orgs: closed })
    expect(value(await dispatchTo(town, [li], 'river')).items).toMatchObject([
      { refusal: 'unknownCommunity' },
    ])
  })

  it('A28 two dispatches of one person at once make one registration', async () => {
    town = await openTown(townAtWork)
    const answers = await Promise.all(['sunny', 'river', 'sunny'].map(place => dispatchTo(town, [li], place)))
    const items = answers.map(answer => value(answer).items[0])
    expect(items.filter(item => item?.ok)).toHaveLength(1)
    expect(items.filter(item => item && !item.ok && item.refusal === 'alreadyDispatched')).toHaveLength(2)
    expect(await keptRegistrations(town)).toHaveLength(1)
  })

  it('A28 of two secretaries who accept at once one wins, and the other is told who and when', async () => {
    const accounts = [...townAtWork.accounts, anOfficer(second, 'communitySecretary', 'sunny')]
    town = await openTown({ ...townAtWork, accounts })
    await dispatchTo(town, [li])
    await reportTo(town, li)
    const answers = await Promise.all(
      [sunnySecretary, second, office].map(who => acceptIn(town, [li], 'sunny', who)),
    )
    const items = answers.map(answer => value(answer).items[0])
    expect(items.filter(item => item?.ok)).toHaveLength(1)
    for (const item of items.filter(item => !item?.ok)) {
      expect(item).toMatchObject({
        refusal: 'movedOn',
        movedOn: { state: 'accepted', at: noon('2026-11-22'), by: { role: expect.any(String) } },
      })
    }
    expect((await keptRegistrations(town))[0]?.steps.filter(({ act }) => act === 'accept')).toHaveLength(1)
  })

  it('G01 a tap that the network repeats is answered again, and counts once', async () => {
    town = await openTown(townAtWork)
    const tapId = newTap()
    const first = await dispatchTo(town, [li], 'sunny', waterSecretary, tapId)
    expect(await dispatchTo(town, [li], 'sunny', waterSecretary, tapId)).toEqual(first)
    await reportTo(town, li)
    const accepted = await acceptIn(town, [li], 'sunny', sunnySecretary, tapId)
    expect(await acceptIn(town, [li], 'sunny', sunnySecretary, tapId)).toEqual(accepted)
    expect((await keptRegistrations(town))[0]?.steps).toHaveLength(3)
  })

  it('A28 nobody is accepted who has not reported', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    expect(value(await acceptIn(town, [li, wang])).items).toMatchObject([
      { refusal: 'movedOn', movedOn: { state: 'dispatched' } },
      { refusal: 'notAllowed', movedOn: null },
    ])
  })

  it('A28 the neighbour’s secretary decides nothing here, and an estate of elsewhere is none', async () => {
    town = await openTown(townAtWork)
    await acceptedInSunny(town, [li])
    expect(await acceptIn(town, [li], 'sunny', riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    const place = { tapId: newTap(), communityId: 'sunny', memberIds: [li], estateId: 'bridge' }
    expect(await town.as(sunnySecretary).call('registrations.assign', place)).toMatchObject({
      refusal: 'unknownEstate',
    })
  })

  it('A28 refuses more than fifty, nobody, and the same person twice', async () => {
    town = await openTown(townAtWork)
    for (const memberIds of [crowdIds(51), [], [li, li]]) {
      expect(await acceptIn(town, memberIds)).toMatchObject({ refusal: 'badInput' })
      expect(await dispatchTo(town, memberIds)).toMatchObject({ refusal: 'badInput' })
    }
  })
})

describe('fifty at once', () => {
  it('A28 A35 are dispatched and accepted in one tap each, and those who moved on do not hold up the others', async () => {
    town = await townWithCrowd(50)
    const ids = crowdIds(50)
    expect(value(await dispatchTo(town, ids)).items.every(({ ok }) => ok)).toBe(true)
    for (const memberId of ids.slice(1)) await reportTo(town, memberId)
    const items = value(await acceptIn(town, ids)).items
    expect(items.map(({ memberId }) => memberId)).toEqual(ids)
    expect(items.filter(({ ok }) => ok)).toHaveLength(49)
    expect(items[0]).toMatchObject({ ok: false, refusal: 'movedOn', movedOn: { state: 'dispatched' } })
  })
})

describe('the two stubs', () => {
  const item = { memberId: li, communityId: 'sunny' }

  it('A29 G09 are due from acceptance: the unit files the first, the community the second, each once', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [li])
    const file = (who: typeof sunnySecretary, side: 'unit' | 'community', tapId = newTap()) =>
      town.as(who).call('registrations.fileStub', { tapId, side, items: [item] })
    expect(value(await file(waterSecretary, 'unit')).items).toMatchObject([{ refusal: 'stubNotDue' }])

    await reportTo(town, li)
    await acceptIn(town, [li])
    expect(await file(sunnySecretary, 'unit')).toMatchObject({ refusal: 'notAllowed' })
    expect(await file(waterSecretary, 'community')).toMatchObject({ refusal: 'notAllowed' })
    await file(waterSecretary, 'unit')
    const filedAt = (await keptRegistrations(town))[0]?.unitStub
    await town.cloud.clock({ advance: 60_000 })
    expect(value(await file(waterSecretary, 'unit')).items).toMatchObject([{ ok: true }])
    await file(sunnySecretary, 'community')
    expect((await keptRegistrations(town))[0]).toMatchObject({
      unitStub: filedAt,
      communityStub: { state: 'filed', by: { role: 'communitySecretary' } },
    })
  })

  it('A29 G09 stub 1 is overdue after the days that the rule says', async () => {
    town = await openTown(townAtWork)
    await acceptedInSunny(town, [li])
    const overdue = async () => {
      const asked = { orgId: 'water', show: 'stubOverdue', cursor: null } as const
      return value(await town.as(waterSecretary).call('registrations.list', asked)).items.map(
        ({ name }) => name,
      )
    }
    await town.cloud.clock({ now: noon('2026-12-07') })
    expect(await overdue()).toEqual([])
    await town.cloud.clock({ now: noon('2026-12-08') })
    expect(await overdue()).toEqual(['李建国'])
    await town
      .as(waterSecretary)
      .call('registrations.fileStub', { tapId: newTap(), side: 'unit', items: [item] })
    expect(await overdue()).toEqual([])
  })
})

describe('lists and figures', () => {
  it('A28 show whoever waits longest first, twenty at a time, and leave an audit row', async () => {
    town = await townWithCrowd(45)
    const ids = crowdIds(45)
    for (const memberId of ids) {
      await dispatchTo(town, [memberId])
      await town.cloud.clock({ advance: 1000 })
    }
    const seen: string[] = []
    let pages = 0
    for (let cursor: string | null = null; pages === 0 || cursor; pages++) {
      const asked: Input<'registrations.list'> = { orgId: 'sunny', show: 'dispatched', cursor }
      const page: Value<'registrations.list'> = value(
        await town.as(sunnySecretary).call('registrations.list', asked),
      )
      seen.push(...page.items.map(({ memberId }) => memberId))
      cursor = page.cursor
    }
    expect(pages).toBe(3)
    expect(seen).toEqual(ids)
    const rows = (await town.cloud.documents('audits')).filter(
      ({ operation }) => operation === 'registrations.list',
    )
    expect(rows.map(row => (row.memberIds as string[]).length).sort()).toEqual([20, 20, 5])
  })

  it('A35 name those whom nobody has dispatched, with the community of their address', async () => {
    town = await openTown(townAtWork)
    await dispatchTo(town, [wang])
    const asked = { orgId: 'water', cursor: null }
    const page = value(await town.as(waterSecretary).call('registrations.listUndispatched', asked))
    expect(page.items.map(({ name, community }) => [name, community?.name])).toEqual([
      ['李建国', '阳光社区'],
      ['陈明', '河畔社区'],
    ])
  })

  it('A35 X10 G11 count people of the roster, with the denominator and its moment, never more than it', async () => {
    town = await openTown({
      ...townAtWork,
      rules: [
        aVersion({
          effectiveDay: '2026-11-20',
          changes: { 'campaign.from': '2026-11-20', 'campaign.to': '2026-12-04' },
        }),
      ],
    })
    await acceptedInSunny(town, [li])
    await dispatchTo(town, [chen], 'sunny')
    const figures = { onRoster: 3, notDispatched: 1, dispatched: 1, reported: 0, accepted: 1, declined: 0 }
    for (const [who, orgId] of [
      [waterSecretary, 'water'],
      [office, 'county'],
    ] as const) {
      expect(value(await town.as(who).call('registrations.campaign', { orgId }))).toEqual({
        place: expect.objectContaining({ orgId }),
        campaign: { from: '2026-11-20', to: '2026-12-04', isRunning: true },
        asOf: noon('2026-11-22'),
        ...figures,
        offRoster: 0,
      })
    }
  })

  it('X10 lists whoever is registered and not on the roster, outside the figures', async () => {
    const gone = { openid: 'oGONE', name: '周远', phone: null }
    town = await openTown({
      ...townAtWork,
      accounts: [...townAtWork.accounts, anAccount(gone)],
      members: [...townAtWork.members, aMember(gone)],
    })
    await acceptedInSunny(town, [li, 'm_oGONE'])
    const left = {
      ...(await keptMember(town, 'm_oGONE')),
      hiddenBy: 'left',
      branchId: 'left',
      communityId: 'left',
    }
    await town.cloud.load({ members: [left] })
    const coverage = value(await town.as(waterSecretary).call('registrations.campaign', { orgId: 'water' }))
    expect(coverage).toMatchObject({ onRoster: 3, accepted: 1, offRoster: 1 })
    const asked = { orgId: 'water', show: 'offRoster', cursor: null } as const
    const listed = value(await town.as(waterSecretary).call('registrations.list', asked)).items
    expect(listed.map(({ memberId }) => memberId)).toEqual(['m_oGONE'])
  })

  it('A28 tell the member what stands, and nobody else', async () => {
    town = await openTown(townAtWork)
    expect(value(await town.as(wangXiuying).call('registrations.mine', {})).registration).toBeNull()
    await dispatchTo(town, [wang])
    const asked = { communityId: 'sunny', memberId: wang }
    expect(await town.as(wangXiuying).call('registrations.show', asked)).toMatchObject({ ok: true })
    expect(await town.as(liJianguo).call('registrations.show', asked)).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(riverSecretary).call('registrations.show', asked)).toMatchObject({
      refusal: 'notAllowed',
    })
  })
})
