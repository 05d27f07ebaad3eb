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

/** A proxy keeps `Date.prototype`, so `instanceof Date` holds for dates made before and after. */
function shifted(shared: SharedArrayBuffer): DateConstructor {
  const cells = new Float64Array(shared)
  const now = (): number => {
    const frozenAt = cells[1] as number
    return Number.isNaN(frozenAt) ? MachineDate.now() + (cells[0] as number) : frozenAt
  }
  kept ??= new Proxy(MachineDate, {
    construct: (target, parts: unknown[], maker) =>
      Reflect.construct(
        target,
        parts.length === 0 ? [now()] : parts,
        maker === kept ? target : maker,
      ) as object,
    apply: () => new MachineDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
  return kept
}
