import { Picker, Text, View } from '@tarojs/components'
import { classes } from './classes'
import './date-field.css'
import { speak } from './speak'
import type { TimeInputProps } from './time-input'
import { words } from './words'

export function TimeInput({ label, value, onChoose }: TimeInputProps) {
  const shown = value || words.chooseTime
  return (
    <Picker mode="time" value={value} onChange={event => onChoose(event.detail.value)}>
      <View
        className={classes('field-input', 'date-input', 'date-opener', !value && 'is-empty')}
        {...speak({ role: 'button', label: `${label}，${shown}` })}
      >
        <Text>{shown}</Text>
      </View>
    </Picker>
  )
}
