import { Text, View } from '@tarojs/components'
import './row.css'

const between = ' · '

/** What stands small under a row's title; a line ends between two parts, and the dot between them goes with it. */
export function RowNote({ children }: { children: string }) {
  const parts = children.split(between)
  if (parts.length === 1) return <View className="row-note">{children}</View>
  return (
    <View className="row-note row-note-parted">
      <View className="row-parts">
        {parts.map((part, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the line
          <View key={place} className="row-part">
            <Text className="row-dot">{place > 0 ? between : ''}</Text>
            <Text className="row-part-words">{part}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
