import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { startTestCloud, type TestCloud } from '../../tests/emulator/cloud'
import { launchChromium } from '../../tests/journeys/chromium'
import { placeWitness } from '../../tests/journeys/witness'
import type { Answer, Input, OperationName, Value } from '../../types/api'
import { serveApp } from '../start/app'
import { screenOfAlbum } from './album'

/** The same evening every time, so that a picture changes only when a screen does. */
const evening = Date.parse('2026-11-22T20:00:00+08:00')

/** A town in the local cloud, with the app beside it. */
export interface Town {
  cloud: TestCloud
  /** The app as one of its people sees it: a persona of the county, or an OPENID of the tests' town. */
  open(personaId: string, path?: string): Promise<Page>
  /** What somebody does without the screen; a refusal ends the drawing. */
  ask<Name extends OperationName>(who: { openid: string }, op: Name, input: Input<Name>): Promise<Value<Name>>
  /** The same people, for the helpers of the tests. */
  as(who: { openid: string }): {
    call<Name extends OperationName>(op: Name, input: Input<Name>): Promise<Answer<Name>>
  }
  /** Goes to a page of the app as if a link had been followed from outside. */
  go(page: Page, path: string): Promise<void>
  /** The check-in code on the wall of this community. */
  codeOf(communityId: string): Promise<string>
  close(): Promise<void>
}

/** The county as seeded; with collections, the town that these tell of. */
export async function openTown(collections?: Record<string, object[]>): Promise<Town> {
  let cloudUrl = ''
  const app = await serveApp(0, () => cloudUrl)
  const gallery = await serveApp(0, () => cloudUrl, 'gallery')
  const appUrl = addressOf(app)
  const cloud = await startTestCloud({
    ...(collections ? { collections } : { seed: 'county' as const }),
    now: evening,
    options: [`--app-origin=${appUrl}`],
  })
  cloudUrl = cloud.url
  const browser = await launchChromium()
  const people = collections ? [] : await personas(cloudUrl)

  const go: Town['go'] = async (page, path) => {
    await page.goto('about:blank')
    const base = path.startsWith('pages/gallery') ? addressOf(gallery) : appUrl
    await page.goto(`${base}/#/${path}`, { waitUntil: 'networkidle' })
  }
  const as: Town['as'] = ({ openid }) => ({
    call: async (op, input) => (await cloud.call(openid, 'api', { op, input })) as Answer<typeof op>,
  })
  return {
    cloud,
    go,
    as,
    ask: async (who, op, input) => {
      const answer = await as(who).call(op, input)
      if (!answer.ok) throw new Error(`${op}: ${JSON.stringify(answer)}`)
      return answer.value
    },
    open: async (personaId, path = 'pages/home/index') => {
      const persona = people.find(({ id }) => id === personaId)
      if (!persona && !collections) throw new Error(`nobody in the county is called ${personaId}`)
      const { now } = await cloud.clock()
      const page = await newPage(browser, persona ?? aPersona(personaId), now)
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

const aPersona = (openid: string) => ({ id: openid, openid, name: openid, note: '' })

/** Without the strip that the local demo puts above the app: no phone shows it. */
async function newPage(browser: Browser, persona: object, now: number): Promise<Page> {
  const context = await browser.newContext(screenOfAlbum)
  await context.clock.setFixedTime(now)
  await context.addInitScript(kept => {
    if (location.protocol !== 'about:') sessionStorage.setItem('persona', kept)
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style')
      style.textContent = '.persona-strip { display: none !important }'
      document.head.append(style)
    })
  }, JSON.stringify(persona))
  await placeWitness(context)
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
