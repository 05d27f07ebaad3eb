import { useState } from 'react'
import type { UploadOperations } from '../../../types/uploads'
import { handIn } from '../../cloud/bring'
import type { Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { putAwayFile } from '../../platform/files'
import { Button } from '../../ui/button'
import { Card, Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { AskVoice } from '../requests/ask-voice'
import type { Draft } from '../requests/draft'
import type { RatingPart } from './use-saying'
import { speakRefusals, takeRefusals, words } from './words'

type Voice = NonNullable<Draft['voice']>

/** G70: a remark for whoever does not write; only the secretary hears it, never who helped. */
export function SpeakRemark({ request: { requestId }, shown, onSaid }: RatingPart) {
  const speak = useAction('ratings.speak')
  const [voice, setVoice] = useState<Draft['voice']>(null)
  const [refused, setRefused] = useState<RefusedAnswer<keyof UploadOperations> | null>(null)
  const [isBringing, setIsBringing] = useState(false)
  const seconds = shown.rating?.voiceSeconds ?? null

  const settle = async (asked: ReturnType<typeof speak.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    if (voice) putAwayFile(voice.file)
    setVoice(null)
    say(words.spokeRemark)
    onSaid(answer.value)
  }
  const send = async (recorded: Voice) => {
    const brought = recorded.uploadId === null ? await bring(recorded) : recorded
    if (!brought?.uploadId) return
    const { uploadId, seconds } = brought
    await settle(speak.run({ requestId, uploadId, seconds }))
  }
  /** Handed in once, under its own tap; the cloud knows best how long it is. */
  const bring = async (recorded: Voice): Promise<Voice | null> => {
    setIsBringing(true)
    const taken = await handIn('recording', recorded.file, recorded.tapId)
    setIsBringing(false)
    setRefused(taken.ok ? null : taken)
    if (!taken.ok) return null
    const { uploadId } = taken.value
    const brought = { ...recorded, uploadId, seconds: taken.value.seconds ?? recorded.seconds }
    setVoice(brought)
    return brought
  }
  return (
    <Card tone={seconds === null ? 'plain' : 'done'}>
      <Words kind="strong">{seconds === null ? words.speakRemark : words.remarkKept(seconds)}</Words>
      <Words kind="soft">{words.speakRemarkNext}</Words>
      <AskVoice voice={voice} onVoice={setVoice} />
      {refused && voice && <Refused answer={refused} sentences={takeRefusals} onRetry={() => send(voice)} />}
      {speak.refused && (
        <Refused answer={speak.refused} sentences={speakRefusals} onRetry={() => settle(speak.retry())} />
      )}
      {voice && (
        <Button busy={(isBringing || speak.isBusy) && words.sending} onTap={() => send(voice)}>
          {words.sendRemark}
        </Button>
      )}
    </Card>
  )
}
