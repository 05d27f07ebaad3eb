import type { KeepAwake } from './awake'

let held: Promise<WakeLockSentinel | null> | null = null

export const keepAwake: KeepAwake = isAwake => {
  const before = held
  held = isAwake ? ask() : null
  if (!isAwake) before?.then(lock => lock?.release())
}

async function ask(): Promise<WakeLockSentinel | null> {
  try {
    return await navigator.wakeLock.request('screen')
  } catch {
    return null
  }
}
