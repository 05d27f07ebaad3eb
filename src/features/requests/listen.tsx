import { useEffect, useRef, useState } from 'react'
import { play } from '../../platform/speech'
import { Button } from '../../ui/button'
import { words } from './ask-words'

interface ListenProps {
  /** Where it lies; null when it may not be heard, which somebody else tells. */
  address: () => Promise<string | null>
}

/** Plays a recording, and stops it. */
export function Listen({ address }: ListenProps) {
  const playing = useRef<{ stop(): void } | null>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => () => playing.current?.stop(), [])

  const tap = async () => {
    if (isPlaying) {
      playing.current?.stop()
      setIsPlaying(false)
      return
    }
    const found = await address()
    if (found === null) return
    setIsPlaying(true)
    playing.current = play(found, () => setIsPlaying(false))
  }
  return (
    <Button kind="second" icon="voice" onTap={tap}>
      {isPlaying ? words.listening : words.listen}
    </Button>
  )
}
