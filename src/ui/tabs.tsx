import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { speak } from './speak'
import './tabs.css'
import { tappable } from './tappable'

interface TabsProps<Key extends string> {
  tabs: { key: Key; title: string; count?: number }[]
  chosen: Key
  onChoose: (key: Key) => void
  /** What the views are of, for a screen reader. */
  label?: string
}

/** A few views of one list; arrows, Home and End go from one to the next. */
export function Tabs<Key extends string>({ tabs, chosen, onChoose, label }: TabsProps<Key>) {
  return (
    <View className="tabs" {...speak({ role: 'tablist', label })}>
      {tabs.map(({ key, title, count }) => (
        <View
          key={key}
          className={classes('tab', key === chosen && 'is-chosen')}
          {...tappable({
            onTap: () => onChoose(key),
            label: count === undefined ? title : `${title} ${count}`,
            role: 'tab',
            isSelected: key === chosen,
          })}
        >
          <Text>{title}</Text>
          {count !== undefined && <Text className="tab-count">{count}</Text>}
        </View>
      ))}
    </View>
  )
}
