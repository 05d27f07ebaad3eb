import type { Input } from '../../types/api'
import type { Pledge } from '../../types/pledges'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import {
  aMember,
  anOfficer,
  chenMing,
  liJianguo,
  newTap,
  noon,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  townAtWork,
  wangXiuying,
  waterSecretary,
} from '../town'

let town: Town

const zhou: Person = { openid: 'oZHOU', name: '周大爷', phone: null }
const second: Person = { openid: 'oSUNNY_SECOND', name: '阳光社区副书记', phone: null }
const sweep = '每月带头扫一次楼道'
/** The local cloud wants a person to look at this. */
const doubtful = '帮邻居修水管，加微信联系'

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
const write = (text: string, who = liJianguo, tapId = newTap()) =>
  town.as(who).call('pledges.write', { tapId, text })
const withdraw = (who = liJianguo, tapId = newTap()) => town.as(who).call('pledges.withdraw', { tapId })
const mine = async (who = liJianguo) => value(await town.as(who).call('pledges.mine', {}))
const waiting = async (who = sunnySecretary, communityId = 'sunny') =>
  value(await town.as(who).call('pledges.listWaiting', { communityId, cursor: null })).items
const kept = async () => (await town.cloud.documents('pledges')) as unknown as Pledge[]
const decide = (
  act: 'release' | 'sendBack',
  { pledgeId, revision }: { pledgeId: string; revision: number },
  who = sunnySecretary,
  tapId = newTap(),
) => {
  const told = { tapId, communityId: 'sunny', pledgeId, revision }
  return act === 'release'
    ? town.as(who).call('pledges.release', told)
    : town.as(who).call('pledges.sendBack', { ...told, reason: '请去掉联系方式' })
}

/** WeChat's check answers nobody. */
const checkIsDown = (
  effect: { kind: 'errcode'; errcode: number } | { kind: 'noAnswer'; at: 'before'; how: 'cut' },
) => town.cloud.fault({ action: 'security.msgSecCheck', effect, when: 'always' })

describe('my pledge', () => {
  it('A47 is public once the check has passed, is edited with its history, and withdrawn in one tap', async () => {
    await open()
    expect((await mine()).pledge).toBeNull()
    const first = value(await write(sweep)).pledge
    expect(first).toMatchObject({ text: sweep, standing: 'public', from: '2026-11-22', until: '2027-11-21' })
    const edited = value(await write(`${sweep}，冬天加一次`)).pledge
    expect(edited).toMatchObject({ pledgeId: first.pledgeId, standing: 'public', until: '2027-11-21' })
    expect(value(await withdraw()).pledge.standing).toBe('withdrawn')

    const { pledge, earlier } = await mine()
    expect(earlier).toEqual([])
    expect(pledge?.steps.map(({ act, text, by }) => [act, text, by?.role ?? null])).toEqual([
      ['write', sweep, 'member'],
      ['pass', null, null],
      ['write', `${sweep}，冬天加一次`, 'member'],
      ['pass', null, null],
      ['withdraw', null, 'member'],
    ])
    expect(JSON.stringify(pledge)).not.toContain('openid')
  })

  it('A47 written again after it was withdrawn is the same period, not a second pledge', async () => {
    await open()
    await write(sweep)
    await withdraw()
    expect(value(await withdraw()).pledge.standing).toBe('withdrawn')
    expect(value(await write('春天种一排月季')).pledge).toMatchObject({
      standing: 'public',
      text: '春天种一排月季',
    })
    expect(await kept()).toHaveLength(1)
  })

  it('A47 of two begun at once one is kept', async () => {
    await open()
    const answers = await Promise.all([write('一'), write('二'), write('三')])
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    const pledges = await kept()
    expect(pledges).toHaveLength(1)
    for (const answer of answers) {
      if (!answer.ok) expect(answer.refusal).toBe('movedOn')
    }
  })

  it('A47 a tap that is repeated gets the first answer again, and the same words change nothing', async () => {
    await open()
    const tapId = newTap()
    const first = value(await write(sweep, liJianguo, tapId)).pledge
    expect(value(await write(sweep, liJianguo, tapId)).pledge).toEqual(first)
    expect(value(await write(sweep)).pledge).toEqual(first)
    expect((await kept())[0]?.steps).toHaveLength(2)
  })

  it('A47 G152 a changed rule leaves the running pledge as it began, and holds for the next', async () => {
    await open({ rules: [aVersion({ effectiveDay: '2027-01-01', changes: { 'pledges.months': 6 } })] })
    await write(sweep)
    await town.cloud.clock({ now: noon('2027-02-01') })
    const now = await mine()
    expect(now.pledge).toMatchObject({ standing: 'public', until: '2027-11-21' })
    expect(now.untilIfBegunNow).toBe('2027-07-31')
    expect(value(await write('改一改')).pledge.until).toBe('2027-11-21')

    await town.cloud.clock({ now: noon('2027-11-22') })
    expect((await mine()).pledge).toBeNull()
    expect((await mine()).earlier).toMatchObject([{ standing: 'ended', text: '改一改' }])
    expect(await withdraw()).toMatchObject({ ok: false, refusal: 'noPledge' })
    expect(value(await write('新的一年')).pledge).toMatchObject({ from: '2027-11-22', until: '2028-05-21' })
    expect((await kept()).map(({ number }) => number).sort()).toEqual([1, 2])
  })

  it('A47 keeps rare characters, emoji and two lines as they were written', async () => {
    await open()
    const text = '给𠮷奶奶和䶮爷爷修灯 👨‍👩‍👧\n每月一次'
    expect(value(await write(`  ${text.replace('\n', '\r\n')} `)).pledge.text).toBe(text)
  })

  it.each([
    ['five thousand characters', '好'.repeat(5000)],
    ['nothing', '   '],
    ['control characters', '扫楼道\u0000'],
    ['half a character', '扫楼道\ud842'],
    ['a turned direction', '扫楼道\u202eabc'],
  ])('A47 refuses %s, and nothing changes', async (_what, text) => {
    await open()
    expect(await write(text)).toMatchObject({ ok: false, refusal: 'badInput' })
    expect(await kept()).toEqual([])
  })

  it('A47 refuses a key that nobody asked for', async () => {
    await open()
    const asked = { tapId: newTap(), text: sweep, memberId: 'm_oWANG' } as Input<'pledges.write'>
    expect(await town.as(liJianguo).call('pledges.write', asked)).toMatchObject({ refusal: 'badInput' })
  })

  it('A47 asks first for a community where the roster names none', async () => {
    await open({ members: townAtWork.members.map(member => ({ ...member, communityId: null })) })
    expect(await write(sweep)).toMatchObject({ ok: false, refusal: 'noCommunity' })
    expect(await kept()).toEqual([])
  })
})

describe('what the check doubts', () => {
  it('G182 is kept and waits; the secretary reads it and releases it', async () => {
    await open()
    expect(value(await write(doubtful)).pledge).toMatchObject({ standing: 'waiting', text: doubtful })
    const [found] = await waiting()
    expect(found).toMatchObject({
      name: '李建国',
      text: doubtful,
      steps: [{ act: 'write' }, { act: 'doubt' }],
    })
    if (!found) throw new Error('nothing waits')
    expect(value(await decide('release', found)).pledge.standing).toBe('public')
    expect(await waiting()).toEqual([])
    expect((await mine()).pledge?.steps.at(-1)).toMatchObject({
      act: 'release',
      by: { role: 'communitySecretary', place: '阳光社区' },
    })
  })

  it.each([
    { kind: 'errcode', errcode: -1 },
    { kind: 'errcode', errcode: 45009 },
    { kind: 'noAnswer', at: 'before', how: 'cut' },
  ] as const)('G182 waits also when the check cannot be reached (%j), and is not lost', async effect => {
    await open()
    await checkIsDown(effect)
    expect(value(await write(sweep)).pledge.standing).toBe('waiting')
    await town.cloud.clearFaults()
    expect((await waiting())[0]?.steps.at(-1)?.act).toBe('unreached')
  })

  it('G182 a public pledge that is edited into something doubtful is public no more', async () => {
    await open()
    await write(sweep)
    expect(value(await write(doubtful)).pledge.standing).toBe('waiting')
    expect((await kept()).filter(({ state }) => state === 'public')).toEqual([])
  })

  it('G182 is sent back with a reason, which the member reads and answers with other words', async () => {
    await open()
    const { pledge } = value(await write(doubtful))
    value(await decide('sendBack', pledge))
    expect((await mine()).pledge).toMatchObject({
      standing: 'sentBack',
      steps: [{}, {}, { act: 'sendBack', reason: '请去掉联系方式' }],
    })
    expect(value(await write(sweep)).pledge.standing).toBe('public')
  })

  it('G182 nobody releases words that were changed since they were read', async () => {
    await open()
    const read = value(await write(doubtful)).pledge
    await write(`${doubtful}！`)
    expect(await decide('release', read)).toMatchObject({
      ok: false,
      refusal: 'movedOn',
      detail: { state: 'waiting' },
    })
    expect((await mine()).pledge?.standing).toBe('waiting')
  })

  it('G182 of two secretaries at once one wins and the other is told; a second tap is shown the first', async () => {
    await open()
    const { pledge } = value(await write(doubtful))
    const answers = await Promise.all([decide('release', pledge), decide('sendBack', pledge, second)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    const loser = answers.find(({ ok }) => !ok)
    expect(loser).toMatchObject({ refusal: 'movedOn', detail: { by: { role: 'communitySecretary' } } })

    const winner = answers[0]?.ok ? (['release', sunnySecretary] as const) : (['sendBack', second] as const)
    expect(await decide(winner[0], pledge, winner[1])).toMatchObject({ ok: true })
  })

  it('G182 the member takes back what still waits', async () => {
    await open()
    await write(doubtful)
    expect(value(await withdraw()).pledge.standing).toBe('withdrawn')
    expect(await waiting()).toEqual([])
  })

  it('G151 the neighbour sees nothing of it and decides nothing', async () => {
    await open()
    const { pledge } = value(await write(doubtful))
    expect(await waiting(riverSecretary, 'river')).toEqual([])
    expect(await decide('release', pledge, riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    for (const who of [waterSecretary, chenMing, liJianguo]) {
      const asked = { communityId: 'sunny', cursor: null }
      expect(await town.as(who).call('pledges.listWaiting', asked)).toMatchObject({ refusal: 'notAllowed' })
    }
    const inRiver = { tapId: newTap(), communityId: 'river', pledgeId: pledge.pledgeId, revision: 2 }
    expect(await town.as(riverSecretary).call('pledges.release', inRiver)).toMatchObject({
      refusal: 'notAllowed',
    })
  })

  it('G150 waits at the community that took over its own', async () => {
    await open()
    await write(doubtful)
    const sunny = { revision: 0, orgId: 'sunny', intoId: 'river', tapId: newTap() }
    value(await town.as(office).call('orgs.merge', sunny))
    await town.cloud.clock({ advance: 61_000 })
    expect((await waiting(riverSecretary, 'river')).map(({ name }) => name)).toEqual(['李建国'])
  })

  it('A47 the 101st that waits is found page by page, each once', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => ({
      openid: `oCROWD${String(index).padStart(3, '0')}`,
      name: `张${index}`,
      phone: null,
    }))
    await open({
      members: [...townAtWork.members, ...crowd.map(who => aMember(who))],
      pledges: crowd.map((who, index) => aPledge(who, index)),
    })
    const names: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const asked: Input<'pledges.listWaiting'> = { communityId: 'sunny', cursor }
      const page = value(await town.as(sunnySecretary).call('pledges.listWaiting', asked))
      names.push(...page.items.map(({ name }) => name))
      cursor = page.cursor
      pages++
    } while (cursor)
    expect(pages).toBe(6)
    expect(names).toEqual(crowd.map(({ name }) => name))
  })
})

describe('for a member without a phone', () => {
  const zhouInSunny = { communityId: 'sunny', memberId: 'm_oZHOU' }
  const writeFor = (who = sunnySecretary, told = zhouInSunny) =>
    town.as(who).call('pledges.writeFor', { tapId: newTap(), ...told, text: sweep })

  it('A47 the secretary writes it down, marked so, and takes it back when asked', async () => {
    await open()
    expect(value(await writeFor()).pledge).toMatchObject({
      standing: 'public',
      isOnBehalf: true,
      steps: [{ by: { role: 'communitySecretary', place: '阳光社区' } }, { act: 'pass' }],
    })
    const told = { tapId: newTap(), ...zhouInSunny }
    expect(value(await town.as(sunnySecretary).call('pledges.withdrawFor', told)).pledge.standing).toBe(
      'withdrawn',
    )
  })

  it('A47 not for somebody who writes alone, nor for the neighbour’s people', async () => {
    await open()
    const li = { communityId: 'sunny', memberId: 'm_oLI' }
    expect(await writeFor(sunnySecretary, li)).toMatchObject({ refusal: 'writesAlone' })
    expect(await writeFor(riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    const wrong = { communityId: 'river', memberId: 'm_oZHOU' }
    expect(await writeFor(riverSecretary, wrong)).toMatchObject({ refusal: 'notAllowed' })
    expect(await writeFor(wangXiuying)).toMatchObject({ refusal: 'notAllowed' })
    expect(await kept()).toEqual([])
  })
})

function aPledge(who: Person, index: number): Pledge {
  const _id = `m_${who.openid}_1`
  const at = noon('2026-11-01') + index
  return {
    _id,
    memberId: `m_${who.openid}`,
    communityId: 'sunny',
    number: 1,
    text: sweep,
    state: 'waiting',
    from: '2026-11-01',
    until: '2027-10-31',
    revision: 1,
    sortKey: `${String(at).padStart(15, '0')}_${_id}`,
    isOnBehalf: false,
    steps: [],
  }
}
