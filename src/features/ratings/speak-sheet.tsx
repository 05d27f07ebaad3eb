import { useState } from 'react'
import type { FollowUpOutcome, FollowUpView } from '../../../types/ratings'
import { useAction } from '../../cloud/use-action'
import { Button } from '../../ui/button'
import { Choices } from '../../ui/choices'
import { Field } from '../../ui/field'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/toast'
import { Refused } from '../door/refused'
import { followUpRefusals, outcomeWords, words } from './words'

interface SpeakSheetProps {
  communityId: string
  requestId: string
  onClose: () => void
  onDone: (followUp: FollowUpView) => void
}

const choices = (Object.keys(outcomeWords) as FollowUpOutcome[]).map(key => ({
  key,
  title: outcomeWords[key],
}))

/** What came of speaking with the resident (G71). */
export function SpeakSheet({ communityId, requestId, onClose, onDone }: SpeakSheetProps) {
  const speak = useAction('ratings.followUp')
  const [outcome, setOutcome] = useState<FollowUpOutcome>('explained')
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const written = note.trim()

  const settle = async (asked: ReturnType<typeof speak.run>) => {
    const answer = await asked
    if (!answer?.ok) return
    say(outcome === 'notReached' ? words.triedAgain : words.spoke)
    onDone(answer.value.followUp)
  }
  const send = () => {
    setHasTried(true)
    return written ? settle(speak.run({ communityId, requestId, outcome, note: written })) : undefined
  }
  return (
    <Sheet title={words.speakTitle} onClose={onClose}>
      <Choices label={words.outcome} choices={choices} chosen={outcome} onChoose={setOutcome} />
      <Field
        label={words.note}
        hint={words.noteHint}
        value={note}
        onType={setNote}
        maxLength={300}
        isLong
        error={hasTried && !written ? words.noteMissing : null}
      />
      {speak.refused && (
        <Refused answer={speak.refused} sentences={followUpRefusals} onRetry={() => settle(speak.retry())} />
      )}
      <Button busy={speak.isBusy && words.sending} onTap={send}>
        {words.spoken}
      </Button>
    </Sheet>
  )
}
