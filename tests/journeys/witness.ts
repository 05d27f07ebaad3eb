import type { BrowserContext, Page } from 'playwright-core'

/**
 * Stands inside the page and knows what only the page knows: which page of the app lies on top, whether it has come to
 * rest, what is still asked of the cloud, and which words stood there before a person last did something.
 */
export interface Witness {
  /** Something is asked of the cloud from now on; the answer says that it is over. */
  begin(what: string): () => void
  /** A person is about to do something: the words of this moment are not what that brings. */
  remember(): void
  /** Of these parts those that can be seen on the page that is on top, and whether one of them came since `remember`. */
  judge(parts: Element[]): 'none' | 'old' | 'new'
  /** Resolves with null once the page on top is at rest, or after so many milliseconds with what still moves. */
  rest(patience: number): Promise<string | null>
  /** How often a finger has come down on a part and was lifted from the same one. */
  taps: number
}

export type Witnessed = typeof globalThis & { witness: Witness }

/** Puts a witness into every page of a browser's context, before the page's own scripts. */
export async function placeWitness(into: BrowserContext | Page): Promise<void> {
  // Where tsx runs the caller, it has wrapped every inner function in this, and a page knows nothing of it.
  await into.addInitScript('globalThis.__name ??= made => made')
  await into.addInitScript(beWitness)
}

/** Runs in the page: it may use nothing from outside. */
function beWitness(): void {
  const asked = new Map<number, string>()
  let askedSoFar = 0
  let before = new WeakMap<Node, string>()

  const begin = (what: string) => {
    const number = ++askedSoFar
    asked.set(number, what)
    // What waits for the answer goes first.
    return () => setTimeout(() => asked.delete(number))
  }

  const { fetch } = globalThis
  globalThis.fetch = (...request) => {
    const end = begin(String(request[0] instanceof Request ? request[0].url : request[0]))
    return fetch(...request).finally(end)
  }
  for (const name of ['json', 'text', 'arrayBuffer', 'blob'] as const) {
    const read = Response.prototype[name]
    Object.assign(Response.prototype, {
      [name](this: Response) {
        return read.call(this).finally(begin(this.url))
      },
    })
  }

  /** Taro's pages in a browser, or those of the stage: what can be seen of them, the topmost last. */
  const pages = () =>
    [...document.querySelectorAll('.taro_page, #stage-pages > *')].filter(page => page.checkVisibility())

  const isLeaving = (page: Element) =>
    page.classList.contains('taro_page') && !page.classList.contains('taro_page_show')

  const top = () => pages().findLast(page => !isLeaving(page)) ?? null

  const isOnTop = (part: Element) => {
    const page = part.closest('.taro_page, #stage-pages > *')
    return part.checkVisibility({ visibilityProperty: true }) && (page === null || page === top())
  }

  const textsOf = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode()) texts.push(walker.currentNode as Text)
    return texts
  }

  const isNew = (part: Element) => textsOf(part).some(text => before.get(text) !== text.data)

  const moving = (): string | null => {
    const shown = pages()
    if (shown.length > 1) return `${shown.length} pages lie over each other`
    if (shown.some(page => page.matches('.taro_page:not(.taro_page_stationed)'))) return 'a page is arriving'
    const animations = document.getAnimations().filter(({ playState, effect }) => {
      return playState === 'running' && Number.isFinite(Number(effect?.getComputedTiming().endTime))
    })
    if (animations.length > 0) return 'something is moving'
    return asked.size > 0 ? `no answer yet: ${[...asked.values()].join(', ')}` : null
  }

  /** A page that nobody looks at draws no frames. */
  const frame = () =>
    new Promise<void>(resolve => {
      const late = setTimeout(resolve, 50)
      requestAnimationFrame(() => {
        clearTimeout(late)
        resolve()
      })
    })

  /** A part of the app that is fetched when it is first needed: what was tapped comes with it. */
  const isFetched = (node: Node) =>
    (node instanceof HTMLScriptElement && node.src !== '') ||
    (node instanceof HTMLLinkElement && node.rel === 'stylesheet')

  let changes = 0
  new MutationObserver(records => {
    changes++
    for (const node of records.flatMap(record => [...record.addedNodes]).filter(isFetched)) {
      const end = begin((node as HTMLScriptElement).src || (node as HTMLLinkElement).href)
      for (const ended of ['load', 'error']) node.addEventListener(ended, end, { once: true })
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })

  const witness: Witness = {
    begin,
    remember() {
      before = new WeakMap()
      for (const text of textsOf(document)) {
        if (text.parentElement && isOnTop(text.parentElement)) before.set(text, text.data)
      }
    },
    judge(parts) {
      const seen = parts.filter(isOnTop)
      if (seen.some(isNew)) return 'new'
      return seen.length > 0 ? 'old' : 'none'
    },
    async rest(patience) {
      const until = performance.now() + patience
      // What changes all the time, as a running clock does, is no reason to wait for ever.
      let restless = 0
      for (;;) {
        const changesBefore = changes
        const movingBefore = moving()
        await frame()
        await frame()
        const now = movingBefore ?? moving()
        if (now === null && (changes === changesBefore || ++restless > 30)) return null
        if (performance.now() > until) return now ?? 'the page changes all the time'
      }
    },
    taps: 0,
  }
  // The browser asks whether another program may dial, and takes no tap until somebody answers: sooner or later, as it likes.
  const { open } = globalThis
  globalThis.open = (url, ...how) => (String(url).startsWith('tel:') ? null : open(url, ...how))

  const partOf = ({ target }: Event) =>
    target instanceof Element
      ? (target.closest('button, a, input, textarea, label, [role], [tabindex]') ?? target)
      : null
  let touched: Element | null = null
  addEventListener(
    'pointerdown',
    event => {
      if (event.isTrusted) touched = partOf(event)
    },
    true,
  )
  addEventListener(
    'pointerup',
    event => {
      if (event.isTrusted && partOf(event) === touched) witness.taps++
    },
    true,
  )
  Object.assign(globalThis, { witness })
}
