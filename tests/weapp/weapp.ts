import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { newPhonePage, phoneScreen } from '../journeys/chromium'
import { pictured } from '../journeys/failures'
import {
  doTo,
  hasLooked,
  missText,
  openedNow,
  seeText,
  settle,
  stillText,
  tapText,
  typeInto,
  untilGone,
} from '../journeys/hands'
import type { Phone } from '../journeys/phone'
import { kept } from '../kept'
import { slowness } from '../patience'
import { answerBelow } from '../site'
import { type Cloud, makeBridge } from './bridge'
import { packWeapp } from './pack'
import type { Launch, Packed, StageState } from './stage/packed'

export interface WeappOptions {
  /** A built mini program, untouched. */
  folder?: string
  cloud: Cloud
  launch?: Launch
  browser: Browser
  /** What the phone kept from an earlier run. */
  storage?: Record<string, string>
  /** Milliseconds a person waits for the screen. */
  patience?: number
}

export interface Weapp extends Phone {
  /** Another app is in front for a while, for example a telephone call. */
  goAside(): Promise<void>
  /** What WeChat answers the next time the program asks for `name`, for example `scanCode`. */
  answer(name: string, result: object): void
  state(): Promise<StageState>
}

const root = join(__dirname, '..', '..')

/** Opens a built mini program on the stage, as the person of `cloud` on a phone of their own. */
export async function openWeapp(options: WeappOptions): Promise<Weapp> {
  const stage = await serveStage()
  const page = await newPage(options.browser, stage.empty)
  const { bridge, answer, offerFile, setOnline } = makeBridge(options.cloud)

  await page.exposeFunction('weappBridge', (name: keyof typeof bridge, input: never) => bridge[name](input))
  await page.goto(options.folder ? stage.empty : stage.built)
  const packed = options.folder ? packWeapp(options.folder) : null
  await openStage(page, packed, options.launch ?? {}, options.storage ?? {})
  openedNow(page)
  const wait = options.patience && options.patience * slowness

  return {
    page,
    tap: text => tapText(page, text, wait),
    type: (field, text) => typeInto(page, field, text, wait),
    see: text => seeText(page, text, wait),
    still: text => stillText(page, text),
    miss: text => missText(page, text),
    gone: text => untilGone(page, text, wait),
    settled: () => settle(page),
    hasLooked: () => hasLooked(page),
    scan: async (button, { path }) => {
      answer('scanCode', { path, result: '' })
      await tapText(page, button, wait)
    },
    choose: async (button, file) => {
      offerFile(file)
      await tapText(page, button, wait)
    },
    network: isOnline =>
      doTo(page, async () => {
        setOnline(isOnline)
        await page.evaluate(told => (window as unknown as StageWindow).weappStage.tellNetwork(told), isOnline)
      }),
    goBack: () =>
      doTo(page, () => page.evaluate(() => (window as unknown as StageWindow).weappStage.goBack())),
    screenshot: async path => {
      await page.screenshot({ path })
    },
    pictured: failure => pictured(page, failure),
    goAside: () =>
      doTo(page, () => page.evaluate(() => (window as unknown as StageWindow).weappStage.goAside())),
    problems: async () => (await stateOf(page)).problems,
    state: () => stateOf(page),
    answer,
    close: () => page.close(),
  }
}

/** Of each browser, where its phones are: what a phone keeps is in its page alone. */
const contexts = new WeakMap<Browser, Promise<BrowserContext>>()

async function newPage(browser: Browser, emptyStage: string): Promise<Page> {
  const context = contexts.get(browser) ?? newContext(browser, emptyStage)
  contexts.set(browser, context)
  return newPhonePage(await context)
}

/** One process shows all its pages and compiles a script once; it would end with its last page. */
async function newContext(browser: Browser, emptyStage: string): Promise<BrowserContext> {
  const context = await browser.newContext(phoneScreen)
  const page = await context.newPage()
  await page.goto(emptyStage)
  return context
}

/** Where the stage is, with the built mini program beside it or empty. Both are made once for all files of tests. */
async function serveStage(): Promise<{ built: string; empty: string }> {
  const held = kept()
  held.weapp ??= `weappPacked = ${JSON.stringify(packWeapp(join(root, 'dist/weapp')))}`
  held.stage ??= await bundleStage()
  const files: Record<string, string | undefined> = {
    built: `${stageHtml}<script src="packed.js"></script>`,
    empty: stageHtml,
    'packed.js': held.weapp,
    'stage.js': held.stage,
  }
  const address = answerBelow('/stage/', ({ url = '' }, response) => {
    const name = url.replace('/stage/', '')
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html'
    response.setHeader('content-type', `${type}; charset=utf-8`).setHeader('cache-control', 'max-age=3600')
    response.end(files[name])
  })
  return { built: `${address}built`, empty: `${address}empty` }
}

const stageHtml =
  '<!doctype html><div id="stage-bar"></div><div id="stage-pages"></div><div id="stage-tabs"></div>' +
  '<script src="stage.js"></script>'

async function bundleStage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'stage/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'weappStage',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

/** What the stage leaves on its window for the driver. */
interface StageWindow {
  weappStage: typeof import('./stage/main')
  weappState: StageState
  weappPacked: Packed
}

function openStage(
  page: Page,
  packed: Packed | null,
  launch: Launch,
  storage: Record<string, string>,
): Promise<void> {
  return page.evaluate(
    given => {
      const stage = window as unknown as StageWindow
      stage.weappState = stage.weappStage.openStage(
        given.packed ?? stage.weappPacked,
        given.launch,
        given.storage,
      )
    },
    { packed, launch, storage },
  )
}

function stateOf(page: Page): Promise<StageState> {
  return page.evaluate(() => (window as unknown as StageWindow).weappState)
}
