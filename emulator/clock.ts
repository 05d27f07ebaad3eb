export interface ClockChange {
  /** Moves to this moment (milliseconds). */
  now?: number
  /** Moves by this many milliseconds. */
  advance?: number
  /** Stands still from here on. */
  freeze?: boolean
  /** Runs from here on. */
  run?: boolean
}

/**
 * The cloud's one clock: server dates, timers, expiry, and `Date` inside the functions. It lies in shared
 * memory as [offset to the machine's clock, frozen moment or NaN], where the workers read it.
 */
export class Clock {
  readonly shared = new SharedArrayBuffer(16)
  private readonly cells = new Float64Array(this.shared)
  private readonly listeners: (() => void)[] = []

  constructor(start?: { now?: number; isFrozen?: boolean }) {
    this.cells[1] = Number.NaN
    this.change({ now: start?.now, freeze: start?.isFrozen })
  }

  now(): number {
    return this.isFrozen ? (this.cells[1] as number) : Date.now() + (this.cells[0] as number)
  }

  get isFrozen(): boolean {
    return !Number.isNaN(this.cells[1])
  }

  change({ now, advance, freeze, run }: ClockChange): void {
    const moment = (now ?? this.now()) + (advance ?? 0)
    const isFrozen = run ? false : (freeze ?? this.isFrozen)
    const isMoved = now !== undefined || advance !== undefined
    if (isMoved || isFrozen !== this.isFrozen) this.cells[0] = moment - Date.now()
    this.cells[1] = isFrozen ? moment : Number.NaN
    for (const listener of this.listeners) listener()
  }

  /** Back to the machine's own time. */
  reset(): void {
    this.cells[0] = 0
    this.cells[1] = Number.NaN
    for (const listener of this.listeners) listener()
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener)
  }
}
