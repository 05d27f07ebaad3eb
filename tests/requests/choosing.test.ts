import type { Answer, Input } from '../../types/api'
import type { ChosenHelper } from '../../types/choosing'
import type { Volunteer } from '../../types/teams'
import { crossing } from '../crossing'
import { inboxOf, kindsOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import { appliedTo, leave } from '../teams/volunteering'
import {
  chenMing,
  liJianguo,
  newTap,
  type Person,
  riverSecretary,
  stranger,
  sunnySecretary,
  wangXiuying,
} from '../town'
import { acceptedForClaims, asked, keptRequests, wangAyi, zhangDaye } from './asking'
import { townWithHelpers, townWithManyHelpers } from './helpers'

const hour = 60 * 60_000

let town: Town
beforeEach(async () => {
  town = await openTown(townWithHelpers)
})

const act = (requestId: string, tapId = newTap()) => ({ requestId, tapId })
const li = { kind: 'person', id: 'm_oLI' } as const
const team = { kind: 'team', id: 'repairs' } as const

async function whoMayBeChosen(
  requestId: string,
  kind: ChosenHelper['kind'] = 'person',
  who = wangAyi,
): Promise<string[] | string> {
  const names: string[] = []
  let cursor: string | null = null
  do {
    const page: Answer<'requests.choosable'> = await town
      .as(who)
      .call('requests.choosable', { requestId, kind, cursor })
    if (!page.ok) return page.refusal
    names.push(...page.value.items.map(({ name }) => name))
    cursor = page.value.cursor
  } while (cursor)
  return names
}

const choose = (
  requestId: string,
  chosen: Input<'requests.choose'>['chosen'] = li,
  who = wangAyi,
  tapId = newTap(),
) => town.as(who).call('requests.choose', { requestId, tapId, chosen })
const agree = (who: Person, requestId: string) => town.as(who).call('requests.agree', act(requestId))
const turnDown = (who: Person, requestId: string) => town.as(who).call('requests.turnDown', act(requestId))

async function chosenBy(
  told: Parameters<typeof asked>[1] = {},
  chosen: Input<'requests.choose'>['chosen'] = li,
) {
  const { requestId } = await asked(town, told)
  const answer = await choose(requestId, chosen)
  if (!answer.ok) throw new Error(answer.refusal)
  return requestId
}

async function later(ms: number): Promise<void> {
  await town.cloud.clock({ advance: ms })
  await town.cloud.fireTimer('jobs')
}

const kept = async () => (await keptRequests(town))[0]

describe('who may be chosen', () => {
  it('A54 G96 those who offered it for this kind of service in this community, with what they agreed to show', async () => {
    const { requestId } = await asked(town)
    const page = await town
      .as(wangAyi)
      .call('requests.choosable', { requestId, kind: 'person', cursor: null })
    expect(page).toMatchObject({ ok: true, value: { cursor: null } })
    expect(page.ok && page.value.items).toEqual([
      {
        kind: 'person',
        id: 'm_oLI',
        name: '李建国',
        unit: '安平县水务局',
        services: ['appliances', 'other'],
        availability: ['weekends'],
        people: null,
      },
    ])
    expect(await whoMayBeChosen(requestId, 'team')).toEqual(['便民维修队'])
    const law = await asked(town, { category: 'policyLaw' })
    expect(await whoMayBeChosen(law.requestId)).toEqual([])
    expect(await whoMayBeChosen(law.requestId, 'team')).toEqual([])
  })

  it('A54 only whoever asked is shown them; an opinion needs nobody', async () => {
    const { requestId } = await asked(town)
    for (const who of [zhangDaye, liJianguo, sunnySecretary, riverSecretary]) {
      expect([who.name, await whoMayBeChosen(requestId, 'person', who)]).toEqual([who.name, 'notAllowed'])
    }
    expect(await whoMayBeChosen(requestId, 'person', stranger)).toBe('consentNeeded')
    const opinion = await asked(town, { kind: 'opinion', category: 'other' })
    expect(await whoMayBeChosen(opinion.requestId)).toBe('movedOn')
  })

  it('X13 the unit is told where the county lets the supervision board tell it', async () => {
    await town.cloud.load({ rules: [aVersion({ changes: { 'board.fields': ['posts'] } })] })
    const { requestId } = await asked(town)
    const page = await town
      .as(wangAyi)
      .call('requests.choosable', { requestId, kind: 'person', cursor: null })
    expect(page).toMatchObject({ value: { items: [{ name: '李建国', unit: null }] } })
  })

  it('X17 nobody who has not offered it, withdrew, left the community, or asked himself', async () => {
    const { requestId } = await asked(town)
    const offer = (services: Volunteer['offered'], who = wangXiuying) =>
      town.as(who).call('teams.offer', { tapId: newTap(), services })
    expect(await offer(['appliances'])).toMatchObject({ value: { volunteer: { offered: ['appliances'] } } })
    expect(await whoMayBeChosen(requestId)).toEqual(['李建国', '王秀英'])
    const own = await asked(town, {}, liJianguo)
    expect(await whoMayBeChosen(own.requestId, 'person', liJianguo)).toEqual(['王秀英'])
    await offer([])
    expect(await whoMayBeChosen(requestId)).toEqual(['李建国'])
    await leave(town, liJianguo, 'stop')
    expect(await whoMayBeChosen(requestId)).toEqual([])
    expect(await offer(['other'], liJianguo)).toMatchObject({ refusal: 'notVolunteering' })
    await appliedTo(town, liJianguo)
    expect(await whoMayBeChosen(requestId)).toEqual([])
    expect(await choose(requestId)).toMatchObject({ refusal: 'notOffered' })
    const neighbour = await offer(['appliances'], chenMing)
    expect(neighbour).toMatchObject({ refusal: 'notVolunteering' })
  })

  it('G96 twenty at a time, the 101st as well, and whoever was chosen stands behind the others', async () => {
    town = await openTown(townWithManyHelpers(101))
    const { requestId } = await asked(town)
    const before = await whoMayBeChosen(requestId)
    expect(before).toHaveLength(102)
    const [first = ''] = before
    const others = before.slice(1)
    await choose(requestId, { kind: 'person', id: first === '李建国' ? 'm_oLI' : `m_oMANY${first.slice(1)}` })
    const next = await asked(town)
    expect(await whoMayBeChosen(next.requestId)).toEqual([...others, first])
  })
})

describe('somebody is chosen', () => {
  it('A54 G28 says yes in one tap: whoever asked is told, and only now the door', async () => {
    const requestId = await chosenBy()
    expect(await inboxOf(town, liJianguo)).toMatchObject([
      { kind: 'requestChosen', link: { page: 'request', id: requestId }, told: { isTeam: false } },
    ])
    expect(await town.as(liJianguo).call('requests.atHand', {})).toMatchObject({
      value: { chosen: { requestId, can: { agree: true, turnDown: true, seeContact: false } } },
    })
    expect(await town.as(liJianguo).call('requests.contact', { requestId })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await agree(liJianguo, requestId)).toMatchObject({
      value: { request: { state: 'assigned', volunteers: [{ name: '李建国' }], chosen: null } },
    })
    expect(await agree(liJianguo, requestId)).toMatchObject({ ok: true })
    expect(await town.as(liJianguo).call('requests.contact', { requestId })).toMatchObject({
      value: { door: '2单元501' },
    })
    expect((await inboxOf(town, wangAyi))[0]).toMatchObject({ told: { act: 'agree', who: '李建国' } })
  })

  it('G28 U5 of two taps of one person at once the second is answered like the first', async () => {
    const requestId = await chosenBy()
    expect(await crossing(town, 'requests', () => agree(liJianguo, requestId))).toMatchObject([
      { value: { request: { volunteers: [{ name: '李建国' }] } } },
      { value: { request: { volunteers: [{ name: '李建国' }] } } },
    ])
  })

  it('X17 says no in one tap without a reason: it goes back to the community, nobody is blamed, and is not asked twice', async () => {
    const requestId = await chosenBy()
    expect(await turnDown(liJianguo, requestId)).toMatchObject({ ok: true })
    expect(await turnDown(liJianguo, requestId)).toMatchObject({ ok: true })
    expect(await kept()).toMatchObject({
      state: 'submitted',
      chosen: null,
      passedIds: ['m_oLI'],
      revision: 3,
    })
    expect((await inboxOf(town, wangAyi))[0]).toMatchObject({ told: { act: 'turnDown', who: null } })
    expect(await whoMayBeChosen(requestId)).toEqual([])
    expect(await choose(requestId)).toMatchObject({ refusal: 'notOffered' })
    expect(await agree(liJianguo, requestId)).toMatchObject({ refusal: 'movedOn' })
    await acceptedForClaims(town, { requestId } as Awaited<ReturnType<typeof asked>>)
    const near = await town.as(wangXiuying).call('requests.show', { requestId })
    expect(near.ok && JSON.stringify(near.value)).not.toContain('李建国')
    const host = await town.as(sunnySecretary).call('requests.show', { requestId })
    expect(host.ok && host.value.request.steps).toMatchObject([
      { act: 'submit' },
      { act: 'choose', note: '李建国' },
      { act: 'turnDown', note: null, by: { name: null } },
      { act: 'accept' },
    ])
  })

  it('A54 says nothing: after the county’s hours it goes on, and the community has the hours it had', async () => {
    await town.cloud.load({ rules: [aVersion({ changes: { 'requests.chosenHours': 6 } })] })
    const { requestId, dueAt } = await asked(town)
    await choose(requestId)
    await later(5 * hour)
    expect(await kept()).toMatchObject({ state: 'chosen' })
    await later(hour + 1)
    // Sunday: no hour of work went by.
    expect(await kept()).toMatchObject({ state: 'submitted', dueAt, passedIds: ['m_oLI'] })
    expect((await inboxOf(town, wangAyi))[0]).toMatchObject({ told: { act: 'passOn' } })
    expect((await inboxOf(town, liJianguo))[0]).toMatchObject({ kind: 'requestOff', told: { act: 'passOn' } })
    expect(await agree(liJianguo, requestId)).toMatchObject({ refusal: 'movedOn' })
    await later(5 * 60_000)
    expect((await inboxOf(town, wangAyi)).filter(({ kind }) => kind === 'requestMoved')).toHaveLength(1)
  })

  it('A54 the secretary sees it and may overrule: accept for all, or send somebody else; the chosen is thanked', async () => {
    const requestId = await chosenBy()
    const board = await town
      .as(sunnySecretary)
      .call('requests.list', { communityId: 'sunny', show: 'open', cursor: null })
    expect(board).toMatchObject({
      value: { items: [{ requestId, chosen: { name: '李建国' }, can: { assign: true } }] },
    })
    await town.as(sunnySecretary).call('requests.assign', { ...act(requestId), memberIds: ['m_oWANG'] })
    expect(await kept()).toMatchObject({ state: 'assigned', chosen: null, volunteerIds: ['m_oWANG'] })
    expect((await kindsOf(town, liJianguo)).sort()).toEqual(['requestChosen', 'requestOff'])
    expect(await agree(liJianguo, requestId)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('A54 may be chosen after the community accepted, too; a no leads back there, open to all as it was', async () => {
    const request = await asked(town)
    await acceptedForClaims(town, request)
    const { requestId } = request
    await choose(requestId)
    expect(await town.as(wangXiuying).call('requests.claim', act(requestId))).toMatchObject({ ok: false })
    await turnDown(liJianguo, requestId)
    expect(await kept()).toMatchObject({ state: 'accepted', isToTake: true })
    expect(await town.as(wangXiuying).call('requests.claim', act(requestId))).toMatchObject({ ok: true })
    expect(await choose(requestId)).toMatchObject({ refusal: 'movedOn' })
  })

  it('A54 the same tap chooses once, a second shows it as done; of two who are chosen at once one is', async () => {
    await town.as(wangXiuying).call('teams.offer', { tapId: newTap(), services: ['appliances'] })
    const { requestId } = await asked(town)
    const tapId = newTap()
    const answers = await Promise.all([1, 2, 3].map(() => choose(requestId, li, wangAyi, tapId)))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await choose(requestId)).toMatchObject({ ok: true })
    expect(await choose(requestId, { kind: 'person', id: 'm_oWANG' })).toMatchObject({ refusal: 'movedOn' })
    expect(await kept()).toMatchObject({ revision: 2 })
    expect(await inboxOf(town, liJianguo)).toHaveLength(1)

    const other = await asked(town)
    const both = await Promise.all([
      choose(other.requestId),
      choose(other.requestId, { kind: 'person', id: 'm_oWANG' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('A54 neighbours choose for nobody else, and only the chosen answer', async () => {
    const { requestId } = await asked(town)
    for (const who of [zhangDaye, liJianguo, sunnySecretary, riverSecretary]) {
      expect([who.name, await choose(requestId, li, who)]).toMatchObject([
        who.name,
        { refusal: 'notAllowed' },
      ])
    }
    expect(await choose(requestId, { kind: 'person', id: 'm_oCHEN' })).toMatchObject({
      refusal: 'notOffered',
    })
    expect(await choose(requestId, { kind: 'team', id: 'sunny' })).toMatchObject({ refusal: 'notOffered' })
    await choose(requestId)
    for (const who of [wangXiuying, chenMing, wangAyi, sunnySecretary]) {
      expect([who.name, await agree(who, requestId)]).toMatchObject([who.name, { refusal: 'notAllowed' }])
      expect([who.name, await turnDown(who, requestId)]).toMatchObject([who.name, { refusal: 'notAllowed' }])
    }
    const near = await town.as(wangXiuying).call('requests.listOpen', { cursor: null })
    expect(near).toMatchObject({ value: { items: [] } })
  })

  it('G37 where two go together the second comes from nearby, and nobody learns the door before', async () => {
    const requestId = await chosenBy({ livesAlone: true })
    expect(await agree(liJianguo, requestId)).toMatchObject({ value: { request: { isSecondMissing: true } } })
    expect(await town.as(liJianguo).call('requests.contact', { requestId })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(wangXiuying).call('requests.claim', act(requestId))).toMatchObject({ ok: true })
  })

  it('X27 a team: its leader is told and may say no for all, whoever of it says yes first comes', async () => {
    const requestId = await chosenBy({}, team)
    expect(await kindsOf(town, liJianguo)).toEqual([])
    expect(await inboxOf(town, wangXiuying)).toMatchObject([
      { kind: 'requestChosen', told: { isTeam: true } },
    ])
    expect(await town.as(liJianguo).call('requests.show', { requestId })).toMatchObject({
      value: { request: { chosen: { name: '便民维修队' }, can: { agree: true, turnDown: false } } },
    })
    expect(await turnDown(liJianguo, requestId)).toMatchObject({ refusal: 'notAllowed' })
    const both = await Promise.all([agree(liJianguo, requestId), agree(wangXiuying, requestId)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await kept())?.volunteerIds).toHaveLength(1)

    const other = await chosenBy({}, team)
    expect(await turnDown(wangXiuying, other)).toMatchObject({ ok: true })
    expect(await whoMayBeChosen(other, 'team')).toEqual([])
  })

  it('X27 a team that nobody leads is not chosen', async () => {
    town = await openTown({
      ...townWithHelpers,
      accounts: townWithHelpers.accounts.map(account => ({
        ...account,
        roles: account.roles.filter(({ orgId }) => orgId !== 'repairs'),
      })),
    })
    const { requestId } = await asked(town)
    expect(await choose(requestId, team)).toMatchObject({ refusal: 'notOffered' })
  })

  it('G38 U5 nothing is left untold when the instance is killed right after the choice', async () => {
    const { requestId } = await asked(town)
    await town.cloud.fault({
      operation: 'requests.choose',
      action: 'database.modifyDocument',
      collection: 'requests',
      effect: { kind: 'killInstance', at: 'after' },
    })
    await choose(requestId).catch(() => null)
    await later(6 * 60_000)
    expect(await kindsOf(town, liJianguo)).toEqual(['requestChosen'])
  })
})

describe('the community is told that something is new', () => {
  const fresh = async (who = sunnySecretary) =>
    (await inboxOf(town, who)).filter(({ kind }) => kind === 'requestsNew')

  it('G26 one line for its secretary however many there are, new again once it was seen', async () => {
    await asked(town)
    await asked(town, { text: '厨房煤气味很大' })
    expect(await fresh()).toEqual([])
    await later(6 * 60_000)
    expect(await fresh()).toMatchObject([
      {
        isNew: true,
        told: { community: '阳光社区', isUrgent: true },
        link: { page: 'requests', id: 'sunny' },
      },
    ])
    expect(await fresh(riverSecretary)).toEqual([])
    await later(6 * 60_000)
    await asked(town)
    await later(6 * 60_000)
    const [line, ...more] = await fresh()
    expect([line?.told, more]).toEqual([{ community: '阳光社区', isUrgent: false }, []])
    await town.as(sunnySecretary).call('notices.markSeen', { tapId: newTap(), kind: 'all' })
    await later(6 * 60_000)
    expect(await fresh()).toMatchObject([{ isNew: false }])
    await asked(town)
    await later(6 * 60_000)
    expect(await fresh()).toMatchObject([{ isNew: true }])
  })

  it('G26 also when whoever was chosen does not come; not of what the desk took down itself', async () => {
    const requestId = await chosenBy()
    await later(6 * 60_000)
    await town.as(sunnySecretary).call('notices.markSeen', { tapId: newTap(), kind: 'all' })
    await turnDown(liJianguo, requestId)
    await later(6 * 60_000)
    expect(await fresh()).toMatchObject([{ isNew: true }])
    const told = {
      kind: 'help',
      category: 'other',
      building: null,
      door: null,
      spot: null,
      when: 'any',
    } as const
    const who = { forWhom: 'me', name: null, phone: null, isOpenToClaims: true } as const
    await town.as(sunnySecretary).call('requests.submitFor', {
      ...told,
      ...who,
      tapId: newTap(),
      communityId: 'sunny',
      estateId: 'garden',
      text: '代取药',
    })
    expect((await keptRequests(town)).filter(({ freshAt }) => freshAt !== null)).toEqual([])
  })
})
