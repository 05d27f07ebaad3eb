import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startActorCloud } from './actor'
import type { TestCloud } from './cloud'
import { heard, post, setWeChat } from './we-chat'

let cloud: TestCloud
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'app-'))
  const appJson = join(folder, 'app.json')
  const subPackages = [{ root: 'pages/office', pages: ['roster/index'] }]
  writeFileSync(appJson, JSON.stringify({ pages: ['pages/home/index'], subPackages }))
  cloud = await startActorCloud({ now: Date.UTC(2026, 10, 22), options: [`--app-json=${appJson}`] })
})
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true })
})
/** Somebody new for every test, so that nothing has to be forgotten in between. */
let person: string
let people = 0
beforeEach(() => {
  people += 1
  person = `oPERSON${people}`
})
const declare = (...templates: object[]) => setWeChat(cloud, { templates })

const refused = (errCode: number) => ({ thrown: { errCode } })
const subscribe = (body: object, openid = person) => post(cloud, '/wx/subscribe', body, openid)
const setting = (body: object = {}) => post(cloud, '/wx/setting', body, person)
const filled = { thing1: { value: '您有一条提醒' }, time2: { value: '2026-11-22 08:00' } }

function send(message: object = {}): Promise<unknown> {
  const input = { touser: person, templateId: 'T1', page: 'pages/home/index?a=1', data: filled, ...message }
  return cloud.call('oLI', 'actor', { op: 'openapi', api: 'subscribeMessage.send', input })
}

const reminder = { id: 'T1', title: '报到提醒', kind: 'oneTime', keywords: ['thing1', 'time2'] }
const progress = { ...reminder, id: 'T2', title: '进度通知' }
const standing = { ...reminder, id: 'T9', title: '长期通知', kind: 'longTerm' }

describe('a consent', () => {
  it('pays for one message', async () => {
    await subscribe({ templateIds: ['T3'] })
    expect(await send()).toMatchObject(refused(43101))
    expect(await subscribe({ templateIds: ['T1', 'T2'] })).toMatchObject({ T1: 'accept', T2: 'accept' })
    expect(await send()).toMatchObject({ errCode: 0 })
    expect(await send()).toMatchObject(refused(43101))
  })

  it('is one person’s, for one template', async () => {
    await subscribe({ templateIds: ['T1'] })
    await subscribe({ templateIds: ['T2'] }, `${person}B`)
    expect(await send({ touser: `${person}B` })).toMatchObject(refused(43101))
    expect(await send({ templateId: 'T2' })).toMatchObject(refused(43101))
  })

  it('is used once, however many messages are sent at the same time', async () => {
    for (let time = 0; time < 3; time++) await subscribe({ templateIds: ['T1'] })
    const answers = await Promise.all(Array.from({ length: 8 }, () => send()))
    expect(answers.filter(answer => (answer as { errCode?: number }).errCode === 0)).toHaveLength(3)
  })

  it('survives a restart', async () => {
    await subscribe({ templateIds: ['T1'] })
    await cloud.restart()
    expect(await send()).toMatchObject({ errCode: 0 })
  })

  afterEach(() => declare())

  it('to a long-term template pays for every message', async () => {
    await declare(standing)
    await subscribe({ templateIds: ['T9'] })
    for (let time = 0; time < 2; time++)
      expect(await send({ templateId: 'T9' })).toMatchObject({ errCode: 0 })
  })

  it.each(['reject', 'ban', 'filter'])('is not given by %s', async outcome => {
    expect(await subscribe({ templateIds: ['T1'], outcome })).toMatchObject({ T1: outcome })
    expect(await send()).toMatchObject(refused(43101))
  })

  it('may be given for one template and refused for another in one pop-up', async () => {
    const answer = await subscribe({ templateIds: ['T1', 'T2'], outcomes: { T2: 'reject' } })
    expect(answer).toMatchObject({ T1: 'accept', T2: 'reject' })
    expect(await send({ templateId: 'T2' })).toMatchObject(refused(43101))
  })
})

describe('总是保持以上选择', () => {
  it('answers later calls without asking, and one more message may be sent each time', async () => {
    await subscribe({ templateIds: ['T1'], always: true })
    expect(await subscribe({ templateIds: ['T1'], outcome: 'reject' })).toMatchObject({ T1: 'accept' })
    expect(await send()).toMatchObject({ errCode: 0 })
    expect(await send()).toMatchObject({ errCode: 0 })
    expect(await send()).toMatchObject(refused(43101))
  })

  it('keeps a no as well, whatever was granted before', async () => {
    await subscribe({ templateIds: ['T1'] })
    await subscribe({ templateIds: ['T1'], outcome: 'reject', always: true })
    expect(await subscribe({ templateIds: ['T1'] })).toMatchObject({ T1: 'reject' })
    expect(await send()).toMatchObject(refused(43101))
  })

  it('is all that the settings list', async () => {
    await subscribe({ templateIds: ['T1'] })
    await subscribe({ templateIds: ['T2'], always: true })
    expect(await setting()).toMatchObject({
      errMsg: 'getSetting:ok',
      subscriptionsSetting: { mainSwitch: true, itemSettings: { T2: 'accept' } },
    })
  })

  it('is changed in the settings; refusing there takes back what was granted', async () => {
    await subscribe({ templateIds: ['T1'], always: true })
    await setting({ items: { T1: 'reject' } })
    expect(await send()).toMatchObject(refused(43101))
    await setting({ items: { T1: 'accept' } })
    expect(await send()).toMatchObject(refused(43101))
    await subscribe({ templateIds: ['T1'] })
    expect(await send()).toMatchObject({ errCode: 0 })
  })
})

describe('asking is refused', () => {
  afterEach(() => declare())

  it('while the main switch is off, and no message is sent', async () => {
    await subscribe({ templateIds: ['T1'] })
    await setting({ mainSwitch: false })
    expect(await subscribe({ templateIds: ['T1'] })).toMatchObject({ errCode: 20004 })
    expect(await send()).toMatchObject(refused(43101))
    await setting({ mainSwitch: true })
    expect(await send()).toMatchObject({ errCode: 0 })
  })

  it('for no template, for more than three, and for what is no id', async () => {
    expect(await subscribe({ templateIds: [] })).toMatchObject({ errCode: 10001 })
    expect(await subscribe({ templateIds: ['A', 'B', 'C', 'D'] })).toMatchObject({ errCode: 20003 })
    expect(await subscribe({ templateIds: [7] })).toMatchObject({ errCode: 10004 })
  })

  it('for an unknown template, and for two kinds in one call', async () => {
    await declare(reminder, standing)
    expect(await subscribe({ templateIds: ['T1', 'T3'] })).toMatchObject({ errCode: 20001 })
    expect(await subscribe({ templateIds: ['T1', 'T9'] })).toMatchObject({ errCode: 20002 })
  })

  it('for a banned template, and for the second of two with one title', async () => {
    const twin = { ...progress, title: reminder.title }
    await declare(reminder, twin, { ...standing, kind: 'oneTime', isBanned: true })
    expect(await subscribe({ templateIds: ['T1', 'T2', 'T9'] })).toMatchObject({
      T1: 'accept',
      T2: 'filter',
      T9: 'ban',
    })
  })
})

describe('a message is refused', () => {
  beforeEach(() => subscribe({ templateIds: ['T1'] }))
  afterEach(() => declare())

  it('for an openid that WeChat does not know', async () => {
    expect(await send({ touser: 'oNOBODY' })).toMatchObject(refused(40003))
    expect(await send({ touser: '' })).toMatchObject(refused(40003))
  })

  it('for a template that is not declared', async () => {
    await declare(progress)
    expect(await send()).toMatchObject(refused(40037))
  })

  it.each(['pages/nowhere/index', '/pages/home/index', 'roster/index'])('for the page %s', async page => {
    expect(await send({ page })).toMatchObject(refused(41030))
  })

  it('not for a page of a sub-package, nor for none', async () => {
    expect(await send({ page: 'pages/office/roster/index?a=1' })).toMatchObject({ errCode: 0 })
    await subscribe({ templateIds: ['T1'] })
    expect(await send({ page: undefined })).toMatchObject({ errCode: 0 })
  })

  it('for a field that the template lacks, or that is missing, naming it, without using the consent', async () => {
    await declare(reminder)
    const says = (text: string) => ({ thrown: { errCode: 47003, message: expect.stringContaining(text) } })
    expect(await send({ data: { thing1: filled.thing1 } })).toMatchObject(says('data.time2.value is empty'))
    expect(await send({ data: { ...filled, thing7: { value: '多' } } })).toMatchObject(says('data.thing7'))
    expect(await send()).toMatchObject({ errCode: 0 })
  })

  it('for a value that the template does not list', async () => {
    const listed = { ...reminder, keywords: ['enum1'], values: { enum1: ['已受理', '已办结'] } }
    await declare(listed)
    expect(await send({ data: { enum1: { value: '处理中' } } })).toMatchObject(refused(47003))
    expect(await send({ data: { enum1: { value: '已办结' } } })).toMatchObject({ errCode: 0 })
  })
})

describe('a field', () => {
  const fieldAnswer = async (key: string, value: unknown) => {
    await subscribe({ templateIds: ['T1'] })
    return send({ data: { [key]: { value } } })
  }

  it.each([
    ['thing1', '一二三四五六七八九十一二三四五六七八九十'],
    ['number2', '12345678901234567890123456789012'],
    ['number2', '3.14'],
    ['letter1', 'abcDEF'],
    ['symbol1', '!?#…。'],
    ['character_string5', 'NO-2026/11'],
    ['phrase3', '已办结'],
    ['date4', '2026年11月22日'],
    ['date4', '2026-11-22 08:00 ~ 2026-11-23 09:00'],
    ['time2', '08:00~09:30'],
    ['amount1', '¥12.50元'],
    ['phone_number1', '+86-0779-12345'],
    ['car_number1', '桂E12345挂'],
    ['name1', '欧阳 Anna'],
    ['name1', 'Alexandra Hamilton'],
  ])('%s takes %j', async (key, value) => {
    expect(await fieldAnswer(key, value)).toMatchObject({ errCode: 0 })
  })

  it.each([
    ['thing1', '一二三四五六七八九十一二三四五六七八九十一'],
    ['thing1', '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂'],
    ['thing1', ''],
    ['thing1', '  '],
    ['thing1', 'two\nlines'],
    ['thing1', 5],
    ['number2', '12a'],
    ['number2', '123456789012345678901234567890123'],
    ['letter1', 'a1'],
    ['symbol1', '!!!!!!'],
    ['symbol1', 'a'],
    ['phrase3', 'abc'],
    ['phrase3', '一二三四五六'],
    ['date4', 'tomorrow'],
    ['date4', '2026-02-30'],
    ['time2', '25:00'],
    ['time2', '08:00～09:30'],
    ['amount1', '12345678901'],
    ['phone_number1', '123456789012345678'],
    ['car_number1', '桂E12345678'],
    ['name1', '一二三四五六七八九十一'],
    ['character_string5', '中文'],
    ['invention1', 'of a type that does not exist'],
  ])('%s does not take %j', async (key, value) => {
    expect(await fieldAnswer(key, value)).toMatchObject({
      thrown: { errCode: 47003, message: expect.stringContaining(`data.${key}.value`) },
    })
  })
})

describe('WeChat pushes', () => {
  it('what was tapped in the pop-up: one alone, several as a list', async () => {
    await subscribe({ templateIds: ['T1'] })
    await subscribe({ templateIds: ['T1', 'T2'], outcomes: { T2: 'reject' } })
    const [one, several] = await heard(cloud, 'subscribe_msg_popup_event', person, 2)
    expect(one).toEqual(
      expect.objectContaining({
        OPENID: person,
        SOURCE: 'wx_unknown',
        event: expect.objectContaining({
          ToUserName: expect.stringMatching(/^gh_/),
          FromUserName: person,
          CreateTime: Date.UTC(2026, 10, 22) / 1000,
          MsgType: 'event',
          List: { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' },
        }),
      }),
    )
    expect(several?.event.List).toEqual([
      { TemplateId: 'T1', SubscribeStatusString: 'accept', PopupScene: '0' },
      { TemplateId: 'T2', SubscribeStatusString: 'reject', PopupScene: '0' },
    ])
  })

  it('a refusal in the settings', async () => {
    await setting({ items: { T1: 'reject' } })
    const [change] = await heard(cloud, 'subscribe_msg_change_event', person)
    expect(change?.event.List).toEqual({ TemplateId: 'T1', SubscribeStatusString: 'reject' })
  })

  it('that a message was sent', async () => {
    await subscribe({ templateIds: ['T1'] })
    await send()
    const [sent] = await heard(cloud, 'subscribe_msg_sent_event', person)
    expect(sent?.event.List).toEqual({
      TemplateId: 'T1',
      MsgID: expect.stringMatching(/^\d+$/),
      ErrorCode: '0',
      ErrorStatus: 'success',
    })
  })
})
