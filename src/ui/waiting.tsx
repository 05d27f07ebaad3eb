import { View } from '@tarojs/components'
import { speak } from './speak'
import './waiting.css'
import { words } from './words'

interface WaitingProps {
  rows?: number
  isSlow?: boolean
}

const shapes = ['first', 'second', 'third', 'fourth']

/** The shape of what is coming; after a while, a sentence. */
export function Waiting({ rows = 3, isSlow = false }: WaitingProps) {
  return (
    <View className="waiting" {...speak({ role: 'status', label: isSlow ? words.slow : words.waiting })}>
      {shapes.slice(0, rows).map(shape => (
        <View className="waiting-row" key={shape} />
      ))}
      {isSlow && <View className="waiting-slow">{words.slow}</View>}
    </View>
  )
}
