import * as v from 'valibot'
import { isCalendarDay } from '../../src/contract/calendar'

/** The pieces that inputs are made of. Objects are strict everywhere: an unknown key is refused. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,80}$/))
export const tapId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/))
export const cursor = v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,400}$/)))
/** What a code on a wall carries: ten letters and digits. */
export const siteCode = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{10}$/))
export const day = v.pipe(v.string(), v.check(isCalendarDay))
export const quarter = v.custom<`${number}Q${1 | 2 | 3 | 4}`>(
  value => typeof value === 'string' && /^20\d\dQ[1-4]$/.test(value),
)

/** A text that a person typed: trimmed, not empty, without control characters. */
export function text(most: number) {
  return v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most), v.check(isPrintable))
}

/** Like `text`, for what others read: several lines, and nothing that only looks different from what it is. */
export function lines(most: number) {
  return v.pipe(
    v.string(),
    v.transform(value => value.replaceAll('\r\n', '\n')),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.check(isReadable),
  )
}

export const nothing = v.strictObject({})

function isPrintable(value: string): boolean {
  return !/\p{Cc}/u.test(value)
}

/** No control characters but the end of a line, no half characters, nothing that turns the direction of reading. */
function isReadable(value: string): boolean {
  return isPrintable(value.replaceAll('\n', '')) && !/\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u.test(value)
}
