import type { Absence, AbsenceView } from '../../types/absences'
import type { Answer, Input } from '../../types/api'
import { inboxOf, kindsOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import {
  aCheckin,
  anOfficer,
  bound,
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
import { acceptedOn, anAbsence } from './absent'

let town: Town

const somebody = (name: string): Person => ({ openid: `o${name}`, name, phone: null })
const late = somebody('LATE')
const away = somebody('LEFT')
const served = somebody('SERVED')
const here = [
  acceptedOn('2025-10-01', liJianguo, { openid: liJianguo.openid }),
  acceptedOn('2025-10-01', wangXiuying),
  acceptedOn('2026-02-01', late),
  acceptedOn('2025-10-01', away, { hiddenBy: 'left' }),
  acceptedOn('2025-10-01', served),
]
const townOfYears = {
  ...townAtWork,
  members: [...here.map(({ member }) => member), bound(chenMing, { communityId: 'river' }).member],
  registrations: here.map(({ registration }) => registration),
  checkins: [
    aCheckin(wangXiuying, { quarter: '2026Q1', communityId: 'river' }),
    aCheckin(liJianguo, { quarter: '2025Q4' }),
    aCheckin(liJianguo, { quarter: '2026Q2', state: 'undone' as never }),
  ],
  activityServices: [
    {
      _id: 's1',
      memberId: `m_${served.openid}`,
      communityId: 'sunny',
      quarter: '2026Q2',
      state: 'confirmed',
    },
  ],
}

const kept = async () => (await town.cloud.documents('absences')) as unknown as Absence[]
const dayComes = async (day: string, minutes = 0) => {
  await town.cloud.clock({ now: noon(day) + minutes * 60_000 })
  await town.cloud.fireTimer('jobs')
}
const liId = 'm_oLI_2026H1'

describe('what is drafted', () => {
  beforeEach(async () => {
    town = await openTown(townOfYears, noon('2026-07-15'))
  })

  it('A89 X14 G131 only whoever was registered all the time and came to nothing, once, after the days to put right', async () => {
    await dayComes('2026-07-15')
    expect(await kept()).toEqual([])
    await dayComes('2026-07-16')
    await dayComes('2026-07-16', 61)
    await dayComes('2026-07-30')
    expect(await kept()).toMatchObject([
      { _id: liId, state: 'drafted', quarters: ['2026Q1', '2026Q2'], communityId: 'sunny' },
    ])
    expect(await kindsOf(town, liJianguo)).not.toContain('absenceTold')
    expect(await kindsOf(town, waterSecretary)).toEqual([])
    const counted = await town.as(office).call('absences.counts', {})
    expect(counted).toMatchObject({
      value: { halfYears: [{ halfYear: '2026H1', members: 3, drafted: 1, sent: 0 }] },
    })
    expect(JSON.stringify(counted)).not.toContain('m_o')
  })

  it('A89 a look back that was stopped in the middle is gone on with, and drafts nothing twice', async () => {
    for (const at of ['before', 'after'] as const) {
      await town.cloud.fault({
        action: 'database.modifyDocument',
        collection: 'absenceLooks',
        effect: { kind: 'killInstance', at },
      })
      await dayComes('2026-07-16', at === 'before' ? 0 : 61).catch(() => undefined)
    }
    await dayComes('2026-07-16', 122)
    expect(await kept()).toHaveLength(1)
    expect(await town.cloud.documents('absenceLooks')).toMatchObject([{ state: 'done', looked: 3 }])
  })
})

describe('a word to the unit', () => {
  beforeEach(async () => {
    town = await openTown(
      {
        ...townOfYears,
        accounts: [
          ...townAtWork.accounts,
          anOfficer(somebody('BRANCH'), 'branchSecretary', 'water1'),
          anOfficer(somebody('SCHOOLS'), 'unitSecretary', 'schools'),
        ],
        absences: [anAbsence(liJianguo)],
      },
      noon('2026-07-20'),
    )
  })

  const send = (who: Person, words = '想问问他最近好不好', tapId = newTap()) =>
    town.as(who).call('absences.send', { tapId, absenceId: liId, words })
  const listOf = async (who: Person, orgId: string, show: Input<'absences.list'>['show']) => {
    const answer = await town.as(who).call('absences.list', { orgId, show, cursor: null })
    return answer.ok ? answer.value.items : answer.refusal
  }
  const branch = somebody('BRANCH')

  it('A89 X14 is edited and sent by a person; the unit hears and answers; the member is told kindly', async () => {
    expect(await listOf(sunnySecretary, 'sunny', 'drafted')).toMatchObject([
      { name: '李建国', hasComeSince: false, can: { send: true, setAside: true, answer: false } },
    ])
    expect(await listOf(waterSecretary, 'water', 'sent')).toEqual([])
    const tapId = newTap()
    const first = await send(sunnySecretary, '想问问他', tapId)
    expect(first).toMatchObject({ ok: true, value: { absence: { state: 'sent', words: '想问问他' } } })
    expect(await send(sunnySecretary, '想问问他', tapId)).toEqual(first)
    expect(await send(sunnySecretary, '别的话')).toEqual(first)
    expect(await inboxOf(town, liJianguo)).toMatchObject([{ kind: 'absenceTold' }])
    // The nearest place with a secretary hears; the one above finds it on the page.
    expect(await kindsOf(town, branch)).toEqual(['absenceSent'])
    expect(await kindsOf(town, waterSecretary)).toEqual([])
    expect(await listOf(waterSecretary, 'water', 'sent')).toMatchObject([
      { words: '想问问他', can: { answer: true, send: false } },
    ])
    const told = { absenceId: liId, reason: 'away', words: '外派到年底' } as const
    const answered = await town.as(branch).call('absences.answer', { tapId: newTap(), ...told })
    expect(answered).toMatchObject({ value: { absence: { state: 'answered', answer: { reason: 'away' } } } })
    expect(await kindsOf(town, sunnySecretary)).toEqual(['absenceAnswered'])
    expect(await listOf(sunnySecretary, 'sunny', 'answered')).toMatchObject([
      { answer: { words: '外派到年底' } },
    ])
    expect((await kept())[0]?.steps.map(({ act, by }) => [act, by.role])).toEqual([
      ['send', 'communitySecretary'],
      ['answer', 'branchSecretary'],
    ])
  })

  it('A89 is set aside in one tap, and may still be sent; what was sent is not set aside', async () => {
    const aside = () =>
      town.as(sunnySecretary).call('absences.setAside', { tapId: newTap(), absenceId: liId })
    expect(await aside()).toMatchObject({ value: { absence: { state: 'setAside' } } })
    expect(await aside()).toMatchObject({ value: { absence: { state: 'setAside' } } })
    expect(await inboxOf(town, liJianguo)).toEqual([])
    expect(await send(sunnySecretary)).toMatchObject({ ok: true })
    expect(await aside()).toMatchObject({ refusal: 'movedOn' })
  })

  it('A89 of two at once one sends, and both see the same', async () => {
    const [one, other] = await Promise.all([send(sunnySecretary, '甲'), send(sunnySecretary, '乙')])
    expect(one).toEqual(other)
    expect((await kept())[0]?.steps).toHaveLength(1)
    expect(await kindsOf(town, branch)).toEqual(['absenceSent'])
  })

  it('A89 G151 neighbours, other units and the county read and do nothing', async () => {
    await send(sunnySecretary)
    for (const who of [riverSecretary, office, liJianguo, somebody('SCHOOLS')]) {
      expect(await listOf(who, 'sunny', 'sent')).toBe('notAllowed')
      expect(await listOf(who, 'water', 'sent')).toBe('notAllowed')
      expect(await send(who)).toMatchObject({ refusal: 'notAllowed' })
    }
    expect(await listOf(waterSecretary, 'water', 'drafted')).toBe('notAllowed')
    const told = { absenceId: liId, reason: 'ill', words: null } as const
    for (const who of [sunnySecretary, somebody('SCHOOLS'), office]) {
      expect(await town.as(who).call('absences.answer', { tapId: newTap(), ...told })).toMatchObject({
        refusal: 'notAllowed',
      })
    }
  })

  it('A89 a draft tells that he or she has come since; bad input changes nothing', async () => {
    await town.cloud.load({ checkins: [aCheckin(liJianguo, { quarter: '2026Q3' })] })
    expect(await listOf(sunnySecretary, 'sunny', 'drafted')).toMatchObject([{ hasComeSince: true }])
    for (const words of ['', '   ', '一'.repeat(301), '\u0007']) {
      expect(await send(sunnySecretary, words)).toMatchObject({ refusal: 'badInput' })
    }
    expect(await kept()).toEqual([anAbsence(liJianguo)])
  })

  it('A89 pages twenty at a time, the 101st as the first', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => {
      const number = String(index).padStart(3, '0')
      return anAbsence(somebody(`C${number}`), { sortKey: `00000000000000${index < 100 ? 1 : 2}_${number}` })
    })
    await town.cloud.load({ absences: crowd })
    const seen: AbsenceView[] = []
    let cursor: string | null = null
    do {
      const answer: Answer<'absences.list'> = await town
        .as(sunnySecretary)
        .call('absences.list', { orgId: 'sunny', show: 'drafted', cursor })
      if (!answer.ok) throw new Error(answer.refusal)
      expect(answer.value.items.length).toBeLessThanOrEqual(20)
      seen.push(...answer.value.items)
      cursor = answer.value.cursor
    } while (cursor)
    expect(new Set(seen.map(({ absenceId }) => absenceId)).size).toBe(102)
  })
})
