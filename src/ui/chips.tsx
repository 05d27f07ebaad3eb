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
