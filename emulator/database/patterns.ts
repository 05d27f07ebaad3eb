import { createContext, Script } from 'node:vm'
import { badParameter, WireError } from './errors'

/** MongoDB's longest pattern. */
const longestPattern = 32_764
const knownFlags = 'ims'

/** A pattern of a query. With the flag `x` it would be another pattern. */
export function readPattern(source: string, flags: string): RegExp {
  if (source.length > longestPattern) throw badParameter('regular expression is too long')
  if (flags.includes('x')) throw badParameter('regular expression option x is not supported')
  try {
    return new RegExp(source, [...knownFlags].filter(flag => flags.includes(flag)).join(''))
  } catch {
    throw badParameter(`regular expression is invalid: ${source}`)
  }
}

/** Whether a text has the pattern. One that would search for ever costs its query an error. */
export function hasPattern(pattern: RegExp, text: string): boolean {
  return stepsAtMost(pattern, text) <= fewSteps ? pattern.test(text) : testGuarded(pattern, text)
}

/** A stopwatch costs a tenth of a millisecond, which most patterns need not pay. */
const fewSteps = 1_000_000
const longestTestMs = 50
const longestQueryMs = 1000
const mostTries = 100
const spentMs = new WeakMap<RegExp, number>()

/** A text can be tried from each place, and each repetition can end at each place. */
function stepsAtMost({ source }: RegExp, text: string): number {
  const repetitions = repetitionsOf(source)
  return source.length * text.length ** (repetitions + 1)
}

const known = new Map<string, number>()

/** How many parts repeat; endless when a group does or an earlier find is repeated. */
function repetitionsOf(source: string): number {
  const before = known.get(source)
  if (before !== undefined) return before
  const bare = source.replace(/\\[^\dk]/g, '.').replace(/\[[^\]]*\]/g, '.')
  const isEndless = /\\|\)[*+?{]/.test(bare)
  const repetitions = isEndless ? Number.POSITIVE_INFINITY : (bare.match(/[*+?{]/g)?.length ?? 0)
  if (known.size > 1000) known.clear()
  known.set(source, repetitions)
  return repetitions
}

const room = createContext({ pattern: /./, text: '' })
const test = new Script('pattern.test(text)')

function testGuarded(pattern: RegExp, text: string): boolean {
  const startedAt = process.cpuUsage()
  const found = testWithin(longestTestMs, pattern, text)
  const spent = (spentMs.get(pattern) ?? 0) + processorMs(startedAt)
  spentMs.set(pattern, spent)
  if (spent > longestQueryMs) throw tooSlow(pattern)
  return found
}

/** The stopwatch knows the clock alone: where a busy machine gave this process less than that, the search begins again. */
function testWithin(timeout: number, pattern: RegExp, text: string): boolean {
  Object.assign(room, { pattern, text })
  for (let tries = 0; tries < mostTries; tries++) {
    const startedAt = process.cpuUsage()
    try {
      return test.runInContext(room, { timeout }) === true
    } catch {
      if (processorMs(startedAt) >= timeout / 2) break
    }
  }
  throw tooSlow(pattern)
}

function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

const tooSlow = ({ source }: RegExp): WireError =>
  new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Timeout] Execution request timeout: the regular expression ${source} searches too long`,
  )
