import type { RequestPart } from './request-part'

/** What whoever has it, or may take it, can do now. */
export function VolunteerActs(_part: RequestPart) {
  return null
}
