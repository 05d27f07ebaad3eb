import { Text, View } from '@tarojs/components'
import { speak } from './speak'
import { tappable } from './tappable'
import './tiles.css'

const isH5 = process.env.TARO_ENV === 'h5'

interface TilesProps<Key extends string> {
  tiles: { key: Key; icon: string; title: string; note?: string }[]
  onTap: (key: Key) => void
}

/** A few large pictures with their words: whoever does not read much finds the right one. */
export function Tiles<Key extends string>({ tiles, onTap }: TilesProps<Key>) {
  return (
    <View className="tiles">
      {tiles.map(({ key, icon, title, note }) => (
        <View
          key={key}
          className="tile"
          {...tappable({
            onTap: () => onTap(key),
            label: isH5 ? undefined : [title, note].filter(Boolean).join('，'),
          })}
        >
          <View className="tile-picture" {...speak({ isHidden: true })}>
            <View className={`icon icon-${icon}`} />
          </View>
          <Text className="tile-title">{title}</Text>
          {note && <Text className="tile-note">{note}</Text>}
        </View>
      ))}
    </View>
  )
}
