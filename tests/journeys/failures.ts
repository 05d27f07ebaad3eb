import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { Page } from 'playwright-core'

const root = join(__dirname, '..', '..')

/** Where a failed visit leaves a picture and the words of the screen it failed on. `npm test` empties it. */
export const failuresFolder = join(root, 'dist', 'failures')

/** A failure that has its picture. */
class Pictured extends Error {}

/**
 * The same failure with the screen as it was: its picture and its words are in files, whose path the message says. A
 * failure that has its picture stays as it is, and a page that cannot be photographed hides no failure.
 */
export async function pictured(page: Page, failure: unknown): Promise<Error> {
  if (failure instanceof Pictured) return failure
  const message = failure instanceof Error ? failure.message : String(failure)
  const words = await wordsOn(page)
  const file = fileName()
  mkdirSync(failuresFolder, { recursive: true })
  writeFileSync(`${file}.txt`, `${message}\n\n${hashOf(page)}\n\n${words}\n`)
  await page.screenshot({ path: `${file}.png`, timeout: 5_000 }).catch(() => {})
  const where = relative(root, file).replaceAll('\\', '/')
  const told = new Pictured(
    `${message}\non the screen ${hashOf(page)}: ${oneLine(words)}\nsee ${where}.png and .txt`,
  )
  if (failure instanceof Error && failure.stack) told.stack = failure.stack.replace(message, told.message)
  return told
}

let pictures = 0

function fileName(): string {
  const { currentTestName = 'before the tests', testPath = 'page' } = nameOfTest()
  const file = basename(testPath).replace(/\.test\.tsx?$/, '')
  const name = `${file} ${currentTestName}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 90)
  return join(failuresFolder, `${name}-${process.pid}-${++pictures}`)
}

/** Pictures for the album are taken outside of a test. */
function nameOfTest(): { currentTestName?: string; testPath?: string } {
  return typeof expect === 'undefined' ? {} : expect.getState()
}

const hashOf = (page: Page): string => new URL(page.url(), 'http://page').hash || page.url()

async function wordsOn(page: Page): Promise<string> {
  const words = page.locator('body').ariaSnapshot({ timeout: 5_000 })
  return words.catch(error => `the page does not answer: ${String(error)}`)
}

const oneLine = (words: string): string => words.replace(/\s*\n\s*/g, ' | ').slice(0, 600)
