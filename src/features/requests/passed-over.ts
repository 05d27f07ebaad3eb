import { keep, kept } from '../../platform/keep'

const place = 'requests passed over'

/** Long enough for whatever is still open nearby. */
const most = 200

/** X17: what somebody would rather not take is known to this phone alone; nobody keeps who declined what. */
export function passedOver(): string[] {
  const known = kept(place)
  return Array.isArray(known) ? known.map(String) : []
}

export function passOver(requestId: string): void {
  keep(place, [...new Set([...passedOver(), requestId])].slice(-most))
}

export function forgetPassedOver(): void {
  keep(place, [])
}
