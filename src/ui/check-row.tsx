import { Text, View } from '@tarojs/components'
import './check-row.css'
import { classes } from './classes'
import './row.css'
import { RowNote } from './row-note'
import { speak } from './speak'
import { tappable } from './tappable'
import { words } from './words'

const isH5 = process.env.TARO_ENV === 'h5'

interface CheckRowProps {
  title: string
  note?: string
  mark?: string
  isChecked: boolean
  /** Missing: it stands there to be seen, and somebody else acts on it. */
  onCheck?: (isChecked: boolean) => void
}

/** One of many to act on together, in `Rows`: a tap anywhere on it checks it. */
export function CheckRow({ title, note, mark, isChecked, onCheck }: CheckRowProps) {
  const label = isH5 ? undefined : [title, note, mark].filter(Boolean).join('，')
  const part = onCheck
    ? tappable({ onTap: () => onCheck(!isChecked), label, role: 'checkbox', isSelected: isChecked })
    : speak({ label })
  return (
    <View className={classes('row', onCheck && 'row-open')} {...part}>
      {onCheck && <Box is={isChecked} />}
      <View className="row-words">
        <View>{title}</View>
        {note && <RowNote>{note}</RowNote>}
      </View>
      {mark && <View className="row-mark">{mark}</View>}
    </View>
  )
}

interface SelectBarProps {
  chosen: number
  total: number
  /** All of them, or none. */
  onAll: (isAll: boolean) => void
}

/** Above checkable rows: all at once, and how many there are now. */
export function SelectBar({ chosen, total, onAll }: SelectBarProps) {
  const isAll = total > 0 && chosen === total
  const some = chosen > 0 && !isAll ? 'mixed' : isAll
  return (
    <View className="select-bar">
      <View
        className="select-bar-all"
        {...tappable({
          onTap: () => onAll(!isAll),
          label: words.selectAll,
          role: 'checkbox',
          isSelected: some,
        })}
      >
        <Box is={some} />
        <Text>{words.selectAll}</Text>
      </View>
      <View className="select-bar-count" {...speak({ role: 'status' })}>
        {words.selected(chosen)}
      </View>
    </View>
  )
}

function Box({ is }: { is: boolean | 'mixed' }) {
  return (
    <View className={classes('check-box', is && 'is-checked')} {...speak({ isHidden: true })}>
      {is && <View className={is === 'mixed' ? 'icon icon-minus' : 'icon icon-check'} />}
    </View>
  )
}
