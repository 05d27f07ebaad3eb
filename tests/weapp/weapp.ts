import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { launchChromium, phoneScreen } from '../journeys/chromium'
import { missText, seeText, tapText, typeInto } from '../journeys/hands'
import type { Phone } from '../journeys/phone'
import { type Cloud, makeBridge } from './bridge'
import { packWeapp } from './pack'
import type { Launch, Packed, StageState } from './stage/packed'

export interface WeappOptions {
  /** A built mini program, untouched. */
  folder?: string
  cloud: Cloud
  launch?: Launch
  browser?: Browser
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
  const packed = packWeapp(options.folder ?? join(root, 'dist/weapp'))
  const browser = options.browser ?? (await launchChromium())
  const context = await browser.newContext(phoneScreen)
  const page = await context.newPage()
  const { bridge, answer, offerFile, setOnline } = makeBridge(options.cloud)

  await page.exposeFunction('weappBridge', (name: keyof typeof bridge, input: never) => bridge[name](input))
  await page.setContent(
    '<!doctype html><div id="stage-bar"></div><div id="stage-pages"></div><div id="stage-tabs"></div>',
  )
  await page.addScriptTag({ content: await stageScript() })
  await openStage(page, packed, options.launch ?? {}, options.storage ?? {})

  return {
    tap: text => tapText(page, text, options.patience),
    type: (field, text) => typeInto(page, field, text, options.patience),
    see: text => seeText(page, text, options.patience),
    miss: text => missText(page, text),
    scan: async (button, { path }) => {
      answer('scanCode', { path, result: '' })
      await tapText(page, button, options.patience)
    },
    choose: async (button, file) => {
      offerFile(file)
      await tapText(page, button, options.patience)
    },
    network: async isOnline => {
      setOnline(isOnline)
      await page.evaluate(told => (window as unknown as StageWindow).weappStage.tellNetwork(told), isOnline)
    },
    screenshot: async path => {
      await page.screenshot({ path })
    },
    goAside: () => page.evaluate(() => (window as unknown as StageWindow).weappStage.goAside()),
    problems: async () => (await stateOf(page)).problems,
    state: () => stateOf(page),
    answer,
    close: async () => {
      await context.close()
      if (!options.browser) await browser.close()
    },
  }
}

let script: Promise<string> | undefined

function stageScript(): Promise<string> {
  script ??= build({
    entryPoints: [join(__dirname, 'stage/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'weappStage',
    define: { 'process.env.NODE_ENV': '"production"' },
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return script
}

/** What the stage leaves on its window for the driver. */
interface StageWindow {
  weappStage: typeof import('./stage/main')
  weappState: StageState
}

function openStage(
  page: Page,
  packed: Packed,
  launch: Launch,
  storage: Record<string, string>,
): Promise<void> {
  return page.evaluate(
    given => {
      const stage = window as unknown as StageWindow
      stage.weappState = stage.weappStage.openStage(given.packed, given.launch, given.storage)
    },
    { packed, launch, storage },
  )
}

function stateOf(page: Page): Promise<StageState> {
  return page.evaluate(() => (window as unknown as StageWindow).weappState)
}
