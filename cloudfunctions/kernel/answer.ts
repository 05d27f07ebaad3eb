import type { RefusalDetail } from '../../types/api'

export interface Done<Value> {
  ok: true
  value: Value
  /** The place in whose name it is answered, for the row of the trail; the door keeps it to itself. */
  orgId?: string | null
}

export interface Refused<Code extends string> {
  ok: false
  refusal: Code
  detail?: RefusalDetail
}

/** `orgId`: the place in whose name it is told, where the value does not say so. */
export function answer<Value>(value: Value, orgId?: string | null): Done<Value> {
  return orgId === undefined ? { ok: true, value } : { ok: true, value, orgId }
}

/** An expected no: a code from `types/`, and what its sentence may quote. */
export function refuse<Code extends string>(refusal: Code, detail?: RefusalDetail): Refused<Code> {
  return detail ? { ok: false, refusal, detail } : { ok: false, refusal }
}
