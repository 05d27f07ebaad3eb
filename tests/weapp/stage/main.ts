import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { Witnessed } from '../../journeys/witness'
import { loader } from './modules'
import type { Bridge, Launch, Packed, StageState } from './packed'
import { Pages } from './pages'
import { builtInStyle } from './style'
import { makeWx } from './wx'

export { tellNetwork } from './wx'

/** Another app is in front for a while, for example a telephone call. */
export let goAside = (): void => {}

/** The arrow that WeChat draws in the bar above a page. */
export let goBack = (): void => {}

/** Called once by the driver, inside the browser: starts the mini program as WeChat would. */
export function openStage(packed: Packed, launch: Launch, storage: Record<string, string>): StageState {
  const state: StageState = { setData: [], problems: [], storage, pages: [] }
  noticeProblems(state)
  addStyle(builtInStyle)
  addStyle(packed.styles.app ?? '')

  const options = whole(packed, launch)
  const app: { current: AppObject } = { current: {} }
  const register = (given: AppObject) => {
    app.current = given
  }
  const pages = new Pages(packed, state, path => load(path))
  const load = loader(packed, {
    wx: makeWx(pages, bridge(), options, storage),
    App: register,
    getApp: () => app.current,
    getCurrentPages: () => pages.current(),
    ...pages.names(),
  })

  goAside = () => {
    pages.leave()
    app.current.onHide?.()
    app.current.onShow?.(options)
    pages.comeBack()
  }

  goBack = () => pages.navigateBack(1)

  load('app')
  app.current.onLaunch?.(options)
  app.current.onShow?.(options)
  pages.reLaunch(`/${options.path}?${asQuery(options.query)}`)
  return state
}

/** Every question goes out of the browser by the one door that the driver opened. */
function bridge(): Bridge {
  const out: (name: string, input?: unknown) => Promise<never> = Reflect.get(window, 'weappBridge')
  const { witness } = globalThis as Witnessed
  const door = (name: string, input?: unknown) => out(name, input).finally(witness.begin(name))
  return {
    callFunction: input => door('callFunction', input),
    uploadFile: input => door('uploadFile', input),
    temporaryUrls: input => door('temporaryUrls', input),
    phoneCode: () => door('phoneCode'),
    subscribe: input => door('subscribe', input),
    scripted: name => door('scripted', name),
  }
}

interface AppObject {
  onLaunch?: (options: Launch) => void
  onShow?: (options: Launch) => void
  onHide?: () => void
}

function whole(packed: Packed, { path, query, scene, fontSize }: Launch): Required<Launch> {
  const entry = packed.app.entryPagePath ?? packed.app.pages[0] ?? ''
  return { path: path ?? entry, query: query ?? {}, scene: scene ?? 1001, fontSize: fontSize ?? 17 }
}

function asQuery(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}

function addStyle(text: string): void {
  document.head.appendChild(document.createElement('style')).textContent = text
}

/** The component framework swallows what a handler throws; a test must not. */
function noticeProblems(state: StageState): void {
  const note = (what: unknown) => {
    state.problems.push(what instanceof Error ? (what.stack ?? what.message) : String(what))
  }
  glassEasel.addGlobalErrorListener(error => {
    note(error)
    return false
  })
  glassEasel.addGlobalWarningListener(warning => {
    note(warning)
    return false
  })
  addEventListener('error', event => note(event.error ?? event.message))
  addEventListener('unhandledrejection', event => note(event.reason?.errMsg ?? event.reason))
}
