import { Text, View } from '@tarojs/components'
import './row.css'

const between = ' · '

/** What stands small under a row's title; a line ends between two parts, not within one. */
export function RowNote({ children }: { children: string }) {
  const parts = children.split(between)
  if (parts.length === 1) return <View className="row-note">{children}</View>
  return (
    <View className="row-note">
      {parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the line
        <Text key={place} className="row-part">
          {place < parts.length - 1 ? `${part} ·\u00a0` : part}
        </Text>
      ))}
    </View>
  )
}
