import { View } from '@tarojs/components'
import { classes } from './classes'
import './field.css'
import { speak } from './speak'
import './stepper.css'
import { tappable } from './tappable'
import { words } from './words'

interface StepperProps {
  label: string
  hint?: string
  value: number
  /** Said after the number, for example 人. */
  unit?: string
  least?: number
  most?: number
  onStep: (value: number) => void
}

/** A small number, one up or one down. */
export function Stepper({ label, hint, value, unit = '', least = 0, most = 99, onStep }: StepperProps) {
  const step = (by: number) => {
    const next = value + by
    if (next >= least && next <= most) onStep(next)
  }
  return (
    <View className="field" {...speak({ role: 'group', label })}>
      <View className="field-label">{label}</View>
      {hint && <View className="field-hint">{hint}</View>}
      <View className="stepper">
        <View
          className={classes('stepper-step', value <= least && 'is-at-end')}
          {...tappable({ onTap: () => step(-1), label: words.oneLess(label) })}
        >
          <View className="icon icon-minus" />
        </View>
        <View className="stepper-value" {...speak({ role: 'status' })}>
          {value}
          {unit && ` ${unit}`}
        </View>
        <View
          className={classes('stepper-step', value >= most && 'is-at-end')}
          {...tappable({ onTap: () => step(1), label: words.oneMore(label) })}
        >
          <View className="icon icon-plus" />
        </View>
      </View>
    </View>
  )
}
