import { database } from '../platform/wechat'

const { command } = database

/** What an update does to a document. */
export interface Change {
  /** Whole values; an object replaces the one before. */
  set?: Record<string, unknown>
  add?: Record<string, number>
  push?: Record<string, unknown>
  /** Pushes, and keeps no more than the last `most` of the array. */
  pushLast?: Record<string, { value: unknown; most: number }>
  /** Takes out the elements that have these values. */
  pull?: Record<string, object>
  unset?: string[]
}

/**
 * The SDK's form of a change. A bare object in the SDK's `update` is merged, and an empty one sends an
 * empty update, so every value goes through `set`.
 */
export function toUpdate({
  set = {},
  add = {},
  push = {},
  pushLast = {},
  pull = {},
  unset = [],
}: Change): object {
  const update: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(set)) {
    if (value === undefined) throw new Error(`the new value of ${field} is undefined`)
    update[field] = command.set(value)
  }
  for (const [field, by] of Object.entries(add)) update[field] = command.inc(by)
  for (const [field, value] of Object.entries(push)) update[field] = command.push([value])
  for (const [field, { value, most }] of Object.entries(pushLast)) {
    update[field] = command.push({ each: [value], slice: -most })
  }
  for (const [field, like] of Object.entries(pull)) update[field] = command.pull(like)
  for (const field of unset) update[field] = command.remove()
  if (Object.keys(update).length === 0) throw new Error('an update without a change')
  return update
}
