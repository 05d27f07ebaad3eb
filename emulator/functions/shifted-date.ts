const MachineDate = Date

/**
 * Gives this thread the cloud's time. The machine's own `Date` stays in place as long as both clocks agree.
 */
export function followClock(shared: SharedArrayBuffer): void {
  const [offset = 0, frozenAt = Number.NaN] = new Float64Array(shared)
  const agrees = offset === 0 && Number.isNaN(frozenAt)
  globalThis.Date = agrees ? MachineDate : shifted(shared)
}

let kept: DateConstructor | undefined

/** It has the machine's own prototype, so `instanceof Date` holds for dates made before and after. */
function shifted(shared: SharedArrayBuffer): DateConstructor {
  if (kept) return kept
  const cells = new Float64Array(shared)
  const now = (): number => {
    const frozenAt = cells[1] as number
    return Number.isNaN(frozenAt) ? MachineDate.now() + (cells[0] as number) : frozenAt
  }
  function ShiftedDate(...parts: unknown[]): Date | string {
    if (!new.target) return new MachineDate(now()).toString()
    const given = parts.length === 0 ? [now()] : parts
    return Reflect.construct(MachineDate, given, new.target) as Date
  }
  kept = Object.assign(ShiftedDate, {
    now,
    UTC: MachineDate.UTC,
    parse: MachineDate.parse,
    prototype: MachineDate.prototype,
  }) as unknown as DateConstructor
  return kept
}
