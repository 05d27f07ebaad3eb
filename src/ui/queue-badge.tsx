import { Text, View } from '@tarojs/components'
import './queue-badge.css'
import { speak } from './speak'
import { words } from './words'

interface QueueBadgeProps {
  /** How many acts are kept on the phone until there is a network. */
  waiting: number
}

/** What was done without a network and is still to be sent; nothing when nothing waits. */
export function QueueBadge({ waiting }: QueueBadgeProps) {
  if (waiting === 0) return null
  return (
    <View className="queue-badge" {...speak({ role: 'status' })}>
      <View className="queue-badge-dot" />
      <Text>{words.toBeSent(waiting)}</Text>
    </View>
  )
}
