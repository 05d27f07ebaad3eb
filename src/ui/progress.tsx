import { View } from '@tarojs/components'
import './progress.css'
import { speak } from './speak'
import { words } from './words'

interface ProgressProps {
  done: number
  total: number
  label?: string
}

/** How far, of how many: never a percentage without its denominator. */
export function Progress({ done, total, label }: ProgressProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <View className="progress" {...speak({ role: 'img', label: label ?? words.ofTotal(done, total) })}>
      <View className="progress-done" style={{ width: `${share * 100}%` }} />
    </View>
  )
}
