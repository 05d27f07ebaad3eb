import type { Browser } from 'playwright-core'
import { newPhonePage } from './chromium'
import { pictured } from './failures'
import {
  doTo,
  hasLooked,
  missText,
  openedNow,
  seeText,
  settle,
  stillText,
  tapText,
  typeInto,
  untilGone,
} from './hands'
import type { Phone } from './phone'

export interface BrowserPhone extends Phone {
  /** Goes to a page of the app by its address, as a link would. */
  goTo(path: string): Promise<void>
  /** Loads the page that it shows once more, as somebody does by pulling it down. */
  again(): Promise<void>
}

interface BrowserPhoneOptions {
  browser: Browser
  appUrl: string
  /** Whom the tab plays, as the persona chooser keeps it. */
  persona: object
  /** Where it opens, for example `pages/checkin/index?scene=…`. */
  path?: string
}

/** The app in a real Chromium, in the size of a phone. */
export async function openBrowserPhone({
  browser,
  appUrl,
  persona,
  path,
}: BrowserPhoneOptions): Promise<BrowserPhone> {
  const page = await newPhonePage(browser)
  await page.addInitScript(kept => sessionStorage.setItem('persona', kept), JSON.stringify(persona))
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.stack ?? error.message))
  page.on('console', message => {
    // A browser complains of every request without a network; the app is asked what it does about it.
    if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED')) {
      problems.push(message.text())
    }
  })
  await page.goto(`${appUrl}${path ? `#/${path}` : ''}`)
  openedNow(page)

  return {
    page,
    goTo: path => doTo(page, () => page.evaluate(to => location.assign(`#/${to}`), path)),
    again: () => doTo(page, () => page.reload()),
    tap: text => tapText(page, text),
    type: (field, text) => typeInto(page, field, text),
    see: text => seeText(page, text),
    still: text => stillText(page, text),
    miss: text => missText(page, text),
    gone: text => untilGone(page, text),
    settled: () => settle(page),
    hasLooked: () => hasLooked(page),
    scan: async (button, { picture }) => {
      await tapText(page, button)
      const file = { name: 'code.png', mimeType: 'image/png', buffer: picture }
      await page.locator('input[type=file]').setInputFiles(file)
    },
    choose: async (button, { name, bytes }) => {
      const asked = page.waitForEvent('filechooser')
      await tapText(page, button)
      await (await asked).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
    },
    network: isOnline => doTo(page, () => page.context().setOffline(!isOnline)),
    goBack: () => tapText(page, '返回'),
    screenshot: async path => {
      await page.screenshot({ path })
    },
    pictured: failure => pictured(page, failure),
    problems: async () => problems,
    close: () => page.context().close(),
  }
}
