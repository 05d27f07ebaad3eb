import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const root = join(__dirname, '..', '..')

/** What a phone on a staircase can be asked to load; `npm run bench` and a test hold to it. */
export const limits = {
  weappMainKB: 550,
  h5FirstLoadGzipKB: 190,
  /** Of one `setData` of a home: the first, and any later one. */
  homeSetDataKB: { first: 20, later: 30 },
}

export interface Sizes {
  weappMainKB: number
  h5FirstLoadGzipKB: number
}

/** What a phone loads before the first screen: the mini-program's main package, and the H5 page's own files. */
export async function measureSizes(filesOfFirstLoad: string[]): Promise<Sizes> {
  return {
    weappMainKB: mainPackageBytes() / 1024,
    h5FirstLoadGzipKB: filesOfFirstLoad.reduce((sum, file) => sum + gzippedBytes(file), 0) / 1024,
  }
}

function mainPackageBytes(): number {
  const folder = join(root, 'dist/weapp')
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[]
  }
  const apart = (app.subPackages ?? []).map(({ root: place }) => place.replace(/\/$/, ''))
  const isUploaded = (path: string) => !/\.(map|LICENSE\.txt)$/.test(path) && path !== 'project.config.json'
  return filesUnder(folder)
    .filter(path => isUploaded(path) && !apart.some(place => path.startsWith(`${place}/`)))
    .reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
}

const gzippedBytes = (file: string): number =>
  gzipSync(readFileSync(join(root, 'dist/h5', file)), { level: 9 }).length

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
