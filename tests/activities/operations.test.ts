import { org } from '../../emulator/seed/county'
import type { Input, OperationName } from '../../types/api'
import { openTown, type Town } from '../open-town'
import {
  aMember,
  anAccount,
  anOfficer,
  bound,
  chenMing,
  liJianguo,
  newTap,
  orgs,
  type Person,
  riverSecretary,
  sunnySecretary,
  today,
  townAtWork,
  wangXiuying,
} from '../town'
import { until } from '../until'
import {
  anActivity,
  aPlan,
  aSignup,
  hour,
  keptActivities,
  keptAttendances,
  keptSignups,
  keptTasks,
} from './planning'

let town: Town

const li = 'm_oLI'
const wang = 'm_oWANG'
const zhang: Person = { openid: 'oZHANG', name: '张伟', phone: null }
const groupLeader: Person = { openid: 'oLEADER', name: '组长', phone: null }
/** Goes on now, in 阳光社区. */
const now = { startsAt: today - hour, endsAt: today + hour }

async function ask<Name extends OperationName>(who: Person, op: Name, input: Input<Name>) {
  const answer = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

const tap = (activityId = 'clean') => ({ activityId, tapId: newTap() })

async function open(activities = [anActivity('clean'), anActivity('now', now)], more: object[] = []) {
  const third = bound(zhang)
  town = await openTown({
    ...townAtWork,
    orgs: [...orgs, org('group1', 'group', 'community', '桂花园第一小组', 'garden')],
    accounts: [
      ...townAtWork.accounts,
      third.account,
      anOfficer(groupLeader, 'groupLeader', 'group1'),
      anAccount({ openid: 'oNOBODY', name: '', phone: null }),
    ],
    members: [...townAtWork.members, third.member, aMember({ openid: 'oOLD', name: '赵老', phone: null })],
    activities,
    registrations: more,
  })
}

describe('planning', () => {
  beforeEach(() => open())

  it('A38 A57 a secretary plans, changes and cancels; everybody signed up is told until they have seen it', async () => {
    const planned = { orgId: 'sunny', plan: aPlan({ kind: 'collective', siteId: 'sunny1' }), tapId: newTap() }
    const { activity } = await ask(sunnySecretary, 'activities.create', planned)
    expect(await ask(sunnySecretary, 'activities.create', planned)).toEqual({ activity })
    expect(await keptActivities(town)).toHaveLength(3)
    const { activityId } = activity
    await ask(liJianguo, 'activities.signUp', tap(activityId))

    await town.cloud.clock({ advance: 1000 })
    const later = aPlan({ kind: 'collective', siteId: 'sunny1', startsAt: aPlan().startsAt + hour })
    const edited = { activityId, revision: 0, plan: later, tapId: newTap() }
    expect((await ask(sunnySecretary, 'activities.edit', edited)).activity).toMatchObject({
      revision: 1,
      startsAt: later.startsAt,
    })
    expect(
      await town.as(sunnySecretary).call('activities.edit', { ...edited, tapId: newTap() }),
    ).toMatchObject({
      refusal: 'changedMeanwhile',
    })
    const mine = async () => (await ask(liJianguo, 'activities.mine', {})).mine[0]
    expect((await mine())?.my).toMatchObject({ signup: 'signedUp', news: 'changed' })
    await ask(liJianguo, 'activities.see', tap(activityId))
    expect((await mine())?.my.news).toBeNull()

    await town.cloud.clock({ advance: 1000 })
    const cancel = { activityId, reason: '下雨', tapId: newTap() }
    await ask(sunnySecretary, 'activities.cancel', cancel)
    const again = { ...cancel, reason: '又下雨', tapId: newTap() }
    expect((await ask(sunnySecretary, 'activities.cancel', again)).activity.cancelReason).toBe('下雨')
    expect(await mine()).toMatchObject({
      state: 'cancelled',
      cancelReason: '下雨',
      my: { news: 'cancelled' },
    })
    expect(await town.as(wangXiuying).call('activities.signUp', tap(activityId))).toMatchObject({
      refusal: 'activityCancelled',
    })
    const { history } = await ask(sunnySecretary, 'activities.show', { activityId })
    expect(history.map(({ act, fields, reason, place }) => [act, fields, reason, place])).toEqual([
      ['create', [], null, '阳光社区'],
      ['edit', ['startsAt'], null, '阳光社区'],
      ['cancel', [], '下雨', '阳光社区'],
    ])
  })

  it('G40 refuses what is past, another community, and another one’s site', async () => {
    const create = (plan: ReturnType<typeof aPlan>, who = sunnySecretary) =>
      town.as(who).call('activities.create', { orgId: 'sunny', plan, tapId: newTap() })
    expect(await create(aPlan({ startsAt: today - 2, endsAt: today - 1 }))).toMatchObject({
      refusal: 'alreadyPast',
    })
    expect(await create(aPlan({ siteId: 'river1' }))).toMatchObject({ refusal: 'unknownSite' })
    expect(await create(aPlan({ endsAt: aPlan().startsAt }))).toMatchObject({ refusal: 'badInput' })
    expect(await create(aPlan({ educationWay: 'lesson' }))).toMatchObject({ refusal: 'badInput' })
    expect(await create({ ...aPlan(), points: 5 } as never)).toMatchObject({ refusal: 'badInput' })
    expect(await create(aPlan(), riverSecretary)).toMatchObject({ refusal: 'notAllowed' })
    expect(await create(aPlan({ kind: 'training', educationWay: 'lesson' }))).toMatchObject({ ok: true })
    const edit = { activityId: 'now', revision: 0, plan: aPlan(), tapId: newTap() }
    expect(await town.as(sunnySecretary).call('activities.edit', edit)).toMatchObject({
      refusal: 'activityBegun',
    })
  })

  it('G40 a group leader runs the group’s own, and only its people may come', async () => {
    const plan = aPlan({ openTo: 'group' })
    const { activity } = await ask(groupLeader, 'activities.create', {
      orgId: 'group1',
      plan,
      tapId: newTap(),
    })
    expect(activity).toMatchObject({ org: { orgId: 'group1' }, community: { orgId: 'sunny' } })
    expect(
      await town.as(groupLeader).call('activities.create', { orgId: 'sunny', plan, tapId: newTap() }),
    ).toMatchObject({ refusal: 'notAllowed' })
    expect(await town.as(liJianguo).call('activities.signUp', tap(activity.activityId))).toMatchObject({
      refusal: 'notYourGroup',
    })
    await town.cloud.load({
      registrations: [{ _id: `${li}_sunny`, assigned: { estateId: null, groupId: 'group1', postIds: [] } }],
    })
    expect(await ask(liJianguo, 'activities.signUp', tap(activity.activityId))).toMatchObject({
      signup: 'signedUp',
    })
    const asked = { orgId: 'group1', activityId: activity.activityId, namePrefix: '', cursor: null }
    const people = await ask(groupLeader, 'activities.listPeople', { ...asked, show: 'signedUp' })
    expect(people.items.map(({ name }) => name)).toEqual(['李建国'])
    for (const show of ['everybody', 'signedUp'] as const) {
      const orgId = show === 'everybody' ? 'group1' : 'sunny'
      expect(
        await town.as(groupLeader).call('activities.listPeople', { ...asked, orgId, show }),
      ).toMatchObject({ refusal: 'notAllowed' })
    }
  })

  it('A57 the secretary sees in time how many collective services the quarter still wants', async () => {
    const asked = { communityId: 'sunny', quarter: null }
    expect(await ask(sunnySecretary, 'activities.quarter', asked)).toMatchObject({
      quarter: '2026Q4',
      quarterEnds: '2026-12-31',
      collectiveWanted: 1,
      collectiveArranged: 0,
    })
    const plan = aPlan({ kind: 'collective' })
    const { activity } = await ask(sunnySecretary, 'activities.create', {
      orgId: 'sunny',
      plan,
      tapId: newTap(),
    })
    expect(await ask(sunnySecretary, 'activities.quarter', asked)).toMatchObject({ collectiveArranged: 1 })
    const { activityId } = activity
    await ask(sunnySecretary, 'activities.cancel', { activityId, reason: '停电', tapId: newTap() })
    expect(await ask(sunnySecretary, 'activities.quarter', asked)).toMatchObject({ collectiveArranged: 0 })
  })
})

describe('signing up', () => {
  beforeEach(() => open())

  it('G40 the third of two waits, and has the place of whoever leaves', async () => {
    expect(await ask(liJianguo, 'activities.signUp', tap())).toEqual({
      signup: 'signedUp',
      placeInLine: null,
      isNew: true,
    })
    await ask(wangXiuying, 'activities.signUp', tap())
    const first = tap()
    const waiting = { signup: 'waiting', placeInLine: 1 }
    expect(await ask(zhang, 'activities.signUp', first)).toEqual({ ...waiting, isNew: true })
    expect(await ask(zhang, 'activities.signUp', first)).toEqual({ ...waiting, isNew: true })
    expect(await ask(zhang, 'activities.signUp', tap())).toEqual({ ...waiting, isNew: false })
    expect(await ask(zhang, 'activities.show', { activityId: 'clean' })).toMatchObject({
      placeInLine: 1,
      my: { signup: 'waiting' },
      can: { signUp: false, leave: true, run: false },
    })

    await town.cloud.clock({ advance: 1000 })
    const left = tap()
    await ask(liJianguo, 'activities.leave', left)
    expect(await ask(liJianguo, 'activities.leave', left)).toEqual({ left: true })
    expect((await ask(zhang, 'activities.mine', {})).mine).toMatchObject([
      { signedUp: 2, waiting: 0, my: { signup: 'signedUp', news: 'movedUp' } },
    ])
    expect(await ask(liJianguo, 'activities.signUp', tap())).toMatchObject({ placeInLine: 1 })
    // The leaving that comes again much later takes nothing away.
    await ask(liJianguo, 'activities.leave', left)
    expect((await ask(liJianguo, 'activities.show', { activityId: 'clean' })).my.signup).toBe('waiting')
  })

  it('G40 of two at once for the last place one has it and the other is first in line', async () => {
    await ask(liJianguo, 'activities.signUp', tap())
    const both = await Promise.all([
      ask(wangXiuying, 'activities.signUp', tap()),
      ask(zhang, 'activities.signUp', tap()),
    ])
    expect(both.map(({ signup, placeInLine }) => [signup, placeInLine]).sort()).toEqual([
      ['signedUp', null],
      ['waiting', 1],
    ])
  })

  it('G40 more room lets people move up by themselves', async () => {
    for (const who of [liJianguo, wangXiuying, zhang]) await ask(who, 'activities.signUp', tap())
    const edit = { activityId: 'clean', revision: 0, plan: aPlan({ capacity: 3 }), tapId: newTap() }
    expect((await ask(sunnySecretary, 'activities.edit', edit)).activity).toMatchObject({
      signedUp: 3,
      waiting: 0,
    })
  })

  it('G40 a move up that was cut off is finished by the clock, once', async () => {
    for (const who of [liJianguo, wangXiuying, zhang]) await ask(who, 'activities.signUp', tap())
    await town.cloud.fault({
      operation: 'activities.leave',
      collection: 'activities',
      action: 'database.modifyDocument',
      when: { every: 2 },
      effect: { kind: 'killInstance', at: 'after' },
    })
    await expect(town.as(liJianguo).call('activities.leave', tap())).rejects.toThrow()
    const [cut] = (await keptActivities(town)).filter(({ _id }) => _id === 'clean')
    expect(cut).toMatchObject({ signedUp: 1, waiting: 1, isToFill: true, underWay: [] })
    await town.cloud.clearFaults()

    await town.cloud.fireTimer('jobs')
    const [healed] = (await keptActivities(town)).filter(({ _id }) => _id === 'clean')
    expect(healed).toMatchObject({ signedUp: 2, waiting: 0, isToFill: false })
    expect((await keptSignups(town)).filter(({ state }) => state === 'signedUp')).toHaveLength(2)
  })

  it('G40 a sign-up or a leaving that was cut off anywhere is finished by the clock: the counts are what is written', async () => {
    const reached = new Set<string>()
    for (const operation of ['activities.signUp', 'activities.leave'] as const) {
      for (const request of [4, 5, 6, 7]) {
        await open()
        for (const who of [wangXiuying, zhang]) await ask(who, 'activities.signUp', tap())
        if (operation === 'activities.leave') await ask(wangXiuying, 'activities.leave', tap())
        if (operation === 'activities.leave') await ask(liJianguo, 'activities.signUp', tap())
        const effect = { kind: 'killInstance', at: 'after' } as const
        await town.cloud.fault({ operation, request, effect })
        await expect(town.as(liJianguo).call(operation, tap())).rejects.toThrow()

        await town.cloud.clearFaults()
        await town.cloud.clock({ advance: 10 * 60_000 })
        await town.cloud.fireTimer('jobs')
        const [line] = (await keptActivities(town)).filter(({ _id }) => _id === 'clean')
        const signups = await keptSignups(town)
        const count = (wanted: string) => signups.filter(({ state }) => state === wanted).length
        expect(line).toMatchObject({ signedUp: count('signedUp'), waiting: count('waiting'), underWay: [] })
        reached.add(signups.map(({ state }) => state).join(' '))
      }
    }
    expect(reached.size).toBeGreaterThan(2)
  })

  it('G40 a sign-up that is being written when the hours change stands where the activity stands', async () => {
    const plan = aPlan({ endsAt: aPlan().endsAt + hour })
    const edit = (revision: number) =>
      town
        .as(sunnySecretary)
        .call('activities.edit', { activityId: 'clean', revision, plan, tapId: newTap() })
    // The code of an edit has been read: the one that counts is done long before the slow answer.
    expect(await edit(7)).toMatchObject({ refusal: 'changedMeanwhile' })
    const slow = { kind: 'latency', ms: 1500 } as const
    const request = { operation: 'activities.signUp', collection: 'activitySignups' }
    await town.cloud.fault({ ...request, action: 'database.insertDocument', effect: slow })
    const signedUp = ask(liJianguo, 'activities.signUp', tap())
    await until(
      () => keptActivities(town),
      lines => lines.some(({ underWay }) => underWay.length > 0),
    )
    expect(await edit(0)).toMatchObject({ ok: true })
    await signedUp
    const [line] = (await keptActivities(town)).filter(({ _id }) => _id === 'clean')
    expect(await keptSignups(town)).toMatchObject([{ endsKey: line?.endsKey, state: 'signedUp' }])
    expect(line).toMatchObject({ signedUp: 1, underWay: [] })
  })

  it('G40 is refused to people of another community, once it has begun, and to nobody twice', async () => {
    expect(await town.as(chenMing).call('activities.signUp', tap())).toMatchObject({ refusal: 'notAllowed' })
    expect(await town.as(chenMing).call('activities.show', { activityId: 'clean' })).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await town.as(liJianguo).call('activities.signUp', tap('now'))).toMatchObject({
      refusal: 'activityBegun',
    })
    expect(await ask(chenMing, 'activities.upcoming', { cursor: null })).toEqual({ items: [], cursor: null })
  })

  it('G40 lists what is to come in pages, each once', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      anActivity(`many${index}`, { endsAt: aPlan().endsAt + index * 1000 }),
    )
    await open(many)
    const seen: string[] = []
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page: { items: { activityId: string }[]; cursor: string | null } = await ask(
        liJianguo,
        'activities.upcoming',
        { cursor },
      )
      seen.push(...page.items.map(({ activityId }) => activityId))
      cursor = page.cursor
    }
    expect(seen).toEqual(many.map(({ _id }) => _id))
  })
})

describe('attending', () => {
  beforeEach(() => open())

  const enter = (memberIds: string[]) =>
    ask(sunnySecretary, 'activities.enter', { ...tap('now'), memberIds, reason: '没带手机' })
  const takeBack = (memberId: string) =>
    ask(sunnySecretary, 'activities.undo', { ...tap('now'), memberId, reason: '记错了人' })

  it('A36 A53 G07 by list, for those without a phone, too; the task of the quarter is done with it', async () => {
    const told = { ...tap('now'), memberIds: ['m_oOLD', li, 'm_oCHEN'], reason: '没带手机' }
    const { items } = await ask(sunnySecretary, 'activities.enter', told)
    expect(items).toEqual([
      { memberId: 'm_oOLD', ok: true },
      { memberId: li, ok: true },
      { memberId: 'm_oCHEN', ok: false, refusal: 'notAllowed' },
    ])
    await ask(sunnySecretary, 'activities.enter', told)
    expect(await keptAttendances(town)).toHaveLength(2)
    expect((await keptAttendances(town))[0]).toMatchObject({ tier: 'C', way: 'list', state: 'present' })
    expect((await ask(liJianguo, 'activities.mine', {})).task).toMatchObject({ source: 'activity' })
    expect((await keptTasks(town)).map(({ _id }) => _id).sort()).toEqual([
      `${li}_sunny_2026Q4`,
      'm_oOLD_sunny_2026Q4',
    ])
    expect(
      await town
        .as(sunnySecretary)
        .call('activities.enter', { ...told, activityId: 'clean', tapId: newTap() }),
    ).toMatchObject({ refusal: 'notBegun' })
  })

  it('G14 A36 taken back with a reason, the task goes with it, and a new entry brings both back', async () => {
    const entered = { ...tap('now'), memberIds: [li], reason: '没带手机' }
    await ask(sunnySecretary, 'activities.enter', entered)
    expect(await takeBack(li)).toEqual({ memberId: li, isTaskDone: false })
    expect((await ask(liJianguo, 'activities.mine', {})).task).toBeNull()
    // The first entry, sent again by a bad network, does not undo the undoing.
    await ask(sunnySecretary, 'activities.enter', entered)
    expect((await keptAttendances(town))[0]?.state).toBe('undone')

    await enter([li])
    expect((await ask(liJianguo, 'activities.mine', {})).task).not.toBeNull()
    const [kept] = await keptAttendances(town)
    expect(kept?.history.map(({ act, reason }) => [act, reason])).toEqual([
      ['enter', '没带手机'],
      ['undo', '记错了人'],
      ['enter', '没带手机'],
    ])
    const [task] = await keptTasks(town)
    expect(task?.history.map(({ state }) => state)).toEqual(['done', 'undone', 'done'])
  })

  it('A36 what else was done in the quarter keeps the task', async () => {
    await open([anActivity('now', now), anActivity('other', now)])
    await enter([li])
    const other = { ...tap('other'), memberIds: [li], reason: '没带手机' }
    await ask(sunnySecretary, 'activities.enter', other)
    expect(await takeBack(li)).toEqual({ memberId: li, isTaskDone: true })
    expect((await keptTasks(town))[0]?.source).toEqual({ kind: 'activity', id: `${li}_other` })
    const back = { ...tap('other'), memberId: li, reason: '也记错了' }
    expect(await ask(sunnySecretary, 'activities.undo', back)).toEqual({ memberId: li, isTaskDone: false })
  })

  it('A36 a task that was cut off after the attendance is completed by the clock', async () => {
    await town.cloud.fault({
      operation: 'activities.enter',
      action: 'database.insertDocument',
      collection: 'activityTasks',
      effect: { kind: 'killInstance', at: 'before' },
    })
    const entering = town
      .as(sunnySecretary)
      .call('activities.enter', { ...tap('now'), memberIds: [li], reason: '没带手机' })
    await expect(entering).rejects.toThrow()
    expect(await keptAttendances(town)).toHaveLength(1)
    expect(await keptTasks(town)).toHaveLength(0)
    await town.cloud.clock({ advance: 5 * 60_000 })
    await town.cloud.fireTimer('jobs')
    expect(await keptTasks(town)).toMatchObject([{ state: 'done', source: { id: `${li}_now` } }])
  })

  it('G204 two who are there confirm one another with a tap each; nobody confirms alone or from home', async () => {
    const confirm = (who: Person, memberId: string) =>
      town.as(who).call('activities.confirmPeer', { ...tap('now'), memberId })
    const arrived = await ask(liJianguo, 'activities.arrive', tap('now'))
    expect(arrived.my.attendance).toMatchObject({ state: 'pending', tier: 'D' })
    expect((await ask(liJianguo, 'activities.mine', {})).task).toBeNull()
    expect(await confirm(liJianguo, li)).toMatchObject({ refusal: 'ownAct' })
    expect(await confirm(wangXiuying, li)).toMatchObject({ refusal: 'sayYouAreHere' })
    expect(
      await town.as(wangXiuying).call('activities.listPeers', { activityId: 'now', cursor: null }),
    ).toMatchObject({
      refusal: 'notAllowed',
    })
    expect(await confirm(liJianguo, wang)).toMatchObject({ refusal: 'notThere' })

    await ask(wangXiuying, 'activities.arrive', tap('now'))
    const { items } = await ask(wangXiuying, 'activities.listPeers', { activityId: 'now', cursor: null })
    expect(items).toEqual([{ memberId: li, name: '李建国', isConfirmed: false }])
    expect(await confirm(wangXiuying, li)).toMatchObject({ ok: true })
    expect(await confirm(wangXiuying, li)).toMatchObject({ ok: true })
    const of = (memberId: string, all: Awaited<ReturnType<typeof keptAttendances>>) =>
      all.find(attendance => attendance.memberId === memberId)
    const kept = await keptAttendances(town)
    expect(of(li, kept)).toMatchObject({ state: 'present', tier: 'D', vouchers: [li, wang] })
    expect(of(wang, kept)).toMatchObject({ state: 'pending' })
    expect((await ask(liJianguo, 'activities.mine', {})).task).not.toBeNull()
    expect(await confirm(liJianguo, wang)).toMatchObject({ ok: true })
    expect((await ask(wangXiuying, 'activities.mine', {})).task).not.toBeNull()
    expect(await confirm(chenMing, wang)).toMatchObject({ refusal: 'notAllowed' })
  })

  it('G15 leaving is noted once, and never how long anybody stayed', async () => {
    await open([anActivity('now', { ...now, needsCheckOut: true })])
    expect(await town.as(liJianguo).call('activities.checkOut', tap('now'))).toMatchObject({
      refusal: 'notThere',
    })
    await enter([li])
    expect((await ask(liJianguo, 'activities.show', { activityId: 'now' })).can.checkOut).toBe(true)
    await town.cloud.clock({ advance: 1000 })
    const { my } = await ask(liJianguo, 'activities.checkOut', tap('now'))
    await town.cloud.clock({ advance: 1000 })
    expect((await ask(liJianguo, 'activities.checkOut', tap('now'))).my).toEqual(my)
    expect(JSON.stringify(await keptAttendances(town))).not.toMatch(/minutes|duration|hours/i)
  })

  it('G186 the sheet to tick by hand names everybody who signed up, a hundred a sheet', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) =>
      aMember({ openid: `oC${index}`, name: `张${index}<`, phone: null }),
    )
    const signups = crowd.map(({ _id }, index) => aSignup(_id, 'clean', index))
    await town.cloud.load({ members: crowd, activitySignups: signups })
    const asked = { orgId: 'sunny', activityId: 'clean', cursor: null as string | null }
    const first = await ask(sunnySecretary, 'activities.sheet', { ...asked, tapId: newTap() })
    expect(first.people).toBe(100)
    const html = await (await fetch(first.url)).text()
    expect(html).toContain('张99&lt;')
    expect(html).not.toContain('张100')
    const second = await ask(sunnySecretary, 'activities.sheet', {
      ...asked,
      cursor: first.cursor,
      tapId: newTap(),
    })
    expect(second).toMatchObject({ people: 1, cursor: null })
    const page = { ...asked, show: 'signedUp', namePrefix: '' } as const
    const list = await ask(sunnySecretary, 'activities.listPeople', page)
    expect([list.items.length, list.cursor === null]).toEqual([20, false])
  })
})

describe('a dispersed service', () => {
  beforeEach(() => open())

  const note = (who = liJianguo, day = '2026-11-20') =>
    town.as(who).call('activities.noteService', {
      tapId: newTap(),
      day,
      where: '桂花园平房区',
      what: '帮两户老人换灯',
      field: 'service',
    })
  async function noted() {
    const answer = await note()
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value.service.serviceId
  }

  it('A56 A36 is noted in two lines and counts when the community confirms it, once', async () => {
    const serviceId = await noted()
    expect((await ask(liJianguo, 'activities.mine', {})).task).toBeNull()
    const decide = { serviceId, decision: 'confirm', reason: null } as const
    expect(
      await town.as(riverSecretary).call('activities.decideService', { ...decide, tapId: newTap() }),
    ).toMatchObject({ refusal: 'notAllowed' })
    const { service } = await ask(sunnySecretary, 'activities.decideService', { ...decide, tapId: newTap() })
    expect(service).toMatchObject({ state: 'confirmed', name: '李建国' })
    await ask(sunnySecretary, 'activities.decideService', { ...decide, tapId: newTap() })
    expect((await ask(liJianguo, 'activities.mine', {})).task).toMatchObject({ source: 'service' })
    expect(await keptTasks(town)).toHaveLength(1)
    expect(
      await town.as(liJianguo).call('activities.withdrawService', { serviceId, tapId: newTap() }),
    ).toMatchObject({ refusal: 'alreadyDecided' })
  })

  it('A56 X17 may be taken back or declined with a reason, and nothing counts then', async () => {
    const first = await noted()
    const { service } = await ask(liJianguo, 'activities.withdrawService', {
      serviceId: first,
      tapId: newTap(),
    })
    expect(service.state).toBe('withdrawn')
    const serviceId = await noted()
    const decline = { serviceId, decision: 'decline' as const, tapId: newTap() }
    expect(
      await town.as(sunnySecretary).call('activities.decideService', { ...decline, reason: null }),
    ).toMatchObject({ refusal: 'reasonMissing' })
    await ask(sunnySecretary, 'activities.decideService', { ...decline, tapId: newTap(), reason: '写重了' })
    const { items } = await ask(liJianguo, 'activities.myServices', { cursor: null })
    expect(items.map(({ state, reason }) => [state, reason]).sort()).toEqual([
      ['declined', '写重了'],
      ['withdrawn', null],
    ])
    expect(await keptTasks(town)).toHaveLength(0)
  })

  it('A56 belongs to a day that has been, not long ago, and to a community', async () => {
    expect(await note(liJianguo, '2026-11-23')).toMatchObject({ refusal: 'dayInFuture' })
    expect(await note(liJianguo, '2026-08-01')).toMatchObject({ refusal: 'dayTooEarly' })
    await town.cloud.load({ members: [aMember(liJianguo, { communityId: null, openid: liJianguo.openid })] })
    expect(await note()).toMatchObject({ refusal: 'noCommunity' })
  })

  it('A36 a post’s task is marked by the community, and only that mark is taken back', async () => {
    const mark = (isDone: boolean, memberId = li) =>
      town.as(sunnySecretary).call('activities.markTask', {
        tapId: newTap(),
        communityId: 'sunny',
        memberId,
        isDone,
        reason: '治安巡逻做完了',
      })
    expect(await mark(true)).toMatchObject({ value: { isTaskDone: true } })
    expect((await ask(liJianguo, 'activities.mine', {})).task).toMatchObject({ source: 'post' })
    expect(await mark(false)).toMatchObject({ value: { isTaskDone: false } })
    await ask(sunnySecretary, 'activities.enter', { ...tap('now'), memberIds: [li], reason: '没带手机' })
    expect(await mark(false)).toMatchObject({ value: { isTaskDone: true } })
    expect(await mark(true, 'm_oCHEN')).toMatchObject({ refusal: 'notAllowed' })
  })
})
