import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { launchChromium } from '../../tests/journeys/chromium'
import { serveApp } from '../start/app'
import { screenOfAlbum } from './album'

/** The same evening every time, so that a picture changes only when a screen does. */
const evening = Date.parse('2026-11-22T20:00:00+08:00')

/** The county as seeded, with the app beside it. */
export interface Town {
  cloud: TestCloud
  /** The app as one of the county's people sees it, for example `member-east`. */
  open(personaId: string, path?: string): Promise<Page>
  /** Goes to a page of the app as if a link had been followed from outside. */
  go(page: Page, path: string): Promise<void>
  /** The check-in code on the wall of this community. */
  codeOf(communityId: string): Promise<string>
  close(): Promise<void>
}

export async function openTown(): Promise<Town> {
  let cloudUrl = ''
  const app = await serveApp(0, () => cloudUrl)
  const gallery = await serveApp(0, () => cloudUrl, 'gallery')
  const appUrl = addressOf(app)
  const cloud = await startTestCloud({ seed: 'county', now: evening, options: [`--app-origin=${appUrl}`] })
  cloudUrl = cloud.url
  const browser = await launchChromium()
  const people = await personas(cloudUrl)

  const go: Town['go'] = async (page, path) => {
    await page.goto('about:blank')
    const base = path.startsWith('pages/gallery') ? addressOf(gallery) : appUrl
    await page.goto(`${base}/#/${path}`, { waitUntil: 'networkidle' })
  }
  return {
    cloud,
    go,
    open: async (personaId, path = 'pages/home/index') => {
      const persona = people.find(({ id }) => id === personaId)
      if (!persona) throw new Error(`nobody in the county is called ${personaId}`)
      const page = await newPage(browser, persona)
      await go(page, path)
      return page
    },
    codeOf: async communityId => {
      const sites = await cloud.documents('sites')
      return String(sites.find(site => site.communityId === communityId)?.code)
    },
    close: () => closeAll(browser, cloud, [app, gallery]),
  }
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function personas(cloudUrl: string): Promise<{ id: string }[]> {
  const response = await fetch(`${cloudUrl}/console/api/personas`)
  return response.json() as Promise<{ id: string }[]>
}

/** Without the strip that the local demo puts above the app: no phone shows it. */
async function newPage(browser: Browser, persona: object): Promise<Page> {
  const context = await browser.newContext(screenOfAlbum)
  await context.clock.setFixedTime(evening)
  await context.addInitScript(kept => {
    if (location.protocol !== 'about:') sessionStorage.setItem('persona', kept)
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style')
      style.textContent = '.persona-strip { display: none !important }'
      document.head.append(style)
    })
  }, JSON.stringify(persona))
  return context.newPage()
}

async function closeAll(browser: Browser, cloud: TestCloud, servers: Server[]): Promise<void> {
  await browser.close()
  await cloud.stop()
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
}
