import * as v from 'valibot'
import { isCalendarDay } from '../../src/contract/calendar'
import { readRotatingCode } from '../../src/contract/rotating-code'
import { isSiteCode } from '../../src/contract/site-code'

/** The pieces that inputs are made of. Objects are strict everywhere: an unknown key is refused. */
export const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,80}$/))
export const tapId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,40}$/))
export const cursor = v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,400}$/)))
/** What a scanned code carries: a point's ten letters and digits, or a rotating code. */
export const scannedCode = v.pipe(
  v.string(),
  v.maxLength(100),
  v.check(text => isSiteCode(text) || readRotatingCode(text) !== null),
)
/** The id that a phone or a tablet gave itself. */
export const deviceId = v.pipe(v.string(), v.regex(/^[0-9a-z]{16,40}$/))
export const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
/** Where a chapter of older steps ends. */
export const chapterEnd = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)))
/** A point on the earth. */
export const place = {
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
}
export const day = v.pipe(v.string(), v.check(isCalendarDay))
export const quarter = v.custom<`${number}Q${1 | 2 | 3 | 4}`>(
  value => typeof value === 'string' && /^20\d\dQ[1-4]$/.test(value),
)

/**
 * A text of one line that a person typed: trimmed, not empty, and nothing that only looks different from what it is. A
 * field of several lines gives it as well, and people end what they type with Enter: the end of a line is a space here.
 */
export function text(most: number) {
  return v.pipe(
    v.string(),
    v.transform(value => value.replace(/\s*[\r\n\t]+\s*/g, ' ')),
    v.trim(),
    v.minLength(1),
    v.maxLength(most),
    v.check(isOneLine),
  )
}

/** How a text of one line begins; empty for all. */
export function beginning(most: number) {
  return v.pipe(v.string(), v.maxLength(most), v.check(isOneLine))
}

/** Like `text`, of several lines. */
export function lines(most: number) {
  return v.pipe(someLines(most), v.minLength(1))
}

/** Like `lines`, and may say nothing. */
export function someLines(most: number) {
  return v.pipe(
    v.string(),
    v.transform(value => value.replaceAll('\r\n', '\n')),
    v.trim(),
    v.maxLength(most),
    v.check(isReadable),
  )
}

export const nothing = v.strictObject({})

/** No control characters, no half characters, nothing that turns the direction of reading. */
function isOneLine(value: string): boolean {
  return !/\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u.test(value)
}

function isReadable(value: string): boolean {
  return isOneLine(value.replaceAll('\n', ''))
}
