import { View } from '@tarojs/components'
import './facts.css'

interface FactsProps {
  facts: { name: string; text: string }[]
}

/** A few facts, each with its name. */
export function Facts({ facts }: FactsProps) {
  return (
    <View className="facts">
      {facts.map(({ name, text }) => (
        <View className="fact" key={name}>
          <View className="fact-name">{name}</View>
          <View className="fact-text">{text}</View>
        </View>
      ))}
    </View>
  )
}
