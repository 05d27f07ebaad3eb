import { patience } from './patience'

const betweenMs = 50

/**
 * Reads again and again until `isSo` says yes, and answers what was read; gives up after `wait` milliseconds with what it
 * read last. For what a tap brings about where nothing on the screen can tell.
 */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  isSo: (value: Value) => boolean,
  wait = patience,
): Promise<Value> {
  const end = Date.now() + wait
  for (;;) {
    const value = await read()
    if (isSo(value)) return value
    if (Date.now() > end) throw new Error(`it never came to be; last it was ${JSON.stringify(value)}`)
    await new Promise(resolve => setTimeout(resolve, betweenMs))
  }
}

/**
 * Lets real time go by, where time itself is what the test is about or where nothing tells that something has begun; `why`
 * says which. What can be waited for is waited for.
 */
export async function letTimePass(milliseconds: number, why: string): Promise<void> {
  if (!why) throw new Error('time passes for a reason')
  await new Promise(resolve => setTimeout(resolve, milliseconds))
}

/** Asserts again and again until it holds; after `wait` milliseconds the last failure stands. */
export async function holds(assertion: () => void | Promise<void>, wait = patience): Promise<void> {
  let failure: unknown
  const isHeld = async () => {
    try {
      await assertion()
      return true
    } catch (error) {
      failure = error
      return false
    }
  }
  await until(isHeld, Boolean, wait).catch(() => Promise.reject(failure))
}
