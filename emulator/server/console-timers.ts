import type { Cloud } from '../cloud'
import type { Outcome } from '../functions/instance'
import { HttpError } from './http'

const mostTimes = 10

/**
 * `{ function, times? }`: one tick of its timer now; `times` delivers that same tick so often, one after the
 * other. Gives `{ result }`, or `{ results }`, or why it failed.
 */
export async function fireTimer({ clock, timers }: Cloud, body: Record<string, unknown>): Promise<object> {
  const { function: functionName, times = 1 } = body
  if (!Number.isInteger(times) || Number(times) < 1 || Number(times) > mostTimes) {
    throw new HttpError(400, `times is a whole number up to ${mostTimes}`)
  }
  const at = clock.now()
  const results: unknown[] = []
  for (let time = 0; time < Number(times); time++) {
    const outcome = await timers.fire(String(functionName), at)
    if (!outcome) throw new HttpError(404, 'this function has no timer')
    if (outcome.kind === 'failed') return { code: outcome.code, message: outcome.message }
    results.push(resultOf(outcome))
  }
  return times === 1 ? { result: results[0] } : { results }
}

const resultOf = ({ text }: Extract<Outcome, { kind: 'done' }>): unknown =>
  text === undefined ? null : JSON.parse(text)

/** `{ by }` milliseconds: moves the clock there, running each tick on the way once, at its own moment. */
export async function passTicks({ clock, timers }: Cloud, { by }: Record<string, unknown>): Promise<object> {
  const isSpan = typeof by === 'number' && by >= 0 && by <= 10 * 366 * 86_400_000
  if (!isSpan) throw new HttpError(400, 'by is a number of milliseconds, up to ten years')
  try {
    return { ticks: await timers.pass(clock.now() + by), now: clock.now() }
  } catch (error) {
    throw new HttpError(400, error instanceof Error ? error.message : String(error))
  }
}
