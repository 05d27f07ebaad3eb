import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import './faces.css'
import { speak } from './speak'
import { tappable } from './tappable'
import { words } from './words'

const shapes = ['best', 'good', 'fair', 'poor', 'worst'] as const
export type Face = (typeof shapes)[number]

interface FacesProps {
  /** What each face says, from the best to the worst. */
  meanings: Record<Face, string>
  chosen: Face | null
  /** What is asked, for a screen reader. */
  label?: string
  /** Without it the faces tell what somebody chose. */
  onChoose?: (face: Face) => void
}

/** Five faces, each with its word: nobody has to guess what a face means. */
export function Faces({ meanings, chosen, label, onChoose }: FacesProps) {
  return (
    <View className="faces" {...speak({ role: onChoose ? 'radiogroup' : 'group', label })}>
      {shapes.map((shape, place) => (
        <View
          key={shape}
          className={classes('face', shape === chosen && 'is-chosen')}
          {...spoken(
            meanings[shape],
            shape === chosen,
            onChoose && (() => onChoose(shape)),
            chosen === null && place === 0,
          )}
        >
          <View className={`face-shape face-${shape}`} />
          <Text className="face-word">{meanings[shape]}</Text>
        </View>
      ))}
    </View>
  )
}

interface FaceCountsProps {
  meanings: Record<Face, string>
  counts: Record<Face, number>
  /** The counts as one reads them aloud. */
  label: string
}

/** How often each face was chosen, in the order in which they are asked. */
export function FaceCounts({ meanings, counts, label }: FaceCountsProps) {
  return (
    <View className="faces" {...speak({ role: 'img', label })}>
      {shapes.map(shape => (
        <View key={shape} className="face face-counted">
          <View className={`face-shape face-${shape}`} />
          <Text className="face-word">{meanings[shape]}</Text>
          <Text className="face-count">{counts[shape]}</Text>
        </View>
      ))}
    </View>
  )
}

function spoken(
  meaning: string,
  isChosen: boolean,
  onTap: (() => void) | undefined,
  isFirstOfNoneChosen: boolean,
) {
  if (onTap) {
    const isStop = isChosen || isFirstOfNoneChosen
    return tappable({ onTap, label: meaning, role: 'radio', isSelected: isChosen, isStop })
  }
  return speak({ role: 'img', label: isChosen ? words.chosen(meaning) : meaning })
}
