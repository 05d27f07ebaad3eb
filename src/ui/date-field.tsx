import { View } from '@tarojs/components'
import { classes } from './classes'
import './date-field.css'
import { DateInput } from './date-input'
import './field.css'
import { speak } from './speak'
import { words } from './words'

interface DateFieldProps {
  label: string
  hint?: string
  /** One error at a time, saying what to do; a day out of range says so by itself. */
  error?: string | null
  /** `YYYY-MM-DD`, or empty while none is chosen. */
  value: string
  onChoose: (day: string) => void
  /** The first and the last day that may be chosen, `YYYY-MM-DD`. */
  earliest?: string
  latest?: string
}

/** One day asked for. A browser lets any day be typed: what lies outside is answered here, and refused by the form. */
export function DateField({ label, hint, error, value, onChoose, earliest, latest }: DateFieldProps) {
  const wrong = error || outOfRange(value, earliest, latest)
  return (
    <View className={classes('field', wrong && 'is-wrong')}>
      <View className="field-label">{label}</View>
      {hint && <View className="field-hint">{hint}</View>}
      <DateInput
        label={label}
        value={value}
        earliest={earliest}
        latest={latest}
        isWrong={Boolean(wrong)}
        onChoose={onChoose}
      />
      {wrong && (
        <View className="field-error" {...speak({ role: 'alert' })}>
          {wrong}
        </View>
      )}
    </View>
  )
}

/** Days as text are in the order of days. */
function outOfRange(value: string, earliest?: string, latest?: string): string | null {
  if (!value) return null
  if (earliest && value < earliest) return words.tooEarly(earliest)
  if (latest && value > latest) return words.tooLate(latest)
  return null
}
