import { View } from '@tarojs/components'
import { classes } from './classes'
import './progress.css'
import { speak } from './speak'
import { words } from './words'

interface ProgressProps {
  done: number
  total: number
  label?: string
}

/** How far, of how many: never a percentage without its denominator. One is seen to be more than none, and all but one less than all. */
export function Progress({ done, total, label }: ProgressProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <View className="progress" {...speak({ role: 'img', label: label ?? words.ofTotal(done, total) })}>
      <View
        className={classes('progress-done', share > 0 && 'is-begun', share < 1 && 'is-open')}
        style={{ width: `${share * 100}%` }}
      />
    </View>
  )
}
