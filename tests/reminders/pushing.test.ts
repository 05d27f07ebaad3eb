import { numberRows } from '../../cloudfunctions/domain/reminders/number-list'
import { decideSending } from '../../cloudfunctions/domain/reminders/rules'
import type { AuditRow } from '../../cloudfunctions/kernel/audit'
import { readySentences } from '../../src/contract/ready-sentences'
import type { Answer, Input, OperationName } from '../../types/api'
import type { Notice } from '../../types/notices'
import { townWithDesk } from '../checkins/desk'
import { withPosts } from '../groups/grouping'
import { inboxOf } from '../notices/inbox'
import { openTown, type Town } from '../open-town'
import { aVersion } from '../rules/versions'
import { randomFrom, size } from '../size'
import {
  bound,
  liJianguo,
  newTap,
  noon,
  office,
  sunnyCode,
  sunnySecretary,
  today,
  wangXiuying,
} from '../town'
import { consentOf, templateId, townToRemind } from './asking'

let town: Town

const everybody = { kind: 'all' } as const
const ofQuarter = { communityId: 'sunny', matter: 'checkin' } as const
const toPush = (told: Partial<Input<'reminders.push'>> = {}): Input<'reminders.push'> => ({
  tapId: newTap(),
  ...ofQuarter,
  chosen: everybody,
  sentence: 'scan',
  ...told,
})

async function ask<Name extends OperationName>(op: Name, input: Input<Name>, who = sunnySecretary) {
  const answer: Answer<Name> = await town.as(who).call(op, input)
  if (!answer.ok) throw new Error(`${op}: ${answer.refusal}`)
  return answer.value
}

const refusalOf = async <Name extends OperationName>(op: Name, input: Input<Name>, who = sunnySecretary) => {
  const answer: Answer<Name> = await town.as(who).call(op, input)
  return answer.ok ? null : answer.refusal
}

const countsOf = async () => (await ask('reminders.preview', { ...ofQuarter, chosen: everybody })).counts
const namesIn = async (part: Input<'reminders.listChosen'>['part']) =>
  (await ask('reminders.listChosen', { ...ofQuarter, chosen: everybody, part, cursor: null })).items.map(
    ({ name, stands }) => [name, stands],
  )
const watched = async () => (await ask('reminders.listPushes', { communityId: 'sunny', cursor: null })).items
const calls = async () =>
  (await ask('reminders.listCalls', { ...ofQuarter, cursor: null })).items.map(({ name, reason }) => [
    name,
    reason,
  ])

async function minutesLater(minutes: number): Promise<void> {
  await town.cloud.clock({ now: today + minutes * 60_000 })
  await town.cloud.fireTimer('jobs')
}

/** A Monday at noon: messages go out. */
const workday = noon('2026-11-23')

async function open(more: Record<string, object[]> = {}, now = today): Promise<void> {
  town = await openTown({ ...townToRemind, ...more }, now)
  await town.cloud.subscribe(wangXiuying.openid, [templateId])
}

describe('before anything is sent', () => {
  it('G55 the preview says how many are reached how, and who, and who is left out', async () => {
    await open()
    const { counts, isOfficeHour, gone, can } = await ask('reminders.preview', {
      ...ofQuarter,
      chosen: everybody,
    })
    expect(counts).toEqual({ phone: 1, noConsent: 1, off: 1, enough: 1, noAccount: 1, done: 1, toldToday: 0 })
    expect([isOfficeHour, gone, can]).toEqual([false, 0, { exportNumbers: false }])
    expect(await namesIn('phone')).toEqual([['王秀英', 'phone']])
    expect((await namesIn('inbox')).sort()).toEqual([
      ['孙老师', 'enough'],
      ['李建国', 'noConsent'],
      ['马师傅', 'off'],
    ])
    expect(await namesIn('call')).toEqual([['周大爷', 'noAccount']])
    expect(await namesIn('leftOut')).toEqual([['钱会计', 'done']])
    expect(await town.cloud.documents('notices')).toEqual([])
  })

  it('G55 a group, some by name, and whoever is of another community', async () => {
    await open({ orgs: townWithDesk.orgs, registrations: townWithDesk.registrations })
    const group = { kind: 'group', groupId: 'group1' } as const
    expect((await ask('reminders.preview', { ...ofQuarter, chosen: group })).counts).toMatchObject({
      noConsent: 1,
      phone: 0,
    })
    const these = { kind: 'these', memberIds: ['m_oWANG', 'm_oCHEN'] } as const
    const preview = await ask('reminders.preview', {
      ...ofQuarter,
      chosen: { ...these, memberIds: [...these.memberIds] },
    })
    expect([preview.counts.phone, preview.gone]).toEqual([1, 1])
    const other = { kind: 'group', groupId: 'garden' } as const
    expect(await refusalOf('reminders.preview', { ...ofQuarter, chosen: other })).toBe('unknownGroup')
    expect(await refusalOf('reminders.push', toPush({ chosen: other }))).toBe('unknownGroup')
    expect(await refusalOf('reminders.push', toPush({ sentence: 'fits' }))).toBe('badInput')
    expect(await refusalOf('reminders.push', { ...toPush(), text: '快来' } as never)).toBe('badInput')
  })

  it('G51 G54 the database says of anybody what the rule says', async () => {
    const random = randomFrom()
    const pick = <Kind>(from: Kind[]): Kind => from[Math.floor(random() * from.length)] as Kind
    const days = ['2026-11-10', '2026-11-15', '2026-11-16', '2026-11-20', '2026-11-22']
    const crowd = Array.from({ length: size(100) }, (_, index) => {
      const who = { openid: `oCROWD${index}`, name: `张${index}`, phone: null }
      const spent = Object.fromEntries(
        Array.from({ length: Math.floor(random() * 3) }, (_, at) => [`b${at}`, noon(pick(days))]),
      )
      const earlier = Array.from({ length: Math.floor(random() * 3) }, () => noon(pick(days)))
      const told = { left: Math.floor(random() * 4), spent, earlier, isOff: random() < 0.2 }
      const ofMatters = { ...consentOf(who, { ...told, left: 1 }), _id: `${who.openid}_matterReminder` }
      return {
        ...bound(who),
        consent: random() < 0.8 ? consentOf(who, told) : null,
        ofMatters: random() < 0.5 ? ofMatters : null,
      }
    })
    town = await openTown({
      ...townToRemind,
      accounts: [...townToRemind.accounts.slice(0, 4), ...crowd.map(({ account }) => account)],
      members: crowd.map(({ member }) => member),
      messageConsents: crowd.flatMap(({ consent, ofMatters }) =>
        [consent, ofMatters].flatMap(one => one ?? []),
      ),
    })
    const expected = { phone: 0, noConsent: 0, off: 0, enough: 0, noAccount: 0, done: 0, toldToday: 0 }
    for (const { consent, ofMatters } of crowd) {
      const judged = decideSending([{ template: 'quarterReminder' } as Notice], {
        consents: {
          ...(consent && { quarterReminder: consent }),
          ...(ofMatters && { matterReminder: ofMatters }),
        },
        now: today,
        mostPerWeek: 2,
      })
      expected[judged.kind === 'send' ? 'phone' : (judged.why as 'off' | 'noConsent' | 'enough')]++
    }
    expect(await countsOf()).toEqual(expected)
  })
})

describe('a secretary’s push', () => {
  it('A132 G53 G55 reaches the phones it may and every inbox, and is watched in numbers', async () => {
    await open({}, workday)
    const { push, isNew } = await ask('reminders.push', toPush())
    expect([push.told, push.state, push.counts.waiting, isNew]).toEqual([4, 'done', 4, true])
    expect(await inboxOf(town, liJianguo)).toMatchObject([
      { kind: 'secretaryAsks', told: { matter: 'checkin', sentence: 'scan', community: '阳光社区' } },
    ])
    await town.cloud.fireTimer('jobs')
    expect((await watched())[0]?.counts).toEqual({
      waiting: 0,
      sent: 1,
      perhaps: 0,
      noConsent: 1,
      off: 1,
      enough: 1,
      noAccount: 0,
      settled: 0,
      busy: 0,
      refused: 0,
    })
    const [sent] = await town.cloud.outbox()
    expect(JSON.stringify(sent)).toContain(readySentences.scan)
    expect(JSON.stringify(await watched())).not.toMatch(/王秀英|m_o/)
    expect(
      JSON.stringify(await ask('reminders.listPushes', { communityId: 'sunny', cursor: null }, office)),
    ).not.toMatch(/王秀英|m_o/)
  })

  it('G54 waits for office hours, and whoever checks in meanwhile gets nothing on the phone', async () => {
    await open()
    await ask('reminders.push', toPush())
    await minutesLater(5)
    expect((await watched())[0]?.counts.waiting).toBe(4)
    await town
      .as(wangXiuying)
      .call('checkins.create', { siteCode: sunnyCode, way: 'camera', tapId: newTap() })
    await minutesLater(24 * 60)
    const counts = (await watched())[0]?.counts
    expect([counts?.sent, counts?.settled, counts?.waiting]).toEqual([0, 1, 0])
    expect(await town.cloud.outbox()).toEqual([])
  })

  it('G55 a second tap, two secretaries at once and a smaller choice of the same day tell nobody twice', async () => {
    await open()
    const [one, other] = await Promise.all([
      ask('reminders.push', toPush()),
      ask('reminders.push', toPush({ sentence: 'ends' })),
    ])
    expect([one.isNew, other.isNew].sort()).toEqual([false, true])
    expect(one.push.pushId).toBe(other.push.pushId)
    const again = toPush({ tapId: 'tap-again' })
    expect((await ask('reminders.push', again)).isNew).toBe(false)
    expect((await ask('reminders.push', again)).push.told).toBe(4)
    expect(await town.cloud.documents('notices')).toHaveLength(4)
    const these = { kind: 'these', memberIds: ['m_oLI'] } as const
    const smaller = toPush({ chosen: { ...these, memberIds: [...these.memberIds] } })
    expect(await refusalOf('reminders.push', smaller)).toBe('nobodyToTell')
    expect((await countsOf()).toldToday).toBe(4)
  })

  it('U5 a push that is stopped in the middle is gone on with by the clock, each person once', async () => {
    const crowd = Array.from({ length: 230 }, (_, index) =>
      bound({ openid: `oCROWD${index}`, name: `张${index}`, phone: null }),
    )
    for (const collection of ['notices', 'reminderPushes', 'audits']) {
      await open({ members: crowd.map(({ member }) => member) })
      await ask('reminders.preview', { ...ofQuarter, chosen: everybody })
      await town.cloud.fault({
        action: collection === 'reminderPushes' ? 'database.modifyDocument' : 'database.insertDocument',
        collection,
        effect: { kind: 'killInstance', at: 'after' },
      })
      const [stopped] = await Promise.allSettled([town.as(sunnySecretary).call('reminders.push', toPush())])
      expect([collection, stopped.status === 'fulfilled' && stopped.value.ok]).toEqual([collection, false])
      await town.cloud.clearFaults()
      await minutesLater(5)
      const notices = await town.cloud.documents('notices')
      expect([collection, notices.length]).toEqual([collection, 230])
      expect([collection, (await watched())[0]?.state]).toEqual([collection, 'done'])
      expect(new Set(notices.map(({ to }) => to)).size).toBe(230)
    }
  })

  it('A41 A47 G55 reminds of a post and of a pledge those who have none', async () => {
    await open()
    await withPosts(town, ['m_oLI'], ['mediation'])
    const placed = ['m_oWANG', 'm_oMA']
    await withPosts(town, placed, [])
    const stands = async (matter: 'post' | 'pledge') =>
      (await ask('reminders.preview', { communityId: 'sunny', matter, chosen: everybody })).counts
    expect(await stands('post')).toMatchObject({ phone: 1, off: 1, done: 1 })
    expect(await stands('pledge')).toMatchObject({ phone: 1, off: 1, noConsent: 1, done: 0 })
    await town.as(wangXiuying).call('pledges.write', { tapId: newTap(), text: '每周上门看望一位老人' })
    expect(await stands('pledge')).toMatchObject({ phone: 0, done: 1 })
    await ask('reminders.push', toPush({ matter: 'post', sentence: 'fits' }))
    expect(await inboxOf(town, wangXiuying)).toMatchObject([
      { told: { matter: 'post' }, link: { page: 'posts' } },
    ])
  })
})

describe('the call list', () => {
  const ofZhou = { ...ofQuarter, memberId: 'm_oZHOU' }
  const tick = (
    outcome: 'called' | 'noAnswer' | 'notAgain' | 'open',
    memberId = 'm_oZHOU',
    tapId = newTap(),
  ) => ask('reminders.tickCall', { ...ofQuarter, memberId, outcome, tapId })

  it('G53 holds whom no message reaches, grows as consents run out, and empties when it is done', async () => {
    await open({}, workday)
    expect(await calls()).toEqual([
      ['周大爷', 'noAccount'],
      ['李建国', 'inboxOnly'],
    ])
    await ask('reminders.push', toPush())
    await town.cloud.fireTimer('jobs')
    expect(await calls()).toContainEqual(['王秀英', 'inboxOnly'])
    for (const who of [liJianguo, wangXiuying]) {
      await town.as(who).call('checkins.create', { siteCode: sunnyCode, way: 'camera', tapId: newTap() })
    }
    expect(await calls()).toEqual([['周大爷', 'noAccount']])
  })

  it('G53 whoever WeChat perhaps reached is to be called as well', async () => {
    await open({}, workday)
    await ask('reminders.push', toPush())
    await town.cloud.fault({
      action: 'subscribeMessage.send',
      effect: { kind: 'noAnswer', at: 'after', how: 'cut' },
    })
    await town.cloud.fireTimer('jobs')
    expect((await watched())[0]?.counts.perhaps).toBe(1)
    expect(await calls()).toContainEqual(['王秀英', 'perhaps'])
  })

  it('G180 a number that was moved from another person’s record is told to nobody', async () => {
    await open()
    const [zhou, ma] = (await town.cloud.documents('members', { _id: { $in: ['m_oZHOU', 'm_oMA'] } })).sort(
      (one, other) => String(other._id).localeCompare(String(one._id)),
    )
    expect([zhou?._id, ma?._id]).toEqual(['m_oZHOU', 'm_oMA'])
    await town.cloud.load({ members: [{ ...zhou, phoneSealed: ma?.phoneSealed }] })
    expect(await refusalOf('reminders.showNumber', ofZhou)).toBe('unavailable')
  })

  it('G53 a number is told for the call alone, and ticks change only what was seen', async () => {
    await open()
    expect(await ask('reminders.showNumber', ofZhou)).toEqual({ name: '周大爷', phone: '19911110011' })
    expect(await refusalOf('reminders.showNumber', { ...ofQuarter, memberId: 'm_oMA' })).toBe('notToCall')
    expect(await refusalOf('reminders.showNumber', { ...ofQuarter, memberId: 'm_oCHEN' })).toBe('notToCall')
    const again = newTap()
    expect((await tick('noAnswer')).isNew).toBe(true)
    expect((await tick('noAnswer', 'm_oZHOU', again)).isNew).toBe(true)
    expect((await tick('noAnswer', 'm_oZHOU', again)).isNew).toBe(true)
    const { items } = await ask('reminders.listCalls', { ...ofQuarter, cursor: null })
    expect(items.find(({ name }) => name === '周大爷')?.triedAt).toBe(today)

    const both = await Promise.all([tick('called'), tick('called')])
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true])
    expect(await calls()).toEqual([['李建国', 'inboxOnly']])
    expect((await tick('noAnswer')).outcome).toBe('called')
    expect(await refusalOf('reminders.showNumber', ofZhou)).toBe('notToCall')
    await tick('open')
    expect(await calls()).toContainEqual(['周大爷', 'noAccount'])
    await tick('notAgain')
    await tick('notAgain', 'm_oLI')
    expect(await calls()).toEqual([])
    await tick('open')
    expect(await calls()).toEqual([['周大爷', 'noAccount']])
    expect(
      await refusalOf('reminders.tickCall', {
        ...ofQuarter,
        memberId: 'm_oQIAN',
        outcome: 'called',
        tapId: newTap(),
      }),
    ).toBe('notToCall')
  })

  it('G53 the 101st is on the list, once', async () => {
    const crowd = Array.from({ length: 101 }, (_, index) => ({
      openid: `oCROWD${index}`,
      name: '张伟',
      phone: null,
    }))
    await open({ members: crowd.map(who => ({ ...bound(who).member, openid: null })) })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { memberId: string }[]; cursor: string | null } = await ask(
        'reminders.listCalls',
        { ...ofQuarter, cursor },
      )
      seen.push(...page.items.map(({ memberId }) => memberId))
      cursor = page.cursor
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([101, 101])
    expect(await refusalOf('reminders.showNumber', { ...ofQuarter, memberId: 'm_oCROWD1' })).toBe('noNumber')
  })
})

describe('on paper, and through the county’s gateway', () => {
  const toExport = () => ({ tapId: newTap(), ...ofQuarter, sentence: 'unwell' as const, cursor: null })
  const read = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())

  it('A131 the notice says what and until when, and names nobody', async () => {
    await open()
    const { url } = await ask('reminders.makeNotice', { tapId: newTap(), communityId: 'sunny' })
    const html = (await read(url)).toString()
    expect(html).toContain('2026年12月31日')
    expect(html).toContain('阳光社区党群服务中心')
    for (const { name } of townToRemind.members) expect(html).not.toContain(name)
    const closed = townToRemind.sites.map(site => ({ ...site, state: 'closed' }))
    await open({ sites: closed })
    expect(await refusalOf('reminders.makeNotice', { tapId: newTap(), communityId: 'sunny' })).toBe('noSite')
  })

  it('A131 numbers leave only where the county has a gateway, in its own columns, with a row of each person', async () => {
    await open()
    expect(await refusalOf('reminders.exportNumbers', toExport())).toBe('noGateway')
    const changes = {
      'reminders.smsGateway': true,
      'reminders.smsFormat': 'csv',
      'reminders.smsColumns': '手机号码、备注、短信内容',
    }
    await open({ rules: [aVersion({ changes })] })
    const { url, people, cursor } = await ask('reminders.exportNumbers', toExport())
    expect([people, cursor]).toEqual([2, null])
    const lines = (await read(url)).toString().replace('\ufeff', '').trimEnd().split('\r\n')
    const said = `您好，本季度到社区报到：${readySentences.unwell}。`
    expect(lines[0]).toBe('手机号码,备注,短信内容')
    expect(lines.slice(1).sort()).toEqual([`19911110001,,${said}`, `19911110011,,${said}`])
    const rows = (await town.cloud.documents('audits')) as unknown as AuditRow[]
    const left = rows.filter(({ operation }) => operation === 'reminders.exportNumbers')
    expect(left.map(({ memberIds }) => [...memberIds].sort())).toEqual([['m_oLI', 'm_oZHOU']])
  })

  it.each([
    [
      '手机、姓名',
      [
        ['手机', '姓名'],
        ['199', '张三'],
      ],
    ],
    [
      '序号，手机号',
      [
        ['序号', '手机号'],
        ['', '199'],
      ],
    ],
    [
      '社区,内容',
      [
        ['社区', '内容'],
        ["'=阳光", '您好'],
      ],
    ],
  ])('A131 columns %s', (columns, rows) => {
    expect(
      numberRows(columns, [{ name: '张三', phone: '199' }], { community: '=阳光', text: '您好' }),
    ).toEqual(rows)
  })
})
