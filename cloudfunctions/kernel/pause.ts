import { setTimeout as wait } from 'node:timers/promises'

const most = 640

/** Waits before the next try, longer each time and never as long as another one: whoever was overtaken comes apart. */
export async function pauseBefore(tries: number): Promise<void> {
  await wait(Math.min(most, 2 ** tries * 5) * (1 + Math.random()))
}
