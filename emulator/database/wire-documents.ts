import { BSONRegExp, EJSON, Long } from 'bson'
import { badParameter, requestFailed } from './errors'
import { readPattern } from './patterns'
import { type Document, isPlainObject, type Value } from './values'

/** MongoDB's limits are 16 MB and 100 levels; how many fields a request may name is ours. */
const mostBytes = 17 * 1024 * 1024
const deepest = 100
const mostFields = 100_000

/** A string of Extended JSON as values; server dates become the cloud's time. */
export function parseWire(text: string, now: number): Value {
  refuseHuge(text)
  return parseUnlimited(text, now)
}

function parseUnlimited(text: string, now: number): Value {
  let parsed: Value
  try {
    parsed = EJSON.parse(text, { relaxed: true })
  } catch (error) {
    throw badParameter(`not Extended JSON: ${String(error).slice(0, 200)}`)
  }
  return settle(parsed, now, 0)
}

export function parseWireDocument(text: unknown, now: number): Document {
  if (typeof text !== 'string') throw badParameter('a document travels as text')
  return asDocument(parseWire(text, now))
}

/** For the console, which may put in whole collections at once: no limits. */
export const parseLoad = (text: string, now: number): Document => asDocument(parseUnlimited(text, now))

function asDocument(value: Value): Document {
  if (isPlainObject(value)) return value
  throw badParameter('a document is an object')
}

/** Before anything is made of it: a million fields would hold the process up. */
function refuseHuge(text: string): void {
  if (text.length > mostBytes) throw requestFailed('document is larger than 16 MB')
  let fields = 0
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) {
    fields += 1
    if (fields > mostFields) throw badParameter(`more than ${mostFields} fields in one request`)
  }
}

/** mingo knows JavaScript's regular expressions, and the service its own dates. */
function settle(value: Value, now: number, depth: number): Value {
  if (depth >= deepest) throw requestFailed(`exceeded maximum nested object depth: ${deepest}`)
  if (Array.isArray(value)) return value.map(element => settle(element, now, depth + 1))
  if (value instanceof BSONRegExp) return readPattern(value.pattern, value.options)
  if (value instanceof Long) return value
  if (!isPlainObject(value)) return value
  const serverDate = Object.hasOwn(value, '$tcb_server_date') ? value.$tcb_server_date : undefined
  if (isPlainObject(serverDate)) return serverTime(serverDate.offset ?? 0, now)
  for (const field of Object.keys(value)) {
    if (field === '__proto__') throw badParameter('__proto__ is no name for a field')
    const inner = value[field]
    if (typeof inner === 'object' && inner !== null) value[field] = settle(inner, now, depth + 1)
  }
  return value
}

function serverTime(offset: Value, now: number): Date {
  const date = new Date(now + Number(offset))
  if (Number.isNaN(date.getTime())) throw badParameter('the offset of a server date is a number')
  return date
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
