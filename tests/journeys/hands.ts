import type { Locator, Page } from 'playwright-core'
import { slowness, patience as usualPatience } from '../patience'
import { pictured } from './failures'
import type { Witnessed } from './witness'

/**
 * What a person does with a page and sees on it. Every act happens on the page that is on top and at rest, on a part found
 * anew. What is looked for after an act has to come with it: words that stood there before prove nothing of the act.
 */

/** Pages on which something was done since somebody last looked at what it brought. */
const unlooked = new WeakSet<Page>()

/** Has somebody seen what the last act brought? */
export const hasLooked = (page: Page): boolean => !unlooked.has(page)

/** The page was opened just now: nobody has seen anything of it. */
export function openedNow(page: Page): void {
  unlooked.add(page)
}

/** Taps the button called so, or else the words themselves; never the title of the page. */
export async function tapText(page: Page, text: string, wait = usualPatience): Promise<void> {
  const called = [
    page.getByRole('button', { name: text, exact: true }),
    page.getByText(text, { exact: true }).and(page.locator(':not(#stage-bar)')),
  ]
  await act(page, wait, `nothing to tap says "${text}"`, async slice => {
    const target = await firstSeen(called)
    if (!target) return false
    const before = await tapsOf(page)
    await target.click({ timeout: slice })
    return isAfter(before, await tapsOf(page))
  })
}

/** Types into the field with this placeholder, accessible name, or the words before it. */
export async function typeInto(page: Page, label: string, text: string, wait = usualPatience): Promise<void> {
  const called = [
    page.getByPlaceholder(label),
    page.getByLabel(label),
    page.locator(`xpath=//*[contains(text(), "${label}")]/following::*[self::input or self::textarea][1]`),
  ]
  await act(page, wait, `no field is called "${label}"`, async slice => {
    const field = await firstSeen(called)
    await field?.fill(text, { timeout: slice })
    return field !== null
  })
}

/** Anything else that is done with the page or happens to it; what is seen next has to come with it. */
export async function doTo(page: Page, work: () => Promise<unknown>): Promise<void> {
  await atRest(page)
  await page.evaluate(() => (globalThis as Witnessed).witness.remember())
  await work()
  unlooked.add(page)
}

/** Waits for words that the last act brings. */
export async function seeText(page: Page, text: string, wait = usualPatience): Promise<void> {
  const until = Date.now() + wait
  for (;;) {
    const seen = await judge(page.getByText(text))
    if (seen === 'new') {
      unlooked.delete(page)
      return
    }
    if (Date.now() > until) {
      const why =
        seen === 'old'
          ? `"${text}" stood there before the last act, which brought nothing that says so: see what it brings, then say that this still stands`
          : `"${text}" is not to be seen`
      throw await pictured(page, new Error(why))
    }
    await nextChange(page)
  }
}

/** Words that stood there before the last act stand there after it. What the act brought has been seen before. */
export async function stillText(page: Page, text: string): Promise<void> {
  await lookedFirst(page, `that "${text}" still stands`)
  if ((await judge(page.getByText(text))) === 'none')
    throw await pictured(page, new Error(`"${text}" is no longer to be seen`))
}

/** Words are not on the screen. What the last act brought has been seen before: the screen that should be without them. */
export async function missText(page: Page, text: string): Promise<void> {
  await lookedFirst(page, `that "${text}" is missing`)
  if ((await judge(page.getByText(text))) !== 'none')
    throw await pictured(page, new Error(`"${text}" should not be on the screen`))
}

/** Waits until words have left the screen; see something else of that screen first, when another may lie over it. */
export async function untilGone(page: Page, text: string, wait = usualPatience): Promise<void> {
  const until = Date.now() + wait
  while ((await judge(page.getByText(text))) !== 'none') {
    if (Date.now() > until) throw await pictured(page, new Error(`"${text}" is still on the screen`))
    await nextChange(page)
  }
  unlooked.delete(page)
}

/** Waits until the page on top is at rest: nothing moves, nothing is asked that has no answer yet. */
export async function settle(page: Page, wait = usualPatience): Promise<void> {
  await atRest(page, wait)
  unlooked.delete(page)
}

async function lookedFirst(page: Page, what: string): Promise<void> {
  if (unlooked.has(page))
    throw new Error(`nobody has seen what the last act brought: see that before saying ${what}`)
  await atRest(page)
}

/**
 * Tries until it is done, each time on the page at rest and on a part found anew: a page that is being drawn may take it
 * away under the finger. A tap that reached a part is not made again; a finger that slipped off it is put down once more.
 */
async function act(
  page: Page,
  wait: number,
  missing: string,
  work: (slice: number) => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + wait
  let why: unknown = new Error(missing)
  while (Date.now() < until) {
    await atRest(page, wait)
    await page.evaluate(() => (globalThis as Witnessed).witness.remember())
    const before = await tapsOf(page)
    try {
      if (await work(Math.min(wait, 2_000 * slowness))) {
        unlooked.add(page)
        return
      }
    } catch (error) {
      why = error
      await atRest(page, wait)
      if (isAfter(before, await tapsOf(page))) {
        unlooked.add(page)
        return
      }
    }
    await nextChange(page)
  }
  throw await pictured(page, why)
}

interface Taps {
  /** When the page began: another one has been loaded since. */
  born: number
  count: number
}

function tapsOf(page: Page): Promise<Taps> {
  const taps = page.evaluate(() => ({
    born: performance.timeOrigin,
    count: (globalThis as Witnessed).witness.taps,
  }))
  // A page that is being left answers nothing: it took the tap.
  return taps.catch(() => ({ born: 0, count: 0 }))
}

const isAfter = (before: Taps, after: Taps) => before.born !== after.born || before.count !== after.count

async function atRest(page: Page, wait = usualPatience): Promise<void> {
  const moving = await page
    .evaluate(patience => (globalThis as Witnessed).witness.rest(patience), wait)
    // A page that is being left answers nothing; the next one does.
    .catch(async () => {
      await page.waitForLoadState('domcontentloaded')
      return page.evaluate(patience => (globalThis as Witnessed).witness.rest(patience), wait)
    })
  if (moving) throw await pictured(page, new Error(`the page does not come to rest: ${moving}`))
}

function judge(words: Locator): Promise<'none' | 'old' | 'new'> {
  const judged = words.evaluateAll(parts => (globalThis as Witnessed).witness.judge(parts))
  return judged.catch(() => 'none' as const)
}

async function firstSeen(locators: Locator[]): Promise<Locator | null> {
  // Mostly there is nothing yet: one question for all of them.
  const any = locators.reduce((all, one) => all.or(one)).filter({ visible: true })
  if ((await any.count()) === 0) return null
  for (const locator of locators) {
    const seen = locator.filter({ visible: true })
    if ((await seen.count()) > 0) return seen.first()
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
