import { useEffect, useRef, useState } from 'react'
import { along } from '../../cloud/bring'
import { longestRecordingSeconds } from '../../contract/recording'
import { putAwayFile } from '../../platform/files'
import { canRecord, type Recording, record } from '../../platform/speech'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { Refusal } from '../../ui/notice'
import { words } from './ask-words'
import type { Draft } from './draft'
import { Listen } from './listen'

interface AskVoiceProps {
  voice: Draft['voice']
  /** With what WeChat wrote down of it, where it does. */
  onVoice: (voice: Draft['voice'], text: string | null) => void
}

/** Said instead of typed (G21): one tap begins, one ends, and it can be heard again before it is sent. */
export function AskVoice({ voice, onVoice }: AskVoiceProps) {
  const recorder = useRef<{ stop(): void } | null>(null)
  const [beganAt, setBeganAt] = useState<number | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const left = useSecondsLeft(beganAt)
  useEffect(() => () => recorder.current?.stop(), [])
  if (!canRecord) return null

  const drop = () => {
    if (voice) putAwayFile(voice.file)
    onVoice(null, null)
  }
  const onEnd = (recording: Recording | null) => {
    recorder.current = null
    setBeganAt(null)
    setHasFailed(recording === null)
    if (recording) onVoice({ ...along(recording.file), seconds: recording.seconds }, recording.text)
  }
  const begin = async () => {
    drop()
    recorder.current = await record({ onEnd })
    setHasFailed(recorder.current === null)
    if (recorder.current) setBeganAt(Date.now())
  }
  if (beganAt !== null) {
    return (
      <Card tone="care">
        <Words kind="strong">{words.recording(left)}</Words>
        <Button icon="voice" onTap={() => recorder.current?.stop()}>
          {words.recordEnd}
        </Button>
      </Card>
    )
  }
  if (voice) {
    return (
      <Card tone="done">
        <Words kind="strong">{words.recorded(voice.seconds)}</Words>
        <Listen address={async () => voice.file.source} />
        <Button kind="quiet" onTap={begin}>
          {words.recordAgain}
        </Button>
        <Button kind="quiet" onTap={drop}>
          {words.dropRecording}
        </Button>
      </Card>
    )
  }
  return (
    <>
      {hasFailed && <Refusal title={words.recordFailed} next={words.recordFailedNext} />}
      <Button kind="second" icon="voice" onTap={begin}>
        {words.record}
      </Button>
    </>
  )
}

function useSecondsLeft(beganAt: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (beganAt === null) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [beganAt])
  return Math.max(0, longestRecordingSeconds - Math.floor((now - (beganAt ?? now)) / 1000))
}
