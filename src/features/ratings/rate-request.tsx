import type { RequestPart } from '../requests/request-part'

/** How it went for whoever asked. */
export function RateRequest(_part: RequestPart) {
  return null
}
