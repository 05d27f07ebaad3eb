import { Image, View } from '@tarojs/components'
import './photos.css'
import { speakWithin } from './speak'
import { tappable } from './tappable'

interface PhotosProps {
  addresses: string[]
  labelOf: (index: number) => string
  onTap?: (address: string) => void
  onDrop?: (index: number) => void
  dropLabelOf?: (index: number) => string
}

/** A few photos beside each other; each can be seen in large, or taken away again. */
export function Photos({ addresses, labelOf, onTap, onDrop, dropLabelOf = labelOf }: PhotosProps) {
  if (addresses.length === 0) return null
  return (
    <View className="photos">
      {addresses.map((address, index) => (
        <View className="photo" key={address.slice(-80)}>
          <View
            className="photo-frame"
            {...(onTap ? tappable({ onTap: () => onTap(address), label: labelOf(index + 1) }) : {})}
          >
            <Image
              className="photo-picture"
              mode="aspectFill"
              src={address}
              {...speakWithin(labelOf(index + 1))}
            />
          </View>
          {onDrop && (
            <View
              className="photo-drop"
              {...tappable({ onTap: () => onDrop(index), label: dropLabelOf(index + 1) })}
            >
              <View className="icon icon-clear" />
            </View>
          )}
        </View>
      ))}
    </View>
  )
}
