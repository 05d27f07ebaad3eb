import type { DoorRefusal } from '../../types/api'

declare const permitted: unique symbol

/** A value that passed the door. Only the door can make one, so `run` cannot get anything else. */
export type Permitted<Value> = Value & { readonly [permitted]: true }

export type Verdict<Value> = { may: true; value: Value } | { may: false; refusal: DoorRefusal }

/** Yes, and this is what the operation may work with: a record, several, a place, or a reach. */
export function allowed<Value>(value: Value): Verdict<Value> {
  return { may: true, value }
}

export function denied(refusal: DoorRefusal = 'notAllowed'): Verdict<never> {
  return { may: false, refusal }
}
