import { useState } from 'react'
import type { FollowUpView } from '../../../types/ratings'
import { call, type Refused as RefusedAnswer } from '../../cloud/call'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Field } from '../../ui/field'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { Listen } from '../requests/listen'
import { hearRefusals, listenRefusals, words } from './words'

interface HearRemarkProps {
  communityId: string
  item: FollowUpView
  onHeard: (followUp: FollowUpView) => void
}

/** What a resident said instead of writing: heard by whoever speaks with the resident, and written down as it was said. */
export function HearRemark({ communityId, item: { requestId, voice }, onHeard }: HearRemarkProps) {
  const hear = useAction('ratings.hear')
  const [refused, setRefused] = useState<RefusedAnswer<'ratings.listen'> | null>(null)
  const [text, setText] = useState('')
  if (!voice) return null

  const address = async () => {
    const answer = await call('ratings.listen', { communityId, requestId })
    setRefused(answer.ok ? null : answer)
    return answer.ok ? answer.value.url : null
  }
  const settle = async (asked: ReturnType<typeof hear.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(words.heard)
    onHeard(answer.value.followUp)
  }
  return (
    <>
      <Words kind="strong">{words.remarkSpoken(voice.seconds)}</Words>
      {refused && <Refused answer={refused} sentences={listenRefusals} onRetry={address} />}
      <Listen address={address} />
      {!voice.isHeard && (
        <>
          <Field
            label={words.heardText}
            hint={words.heardHint}
            value={text}
            onType={setText}
            maxLength={300}
            isLong
          />
          {hear.refused && (
            <Refused answer={hear.refused} sentences={hearRefusals} onRetry={() => settle(hear.retry())} />
          )}
          <Button
            kind="second"
            busy={hear.isBusy && words.sending}
            onTap={() => settle(hear.run({ communityId, requestId, text: text.trim() || null }))}
          >
            {words.hearDone}
          </Button>
        </>
      )}
    </>
  )
}
