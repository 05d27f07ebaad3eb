import { Text, View } from '@tarojs/components'
import './bars.css'
import { Progress } from './progress'

interface BarsProps {
  bars: { name: string; done: number; total: number }[]
}

/** Several parts of wholes under each other, each with its own denominator. */
export function Bars({ bars }: BarsProps) {
  return (
    <View className="bars">
      {bars.map(({ name, done, total }) => (
        <View className="bar" key={name}>
          <View className="bar-words">
            <Text className="bar-name">{name}</Text>
            <Text className="bar-count">
              {done} / {total}
            </Text>
          </View>
          <Progress done={done} total={total} />
        </View>
      ))}
    </View>
  )
}
