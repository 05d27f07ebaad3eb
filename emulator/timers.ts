import { CronExpressionParser } from 'cron-parser'
import type { CloudDeclaration } from '../config/cloud'
import type { Clock } from './clock'
import type { Outcome } from './functions/instance'

export interface TimerView {
  function: string
  name: string
  cron: string
  /** Milliseconds; null when the year field leaves nothing. */
  next: number | null
}

/** What a function gets when its timer fires. */
export interface TimerEvent {
  Type: 'Timer'
  TriggerName: string
  /** The moment of the tick, to the second. */
  Time: string
  Message: string
}

export interface Tick {
  function: string
  at: number
  outcome: Outcome['kind']
}

/**
 * When a seven-field timer (second minute hour day month weekday year, at UTC+8) fires next after `now`.
 * The first six are cron-parser's; the year is ours. A weekday is written by name: one official page begins to
 * count on Sunday, another on Monday. Throws what is wrong with the text.
 */
export function nextTick(cron: string, now: number): number | null {
  const { fields, years } = readCron(cron)
  const iterator = CronExpressionParser.parse(fields, { currentDate: new Date(now), tz: 'Asia/Shanghai' })
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

const plain = /^[\d*,/-]+$/
const word = /^[\dA-Za-z*,/-]+$/
/** Month and weekday. */
const named = new Set([4, 5])

function readCron(cron: string): { fields: string; years: string } {
  const fields = cron.trim().split(/\s+/)
  const isWritten =
    fields.length === 7 && fields.every((field, at) => (named.has(at) ? word : plain).test(field))
  if (!isWritten) throw new Error(`a timer has seven fields, of digits and * , - / and names: ${cron}`)
  const [years = '*'] = fields.splice(6)
  if (/\d/.test(fields[5] ?? '')) throw new Error(`a timer names its weekdays, MON to SUN: ${cron}`)
  return { fields: fields.join(' '), years }
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
const mostPassedTicks = 1000

/**
 * Fires each function's timer by the cloud's clock. A frozen clock fires nothing; a jump skips what it passes,
 * unless `pass` walks there tick by tick.
 */
export class Timers {
  private readonly pending = new Map<string, NodeJS.Timeout>()
  private isRunning = false
  private isPassing = false

  constructor(
    private readonly declarations: CloudDeclaration['functions'],
    private readonly clock: Clock,
    private readonly run: (functionName: string, event: TimerEvent) => Promise<Outcome>,
  ) {
    clock.onChange(() => this.plan())
  }

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

  /** One tick of a function's timer, now unless told otherwise; undefined when it has no timer. */
  async fire(functionName: string, at = this.clock.now()): Promise<Outcome | undefined> {
    const timer = this.timers().find(known => known.functionName === functionName)
    if (!timer) return undefined
    const Time = `${new Date(at).toISOString().slice(0, 19)}Z`
    return this.run(functionName, { Type: 'Timer', TriggerName: timer.name, Time, Message: '' })
  }

  /**
   * Moves the clock to `until`, running every tick on the way once, at its own moment. Throws, before anything is
   * moved, when more than 1000 lie there.
   */
  async pass(until: number): Promise<Tick[]> {
    const ahead = this.ticksUntil(until)
    const ticks: Tick[] = []
    this.isPassing = true
    try {
      for (const { functionName, at } of ahead) {
        this.clock.change({ now: at })
        const outcome = await this.fire(functionName, at)
        if (outcome) ticks.push({ function: functionName, at, outcome: outcome.kind })
      }
      this.clock.change({ now: until })
    } finally {
      this.isPassing = false
      this.plan()
    }
    return ticks
  }

  private ticksUntil(until: number): { functionName: string; at: number }[] {
    const ticks: { functionName: string; at: number }[] = []
    for (const { functionName, cron } of this.timers()) {
      for (let at = nextTick(cron, this.clock.now()); at !== null && at <= until; at = nextTick(cron, at)) {
        if (ticks.length === mostPassedTicks)
          throw new Error(`more than ${mostPassedTicks} ticks lie on the way`)
        ticks.push({ functionName, at })
      }
    }
    return ticks.sort((a, b) => a.at - b.at)
  }

  private timers(): { functionName: string; name: string; cron: string }[] {
    return Object.entries(this.declarations).flatMap(([functionName, { timer }]) =>
      timer ? [{ functionName, ...timer }] : [],
    )
  }

  private plan(): void {
    for (const timeout of this.pending.values()) clearTimeout(timeout)
    this.pending.clear()
    if (!this.isRunning || this.isPassing || this.clock.isFrozen) return
    for (const { functionName, cron } of this.timers()) this.planOne(functionName, cron)
  }

  private planOne(functionName: string, cron: string): void {
    const next = nextTick(cron, this.clock.now())
    if (next === null) return
    const wait = Math.min(next - this.clock.now(), longestWaitMs)
    const timeout = setTimeout(() => {
      if (this.clock.now() >= next) void this.fire(functionName, next)
      this.planOne(functionName, cron)
    }, wait)
    timeout.unref()
    this.pending.set(functionName, timeout)
  }
}
