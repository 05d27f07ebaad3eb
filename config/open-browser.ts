import { chromium } from 'playwright-core'
import { howToLaunch } from '../tests/journeys/chromium'

/** Before the first journey: one browser for all of them, which each file of tests has its own share of. */
export default async function openBrowser(): Promise<void> {
  // The pages of one context share a process, which compiles their scripts once.
  const server = await chromium.launchServer(howToLaunch(['--renderer-process-limit=1']))
  process.env.JOURNEYS_BROWSER = server.wsEndpoint()
  Object.assign(globalThis, { journeysBrowser: server })
}
