import { Image, Text, View } from '@tarojs/components'
import './person-row.css'
import './row.css'
import { speak } from './speak'
import { tappable } from './tappable'

interface PersonRowProps {
  name: string
  notes: string[]
  /** The face, where the person wants it to be seen; the family name otherwise. */
  photoUrl?: string
  onTap?: () => void
}

const isH5 = process.env.TARO_ENV === 'h5'

/** One person of a list with room for a face and a few lines. */
export function PersonRow({ name, notes, photoUrl, onTap }: PersonRowProps) {
  const label = isH5 ? undefined : [name, ...notes].join('，')
  return (
    <View className={onTap ? 'row row-open' : 'row'} {...(onTap ? tappable({ onTap, label }) : {})}>
      <View className="person-row-face" {...speak({ isHidden: true })}>
        {photoUrl ? (
          <Image className="person-row-photo" mode="aspectFill" src={photoUrl} />
        ) : (
          <Text>{name.slice(0, 1)}</Text>
        )}
      </View>
      <View className="row-words">
        <View className="row-title">{name}</View>
        {notes.map(note => (
          <View className="row-note" key={note}>
            {note}
          </View>
        ))}
      </View>
      {onTap && <View className="icon icon-forward" />}
    </View>
  )
}
