import { View } from '@tarojs/components'
import './art.css'
import { speak } from './speak'

export type ArtName = 'welcome' | 'done' | 'empty' | 'away' | 'papers' | 'closed' | 'wait'

/** A small drawing of our own. It only accompanies: screen readers pass it by. */
export function Art({ name }: { name: ArtName }) {
  return (
    <View className={`art art-${name}`} {...speak({ isHidden: true })}>
      <View className="art-warm" />
      <View className="art-line" />
    </View>
  )
}
