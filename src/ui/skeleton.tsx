import { View } from '@tarojs/components'
import './skeleton.css'
import { speak } from './speak'

interface SkeletonProps {
  lines?: number
  /** A person's line begins with a circle. */
  hasInitial?: boolean
}

const widths = ['62%', '90%', '74%', '83%', '56%']

/** The shape of words that are on their way, within a card that stands already. */
export function Skeleton({ lines = 3, hasInitial = false }: SkeletonProps) {
  return (
    <View className="skeleton" {...speak({ isHidden: true })}>
      {hasInitial && <View className="skeleton-initial" />}
      <View className="skeleton-lines">
        {widths.slice(0, lines).map(width => (
          <View className="skeleton-line" key={width} style={{ width }} />
        ))}
      </View>
    </View>
  )
}
