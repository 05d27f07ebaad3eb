import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the kit writes on what: the names of text tokens, and of the grounds each stands on. */
const written: Record<string, string[]> = {
  ink: ['paper', 'card', 'sunk', 'accent-tint', 'done-tint', 'care-tint'],
  'ink-soft': ['paper', 'card', 'sunk', 'accent-tint', 'done-tint', 'care-tint'],
  'accent-ink': ['paper', 'card', 'sunk', 'accent-tint', 'done-tint', 'care-tint'],
  'done-ink': ['paper', 'card', 'done-tint'],
  'care-ink': ['paper', 'card', 'care-tint'],
  'on-accent': ['accent', 'accent-pressed'],
  paper: ['ink'],
}

/** Colours that carry no words. */
const wordless = ['line', 'shade']

const css = readFileSync(join(__dirname, '../../src/ui/tokens.css'), 'utf8')
const inDark = css.slice(css.indexOf('@media (prefers-color-scheme: dark)'))
const inLight = css.slice(0, css.length - inDark.length)
const light = tokensOf(inLight, '.tokens')
const dark = { ...light, ...tokensOf(inDark, '.tokens') }

const pairs = Object.entries(written).flatMap(([ink, grounds]) =>
  grounds.map(ground => [ink, ground] as const),
)

describe.each([
  ['light', light],
  ['dark', dark],
])('G185 the colours in %s mode', (_, tokens) => {
  it.each(pairs)('%s on %s has a contrast of 4.5 : 1 and more', (ink, ground) => {
    expect(contrast(tokens[ink], tokens[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it('are all judged, or carry no words', () => {
    const known = new Set([...Object.keys(written), ...Object.values(written).flat(), ...wordless])
    const colours = Object.entries(tokens).filter(([, value]) => /^(#|rgb)/.test(value))
    expect(colours.map(([name]) => name).filter(name => !known.has(name))).toEqual([])
  })
})

it('gives dark mode a value of its own for every colour', () => {
  const colours = Object.keys(light).filter(name => /^(#|rgb)/.test(light[name] ?? ''))
  expect(Object.keys(tokensOf(inDark, '.tokens')).sort()).toEqual(colours.sort())
})

describe.each([
  ['.tokens-large', 18],
  ['.tokens-larger', 18],
])('G185 elder mode (%s)', (block, leastText) => {
  const elder = tokensOf(inLight, block)

  it('leaves the colours alone, so that their contrast stands', () => {
    expect(Object.values(elder).filter(value => /^(#|rgb)/.test(value))).toEqual([])
  })

  it('enlarges every text and every target', () => {
    const sizes = Object.keys(light).filter(name => /^(text|target)/.test(name))
    for (const name of sizes) expect([name, px(elder[name])]).toEqual([name, expect.any(Number)])
    for (const name of sizes) expect(px(elder[name])).toBeGreaterThan(px(light[name]))
  })

  it('has no text below 18 px and no target below 60 px', () => {
    const smallest = (start: string) =>
      Math.min(
        ...Object.entries(elder).flatMap(([name, value]) => (name.startsWith(start) ? [px(value)] : [])),
      )
    expect(smallest('text-')).toBeGreaterThanOrEqual(leastText)
    expect(smallest('target')).toBeGreaterThanOrEqual(60)
  })
})

it('G185 has no target below 44 px in usual mode', () => {
  expect(px(light.target)).toBeGreaterThanOrEqual(44)
})

/** The custom properties of every block with exactly this selector. */
function tokensOf(sheet: string, selector: string): Record<string, string> {
  const blocks = [...sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, name]) => nameOf(name) === selector)
  if (blocks.length === 0) throw new Error(`no block for ${selector}`)
  const lines = blocks.flatMap(([, , body = '']) => [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)])
  return Object.fromEntries(lines.map(([, name, value]) => [name, value]))
}

function nameOf(selector = ''): string {
  return selector.replace(/\/\*.*?\*\//gs, '').trim()
}

function px(value = ''): number {
  const size = /^([\d.]+)px$/.exec(value)?.[1]
  if (!size) throw new Error(`"${value}" is no size in px`)
  return Number(size)
}

/** WCAG 2.2, "contrast ratio" of two opaque colours written as #rrggbb. */
function contrast(one = '', other = ''): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
