import type { Browser } from 'playwright-core'
import { answerWithApp } from '../../scripts/start/app'
import type { Answer } from '../../types/api'
import { keptTestCloud, type TestCloud } from '../emulator/cloud'
import { answerBelow } from '../site'
import { isSoak } from '../size'
import { type Person, sunnySecretary, today } from '../town'
import { openWeapp, type Weapp } from '../weapp/weapp'
import { type BrowserPhone, openBrowserPhone } from './browser-phone'
import { shareChromium } from './chromium'
import type { CodeOnWall, Phone } from './phone'

/** The small town with the app served, a browser, and as many phones as a journey needs. */
export interface Street {
  cloud: TestCloud
  browser: Browser
  /** WeChat knows this person's number from now on. */
  givePhone(who: Person): Promise<void>
  /** Opens the app; with a code, as if WeChat's own scanner had read it. */
  open: {
    'in Chromium': (who: Person, scannedCode?: string, by?: Opened) => Promise<BrowserPhone>
    'on the weapp build': (who: Person, scannedCode?: string, by?: Opened) => Promise<Weapp>
  }
  /** Opens the app in another browser, for example one with a camera. */
  openIn(browser: Browser, who: Person, scannedCode?: string): Promise<BrowserPhone>
  /** The code of a check-in point as it hangs on the wall. */
  codeOnWall(siteId: string, siteCode: string): Promise<CodeOnWall>
  close(): Promise<void>
}

/** What WeChat says of the code that opened the app; a browser tells nothing. */
export type Opened = 'before the camera' | 'from a picture'

export type FrontEnd = 'in Chromium' | 'on the weapp build'

/** Both builds in a full run; in `npm test` the one that goes to phones, which the screens in Chromium stand beside (0156). */
export const frontEnds: FrontEnd[] = isSoak ? ['in Chromium', 'on the weapp build'] : ['on the weapp build']

const checkinPage = 'pages/checkin/index'

export async function openStreet(collections: Record<string, object[]>): Promise<Street> {
  const phones = new Set<Phone>()
  const cloud = askedAfterLooking(await keptTestCloud(today), phones)
  await cloud.clock({ now: today, freeze: true })
  await cloud.load(collections)
  const answer = answerWithApp(() => cloud.url)
  const appUrl = answerBelow('/', answer)
  const browser = await shareChromium()

  // The strip above the app says whom it plays; the name itself is the roster's to tell.
  const openIn: Street['openIn'] = (browser, { openid }, code) =>
    noted(
      phones,
      openBrowserPhone({
        browser,
        appUrl,
        persona: { id: openid, openid, name: openid, note: '' },
        path: code && `${checkinPage}?scene=${code}`,
      }),
    )

  return {
    cloud,
    browser,
    openIn,
    givePhone: async ({ openid, phone }) => {
      if (phone) await cloud.phoneCode(openid, phone)
    },
    open: {
      'in Chromium': (who, code) => openIn(browser, who, code),
      'on the weapp build': ({ openid }, code, by = 'before the camera') =>
        noted(
          phones,
          openWeapp({
            browser,
            cloud: { url: cloud.url, openid },
            launch: code
              ? { path: checkinPage, query: { scene: code }, scene: by === 'from a picture' ? 1048 : 1047 }
              : {},
          }),
        ),
    },
    codeOnWall: async (siteId, siteCode) => ({
      picture: await pictureOf(cloud, siteId),
      path: `${checkinPage}?scene=${siteCode}`,
    }),
    close: () => browser.close(),
  }
}

/**
 * One person's time with the phone, from its opening to its end: nothing went wrong unseen, and nothing was done whose
 * outcome nobody waited for. A failure leaves a picture and the words of the screen.
 */
export async function visit<Held extends Phone>(
  opening: Promise<Held>,
  steps: (phone: Held) => Promise<void>,
): Promise<void> {
  const phone = await opening
  try {
    await steps(phone)
    if (!phone.hasLooked()) throw new Error('the visit ends with an act, and nobody saw what it brought')
    expect(await phone.problems()).toEqual([])
  } catch (failure) {
    throw await phone.pictured(failure)
  } finally {
    await phone.close()
  }
}

/** Keeps a phone among the open ones until it is closed. */
async function noted<Held extends Phone>(phones: Set<Phone>, opening: Promise<Held>): Promise<Held> {
  const phone = await opening
  phones.add(phone)
  const { close } = phone
  phone.close = () => {
    phones.delete(phone)
    return close()
  }
  return phone
}

/** What is kept after a tap is read once the screen has said that it is kept: before that it may still be on its way. */
function askedAfterLooking(cloud: TestCloud, phones: Set<Phone>): TestCloud {
  const documents: TestCloud['documents'] = collection => {
    if ([...phones].every(phone => phone.hasLooked())) return cloud.documents(collection)
    throw new Error(`nobody has seen what the last act brought: what ${collection} keeps may still change`)
  }
  return { ...cloud, documents }
}

async function pictureOf(cloud: TestCloud, siteId: string): Promise<Buffer> {
  const event = { op: 'sites.poster', input: { siteId } }
  const poster = (await cloud.call(sunnySecretary.openid, 'api', event)) as Answer<'sites.poster'>
  if (!poster.ok) throw new Error(`no poster: ${poster.refusal}`)
  const response = await fetch(poster.value.imageUrl)
  return Buffer.from(await response.arrayBuffer())
}
