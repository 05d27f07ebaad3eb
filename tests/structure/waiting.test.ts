import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const tests = join(__dirname, '..')
const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .map(file => file.replaceAll('\\', '/'))
  .filter(file => /\.tsx?$/.test(file))

/** Every place in these files where the pattern stands, as `file:line`. */
function placesOf(pattern: RegExp, among: (file: string) => boolean): string[] {
  return files.filter(among).flatMap(file => {
    const text = readFileSync(join(tests, file), 'utf8')
    return [...text.matchAll(pattern)].map(
      ({ index, 0: found }) => `${file}:${text.slice(0, index).split('\n').length} ${found.trim()}`,
    )
  })
}

/** Where time goes by: the waits themselves, a model that holds its timers, and a script that another process runs. */
const keepers = [
  'until.ts',
  'journeys/witness.ts',
  'journeys/hands.ts',
  'emulator/interleavings.ts',
  'structure/setup.test.ts',
  'structure/waiting.test.ts',
]

/** WeChat, as the stage plays it, lets time go by, too. */
const keepsTime = (file: string) => keepers.includes(file) || file.startsWith('weapp/stage/')

it('no pause stands in the place of a condition: until() waits for one, letTimePass() says why time must go by', () => {
  const pauses = placesOf(
    /setTimeout\(\s*(resolve|done)\b|waitForTimeout\(|timers\/promises/g,
    file => !keepsTime(file),
  )
  expect(pauses).toEqual([])
})

const onScreens = (file: string) => /^(journeys|weapp|ui)\//.test(file) && file.endsWith('.test.ts')

it('no journey looks once at what a tap brings: see() waits for it, and so does holds() around an assertion', () => {
  const reading =
    /^(?:.*\n)?.*expect\(\s*\(?await (?:[^;](?!\n\n))*?(?:\.count\(\)|getAttribute\(|textContent\(|innerText\(|inputValue\(|isVisible\(|isChecked\(|page\.evaluate\(|focused\(|\.problems\(\)).*/gm
  const once = placesOf(reading, onScreens).filter(place => !place.includes('holds('))
  expect(once).toEqual([])
})

it('no journey taps or looks past the hands, which know the page on top and whether it is at rest', () => {
  const past = placesOf(/page\s*\.(click|tap|fill|type|waitForSelector|waitForTimeout)\(/g, onScreens)
  expect(past).toEqual([])
})

it('no test measures how long something took: the bench does', () => {
  const timed = /expect\((?:Date|performance)\.now\(\) - .*toBeLess/g
  expect(placesOf(timed, file => !keepsTime(file))).toEqual([])
})
