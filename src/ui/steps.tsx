import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { speak } from './speak'
import './steps.css'
import { words } from './words'

interface StepsProps {
  titles: string[]
  /** Which one is being done, from 0; all of them are done when it is their number. */
  at: number
}

/** The few steps of a longer matter: what is done, where one is, what is still to come. */
export function Steps({ titles, at }: StepsProps) {
  const said = titles[at] ? words.stepOf(at + 1, titles.length, titles[at]) : words.allSteps(titles.length)
  return (
    <View className="steps" {...speak({ role: 'img', label: said })}>
      {titles.map((title, index) => (
        <View
          key={title}
          className={classes('step', index < at && 'step-done', index === at && 'step-now')}
          {...speak({ isHidden: true })}
        >
          <View className="step-mark">
            {index < at ? <View className="icon icon-check" /> : <Text>{index + 1}</Text>}
          </View>
          <View className="step-title">{title}</View>
        </View>
      ))}
    </View>
  )
}
