import { type ComponentEnv, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { StageBackend } from './backend'
import type { Packed, StageState } from './packed'

type Query = Record<string, string>
type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload'

/** What a page's script sees as `this`. */
interface PageObject extends Partial<Record<Lifecycle, (query?: Query) => void>> {
  route: string
  __route__: string
  options: Query
  setData(data: object, callback?: () => void): void
}

interface Shown {
  path: string
  page: PageObject
  element: HTMLElement
  style: HTMLStyleElement
  title: string
  root: { release(): void }
}

const deepest = 10
const largestSetData = 256 * 1024

/** The stack of pages and what may be done with it, as WeChat allows it. */
export class Pages {
  private readonly space
  private readonly backend
  private readonly holder = document.getElementById('stage-pages') as HTMLElement
  private stack: Shown[] = []
  /** Tab pages stay alive behind each other. */
  private readonly tabs = new Map<string, Shown>()

  constructor(
    private readonly packed: Packed,
    private readonly state: StageState,
    private readonly runScript: (path: string) => void,
  ) {
    const environment = new MiniProgramEnv()
    this.space = environment.createCodeSpace('', true)
    this.backend = environment.associateBackend(new StageBackend())
    this.addTemplates()
    this.drawTabs()
  }

  private addTemplates(): void {
    const groupList = new Function(`return ${this.packed.templates}`)()
    for (const [path, config] of Object.entries(this.packed.configs)) {
      this.space.addComponentStaticConfig(path, config)
      this.space.addCompiledTemplate(path, {
        groupList,
        content: groupList[path],
        // WXML writes `bindtap`, without the colon.
        fallbackListenerOnNativeNode: true,
      })
    }
  }

  private drawTabs(): void {
    const bar = document.getElementById('stage-tabs')
    for (const tab of this.packed.app.tabBar?.list ?? []) {
      const button = document.createElement('button')
      button.textContent = tab.text
      button.addEventListener('click', () => this.switchTab(`/${tab.pagePath}`))
      bar?.appendChild(button)
    }
  }

  /** What `getCurrentPages()` answers. */
  current(): PageObject[] {
    return this.stack.map(shown => shown.page)
  }

  navigateTo(url: string): void {
    if (this.stack.length >= deepest) throw new Error('webview count limit exceed')
    if (this.isTab(url)) throw new Error('can not navigateTo a tabbar page')
    this.know(url)
    this.hideTop()
    this.open(url)
  }

  redirectTo(url: string): void {
    if (this.isTab(url)) throw new Error('can not redirectTo a tabbar page')
    this.know(url)
    this.closeTop()
    this.open(url)
  }

  reLaunch(url: string): void {
    this.know(url)
    while (this.stack.length > 0) this.closeTop()
    this.open(url)
  }

  switchTab(url: string): void {
    if (!this.isTab(url)) throw new Error('can not switch to no-tabBar page')
    const top = this.stack.at(-1)
    while (this.stack.length > 1) this.closeTop()
    if (top?.path === pathOf(url)) return

    this.hideTop()
    this.stack = []
    const kept = this.tabs.get(pathOf(url))
    if (kept) {
      this.stack = [kept]
      this.show(kept)
    } else {
      this.open(url)
    }
  }

  navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new Error('cannot navigate back at first page')
    for (let steps = Math.min(delta, this.stack.length - 1); steps > 0; steps--) this.closeTop()
    const top = this.stack.at(-1)
    if (top) this.show(top)
  }

  /** Another app comes to the front, and the page stays as it is. */
  leave(): void {
    this.stack.at(-1)?.page.onHide?.()
  }

  comeBack(): void {
    this.stack.at(-1)?.page.onShow?.()
  }

  entitle(title: string): void {
    const top = this.stack.at(-1)
    if (top) top.title = title
    this.writeTitle()
  }

  scrollTo(scrollTop: number): void {
    this.stack.at(-1)?.element.scrollTo({ top: scrollTop })
  }

  private isTab(url: string): boolean {
    return (this.packed.app.tabBar?.list ?? []).some(tab => tab.pagePath === pathOf(url))
  }

  private know(url: string): void {
    if (!this.packed.pages.includes(pathOf(url))) throw new Error(`page "${pathOf(url)}" is not found`)
  }

  private open(url: string): void {
    const path = pathOf(url)
    this.know(url)
    this.defineOnce(path)

    const root = this.backend.createRoot('page', this.space, path)
    const page = this.pageObject(root.get() as unknown as PageObject, path, queryOf(url))
    const element = root.getComponent().$$ as unknown as HTMLElement
    const style = document.createElement('style')
    style.textContent = this.packed.styles[path] ?? ''
    document.head.appendChild(style)

    const shown: Shown = { path, page, element, style, root, title: this.titleOf(path) }
    this.stack.push(shown)
    if (this.isTab(url)) this.tabs.set(path, shown)

    page.onLoad?.(page.options)
    const placeholder = this.holder.appendChild(document.createElement('div'))
    type Node = Parameters<typeof root.attach>[0]
    root.attach(this.holder as unknown as Node, placeholder as unknown as Node)
    this.show(shown)
    page.onReady?.()
  }

  private readonly defined = new Set<string>()

  private definers: ComponentEnv | null = null

  /** `Page`, `Component` and `Behavior`: they speak of the page whose script is running. */
  names(): ComponentEnv {
    const forward = (name: keyof ComponentEnv) => (definition: never) => {
      if (!this.definers) throw new Error(`${name}() was called outside the script of a page or component`)
      Reflect.apply(this.definers[name], undefined, [definition])
    }
    const names = (['Page', 'Component', 'Behavior'] as const).map(name => [name, forward(name)])
    return Object.fromEntries(names)
  }

  private defineOnce(path: string): void {
    if (this.defined.has(path)) return
    this.defined.add(path)
    for (const used of Object.values(this.packed.configs[path]?.usingComponents ?? {})) {
      this.defineOnce(resolve(path, used))
    }
    this.space.componentEnv(path, definers => {
      this.definers = definers
      this.runScript(path)
      this.definers = null
    })
  }

  /** Data travels between WeChat's two threads as JSON, so it does here; and its size is written down. */
  private pageObject(page: PageObject, path: string, options: Query): PageObject {
    const setData = page.setData.bind(page)
    page.setData = (data, callback) => {
      const text = JSON.stringify(data)
      const bytes = new TextEncoder().encode(text).length
      this.state.setData.push({ page: path, bytes })
      if (bytes > largestSetData) this.state.problems.push(`setData of ${bytes} bytes on ${path}`)
      setData(JSON.parse(text), callback)
    }
    return Object.assign(page, { route: path, __route__: path, options })
  }

  private titleOf(path: string): string {
    return (
      this.packed.configs[path]?.navigationBarTitleText ??
      this.packed.app.window?.navigationBarTitleText ??
      ''
    )
  }

  private show(shown: Shown): void {
    shown.element.hidden = false
    shown.style.media = 'all'
    this.writeTitle()
    shown.page.onShow?.()
  }

  private hideTop(): void {
    const top = this.stack.at(-1)
    if (!top) return
    top.page.onHide?.()
    top.element.hidden = true
    top.style.media = 'not all'
  }

  private closeTop(): void {
    const top = this.stack.pop()
    if (!top) return
    top.page.onUnload?.()
    top.root.release()
    top.element.remove()
    top.style.remove()
    this.tabs.delete(top.path)
  }

  private writeTitle(): void {
    const bar = document.getElementById('stage-bar')
    if (bar) bar.textContent = this.stack.at(-1)?.title ?? ''
    this.state.pages = this.stack.map(shown => shown.path)
  }
}

function pathOf(url: string): string {
  return (url.split('?')[0] ?? '').replace(/^\//, '')
}

/** Values stay as they were written: it is the page that decodes its `scene`. */
function queryOf(url: string): Query {
  const pairs = (url.split('?')[1] ?? '').split('&').filter(Boolean)
  return Object.fromEntries(pairs.map(pair => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]))
}

function resolve(from: string, wanted: string): string {
  return new URL(wanted, `http://stage/${from}`).pathname.slice(1)
}
