import { chromium } from 'playwright-core'
import { howToLaunch } from '../tests/journeys/chromium'

/** Before the first journey: one browser for all of them, which each file of tests has its own share of. */
export default async function openBrowser(): Promise<void> {
  // The pages of one context share a process, which compiles their scripts once.
  const how = howToLaunch(['--renderer-process-limit=1'])
  // A jest that is told to end does; the browser ends with it.
  const server = await chromium.launchServer({ ...how, handleSIGTERM: false })
  process.env.JOURNEYS_BROWSER = server.wsEndpoint()
  Object.assign(globalThis, { journeysBrowser: server })
}
