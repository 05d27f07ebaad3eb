import { classes } from './classes'
import type { DateInputProps } from './date-input'

export function DateInput({ label, value, earliest, latest, isWrong, onChoose }: DateInputProps) {
  return (
    <input
      type="date"
      className={classes('field-input', 'date-input', !value && 'is-empty')}
      aria-label={label}
      aria-invalid={isWrong}
      value={value}
      min={earliest}
      max={latest}
      onChange={event => onChoose(event.target.value)}
    />
  )
}
