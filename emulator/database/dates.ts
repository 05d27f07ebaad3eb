import { requestFailed } from './errors'
import { type Document, isPlainObject, toNumber, type Value } from './values'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A moment as the clocks of a zone show it: read it with the UTC getters. */
interface LocalDate {
  local: Date
  offsetMinutes: number
}

/** The parts that `$year`, `$hour` and their like give. */
const parts: Record<string, (date: Date) => number> = {
  $year: date => date.getUTCFullYear(),
  $month: date => date.getUTCMonth() + 1,
  $week: weekOfYear,
  $dayOfYear: dayOfYear,
  $dayOfMonth: date => date.getUTCDate(),
  $dayOfWeek: date => date.getUTCDay() + 1,
  $isoWeekYear: date => thursdayOf(date).getUTCFullYear(),
  $isoWeek: isoWeek,
  $isoDayOfWeek: isoDayOfWeek,
  $hour: date => date.getUTCHours(),
  $minute: date => date.getUTCMinutes(),
  $second: date => date.getUTCSeconds(),
  $millisecond: date => date.getUTCMilliseconds(),
}

export const datePartNames = Object.keys(parts)

/** A part of a date, or of `{ date, timezone }`; null of null. */
export function datePart(name: string, asked: Value): number | null {
  const [operand] = Array.isArray(asked) ? (asked as Value[]) : [asked]
  const { date, timezone } = isPlainObject(operand) ? operand : { date: operand, timezone: undefined }
  if (date === undefined || date === null) return null
  return parts[name]?.(localDate(date, timezone, name).local) ?? null
}

const isoFormat = '%Y-%m-%dT%H:%M:%S.%LZ'

/** `$dateToString` of `{ date, format, timezone, onNull }`. */
export function dateToString({ date, format, timezone, onNull }: Document): Value {
  if (date === undefined || date === null) return onNull ?? null
  const { local, offsetMinutes } = localDate(date, timezone, '$dateToString')
  return String(format ?? isoFormat).replace(/%(.?)/g, (_, specifier: string) => {
    const write = specifiers[specifier]
    if (!write) throw requestFailed(`Invalid format character '%${specifier}' in format string`)
    return write(local, offsetMinutes)
  })
}

const padded =
  (read: (date: Date) => number, digits: number) =>
  (date: Date): string =>
    String(read(date)).padStart(digits, '0')

const specifiers: Record<string, (date: Date, offsetMinutes: number) => string> = {
  Y: padded(date => date.getUTCFullYear(), 4),
  m: padded(date => date.getUTCMonth() + 1, 2),
  d: padded(date => date.getUTCDate(), 2),
  H: padded(date => date.getUTCHours(), 2),
  M: padded(date => date.getUTCMinutes(), 2),
  S: padded(date => date.getUTCSeconds(), 2),
  L: padded(date => date.getUTCMilliseconds(), 3),
  j: padded(dayOfYear, 3),
  w: padded(date => date.getUTCDay() + 1, 1),
  u: padded(isoDayOfWeek, 1),
  U: padded(weekOfYear, 2),
  V: padded(isoWeek, 2),
  G: padded(date => thursdayOf(date).getUTCFullYear(), 4),
  z: (_, minutes) => `${minutes < 0 ? '-' : '+'}${hoursAndMinutes(Math.abs(minutes))}`,
  Z: (_, minutes) => String(minutes),
  '%': () => '%',
}

const hoursAndMinutes = (minutes: number): string =>
  String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0')

function localDate(value: Value, timezone: Value, operator: string): LocalDate {
  const date = value instanceof Date ? value : undefined
  if (!date) throw requestFailed(`can't convert from BSON type ${typeof value} to Date (${operator})`)
  const offsetMinutes = timezone === undefined || timezone === null ? 0 : offsetAt(date, String(timezone))
  return { local: new Date(date.getTime() + offsetMinutes * minuteMs), offsetMinutes }
}

/** Minutes that a zone (`Asia/Shanghai`) or an offset (`+08`, `+0800`, `+08:00`) is ahead of UTC. */
function offsetAt(date: Date, timezone: string): number {
  const offset = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(timezone)
  if (offset) {
    const minutes = toNumber(offset[2]) * 60 + toNumber(offset[3] ?? 0)
    return offset[1] === '-' ? -minutes : minutes
  }
  const fields = zoneFormat(timezone)
    .formatToParts(date)
    .map(({ type, value }): [string, number] => [type, Number(value)])
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = Object.fromEntries(fields)
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  return Math.round((local - Math.floor(date.getTime() / 1000) * 1000) / minuteMs)
}

const zones = new Map<string, Intl.DateTimeFormat>()

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zones.get(timeZone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    zones.set(timeZone, format)
    return format
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${timeZone}"`)
  }
}

function dayOfYear(date: Date): number {
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / dayMs) + 1
}

/** Week 1 begins with the first Sunday; what is before it is week 0. */
function weekOfYear(date: Date): number {
  return Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)
}

function isoDayOfWeek(date: Date): number {
  return date.getUTCDay() || 7
}

function isoWeek(date: Date): number {
  return Math.floor((dayOfYear(thursdayOf(date)) - 1) / 7) + 1
}

/** An ISO week belongs to the year of its Thursday. */
function thursdayOf(date: Date): Date {
  return new Date(date.getTime() + (4 - isoDayOfWeek(date)) * dayMs)
}
