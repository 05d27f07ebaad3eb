import { Text, View } from '@tarojs/components'
import './person-line.css'
import { speak } from './speak'

interface PersonLineProps {
  name: string
  /** Where they belong, or what they do here. */
  note?: string
  children?: string
}

/** One person: the family name in a circle instead of a picture, the name, a note, and a word about them. */
export function PersonLine({ name, note, children }: PersonLineProps) {
  return (
    <View className="person-line">
      <View className="person-line-initial" {...speak({ isHidden: true })}>
        <Text>{name.slice(0, 1)}</Text>
      </View>
      <View className="person-line-words">
        <View className="person-line-name">{name}</View>
        {note && <View className="person-line-note">{note}</View>}
      </View>
      {children && <View className="person-line-aside">{children}</View>}
    </View>
  )
}
