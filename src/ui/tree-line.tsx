import { View } from '@tarojs/components'
import { classes } from './classes'
import { speak } from './speak'
import { tappable } from './tappable'
import './tree-line.css'
import { words } from './words'

const isH5 = process.env.TARO_ENV === 'h5'

interface TreeLineProps {
  /** How deep it lies; 0 at the root. */
  level: number
  title: string
  note?: string
  mark?: string
  /** Whether what lies below is shown; left out where nothing does. */
  isOpen?: boolean
  onOpen?: () => void
  /** What the line itself leads to. */
  onTap?: () => void
}

const deepest = 5

/** One line of a tree, in `Rows`: the arrow opens what lies below, the words lead on. */
export function TreeLine({ level, title, note, mark, isOpen, onOpen, onTap }: TreeLineProps) {
  // In a browser the words within are the name already.
  const label = isH5 ? undefined : [title, note, mark].filter(Boolean).join('，')
  return (
    <View className={`tree-line tree-level-${Math.min(level, deepest)}`}>
      {isOpen !== undefined && onOpen ? (
        <View
          className={classes('tree-opener', isOpen && 'is-open')}
          {...tappable({ onTap: onOpen, label: words.below(title), isExpanded: isOpen })}
        >
          <View className="icon icon-forward" {...speak({ isHidden: true })} />
        </View>
      ) : (
        <View className="tree-opener" />
      )}
      <View className="tree-words" {...(onTap ? tappable({ onTap, label }) : {})}>
        <View className="tree-name">
          <View>{title}</View>
          {note && <View className="tree-note">{note}</View>}
        </View>
        {mark && <View className="tree-mark">{mark}</View>}
      </View>
    </View>
  )
}
