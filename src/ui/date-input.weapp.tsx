import { Picker, Text, View } from '@tarojs/components'
import { classes } from './classes'
import type { DateInputProps } from './date-input'
import { speak } from './speak'
import { words } from './words'

export function DateInput({ label, value, earliest, latest, onChoose }: DateInputProps) {
  const shown = value ? words.day(value) : words.chooseDay
  return (
    <Picker
      mode="date"
      value={value}
      start={earliest}
      end={latest}
      onChange={event => onChoose(event.detail.value)}
    >
      <View
        className={classes('field-input', 'date-input', 'date-opener', !value && 'is-empty')}
        {...speak({ role: 'button', label: `${label}，${shown}` })}
      >
        <Text>{shown}</Text>
        <View className="icon icon-day" {...speak({ isHidden: true })} />
      </View>
    </Picker>
  )
}
