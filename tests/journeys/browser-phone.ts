import type { Browser } from 'playwright-core'
import { phoneScreen } from './chromium'
import { missText, seeText, tapText, typeInto, untilGone } from './hands'
import type { Phone } from './phone'

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
}: BrowserPhoneOptions): Promise<Phone> {
  const context = await browser.newContext(phoneScreen)
  await context.addInitScript(kept => sessionStorage.setItem('persona', kept), JSON.stringify(persona))
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.stack ?? error.message))
  page.on('console', message => {
    // A browser complains of every request without a network; the app is asked what it does about it.
    if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED')) {
      problems.push(message.text())
    }
  })
  await page.goto(`${appUrl}${path ? `#/${path}` : ''}`)

  return {
    tap: text => tapText(page, text),
    type: (field, text) => typeInto(page, field, text),
    see: text => seeText(page, text),
    miss: text => missText(page, text),
    gone: text => untilGone(page, text),
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
    network: isOnline => context.setOffline(!isOnline),
    screenshot: async path => {
      await page.screenshot({ path })
    },
    problems: async () => problems,
    close: () => context.close(),
  }
}
