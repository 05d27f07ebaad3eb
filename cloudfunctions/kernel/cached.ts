import type { Moment } from '../../types/time'

export type Cached<Value> = (now: Moment, read: () => Promise<Value>) => Promise<Value>

/**
 * Keeps a value in this instance for so many milliseconds. Callers at the same moment share one reading;
 * a failed one is not kept. A clock that was set back (only a test does) reads anew, and so does another instance in
 * the same thread (only the local cloud has one).
 */
export function cachedFor<Value>(ms: number): Cached<Value> {
  let kept: { readAt: Moment; by: number; value: Promise<Value> } | null = null
  return (now, read) => {
    const by = performance.timeOrigin
    if (kept && kept.by === by && now >= kept.readAt && now - kept.readAt < ms) return kept.value
    const reading = { readAt: now, by, value: read() }
    kept = reading
    reading.value.catch(() => {
      if (kept === reading) kept = null
    })
    return reading.value
  }
}
