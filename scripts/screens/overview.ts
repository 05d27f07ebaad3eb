import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../../tests/journeys/chromium'

/** The picture at the top of the README: whoever asks, whoever comes, whoever sees to it. */
const shown = ['resident-home', 'request-assigned', 'member-home', 'secretary-home']
const high = 844
const gap = 24

/** Puts pictures that the album has drawn side by side, as `overview.png`. */
export async function drawOverview(folder: string): Promise<void> {
  const pictures = shown.map(name => readFileSync(join(folder, `${name}-light.png`), 'base64'))
  const browser = await launchChromium()
  try {
    const width = shown.length * (390 + gap) + gap
    const page = await browser.newPage({ viewport: { width, height: high + 2 * gap } })
    await page.setContent(`
      <style>
        body { display: flex; gap: ${gap}px; margin: 0; padding: ${gap}px; background: #d9d2c5 }
        div { height: ${high}px; overflow: hidden; border-radius: 20px }
      </style>
      ${pictures.map(bytes => `<div><img src="data:image/png;base64,${bytes}"></div>`).join('')}`)
    await page.screenshot({ path: join(folder, 'overview.png') })
  } finally {
    await browser.close()
  }
}
