import type { Locator, Page } from 'playwright-core'

/** How long a person waits for the screen before giving up. */
const patience = 15_000

/** Taps the button called so, or else the words themselves; never the title of the page. */
export async function tapText(page: Page, text: string, wait = patience): Promise<void> {
  const target = await firstSeen(page, wait, [
    page.getByRole('button', { name: text, exact: true }),
    page.getByText(text, { exact: true }).and(page.locator(':not(#stage-bar)')),
  ])
  if (!target) throw new Error(`nothing to tap says "${text}"; on the screen: ${await wordsOn(page)}`)
  await target.click({ timeout: wait })
}

/** Types into the field with this placeholder, accessible name, or the words before it. */
export async function typeInto(page: Page, label: string, text: string, wait = patience): Promise<void> {
  const until = Date.now() + wait
  for (;;) {
    const field = await firstSeen(page, wait, [
      page.getByPlaceholder(label),
      page.getByLabel(label),
      page.locator(`xpath=//*[contains(text(), "${label}")]/following::*[self::input or self::textarea][1]`),
    ])
    if (!field) throw new Error(`no field is called "${label}"; on the screen: ${await wordsOn(page)}`)
    try {
      await field.fill(text, { timeout: 2000 })
      return
    } catch (error) {
      // The screen was drawn anew since: the field goes by another of these names now.
      if (Date.now() > until) throw error
    }
  }
}

export async function seeText(page: Page, text: string, wait = patience): Promise<void> {
  const found = await firstSeen(page, wait, [page.getByText(text)])
  if (!found) throw new Error(`"${text}" is not to be seen; on the screen: ${await wordsOn(page)}`)
}

/** Looks at the screen as it is now: see something else first that says the screen is ready. */
export async function missText(page: Page, text: string): Promise<void> {
  const seen = await visible(page.getByText(text)).count()
  if (seen > 0) throw new Error(`"${text}" should not be on the screen: ${await wordsOn(page)}`)
}

/** Waits until words have left the screen; see something else of that screen first, when another may lie over it. */
export async function untilGone(page: Page, text: string, wait = patience): Promise<void> {
  const words = visible(page.getByText(text))
  const until = Date.now() + wait
  while ((await words.count()) > 0) {
    if (Date.now() > until) throw new Error(`"${text}" is still on the screen: ${await wordsOn(page)}`)
    await nextChange(page)
  }
}

async function firstSeen(page: Page, wait: number, locators: Locator[]): Promise<Locator | null> {
  const until = Date.now() + wait
  // Mostly there is nothing yet: one question for all of them.
  const any = visible(locators.reduce((all, one) => all.or(one)))
  while (Date.now() < until) {
    if ((await any.count()) > 0) {
      for (const locator of locators) {
        const seen = visible(locator)
        if ((await seen.count()) > 0) return seen.first()
      }
    }
    await nextChange(page)
  }
  return null
}

/**
 * Until something on the page is not as it was, and what came with it is there, too; or a moment has passed. Asking all
 * the time would slow it down.
 */
async function nextChange(page: Page): Promise<void> {
  const change = page.evaluate(
    ({ moment, settling }) =>
      new Promise<void>(resolve => {
        const observer = new MutationObserver(() => {
          observer.disconnect()
          setTimeout(resolve, settling)
        })
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        setTimeout(() => {
          observer.disconnect()
          resolve()
        }, moment)
      }),
    { moment: 100, settling: 20 },
  )
  // A page that is being left answers nothing.
  await change.catch(() => new Promise(resolve => setTimeout(resolve, 50)))
}

const visible = (locator: Locator) => locator.filter({ visible: true })

async function wordsOn(page: Page): Promise<string> {
  const words = await page.locator('body').ariaSnapshot()
  return words.replace(/\s*\n\s*/g, ' | ').slice(0, 600)
}
