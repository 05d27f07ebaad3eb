import type { BasicFacts, BasicsView } from '../../types/basics'
import type { Member } from '../../types/members'
import { openTown, type Town } from '../open-town'
import { li } from '../registrations/registering'
import { aVersion } from '../rules/versions'
import {
  aMember,
  anAccount,
  liJianguo,
  newTap,
  office,
  type Person,
  riverSecretary,
  sunnySecretary,
  today,
  townAtWork,
  waterSecretary,
} from '../town'

let town: Town

const before: BasicFacts = { jobTitle: '科员', skills: null, joinedMonth: '2005-07', bornMonth: '1980-05' }
const after: BasicFacts = { jobTitle: '科长', skills: '电工', joinedMonth: '2005-08', bornMonth: '1980-05' }

function value<Found>(answer: { ok: true; value: Found } | { ok: false; refusal: string }): Found {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

const ask = (facts: BasicFacts = after, who: Person = liJianguo, tapId = newTap()) =>
  town.as(who).call('basics.ask', { tapId, facts })
const enter = (facts: BasicFacts = after, who: Person = waterSecretary, tapId = newTap()) =>
  town.as(who).call('basics.enter', { tapId, memberId: li, facts })
const decide = (
  { askedAt }: Pick<BasicsView, 'askedAt'>,
  decision: 'confirm' | 'decline' = 'confirm',
  who: Person = waterSecretary,
  tapId = newTap(),
) => {
  const reason = decision === 'decline' ? '请带任职文件来' : null
  return town.as(who).call('basics.decide', { tapId, memberId: li, askedAt: askedAt ?? 0, decision, reason })
}
const onRoster = async () => {
  const members = (await town.cloud.documents('members')) as unknown as Member[]
  const member = members.find(({ _id }) => _id === li)
  return (
    member && {
      jobTitle: member.jobTitle,
      skills: member.skills,
      joinedMonth: member.joinedMonth,
      bornMonth: member.bornMonth,
    }
  )
}
const filledBy = (who: string) => [aVersion({ changes: { 'basicInfo.filledBy': who } })]

describe('the basic facts of a member', () => {
  it('X22 are asked for by the member, and on the roster once the unit has confirmed', async () => {
    town = await openTown(townAtWork)
    const asked = value(await ask())
    expect(asked).toMatchObject({
      facts: before,
      asked: after,
      can: { ask: true, withdraw: true, confirm: false },
    })
    expect(await onRoster()).toEqual(before)
    const page = value(await town.as(waterSecretary).call('basics.list', { orgId: 'water', cursor: null }))
    expect(page.items).toMatchObject([{ memberId: li, name: '李建国', asked: after, can: { confirm: true } }])

    expect(value(await decide(asked))).toMatchObject({ facts: after, asked: null, can: { confirm: false } })
    expect(await onRoster()).toEqual(after)
    const mine = value(await town.as(liJianguo).call('basics.mine', {}))
    expect(mine.steps).toMatchObject([
      { act: 'ask', by: null },
      { act: 'confirm', by: { role: 'unitSecretary', place: '安平县水务局党总支' } },
    ])
    const empty = value(await town.as(waterSecretary).call('basics.list', { orgId: 'water', cursor: null }))
    expect(empty.items).toEqual([])
  })

  it('X22 go back with a reason, and may be asked for again', async () => {
    town = await openTown(townAtWork)
    expect(value(await decide(value(await ask()), 'decline'))).toMatchObject({
      asked: null,
      declinedReason: '请带任职文件来',
    })
    expect(await onRoster()).toEqual(before)
    expect(value(await ask())).toMatchObject({ asked: after, declinedReason: null })
  })

  it('X22 a wish is taken back in one tap without a reason', async () => {
    town = await openTown(townAtWork)
    await ask()
    const withdraw = () => town.as(liJianguo).call('basics.withdraw', { tapId: newTap() })
    expect(await withdraw()).toMatchObject({ ok: true, value: { asked: null } })
    expect(await withdraw()).toEqual({ ok: false, refusal: 'nothingWaits' })
    expect(await onRoster()).toEqual(before)
  })

  it('X22 the unit confirms the wish it saw, never a later one', async () => {
    town = await openTown(townAtWork)
    const first = value(await ask())
    await town.cloud.clock({ now: today + 60_000, freeze: true })
    await ask({ ...after, jobTitle: '局长' })
    expect(await decide(first)).toEqual({ ok: false, refusal: 'askedAnew' })
    expect(await onRoster()).toEqual(before)
  })

  it('X22 of two at once one answer holds, and a tap that is repeated is answered again', async () => {
    town = await openTown(townAtWork)
    const asked = value(await ask())
    const answers = await Promise.all([decide(asked), decide(asked, 'decline')])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    const tapId = newTap()
    const again = value(await ask({ ...after, skills: '木工' }))
    await decide(again, 'confirm', waterSecretary, tapId)
    expect(await decide(again, 'confirm', waterSecretary, tapId)).toMatchObject({ ok: true })
    expect(await decide(again)).toEqual({ ok: false, refusal: 'nothingWaits' })
  })

  it.each<[string, boolean, boolean]>([
    ['either', true, true],
    ['member', true, false],
    ['unit', false, true],
  ])('X22 filled in by %s: the member may %s, the unit %s', async (who, member, unit) => {
    town = await openTown({ ...townAtWork, rules: filledBy(who) })
    const mine = value(await town.as(liJianguo).call('basics.mine', {}))
    const shown = value(await town.as(waterSecretary).call('basics.show', { memberId: li }))
    expect([mine.can.ask, shown.can.enter]).toEqual([member, unit])
    expect(await ask({ ...after, skills: '木工' })).toMatchObject(
      member ? { ok: true } : { refusal: 'filledByUnit' },
    )
    expect(await enter()).toMatchObject(unit ? { ok: true } : { refusal: 'filledByMember' })
    expect(await onRoster()).toEqual(unit ? after : before)
  })

  it('X22 what is as it was is said, and changes nothing', async () => {
    town = await openTown(townAtWork)
    expect(await ask(before)).toEqual({ ok: false, refusal: 'nothingChanged' })
    expect(await enter(before)).toEqual({ ok: false, refusal: 'nothingChanged' })
    expect(await town.cloud.documents('basics')).toEqual([])
  })

  it.each<[string, object]>([
    ['a month that is none', { ...after, bornMonth: '1980-13' }],
    ['a month to come', { ...after, joinedMonth: '2027-01' }],
    ['a phone', { ...after, phone: '19911110001' }],
    ['a name', { ...after, name: '别人' }],
    ['a fact left out', { jobTitle: '科长' }],
  ])('X22 refuses %s', async (_what, facts) => {
    town = await openTown(townAtWork)
    expect(await ask(facts as BasicFacts)).toMatchObject({ ok: false, refusal: 'badInput' })
    expect(await enter(facts as BasicFacts)).toMatchObject({ ok: false, refusal: 'badInput' })
    expect(await onRoster()).toEqual(before)
  })

  it('G151 the community, the neighbour and other members see and change nothing', async () => {
    town = await openTown(townAtWork)
    const asked = value(await ask())
    for (const who of [sunnySecretary, riverSecretary]) {
      expect(await town.as(who).call('basics.show', { memberId: li })).toEqual({
        ok: false,
        refusal: 'notAllowed',
      })
      expect(await enter(after, who)).toEqual({ ok: false, refusal: 'notAllowed' })
      expect(await decide(asked, 'confirm', who)).toEqual({ ok: false, refusal: 'notAllowed' })
    }
    const sunny = { orgId: 'sunny', cursor: null }
    expect(await town.as(sunnySecretary).call('basics.list', sunny)).toEqual({
      ok: false,
      refusal: 'notAllowed',
    })
    expect(await onRoster()).toEqual(before)
    expect(await town.as(office).call('basics.show', { memberId: li })).toMatchObject({ ok: true })
  })

  it('X22 lists 45 wishes, each once, whoever waits longest first', async () => {
    const crowd = Array.from({ length: 45 }, (_, at) => ({ openid: `oB${at}`, name: `张${at}`, phone: null }))
    town = await openTown({
      ...townAtWork,
      accounts: [
        ...townAtWork.accounts,
        ...crowd.map(who => anAccount(who, { memberId: `m_${who.openid}` })),
      ],
      members: [...townAtWork.members, ...crowd.map(who => aMember(who))],
    })
    for (const who of crowd) value(await ask(after, who))
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page: { items: BasicsView[]; cursor: string | null } = value(
        await town.as(waterSecretary).call('basics.list', { orgId: 'water1', cursor }),
      )
      expect(page.items.length).toBeLessThanOrEqual(20)
      seen.push(...page.items.map(({ memberId }) => memberId))
      cursor = page.cursor
      if (cursor === null) break
    }
    expect(new Set(seen).size).toBe(45)
  })
})
