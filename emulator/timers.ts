import { CronExpressionParser } from 'cron-parser'
import type { CloudDeclaration } from '../config/cloud'
import type { Clock } from './clock'

export interface TimerView {
  function: string
  name: string
  cron: string
  /** Milliseconds; null when the year field leaves nothing. */
  next: number | null
}

/**
 * When a seven-field timer (second minute hour day month weekday year, at UTC+8) fires next after `now`.
 * The first six are cron-parser's; the year is ours.
 */
export function nextTick(cron: string, now: number): number | null {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== 7) throw new Error(`a timer has seven fields: ${cron}`)
  const [years = '*'] = fields.splice(6)
  const iterator = CronExpressionParser.parse(fields.join(' '), {
    currentDate: new Date(now),
    tz: 'Asia/Shanghai',
  })
  const isYear = yearTest(years)
  const lastYear = 2099
  while (true) {
    const tick = iterator.next().toDate()
    const year = new Date(tick.getTime() + 8 * 3_600_000).getUTCFullYear()
    if (isYear(year)) return tick.getTime()
    if (year > lastYear) return null
    const nextYear = nextAllowed(year, isYear, lastYear)
    if (nextYear === null) return null
    const begin = Date.UTC(nextYear, 0, 1) - 8 * 3_600_000 - 1
    if (begin > tick.getTime()) return nextTick(cron, begin)
  }
}

function yearTest(field: string): (year: number) => boolean {
  const parts = field.split(',').map(part => {
    const [range = '*', step = '1'] = part.split('/')
    const [from, to] = range === '*' ? [1970, 2099] : range.split('-').map(Number)
    return { from: from ?? 1970, to: to ?? (part.includes('/') ? 2099 : (from ?? 2099)), step: Number(step) }
  })
  return year => parts.some(({ from, to, step }) => year >= from && year <= to && (year - from) % step === 0)
}

function nextAllowed(after: number, isYear: (year: number) => boolean, last: number): number | null {
  for (let year = after + 1; year <= last; year++) if (isYear(year)) return year
  return null
}

const longestWaitMs = 2 ** 31 - 1

/** Fires each function's timer by the cloud's clock. A frozen clock fires nothing; a jump skips what it passes. */
export class Timers {
  private readonly pending = new Map<string, NodeJS.Timeout>()

  constructor(
    private readonly declarations: CloudDeclaration['functions'],
    private readonly clock: Clock,
    private readonly fire: (functionName: string) => void,
  ) {
    clock.onChange(() => this.plan())
  }

  private isRunning = false

  start(): void {
    this.isRunning = true
    this.plan()
  }

  stop(): void {
    this.isRunning = false
    this.plan()
  }

  list(): TimerView[] {
    return this.timers().map(({ functionName, name, cron }) => ({
      function: functionName,
      name,
      cron,
      next: nextTick(cron, this.clock.now()),
    }))
  }

  private timers(): { functionName: string; name: string; cron: string }[] {
    return Object.entries(this.declarations).flatMap(([functionName, { timer }]) =>
      timer ? [{ functionName, ...timer }] : [],
    )
  }

  private plan(): void {
    for (const timeout of this.pending.values()) clearTimeout(timeout)
    this.pending.clear()
    if (!this.isRunning || this.clock.isFrozen) return
    for (const { functionName, cron } of this.timers()) this.planOne(functionName, cron)
  }

  private planOne(functionName: string, cron: string): void {
    const next = nextTick(cron, this.clock.now())
    if (next === null) return
    const wait = Math.min(next - this.clock.now(), longestWaitMs)
    const timeout = setTimeout(() => {
      if (this.clock.now() >= next) this.fire(functionName)
      this.planOne(functionName, cron)
    }, wait)
    timeout.unref()
    this.pending.set(functionName, timeout)
  }
}
