import type { CheckinWay } from '../../../types/checkins'
import { newTapId } from '../../contract/tap-id'

/** A scan made in the app is itself the tap: the check-in page finishes it. */
export interface ScannedHere {
  siteCode: string
  way: CheckinWay
  tapId: string
}

let handed: ScannedHere | null = null

export function handOver(siteCode: string, way: CheckinWay): void {
  handed = { siteCode, way, tapId: newTapId() }
}

/** Given once, and only for the code it was scanned from: a link by itself never checks anybody in. */
export function takeOver(siteCode: string | null): ScannedHere | null {
  const mine = handed?.siteCode === siteCode ? handed : null
  handed = null
  return mine
}
