import type { Page } from 'playwright-core'

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

const mostStops = 60

/** Goes on with Tab until the button called so has the focus, and presses the key there. */
export async function press(page: Page, name: string, key: 'Enter' | 'Space'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).waitFor({ timeout: 15_000 })
  const passed: string[] = []
  while (passed.length < mostStops) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    passed.push(now.name.slice(0, 20))
    if (now.name !== name) continue
    if (!now.isSeen) throw new Error(`"${name}" has the focus, but does not show it`)
    return page.keyboard.press(key)
  }
  throw new Error(`Tab never comes to "${name}"; it passed ${[...new Set(passed)].join(', ')}`)
}
