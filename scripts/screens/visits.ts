import type { Page } from 'playwright-core'
import { seeText } from '../../tests/journeys/hands'
import type { Album } from './album'
import type { Town } from './town'

export interface Visit {
  who: { openid: string }
  path: string
  /** Words that say the page is there. */
  see: string
  name: string
  title: string
  steps?: (page: Page) => Promise<void>
  /** Only what a phone shows at once: where something lies over the page. */
  isAtOnce?: boolean
}

export interface Visits {
  keep(visit: Visit): Promise<void>
  /** The phones are put away. */
  end(): Promise<void>
}

/** One phone a person, from page to page; each visit is a picture. */
export function visitsIn(town: Town, album: Album): Visits {
  const pages = new Map<string, Page>()
  const pageOf = async ({ openid }: { openid: string }, path: string) => {
    const known = pages.get(openid)
    if (known) {
      await town.go(known, path)
      return known
    }
    const page = await town.open(openid, path)
    pages.set(openid, page)
    return page
  }
  return {
    async keep({ who, path, see, name, title, steps, isAtOnce = false }) {
      const page = await pageOf(who, path)
      await seeText(page, see)
      await steps?.(page)
      await album.keep(page, { name, title }, !isAtOnce)
    },
    async end() {
      for (const page of pages.values()) await page.context().close()
      pages.clear()
    },
  }
}
