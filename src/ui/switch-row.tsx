import { View } from '@tarojs/components'
import { classes } from './classes'
import './row.css'
import { RowNote } from './row-note'
import { speak } from './speak'
import './switch-row.css'
import { tappable } from './tappable'

const isH5 = process.env.TARO_ENV === 'h5'

interface SwitchRowProps {
  title: string
  note?: string
  isOn: boolean
  onSwitch: (isOn: boolean) => void
}

/** Something that is on or off, in `Rows`; it holds at once. */
export function SwitchRow({ title, note, isOn, onSwitch }: SwitchRowProps) {
  const label = isH5 ? undefined : [title, note].filter(Boolean).join('，')
  return (
    <View
      className="row row-open"
      {...tappable({ onTap: () => onSwitch(!isOn), label, role: 'switch', isSelected: isOn })}
    >
      <View className="row-words">
        <View>{title}</View>
        {note && <RowNote>{note}</RowNote>}
      </View>
      <View className={classes('switch', isOn && 'is-on')} {...speak({ isHidden: true })}>
        <View className="switch-knob" />
      </View>
    </View>
  )
}
