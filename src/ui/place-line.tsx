import { View } from '@tarojs/components'
import './place-line.css'
import { speak } from './speak'

interface PlaceLineProps {
  name: string
  /** How to find it, or when it is open. */
  note?: string
  /** How far, in words. */
  distance?: string
}

/** One place: its name as people say it, and how to find it. */
export function PlaceLine({ name, note, distance }: PlaceLineProps) {
  return (
    <View className="place-line">
      <View className="icon icon-place" {...speak({ isHidden: true })} />
      <View className="place-line-words">
        <View className="place-line-name">{name}</View>
        {note && <View className="place-line-note">{note}</View>}
      </View>
      {distance && <View className="place-line-distance">{distance}</View>}
    </View>
  )
}
