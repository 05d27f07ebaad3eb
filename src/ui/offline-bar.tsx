import { Text, View } from '@tarojs/components'
import './offline-bar.css'
import { speak } from './speak'
import { tappable } from './tappable'
import { words } from './words'

interface OfflineBarProps {
  /** When what is shown below was true. */
  time: string
  onRetry: () => void
}

/** No network now: what stands below is older, and says how old. */
export function OfflineBar({ time, onRetry }: OfflineBarProps) {
  return (
    <View className="offline-bar" {...speak({ role: 'status' })}>
      <View className="offline-bar-words">
        {words.offlineNow}，{words.shownAsOf(time)}
      </View>
      <View className="offline-bar-retry" {...tappable({ onTap: onRetry, label: words.retry })}>
        <Text>{words.retry}</Text>
      </View>
    </View>
  )
}
