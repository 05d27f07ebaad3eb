import { database } from '../platform/wechat'

const { command } = database

/** What a field must be. Plain values mean equality; the rest is made with `is`. */
export type Condition = Record<string, unknown>

/** The comparisons a condition may use. */
export const is = {
  not: (value: unknown): unknown => command.neq(value),
  oneOf: (values: readonly unknown[]): unknown => command.in([...values]),
  noneOf: (values: readonly unknown[]): unknown => command.nin([...values]),
  moreThan: (value: unknown): unknown => command.gt(value),
  atLeast: (value: unknown): unknown => command.gte(value),
  lessThan: (value: unknown): unknown => command.lt(value),
  between: (from: unknown, before: unknown): unknown => command.gte(from).and(command.lt(before)),
  after: (value: unknown, before: unknown): unknown => command.gt(value).and(command.lt(before)),
  there: command.exists(true),
  missing: command.exists(false),
  startingWith: (text: string): unknown => command.gte(text).and(command.lt(`${text}\uffff`)),
}

/** The SDK drops `undefined` from a condition, which then matches more than was meant. */
export function refuseUndefined(condition: Condition): Condition {
  for (const [field, value] of Object.entries(condition)) {
    if (value === undefined) throw new Error(`the condition on ${field} is undefined`)
  }
  return condition
}

/** An empty condition on a write would change the whole collection. */
export function refuseEverything(condition: Condition): Condition {
  if (Object.keys(condition).length === 0) throw new Error('a write needs a condition')
  return refuseUndefined(condition)
}
