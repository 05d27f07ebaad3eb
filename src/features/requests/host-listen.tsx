import Taro, { type InnerAudioContext } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { Button } from '../../ui/button'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { listenRefusals, hostWords as words } from './board-words'

/** The recording, asked for by a tap: its address expires, and each look leaves a row (G21). */
export function HostListen({ requestId }: { requestId: string }) {
  const [refused, setRefused] = useState<RefusedAnswer<'requests.listen'> | null>(null)
  const [stands, setStands] = useState<'still' | 'playing' | 'heard'>('still')
  const player = useRef<InnerAudioContext | null>(null)
  useEffect(() => () => player.current?.destroy(), [])

  const listen = async () => {
    const answer = await call('requests.listen', { requestId })
    setRefused(answer.ok ? null : answer)
    if (!answer.ok) return
    player.current?.destroy()
    const audio = Taro.createInnerAudioContext()
    player.current = audio
    audio.src = answer.value.url
    audio.onEnded(() => setStands('heard'))
    audio.onError(() => {
      setStands('still')
      say(words.cannotPlay)
    })
    audio.play()
    setStands('playing')
  }
  const stop = () => {
    player.current?.stop()
    setStands('heard')
  }
  return (
    <>
      {refused && <Refused answer={refused} sentences={listenRefusals} onRetry={listen} />}
      <Button kind="second" onTap={stands === 'playing' ? stop : listen}>
        {stands === 'playing' ? words.listenStop : stands === 'heard' ? words.listenAgain : words.listen}
      </Button>
    </>
  )
}
