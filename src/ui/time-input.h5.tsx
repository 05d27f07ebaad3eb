import { classes } from './classes'
import './date-field.css'
import type { TimeInputProps } from './time-input'

export function TimeInput({ label, value, isWrong, onChoose }: TimeInputProps) {
  return (
    <input
      type="time"
      className={classes('field-input', 'date-input', !value && 'is-empty')}
      aria-label={label}
      aria-invalid={isWrong}
      value={value}
      onChange={event => onChoose(event.target.value)}
    />
  )
}
