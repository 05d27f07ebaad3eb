import { newTapId } from '../contract/tap-id'
import { keepAtOnce, kept } from '../platform/keep'
import { call } from './call'

/** This phone as the cloud knows it (G200): its own key, and how far its clock is behind the cloud's. */
export interface Device {
  deviceId: string
  /** Null until it was registered, once, with a network. */
  key: string | null
  /** When the cloud made that key: it vouches for nothing before. */
  keySince: number | null
  offsetMs: number | null
  comparedAt: number
}

const place = 'device'
const compareAgainAfterMs = 24 * 60 * 60_000

export function thisDevice(): Device {
  const known = kept(place)
  if (isDevice(known)) return known
  const device = { deviceId: newDeviceId(), key: null, keySince: null, offsetMs: null, comparedAt: 0 }
  keepAtOnce(place, device)
  return device
}

/** Registers this phone, or compares its clock again once a day; without a network nothing happens. */
export async function knowDevice(): Promise<void> {
  const { deviceId, keySince, comparedAt } = thisDevice()
  const age = Date.now() - comparedAt
  // A phone that has its key from an older app knows not since when.
  if (keySince && age >= 0 && age < compareAgainAfterMs) return

  const sentAt = Date.now()
  const answer = await call('checkins.registerDevice', { deviceId, tapId: newTapId() })
  if (!answer.ok) return
  const { key, since, now } = answer.value
  const offsetMs = offsetOf(now, sentAt)
  keepAtOnce(place, { deviceId, key, keySince: since, offsetMs, comparedAt: Date.now() })
}

/** How far this phone's clock is behind the cloud's, which answered half way between. */
export function offsetOf(cloudNow: number, sentAt: number): number {
  return Math.round(cloudNow - (sentAt + Date.now()) / 2)
}

function newDeviceId(): string {
  return (newTapId() + newTapId()).slice(0, 40)
}

function isDevice(value: unknown): value is Device {
  return value instanceof Object && 'deviceId' in value && 'key' in value && 'comparedAt' in value
}
