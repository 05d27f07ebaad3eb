import { templateId, townToRemind } from '../reminders/asking'
import {
  liJianguo,
  newTap,
  noon,
  type Person,
  sunnyCode,
  sunnySecretary,
  townAtWork,
  wangXiuying,
} from '../town'
import type { Phone } from './phone'
import { type FrontEnd, frontEnds, openStreet, type Street, visit } from './street'

describe('reminders, from the preview to the call list', () => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townToRemind)
    await street.cloud.clock({ now: noon('2026-11-23') })
    await street.cloud.subscribe(wangXiuying.openid, [templateId])
  })
  afterAll(() => street.close())

  async function asks(who: Person, steps: (phone: Phone) => Promise<void>) {
    await visit(street.open['in Chromium'](who), steps)
  }

  it('G53 G55 the secretary sees who is reached how, sends, and watches the numbers', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.tap('提醒还没报到的')
      await phone.see('微信提醒次数用完了 1，自己关了微信提醒 1，这周已经两条了 1')
      await phone.tap('要打电话')
      await phone.see('周大爷')
      await phone.tap('关上')
      await phone.tap('发给 4 位')
      await phone.see('发好了，告诉了 4 位')
      await street.cloud.fireTimer('jobs')
      await phone.tap('看看发得怎么样')
      await phone.see('微信上发到了 1 位')
      await phone.miss('王秀英')
      await phone.tap('返回')
      await phone.tap('打印公告')
      await phone.see('公告做好了')
    })
  })

  it('G53 whoever no message reaches any more is called, ticked off, and gone once it is done', async () => {
    await asks(sunnySecretary, async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.tap('提醒还没报到的')
      await phone.tap('打电话')
      await phone.see('王秀英')
      await phone.tap('周大爷')
      await phone.tap('打电话')
      await phone.see('19911110011')
      await phone.tap('打通了，说好了')
      await phone.see('打过了')
      await phone.still('县里没有开通短信平台')
    })
    for (const who of [liJianguo, wangXiuying]) {
      const input = { siteCode: sunnyCode, way: 'camera', tapId: newTap() }
      await street.cloud.call(who.openid, 'api', { op: 'checkins.create', input })
    }
    await asks(sunnySecretary, async phone => {
      await phone.tap('看看还有谁没报到')
      await phone.tap('提醒还没报到的')
      await phone.tap('打电话')
      await phone.see('没有要打电话的人')
    })
  })

  it('A131 the notice is one A4, with its code on it', async () => {
    const input = { tapId: newTap(), communityId: 'sunny' }
    const made = await street.cloud.call(sunnySecretary.openid, 'api', { op: 'reminders.makeNotice', input })
    const file = await fetch((made as { value: { url: string } }).value.url)
    const page = await street.browser.newPage()
    await page.setContent(await file.text())
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
    const isWhole = await page.evaluate(() => {
      const sheet = document.querySelector('.notice')
      const code = document.querySelector('img')
      return sheet && code && sheet.scrollHeight <= sheet.clientHeight && code.naturalWidth > 0
    })
    expect(isWhole).toBe(true)
    await page.close()
  })
})

describe.each<FrontEnd>(frontEnds)('a member who wants to be reminded, %s', frontEnd => {
  let street: Street
  beforeAll(async () => {
    street = await openStreet(townAtWork)
  })
  afterAll(() => street.close())

  async function asks(steps: (phone: Phone) => Promise<void>, scannedCode?: string) {
    await visit(street.open[frontEnd](liJianguo, scannedCode), steps)
  }

  /** Noon of a day with what happens by itself, and the sending six minutes later. */
  async function dayComes(day: string) {
    for (const minutes of [0, 6]) {
      await street.cloud.clock({ now: noon(day) + minutes * 60_000 })
      await street.cloud.fireTimer('jobs')
    }
  }

  it('A36 G50 G52 grants at a tap, is told once near the quarter’s end, and no more after the check-in', async () => {
    await asks(async phone => {
      await phone.tap('我的消息')
      await phone.tap('提醒我一次')
      await phone.see('每样最多再提醒您 1 次')
    })
    await dayComes('2026-11-30')
    expect(await street.cloud.outbox()).toEqual([])

    await dayComes('2026-12-01')
    const sent = await street.cloud.outbox()
    expect(sent).toMatchObject([
      {
        errcode: 0,
        request: {
          touser: liJianguo.openid,
          template_id: templateId,
          page: 'pages/home/index',
          data: {
            thing1: { value: '本季度到社区报到' },
            date2: { value: '2026年12月31日' },
            thing3: { value: '到社区扫一下码就好，报过了不用理会' },
          },
        },
      },
    ])
    await asks(async phone => {
      await phone.tap('我的消息')
      await phone.see('12月31日')
      await phone.see('再加一次')
    })

    await asks(async phone => {
      await phone.tap('报到')
      await phone.see('报到成功')
      await phone.tap('再加一次')
      await phone.see('每样最多再提醒您 2 次')
    }, sunnyCode)
    for (const day of ['2026-12-17', '2026-12-24', '2026-12-29']) await dayComes(day)
    expect(await street.cloud.outbox()).toHaveLength(sent.length)
    expect(
      (await street.cloud.documents('notices')).filter(({ to }) => to === `m:m_${liJianguo.openid}`),
    ).toHaveLength(1)
  })
})
