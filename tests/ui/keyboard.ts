import type { Page } from 'playwright-core'
import { doTo } from '../journeys/hands'
import { patience } from '../patience'
import { holds } from '../until'

interface Focused {
  name: string
  isSeen: boolean
  sheet: string | null
}

/** What the keyboard is on now, and whether the screen shows it. */
export function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const now = document.activeElement ?? document.body
    const shown = now.closest('.field-input') ?? now
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    return {
      name: now.getAttribute('aria-label') ?? now.textContent?.trim() ?? '',
      isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
      sheet: now.closest('[role=dialog]')?.getAttribute('aria-label') ?? null,
    }
  })
}

/** The last key brings the keyboard there. */
export const comesTo = (page: Page, expected: Partial<Focused>): Promise<void> =>
  holds(async () => expect(await focused(page)).toMatchObject(expected))

const mostStops = 60

/** Goes on with Tab until the button called so has the focus, and presses the key there. */
export async function press(page: Page, name: string, key: 'Enter' | 'Space'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).waitFor({ timeout: patience })
  await doTo(page, async () => {
    await tabTo(page, name)
    await comesTo(page, { name, isSeen: true })
    await page.keyboard.press(key)
  })
}

async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < mostStops) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now.name === name) return
    passed.push(now.name.slice(0, 20))
  }
  throw new Error(`Tab never comes to "${name}"; it passed ${[...new Set(passed)].join(', ')}`)
}
