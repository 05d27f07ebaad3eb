import axe, { type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { settle } from '../journeys/hands'
import { until } from '../until'

/** What is wrong with a screen in one look, in words: `screen, look: what`. */
export interface Findings {
  /** What axe-core calls serious or critical. */
  axe: string[]
  smallText: string[]
  smallTargets: string[]
  /** Parts that answer to a tap but not to Tab. */
  unreachable: string[]
}

export const nothingFound = (): Findings => ({ axe: [], smallText: [], smallTargets: [], unreachable: [] })

/** CSS px: WeChat's own advice for text and targets, and what elder mode promises (G185). */
const leastPx = {
  usual: { text: 14, target: 44 },
  elder: { text: 18, target: 60 },
}

/**
 * Looks at the screen once it is at rest, light and dark, then in elder mode, and adds what is wrong. The parts are the same
 * in all three: their colours are asked for where text is smallest, which asks most of them, and everything else that
 * axe-core knows where they are largest. Elder mode changes no colour.
 */
export async function lookAt(page: Page, screen: string, findings: Findings): Promise<void> {
  await settle(page)
  await look(page, `${screen}, usual`, leastPx.usual, findings, colours)
  await page.emulateMedia({ colorScheme: 'dark' })
  findings.axe.push(...(await askAxe(page, `${screen}, dark`, colours)))
  await photograph(page, `${screen}, dark`)
  await page.emulateMedia({ colorScheme: 'light' })

  if (!(await switchComfort(page))) throw new Error(`${screen} has no switch for large text`)
  await settle(page)
  await look(page, `${screen}, elder`, leastPx.elder, findings, allButColours)
  await switchComfort(page)
}

async function look(
  page: Page,
  name: string,
  least: typeof leastPx.usual,
  findings: Findings,
  options: RunOptions,
): Promise<void> {
  findings.axe.push(...(await askAxe(page, name, options)))
  await measure(page, name, least, findings)
  await photograph(page, name)
}

/**
 * The switch of the page on top, also while a sheet lies over it; says whether the screen has one. The page is at rest, so
 * that it lies alone on the stage.
 */
async function switchComfort(page: Page): Promise<boolean> {
  const button = page.locator('.taro_page_show .frame-comfort').filter({ visible: true })
  if ((await button.count()) === 0) return false
  const isLarge = () => button.evaluate(element => element.classList.contains('is-on'))
  const wasLarge = await isLarge()
  await button.evaluate((element: HTMLElement) => element.click())
  await until(isLarge, is => is !== wasLarge)
  return true
}

/** A directory in `SCREENS` gets a picture of every screen that was looked at. */
async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENS
  if (folder) await page.screenshot({ path: `${folder}/${name.replace(', ', '-')}.png` })
}

type WithAxe = typeof globalThis & { axe?: typeof axe }

const colours: RunOptions = { runOnly: ['color-contrast'] }
const allButColours: RunOptions = { rules: { 'color-contrast': { enabled: false } } }

/** What axe-core answers hangs on no machine's speed: under stress it is asked once in five times. */
const isAxeAsked = process.env.WITHOUT_AXE !== '1'

async function askAxe(page: Page, look: string, options: RunOptions): Promise<string[]> {
  if (!isAxeAsked) return []
  if (!(await page.evaluate(() => Boolean((globalThis as WithAxe).axe)))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async options => {
    // A colour on its way to another is nobody's colour.
    for (const moving of document.getAnimations()) if (moving instanceof CSSTransition) moving.finish()
    // Pages beneath this one are hidden but still there, more of them with every step of a journey: what is excluded would
    // be read all the same.
    const putBack = [...document.querySelectorAll('.taro_page_shade')].map(beneath => {
      const place = document.createComment('')
      beneath.replaceWith(place)
      return () => place.replaceWith(beneath)
    })
    // Nothing asked here needs the style sheets fetched once more.
    const asked = { ...options, resultTypes: ['violations' as const], preload: false }
    const answer = await (globalThis as WithAxe).axe?.run(document, asked)
    for (const back of putBack) back()
    if (!answer) throw new Error('axe-core did not load')
    return answer.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }))
  }, options)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${look}: ${id}: ${nodes.join(' | ')}`)
}

async function measure(
  page: Page,
  look: string,
  least: { text: number; target: number },
  findings: Findings,
): Promise<void> {
  const seen = await page.evaluate(least => {
    const isSeen = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0
    const wordsOf = (element: Element) =>
      `${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 20)}”`
    const all = [...document.querySelectorAll('.frame *')].filter(isSeen)

    const smallText = all
      .filter(element =>
        [...element.childNodes].some(node => node.nodeType === 3 && node.textContent?.trim()),
      )
      .filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < least.text)
    const tappable = all.filter(element =>
      element.matches(
        'button, .field-input, [role=button], [role=tab], [role=radio], [role=checkbox], [role=switch]',
      ),
    )
    const smallTargets = tappable.filter(element => {
      const { width, height } = element.getBoundingClientRect()
      return Math.min(width, height) < least.target
    })
    const isReachedByArrow = (element: Element) =>
      Boolean(element.closest('[role=tablist], [role=radiogroup]')?.querySelector('[tabindex="0"]'))
    const unreachable = tappable.filter(
      element => !element.matches('button, .field-input, [tabindex="0"]') && !isReachedByArrow(element),
    )
    return {
      smallText: smallText.map(wordsOf),
      smallTargets: smallTargets.map(wordsOf),
      unreachable: unreachable.map(wordsOf),
    }
  }, least)
  for (const kind of ['smallText', 'smallTargets', 'unreachable'] as const)
    findings[kind].push(...seen[kind].map(what => `${look}: ${what}`))
}
