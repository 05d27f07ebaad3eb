import { startTestCloud } from '../../tests/emulator/cloud'
import { launchChromium, phoneScreen } from '../../tests/journeys/chromium'
import { serveApp } from '../start/app'

/** The app's own files that a browser fetches until the first screen stands, as paths in `dist/h5`. */
export async function filesOfFirstLoad(): Promise<string[]> {
  const cloud = await startTestCloud()
  const server = await serveApp(0, () => cloud.url)
  const browser = await launchChromium()
  try {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const origin = `http://127.0.0.1:${port}`
    const page = await browser.newPage(phoneScreen)
    const files: string[] = []
    page.on('response', response => {
      const { origin: from, pathname } = new URL(response.url())
      if (from === origin && response.ok() && pathname !== '/runtime.json') {
        files.push(pathname === '/' ? 'index.html' : pathname.slice(1))
      }
    })
    await page.goto(origin, { waitUntil: 'networkidle' })
    if (!files.some(file => file.endsWith('.js'))) throw new Error('the app did not load')
    return files
  } finally {
    await browser.close()
    server.close()
    await cloud.stop()
  }
}
