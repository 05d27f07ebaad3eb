import { View } from '@tarojs/components'
import { Children, type ReactNode } from 'react'
import { classes } from './classes'
import './row.css'
import { RowNote } from './row-note'
import { speak } from './speak'
import { tappable } from './tappable'

const isH5 = process.env.TARO_ENV === 'h5'

interface RowsProps {
  children: ReactNode
  /** What one of the rows is chosen for: then each has `isChosen`. */
  choosing?: string
}

/** Rows that belong together, parted by thin lines; nothing where there is none. */
export function Rows({ children, choosing }: RowsProps) {
  if (Children.toArray(children).length === 0) return null
  return (
    <View className="rows" {...(choosing ? speak({ role: 'radiogroup', label: choosing }) : {})}>
      {children}
    </View>
  )
}

interface RowProps {
  title: string
  note?: string
  icon?: string
  /** A short word at the end of the row. */
  mark?: string
  markTone?: 'plain' | 'done' | 'care'
  onTap?: () => void
  /** A row that is one of several to choose from, and does not lead on. */
  isChosen?: boolean
  /** Whether Tab comes to this row of a choice; the chosen one unless told. */
  isStop?: boolean
}

/** One line of a list: what it is, a note, a short mark. It leads on, chooses, or only tells. */
export function Row(props: RowProps) {
  const { title, note, icon, mark, markTone = 'plain', onTap, isChosen, isStop } = props
  const isChoice = isChosen !== undefined
  // In a browser the words within are the name already, in their own order.
  const label = isH5 ? undefined : [title, note, mark].filter(Boolean).join('，')
  return (
    <View
      className={classes('row', onTap && 'row-open')}
      {...(onTap
        ? tappable({ onTap, label, role: isChoice ? 'radio' : 'button', isSelected: isChosen, isStop })
        : {})}
    >
      {isChoice && <View className={classes('row-radio', isChosen && 'is-chosen')} />}
      {icon && <View className={`icon icon-${icon}`} />}
      <View className="row-words">
        <View className="row-title">{title}</View>
        {note && <RowNote>{note}</RowNote>}
      </View>
      {mark && <View className={`row-mark row-mark-${markTone}`}>{mark}</View>}
      {onTap && !isChoice && <View className="icon icon-forward" />}
    </View>
  )
}
