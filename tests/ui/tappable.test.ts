import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const source = join(__dirname, '../../src')

/** A browser's own buttons need no help; the shade of a sheet has Escape beside it. */
const answersByItself = /<button\b[^>]*$|className="sheet-shade"[^>]*$/

it('G187 gives whatever answers to a tap its role, its key and its place in the order of Tab', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.tsx'),
  )
  const bare = files.flatMap(file => {
    const text = readFileSync(join(source, file), 'utf8')
    const taps = [...text.matchAll(/\bonClick=/g)].filter(({ index }) => {
      const part = text.slice(text.lastIndexOf('<', index), index)
      return !answersByItself.test(part)
    })
    return taps.map(({ index }) => `${file}:${text.slice(0, index).split('\n').length}`)
  })
  expect(files.length).toBeGreaterThan(0)
  expect(bare).toEqual([])
})
