import type { RuleKind, RuleValue } from '../../../types/rules'

/** What a person typed, as the value it means; null when it cannot be one. The cloud judges its bounds. */
export function valueTyped(kind: RuleKind, typed: string): RuleValue | null {
  const text = typed.trim()
  if (kind.kind === 'text') return text || null
  if (kind.kind === 'wholeNumber') return wholeNumberIn(text)
  if (kind.kind !== 'days') return null
  const days = text.split(/[、，,\s]+/).map(wholeNumberIn)
  return days.some(day => day === null) ? null : (days as number[])
}

/** A value as it stands in a field before somebody changes it. */
export function typedOf(value: RuleValue): string {
  return Array.isArray(value) ? value.join('、') : String(value)
}

const wholeNumberIn = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)
