import type { Browser, Page } from 'playwright-core'
import type { TestCloud } from '../emulator/cloud'
import { openTown } from '../open-town'
import { liJianguo, newTap, noon, sunnyCode, townAtWork } from '../town'
import { newPhonePage, shareChromium } from './chromium'

let cloud: TestCloud
let browser: Browser
let page: Page
const problems: string[] = []
beforeAll(async () => {
  ;({ cloud } = await openTown(townAtWork))
  browser = await shareChromium()
  page = await newPhonePage(browser, { width: 390, height: 844 })
  page.on('console', message => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', error => problems.push(error.message))
  await page.goto(`${cloud.url}/console`)
})
afterAll(() => browser.close())

const checkIn = () => {
  const input = { siteCode: sunnyCode, way: 'camera', tapId: newTap() }
  return cloud.call(liJianguo.openid, 'api', { op: 'checkins.create', input })
}
const section = (name: RegExp) => page.getByRole('navigation').getByRole('button', { name })
const press = (name: RegExp) => page.getByRole('main').getByRole('button', { name }).first().click()

it('who: somebody new is made, and calls', async () => {
  await page.getByLabel('新人物的姓名').fill('新来的')
  await press(/添一个人/)
  await page.getByRole('cell', { name: '新来的' }).waitFor()
  await press(/^调用/)
  await page.getByText('"binding": "unbound"').or(page.getByText('"ok": true')).first().waitFor()
})

it('cost: what a tap did is shown call by call, and taken back', async () => {
  expect(await checkIn()).toMatchObject({ ok: true })
  await section(/花费/).click()
  await page.locator('summary', { hasText: 'checkins.create' }).click()
  await page.getByText('insertDocument checkins').waitFor()
  await press(/撤销这一次/)
  await page.getByText('撤销了 1 份文档的改动').waitFor()
  expect(await cloud.documents('checkins')).toEqual([])
})

it('break: the next tap loses its answer', async () => {
  await section(/捣乱/).click()
  await page.getByLabel('操作').selectOption('checkins.create')
  await page.getByLabel('哪一步').selectOption('database.insertDocument checkins')
  await press(/^捣乱/)
  await page.getByRole('status').getByText('1 处捣乱').waitFor()
  expect(await checkIn()).toMatchObject({ ok: false, refusal: 'unavailable' })
  expect(await cloud.documents('checkins')).toHaveLength(1)
})

it('data: a document is edited', async () => {
  await section(/数据/).click()
  await page.getByLabel('集合').selectOption('sites')
  await page.locator('summary', { hasText: 'sunny1' }).click()
  const editor = page.getByLabel('文档(JSON)')
  await editor.fill((await editor.inputValue()).replace('党群服务中心', '新的服务中心'))
  await press(/^存/)
  await page.locator('summary', { hasText: '新的服务中心' }).waitFor()
  expect((await cloud.documents('sites')).map(({ name }) => name)).toContain('阳光社区新的服务中心')
})

it('time: it is the next quarter', async () => {
  await section(/时间/).click()
  await press(/下一季度/)
  await page.getByText('2027年1月1日').first().waitFor()
  expect((await cloud.clock()).now).toBe(noon('2027-01-01'))
})

it('nothing is cut off on a phone, nothing is refused by the page’s policy', async () => {
  for (const name of [/我是谁/, /时间/, /消息/, /花费/, /数据/, /捣乱/, /函数/, /日志/, /重来/]) {
    await section(name).click()
    await page.locator('main section').first().waitFor()
    const isCut = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect({ name, isCut }).toEqual({ name, isCut: false })
  }
  expect(problems).toEqual([])
})

it('every section is reached with the keyboard alone', async () => {
  await section(/我是谁/).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('云上的时间').waitFor()
})
