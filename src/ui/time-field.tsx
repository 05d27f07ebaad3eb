import { View } from '@tarojs/components'
import { classes } from './classes'
import './field.css'
import { speak } from './speak'
import { TimeInput } from './time-input'

interface TimeFieldProps {
  label: string
  hint?: string
  error?: string | null
  /** `HH:mm`, or empty while none is chosen. */
  value: string
  onChoose: (time: string) => void
}

/** One time of day asked for. */
export function TimeField({ label, hint, error, value, onChoose }: TimeFieldProps) {
  return (
    <View className={classes('field', error && 'is-wrong')}>
      <View className="field-label">{label}</View>
      {hint && <View className="field-hint">{hint}</View>}
      <TimeInput label={label} value={value} isWrong={Boolean(error)} onChoose={onChoose} />
      {error && (
        <View className="field-error" {...speak({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
