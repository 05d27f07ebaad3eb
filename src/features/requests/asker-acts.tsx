import type { RequestPart } from './request-part'

/** What whoever asked may do now. */
export function AskerActs(_part: RequestPart) {
  return null
}
