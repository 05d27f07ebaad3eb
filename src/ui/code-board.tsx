import { Image, View } from '@tarojs/components'
import './code-board.css'
import { Ring } from './ring'
import { speakWithin } from './speak'

interface CodeBoardProps {
  title: string
  place: string
  imageUrl: string
  imageLabel: string
  howTo: string
  /** Until the code changes. */
  secondsLeft: number
  seconds: number
  leftLabel: string
}

/** A code on a screen at the door: large, black on white, with the time until it changes. */
export function CodeBoard(props: CodeBoardProps) {
  const { title, place, imageUrl, imageLabel, howTo, secondsLeft, seconds, leftLabel } = props
  return (
    <View className="code-board">
      <View className="code-board-title">{title}</View>
      {place !== title && <View className="code-board-place">{place}</View>}
      <Image className="code-board-code" mode="scaleToFill" src={imageUrl} {...speakWithin(imageLabel)} />
      <View className="code-board-how">{howTo}</View>
      <Ring done={secondsLeft} total={seconds} label={leftLabel} />
    </View>
  )
}
