import { View } from '@tarojs/components'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { speak } from './speak'
import './toast.css'

const shownMs = 3_200
const readers = new Set<() => void>()
/** The latest comes last: what lies over everything is where one listens. */
let places: symbol[] = []
let said = ''
let timer: ReturnType<typeof setTimeout> | undefined

/** Says a short sentence to eyes and screen readers alike, then lets it go. */
export function say(sentence: string): void {
  clearTimeout(timer)
  tell(sentence)
  timer = setTimeout(() => tell(''), shownMs)
}

/** Where sentences appear: in every page and every sheet, of which the latest has the word. */
export function Toast() {
  const [place] = useState(() => Symbol('toast'))
  useEffect(() => {
    places = [...places, place]
    return () => {
      places = places.filter(other => other !== place)
      tell(said)
    }
  }, [place])

  const sentence = useSyncExternalStore(watch, () => (places.at(-1) === place ? said : ''))
  return (
    <View className="toast" {...speak({ role: 'status', live: 'polite' })}>
      {sentence && <View className="toast-words">{sentence}</View>}
    </View>
  )
}

function tell(sentence: string): void {
  said = sentence
  for (const reader of readers) reader()
}

function watch(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}
