import { View } from '@tarojs/components'
import { useSyncExternalStore } from 'react'
import { speak } from './speak'
import './toast.css'

const shownMs = 3_200
const readers = new Set<() => void>()
let said = ''
let timer: ReturnType<typeof setTimeout> | undefined

/** Says a short sentence to eyes and screen readers alike, then lets it go. */
export function say(sentence: string): void {
  clearTimeout(timer)
  tell(sentence)
  timer = setTimeout(() => tell(''), shownMs)
}

export function Toast() {
  const sentence = useSyncExternalStore(watch, () => said)
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
