import type { DoorKey } from '../../../types/sites'
import { offsetOf } from '../../cloud/device'
import { stepMs, stepOf, writeRotatingCode } from '../../contract/rotating-code'
import { keepAtOnce, kept } from '../../platform/keep'

/** A door that is open on this device, with how far its clock is behind the cloud's. */
export interface DoorHere extends DoorKey {
  offsetMs: number
}

const placeOf = (siteId: string): string => `door ${siteId}`

/** What this device was handed today; null when the day is over. */
export function doorHere(siteId: string): DoorHere | null {
  const door = kept(placeOf(siteId))
  return isDoor(door) && cloudTime(door) < door.until ? door : null
}

export function keepDoor(siteId: string, door: DoorKey, sentAt: number): DoorHere {
  const here = { ...door, offsetMs: offsetOf(door.now, sentAt) }
  keepAtOnce(placeOf(siteId), here)
  return here
}

/** What the screen shows now: the code's text and the seconds until it changes. */
export function shownNow(door: DoorHere): { text: string; secondsLeft: number; isOver: boolean } {
  const now = cloudTime(door)
  const step = stepOf(now)
  const { doorId, key, siteCode } = door
  return {
    text: linkTo(writeRotatingCode(key, { doorId, siteCode, activityId: '', step })),
    secondsLeft: Math.ceil(((step + 1) * stepMs - now) / 1000),
    isOver: now >= door.until,
  }
}

const address = process.env.TARO_APP_CODE_ADDRESS || ''

/** Can WeChat's own scanner open the code? Only where the county has an address of its own for it. */
export const isOpenToScanners = address !== ''

function linkTo(code: string): string {
  return isOpenToScanners ? `${address}?c=${code}` : code
}

function cloudTime({ offsetMs }: DoorHere): number {
  return Date.now() + offsetMs
}

function isDoor(value: unknown): value is DoorHere {
  return value instanceof Object && 'key' in value && 'until' in value && 'offsetMs' in value
}
