import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { asPalette } from './palette'

export const picturesFolder = join(__dirname, '..', '..', 'docs', 'screens')
const wide = 390
const high = 844
const fadeMs = 400

export const screenOfAlbum = {
  viewport: { width: wide, height: high },
  deviceScaleFactor: 1,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

const modes = ['light', 'dark', 'elder'] as const
type Mode = (typeof modes)[number]

interface Caption {
  /** The beginning of the files' names. */
  name: string
  title: string
}

/** The pictures taken so far, chapter by chapter. */
export interface Album {
  open(chapter: string): void
  /** Takes what the page shows in all three modes; `isWhole` takes what lies below the fold too. */
  keep(page: Page, caption: Caption, isWhole?: boolean): Promise<void>
  /** Writes the page that shows them all; pictures of screens that were not drawn again go. */
  close(): { pictures: number; bytes: number }
}

/** An empty album; pictures go to docs/screens as they are taken. */
export function openAlbum(folder = picturesFolder): Album {
  const chapters: { title: string; captions: Caption[] }[] = []
  let bytes = 0
  mkdirSync(folder, { recursive: true })

  return {
    open: title => chapters.push({ title, captions: [] }),
    async keep(page, caption, isWhole = false) {
      // A page that was asked for fades in.
      await page.waitForTimeout(fadeMs)
      for (const mode of modes) {
        const picture = await take(page, mode, isWhole)
        bytes += picture.length
        writeFileSync(join(folder, fileOf(caption, mode)), picture)
      }
      chapters.at(-1)?.captions.push(caption)
      console.log(`  ${caption.name}`)
    },
    close() {
      const drawn = chapters.flatMap(({ captions }) => captions.flatMap(filesOf))
      removeAllBut(folder, drawn)
      writeFileSync(join(folder, 'README.md'), pageOf(chapters))
      return { pictures: drawn.length, bytes }
    },
  }
}

const fileOf = ({ name }: Caption, mode: Mode) => `${name}-${mode}.png`
const filesOf = (caption: Caption) => modes.map(mode => fileOf(caption, mode))

function removeAllBut(folder: string, drawn: string[]): void {
  for (const file of readdirSync(folder)) {
    const isOurs = modes.some(mode => file.endsWith(`-${mode}.png`))
    if (isOurs && !drawn.includes(file)) rmSync(join(folder, file))
  }
}

async function take(page: Page, mode: Mode, isWhole: boolean): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: mode === 'dark' ? 'dark' : 'light' })
  if (mode === 'elder') await switchText(page)
  if (isWhole) await page.setViewportSize({ width: wide, height: await wholeHeight(page) })
  const png = await page.screenshot({ animations: 'disabled' })
  if (isWhole) await page.setViewportSize(screenOfAlbum.viewport)
  if (mode === 'elder') await switchText(page)
  return asPalette(page, png)
}

/** The page's own switch, also when a sheet lies over it. */
const switchText = (page: Page) =>
  page
    .locator('.frame-comfort')
    .filter({ visible: true })
    .last()
    .evaluate((part: HTMLElement) => part.click())

async function wholeHeight(page: Page): Promise<number> {
  const heights = await page
    .locator('.taro_page')
    .filter({ visible: true })
    .evaluateAll(pages => pages.map(shown => shown.scrollHeight))
  return Math.max(high, ...heights)
}

function pageOf(chapters: { title: string; captions: Caption[] }[]): string {
  const parts = chapters.map(({ title, captions }) => `## ${title}\n\n${captions.map(rowOf).join('\n\n')}\n`)
  return `# Every screen · 每一屏

Drawn by \`npm run screens\` from the county of the local cloud, at ${wide}×${high}: light, dark, and with large text.

${parts.join('\n')}`
}

function rowOf(caption: Caption): string {
  const pictures = modes.map(
    mode => `<img src="${fileOf(caption, mode)}" width="250" alt="${caption.title}, ${mode}">`,
  )
  return `### ${caption.title}\n\n${pictures.join('\n')}`
}
