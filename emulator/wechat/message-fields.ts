import type { Template } from './templates'

type Test = (text: string) => boolean

const matches =
  (pattern: RegExp): Test =>
  text =>
    pattern.test(text)

/** In UTF-16 units, so that an emoji counts two: what fits here fits however WeChat counts. */
const isAtMost =
  (length: number): Test =>
  text =>
    text.length <= length

const digitsOf = (text: string): number => text.replace(/\D/g, '').length

const day = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})`
const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`

/** A moment or a span of two, joined by the half-width `~`. */
const momentOrSpan = (moment: string): Test => matches(new RegExp(`^${moment}(?:\\s*~\\s*${moment})?$`))

/** WeChat's limits of a template's keyword types, by the beginning of the key (`thing1` → `thing`). */
const types: Record<string, Test> = {
  thing: isAtMost(20),
  number: text => /^\d+(\.\d+)?$/.test(text) && digitsOf(text) <= 32,
  letter: matches(/^[A-Za-z]{1,32}$/),
  symbol: text => text.length <= 5 && !/[\p{L}\p{N}]/u.test(text),
  character_string: text => text.length <= 32 && !/\p{Script=Han}/u.test(text),
  time: text => momentOrSpan(`(?:${day}\\s*)?${clock}`)(text) && isCalendar(text),
  date: text => momentOrSpan(`${day}(?:\\s*${clock})?`)(text) && isCalendar(text),
  amount: text => /^[^\d\s.]?\d+(\.\d+)?元?$/u.test(text) && digitsOf(text) <= 10,
  phone_number: matches(/^[\d+\-*#() ]{1,17}$/),
  car_number: isAtMost(8),
  name: text => text.length <= (isAscii(text) ? 20 : 10),
  phrase: matches(/^\p{Script=Han}{1,5}$/u),
  enum: isAtMost(20),
}

/**
 * The first field that WeChat refuses with 47003, and in which words; undefined when it takes the message.
 * A template that is known must be filled exactly: no key of its own missing, none that it does not have.
 */
export function refusedField(
  data: Record<string, unknown>,
  template: Template | undefined,
): string | undefined {
  const missing = template?.keywords.find(key => textOf(data[key]) === undefined)
  if (missing) return `argument invalid! data.${missing}.value is empty`
  for (const key of Object.keys(data)) {
    if (template && !template.keywords.includes(key))
      return `argument invalid! data.${key} is not in the template`
    const text = textOf(data[key])
    if (text === undefined) return `argument invalid! data.${key}.value is empty`
    if (!isTaken(key, text, template)) return `argument invalid! data.${key}.value invalid`
  }
  return undefined
}

function isTaken(key: string, text: string, template: Template | undefined): boolean {
  const type = /^([a-z_]+?)_?\d+$/.exec(key)?.[1] ?? ''
  const test = Object.hasOwn(types, type) ? types[type] : undefined
  const listed = template?.values?.[key]
  return test !== undefined && !/\p{Cc}/u.test(text) && test(text) && (!listed || listed.includes(text))
}

function textOf(field: unknown): string | undefined {
  const { value } = (field ?? {}) as { value?: unknown }
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text)

/** Are the days of this text in the calendar? */
function isCalendar(text: string): boolean {
  const days = [...text.matchAll(/(\d{4})\D(\d{1,2})\D(\d{1,2})/g)]
  return days.every(([, year, month, date]) => {
    const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)))
    return moment.getUTCMonth() === Number(month) - 1 && moment.getUTCDate() === Number(date)
  })
}
