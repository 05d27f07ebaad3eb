import { Text, View } from '@tarojs/components'
import './chips.css'
import { classes } from './classes'
import { speak } from './speak'
import { tappable } from './tappable'

interface ChipsProps<Key extends string> {
  /** What is asked, for a screen reader. */
  label: string
  chips: { key: Key; title: string }[]
  chosen: Key | null
  onChoose: (key: Key) => void
}

/** One of a few short words, side by side; arrows go from one to the next. */
export function Chips<Key extends string>({ label, chips, chosen, onChoose }: ChipsProps<Key>) {
  const stop = chips.some(({ key }) => key === chosen) ? chosen : chips[0]?.key
  return (
    <View className="chips" {...speak({ role: 'radiogroup', label })}>
      {chips.map(({ key, title }) => (
        <View
          key={key}
          className={classes('chip', key === chosen && 'is-chosen')}
          {...tappable({
            onTap: () => onChoose(key),
            label: title,
            role: 'radio',
            isSelected: key === chosen,
            isStop: key === stop,
          })}
        >
          <Text>{title}</Text>
        </View>
      ))}
    </View>
  )
}

interface CheckChipsProps<Key extends string> {
  label: string
  chips: { key: Key; title: string }[]
  checked: Key[]
  onCheck: (key: Key, isChecked: boolean) => void
}

/** Any number of many short words, side by side. */
export function CheckChips<Key extends string>({ label, chips, checked, onCheck }: CheckChipsProps<Key>) {
  return (
    <View className="chips" {...speak({ role: 'group', label })}>
      {chips.map(({ key, title }) => {
        const isChecked = checked.includes(key)
        return (
          <View
            key={key}
            className={classes('chip', isChecked && 'is-chosen')}
            {...tappable({
              onTap: () => onCheck(key, !isChecked),
              label: title,
              role: 'checkbox',
              isSelected: isChecked,
            })}
          >
            <Text>{title}</Text>
          </View>
        )
      })}
    </View>
  )
}
