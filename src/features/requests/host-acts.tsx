import type { RequestPart } from './request-part'

/** What the community may do now. */
export function HostActs(_part: RequestPart) {
  return null
}
