import { readFileSync } from 'node:fs'
import { StartError } from '../options'

interface AppJson {
  pages?: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
}

/** The pages of the released mini-program. Without an `app.json` to read them from, every path is a page. */
export class Pages {
  private readonly known: Set<string> | null

  /** Throws a StartError when the file cannot be read. */
  constructor(appJsonFile: string | undefined) {
    this.known = appJsonFile === undefined ? null : new Set(readPages(appJsonFile))
  }

  /** A path without a leading slash or a query. */
  has(path: string): boolean {
    const isPath = /^[\w-]+(\/[\w-]+)*$/.test(path)
    return isPath && (this.known === null || this.known.has(path))
  }

  get first(): string {
    const [first] = this.known ?? []
    return first ?? 'pages/index/index'
  }
}

function readPages(file: string): string[] {
  try {
    const { pages = [], subPackages, subpackages } = JSON.parse(readFileSync(file, 'utf8')) as AppJson
    const inPackages = (subPackages ?? subpackages ?? []).flatMap(({ root, pages }) =>
      pages.map(page => `${root.replace(/\/$/, '')}/${page}`),
    )
    return [...pages, ...inPackages]
  } catch (error) {
    throw new StartError(`The pages of ${file} cannot be read: ${(error as Error).message}.`)
  }
}
