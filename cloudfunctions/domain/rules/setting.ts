import { dayInWords, isCalendarDay } from '../../../src/contract/calendar'
import type { RuleConcern, RuleGroup, RuleKind, RuleValue } from '../../../types/rules'

/** What a person is told about a setting. */
interface About {
  group: RuleGroup
  title: string
  explanation: string
  /** The row of the seed or of the goals, for example `X3`. */
  row: string
  /** The source's own words; the goal's where the source is silent. */
  quotation: string
  touches: string
  concerns?: RuleConcern
}

/** A setting is written once: from here follow its type, its check, its words and its place on the screen. */
export interface Setting<Value extends RuleValue = RuleValue> extends About {
  standard: Value
  kind: RuleKind
}

type Options<Value> = readonly (readonly [value: Value, title: string])[]

export function yesNo(standard: boolean, about: About): Setting<boolean> {
  return { ...about, standard, kind: { kind: 'yesNo' } }
}

export function wholeNumber(
  standard: number,
  [least, most]: readonly [least: number, most: number],
  unit: string,
  about: About,
): Setting<number> {
  return { ...about, standard, kind: { kind: 'wholeNumber', least, most, unit } }
}

export function choice<const Value extends string | number>(
  options: Options<Value>,
  standard: NoInfer<Value>,
  about: About,
): Setting<Value> {
  return { ...about, standard, kind: { kind: 'choice', options: optionsOf(options) } }
}

/** Several of them, at least one. */
export function choices<const Value extends string>(
  options: Options<Value>,
  standard: NoInfer<Value>[],
  about: About,
): Setting<Value[]> {
  return { ...about, standard, kind: { kind: 'choices', options: optionsOf(options), least: 1 } }
}

/** So many days before something, the earliest first. */
export function days(standard: number[], about: About): Setting<number[]> {
  return { ...about, standard, kind: { kind: 'days', least: 1, most: 90, atMost: 6 } }
}

export function text(standard: string, maxLength: number, about: About): Setting<string> {
  return { ...about, standard, kind: { kind: 'text', maxLength } }
}

/** One day, or none, which is the default. */
export function day(about: About): Setting<string> {
  return { ...about, standard: '', kind: { kind: 'day' } }
}

const optionsOf = (options: Options<string | number>) => options.map(([value, title]) => ({ value, title }))

/** Does the setting accept this value? Nothing is put right silently. */
export function accepts({ kind }: Setting, value: RuleValue): boolean {
  switch (kind.kind) {
    case 'yesNo':
      return typeof value === 'boolean'
    case 'wholeNumber':
      return isWithin(value, kind.least, kind.most)
    case 'choice':
      return kind.options.some(option => option.value === value)
    case 'choices':
      return (
        Array.isArray(value) &&
        value.length >= kind.least &&
        areDifferent(value) &&
        value.every(one => kind.options.some(option => option.value === one))
      )
    case 'days':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.length <= kind.atMost &&
        value.every((one, at) => isWithin(one, kind.least, kind.most) && isLess(one, value[at - 1]))
      )
    case 'day':
      return typeof value === 'string' && (value === '' || isCalendarDay(value))
    case 'text':
      return typeof value === 'string' && isPlainText(value, kind.maxLength)
  }
}

function isWithin(value: RuleValue, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

const isLess = (one: string | number, before: string | number | undefined): boolean =>
  before === undefined || Number(one) < Number(before)

const areDifferent = (values: unknown[]): boolean => new Set(values).size === values.length

const isPlainText = (value: string, most: number): boolean =>
  value.trim() === value && value.length > 0 && value.length <= most && !/\p{Cc}/u.test(value)

/** The same choice in the order of the options, so that two ways of ticking are one value. */
export function inOrder({ kind }: Setting, value: RuleValue): RuleValue {
  if (kind.kind !== 'choices' || !Array.isArray(value)) return value
  return kind.options.flatMap(option => (value.includes(option.value) ? [option.value] : []))
}

export const isSame = (one: RuleValue, other: RuleValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** A value as the screen says it. */
export function inWords({ kind }: Setting, value: RuleValue): string {
  switch (kind.kind) {
    case 'yesNo':
      return value ? '是' : '否'
    case 'wholeNumber':
      return `${value} ${kind.unit}`
    case 'days':
      return Array.isArray(value) ? `提前 ${value.join('、')} 天` : ''
    case 'choice':
    case 'choices': {
      const chosen = Array.isArray(value) ? value : [value]
      return kind.options
        .flatMap(option => (chosen.some(one => one === option.value) ? [option.title] : []))
        .join('、')
    }
    case 'day':
      return value === '' ? '没有' : dayInWords(String(value))
    case 'text':
      return String(value)
  }
}
