import { View } from '@tarojs/components'
import './ring.css'
import { speak } from './speak'
import { words } from './words'

interface RingProps {
  done: number
  total: number
  /** What is counted, for example people. */
  label: string
}

/** Two sides of a round border make a half circle that stands askew. */
const upright = 45
const leastSeen = 10

/** A part of a whole as a ring of plain views, with both numbers within. */
export function Ring({ done, total, label }: RingProps) {
  const turn = turnOf(done, total)
  return (
    <View className="ring" {...speak({ role: 'img', label: `${label}，${words.ofTotal(done, total)}` })}>
      {turn > 0 && <Half side="first" turned={Math.min(turn, 180) - 180} />}
      {turn > 180 && <Half side="last" turned={turn - 360} />}
      <View className="ring-words">
        <View className="ring-done">{done}</View>
        <View className="ring-total">/ {total}</View>
      </View>
    </View>
  )
}

/** Degrees; one is seen to be more than none, and all but one less than all. */
function turnOf(done: number, total: number): number {
  if (done <= 0 || total <= 0) return 0
  if (done >= total) return 360
  return Math.min(360 - leastSeen, Math.max(leastSeen, (done / total) * 360))
}

/** Half a ring in its window, turned back by what is not done yet, in degrees. */
function Half({ side, turned }: { side: 'first' | 'last'; turned: number }) {
  return (
    <View className={`ring-half ring-${side}`}>
      <View className="ring-arc" style={{ transform: `rotate(${upright + turned}deg)` }} />
    </View>
  )
}
