import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright-core'
import { patience, slowness } from '../patience'
import { isSoak } from '../size'
import { placeWitness } from './witness'

const places = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Where this machine keeps a Chromium, or null. `CHROMIUM_PATH` names another one. */
export function findChromium(): string | null {
  return places.find(place => place !== '' && existsSync(place)) ?? null
}

/** A browser of its own; the caller closes it. */
export function launchChromium(extra: string[] = []): Promise<Browser> {
  return chromium.launch(howToLaunch(extra))
}

/** A share of the browser that config/open-browser.ts opened for all journeys; the caller closes it. */
export async function shareChromium(): Promise<Browser> {
  return chromium.connect(process.env.JOURNEYS_BROWSER ?? '')
}

export function howToLaunch(extra: string[] = []): LaunchOptions {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium on this machine: `npm test` says how to get one.')

  // Chromium refuses its sandbox to root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return {
    executablePath,
    args: [...asRoot, '--disable-gpu', '--disable-background-networking', ...extra],
  }
}

export const phoneScreen = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  locale: 'zh-CN',
  // A page that slides in takes 350 ms, three hundred times in a run.
  reducedMotion: isSoak ? ('no-preference' as const) : ('reduce' as const),
}

/** A page of a browser or of one of its contexts, in the size of a phone unless told otherwise, with a witness in it. */
export async function newPhonePage(
  where: Browser | BrowserContext,
  { width, height } = phoneScreen.viewport,
): Promise<Page> {
  const page =
    'newContext' in where
      ? await (await where.newContext({ ...phoneScreen, viewport: { width, height } })).newPage()
      : await where.newPage()
  await placeWitness(page)
  page.setDefaultTimeout(patience)
  if (isSlowedDown) {
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  }
  return page
}

/** Is it the browser's processor that is slow, and not the whole machine? */
export const isSlowedDown = process.env.SLOW_BROWSER === '1'
