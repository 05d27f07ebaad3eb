import { BSONRegExp, EJSON, Long } from 'bson'
import { badParameter } from './errors'
import { type Document, isPlainObject, type Value } from './values'

/** A string of Extended JSON as values; server dates become the cloud's time. */
export function parseWire(text: string, now: number): Value {
  let parsed: Value
  try {
    parsed = EJSON.parse(text, { relaxed: true })
  } catch (error) {
    throw badParameter(`not Extended JSON: ${String(error)}`)
  }
  return settle(parsed, now)
}

export function parseWireDocument(text: unknown, now: number): Document {
  if (typeof text !== 'string') throw badParameter('a document travels as text')
  const parsed = parseWire(text, now)
  if (!isPlainObject(parsed)) throw badParameter('a document is an object')
  return parsed
}

/** mingo knows JavaScript's regular expressions, and the service its own dates. */
function settle(value: Value, now: number): Value {
  if (Array.isArray(value)) return value.map(element => settle(element, now))
  if (value instanceof BSONRegExp) return toRegExp(value)
  if (value instanceof Long) return value
  if (!isPlainObject(value)) return value
  const serverDate = value.$tcb_server_date
  if (isPlainObject(serverDate)) return new Date(now + Number(serverDate.offset ?? 0))
  for (const field of Object.keys(value)) {
    const inner = value[field]
    if (typeof inner === 'object' && inner !== null) value[field] = settle(inner, now)
  }
  return value
}

function toRegExp(value: BSONRegExp): RegExp {
  try {
    return new RegExp(value.pattern, [...value.options].filter(flag => 'ims'.includes(flag)).join(''))
  } catch {
    throw badParameter(`regular expression is invalid: ${value.pattern}`)
  }
}

/** A document as one string of relaxed Extended JSON. */
export function formatWire(document: Value): string {
  return JSON.stringify(extend(document))
}

function extend(value: Value): Value {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : { $numberDouble: String(value) }
    case 'object':
      return value === null ? null : extendObject(value)
    default:
      return value
  }
}

function extendObject(value: object): Value {
  if (Array.isArray(value)) return value.map(extend)
  if (value instanceof Date) return extendDate(value)
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (!isPlainObject(value)) return EJSON.serialize(value, { relaxed: true })
  const extended: Document = {}
  for (const field of Object.keys(value)) extended[field] = extend(value[field])
  return extended
}

function extendDate(value: Date): Value {
  const year = value.getUTCFullYear()
  if (year >= 1970 && year <= 9999) return { $date: value.toISOString() }
  return { $date: { $numberLong: String(value.getTime()) } }
}
