import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from './classes'
import './row.css'
import { tappable } from './tappable'

const isH5 = process.env.TARO_ENV === 'h5'

interface RowsProps {
  children: ReactNode
}

/** Rows that belong together, parted by thin lines. */
export function Rows({ children }: RowsProps) {
  return <View className="rows">{children}</View>
}

interface RowProps {
  title: string
  note?: string
  icon?: string
  /** A short word at the end of the row. */
  mark?: string
  markTone?: 'plain' | 'done' | 'care'
  onTap?: () => void
}

/** One line of a list: what it is, a note, a short mark. */
export function Row({ title, note, icon, mark, markTone = 'plain', onTap }: RowProps) {
  // In a browser the words within are the name already, in their own order.
  const label = isH5 ? undefined : [title, note, mark].filter(Boolean).join('，')
  return (
    <View className={classes('row', onTap && 'row-open')} {...(onTap ? tappable({ onTap, label }) : {})}>
      {icon && <View className={`icon icon-${icon}`} />}
      <View className="row-words">
        <View className="row-title">{title}</View>
        {note && <View className="row-note">{note}</View>}
      </View>
      {mark && <View className={`row-mark row-mark-${markTone}`}>{mark}</View>}
      {onTap && <View className="icon icon-forward" />}
    </View>
  )
}
