import type { Browser } from 'playwright-core'
import { startTestCloud } from '../../tests/emulator/cloud'
import { launchChromium, phoneScreen } from '../../tests/journeys/chromium'
import { liJianguo, today, townAtWork } from '../../tests/town'
import { serveApp } from '../start/app'

const timesSlower = 4
const runs = 5
/** Until the screen stands still: everything it asks of the cloud has come by then. */
const settledMs = 3_000

export interface FirstScreen {
  timesSlower: number
  firstPaintMs: number
  largestPaintMs: number
  blockingMs: number
}

/** A member's home in a browser that has nothing kept, on a slowed processor: medians of several loads. */
export async function measureFirstScreen(): Promise<FirstScreen> {
  let cloudUrl = ''
  const server = await serveApp(0, () => cloudUrl)
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const cloud = await startTestCloud({
    collections: townAtWork,
    now: today,
    options: [`--app-origin=${origin}`],
  })
  cloudUrl = cloud.url
  const browser = await launchChromium()
  try {
    const times: Paints[] = []
    while (times.length < runs) times.push(await paintsOf(browser, origin))
    const median = (of: keyof Paints) => medianOf(times.map(time => time[of]))
    return {
      timesSlower,
      firstPaintMs: median('firstPaintMs'),
      largestPaintMs: median('largestPaintMs'),
      blockingMs: median('blockingMs'),
    }
  } finally {
    await browser.close()
    server.close()
    await cloud.stop()
  }
}

interface Paints {
  firstPaintMs: number
  largestPaintMs: number
  blockingMs: number
}

type Told = Omit<Paints, 'blockingMs'> & { tasks: { start: number; end: number }[] }
type WithPaints = typeof globalThis & { told: Told }

async function paintsOf(browser: Browser, origin: string): Promise<Paints> {
  const context = await browser.newContext(phoneScreen)
  try {
    await context.addInitScript(observePaints)
    const { openid } = liJianguo
    const persona = JSON.stringify({ id: openid, openid, name: openid, note: '' })
    await context.addInitScript(kept => sessionStorage.setItem('persona', kept), persona)
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })

    await page.goto(origin)
    await page.getByText('还没报到').waitFor()
    await page.waitForTimeout(settledMs)
    const told = await page.evaluate(() => (globalThis as WithPaints).told)
    if (!told.firstPaintMs || !told.largestPaintMs) throw new Error('the browser told no paint')
    const { firstPaintMs, largestPaintMs } = told
    return { firstPaintMs, largestPaintMs, blockingMs: blockingOf(told) }
  } finally {
    await context.close()
  }
}

/** What tasks take beyond 50 ms each, from the opening on: stricter than the usual sum, which leaves out all before the first paint. */
function blockingOf({ tasks }: Told): number {
  return tasks.reduce((sum, { start, end }) => sum + Math.max(0, end - start - 50), 0)
}

/** Runs in the page, so it calls nothing of ours; a function with a name would need the compiler's help there. */
function observePaints(): void {
  const told: Told = { firstPaintMs: 0, largestPaintMs: 0, tasks: [] }
  ;(globalThis as WithPaints).told = told
  for (const type of ['paint', 'largest-contentful-paint', 'longtask']) {
    new PerformanceObserver(list => {
      for (const { entryType, name, startTime, duration } of list.getEntries()) {
        if (name === 'first-contentful-paint') told.firstPaintMs = startTime
        if (entryType === 'largest-contentful-paint') told.largestPaintMs = startTime
        if (entryType === 'longtask') told.tasks.push({ start: startTime, end: startTime + duration })
      }
    }).observe({ type, buffered: true })
  }
}

function medianOf(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
