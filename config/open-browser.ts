import { chromium } from 'playwright-core'
import { howToLaunch } from '../tests/journeys/chromium'

/** Before the first journey: one browser for all of them, which each file of tests has its own share of. */
export default async function openBrowser(): Promise<void> {
  const server = await chromium.launchServer(howToLaunch())
  process.env.JOURNEYS_BROWSER = server.wsEndpoint()
  Object.assign(globalThis, { journeysBrowser: server })
}
