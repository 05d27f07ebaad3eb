import type { Page } from 'playwright-core'
import { consentVersion } from '../../src/contract/consent'
import { ask } from '../groups/grouping'
import { townOn } from '../open-town'
import { newTap, office, stranger, sunnyCode, townBefore, wangXiuying } from '../town'
import { comesTo, focused, press } from '../ui/keyboard'
import { holds } from '../until'
import type { Phone } from './phone'
import { openStreet, type Street, visit } from './street'

let street: Street
beforeAll(async () => {
  street = await openStreet(townBefore)
  await street.givePhone(wangXiuying)
})
afterAll(() => street.close())

describe('a sheet', () => {
  const title = '看哪个社区？'
  let phone: Phone
  let page: Page
  beforeAll(async () => {
    phone = await street.open['in Chromium'](office)
    page = phone.page
    await phone.tap('各社区报到情况')
  })
  beforeEach(async () => {
    await press(page, '换一个社区', 'Enter')
    await phone.see(title)
    await phone.settled()
  })
  afterEach(async () => {
    await page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached' })
  })
  afterAll(() => phone.close())

  const sheet = () => page.getByRole('dialog', { name: title })

  it('G187 is a modal dialog with the name of its title, and takes the focus', async () => {
    await holds(async () => expect(await sheet().getAttribute('aria-modal')).toBe('true'))
    await comesTo(page, { sheet: title })
  })

  it.each(['Tab', 'Shift+Tab'])('G187 keeps %s within', async key => {
    const stops = new Set<string>()
    for (let i = 0; i < 7; i++) {
      await page.keyboard.press(key)
      await comesTo(page, { sheet: title, isSeen: true })
      stops.add((await focused(page)).name)
    }
    // The communities to choose from are one stop; arrows go from one to the next.
    expect(stops.size).toBe(2)
    expect(stops).toContain('关上')
  })

  it('G187 is put away by Escape, and gives the focus back to what opened it', async () => {
    await page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached' })
    await comesTo(page, { name: '换一个社区', isSeen: true })
  })

  it('G187 is put away by a tap beside it, and gives the focus back', async () => {
    await page.locator('.sheet-shade').click({ position: { x: 180, y: 60 } })
    await sheet().waitFor({ state: 'detached' })
    await comesTo(page, { name: '换一个社区' })
  })
})

describe('by keyboard alone', () => {
  it('G187 goes on from the page when what opened a sheet is gone with it', async () => {
    const town = townOn(street.cloud)
    const claim = { name: stranger.name, phoneTail: null, unitName: '安平县水务局' }
    await ask(town, stranger, 'accounts.consent', {
      tapId: newTap(),
      purpose: 'serve',
      version: consentVersion,
    })
    await ask(town, stranger, 'accounts.claim', { tapId: newTap(), ...claim })

    await visit(street.open['in Chromium'](office), async phone => {
      await phone.tap('待确认的认领申请')
      await press(phone.page, `看一看 ${stranger.name}`, 'Enter')
      await press(phone.page, '不是，退回', 'Enter')
      await phone.type('退回的原因', '请先到社区登记')
      await press(phone.page, '退回这份申请', 'Enter')
      await phone.gone('退回的原因')
      const focus = () => phone.page.evaluate(() => document.activeElement?.getAttribute('role'))
      await holds(async () => expect(await focus()).toBe('main'))
    })
  })

  it('A36 A37 a member agrees, binds and checks in, with Enter and with Space', async () => {
    await visit(street.open['in Chromium'](wangXiuying, sunnyCode), async phone => {
      const { page } = phone
      await press(page, '报到', 'Enter')
      await press(page, '看说明', 'Space')
      await press(page, '同意并继续', 'Enter')
      await phone.see('阳光社区党群服务中心')
      await press(page, '报到', 'Space')
      await press(page, '去认领', 'Enter')
      await press(page, '用手机号认领', 'Space')
      await phone.see('阳光社区党群服务中心')
      await press(page, '报到', 'Enter')
      await phone.see('报到成功')
    })
    const checkins = await street.cloud.documents('checkins')
    expect(checkins.map(({ memberId }) => memberId)).toContain('m_oWANG')
  })
})
