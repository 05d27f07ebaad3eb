import { View } from '@tarojs/components'
import './bullets.css'

/** A few short sentences; a second line begins under the first, not under its dot. */
export function Bullets({ sentences }: { sentences: string[] }) {
  return (
    <View className="bullets">
      {sentences.map(sentence => (
        <View className="bullet" key={sentence}>
          {sentence}
        </View>
      ))}
    </View>
  )
}
