import { Text, View } from '@tarojs/components'
import './figure.css'

interface FigureProps {
  number: number
  /** What is counted, for example 人已报到. */
  unit: string
  /** Of how many, by name: a number never stands without it. */
  of: string
  /** When it was true. */
  asOf: string
}

/** One large number with what it is part of, and when. */
export function Figure({ number, unit, of, asOf }: FigureProps) {
  return (
    <View className="figure">
      <View className="figure-first">
        <Text className="figure-number">{number.toLocaleString('en')}</Text>
        <Text className="figure-unit">{unit}</Text>
      </View>
      <View className="figure-of">{of}</View>
      <View className="figure-as-of">{asOf}</View>
    </View>
  )
}
