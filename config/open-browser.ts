import { chromium } from 'playwright-core'
import { howToLaunch, isSlowedDown } from '../tests/journeys/chromium'

/** Before the first journey: one browser for all of them, which each file of tests has its own share of. */
export default async function openBrowser(): Promise<void> {
  // The pages of one context share a process, which compiles their scripts once. A slowed page has one of its own: it is
  // the process that is slow, and it is so only while the page that asked for it is open.
  const how = howToLaunch(isSlowedDown ? [] : ['--renderer-process-limit=1'])
  // A jest that is told to end does; the browser ends with it.
  const server = await chromium.launchServer({ ...how, handleSIGTERM: false })
  process.env.JOURNEYS_BROWSER = server.wsEndpoint()
  Object.assign(globalThis, { journeysBrowser: server })
}
