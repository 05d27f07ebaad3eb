/** WeChat's keyword types, by the beginning of the key (`thing1` → `thing`). */
export type FieldType =
  | 'thing'
  | 'number'
  | 'letter'
  | 'symbol'
  | 'character_string'
  | 'time'
  | 'date'
  | 'amount'
  | 'phone_number'
  | 'car_number'
  | 'name'
  | 'phrase'

const thingLength = 20

/** What stands where nothing is left that WeChat takes. */
const fallback: Record<FieldType, string> = {
  thing: '请打开看看',
  number: '0',
  letter: 'A',
  symbol: '-',
  character_string: '0',
  time: '00:00',
  date: '2026-01-01',
  amount: '0',
  phone_number: '0',
  car_number: '无',
  name: '无',
  phrase: '有进展',
}

const fit: Record<FieldType, (text: string) => string> = {
  thing: text => cut(text, thingLength),
  number: text => digits(text, 32),
  letter: text => text.replace(/[^A-Za-z]/g, '').slice(0, 32),
  symbol: text => begun(text.replace(/[\p{L}\p{N}\s]/gu, ''), 5),
  character_string: text => text.replace(/[^\x20-\x7e]/g, '').slice(0, 32),
  time: text => found(text, new RegExp(`^(?:${day}\\s*)?${clock}(?:\\s*~\\s*(?:${day}\\s*)?${clock})?$`)),
  date: text => found(text, new RegExp(`^${day}(?:\\s*${clock})?(?:\\s*~\\s*${day}(?:\\s*${clock})?)?$`)),
  amount: text => digits(text, 10),
  phone_number: text => text.replace(/[^\d+\-*#() ]/g, '').slice(0, 17),
  car_number: text => cut(text, 8),
  name: text => (/^[ -~]*$/.test(text) ? text.slice(0, 20) : cut(text, 10)),
  phrase: text => begun(text.replace(/\P{Script=Han}/gu, ''), 5),
}

const day = String.raw`\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2})`
const clock = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d`

/** Any text as a field of that type that WeChat does not refuse with 47003. */
export function fieldOf(type: FieldType, text: string): string {
  const fitting = fit[type](oneLine(text)).trim()
  return fitting === '' ? fallback[type] : fitting
}

/** A message's data: each key with a text that its type takes. */
export function messageData(texts: Record<string, string>): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, { value: fieldOf(typeOf(key), text) }]),
  )
}

function typeOf(key: string): FieldType {
  const type = key.replace(/_?\d+$/, '')
  if (!Object.hasOwn(fit, type)) throw new Error(`no keyword type ${type}`)
  return type as FieldType
}

/** Line ends and control characters are refused; half a character is none. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .trim()
}

/** Cut where it is too long; `…` says that something is missing, and counts. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${begun(text, most - 1).trimEnd()}…`
}

/** At most so many UTF-16 units of the beginning, never half a character. */
function begun(text: string, most: number): string {
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > most) break
    kept += character
  }
  return kept
}

function digits(text: string, most: number): string {
  const [, whole = '', part = ''] = /(\d+)(?:\.(\d+))?/.exec(text) ?? []
  const kept = part.slice(0, Math.max(0, most - whole.length))
  return whole.length > most ? '' : `${whole}${kept && `.${kept}`}`
}

const found = (text: string, pattern: RegExp): string => (pattern.test(text) ? text : '')
