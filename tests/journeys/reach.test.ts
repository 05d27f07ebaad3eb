import type { Page } from 'playwright-core'
import { liJianguo, sunnySecretary, townAtWork } from '../town'
import { focused, press } from '../ui/keyboard'
import { holds } from '../until'
import { openWeapp } from '../weapp/weapp'
import { launchChromium } from './chromium'
import { type FrontEnd, openStreet, type Street } from './street'

let street: Street
beforeAll(async () => {
  street = await openStreet(townAtWork)
})
afterAll(() => street.close())

/** The smallest text and the smallest target on the page, in CSS px. */
const smallest = (page: Page) =>
  page.evaluate(() => {
    const seen = [...document.querySelectorAll('.frame *')].filter(part => part.checkVisibility())
    const worded = seen.filter(part =>
      [...part.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
    )
    const targets = seen.filter(part => part.matches('button, [role=button], [role=tab]'))
    const heights = targets.map(part => part.getBoundingClientRect().height)
    return {
      text: Math.min(...worded.map(part => Number.parseFloat(getComputedStyle(part).fontSize))),
      target: Math.min(...heights),
    }
  })

async function expectLarge(page: Page) {
  await holds(async () => {
    const { text, target } = await smallest(page)
    expect(text).toBeGreaterThanOrEqual(18)
    expect(text).toBeLessThan(100)
    expect(target).toBeGreaterThanOrEqual(60)
  })
}

describe.each<FrontEnd>(['in Chromium', 'on the weapp build'])('G185 %s', frontEnd => {
  it('one tap makes text and targets large, and it stays so on the next screen', async () => {
    const phone = await street.open[frontEnd](sunnySecretary)
    const { page } = phone
    await phone.see('我的工作')
    expect((await smallest(page)).text).toBeLessThan(18)
    await phone.tap('大字')
    await phone.see('标准字')
    await expectLarge(page)
    await phone.tap('看看还有谁没报到')
    await phone.see('李建国')
    await expectLarge(page)
    await phone.close()
  })
})

it.each([
  [17, false],
  [20, true],
  [23.8, true],
])('G185 WeChat’s font setting of %d px is followed without a tap: %s', async (fontSize, isLarge) => {
  const weapp = await openWeapp({
    browser: street.browser,
    cloud: { url: street.cloud.url, openid: liJianguo.openid },
    launch: { fontSize },
  })
  await weapp.see('还没报到')
  const { page } = weapp
  if (isLarge) await expectLarge(page)
  else expect((await smallest(page)).text).toBeLessThan(18)
  await weapp.close()
})

it('G185 the font size of a browser is followed without a tap', async () => {
  const large = await launchChromium(['--blink-settings=defaultFontSize=24'])
  try {
    const phone = await street.openIn(large, liJianguo)
    await phone.see('还没报到')
    await expectLarge(phone.page)
    await phone.tap('扫码报到')
    await phone.see('可以选一张码的图片')
    const sizes = await phone.page
      .locator('.scanner-note, .scanner-button')
      .evaluateAll(all => all.map(part => Number.parseFloat(getComputedStyle(part).fontSize)))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24)
  } finally {
    await large.close()
  }
})

it('G187 a sentence in passing arrives in WeChat as a polite live region, over the sheet that is open', async () => {
  const phone = await street.open['on the weapp build'](sunnySecretary)
  const { page } = phone
  await phone.tap('看看还有谁没报到')
  await phone.see('王秀英')
  await phone.tap('王秀英')
  await phone.tap('暂停这个账号')
  await phone.type('原因', '手机丢了')
  await phone.tap('确定暂停')
  const toast = page.locator('.toast').filter({ has: page.locator('.toast-words') })
  await toast.waitFor({ state: 'attached' })
  const told = await toast.evaluateAll(all =>
    all.map(each => [
      each.getAttribute('role'),
      each.getAttribute('aria-live'),
      Boolean(each.closest('[role="dialog"]')),
    ]),
  )
  expect(told).toEqual([['status', 'polite', true]])
  await phone.close()
})

it.each([
  ['换一个人', '您想用谁的身份看看？'],
  ['扫码报到', '扫社区的码'],
])('G187 in a browser %s opens what holds the keyboard, and Escape gives it back', async (opener, title) => {
  const phone = await street.open['in Chromium'](liJianguo)
  const { page } = phone
  await phone.see('还没报到')
  await press(page, opener, 'Enter')
  await page.getByRole('dialog', { name: title }).waitFor()
  for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Shift+Tab']) {
    await page.keyboard.press(key)
    await holds(async () => expect((await focused(page)).sheet).toBe(title))
  }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await holds(async () => expect((await focused(page)).name).toBe(opener))
  await phone.close()
})
