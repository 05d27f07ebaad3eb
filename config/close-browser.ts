import type { BrowserServer } from 'playwright-core'

/** After the last journey. */
export default async function closeBrowser(): Promise<void> {
  const { journeysBrowser } = globalThis as unknown as { journeysBrowser?: BrowserServer }
  await journeysBrowser?.close()
}
