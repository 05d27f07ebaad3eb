import type { RefusalDetail } from '../../types/api'

export interface Done<Value> {
  ok: true
  value: Value
}

export interface Refused<Code extends string> {
  ok: false
  refusal: Code
  detail?: RefusalDetail
}

export function answer<Value>(value: Value): Done<Value> {
  return { ok: true, value }
}

/** An expected no: a code from `types/`, and what its sentence may quote. */
export function refuse<Code extends string>(refusal: Code, detail?: RefusalDetail): Refused<Code> {
  return detail ? { ok: false, refusal, detail } : { ok: false, refusal }
}
