import type { Input } from '../../types/api'
import type { Deed } from '../../types/deeds'
import { pointSdkAt } from '../emulator/sdk'
import { openTown, type Town } from '../open-town'
import { acceptedInSunny, dispatchTo } from '../registrations/registering'
import { aVersion } from '../rules/versions'
import {
  aMember,
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  noon,
  type Person,
  riverSecretary,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'

let town: Town

const li = 'm_oLI'
const zhou: Person = { openid: 'oZHOU', name: '周大爷', phone: null }
const second: Person = { openid: 'oSUNNY_SECOND', name: '阳光社区副书记', phone: null }
const lamp = '给3号楼楼道换了一盏灯'

function value<Found>(answer: { ok: true; value: Found } | { ok: false; refusal: string }): Found {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

const open = async (more: Record<string, object[]> = {}) => {
  town = await openTown({
    ...townAtWork,
    accounts: [...townAtWork.accounts, anOfficer(second, 'communitySecretary', 'sunny')],
    members: [...townAtWork.members, aMember(zhou)],
    ...more,
  })
}
const record = (text = lamp, day = '2026-11-20', who = liJianguo, tapId = newTap()) =>
  town.as(who).call('deeds.record', { tapId, what: 'own', day, text })
const recorded = async (text = lamp, day = '2026-11-20', who = liJianguo) =>
  value(await record(text, day, who)).deed
type Seen = { deedId: string; revision: number }
const confirm = (deeds: Seen[], who = sunnySecretary, communityId = 'sunny', tapId = newTap()) => {
  const items = deeds.map(({ deedId, revision }) => ({ deedId, revision }))
  return town.as(who).call('deeds.confirm', { tapId, communityId, items })
}
const sendBack = ({ deedId, revision }: Seen, who = sunnySecretary, communityId = 'sunny') => {
  const told = { communityId, deedId, revision, reason: '请写明帮的是哪一家' }
  return town.as(who).call('deeds.sendBack', { tapId: newTap(), ...told })
}
const correct = ({ deedId, revision }: Seen, text: string, day = '2026-11-20', who = liJianguo) =>
  town.as(who).call('deeds.correct', { tapId: newTap(), deedId, revision, day, text })
const mine = async (who = liJianguo) => value(await town.as(who).call('deeds.mine', { cursor: null })).items
const year = async (who = liJianguo) => value(await town.as(who).call('deeds.year', {}))
const overview = async () =>
  value(await town.as(sunnySecretary).call('deeds.overview', { communityId: 'sunny' }))
const people = async (show: Input<'deeds.listPeople'>['show']) => {
  const asked = { communityId: 'sunny', show, cursor: null }
  return value(await town.as(sunnySecretary).call('deeds.listPeople', asked)).items
}
const kept = async () => (await town.cloud.documents('deeds')) as unknown as Deed[]

describe('a deed in my own words', () => {
  it('A48 is recorded, confirmed by the community, and counts for me alone to see', async () => {
    await open()
    expect(await year()).toEqual({ year: 2026, asOf: today, least: 1, most: 2, confirmed: 0, waiting: 0 })
    const deed = await recorded()
    expect(deed).toMatchObject({ text: lamp, day: '2026-11-20', state: 'waiting', isOnBehalf: false })
    expect(await year()).toMatchObject({ confirmed: 0, waiting: 1 })
    expect(value(await confirm([deed])).items).toEqual([
      { deedId: deed.deedId, ok: true, state: 'confirmed' },
    ])
    expect(await year()).toMatchObject({ confirmed: 1, waiting: 0 })
    expect(await mine()).toMatchObject([
      {
        state: 'confirmed',
        steps: [
          { act: 'record', text: lamp, by: { role: 'member' } },
          { act: 'confirm', by: { role: 'communitySecretary', place: '阳光社区' } },
        ],
      },
    ])
    expect(JSON.stringify(await mine())).not.toContain('oSUNNY')
  })

  it('A48 a repeated tap, and the same words about the same day, are the same deed', async () => {
    await open()
    const tapId = newTap()
    const first = value(await record(lamp, '2026-11-20', liJianguo, tapId))
    expect(value(await record(lamp, '2026-11-20', liJianguo, tapId))).toEqual(first)
    expect(value(await record())).toMatchObject({ isNew: false, deed: { deedId: first.deed.deedId } })
    const atOnce = await Promise.all([record('扫雪'), record('扫雪'), record('扫雪')])
    expect(atOnce.map(answer => value(answer).isNew).filter(Boolean)).toHaveLength(1)
    expect(await kept()).toHaveLength(2)
  })

  it('A48 more than asked for is recorded too, and nothing is demanded', async () => {
    await open({ rules: [aVersion({ changes: { 'deeds.least': 2, 'deeds.most': 1 } })] })
    for (const text of ['一', '二', '三']) await recorded(text)
    value(await confirm(await mine()))
    expect(await year()).toMatchObject({ least: 2, most: 2, confirmed: 3 })
  })

  it('A48 is corrected with its history, and waits to be confirmed again', async () => {
    await open()
    const deed = await recorded()
    value(await confirm([deed]))
    const seen = (await mine())[0] as Seen
    const corrected = value(await correct(seen, '给3号楼换了两盏灯', '2026-11-21')).deed
    expect(corrected).toMatchObject({ state: 'waiting', text: '给3号楼换了两盏灯', day: '2026-11-21' })
    expect(corrected.steps.map(({ act, text, day }) => [act, text, day])).toEqual([
      ['record', lamp, '2026-11-20'],
      ['confirm', null, null],
      ['correct', '给3号楼换了两盏灯', '2026-11-21'],
    ])
    expect(await confirm([seen])).toMatchObject({ value: { items: [{ ok: false, refusal: 'movedOn' }] } })
  })

  it('A48 is sent back with a reason, corrected, and confirmed', async () => {
    await open()
    const back = value(await sendBack(await recorded())).deed
    expect((await mine())[0]).toMatchObject({
      state: 'sentBack',
      steps: [{}, { reason: '请写明帮的是哪一家' }],
    })
    const again = value(await correct(back, '给3号楼302换了灯')).deed
    expect(value(await confirm([again])).items).toMatchObject([{ ok: true }])
  })

  it('X17 is taken back in one tap, again and again, and may be recorded anew', async () => {
    await open()
    const deed = await recorded()
    const back = () => town.as(liJianguo).call('deeds.withdraw', { tapId: newTap(), deedId: deed.deedId })
    expect(value(await back()).deed.state).toBe('withdrawn')
    expect(value(await back()).deed.state).toBe('withdrawn')
    expect(await mine()).toEqual([])
    expect(value(await record())).toMatchObject({
      isNew: true,
      deed: { state: 'waiting', steps: [{}, {}, {}] },
    })
    expect(await kept()).toHaveLength(1)
  })

  it.each([
    ['2027-01-01', 'dayNotYet'],
    ['2099-12-31', 'dayNotYet'],
    ['2024-06-01', 'tooLongAgo'],
    ['2026-02-30', 'badInput'],
  ])('A48 refuses the day %s, and nothing changes', async (day, refusal) => {
    await open()
    expect(await record(lamp, day)).toMatchObject({ ok: false, refusal })
    expect(await kept()).toEqual([])
  })

  it.each([['好'.repeat(5000)], ['  '], ['换灯\u0007'], ['换灯\udc00']])(
    'A48 refuses text that nobody can read (%#)',
    async text => {
      await open()
      expect(await record(text)).toMatchObject({ ok: false, refusal: 'badInput' })
      expect(await kept()).toEqual([])
    },
  )

  it('A48 keeps rare characters and emoji', async () => {
    await open()
    expect((await recorded('陪䶮叔看病 🏥\n又给𠮷婶取药')).text).toBe('陪䶮叔看病 🏥\n又给𠮷婶取药')
  })

  it('A48 does not move into another year, nor without a community', async () => {
    await open()
    expect(await correct(await recorded(), lamp, '2025-11-20')).toMatchObject({ refusal: 'otherYear' })
    await open({ members: townAtWork.members.map(member => ({ ...member, communityId: null })) })
    expect(await record()).toMatchObject({ refusal: 'noCommunity' })
  })

  it('A48 somebody else’s deed is nobody’s to change', async () => {
    await open()
    const deed = await recorded()
    for (const who of [wangXiuying, chenMing, sunnySecretary, waterSecretary]) {
      expect(await correct(deed, '别的', '2026-11-20', who)).toMatchObject({ refusal: 'notAllowed' })
      const asked = { tapId: newTap(), deedId: deed.deedId }
      expect(await town.as(who).call('deeds.withdraw', asked)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect((await kept())[0]).toMatchObject({ text: lamp, state: 'waiting' })
  })

  it('A48 an own list goes on past its first page, the newest day first', async () => {
    await open({ deeds: Array.from({ length: 45 }, (_, index) => aDeed(li, index)) })
    const days: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { day: string }[]; cursor: string | null } = value(
        await town.as(liJianguo).call('deeds.mine', { cursor }),
      )
      days.push(...page.items.map(({ day }) => day))
      cursor = page.cursor
    } while (cursor)
    expect(days).toHaveLength(45)
    expect(days).toEqual([...days].sort().reverse())
  })
})

describe('the community confirms', () => {
  it('A48 several at once, each answered, and what is not its own like nothing', async () => {
    await open()
    const own = [await recorded(), await recorded('扫雪', '2026-11-21', wangXiuying)]
    const chens = await recorded('河边捡垃圾', '2026-11-19', chenMing)
    const { items } = value(await confirm([...own, chens, { deedId: 'none', revision: 1 }]))
    expect(items.map(item => (item.ok ? item.state : item.refusal))).toEqual([
      'confirmed',
      'confirmed',
      'notAllowed',
      'notAllowed',
    ])
    expect((await kept()).find(({ memberId }) => memberId === 'm_oCHEN')?.state).toBe('waiting')
  })

  it('A48 of two secretaries at once one wins and the other is told who', async () => {
    await open()
    const deed = await recorded()
    const [confirmed, sent] = await Promise.all([confirm([deed]), sendBack(deed, second)])
    const isConfirmed = value(confirmed).items[0]?.ok === true
    expect(isConfirmed).toBe(!sent.ok)
    if (isConfirmed) {
      expect(sent).toMatchObject({ refusal: 'movedOn', detail: { state: 'confirmed' } })
      expect(value(await confirm([deed])).items).toMatchObject([{ ok: true, state: 'confirmed' }])
    }
  })

  it('A48 refuses one deed twice in one list, and the neighbour', async () => {
    await open()
    const deed = await recorded()
    expect(await confirm([deed, deed])).toMatchObject({ refusal: 'badInput' })
    expect(await confirm([deed], riverSecretary, 'river')).toMatchObject({ refusal: 'notAllowed' })
    expect(await confirm([deed], riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await sendBack(deed, riverSecretary, 'river')).toMatchObject({ refusal: 'notAllowed' })
    expect((await kept())[0]?.state).toBe('waiting')
  })

  it('A48 the secretary records for a member without a phone, marked so and confirmed with it', async () => {
    await open()
    const told = { communityId: 'sunny', memberId: 'm_oZHOU', day: '2026-11-18', text: '看门值夜' }
    const recordFor = (who: Person, more = {}) =>
      town.as(who).call('deeds.recordFor', { tapId: newTap(), ...told, ...more })
    const { deed } = value(await recordFor(sunnySecretary))
    expect(deed).toMatchObject({ state: 'confirmed', isOnBehalf: true, can: { correct: true } })
    expect(value(await correct(deed, '看门值夜两次', '2026-11-18', second)).deed.state).toBe('confirmed')
    expect(await recordFor(sunnySecretary, { memberId: li })).toMatchObject({ refusal: 'writesAlone' })
    expect(await recordFor(riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await recordFor(riverSecretary, { communityId: 'river' })).toMatchObject({ refusal: 'notAllowed' })
  })
})

describe('from a service done', () => {
  const service = {
    memberId: li,
    communityId: 'sunny',
    source: { kind: 'activity' as const, id: 'a1' },
    day: '2026-11-15',
    title: '参加小区大扫除',
  }
  const suggestionId = 'activity_a1_m_oLI'

  async function suggest(done = service): Promise<void> {
    pointSdkAt(town.cloud)
    const { suggestDeed } = await import('../../cloudfunctions/domain/deeds/suggesting')
    const { db } = await import('../../cloudfunctions/kernel/db')
    await suggestDeed(db, done)
  }
  const offered = async (who = liJianguo) =>
    value(await town.as(who).call('deeds.listSuggestions', { cursor: null })).items
  const accept = (text = service.title, who = liJianguo, tapId = newTap()) =>
    town.as(who).call('deeds.record', { tapId, what: 'suggested', suggestionId, text })
  const decline = (who = liJianguo) =>
    town.as(who).call('deeds.declineSuggestion', { tapId: newTap(), suggestionId })

  it('G94 is offered once, taken with its day, and not offered again', async () => {
    await open()
    await suggest()
    await suggest({ ...service, title: '又一次' })
    expect(await offered()).toEqual([
      { suggestionId, day: '2026-11-15', title: '参加小区大扫除', kind: 'activity' },
    ])
    const tapId = newTap()
    const { deed } = value(await accept('参加小区大扫除，清了楼后', liJianguo, tapId))
    expect(deed).toMatchObject({ day: '2026-11-15', isFromService: true, state: 'waiting' })
    expect(value(await accept('参加小区大扫除，清了楼后', liJianguo, tapId)).isNew).toBe(true)
    expect(value(await accept('另一句'))).toMatchObject({ isNew: false, deed: { deedId: deed.deedId } })
    expect(await offered()).toEqual([])
    expect(await kept()).toHaveLength(1)
    expect(await decline()).toMatchObject({ refusal: 'suggestionTaken' })
  })

  it('X17 is declined in one tap, stays declined, and is nobody else’s', async () => {
    await open()
    await suggest()
    expect(await decline(wangXiuying)).toMatchObject({ refusal: 'notAllowed' })
    expect(await accept(service.title, wangXiuying)).toMatchObject({ refusal: 'notAllowed' })
    value(await decline())
    value(await decline())
    await suggest()
    expect(await offered()).toEqual([])
    expect(await accept()).toMatchObject({ refusal: 'suggestionGone' })
    expect(await kept()).toEqual([])
  })

  it('A48 a quarter’s check-in suggests nothing', async () => {
    await open()
    value(
      await town
        .as(liJianguo)
        .call('checkins.create', { siteCode: 'SUNNYsite1', way: 'camera', tapId: newTap() }),
    )
    expect(await offered()).toEqual([])
  })
})

describe('what the community and the unit see', () => {
  it('X10 A142 counts of the people on the roster, and lists exactly who is missing, by name', async () => {
    await open()
    value(await town.as(liJianguo).call('pledges.write', { tapId: newTap(), text: '每月扫楼道' }))
    value(await town.as(wangXiuying).call('pledges.write', { tapId: newTap(), text: '修灯，加微信' }))
    value(await confirm([await recorded(), await recorded('扫雪'), await recorded('去年的事', '2025-12-01')]))
    await recorded('送菜', '2026-11-20', wangXiuying)
    // 陈明 lives in the other community: what he does there is not counted here.
    await recorded('河边捡垃圾', '2026-11-19', chenMing)

    expect(await overview()).toMatchObject({
      community: { name: '阳光社区' },
      year: 2026,
      asOf: expect.any(Number),
      onRoster: 3,
      withPledge: 1,
      withDeed: 1,
      confirmedDeeds: 2,
      pledgesToRead: 1,
      deedsToConfirm: 1,
    })
    expect((await people('noPledge')).map(({ name }) => name)).toEqual(['周大爷', '王秀英'])
    const [, wang] = await people('noDeed')
    expect(wang).toMatchObject({ name: '王秀英', isBound: true, deeds: [{ state: 'waiting' }] })
    expect((await people('noPhone')).map(({ name }) => name)).toEqual(['周大爷'])
  })

  it('X10 whoever moved away takes the figure along: no part is larger than the whole', async () => {
    await open()
    value(await confirm([await recorded()]))
    await dispatchTo(town, [li], 'river')
    const moved = { communityId: 'river', memberId: li }
    await town
      .as(riverSecretary)
      .call('registrations.report', { tapId: newTap(), way: 'secretary', ...moved })
    await town
      .as(riverSecretary)
      .call('registrations.accept', { tapId: newTap(), communityId: 'river', memberIds: [li] })
    expect(await overview()).toMatchObject({ onRoster: 2, withDeed: 0, confirmedDeeds: 1 })
  })

  it('G16 the unit sees confirmed deeds and the public pledge of its own, where it sees the registration', async () => {
    await open()
    value(await town.as(liJianguo).call('pledges.write', { tapId: newTap(), text: '每月扫楼道' }))
    value(await confirm([await recorded()]))
    await recorded('还没确认的')
    const show = (who: Person) => town.as(who).call('deeds.show', { communityId: 'sunny', memberId: li })
    expect(await show(waterSecretary)).toMatchObject({ refusal: 'notAllowed' })
    await acceptedInSunny(town, [li])
    const seen = { pledge: '每月扫楼道', deeds: [{ day: '2026-11-20', text: lamp }] }
    for (const who of [waterSecretary, sunnySecretary, liJianguo])
      expect(value(await show(who))).toEqual(seen)
    for (const who of [riverSecretary, wangXiuying]) {
      expect(await show(who)).toMatchObject({ refusal: 'notAllowed' })
    }
  })

  it('A48 the 101st person is found page by page, each once, in the order of names', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => ({
      openid: `oCROWD${index}`,
      name: `张${String(index).padStart(3, '0')}`,
      phone: null,
    }))
    await open({ members: crowd.map(who => aMember(who)) })
    for (const show of ['noDeed', 'noPledge', 'noPhone'] as const) {
      const names: string[] = []
      let cursor: string | null = null
      do {
        const asked: Input<'deeds.listPeople'> = { communityId: 'sunny', show, cursor }
        const page = value(await town.as(sunnySecretary).call('deeds.listPeople', asked))
        names.push(...page.items.map(({ name }) => name))
        cursor = page.cursor
      } while (cursor)
      expect(names).toEqual(crowd.map(({ name }) => name))
    }
  })
})

function aDeed(memberId: string, index: number): Deed {
  const day = `2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  const _id = `${memberId}_2026_d${String(index).padStart(3, '0')}`
  return {
    _id,
    memberId,
    communityId: 'sunny',
    year: 2026,
    day,
    text: `第 ${index} 件`,
    state: 'confirmed',
    revision: 1,
    sortKey: `${String(noon(day)).padStart(15, '0')}_${_id}`,
    dayKey: `${day}_${_id}`,
    source: null,
    isOnBehalf: false,
    steps: [],
  }
}
