import { signQueued } from '../../src/contract/queued'
import { stepOf, writeRotatingCode } from '../../src/contract/rotating-code'
import type { Input } from '../../types/api'
import type { CheckinWay } from '../../types/checkins'
import type { DoorKey } from '../../types/sites'
import type { Town } from '../open-town'
import { newTap, type Person, sunnyCode, sunnySecretary } from '../town'

export const tablet = 'tablet0000000001'

/** The screen at the door of 阳光社区, opened by its secretary. */
export async function openScreen(town: Town, deviceId = tablet): Promise<DoorKey> {
  const told = { siteId: 'sunny1', deviceId, deviceName: '门口的平板', tapId: newTap() }
  const answer = await town.as(sunnySecretary).call('sites.openDoor', told)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

/** The code that the screen shows at a moment. */
export function codeAt({ doorId, key, siteCode }: DoorKey, at: number): string {
  return writeRotatingCode(key, { doorId, siteCode, activityId: '', step: stepOf(at) })
}

/** A member's phone: registered while it had a network, it seals what it keeps. */
export interface MemberPhone {
  who: Person
  deviceId: string
  key: string
  since: number
}

export async function registeredPhone(town: Town, who: Person): Promise<MemberPhone> {
  const deviceId = `${who.openid.toLowerCase().replace(/[^0-9a-z]/g, '')}phone0000000001`
  const answer = await town.as(who).call('checkins.registerDevice', { deviceId, tapId: newTap() })
  if (!answer.ok) throw new Error(answer.refusal)
  const { key, since } = answer.value
  return { who, deviceId, key, since }
}

export interface KeptScan {
  siteCode?: string
  readAt: number
  sentAt: number
  way?: CheckinWay
  tapId?: string
  number?: number
  offsetMs?: number | null
}

/** What such a phone sends later of a scan it made without a network. */
export function keptOn(
  { deviceId, key, since: keySince }: MemberPhone,
  scan: KeptScan,
): Input<'checkins.create'> {
  const { siteCode = sunnyCode, way = 'camera', tapId = newTap(), readAt, sentAt } = scan
  const { number = 1, offsetMs = 0 } = scan
  const signature = signQueued(key, { number, tapId, siteCode, way, readAt, offsetMs })
  return { tapId, siteCode, way, queued: { number, readAt, offsetMs, deviceId, keySince, sentAt, signature } }
}
